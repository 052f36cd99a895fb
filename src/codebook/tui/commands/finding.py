"""Finding passages: in this transcript, through the study, by their codes."""

from __future__ import annotations

from codebook.tui.commands.command import Command, on
from codebook.tui.commands.listing import HELP, LISTING

FINDING: tuple[Command, ...] = (
    Command("find", "slash", "find", "Search this transcript while you type; enter keeps the matches to go through, escape goes back.", "Find", "find", True),
    Command("find.study", "ctrl+f", "find in the study", "Search all transcripts, and code what is found.", "Find", "find_study"),
    Command("passages", "p", "passages of a code", "Show the passages of a code and its branch, and where it meets another.", "Find", "passages"),
    Command("find.back", "ctrl+o", "jump back", "Go back to where you were before the last jump.", "Find", "jump_back"),
)  # fmt: skip
"""The desk's."""

_GO = Command("go", "enter", "go there", "Go to the passage at the desk.", "Found", "go", True)

SEARCH: tuple[Command, ...] = on("search", (
    _GO,
    Command("type", "slash,ctrl+f", "query", "Change what is searched for.", "Found", "type", True),
    Command("mark", "space", "mark", "Mark the passage, or take the mark away.", "Found", "mark", True),
    Command("mark.all", "a", "all", "Mark all, so that some can be left out; again, none.", "Found", "mark_all", True),
    Command("code", "c", "code", "Code the marked passages, or all, as one action.", "Found", "code", True),
    Command("whole", "s", "sentence", "Code the sentence around each passage, or the words found alone.", "Found", "whole", True),
    *LISTING,
    Command("close", "escape,ctrl+o", "desk", "Back to the desk, where the cursor stayed.", "Else", "close", True),
    HELP,
    Command("within", "o", "in code", "Search in passages of a code only.", "Where", "within", True),
    Command("category", "t", "category", "Search interviewees of a category only.", "Where", "category", True),
    Command("speaker", "p", "speaker", "Search what one interviewee says only.", "Where", "speaker", True),
    Command("interviewers", "i", "interviewers", "Search what interviewers say too, or no longer.", "Where", "interviewers", True),
    Command("anywhere", "x", "no limits", "Take all limits away.", "Where", "anywhere", True),
))  # fmt: skip
"""Those of the search through the study."""

PASSAGES: tuple[Command, ...] = on("passages", (
    _GO,
    Command("code", "p", "other code", "Show the passages of another code.", "Passages", "code", True),
    Command("meets", "w", "second code", "Show where the code overlaps another, or stands near it; again, all its passages.", "Passages", "meets", True),
    Command("further", "plus,equals_sign", "further", "Take codes for near that stand further apart.", "Passages", "distance(1)"),
    Command("nearer", "minus", "nearer", "Take codes for near only where they stand closer.", "Passages", "distance(-1)"),
    *LISTING,
    Command("close", "escape,ctrl+o", "desk", "Back to the desk.", "Else", "close", True),
    HELP,
    Command("category", "t", "category", "Show passages of interviewees of one category only.", "Passages", "category", True),
    Command("stance", "s", "stance", "Show passages of one stance only.", "Passages", "stance", True),
    Command("memo", "m", "with memo", "Show passages with a memo only, or all again.", "Passages", "memo", True),
    Command("anything", "x", "no limits", "Take all limits away.", "Passages", "anything", True),
))  # fmt: skip
"""Those of the passages of a code."""
