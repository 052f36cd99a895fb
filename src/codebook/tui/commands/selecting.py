"""Selecting passages."""

from __future__ import annotations

from codebook.tui.commands.command import Command

_ARROWS = (("left", "cluster", -1), ("right", "cluster", 1), ("up", "row", -1), ("down", "row", 1))

SELECTING: tuple[Command, ...] = (
    Command("select", "v", "select", "Begin a selection: every motion extends it.", "Select", "select", True),
    Command("select.sentence", "s", "sentence", "Select the sentence under the cursor; again, one more.", "Select", "select_sentence"),
    Command("select.turn", "S", "whole turn", "Select the turn under the cursor.", "Select", "select_turn"),
    Command("select.drop", "escape", "drop", "Drop the selection.", "Select", "drop"),
    *(
        Command(f"extend.{key}", f"shift+{key}", f"extend {key}", "Extend the selection.", "Select", f"extend('{name}', {step})")
        for key, name, step in _ARROWS
    ),
)  # fmt: skip
