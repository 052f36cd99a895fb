"""Invented interviews for property tests of exact figures, and the slowest way to read them."""

from __future__ import annotations

from hypothesis import strategies as st

from codebook.core.coded import Coded, Interview
from codebook.core.turns import Role, Turn

CODES = ("a", "a/b", "a/b/c", "a/d", "e")
PEOPLE = ("P1", "P2", "P3")
STANCES = ("", "supports", "counters")


def interview(
    key: str, utterances: list[tuple[str, str]], codings: list[tuple[str, int, int, str]]
) -> Interview:
    """An interview from speakers (``INT`` asks) and words, and codings with their stance.

    A coding becomes one ``Coded`` for each interviewee in whose turns it has a character.
    """
    text, turns = "", []
    for speaker, words in utterances:
        start = len(text) + len(speaker) + 2
        role = Role.INTERVIEWER if speaker == "INT" else Role.INTERVIEWEE
        turns.append(Turn(speaker, role, start, start + len(words)))
        text += f"{speaker}: {words}\n"
    coded = [
        Coded(code, who, start, min(end, len(text)), stance)
        for code, start, end, stance in codings
        for who in sorted(
            {
                turn.speaker
                for turn in turns
                if turn.role is Role.INTERVIEWEE
                and any(start <= at < min(end, len(text)) for at in range(turn.start, turn.end))
            }
        )
    ]
    return Interview(key, coded, tuple(turns), text)


_words = st.lists(st.sampled_from(["cold", "a", "long day"]), min_size=1, max_size=3)
_coding = st.tuples(
    st.sampled_from(CODES), st.integers(0, 60), st.integers(1, 25), st.sampled_from(STANCES)
).map(lambda c: (c[0], c[1], c[1] + c[2], c[3]))


@st.composite
def interviews(draw: st.DrawFn) -> list[Interview]:
    """Up to three interviews with up to twelve codings each."""
    return [
        interview(
            f"t{number}",
            draw(
                st.lists(
                    st.tuples(st.sampled_from([*PEOPLE, "INT"]), _words.map(" ".join)),
                    min_size=1,
                    max_size=5,
                )
            ),
            draw(st.lists(_coding, max_size=12)),
        )
        for number in range(draw(st.integers(1, 3)))
    ]


def shared(interview: Interview, who: str, start: int, end: int) -> set[int]:
    """The characters of a passage that a person says, one by one."""
    return {
        at
        for turn in interview.turns
        if turn.speaker == who
        for at in range(turn.start, turn.end)
        if start <= at < end
    }
