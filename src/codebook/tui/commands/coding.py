"""What changes the layer."""

from __future__ import annotations

from codebook.tui.commands.command import Command

CODING: tuple[Command, ...] = (
    Command("code", "c", "code", "Pick a code for the selection, or for the sentence under the cursor.", "Code", "code", True),
    Command("repeat", "full_stop", "again", "Apply the last code again.", "Code", "repeat"),
    Command("remove", "d,delete", "remove", "Remove the coding under the cursor.", "Code", "remove", True),
    Command("undo", "u", "undo", "Take back your last action, also one of an earlier day.", "Code", "undo", True),
    Command("redo", "U,ctrl+r", "redo", "Do again what you took back.", "Code", "redo"),
)  # fmt: skip
