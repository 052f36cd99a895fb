"""What the key of a command is called in a sentence."""

from __future__ import annotations

from functools import cache
from typing import Any

from codebook.tasks.settings import Settings
from codebook.tui.commands import SCREENS
from codebook.tui.commands.command import Command
from codebook.tui.commands.keys import shown, textual_name


@cache
def _known() -> dict[str, Command]:
    return {command.id: command for screen in SCREENS for command in screen.commands}


def label(settings: Settings, command: str, rather: str = "") -> str:
    """The first key in force of a command, by its id, as people write it.

    ``rather`` is the one of its keys to name where it has several. A command that was left without
    a key is named as the list of all commands has it.
    """
    found = _known()[command]
    keys = [textual_name(key) for key in settings.keys.get(command, ())]
    keys = keys if command in settings.keys else list(found.key_names)
    if not keys:
        return f"ctrl+p “{found.name}”"
    return shown(rather if rather in keys else keys[0])


def label_in(app: Any, command: str, rather: str = "") -> str:
    """The same with the settings of an application, or the usual ones where it has none."""
    return label(getattr(app, "settings", None) or Settings(), command, rather)
