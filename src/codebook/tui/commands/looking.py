"""Other screens, and what this one shows."""

from __future__ import annotations

from codebook.tui.commands.command import Command

LOOKING: tuple[Command, ...] = (
    Command("panel", "o", "panels", "Show or hide the lists beside the text.", "Look", "panels"),
    Command("tally", "T,f5", "tally", "How many interviewees spoke of each theme.", "Look", "tally", True),
    Command("help", "question_mark,f1", "help", "All keys.", "Look", "help", True),
    Command("quit", "q,ctrl+q", "quit", "Leave; everything is saved already.", "Look", "leave", True),
)  # fmt: skip
"""The desk's."""
