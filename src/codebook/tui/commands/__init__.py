"""Every command of every full screen, once: keys, footer, help and palette are made from this.

One module per kind of command. The methods of the desk's stand in the module of the same name
under :mod:`codebook.tui.screens.desk`, those of another screen in the screen's own. Dialogs, which
ask one thing and go, have keys of their own that stay as they are.
"""

from __future__ import annotations

from codebook.tui.commands.agreement import (
    AGREEMENT,
    COMPARE,
    CONFUSED,
    DIFFERENCES,
    REVIEWING,
    SETTLE,
)
from codebook.tui.commands.codebook import AGAIN, BOOK, CODEBOOK
from codebook.tui.commands.coding import CODING
from codebook.tui.commands.command import Command, KeyedScreen
from codebook.tui.commands.editing import EDITING
from codebook.tui.commands.finding import FINDING, PASSAGES, SEARCH
from codebook.tui.commands.keymap import by_group, everywhere, in_force
from codebook.tui.commands.looking import LOOKING
from codebook.tui.commands.memos import ALL_MEMOS, MEMOS
from codebook.tui.commands.moving import MOVING
from codebook.tui.commands.progress import HOW_FAR, PROGRESS
from codebook.tui.commands.reports import (
    BEHIND,
    CLAIMS,
    QUOTATIONS,
    RELEASES,
    REPORTS,
    TALLY,
)
from codebook.tui.commands.selecting import SELECTING
from codebook.tui.commands.starting import START
from codebook.tui.commands.transcripts import TRANSCRIPTS

__all__ = ["DESK", "SCREENS", "Command", "KeyedScreen", "by_group", "everywhere", "in_force"]

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
    *REPORTS,
    *REVIEWING,
    *LOOKING,
)

SCREENS: tuple[KeyedScreen, ...] = (
    KeyedScreen("desk", "The desk", DESK),
    KeyedScreen("search", "The search through the study", SEARCH),
    KeyedScreen("passages", "The passages of a code", PASSAGES),
    KeyedScreen("memos", "All memos", ALL_MEMOS),
    KeyedScreen("codebook", "The codebook", BOOK),
    KeyedScreen("again", "What is to look at again", AGAIN),
    KeyedScreen("progress", "Progress", HOW_FAR),
    KeyedScreen("tally", "The tally", TALLY),
    KeyedScreen("behind", "The passages behind a number or a claim", BEHIND),
    KeyedScreen("quotations", "Quotations of a code", QUOTATIONS),
    KeyedScreen("releases", "What was released", RELEASES),
    KeyedScreen("claims", "The claims", CLAIMS),
    KeyedScreen("agreement", "The agreement", AGREEMENT),
    KeyedScreen("differences", "The differences", DIFFERENCES),
    KeyedScreen("confused", "Codes taken for one another", CONFUSED),
    KeyedScreen("compare", "Two layers side by side", COMPARE),
    KeyedScreen("settle", "Settling", SETTLE),
    KeyedScreen("start", "The first screen", START),
)
