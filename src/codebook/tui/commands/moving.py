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
        ("word", "b,ctrl+left", "w,ctrl+right", "word"),
        ("sentence", "left_parenthesis,comma", "right_parenthesis,semicolon", "sentence"),
        ("turn", "left_curly_bracket,left_square_bracket,ctrl+up", "right_curly_bracket,right_square_bracket,ctrl+down", "turn"),
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


MOVING: tuple[Command, ...] = (
    *_motions(),
    Command("turn.uncoded.next", "z", "next uncoded turn", "Go to the next turn of an interviewee that you have coded nothing in.", "Move", "turn('uncoded', 1)"),
    Command("turn.uncoded.previous", "Z", "uncoded turn before", "Go to the one before.", "Move", "turn('uncoded', -1)"),
    Command("turn.speaker.next", "greater_than_sign", "next turn of the same", "Go to the next turn of this interviewee; from an interviewer, of any.", "Move", "turn('speaker', 1)"),
    Command("turn.speaker.previous", "less_than_sign", "turn of the same before", "Go to the one before.", "Move", "turn('speaker', -1)"),
    Command("turn.number", "number_sign", "go to a turn", "Go to the turn with a number, or the one heard at a time like 1:02:03.", "Move", "turn_number"),
)  # fmt: skip
