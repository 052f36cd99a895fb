"""Going through a list: on every screen that is one."""

from __future__ import annotations

from codebook.tui.commands.command import Command

LISTING: tuple[Command, ...] = (
    Command("down", "j,down", "down", "Go down.", "Move", "step(1)"),
    Command("up", "k,up", "up", "Go up.", "Move", "step(-1)"),
    Command("page.down", "pagedown", "page down", "Go down by a page.", "Move", "jump('page_down')"),
    Command("page.up", "pageup", "page up", "Go up by a page.", "Move", "jump('page_up')"),
    Command("first", "g,home", "first", "Go to the first line.", "Move", "jump('first')"),
    Command("last", "G,end", "last", "Go to the last line.", "Move", "jump('last')"),
)  # fmt: skip

HELP = Command("help", "question_mark,f1", "keys", "All keys of this screen.", "Else", "help", True)
