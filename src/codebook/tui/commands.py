"""Every command of the desk, once: keys, footer, help and palette are made from this list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Command:
    """A thing that can be done at the desk; ``action`` is the name of the screen's method."""

    id: str
    keys: str
    name: str
    help: str
    group: str
    action: str
    footer: bool = False

    @property
    def binding(self) -> Binding:
        """The keys of the command."""
        return Binding(self.keys, self.action, self.name, show=self.footer, id=self.id)


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
    for key, name, step in (("left", "cluster", -1), ("right", "cluster", 1), ("up", "row", -1), ("down", "row", 1)):  # fmt: skip
        yield Command(
            f"extend.{key}", f"shift+{key}", f"extend {key}", "Extend the selection.", "Select",
            f"extend('{name}', {step})",
        )  # fmt: skip


DESK: tuple[Command, ...] = (
    Command("code", "c", "code", "Pick a code for the selection, or for the sentence under the cursor.", "Code", "code", True),
    Command("repeat", "full_stop", "again", "Apply the last code again.", "Code", "repeat"),
    Command("remove", "d,delete", "remove", "Remove the coding under the cursor.", "Code", "remove", True),
    Command("undo", "u", "undo", "Take back your last action, also one of an earlier day.", "Code", "undo", True),
    Command("redo", "U,ctrl+r", "redo", "Do again what you took back.", "Code", "redo"),
    Command("select", "v", "select", "Begin a selection: every motion extends it.", "Select", "select", True),
    Command("select.sentence", "s", "sentence", "Select the sentence under the cursor; again, one more.", "Select", "select_sentence"),
    Command("select.turn", "S", "whole turn", "Select the turn under the cursor.", "Select", "select_turn"),
    Command("select.drop", "escape", "drop", "Drop the selection.", "Select", "drop"),
    *_motions(),
    Command("transcript.next", "ctrl+n,tab", "next", "Open the next transcript.", "Transcripts", "transcript(1)"),
    Command("transcript.previous", "ctrl+b,shift+tab", "previous", "Open the transcript before.", "Transcripts", "transcript(-1)"),
    Command("finish", "f", "finish", "Mark the transcript finished, or take the mark back.", "Transcripts", "finish", True),
    Command("panel", "o", "panels", "Show or hide the lists beside the text.", "Look", "panels"),
    Command("tally", "T,f5", "tally", "How many interviewees spoke of each theme.", "Look", "tally", True),
    Command("help", "question_mark,f1", "help", "All keys.", "Look", "help", True),
    Command("quit", "q,ctrl+q", "quit", "Leave; everything is saved already.", "Look", "leave", True),
)  # fmt: skip
