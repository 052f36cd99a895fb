"""The keys in force: those of the list of commands, and those that a person set instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from codebook.tasks.settings import Settings, unknown
from codebook.tui.commands.command import Command
from codebook.tui.commands.keys import NoKey, shown, textual_name

TAKEN = {"ctrl+p": "opens the list of all commands", "ctrl+q": "leaves the program"}
"""Keys that are textual's own everywhere, and what they do."""


def in_force(commands: Sequence[Command], settings: Settings) -> tuple[Command, ...]:
    """The commands with the keys that are in force.

    ``BadInput`` where the settings name a command or a key that is not there, or where one key
    would be that of two commands: textual itself would drop one of the two without a word.
    """
    own = {one: _keys(one, keys, commands, settings) for one, keys in settings.keys.items()}
    mapped = tuple(
        replace(command, keys=",".join(own[command.id])) if command.id in own else command
        for command in commands
    )
    _refuse_clashes(mapped, settings)
    return mapped


def _keys(
    id: str, written: Iterable[str], commands: Sequence[Command], settings: Settings
) -> list[str]:
    name = f"keys.{id}"
    command = next((command for command in commands if command.id == id), None)
    if command is None:
        message = unknown("command", id, [command.id for command in commands])
        raise settings.wrong(name, f"{message} (`codebook keys` lists the commands)")
    try:
        keys = list(dict.fromkeys(map(textual_name, written)))
    except NoKey as error:
        raise settings.wrong(name, f"{id}: {error}") from None
    for key in keys:
        if key in TAKEN and key not in command.key_names:
            raise settings.wrong(name, f"{id} cannot have {shown(key)}, which {TAKEN[key]}")
    return keys


def _refuse_clashes(commands: Iterable[Command], settings: Settings) -> None:
    holders: dict[str, str] = {}
    for command in commands:
        for key in command.key_names:
            other = holders.setdefault(key, command.id)
            if other != command.id:
                pair = (command.id, other)
                new, old = pair if command.id in settings.keys else pair[::-1]
                message = f"{shown(key)} cannot be the key of {new} and of {old} both"
                raise settings.wrong(f"keys.{new}", f"{message}: give one of them another")


def by_group(commands: Iterable[Command]) -> dict[str, list[Command]]:
    """The commands under the names of their groups, in the order of the list."""
    groups: dict[str, list[Command]] = {}
    for command in commands:
        groups.setdefault(command.group, []).append(command)
    return groups
