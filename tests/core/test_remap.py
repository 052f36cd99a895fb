"""Passages through replacements, beside a map that carries every letter by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebook.core.remap import Remap, Replaced
from codebook.core.spans import Span

OLD = "abcdefghijklmnopqrstuvwxyz"


@st.composite
def changes(draw: st.DrawFn) -> list[Replaced]:
    """Replacements in :data:`OLD` in any order; some bring words in, some take some out."""
    ends = sorted(draw(st.lists(st.integers(0, len(OLD)), max_size=8)))
    pieces = dict.fromkeys(zip(ends[::2], ends[1::2], strict=False))
    made = [Replaced(start, end, draw(st.text("XY", max_size=5))) for start, end in pieces]
    return list(draw(st.permutations(made)))


passages = st.tuples(st.integers(0, 26), st.integers(0, 26)).map(
    lambda ends: Span(min(ends), max(ends))
)


def letters_of(replaced: list[Replaced], passage: Span) -> list[tuple[str, object]]:
    """What a passage holds afterwards, letter by letter: old ones, and new words whole."""
    found: list[tuple[str, object]] = []
    by_start = sorted(replaced)
    place = 0
    while place <= len(OLD):
        for number, one in enumerate(by_start):
            if one.start == one.end == place and passage.start < place < passage.end:
                found += [(letter, number) for letter in one.words]
        here = next((one for one in by_start if one.start == place < one.end), None)
        if here is not None:
            if here.start < passage.end and passage.start < here.end:
                found += [(letter, by_start.index(here)) for letter in here.words]
            place = here.end
            continue
        if passage.start <= place < passage.end and place < len(OLD):
            found.append((OLD[place], "old"))
        place += 1
    return found


@given(changes(), passages)
def test_a_passage_keeps_its_words_and_has_new_ones_whole(
    replaced: list[Replaced], passage: Span
) -> None:
    remap = Remap(replaced)
    text = remap.text(OLD)
    moved = remap.moved(passage)
    expected = "".join(letter for letter, _ in letters_of(replaced, passage))
    if passage.start == passage.end:
        return
    assert (text[moved.start : moved.end] if moved else "") == expected


@given(changes(), passages)
def test_a_passage_that_is_not_touched_holds_the_very_same_words(
    replaced: list[Replaced], passage: Span
) -> None:
    remap = Remap(replaced)
    if passage.length and not remap.touches(passage):
        moved = remap.moved(passage)
        assert moved is not None
        assert remap.is_exact(passage)
        assert remap.text(OLD)[moved.start : moved.end] == OLD[passage.start : passage.end]


@given(changes(), passages, passages)
def test_passages_keep_their_order(replaced: list[Replaced], one: Span, other: Span) -> None:
    remap = Remap(replaced)
    if one.length and other.length and one.end <= other.start:
        before, after = remap.moved(one), remap.moved(other)
        shared = any(r.start < one.end and other.start < r.end for r in replaced)
        if before and after and not shared:
            assert before.end <= after.start


@given(changes())
def test_the_whole_text_is_moved_to_the_whole_text_but_for_words_at_its_edges(
    replaced: list[Replaced],
) -> None:
    inside = [one for one in replaced if one.start != one.end or 0 < one.start < len(OLD)]
    remap = Remap(inside)
    text = remap.text(OLD)
    assert remap.moved(Span(0, len(OLD))) == (Span(0, len(text)) if text else None)


def test_an_end_inside_of_replaced_words_takes_them_whole() -> None:
    remap = Remap([Replaced(3, 8, "[NAME-1]")])
    assert remap.text(OLD[:12]) == "abc[NAME-1]ijkl"
    for passage, words in (
        (Span(4, 6), "[NAME-1]"),
        (Span(0, 5), "abc[NAME-1]"),
        (Span(7, 10), "[NAME-1]ij"),
        (Span(8, 10), "ij"),
        (Span(0, 3), "abc"),
    ):
        moved = remap.moved(passage)
        assert moved is not None
        assert remap.text(OLD)[moved.start : moved.end] == words
    assert [remap.is_exact(p) for p in (Span(3, 8), Span(4, 8), Span(0, 7))] == [True, False, False]
    assert [remap.touches(p) for p in (Span(8, 9), Span(0, 3), Span(7, 9))] == [False, False, True]


def test_words_that_are_gone_leave_no_passage() -> None:
    assert Remap([Replaced(3, 8, "")]).moved(Span(4, 6)) is None


def test_replacements_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        Remap([Replaced(3, 8, "x"), Replaced(7, 9, "y")])
