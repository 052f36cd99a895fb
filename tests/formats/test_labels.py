"""Speaker labels, beside the styles in ``test_sources``."""

import pytest

from codebook.formats import labels, source

KNOWN = ("SA-01", "INT", "maria lopez", "jk")


def found(text: str, known: tuple[str, ...] = ()) -> list[tuple[str, str, int | None]]:
    """The names, the first line of the words and the times."""
    hits = labels.find(text, known)
    for hit in hits:
        assert text[hit.start : hit.end] == hit.name
    return [(hit.name, text[hit.words :].split("\n", 1)[0], hit.time) for hit in hits]


@pytest.mark.parametrize(
    "line",
    [
        "[City 2] is where I grew up.",
        "[NAME-1] told me so.",
        "[PLACE-12] was far.",
        "[Laughter]",
        "[redacted]",
        "[XXXX] said no.",
        "[a large city] is where.",
        "[inaudible] and then",
        "[Name Redacted] drove us.",
        "[Crosstalk]: yes",
        "[City 2]: that is where",
        "[00:12:03] [Inaudible] we went",
        "[A]nd then we left.",
        "[Maria] was my friend.",
    ],
)
def test_a_bracket_that_begins_a_line_may_be_speech(line: str) -> None:
    assert found(line) == []
    brackets = f"[SA-01] Yes.\n{line}\n[INT] So?"
    names = [name for name, _, _ in found(brackets, KNOWN)]
    assert names == ["SA-01", *["Maria"] * ("Maria" in line), "INT"]


@pytest.mark.parametrize(
    ("line", "name", "words", "time"),
    [
        ("[Maria Lopez] I went.", "Maria Lopez", "I went.", None),
        ("[sa-01]I went.", "sa-01", "I went.", None),
        ("[Participant 2] I went.", "Participant 2", "I went.", None),
        ("[INT]", "INT", "", None),
        ("[Ann Lee]: I went.", "Ann Lee", "I went.", None),
        ("[00:01:02] [Ann Lee] I went.", "Ann Lee", "I went.", 62_000),
        ("[00:01:02][Ann Lee] I went.", "Ann Lee", "I went.", 62_000),
        ("SA-01:I moved", "SA-01", "I moved", None),
        ("  SA-01:I moved", "SA-01", "I moved", None),
        ("[00:01:02]INT: So?", "INT", "So?", 62_000),
        ("(1:02.5)INT: So?", "INT", "So?", 62_500),
        ("[00:01:02]jk:So?", "jk", "So?", 62_000),
        ("Interviewer (00:00):", "Interviewer", "", 0),
        ("Ann Lee (01:01:02):", "Ann Lee", "", 3_662_000),
        ("Ann Lee [00:02]: So?", "Ann Lee", "So?", 2_000),
        ("Q.", "Q", "", None),
        ("A.", "A", "", None),
    ],
)
def test_more_styles(line: str, name: str, words: str, time: int | None) -> None:
    assert found(line, KNOWN) == [(name, words, time)]


@pytest.mark.parametrize(
    "line",
    ["Foo:bar", "https://example.org", "It was 10:30", "Absolutely [00:12:03]", "A.M. or so"],
)
def test_what_is_no_label_whatever_is_known(line: str) -> None:
    assert found(line, (*KNOWN, "", " ")) == []


def test_words_may_begin_on_the_line_below() -> None:
    text = "Q.\nWhere?\nA.\nHere.\nSpeaker 1 (00:00):\nWell."
    roles = dict.fromkeys(("q", "a", "speaker 1"), ("x", labels.Role.NONE))
    turns = labels.turns(text, labels.find(text), roles)
    assert [text[turn.start : turn.end] for turn in turns] == ["Where?", "Here.", "Well."]


def test_a_file_of_brackets_names_others_in_brackets_too() -> None:
    text = "[INT] So?\n[Ann Lee] Well.\n[City 2] is\n[Agency 3]\n[Officer 3] No.\n[laughs] I"
    assert [name for name, _, _ in found(text)] == ["INT", "Ann Lee", "Officer 3"]


def test_the_block_at_the_top_names_speakers() -> None:
    data = b"---\ninterviewers: [jk, mm]\ninterviewee: p_one\n---\njk: So?\nP_ONE: Well.\nmm:Hm.\n"
    read = source.read(data, "a.txt")
    assert [label.name for label in read.labels] == ["jk", "P_ONE", "mm"]
    data = b"---\ninterviewers: jk\ninterviewee:\n---\njk: So?\n: Well.\n"
    assert [label.name for label in source.read(data, "a.txt").labels] == ["jk"]
