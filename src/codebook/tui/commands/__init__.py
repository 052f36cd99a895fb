"""Every command of the desk, once: keys, footer, help and palette are made from this list.

One module per kind of command; the screens' methods stand in the module of the same name under
:mod:`codebook.tui.screens.desk`.
"""

from __future__ import annotations

from codebook.tui.commands.codebook import CODEBOOK
from codebook.tui.commands.coding import CODING
from codebook.tui.commands.command import Command
from codebook.tui.commands.editing import EDITING
from codebook.tui.commands.finding import FINDING
from codebook.tui.commands.keymap import by_group, in_force
from codebook.tui.commands.looking import LOOKING
from codebook.tui.commands.memos import MEMOS
from codebook.tui.commands.moving import MOVING
from codebook.tui.commands.progress import PROGRESS
from codebook.tui.commands.selecting import SELECTING
from codebook.tui.commands.transcripts import TRANSCRIPTS

__all__ = ["DESK", "Command", "by_group", "in_force"]

DESK: tuple[Command, ...] = (
    *CODING,
    *EDITING,
    *SELECTING,
    *MOVING,
    *FINDING,
    *MEMOS,
    *TRANSCRIPTS,
    *PROGRESS,
    *CODEBOOK,
    *LOOKING,
)
