"""Where motions lead, on texts of any kind."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from codebook.core.spans import Span
from codebook.core.turns import Role, Turn
from codebook.core.wrap import WrapMap
from codebook.tui.motions import Reader, move_rows, passage_starts
from odd_texts import letters, readers

MOTIONS = ("cluster", "word", "sentence", "turn")


def shown(reader: Reader, offset: int) -> bool:
    return any(letter.start == offset for letter in letters(reader))


@given(readers(), st.integers(0, 150), st.sampled_from(MOTIONS), st.sampled_from([1, -1]))
def test_a_motion_goes_its_way_and_stays_on_words(
    reader: Reader, at: int, by: str, step: int
) -> None:
    offset = reader.settle(at)
    found = reader.move(offset, by, step)
    assert shown(reader, offset)
    assert shown(reader, found)
    assert (found - offset) * step >= 0


@given(readers(), st.sampled_from(MOTIONS))
def test_going_on_comes_to_the_end_and_going_back_to_the_beginning(reader: Reader, by: str) -> None:
    at = reader.start
    for _ in range(len(reader.text)):
        at = reader.move(at, by, 1)
    assert at == reader.last
    for _ in range(len(reader.text)):
        at = reader.move(at, by, -1)
    assert at == reader.start


@given(readers(), st.integers(0, 150), st.sampled_from(["word", "sentence"]))
def test_the_end_of_a_unit_lies_on_and_is_reached_by_going_on(
    reader: Reader, at: int, by: str
) -> None:
    offset = reader.settle(at)
    end = reader.unit_end(offset, by)
    assert end >= offset
    assert shown(reader, end)


def test_words_and_sentences_end_at_their_last_letter() -> None:
    text = "S-1: It was cold. Very cold."
    reader = Reader(text, (Turn("S-1", Role.INTERVIEWEE, 5, len(text)),))
    assert text[: reader.unit_end(5, "word") + 1] == "S-1: It"
    assert text[: reader.unit_end(6, "word") + 1] == "S-1: It was"
    assert text[: reader.unit_end(5, "sentence") + 1] == "S-1: It was cold."
    assert text[: reader.unit_end(16, "sentence") + 1] == text
    assert reader.sentence(17) == Span(18, len(text))


@given(readers(), st.integers(0, 150), st.integers(1, 12), st.sampled_from([1, -1, 5]))
def test_rows_up_and_down_stay_on_words(reader: Reader, at: int, width: int, step: int) -> None:
    rows = WrapMap(reader.text, reader.lines, width)
    offset = reader.settle(at)
    found = move_rows(reader, rows, offset, rows.cell_at(offset), step)
    assert shown(reader, found)
    assert (found - offset) * step >= 0 or rows.row_at(found) == rows.row_at(offset)


@given(readers())
def test_letters_on_and_back_are_each_others_inverse(reader: Reader) -> None:
    places = [letter.start for letter in letters(reader)]
    for here, there in pairwise(places):
        assert reader.move(here, "cluster", 1) == there
        assert reader.move(there, "cluster", -1) == here
    for letter in letters(reader):
        assert reader.after(letter.start) == letter.end
        for inside in range(*letter):
            assert reader.settle(inside) == letter.start


@given(readers(), st.integers(0, 150), st.sampled_from(["word", "sentence", "turn"]))
def test_back_from_where_going_on_led_is_the_beginning_of_the_unit(
    reader: Reader, at: int, by: str
) -> None:
    begin = reader.move(reader.settle(at), by, -1)
    there = reader.move(begin, by, 1)
    if there != reader.last:
        back = reader.move(there, by, -1)
        assert reader.move(back, by, 1) == there
        assert back >= begin


@given(readers(), st.integers(0, 150), st.sampled_from([1, -1]))
def test_turns_of_a_kind_are_found_in_order(reader: Reader, at: int, step: int) -> None:
    offset = reader.settle(at)
    here = reader.turns[reader.turn_at(offset)]
    like = [
        turn.start
        for turn in reader.turns
        if turn.role is Role.INTERVIEWEE
        and (here.role is not Role.INTERVIEWEE or turn.speaker == here.speaker)
    ]
    found = reader.turn_among(reader.turns_like(offset), offset, step)
    ahead = [start for start in like if (start - offset) * step > 0]
    assert found == (None if not ahead else min(ahead) if step > 0 else max(ahead))


@given(readers(), st.lists(st.tuples(st.integers(0, 120), st.integers(1, 30)), max_size=4))
def test_uncoded_turns_are_those_that_no_coding_reaches(
    reader: Reader, given_codings: list[tuple[int, int]]
) -> None:
    codings = [Span(start, start + length) for start, length in given_codings]
    assert reader.uncoded(codings) == [
        number
        for number, turn in enumerate(reader.turns)
        if turn.role is Role.INTERVIEWEE and not any(turn.span.overlaps(c) for c in codings)
    ]


def test_a_turn_is_called_by_its_number_or_its_time() -> None:
    turns = tuple(
        Turn("S-1", Role.INTERVIEWEE, 5 + 9 * n, 8 + 9 * n, time)
        for n, time in enumerate((1500, None, 62_900, 3_723_000))
    )
    reader = Reader("S-1: abc\n" * 4, turns)
    assert [reader.turn_called(words) for words in ("1", "4", "0:01", "1:02", "1:02:03")] == [
        5, 32, 5, 23, 32,
    ]  # fmt: skip
    for nothing in ("0", "5", "", "x", "-1", "1:2", "0:00"):
        assert reader.turn_called(nothing) is None


def test_marks_and_joiners_are_within_words() -> None:
    text = "S-1: cafe\u0301s שָׁלוֹם हिन्दी"
    reader = Reader(text, (Turn("S-1", Role.INTERVIEWEE, 5, len(text)),))
    at, found = 5, []
    for _ in range(3):
        found.append(text[slice(*reader.unit(at, "word"))])
        at = reader.move(at, "word", 1)
    assert found == ["cafe\u0301s", "שָׁלוֹם", "हिन्दी"]


@given(st.lists(st.integers(0, 20), unique=True).map(sorted), st.integers(-1, 21))
def test_the_next_of_some_places(places: list[int], at: int) -> None:
    assert passage_starts(places, at, 1) == min((p for p in places if p > at), default=at)
    assert passage_starts(places, at, -1) == max((p for p in places if p < at), default=at)
