"""An input for letters that cost little."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input


class Query(Input):
    """An input of a given width and one row: a letter in it moves nothing else on the screen.

    Textual's own has the whole screen laid out anew at each.
    """

    virtual_size = Reactive(Size(0, 0), layout=False)
