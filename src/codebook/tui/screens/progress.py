"""How far a coder has come in each transcript, and the others in all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import DataTable, Static

from codebook.tasks.progress import CoderProgress, OtherCoder, TranscriptProgress, share
from codebook.tui.commands.progress import HOW_FAR
from codebook.tui.screens.once import Page
from codebook.tui.widgets.key_footer import KeyFooter
from codebook.tui.widgets.stepping import jump_in_table

_COLUMNS = ("to code", "turns read", "turns coded", "codings", "finished")
_RULES = {
    "always": "others' codings stay hidden until both have finished a transcript",
    "sample": "others' codings stay hidden in the reliability sample",
    "never": "nobody's codings are hidden",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """The coder's own progress, what may be known of the others', and the rule of blindness."""

    own: CoderProgress
    others: Sequence[OtherCoder]
    rule: str


class ProgressScreen(Page[str | None]):
    """Gives the key of a transcript that is to be opened, or ``None``."""

    CSS_PATH = "progress.tcss"
    KEYED = HOW_FAR

    def __init__(self, shown: Shown, key: str):
        super().__init__()
        self._shown = shown
        self._key = key

    def compose(self) -> ComposeResult:
        """The sum, a row per transcript, the others."""
        yield Static(Content(_sum(self._shown.own)), id="sum")
        yield DataTable(id="progress", zebra_stripes=True, cursor_type="row")
        yield Static(Content(self._others()), id="others")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Fills the table, with the open transcript highlighted."""
        table = self.query_one(DataTable)
        table.add_column(Text("transcript"), key="transcript")
        for name in _COLUMNS:
            table.add_column(Text(name, justify="right"), key=name)
        rows = sorted(self._shown.own.transcripts, key=lambda one: not one.assigned)
        for one in rows:
            table.add_row(*_cells(one), key=one.key)
        keys = [one.key for one in rows]
        if self._key in keys:
            table.move_cursor(row=keys.index(self._key))
        self.without_keys(table)
        table.focus()

    def _others(self) -> str:
        lines = [_other(one) for one in self._shown.others]
        return "\n".join([*lines, f"Blind: {self._shown.rule} – {_RULES[self._shown.rule]}"])

    def action_step(self, by: int) -> None:
        """Highlights the transcript below or above."""
        jump_in_table(self, "cursor_down" if by > 0 else "cursor_up")

    def action_jump(self, where: str) -> None:
        """Highlights a transcript further away: a page off, the first, the last."""
        jump_in_table(self, where)

    def action_go(self) -> None:
        """Goes to the highlighted transcript."""
        jump_in_table(self, "select_cursor")

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Goes to the transcript that was chosen or clicked."""
        self.dismiss(event.row_key.value)

    def action_close(self) -> None:
        """Back to the desk."""
        self.dismiss(None)


def _sum(own: CoderProgress) -> str:
    mine = [one for one in own.transcripts if one.assigned]
    which = "transcripts" if own.has_all else "assigned transcripts"
    parts = (
        f"{own.coder}: {own.done} of {own.assigned} {which} finished",
        f"{share(sum(t.read for t in mine), sum(t.turns for t in mine))} of their turns read",
        f"{sum(one.codings for one in own.transcripts)} codings in all",
    )
    return " · ".join(parts)


def _other(one: OtherCoder) -> str:
    codings = "" if one.codings is None else f", codings: {one.codings}"
    return f"{one.coder}: {one.done} of {one.assigned} transcripts finished{codings}"


def _cells(one: TranscriptProgress) -> list[Text]:
    style = "" if one.assigned else "dim"
    cells = (
        "yes" if one.assigned else "no",
        f"{one.read}/{one.turns} {share(one.read, one.turns):>4}",
        f"{one.coded_turns}/{one.interviewee_turns}",
        str(one.codings or ""),
        "✓" if one.finished else "",
    )
    return [Text(one.key, style), *(Text(cell, style, justify="right") for cell in cells)]
