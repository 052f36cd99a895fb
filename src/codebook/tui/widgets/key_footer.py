"""The line of keys at the foot of a screen that is often returned to."""

from __future__ import annotations

from textual.screen import Screen
from textual.widgets import Footer


class KeyFooter(Footer):
    """A footer that is made anew only when it has other keys to show.

    Textual's is made anew at every return from another screen, and keeps whatever it was made of:
    after some hundred codes the keys would wait for that to be looked through.
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
