"""What changes the layer."""

from __future__ import annotations

from codebook.tui.commands.command import Command

CODING: tuple[Command, ...] = (
    Command("code", "c", "code", "Pick codes for the selection, or for the sentence under the cursor.", "Code", "code", True),
    Command("repeat", "full_stop", "again", "Apply the last code, or codes, again.", "Code", "repeat"),
    *(
        Command(f"pin.{n}", str(n), f"pin {n}", f"Apply the code that is pinned to {n}.", "Code", f"apply_pinned({n})")
        for n in range(1, 10)
    ),
    Command("pin", "P", "pin", "Pin a code to a number key, or set the key free.", "Code", "pin"),
    Command("in-vivo", "i", "in vivo", "Make a code of the words themselves and apply it.", "Code", "in_vivo"),
    Command("remove", "d,delete", "remove", "Remove the coding under the cursor.", "Code", "remove"),
    Command("undo", "u", "undo", "Take back your last action, also one of an earlier day.", "Code", "undo", True),
    Command("redo", "U,ctrl+r", "redo", "Do again what you took back.", "Code", "redo"),
)  # fmt: skip
