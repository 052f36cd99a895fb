"""Screens that are left once.

A second Enter or Escape, typed before a screen is gone, does not leave again what is behind it; nor
does any other key mean something to it then: `c` after an Enter is for the next screen.
"""

from __future__ import annotations

from typing import Any, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

from codebook.tui.held_up import HeldUpLine
from codebook.tui.screens.keyed import Keyed

T = TypeVar("T")


class _Once:
    """What both kinds share; no node of textual's own, which looks up styles by the first base."""

    _is_left = False

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Leaves with a result, the first time."""
        if self._is_left:
            return AwaitComplete()
        self._is_left = True
        left: AwaitComplete = super().dismiss(result)  # type: ignore[misc]
        return left

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action may run: none may once the screen is left."""
        if self._is_left:
            return False
        may: bool | None = super().check_action(action, parameters)  # type: ignore[misc]
        return may


class Dialog(_Once, ModalScreen[T]):
    """A screen in front of another, left once."""


class Page(_Once, Keyed[T]):
    """A screen of its own, left once, with keys that can be set."""

    def on_mount(self) -> None:
        """Has a line at the top for when another program holds the study."""
        self.mount(HeldUpLine())
