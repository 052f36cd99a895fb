"""What is pasted comes as it is, however much of it looks like keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers import linux_driver
from textual.events import Key, Paste
from textual.message import Message

from codebook.tui.app import CodebookApp
from codebook.tui.pasting import PasteParser

PASTE = "\x1b[200~{}\x1b[201~"


def parsed(*parts: str) -> list[str]:
    """Keys by name, pastes by their text in quotation marks."""
    parser = PasteParser()
    events: list[Message] = [event for part in parts if part for event in parser.feed(part)]
    assert all(isinstance(event, Key | Paste) for event in events)
    return [repr(e.text) if isinstance(e, Paste) else e.key for e in events]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("plain", "plain"),
        ("a \x1b[31mred\x1b[0m word, and on and on and on and on and on", None),
        ("up \x1b[A and \x1b[1;5C on", "up  and  on"),
        ("a \x1b]8;;x\x1b\\link\x1b]8;;\x07 on", "a link on"),
        ("a lone \x1b", "a lone "),
        ("begun \x1b[200~ twice", "begun  twice"),
        ("two\nlines \x1b(B here", "two\nlines  here"),
    ],
)
def test_escape_sequences_are_no_keys_in_a_paste(pasted: str, text: str | None) -> None:
    text = text or "a red word, and on and on and on and on and on"
    assert parsed("x" + PASTE.format(pasted) + "y") == ["x", repr(text), "y"]


@given(st.integers(1, 40), st.integers(1, 40))
def test_a_paste_may_come_in_any_parts(first: int, second: int) -> None:
    whole = "x" + PASTE.format("a \x1b[31mred\x1b[0m b") + "\x1b[A" + PASTE.format("c")
    ends = sorted((first, second))
    assert parsed(whole[: ends[0]], whole[ends[0] : ends[1]], whole[ends[1] :]) == [
        "x",
        "'a red b'",
        "up",
        "'c'",
    ]


def test_keys_are_parsed_as_before() -> None:
    assert parsed("a\x1b[A", "\x1b[", "B", "b") == ["a", "up", "down", "b"]


def test_the_drivers_of_the_program_parse_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linux_driver, "XTermParser", XTermParser)
    monkeypatch.setattr(App, "get_driver_class", lambda self: linux_driver.LinuxDriver)
    CodebookApp(None, None)
    assert linux_driver.XTermParser is PasteParser
