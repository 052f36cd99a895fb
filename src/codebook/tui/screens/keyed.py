"""Full screens whose keys are those of the list of commands, as the settings have them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual.binding import BindingsMap
from textual.widget import Widget

from codebook.tasks.settings import Settings
from codebook.tui.commands import Command, in_force
from codebook.tui.screens.names_keys import NamesKeys

T = TypeVar("T")


class Keyed(NamesKeys[T]):
    """A full screen; ``KEYED`` are what its keys do, ``commands`` the same with its keys."""

    KEYED: ClassVar[Sequence[Command]] = ()

    commands: Sequence[Command] = ()

    def __init__(self) -> None:
        super().__init__()
        self.use(self.KEYED)

    def use(self, commands: Sequence[Command]) -> None:
        """Gives commands the keys that are in force.

        Not by a key map of textual, which drops the command that a key had before.
        """
        settings = getattr(self.app, "settings", None) or Settings()
        self.commands = in_force(commands, settings)
        for command in self.commands:
            for binding in command.bindings:
                self._bindings.key_to_bindings[binding.key] = [binding]

    def without_keys(self, widget: Widget) -> None:
        """Takes a widget's own keys from it: what they do is among the commands."""
        widget._bindings = BindingsMap()

    def action_help(self) -> None:
        """Shows all keys."""
        from codebook.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.commands))
