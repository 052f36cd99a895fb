"""Screens that name keys in what they say."""

from __future__ import annotations

from typing import TypeVar

from textual.screen import Screen

from codebook.tui.commands.labels import label_in

T = TypeVar("T")


class NamesKeys(Screen[T]):
    """A screen that knows the keys in force, those of other screens too."""

    def key_of(self, command: str, rather: str = "") -> str:
        """The key of a command, by its id, to be named in a sentence; ``rather`` this of several.

        It is read where the sentence is made, never kept: a person may have set another.
        """
        return label_in(self.app, command, rather)
