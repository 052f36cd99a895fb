"""Codebooks as CSV and as REFI-QDA XML: what is written reads back equal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from codebook.core.codes import Code, CodeTree
from codebook.core.text import clean, clean_within
from codebook.errors import BadInput
from codebook.formats import codebook_csv, codebook_qdc, codebook_yaml
from codebook.tasks.shipped import read_codebook

odd = "\u2028\u2029\ufeff\ufffe\uffff"
plain = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=odd)
words = st.text(plain, max_size=15).map(str.strip)
risky = words | st.sampled_from(["=1+1", "'=1", "+2", "a, b", 'so "said"', "\\n", "x\\", "@me"])
lines = risky | st.sampled_from(["one\ntwo", "a\\\nb"])


def keys(depth: int) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(["a", "b-1", "C"]), min_size=1, max_size=depth).map("/".join)


@st.composite
def trees(draw: st.DrawFn, text: st.SearchStrategy[str]) -> CodeTree:
    """A tree of codes with words of every kind."""
    paths: dict[str, None] = {}
    for path in draw(st.lists(keys(3), min_size=1, max_size=5)):
        parts = path.split("/")
        paths |= dict.fromkeys("/".join(parts[:n]) for n in range(1, len(parts) + 1))
    several = st.lists(text.filter(bool), max_size=2).map(tuple)
    codes = [
        Code(
            path,
            " ".join(draw(words).split()) or "n",
            draw(text),
            draw(text),
            draw(text),
            draw(several),
            draw(st.sampled_from(["", "#0072B2", "#d55E00"])),
            draw(several),
        )
        for path in paths
    ]
    return CodeTree(tuple(codebook_csv._depth_first(codes)))


@given(trees(lines.map(lambda text: clean(text).text)).map(lambda tree: clean_within(tree)[0]))
def test_csv_reads_back_equal(tree: CodeTree) -> None:
    assert codebook_csv.read(codebook_csv.write(tree).encode(), "c.csv") == tree


@given(trees(risky))
def test_qdc_reads_back_equal_but_for_colours_that_are_inherited(tree: CodeTree) -> None:
    back = codebook_qdc.read(codebook_qdc.write(tree), "c.qdc")
    assert [code.path for code in back] == [code.path for code in tree]
    for ours, theirs in zip(tree, back, strict=True):
        assert back.color_of(ours.path) == tree.color_of(ours.path)
        for name in ("name", "definition", "include", "exclude", "examples", "aliases"):
            assert getattr(ours, name) == getattr(theirs, name)


def test_the_shipped_codebook_goes_through_both() -> None:
    tree = read_codebook("tvpa-3p").tree
    assert tuple(codebook_csv.read(codebook_csv.write(tree).encode(), "c.csv")) == tuple(tree)
    assert tuple(codebook_qdc.read(codebook_qdc.write(tree), "c.qdc")) == tuple(tree)
    assert codebook_qdc.write(tree) == codebook_qdc.write(tree)


def test_a_qdc_has_what_its_schema_asks_for() -> None:
    root = etree.fromstring(codebook_qdc.write(read_codebook("tvpa-3p").tree))
    assert root.tag == "{urn:QDA-XML:codebook:1.0}CodeBook"
    found = list(root.iter("{urn:QDA-XML:codebook:1.0}Code"))
    assert len({code.get("guid") for code in found}) == len(found) == 39
    for code in found:
        assert code.get("isCodable") == "true"
        children = [etree.QName(child).localname for child in code]
        assert children == ["Description", *["Code"] * (len(children) - 1)]


def test_a_codebook_of_another_program_gets_keys_from_its_names() -> None:
    data = """<CodeBook xmlns="urn:QDA-XML:codebook:0:4"><Codes>
    <Code guid="{X}" name="Où ça?" color="#FF0000"><Description>Where.</Description>
    <Code guid="Y" name="Où, ça!" isCodable="true"/><Code guid="Z" name="ou ca"/></Code>
    </Codes></CodeBook>"""
    tree = codebook_qdc.read(data.encode(), "o.qdc")
    assert [c.path for c in tree] == ["ou-ca", "ou-ca/ou-ca", "ou-ca/ou-ca-2"]
    assert (tree.codes[0].definition, tree.codes[0].color) == ("Where.", "#FF0000")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<CodeBook><Codes>", "o.qdc:1: is no readable XML"),
        (b"<Other/>", "o.qdc:1: is no REFI-QDA codebook"),
        (b"<CodeBook><Codes/></CodeBook>", "o.qdc: the codebook is empty"),
        (b"<CodeBook><Codes><Code/></Codes></CodeBook>", "o.qdc:1: a code has no name"),
        (b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><CodeBook>&e;</CodeBook>', "type"),
    ],
)
def test_a_bad_qdc_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(BadInput, match=said.replace(".", r"\.")):
        codebook_qdc.read(data, "o.qdc")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("code,name\na/b,B\n", "c.csv:2: a/b stands below a, which is missing"),
        ("code,name\na,A\na,B\n", "c.csv:3: the code a stands twice"),
        ("code,name\na b,A\n", "c.csv:2: the code 'a b' is not keys"),
        ("code,name\na,\n", "c.csv:2: the code a has no name"),
        (f"code,name\na,A\n{'/'.join('a' * 2000)},A\n", "c.csv:3: more than 20 levels"),
        ("code;name;color\na;A;red\n", "c.csv:2: the colour 'red'"),
        ("code,title\na,A\n", "c.csv:1: the column 'name' is missing"),
    ],
)
def test_a_bad_csv_is_refused_with_its_line(text: str, said: str) -> None:
    with pytest.raises(BadInput) as error:
        codebook_csv.read(text.encode(), "c.csv")
    assert str(error.value).startswith(said)


def test_a_csv_may_hang_codes_below_those_there_are() -> None:
    known = CodeTree((Code("a", "A"),))
    found = codebook_csv.read(b"code,name\na/b,B\n", "c.csv", known)
    assert [code.path for code in found] == ["a", "a/b"]


def test_twenty_levels_go_through_every_kind_of_file() -> None:
    paths = ["/".join("a" * n) for n in range(1, 21)]
    tree = CodeTree(tuple(Code(path, "A") for path in paths))
    assert codebook_csv.read(codebook_csv.write(tree).encode(), "c.csv") == tree
    assert tuple(codebook_qdc.read(codebook_qdc.write(tree), "c.qdc")) == tuple(tree)
    assert tuple(codebook_yaml.read(codebook_yaml.write(tree), "c.yaml").tree) == tuple(tree)
    deeper = CodeTree((*tree, Code("/".join("a" * 21), "A")))
    with pytest.raises(BadInput, match=r"^c\.qdc:\d+: more than 20 levels$"):
        codebook_qdc.read(codebook_qdc.write(deeper), "c.qdc")
    with pytest.raises(BadInput, match=r"^c\.yaml:\d+: more than 20 levels$"):
        codebook_yaml.read(codebook_yaml.write(deeper), "c.yaml")


def test_a_qdc_may_have_its_codes_in_two_lots() -> None:
    lot = b'<Codes><Code name="A"><Code name="B"/></Code></Codes>'
    tree = codebook_qdc.read(b"<CodeBook>" + lot + lot + b"</CodeBook>", "o.qdc")
    assert [code.path for code in tree] == ["a", "a/b", "a-2", "a-2/b"]
