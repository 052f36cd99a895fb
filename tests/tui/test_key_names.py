"""Keys that are named in sentences: those in force, not those that are usual."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from codebook import tui
from codebook.core.codings import Coding
from codebook.store.study import Study
from codebook.tasks.settings import Settings
from codebook.tui.app import CodebookApp
from codebook.tui.commands import SCREENS
from codebook.tui.commands.labels import label
from codebook.tui.screens.codebook import CodebookScreen
from codebook.tui.screens.desk import DeskScreen
from codebook.tui.screens.filters import FilterScreen
from driving import at_desk, at_screen, settled, until

OWN = Settings(
    keys={
        "undo": ("alt+u",),
        "pin": (),
        "select.swap": ("alt+s",),
        "resize.keep": ("alt+k", "enter"),
        "move.coding.on": ("alt+n",),
        "codebook.order.down": ("alt+j",),
        "codebook.edit": ("f9", "enter"),
        "codebook.close": ("alt+q", "escape"),
    }
)


def test_a_key_is_named_as_it_is_set() -> None:
    usual = Settings()
    assert label(usual, "code") == "c"
    assert label(usual, "find") == "/"
    assert label(usual, "codebook.edit") == "e"
    assert label(usual, "codebook.edit", "enter") == "enter"
    assert label(OWN, "undo") == "alt+u"
    assert label(OWN, "codebook.edit", "enter") == "enter"
    assert label(Settings(keys={"codebook.edit": ("f9",)}), "codebook.edit", "enter") == "f9"
    assert label(OWN, "pin") == "ctrl+p “pin”"
    assert label(Settings(keys={"undo": ("→",)}), "undo") == "→"
    with pytest.raises(KeyError):
        label(usual, "no-such-command")


def test_every_command_can_be_named() -> None:
    assert all(label(Settings(), command.id) for one in SCREENS for command in one.commands)


async def test_sentences_name_the_keys_that_are_set(study_file: Path) -> None:
    with Study.open(study_file) as study:
        study.apply([Coding("", "one", 22, 33, "a/b", "ana")])
    app = CodebookApp(study_file, "ana", OWN)
    async with app.run_test(size=(120, 40)) as pilot:
        desk = await at_desk(app, pilot)
        desk.view.go(25)

        def said() -> str:
            assert isinstance(desk, DeskScreen)
            return desk._message

        await pilot.press("r")
        assert said() == "resizing b: move, alt+s other end, alt+k keeps"
        await pilot.press("escape", "F")
        screen = await at_screen(app, pilot, FilterScreen)
        assert "alt+n and N go through" in screen._note
        await pilot.press("escape", "d")
        await settled(app, pilot)
        assert said() == "removed a/b; alt+u brings it back"
        await pilot.press("3")
        assert said() == "no code is pinned to 3; ctrl+p “pin” pins one"
        await pilot.press("B")
        await until(pilot, lambda: isinstance(app.screen, CodebookScreen))
        book = app.screen
        await settled(app, pilot)
        await pilot.press("down", "alt+j")
        assert "enter keeps this order; alt+q drops it" in str(book.query_one("#said").render())


# What stands in the sources

DIALOGS = {
    "coding_picker.py", "edit_code.py", "edit_coding.py", "memo.py", "new_study.py", "picker.py",
    "split_code.py",
}  # fmt: skip
"""Dialogs that name keys of their own, which cannot be set."""

ASKING = {
    "agreement.py", "book_base.py", "claims.py", "coder.py", "help.py", "pin.py", "releases.py",
    "settle.py", "transcripts.py",
}  # fmt: skip
"""Modules that say what Enter, Escape and Space do in a question that they ask."""

# Textual keeps ctrl+p and ctrl+q; they cannot be set.
_LETTER = re.compile(
    r"(?<![\w’'.<*+-])(?:[b-zB-HJ-Z]|[Cc]trl\+(?![pq]\b)\S|f\d+)(?![\w’'.<*/\-=])"
    r"|(?<![\w’])a (?!\w*(?:ss|us)\b)[a-z]+s\b"  # "a adds one"; the article stands before no plural
)
_NAMED = re.compile(r"(?i)(?<![\w-])(?:enter|escape|space|tab)(?![\w-])")
_SENTENCE = re.compile(r"\w \w|· | ·|: |; ")


def sentences(source: str) -> Iterator[str]:
    """The texts of a module that are said to somebody, docstrings and single words left out."""
    tree = ast.parse(source)
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in docs:
            continue
        words = node.value
        if isinstance(words, str) and _SENTENCE.search(words) and "{" not in words:  # a style has
            yield words


def naming(pattern: re.Pattern[str]) -> set[str]:
    return {
        path.name
        for path in Path(tui.__file__).parent.rglob("*.py")
        if path.parent.name != "commands"
        and any(map(pattern.search, sentences(path.read_text(encoding="utf-8"))))
    }


@pytest.mark.parametrize(
    "words",
    ['f"removed {x}; u brings it back"', '"no claims yet: a writes one"', 'f"{n}: B, then l"'],
)
def test_a_sentence_with_a_bare_key_is_found(words: str) -> None:
    assert any(map(_LETTER.search, sentences(f"say({words})")))


def test_only_dialogs_name_keys_that_are_not_asked_for() -> None:
    assert naming(_LETTER) == DIALOGS
    assert naming(_NAMED) == DIALOGS | ASKING


def test_what_a_command_does_is_told_without_keys() -> None:
    commands = [command for screen in SCREENS for command in screen.commands]
    naming_keys = {c.id for c in commands if _LETTER.search(c.help) or _NAMED.search(c.help)}
    assert naming_keys == {"find"}  # its line has keys of its own, which cannot be set
