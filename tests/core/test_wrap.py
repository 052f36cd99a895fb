"""Rows and offsets agree, whatever the text is made of."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from codebook.core.spans import Span
from codebook.core.wrap import WrapMap

pieces = [*"ab  \t中あ-é", "e\u0301", "👩\u200d🚀", "🇫", "🇩🇪", "\u200e", "\u05d0"]
texts = st.lists(st.sampled_from(pieces), max_size=60).map("".join)


@given(texts, st.integers(1, 20))
def test_rows_join_back_and_fit(text: str, width: int) -> None:
    wrapped = WrapMap(text, [(0, len(text))], width)
    rows = [wrapped.row(n) for n in range(len(wrapped))]
    assert "".join(text[r.start : r.end] for r in rows) == text
    for number, row in enumerate(rows):
        widest = 8 if "\t" in text[row.start : row.end] else 2
        assert cell_len(wrapped.display(number).rstrip()) <= max(width, widest)


@given(texts, st.integers(2, 20), st.integers(0, 60))
def test_a_cell_leads_back_to_its_offset(text: str, width: int, offset: int) -> None:
    wrapped = WrapMap(text, [(0, len(text))], width)
    offset = min(offset, len(text))
    row = wrapped.row_at(offset)
    back = wrapped.offset_at(row, wrapped.cell_at(offset))
    assert back <= offset
    assert wrapped.cell_at(back) <= wrapped.cell_at(offset)
    assert wrapped.row_at(back) == row


@given(texts)
def test_what_is_drawn_is_as_wide_as_its_clusters(text: str) -> None:
    wrapped = WrapMap(text, [(0, len(text))], 1000)
    drawn = wrapped.display(0)
    assert "\t" not in drawn
    assert cell_len(drawn) == wrapped.cells(0, Span(0, len(text)))[1]


def test_a_tab_reaches_to_the_next_stop_and_stands_alone() -> None:
    wrapped = WrapMap("ab\tc\t\td", [(0, 8)], 40)
    assert wrapped.display(0) == "ab      c               d"
    assert [wrapped.cell_at(n) for n in range(7)] == [0, 1, 2, 8, 9, 16, 24]
    assert wrapped.offset_at(0, 5) == 2


def test_words_stay_whole_and_spaces_hang() -> None:
    text = "one two  three"
    wrapped = WrapMap(text, [(0, len(text))], 7)
    assert [wrapped.display(n) for n in range(len(wrapped))] == ["one two", "three"]
    assert wrapped.row(0) == Span(0, 9)


def test_wide_and_joined_characters_are_two_cells() -> None:
    text = "中👩\u200d🚀e\u0301x"
    wrapped = WrapMap(text, [(0, len(text))], 10)
    assert [wrapped.cell_at(n) for n in (0, 1, 4, 6)] == [0, 2, 4, 5]
    assert wrapped.offset_at(0, 3) == 1
    assert wrapped.cells(0, Span(1, 2)) == (2, 4)


def test_what_lies_between_lines_is_not_shown() -> None:
    text = "INT: a\nSA: b"
    wrapped = WrapMap(text, [(5, 6), (6, 6), (11, 12)], 10)
    assert [wrapped.display(n) for n in range(3)] == ["a", "", "b"]
    assert wrapped.row_at(9) == 1
    assert wrapped.row_at(11) == 2


def test_long_lines_are_cut_once() -> None:
    for piece in ("word ", "wört ", "x" * 50):
        text = piece * (50_000 // len(piece))
        wrapped = WrapMap(text, [(0, len(text))], 60)
        assert "".join(text[slice(*wrapped.row(n))] for n in range(len(wrapped))) == text
        assert 50_000 / 61 <= len(wrapped) <= 50_000 / 54
