"""Finding passages: in this transcript, through the study, by their codes."""

from __future__ import annotations

from codebook.tui.commands.command import Command

FINDING: tuple[Command, ...] = (
    Command("find", "slash", "find", "Search this transcript while you type; enter keeps the matches for n and N, escape goes back.", "Find", "find", True),
    Command("find.study", "ctrl+f", "find in the study", "Search all transcripts, and code what is found.", "Find", "find_study"),
    Command("passages", "p", "passages of a code", "Show the passages of a code and its branch, and where it meets another.", "Find", "passages"),
    Command("find.back", "ctrl+o", "jump back", "Go back to where you were before the last jump.", "Find", "jump_back"),
)  # fmt: skip
