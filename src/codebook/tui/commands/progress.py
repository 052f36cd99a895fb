"""How far the work has come."""

from __future__ import annotations

from codebook.tui.commands.command import Command, on
from codebook.tui.commands.listing import HELP, LISTING

PROGRESS: tuple[Command, ...] = (
    Command("progress", "A", "progress", "How far you have come in each transcript, and the others in all.", "Transcripts", "progress"),
)  # fmt: skip
"""The desk's."""

HOW_FAR: tuple[Command, ...] = on("progress", (
    Command("go", "enter", "open", "Open the transcript.", "Progress", "go", True),
    *LISTING,
    Command("close", "escape,q,A", "back to the desk", "Back to the desk.", "Else", "close", True),
    HELP,
))  # fmt: skip
"""Those of the table of how far a coder has come."""
