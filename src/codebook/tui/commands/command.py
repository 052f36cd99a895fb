"""What a command of the desk is.

The list of commands loads no textual: ``codebook keys`` prints it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Command:
    """A thing that can be done at the desk; ``action`` is the name of the screen's method.

    ``keys`` are textual's names of keys, joined by commas; empty where a command has none.
    ``help`` is one line.
    """

    id: str
    keys: str
    name: str
    help: str
    group: str
    action: str
    footer: bool = False

    @property
    def key_names(self) -> tuple[str, ...]:
        """Textual's names of the keys, each for itself."""
        return tuple(filter(None, self.keys.split(",")))

    @property
    def bindings(self) -> tuple[Binding, ...]:
        """The keys of the command as textual takes them; the footer shows the first."""
        from textual.binding import Binding

        return tuple(
            Binding(key, self.action, self.name, show=self.footer, id=self.id)
            for key in self.key_names
        )
