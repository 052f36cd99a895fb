"""Reports that may be published: the tally, what stands behind it, quotations, claims, releases."""

from __future__ import annotations

from codebook.tui.commands.command import Command, on
from codebook.tui.commands.listing import HELP, LISTING

REPORTS: tuple[Command, ...] = (
    Command("claims", "C", "claims", "The sentences of the report: whether each still holds, and why not.", "Reports", "claims"),
    Command("telling", "W", "telling passage", "Mark the selection, or the sentence, as telling who speaks; quotations warn of it. On a mark: take it away.", "Reports", "telling"),
)  # fmt: skip
"""The desk's."""

TALLY: tuple[Command, ...] = on("tally", (
    Command("passages", "enter", "show", "Show the passages that the cell counts.", "Tally", "passages", True),
    Command("reader", "r", "reader", "Show what a reader would see of these rows; again, the exact numbers.", "Release", "reader", True),
    Command("release", "w", "release", "Write what a reader sees to a file, remembered for good.", "Release", "release", True),
    Command("quotations", "o", "quotes", "Choose quotations of the code among its passages.", "Release", "quotations", True),
    Command("stance", "s", "stance", "Count any stance, those who support, who counter, or both in one.", "Tally", "stance", True),
    Command("fold", "space", "fold", "Hide the codes below this one, or show them again.", "Tally", "fold", True),
    Command("close", "escape,q,T", "desk", "Back to the desk.", "Else", "close", True),
    HELP,
    Command("fold.all", "asterisk", "fold all", "Hide all codes below the highest, or show all again.", "Tally", "fold_all"),
    Command("depth", "d", "depth", "Show codes down to the next depth; after the last, all.", "Tally", "depth", True),
    Command("level", "c", "level", "Show categories down to the next level; after the last, all.", "Tally", "level", True),
    Command("unit", "u", "unit", "Count interviewees, passages or words.", "Tally", "unit", True),
    Command("share", "percent_sign", "share", "Show shares beside the numbers, or words in place of what a reader sees.", "Tally", "share", True),
    Command("layer", "y", "layer", "Count in another layer, where you may see one.", "Tally", "layer"),
    Command("leave.out", "x", "leave out", "Leave the code out of what a reader sees, or take it in again.", "Release", "leave_out"),
    Command("releases", "L", "releases", "What was released, and taken back.", "Release", "releases"),
    *LISTING,
    Command("left", "h,left", "left", "Go to the column on the left.", "Move", "jump('cursor_left')"),
    Command("right", "l,right", "right", "Go to the column on the right.", "Move", "jump('cursor_right')"),
))  # fmt: skip
"""Those of the tally."""

BEHIND: tuple[Command, ...] = on("behind", (
    Command("go", "enter", "go there", "Go to the passage at the desk.", "Found", "go", True),
    *LISTING,
    Command("close", "escape,q", "back", "Back to where you came from.", "Else", "close", True),
    HELP,
))  # fmt: skip
"""Those of the passages behind a cell or a claim."""

QUOTATIONS: tuple[Command, ...] = on("quotations", (
    Command("pick", "space", "pick", "Pick the passage, or drop it again.", "Quotations", "pick", True),
    Command("all", "a", "all", "Pick all that may be released; again, none.", "Quotations", "pick_all", True),
    Command("draft", "e", "draft", "Write the picked ones, or all that may be released, to a file as a draft.", "Quotations", "draft", True),
    Command("release", "w", "release", "Write them to a file and remember them for good.", "Quotations", "release", True),
    *LISTING,
    Command("close", "escape,q", "back", "Back to the tally.", "Else", "close", True),
    HELP,
))  # fmt: skip
"""Those of the choice of quotations."""

RELEASES: tuple[Command, ...] = on("releases", (
    Command("withdraw", "d", "take back", "Take back a release that reached nobody; it stays listed, with the reason.", "Releases", "withdraw", True),
    *LISTING,
    Command("close", "escape,q,L", "back", "Back to where you came from.", "Else", "close", True),
    HELP,
))  # fmt: skip
"""Those of the list of releases."""

CLAIMS: tuple[Command, ...] = on("claims", (
    Command("passages", "enter", "evidence", "Show the passages that the claim rests on.", "Claims", "passages", True),
    Command("add", "a", "add", "Write a claim.", "Claims", "add", True),
    Command("edit", "e", "change", "Change the claim: its words, code, stance, group or evidence.", "Claims", "edit", True),
    Command("remove", "d,delete", "remove", "Take the claim away.", "Claims", "remove", True),
    Command("layer", "y", "layer", "Judge claims by another layer, where you may see one.", "Claims", "layer"),
    *LISTING,
    Command("close", "escape,q,C", "back to the desk", "Back to the desk.", "Else", "close", True),
    HELP,
))  # fmt: skip
"""Those of the claims."""
