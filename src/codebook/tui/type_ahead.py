"""Keys that are pressed faster than screens appear.

A key that opens a screen, or a transcript, is worked off while the next ones are on their way
already, to a widget of what was there before. Without this they would be lost, or would mean
something else: `c`, three letters of a code and Enter, typed in one go, must reach the picker.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any
from weakref import WeakKeyDictionary

from textual import events
from textual.app import App
from textual.driver import Driver
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Input

from codebook.tui.pasting import mend

_MOMENT = 0.03
_PATIENCE = 2.0
"""Seconds that a key is given to open something, and a new screen to be there."""
_WAYS_OUT = ("escape", "ctrl+q")
"""Keys that do not wait where another program holds up; those that wait already are dropped."""

_LEAVING = ("escape", "enter")
_TURNS = (*_LEAVING, "tab")
"""Keys that end what is typed into an input; the first of them leave a screen."""


class TypeAhead(App[None]):
    """Hands keys on, one after another, that were pressed before what they are meant for came."""

    held_up = reactive("", init=False)
    """What is to be said while another program holds up what is written; else empty."""

    def __init__(self) -> None:
        super().__init__()
        self._pressed_on: WeakKeyDictionary[events.Key, Screen[Any]] = WeakKeyDictionary()
        self._early: deque[events.Key] = deque()
        self._handing_on = False

    def get_driver_class(self) -> type[Driver]:
        """The driver for this terminal; what is pasted is not taken for keys."""
        driver = super().get_driver_class()
        mend(driver)
        return driver

    async def on_event(self, event: events.Event) -> None:
        """Notes on which screen a key was pressed; keys wait for those before them."""
        if isinstance(event, events.Key) and not event.is_forwarded and self.screen_stack:
            self._pressed_on[event] = self.screen
            if self._handing_on or self._is_opening or self._leads_elsewhere(event):
                if not self._leads_out(event):
                    self._keep(event)
                    return
                self._early.clear()
        await super().on_event(event)

    def on_key(self, event: events.Key) -> None:
        """Takes a key that no widget took: it may be meant for what came meanwhile."""
        pressed_on = self._pressed_on.pop(event, None)
        is_taken = pressed_on is self.screen and (self._takes_keys or self._leads_out(event))
        if pressed_on is None or is_taken:
            return
        event.prevent_default()
        self._keep(event)

    def _leads_out(self, event: events.Key) -> bool:
        """Whether a key leaves what is being opened, as that may be held up for long."""
        return bool(self.held_up) and self._is_opening and event.key in _WAYS_OUT

    def _leads_elsewhere(self, event: events.Key) -> bool:
        """Whether letters that follow may not be for the input that has the focus now.

        An input types letters while a key that it does not use is still on its way to the screen.
        """
        return event.key in _TURNS and isinstance(self.focused, Input)

    @property
    def _is_opening(self) -> bool:
        """Whether the screen in front is about to show another text."""
        return bool(getattr(self.screen, "is_opening", False))

    @property
    def _takes_keys(self) -> bool:
        screen = self.screen
        there = (
            not screen.is_modal
            or self.focused is not None
            or (screen.is_mounted and not screen.focus_chain)
        )
        return there and not self._is_opening

    def _keep(self, event: events.Key) -> None:
        self._early.append(event)
        if not self._handing_on:
            self._handing_on = True
            self.run_worker(self._hand_on())

    async def _hand_on(self) -> None:
        is_leaving = True  # what came before the first key that is kept may have left the screen
        try:
            while self._early:
                await self._until_keys_are_taken()
                if not self._early:
                    break
                early = self._early.popleft()
                pressed_on = self._pressed_on.get(early)
                was_leaving, is_leaving = is_leaving, early.key in _LEAVING
                if was_leaving and is_leaving and pressed_on not in (None, *self.screen_stack):
                    continue  # it was to leave what has been left already
                event = events.Key(early.key, early.character)
                self._pressed_on[event] = self.screen
                await super().on_event(event)
                if not (event.is_printable and isinstance(self.focused, Input)):
                    await asyncio.sleep(_MOMENT)
        finally:
            self._handing_on = False

    async def _until_keys_are_taken(self) -> None:
        waited = 0.0
        while self._early and (self._is_opening or (not self._takes_keys and waited < _PATIENCE)):
            await asyncio.sleep(_MOMENT / 3)
            waited += _MOMENT / 3
