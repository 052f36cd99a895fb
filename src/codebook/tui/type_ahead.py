"""Keys that are pressed faster than screens appear.

A key that opens a screen is worked off while the next ones are on their way already, to a widget
of the screen before. Without this they would be lost: `c` and three letters of a code, typed in
one go, must reach the picker.
"""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from textual import events
from textual.app import App
from textual.screen import Screen
from textual.widget import Widget


class TypeAhead(App[None]):
    """Hands keys to the screen in front that were pressed before it could take any."""

    def __init__(self) -> None:
        super().__init__()
        self._pressed_on: WeakKeyDictionary[events.Key, Screen[Any]] = WeakKeyDictionary()
        self._early: list[events.Key] = []

    async def on_event(self, event: events.Event) -> None:
        """Notes on which screen a key was pressed."""
        if isinstance(event, events.Key) and not event.is_forwarded and self.screen_stack:
            self._pressed_on[event] = self.screen
        await super().on_event(event)

    def on_key(self, event: events.Key) -> None:
        """Takes a key that no widget took: it may be meant for the screen that came meanwhile."""
        pressed_on = self._pressed_on.pop(event, None)
        screen = self.screen
        not_there_yet = (
            screen.is_modal
            and self.focused is None
            and not (screen.is_mounted and not screen.focus_chain)
        )
        if pressed_on is None or (pressed_on is self.screen and not not_there_yet):
            return
        event.prevent_default()
        self._early.append(event)
        if self.focused is not None:
            self._deliver(self.focused)
        elif len(self._early) == 1:
            self.watch(self.screen, "focused", self._deliver, init=False)

    def _deliver(self, focused: Widget | None) -> None:
        if focused is not None:
            early, self._early = self._early, []
            for event in early:
                focused._forward_event(events.Key(event.key, event.character))
