"""The material of a small study, for tests."""

from codebook.core.codes import Code, CodeTree
from codebook.core.turns import Role, Turn
from codebook.store.values import NewTranscript

TREE = CodeTree(
    (
        Code("a", "A", color="#0072B2"),
        Code("a/b", "B"),
        Code("a/b/c", "C"),
        Code("a/d", "D"),
        Code("e", "E"),
    ),
    "Test",
    "1",
)


def transcript(key: str, *utterances: tuple[str, str]) -> NewTranscript:
    """A transcript from speakers and words; ``INT`` is the interviewer."""
    text, turns = "", []
    for speaker, words in utterances:
        start = len(text) + len(speaker) + 2
        role = Role.INTERVIEWER if speaker == "INT" else Role.INTERVIEWEE
        turns.append(Turn(speaker, role, start, start + len(words)))
        text += f"{speaker}: {words}\n"
    return NewTranscript(key, text, tuple(turns), reviewed_by="lead")
