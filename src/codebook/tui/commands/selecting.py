"""Selecting passages, and giving a coding another extent.

What a selection does with every terminal stands on letters. Shift with an arrow and the like are
for those who know them from elsewhere: some terminals keep a few of them for themselves, and
``v`` with the same motion does the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from codebook.tui.commands.command import Command

_EXTENDING = (
    ("left", "shift+left", "cluster", -1, "a character back"),
    ("right", "shift+right", "cluster", 1, "a character on"),
    ("up", "shift+up", "row", -1, "a row back"),
    ("down", "shift+down", "row", 1, "a row on"),
    ("word.back", "H,ctrl+shift+left", "word", -1, "a word back"),
    ("word.on", "L,ctrl+shift+right", "word", 1, "a word on"),
    ("turn.back", "ctrl+shift+up", "turn", -1, "a turn back"),
    ("turn.on", "ctrl+shift+down", "turn", 1, "a turn on"),
    ("edge.back", "shift+home", "edge", -1, "to the beginning of the row"),
    ("edge.on", "shift+end", "edge", 1, "to the end of the row"),
    ("page.back", "shift+pageup", "page", -1, "a page back"),
    ("page.on", "shift+pagedown", "page", 1, "a page on"),
    ("end.back", "ctrl+shift+home", "end", -1, "to the beginning"),
    ("end.on", "ctrl+shift+end", "end", 1, "to the end"),
)


def _extending() -> Iterable[Command]:
    for name, keys, by, step, where in _EXTENDING:
        text = f"Select {where}."
        yield Command(f"extend.{name}", keys, text[:-1], text, "Select", f"extend('{by}', {step})")


SELECTING: tuple[Command, ...] = (
    Command("select", "v", "select", "Begin a selection: every motion moves its end, by words and more by whole ones.", "Select", "select", True),
    Command("select.sentence", "s", "sentence", "Select the sentence under the cursor; again, one more at the cursor's end.", "Select", "select_unit('sentence')"),
    Command("select.turn", "S", "whole turn", "Select the turn under the cursor; again, one more at the cursor's end.", "Select", "select_unit('turn')"),
    Command("select.swap", "x", "other end", "Go to the other end of the selection, to move that one.", "Select", "swap"),
    Command("select.drop", "escape", "drop", "Drop the selection; a coding that is being resized stays as it was.", "Select", "drop"),
    Command("resize", "r", "resize", "Give the coding under the cursor other ends: motions move them.", "Select", "resize"),
    Command("resize.keep", "enter", "keep", "Keep the new ends of the coding that is being resized.", "Select", "keep"),
    *_extending(),
)  # fmt: skip
