"""A table as a page: readable on a phone, on paper, and by those who hear it."""

from lxml import html

from codebook.formats.report import Table, to_html

TABLE = Table(
    "Tally <b>", ("code", "A (n=7)"), (("x", 3), ("y", None)), "INTERNAL: exact", ("so",),
    frozenset({1}),
)  # fmt: skip


def test_headings_say_what_they_head() -> None:
    page = html.document_fromstring(to_html(TABLE))
    assert page.get("lang") == "en"
    assert page.xpath("//meta[@name='viewport']/@content") == [
        "width=device-width, initial-scale=1"
    ]
    assert page.xpath("//th/@scope") == ["col", "col"]
    assert page.xpath("//table/caption/text()") == ["Tally <b> (INTERNAL: exact)"]
    assert page.xpath("//td[@class='n']/text()") == ["3"]
