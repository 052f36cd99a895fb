"""Wrong usage is said before anything is read, let alone refused or recorded."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from codebook.cli import main

NONE = "none.study"
EVERY = [
    ("tally",), ("tally", "--internal"), ("quotes", "--code", "a"), ("report",), ("releases",),
    ("columns",), ("claims",), ("facts",), ("themes",), ("saturation",), ("together",), ("grid",),
    ("crosstab", "--by", "setting"), ("matrix",), ("search", "word"), ("codes",), ("codings",),
    ("coders",), ("interviewees",), ("transcripts",), ("progress",), ("memos",), ("check",),
    ("keys",), ("settings",), ("agreement",), ("disagreements",), ("sample",),
]  # fmt: skip


Wrong = Callable[..., str]


@pytest.fixture
def wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Wrong:
    """Runs a command that is wrong usage where there is no study, and gives what it says."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> str:
        monkeypatch.setattr(sys, "argv", ["codebook", *words])
        with pytest.raises(SystemExit) as left:
            main.run()
        assert left.value.code == 2
        assert list(tmp_path.iterdir()) == []
        return capsys.readouterr().err

    return run


def _words(words: tuple[str, ...]) -> tuple[str, ...]:
    return words if words[0] in ("keys", "settings") else (words[0], NONE, *words[1:])


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_no_report_is_written_to_a_name_that_says_no_format(
    wrong: Wrong, words: tuple[str, ...]
) -> None:
    assert "ends in .txt, .json" in wrong(*_words(words), "--output", "a.pdf")


@pytest.mark.parametrize("words", [("tally",), ("quotes", "--code", "a"), ("report",)])
def test_a_format_fits_the_name(wrong: Wrong, words: tuple[str, ...]) -> None:
    options = ("--format", "json", "--output", "a.csv")
    assert "does not fit" in wrong(*_words(words), *options)
    assert "--format takes" in wrong(*_words(words), "--format", "pdf")
    assert "--release goes with" in wrong(*_words(words), "--release")


@pytest.mark.parametrize(
    "words",
    [
        ("tally", "--stance", "glad"),
        ("tally", "--count", "people"),
        ("tally", "--depth", "0"),
        ("tally", "--sort", "size"),
        ("tally", "--unfinished"),
        ("tally", "--release", "--internal", "--output", "a.csv"),
        ("quotes", "--code", "a", "--stance", "glad"),
        ("grid", "--count", "interviewees"),
        ("crosstab", "--by", "setting", "--level", "1"),
        ("claims", "--add", "Few."),
        ("claims", "--add", "Few.", "--code", "e", "--stance", "glad"),
        ("claims", "--add", "Few.", "--code", "e", "--quantifier", "lots"),
        ("codes", "--new-codes", "nobody"),
        ("codes", "--import", "a.txt"),
        ("codes", "--export", "a.txt"),
        ("memos", "--add", "so", "--about", "code"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_meant_is_said_before_the_study_is_opened(
    wrong: Wrong, words: tuple[str, ...]
) -> None:
    assert wrong(*_words(words)).startswith("error: ")
