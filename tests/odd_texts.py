"""Transcripts of odd characters for property tests of what reads them."""

from __future__ import annotations

from hypothesis import strategies as st

from codebook.core.graphemes import graphemes
from codebook.core.spans import Span
from codebook.core.turns import Role, Turn
from codebook.tui.motions import Reader

LETTERS = "ab. \n\t中é\u0301👩\u200d\ufe0f?'。אָ\u05b0"
words = st.text(alphabet=LETTERS, min_size=1, max_size=30).filter(str.strip)
SPEAKERS = (("S-1", Role.INTERVIEWEE), ("S-2", Role.INTERVIEWEE), ("INT", Role.INTERVIEWER))


@st.composite
def readers(draw: st.DrawFn) -> Reader:
    """A transcript of a few turns, each after a label."""
    text, turns = "", []
    for spoken in draw(st.lists(words.map(str.strip), min_size=1, max_size=4)):
        speaker, role = draw(st.sampled_from(SPEAKERS))
        start = len(text) + 5
        turns.append(Turn(speaker, role, start, start + len(spoken)))
        text += f"{speaker}: {spoken}\n"
    return Reader(text, tuple(turns))


def letters(reader: Reader) -> list[Span]:
    """What can be under the cursor, one after the other, as the rows are drawn of it."""
    return [
        Span(start + begin, start + end)
        for start, stop in reader.lines
        for begin, end, _ in graphemes(reader.text[start:stop])
    ]
