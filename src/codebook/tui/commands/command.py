"""What a command of a screen is.

The list of commands loads no textual: ``codebook keys`` prints it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Command:
    """A thing that can be done on a screen; ``action`` is the name of the screen's method.

    ``keys`` are textual's names of keys, joined by commas; empty where a command has none.
    ``help`` is one line. ``typing`` says that something is typed on the screen meanwhile, so that
    no key that types will do.
    """

    id: str
    keys: str
    name: str
    help: str
    group: str
    action: str
    footer: bool = False
    typing: bool = False

    @property
    def key_names(self) -> tuple[str, ...]:
        """Textual's names of the keys, each for itself."""
        return tuple(filter(None, self.keys.split(",")))

    @property
    def bindings(self) -> tuple[Binding, ...]:
        """The keys of the command as textual takes them; the footer shows the first."""
        from textual.binding import Binding

        return tuple(
            Binding(key, self.action, self.name, show=self.footer, id=self.id, priority=self.typing)
            for key in self.key_names
        )


@dataclass(frozen=True, slots=True)
class KeyedScreen:
    """A full screen as the list of commands knows it: a name, a title, its commands.

    The ids of all commands but the desk's begin with the name of their screen.
    """

    name: str
    title: str
    commands: tuple[Command, ...]


def on(screen: str, commands: Iterable[Command]) -> tuple[Command, ...]:
    """The commands with ids that begin with the name of their screen."""
    return tuple(replace(command, id=f"{screen}.{command.id}") for command in commands)
