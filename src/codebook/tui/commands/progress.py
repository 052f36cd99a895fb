"""How far the work has come."""

from __future__ import annotations

from codebook.tui.commands.command import Command

PROGRESS: tuple[Command, ...] = (
    Command("progress", "A", "progress", "How far you have come in each transcript, and the others in all.", "Transcripts", "progress"),
)  # fmt: skip
