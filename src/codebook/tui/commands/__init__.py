"""Every command of the desk, once: keys, footer, help and palette are made from this list.

One module per kind of command; the screens' methods stand in the module of the same name under
:mod:`codebook.tui.screens.desk`.
"""

from __future__ import annotations

from codebook.tui.commands.coding import CODING
from codebook.tui.commands.command import Command
from codebook.tui.commands.looking import LOOKING
from codebook.tui.commands.moving import MOVING
from codebook.tui.commands.selecting import SELECTING
from codebook.tui.commands.transcripts import TRANSCRIPTS

__all__ = ["DESK", "Command"]

DESK: tuple[Command, ...] = (*CODING, *SELECTING, *MOVING, *TRANSCRIPTS, *LOOKING)
