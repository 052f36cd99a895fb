"""The first screen: which study is to be opened."""

from __future__ import annotations

from codebook.tui.commands.command import Command, on
from codebook.tui.commands.listing import HELP, LISTING

START: tuple[Command, ...] = on("start", (
    Command("go", "enter", "open", "Do what is highlighted: open a study, or make one.", "Studies", "go"),
    Command("new", "n", "new study", "Make a new study.", "Studies", "new", True),
    Command("other", "o", "open a file", "Open a study by the name of its file.", "Studies", "other", True),
    Command("sample", "s", "try the sample", "Make the invented sample study, unless it is there, and open it.", "Studies", "sample", True),
    *LISTING,
    Command("quit", "q,escape", "quit", "Leave.", "Else", "leave", True),
    HELP,
))  # fmt: skip
