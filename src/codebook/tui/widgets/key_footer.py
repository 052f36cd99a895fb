"""The line of keys at the foot of a screen that is often returned to."""

from __future__ import annotations

from rich.cells import cell_len
from textual.screen import Screen
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

_SPACES = 2
"""Cells before a key and between it and its words; a third behind them may be cut off."""


class KeyFooter(Footer):
    """A footer that is made anew only when it has other keys to show.

    Textual's is made anew at every return from another screen, and keeps whatever it was made of:
    after some hundred codes the keys would wait for that to be looked through. Keys for which there
    is no room are left out, not cut.
    """

    _keys: object = None

    def bindings_changed(self, screen: Screen[object]) -> None:
        """Shows the keys that there are now, unless it does already."""
        if screen is self.screen and self.app.app_focus:
            keys = [
                (binding.action, binding.key, binding.description, enabled)
                for _, binding, enabled, _ in screen.active_bindings.values()
                if binding.show
            ]
            if keys == self._keys:
                return
            self._keys = keys
        super().bindings_changed(screen)

    async def recompose(self) -> None:
        """Shows other keys, and lets go of those that were shown."""
        await super().recompose()
        self.mutate_reactive(Footer.compact)  # the keys that are gone no longer follow it
        self._fit()

    def on_resize(self) -> None:
        """Shows the keys that there is room for now."""
        self._fit()

    def _fit(self) -> None:
        room, at = self.size.width, 0
        for key in self.query(FooterKey):
            at += _SPACES + cell_len(key.key_display) + cell_len(key.description)
            key.visible = at <= room
            at += 1
