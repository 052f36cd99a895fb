"""A report is checked as one set, and says the same in every format."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from codebook.cli.report import to_json
from codebook.core.claims import Claim
from codebook.core.reports import Report, TablePart
from codebook.errors import BadInput, Refused
from codebook.formats import report as formats
from codebook.formats import report_html, report_tables
from codebook.formats.report_plan import AgainItem, ClaimsItem, Plan, TableItem, read, write
from codebook.store.study import Study
from codebook.tasks import claims
from codebook.tasks.report import draft, release, sketch
from spoken_study import everybody, make

SAID = {
    **everybody("P", 6, ("a/b", "supports"), ("e", "counters")),
    **everybody("A", 2, ("a/d", "supports")),
    **everybody("E", 4, ("a", ""), ("e", "supports")),
}
HOSTILE = "<script>alert(1)</script> & =1+1 \x1b[31m \u202e"


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    with Study.open(make(tmp_path / "s.study", SAID)) as opened:
        coding = opened.layer("ana", "P-1")[0].id
        text = "Most local officers said <b>so</b>."
        claims.write(opened, Claim("", text, "a/b", "supports", "police/local", "", (coding,)))
        yield opened


PLAN = Plan(
    "What we found",
    method=("We listened.",),
    contents=(
        ClaimsItem("In short"),
        TableItem("Themes", depth=2),
        TableItem("Support", codes=("e",), stance="supports"),
    ),
)


def test_a_claim_may_stand_before_the_table_that_it_speaks_of(study: Study) -> None:
    plan = Plan("x", contents=(ClaimsItem(), TableItem("T", codes=("a/b",), stance="supports")))
    report, made = release(study, plan)
    assert [type(part).__name__ for part in report.parts] == ["ClaimsPart", "TablePart"]
    assert [part["kind"] for part in made.facts] == ["table", "claims"]
    assert report.release == made.id
    with pytest.raises(Refused, match=r"entry 2 \(T\): rule “once”"):
        draft(study, plan)


def test_what_is_safe_alone_may_not_be_beside_another(study: Study) -> None:
    plan = Plan("x", contents=(TableItem("One", codes=("a",)), TableItem("Two", codes=("a/b",))))
    with pytest.raises(Refused, match=r"entry 2 \(Two\): rule “rows apart”"):
        draft(study, plan)
    with pytest.raises(Refused, match=r"entry 1 \(In short\): rule “words of a table”"):
        draft(study, replace(PLAN, contents=PLAN.contents[:2]))
    assert study.releases() == []


def test_a_clash_within_a_plan_is_not_called_a_release(study: Study) -> None:
    rows = TableItem("Rows", codes=("e",))
    twice = Plan("x", contents=(rows, TableItem("Below", codes=("a/b",)), rows))
    with pytest.raises(Refused, match=r"entry 3 .*“once”: e stands in this report already"):
        draft(study, twice)
    nested = Plan("x", contents=(rows, TableItem(codes=("a",)), TableItem(codes=("a/b",))))
    with pytest.raises(
        Refused, match=r"which stands in this report already.*leave out one of the two"
    ) as refused:
        draft(study, nested)
    assert "released" not in str(refused.value)
    total = Plan("x", contents=(rows, TableItem("In all", by="NONE", codes=("e",))))
    with pytest.raises(Refused, match="e stands in this report already by category"):
        draft(study, total)
    levels = Plan("x", contents=(rows, TableItem("Top", level=1, codes=("a/b",))))
    with pytest.raises(Refused, match="tables of this report are by"):
        draft(study, levels)


def test_what_is_wrong_names_the_entry(study: Study) -> None:
    with pytest.raises(BadInput, match=r"entry 1 \(table\): no code 'z'"):
        draft(study, Plan("x", contents=(TableItem(codes=("z",)),)))


def test_what_was_released_is_shown_again_as_it_was(study: Study) -> None:
    first, made = release(study, Plan("x", contents=(TableItem("T", codes=("e",)),)))
    study.remove("ana", [study.layer("ana", "P-1")[-1].id])
    again, _ = release(study, Plan("y", contents=(AgainItem(made.id), TableItem(codes=("a/b",)))))
    assert isinstance(first.parts[0], TablePart)
    assert isinstance(again.parts[0], TablePart)
    before, after = first.parts[0].tally, again.parts[0].tally
    assert after.categories == before.categories
    assert after.rows == before.rows
    assert [row.theme.code for row in study.memory().rows] == ["e", "e", "a/b"]
    with pytest.raises(BadInput, match=r"entry 1 \(again\): there is no release 12"):
        draft(study, Plan("x", contents=(AgainItem("12"),)))
    study.withdraw_release(made.id, "lost")
    with pytest.raises(BadInput, match="was withdrawn"):
        draft(study, Plan("x", contents=(AgainItem(made.id),)))
    assert [row.theme.code for row in study.memory().rows] == ["e", "a/b"]


def test_words_are_those_of_the_interviews_that_count(study: Study) -> None:
    plan = Plan("x", contents=(TableItem("T", depth=2),))
    numbers = dict(draft(study, plan).numbers)
    by_key = {one.key: one.words for one in study.transcripts()}
    study.unfinish("ana", ["P-1", "E-1"])
    fewer = dict(draft(study, plan).numbers)
    assert fewer["interviews"] == numbers["interviews"] - 2
    left = numbers["words of interviewees"] - by_key["P-1"] - by_key["E-1"]
    assert fewer["words of interviewees"] == left


def test_a_report_of_nothing_is_no_release(study: Study) -> None:
    with pytest.raises(BadInput, match="nothing to release"):
        release(study, Plan("x"))
    assert study.releases() == []


def test_a_sketch_is_a_plan_that_can_be_released(study: Study) -> None:
    plan = read(write(sketch(study)), "p.yaml")
    assert [type(item).__name__ for item in plan.contents] == [
        "TableItem",
        "TableItem",
        "ClaimsItem",
    ]
    release(study, plan)
    later = sketch(study)
    assert [type(item).__name__ for item in later.contents] == ["AgainItem", "ClaimsItem"]
    release(study, later)


def _made(study: Study) -> Report:
    plan = Plan(
        HOSTILE,
        contents=(
            TableItem(HOSTILE, codes=("a/d", "e")),
            TableItem("Support", codes=("a/b",), stance="supports"),
            ClaimsItem("In short"),
        ),
    )
    return draft(study, plan)


def _values(report: Report) -> list[tuple[Any, ...]]:
    """Every count of a report, by part, theme and group, as its JSON has it."""
    found = []
    for number, part in enumerate(to_json(report)["parts"]):
        if part["kind"] != "table":
            continue
        labels = {c["category"]: c["label"] for c in part["categories"]}
        for row in part["rows"]:
            for cell in row["cells"]:
                found.append(
                    (number, row["code"], labels[cell["category"]], cell["low"], cell["high"])
                )
    return found


def _bounds(text: str) -> tuple[int | None, int | None]:
    if text == "–":
        return None, None
    low, _, high = text.partition("–")
    return int(low), int(high or low)


def test_numbers_agree_in_every_format(study: Study) -> None:
    report = _made(study)
    expected = _values(report)
    assert len(expected) == 12
    assert json.loads(json.dumps(to_json(report)))["draft"] is True

    long = list(csv.DictReader(io.StringIO(formats.to_csv(report_tables.to_long(report)))))
    titles = [formats.text_of(part.title) for part in report.parts]
    counted = [row for row in long if row["kind"] == "count"]
    assert [(r["theme"], r["group"], int(r["low"]), int(r["high"])) for r in counted] == [
        row[1:] for row in expected
    ]

    page = html.document_fromstring(report_html.to_html(report))
    from_page: list[tuple[Any, ...]] = []
    for number, table in enumerate(page.iter("table")):
        heads = [th.text for th in table.find("thead").iter("th")][1:]
        for row in table.find("tbody").iter("tr"):
            code = row.find("th").find("small").text
            for group, cell in zip(heads, row.findall("td"), strict=True):
                from_page.append((number, code, group, *_bounds(cell.text)))
    assert from_page == expected
    bars = [svg.get("aria-label") for svg in page.iter("svg")]
    assert bars == [
        f"{group}: {low}–{high} of {n}" if low != high else f"{group}: {low} of {n}"
        for (_, _, group, low, high), n in zip(
            expected, [c.n for p in report.parts[:2] for r in p.tally.rows for c in r.cells],
            strict=True,
        )
    ]  # fmt: skip
    assert titles[1] == "Support"

    from_sheets = []
    for number, sheet in enumerate(_sheets(formats.to_workbook(report_tables.tables(report)))[:2]):
        top = next(n for n, row in enumerate(sheet) if row[:1] == ["code"])
        heads = [head.rpartition(" (")[0] for head in sheet[top][1:]]
        for row in sheet[top + 1 :]:
            if len(row) != len(heads) + 1:
                break
            from_sheets += [
                (number, row[0], group, *_bounds(str(value)))
                for group, value in zip(heads, row[1:], strict=True)
            ]
    assert from_sheets == expected

    markdown = report_tables.to_markdown(report)
    lines = [line for line in markdown.splitlines() if line.startswith(("| a", "| e"))]
    cells = [cell.strip() for line in lines for cell in line.strip("|").split("|")[1:]]
    assert [_bounds(cell) for cell in cells] == [row[3:] for row in expected]


def _sheets(data: bytes) -> list[list[list[Any]]]:
    """The cells of a workbook, read from its XML, row by row."""
    import zipfile

    from lxml import etree

    space = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    book = zipfile.ZipFile(io.BytesIO(data))
    shared = [
        "".join(item.itertext())
        for item in etree.fromstring(book.read("xl/sharedStrings.xml")).findall("x:si", space)
    ]
    found = []
    names = sorted(n for n in book.namelist() if n.startswith("xl/worksheets/sheet"))
    for name in names:
        rows = []
        tree = etree.fromstring(book.read(name))
        assert not tree.findall(".//x:f", space)
        for row in tree.iterfind(".//x:row", space):
            cells = []
            for cell in row.findall("x:c", space):
                value = cell.find("x:v", space)
                text = "" if value is None else value.text
                is_text = cell.get("t") == "s"
                cells.append(shared[int(text)] if is_text else int(float(text)))
            rows.append(cells)
        found.append(rows)
    return found


def test_hostile_text_acts_nowhere(study: Study) -> None:
    report = _made(study)
    page = report_html.to_html(report)
    assert "<script" not in page
    assert "<b>so</b>" not in page
    assert "&lt;b&gt;so&lt;/b&gt;" in page
    for text in (page, report_tables.to_markdown(report)):
        assert "\x1b" not in text
        assert "\u202e" not in text
    assert "http" not in page


def test_a_report_names_no_coder_and_no_interviewee(study: Study) -> None:
    report = _made(study)
    for text in (
        report_html.to_html(report),
        report_tables.to_markdown(report),
        formats.to_csv(report_tables.to_long(report)),
    ):
        assert "ana" not in text.replace("finance", "")
        assert "P-1" not in text
