"""The keys in force: those of the list of commands, and those that a person set instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from codebook.tasks.settings import Settings, unknown
from codebook.tui.commands.command import Command, KeyedScreen
from codebook.tui.commands.keys import NoKey, shown, textual_name, types_something

TAKEN = {"ctrl+p": "opens the list of all commands", "ctrl+q": "leaves the program"}
"""Keys that are textual's own everywhere, and what they do."""


def everywhere(screens: Sequence[KeyedScreen], settings: Settings) -> tuple[KeyedScreen, ...]:
    """All screens with the keys that are in force.

    ``BadInput`` where the settings name a command or a key that is not there, or where one key
    would be that of two commands of a screen.
    """
    known = [command.id for screen in screens for command in screen.commands]
    for name in settings.keys:
        if name not in known:
            message = f"{unknown('command', name, known)} (`codebook keys` lists the commands)"
            raise settings.wrong(f"keys.{name}", message)
    return tuple(
        replace(screen, commands=in_force(screen.commands, settings)) for screen in screens
    )


def in_force(commands: Sequence[Command], settings: Settings) -> tuple[Command, ...]:
    """The commands of a screen with the keys that are in force.

    ``BadInput`` where the settings name a key that is not there or will not do, or where one key
    would be that of two commands: textual itself would drop one of the two without a word.
    """
    mapped = tuple(
        replace(command, keys=",".join(_keys(command, settings.keys[command.id], settings)))
        if command.id in settings.keys
        else command
        for command in commands
    )
    _refuse_clashes(mapped, settings)
    return mapped


def _keys(command: Command, written: Iterable[str], settings: Settings) -> list[str]:
    name = f"keys.{command.id}"
    try:
        keys = list(dict.fromkeys(map(textual_name, written)))
    except NoKey as error:
        raise settings.wrong(name, f"{command.id}: {error}") from None
    for key in keys:
        if key in TAKEN and key not in command.key_names:
            raise settings.wrong(name, f"{command.id} cannot have {shown(key)}, which {TAKEN[key]}")
        if command.typing and types_something(key):
            message = f"{command.id} cannot have {shown(key)}, which types there"
            raise settings.wrong(name, f"{message}: take a key with ctrl+ or like f2")
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
