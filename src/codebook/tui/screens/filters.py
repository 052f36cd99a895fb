"""Choosing which codings are shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from codebook.core.codings import Coding, Stance
from codebook.core.filters import EVERYTHING, Filter, select
from codebook.tui.commands.labels import label_in
from codebook.tui.said import STANCES
from codebook.tui.screens.choice import ChoiceScreen

BRANCH, CODE = "branch", "code"
"""What is chosen where a code is to be picked next."""

PLAIN = {
    "everything": EVERYTHING,
    "uncoded": Filter(uncoded=True),
    "memo": Filter(memo=True),
    **{stance.value: Filter(stance=stance) for stance in Stance if stance},
}
"""The filters that need no code."""

_LINES = (
    ("a", "everything", "everything"),
    ("u", "uncoded", "what is not coded"),
    ("m", "memo", "✎ codings with a memo"),
    ("b", BRANCH, "one branch …"),
    ("o", CODE, "one code …"),
    ("s", "supports", STANCES[Stance.SUPPORTS]),
    ("c", "counters", STANCES[Stance.COUNTERS]),
    ("x", "mixed", STANCES[Stance.MIXED]),
    ("g", "suggestion", STANCES[Stance.SUGGESTION]),
)
_WIDTH = 40


class FilterScreen(ChoiceScreen):
    """Gives the name of a plain filter, ``BRANCH`` or ``CODE``; each has a letter.

    Beside a plain one stands how many codings of the transcript it shows.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, f"take('{name}')", words, show=False) for key, name, words in _LINES
    ]

    def __init__(self, codings: Sequence[Coding], shown: Filter):
        forth, back = (label_in(self.app, f"move.coding.{way}") for way in ("on", "back"))
        super().__init__(
            "Show which codings?",
            [(name, self._line(key, name, words, codings)) for key, name, words in _LINES],
            f"Now: {shown or 'everything'}. {forth} and {back} go through what is shown.",
        )

    @staticmethod
    def _line(key: str, name: str, words: str, codings: Sequence[Coding]) -> Text:
        counted = name in PLAIN and not PLAIN[name].uncoded
        count = str(len(select(codings, PLAIN[name]))) if counted else ""
        return Text.assemble((f"{key}  ", "bold"), f"{words:<{_WIDTH}}", (f"{count:>5}", "dim"))

    def action_take(self, name: str) -> None:
        """Takes what a letter stands for."""
        self.dismiss(name)
