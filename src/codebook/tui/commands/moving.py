"""Motions of the cursor."""

from __future__ import annotations

from collections.abc import Iterable

from codebook.tui.commands.command import Command

_PLACES = {
    "edge": ("Go to the beginning of the row.", "Go to the end of the row."),
    "end": ("Go to the beginning.", "Go to the end."),
}


def _motions() -> Iterable[Command]:
    for name, back, on, what in (
        ("cluster", "left,h", "right,l", "character"),
        ("row", "up,k", "down,j", "row"),
        ("edge", "home,0", "end,dollar_sign", "row's edge"),
        ("word", "b", "w", "word"),
        ("sentence", "left_parenthesis,comma", "right_parenthesis,semicolon", "sentence"),
        ("turn", "left_curly_bracket,left_square_bracket", "right_curly_bracket,right_square_bracket", "turn"),
        ("page", "pageup", "pagedown,space", "page"),
        ("coding", "N", "n", "coding"),
        ("end", "g,ctrl+home", "G,ctrl+end", "beginning or end"),
    ):  # fmt: skip
        for step, keys in ((-1, back), (1, on)):
            where = "back" if step < 0 else "on"
            text = f"Go {where} by one {what}."
            if name in _PLACES:
                text = _PLACES[name][step > 0]
            yield Command(
                f"move.{name}.{where}",
                keys,
                f"{what} {where}",
                text,
                "Move",
                f"move('{name}', {step})",
            )


MOVING: tuple[Command, ...] = tuple(_motions())
