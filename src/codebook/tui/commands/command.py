"""What a command of the desk is."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Command:
    """A thing that can be done at the desk; ``action`` is the name of the screen's method.

    ``keys`` are textual's names of keys, joined by commas. ``help`` is one line.
    """

    id: str
    keys: str
    name: str
    help: str
    group: str
    action: str
    footer: bool = False

    @property
    def binding(self) -> Binding:
        """The keys of the command."""
        return Binding(self.keys, self.action, self.name, show=self.footer, id=self.id)
