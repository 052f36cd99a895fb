"""Going from transcript to transcript, and finishing them."""

from __future__ import annotations

from codebook.tui.commands.command import Command

TRANSCRIPTS: tuple[Command, ...] = (
    Command("transcript.next", "ctrl+n,tab", "next", "Open the next transcript.", "Transcripts", "transcript(1)"),
    Command("transcript.previous", "ctrl+b,shift+tab", "previous", "Open the transcript before.", "Transcripts", "transcript(-1)"),
    Command("finish", "f", "finish", "Mark the transcript finished, or take the mark back.", "Transcripts", "finish", True),
)  # fmt: skip
