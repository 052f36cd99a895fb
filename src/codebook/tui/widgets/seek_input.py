"""An input out of which some keys lead, in the order in which they were pressed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from textual import events
from textual.widgets import Input


class SeekInput(Input):
    """Where a query is typed. ``ways`` are done at once by the keys they are given for.

    A key that was on its way here when one of them gave the focus to something else is for that,
    however fast it was pressed: it is passed on, not typed. Keys that edit take their turn among
    the letters, too: textual's own input works them off after letters that were pressed later.
    """

    def __init__(self, ways: Mapping[str, Callable[[], object]], *args: Any, **options: Any):
        super().__init__(*args, **options)
        self._ways = ways

    async def on_key(self, event: events.Key) -> None:
        """Goes a way that leads out, edits, or lets the key pass."""
        if self.screen.focused is not self:
            event.prevent_default()
            return
        edits = self._bindings.key_to_bindings.get(event.key, [])
        if event.key not in self._ways and not edits:
            return
        event.stop()
        event.prevent_default()
        if event.key in self._ways:
            self._ways[event.key]()
        else:
            await self.run_action(edits[0].action)
