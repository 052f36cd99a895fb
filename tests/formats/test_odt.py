"""OpenDocument texts: what is said is kept, in its lines; what is not said is counted."""

import pytest

import documents
from codebook.errors import BadInput
from codebook.formats import odt, source
from codebook.formats.document import COMMENTS, DELETED, HIDDEN, NOTES

HIDDEN_STYLE = (
    '<style:style style:name="H" style:family="text">'
    '<style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="S" style:family="text">'
    '<style:text-properties text:display="true"/></style:style>'
)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<text:h>Head</text:h><text:p>Words</text:p>", "Head\nWords"),
        ("<text:p>soft<text:line-break/>break</text:p>", "soft\nbreak"),
        ("<text:p>  a \n  b<text:span> c</text:span> </text:p>", "a b c "),
        ("<text:p>a <text:span> b</text:span></text:p>", "a b"),
        ('<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:s/></text:p>', "a   b\tc "),
        ('<text:p>a<text:s text:c="x"/>b</text:p>', "a b"),
        ("<text:p>a\xa0\xa0b</text:p>", "a\xa0\xa0b"),
        (
            "<table:table><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell>"
            '<table:table-cell table:number-columns-repeated="9999999"><text:p>B</text:p>'
            "</table:table-cell></table:table-row></table:table>",
            "A\nB",
        ),
        ("<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>", "one"),
        (
            "<text:p>around<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box>"
            "<svg:title>a title</svg:title></draw:frame> it</text:p><text:p>after</text:p>",
            "around it\nboxed\nafter",
        ),
        (
            "<text:p><text:ruby><text:ruby-base>base</text:ruby-base>"
            "<text:ruby-text>above</text:ruby-text></text:ruby></text:p>",
            "base",
        ),
        ("<text:p><text:a>linked</text:a> words</text:p>", "linked words"),
        ("stray<text:p>in</text:p>stray", "in"),
    ],
)
def test_words(body: str, text: str) -> None:
    assert odt.read(documents.odt(body), "a.odt").text == text


@pytest.mark.parametrize(
    ("body", "left_out"),
    [
        ("<office:annotation><text:p>remark</text:p></office:annotation>", {COMMENTS: 1}),
        (
            "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
            "<text:p>note</text:p></text:note-body></text:note>",
            {NOTES: 1},
        ),
        ('<text:span text:style-name="H">secret</text:span>', {HIDDEN: 6}),
        (
            '<text:span text:style-name="H">se<text:span text:style-name="S">cr</text:span>'
            "</text:span>",
            {HIDDEN: 4},
        ),
        ('<text:hidden-text text:string-value="secret"/>', {HIDDEN: 6}),
    ],
)
def test_what_is_no_speech_is_counted(body: str, left_out: dict[str, int]) -> None:
    data = documents.odt(f"<text:p>said{body} then</text:p>", HIDDEN_STYLE)
    read = source.read(data, "a.odt")
    assert (read.text, read.left_out) == ("said then", left_out)


def test_insertions_stay_and_deletions_go() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><office:change-info>"
        "</office:change-info><text:p>gone</text:p></text:deletion></text:changed-region>"
        "</text:tracked-changes><text:p>a<text:change/> "
        "<text:change-start/>new<text:change-end/></text:p>"
    )
    read = odt.read(documents.odt(body), "a.odt")
    assert (read.text, read.left_out) == ("a new", {DELETED: 4})


def test_a_hidden_section_is_hidden_with_those_in_it() -> None:
    inner = "<text:section><text:p>ab</text:p></text:section><text:p>cd</text:p>"
    hidden = f'<text:section text:display="none">{inner}</text:section>'
    read = odt.read(documents.odt(f"{hidden}<text:section><text:p>x</text:p></text:section>"), "a")
    assert (read.text, read.left_out) == ("x", {HIDDEN: 4})


def test_a_style_of_the_document_hides_too() -> None:
    parts = documents.odt_parts('<text:p text:style-name="H">no</text:p><text:p>yes</text:p>')
    parts["styles.xml"] = parts["styles.xml"].replace(
        "/>", f">{HIDDEN_STYLE}</office:document-styles>"
    )
    assert odt.read(documents.zipped(parts), "a.odt").text == "\nyes"


def test_a_locked_text_is_refused() -> None:
    parts = documents.odt_parts("<text:p>x</text:p>")
    manifest = parts["META-INF/manifest.xml"]
    parts["META-INF/manifest.xml"] = manifest.replace("/>", "><m:encryption-data/></m:manifest>")
    with pytest.raises(BadInput, match=r"^a\.odt: is locked by a password"):
        odt.read(documents.zipped(parts), "a.odt")


@pytest.mark.parametrize("content", ["", "<a/>", "<a>", "\0"])
def test_what_is_no_text_document_is_one_line(content: str) -> None:
    parts = {**documents.odt_parts(""), "content.xml": content}
    with pytest.raises(BadInput, match=r"^a\.odt: is no readable OpenDocument text$"):
        odt.read(documents.zipped(parts), "a.odt")


def test_labels_are_found() -> None:
    data = documents.odt("<text:p>INT: How?</text:p><text:p>SA-01: Well.</text:p>")
    read = source.read(data, "a.odt")
    assert [label.name for label in read.labels] == ["INT", "SA-01"]
