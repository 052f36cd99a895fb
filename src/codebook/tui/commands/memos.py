"""Memos: notes beside codings."""

from __future__ import annotations

from codebook.tui.commands.command import Command, on

MEMOS: tuple[Command, ...] = (
    Command("memos", "M", "memos", "All your memos: search them, write one, go to their places, export them.", "Memos", "memos"),
    Command("memo.passage", "t", "memo on a passage", "Write a memo on the selection, or on the sentence under the cursor.", "Memos", "passage_memo"),
    Command("memo.transcript", "", "memo on the transcript", "Write a memo on this transcript, or go on with yours.", "Memos", "memo_on('transcript')"),
    Command("memo.code", "", "memo on a code", "Pick a code and write a memo on it, or go on with yours.", "Memos", "memo_on('code')"),
    Command("memo.study", "", "memo on the study", "Write a memo on the study, or go on with yours.", "Memos", "memo_on('study')"),
    Command("journal", "D", "journal", "Write in your journal of today; the days before are among the memos.", "Memos", "memo_on('journal')"),
)  # fmt: skip
"""The desk's."""

_PAGE = 8

ALL_MEMOS: tuple[Command, ...] = on("memos", (
    Command("edit", "enter", "edit", "Open the highlighted memo.", "Memos", "edit", True, True),
    Command("go", "ctrl+g", "go there", "Go to the place that the memo is about.", "Memos", "go", True, True),
    Command("write", "ctrl+a", "new memo", "Begin a memo; asks what it is to be about.", "Memos", "write", True, True),
    Command("kind.next", "tab", "kind", "List another kind of memos.", "Memos", "kind(1)", True, True),
    Command("kind.previous", "shift+tab", "kind before", "List the kind before.", "Memos", "kind(-1)", False, True),
    Command("export", "ctrl+e", "export", "Write what is listed to a file.", "Memos", "export", True, True),
    Command("down", "down", "down", "Go down.", "Move", "step(1)", False, True),
    Command("up", "up", "up", "Go up.", "Move", "step(-1)", False, True),
    Command("page.down", "pagedown", "page down", "Go down by a page.", "Move", f"step({_PAGE})", False, True),
    Command("page.up", "pageup", "page up", "Go up by a page.", "Move", f"step(-{_PAGE})", False, True),
    Command("help", "f1", "keys", "All keys of this screen.", "Else", "help", True, True),
    Command("close", "escape", "back", "Back to the desk.", "Else", "close", True, True),
))  # fmt: skip
"""Those of the screen of all memos; whatever else is pressed there is typed into its search."""
