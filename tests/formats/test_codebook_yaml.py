"""Codebooks as YAML: every error has its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebook.core.categories import Scheme
from codebook.core.codes import Code, CodeTree
from codebook.errors import BadInput
from codebook.formats.codebook_yaml import read, write
from codebook.tasks.shipped import codebooks, read_codebook

words = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\u2028\u2029\ufeff"),
    max_size=20,
).map(str.strip)


@given(st.lists(st.tuples(words, words, st.lists(words, max_size=2)), max_size=5))
def test_what_is_written_reads_back_equal(fields: list[tuple[str, str, list[str]]]) -> None:
    codes: list[Code] = []
    for number, (definition, include, examples) in enumerate(fields):
        path = f"{codes[-1].path}/k{number}" if number % 2 else f"k{number}"
        codes.append(
            Code(path, f"n{number}", definition, include, examples=tuple(examples), color="#00AAff")
        )
    tree = CodeTree(tuple(codes), "T", "2")
    assert read(write(tree), "f").tree == tree


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("codes:\n- key: a\n\tname: A\n", 3, "tab"),
        ("codes:\n- key: a\n  key: b\n  name: A\n", 3, "stands twice"),
        ("codes:\n- key: a\n  name: A\n  colour: red\n", 4, "did you mean 'color'"),
        ("codes:\n- key: a\n  name: A\n  color: red\n", 4, "#0072B2"),
        ("codes:\n- key: a\n  name: A\n- key: a\n  name: B\n", 4, "twice at this level"),
        ("codes:\n- key: a b\n  name: A\n", 2, "letters, digits"),
        ("codes:\n- key: a\n", 2, "'name' is missing"),
        ("codes: &all\n- key: a\n  name: A\n  codes: *all\n", 4, "cycle"),
        ("codes:\n- key: a\n  name: A\n  examples: text\n", 4, "is a list"),
        ("codes: []\ncategories:\n- key: a b\n  name: A\n", 3, "digits, '-' and '_'"),
        (
            "codes: []\ncategories:\n- key: unknown\n  name: U\n  categories:\n"
            "  - {key: a, name: A}\n",
            6,
            "unknown has no categories below it",
        ),
        ("codes: [\n", 2, ""),
        ("- a\n", 1, "is a mapping"),
    ],
)
def test_errors_have_their_line(text: str, line: int, what: str) -> None:
    with pytest.raises(BadInput) as error:
        read(text, "book.yaml")
    assert str(error.value).startswith(f"book.yaml:{line}: ")
    assert what in str(error.value)


@pytest.mark.parametrize("name", codebooks())
def test_shipped_codebooks_are_complete(name: str) -> None:
    tree = read_codebook(name).tree
    assert 3 <= len(tree) <= 45
    for code in tree:
        assert code.definition and code.include and code.exclude and code.examples, code.path
        assert tree.color_of(code.path)


def test_the_3p_codebook_has_its_branches_at_uneven_depth() -> None:
    tree = read_codebook("tvpa-3p").tree
    assert [code.path for code in tree.children()] == [
        "protection",
        "prosecution",
        "prevention",
        "cross",
    ]
    assert {code.depth for code in tree if tree.is_leaf(code.path)} == {2, 3, 4}


def test_categories_read_back_whatever_a_list_of_people_calls_them() -> None:
    scheme = Scheme().with_paths(["law_enforcement/féd-1", "null", "007", "привет/мир_2"])
    tree = CodeTree((Code("a", "A"),))
    assert read(write(tree, scheme), "f").scheme == scheme
