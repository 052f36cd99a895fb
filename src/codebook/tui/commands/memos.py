"""Memos: notes beside codings."""

from __future__ import annotations

from codebook.tui.commands.command import Command

MEMOS: tuple[Command, ...] = (
    Command("memos", "M", "memos", "All your memos: search them, write one, go to their places, export them.", "Memos", "memos"),
    Command("memo.passage", "t", "memo on a passage", "Write a memo on the selection, or on the sentence under the cursor.", "Memos", "passage_memo"),
    Command("memo.transcript", "", "memo on the transcript", "Write a memo on this transcript, or go on with yours.", "Memos", "memo_on('transcript')"),
    Command("memo.code", "", "memo on a code", "Pick a code and write a memo on it, or go on with yours.", "Memos", "memo_on('code')"),
    Command("memo.study", "", "memo on the study", "Write a memo on the study, or go on with yours.", "Memos", "memo_on('study')"),
    Command("journal", "D", "journal", "Write in your journal of today; the days before are among the memos.", "Memos", "memo_on('journal')"),
)  # fmt: skip
