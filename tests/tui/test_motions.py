"""Where motions lead, on texts of any kind."""

from hypothesis import given
from hypothesis import strategies as st

from codebook.core.spans import Span
from codebook.core.turns import Role, Turn
from codebook.core.wrap import WrapMap
from codebook.tui.motions import Reader, move_rows

words = st.text(alphabet="ab. \n\t中é\u0301👩\u200d?", min_size=1, max_size=30).filter(str.strip)
MOTIONS = ("cluster", "word", "sentence", "turn")


@st.composite
def readers(draw: st.DrawFn) -> Reader:
    """A transcript of a few turns, each after a label."""
    text, turns = "", []
    for spoken in draw(st.lists(words.map(str.strip), min_size=1, max_size=4)):
        start = len(text) + 5
        turns.append(Turn("S-1", Role.INTERVIEWEE, start, start + len(spoken)))
        text += f"S-1: {spoken}\n"
    return Reader(text, tuple(turns))


def shown(reader: Reader, offset: int) -> bool:
    return any(turn.start <= offset < turn.end for turn in reader.turns)


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
