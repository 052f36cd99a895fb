"""How far coders agree on each code, and the ways from there to where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import DataTable, Static

from codebook.core.agreement.figures import Figure
from codebook.core.agreement.intervals import CUTS, Interval
from codebook.tui.commands.agreement import AGREEMENT
from codebook.tui.screens.asking import Asking
from codebook.tui.widgets.key_footer import KeyFooter
from codebook.tui.widgets.stepping import jump_in_table

if TYPE_CHECKING:
    from codebook.store.study import Study
    from codebook.tasks.differences import Differences
    from codebook.tasks.reviewing import CodeFigures, Figures
    from codebook.tui.screens.desk.reviewing import ReviewCommands

_AT_ONCE = 8
"""Codes whose intervals are worked out before the study's thread does what else waits for it."""

_ORDERS = ("by characters in disagreement", "as in the codebook")
ANY = "any"
"""The path that any code at all goes by; see :mod:`codebook.tasks.agreement`."""
_ANY = "any code"
_WIDTHS = {"differ": 7, "alpha": 21, "positive": 8}
_UNITS = 6
"""Cells of the columns; the code has what is left."""


class AgreementScreen(Asking[None]):
    """A row for each code. The figures show at once, their intervals as they are worked out."""

    CSS_PATH = "agreement.tcss"
    KEYED = AGREEMENT
    desk: ReviewCommands

    def __init__(self, desk: ReviewCommands):
        super().__init__(desk)
        self.found: Figures | None = None
        self.intervals: dict[str, Interval] = {}
        self._order = 0
        self._consensus = False
        self._paths: list[str] = []

    def compose(self) -> ComposeResult:
        """What is compared, a row per code, the highlighted one in full."""
        yield Static(id="what")
        yield DataTable(id="codes", zebra_stripes=True, cursor_type="row")
        yield Static(id="here")
        yield KeyFooter(show_command_palette=False)

    def on_mount(self) -> None:
        """Reads the figures."""
        table = self.query_one(DataTable)
        self.without_keys(table)
        table.focus()
        self.query_one("#what", Static).update("counting…")
        self.read(self._read())

    async def _read(self) -> None:
        from codebook.errors import BadInput
        from codebook.tasks.reviewing import figures

        coder, consensus = self.desk.coder, self._consensus
        try:
            found = await self.desk.ask(lambda study: figures(study, coder, consensus=consensus))
        except BadInput as error:
            if self.found is None:
                self.query_one("#what", Static).update(Content(str(error)))
            else:
                self._consensus = not consensus
                self.tell(str(error))
            return
        self.found = found
        self.intervals.clear()
        self._columns(found)
        self._fill()
        self.run_worker(self._guarded(self._work_out(found)), group="intervals", exclusive=True)

    async def _work_out(self, found: Figures) -> None:
        """The intervals, those of the codes first that stand highest."""
        from codebook.core.agreement.intervals import intervals
        from codebook.tasks.agreement import SEED

        by_path = {one.path: one for one in (*found.codes, found.any)}
        paths = list(self._paths)
        for at in range(0, len(paths), _AT_ONCE):
            part = paths[at : at + _AT_ONCE]
            counted = [by_path[path].counted for path in part]

            def job(_: Study, counted: Sequence[object] = counted) -> list[Interval]:
                return intervals(counted, SEED)  # type: ignore[arg-type]

            for path, interval in zip(part, await self.desk.ask(job), strict=True):
                self.intervals[path] = interval
                self.query_one(DataTable).update_cell(path, "alpha", self._alpha(by_path[path]))
            self._tell()

    # Showing

    def _columns(self, found: Figures) -> None:
        table = self.query_one(DataTable)
        table.clear(columns=True)
        table.add_column(Text("code"), key="code", width=self._code_width(found))
        for name, width in _WIDTHS.items():
            table.add_column(Text(name, justify="right"), key=name, width=width)
        for name in found.coders:
            table.add_column(
                Text(name[:_UNITS], justify="right"), key=f"coder {name}", width=_UNITS
            )

    def _code_width(self, found: Figures) -> int:
        """What the other columns leave, each with a space on both sides."""
        others = [*_WIDTHS.values(), *(_UNITS for _ in found.coders)]
        return max(12, self.app.size.width - sum(others) - 2 * len(others) - 4)

    def _fill(self) -> None:
        found = self.found
        if found is None:
            return
        table = self.query_one(DataTable)
        before = self.highlighted
        table.clear()
        codes = list(found.codes)
        if self._order == 0:
            codes.sort(key=lambda one: -one.measured.apart)
        rows = [found.any, *codes]
        self._paths = [one.path for one in rows]
        for one in rows:
            table.add_row(*self._cells(one, one is found.any), key=one.path)
        if before is not None:
            table.move_cursor(row=self._paths.index(before.path))
        hidden = f"not yet yours to see: {', '.join(found.hidden)}" if found.hidden else ""
        number = len(found.transcripts)
        parts = (
            f"{', '.join(found.coders)} · {number} transcript{'' if number == 1 else 's'}",
            f"by character, {_ORDERS[self._order]}",
            hidden,
            f"made from your layer too, so left out: {', '.join(found.own)}" if found.own else "",
        )
        self.query_one("#what", Static).update(Content(" · ".join(filter(None, parts))))
        self._tell()

    def _cells(self, one: CodeFigures, is_any: bool) -> list[Text]:
        measured = one.measured
        return [
            Text(_ANY if is_any else one.path, "italic" if is_any else ""),
            _right(f"{measured.apart:,}" if measured.apart else ""),
            self._alpha(one),
            _right(_short(measured.positive)),
            *(_right(str(units or "")) for units in measured.applied),
        ]

    def _alpha(self, one: CodeFigures) -> Text:
        """Alpha with its interval; ``~`` where it rests on too little, ``n/a`` without one."""
        alpha = one.measured.alpha
        if alpha.why:
            return _right("n/a")
        thin = "~" if one.measured.thin else ""
        interval = self.intervals.get(one.path)
        if interval is None:
            return _right(f"{thin}{_short(alpha)} […]")
        if interval.low is None or interval.high is None:
            return _right(f"{thin}{_short(alpha)} [n/a]")
        return _right(f"{thin}{_short(alpha)} [{interval.low:.2f}, {interval.high:.2f}]")

    @property
    def highlighted(self) -> CodeFigures | None:
        """The code that the keys are about."""
        row = self.query_one(DataTable).cursor_row
        if self.found is None or not 0 <= row < len(self._paths):
            return None
        codes = (*self.found.codes, self.found.any)
        return next(one for one in codes if one.path == self._paths[row])

    def on_data_table_row_highlighted(self) -> None:
        """Shows the highlighted code in full."""
        self._tell()

    def _tell(self) -> None:
        one = self.highlighted
        shown = Text("") if one is None else in_full(one, self.intervals.get(one.path))
        self.query_one("#here", Static).update(shown)

    # Keys

    def action_step(self, by: int) -> None:
        """Highlights the code below or above."""
        jump_in_table(self, "cursor_down" if by > 0 else "cursor_up")

    def action_jump(self, where: str) -> None:
        """Highlights a code further away: a page off, the first, the last."""
        jump_in_table(self, where)

    def action_order(self) -> None:
        """Sorts the codes the other way."""
        self._order = 1 - self._order
        self._fill()

    def action_differences(self) -> None:
        """Lists the differences about the code."""
        self.once_there(self._differences)

    async def _differences(self) -> None:
        one = self.highlighted
        if one is not None and self.found is not None:
            await self._list("" if one is self.found.any else one.path)

    def on_data_table_row_selected(self) -> None:
        """Lists the differences about the code that was clicked."""
        self.action_differences()

    def action_all_differences(self) -> None:
        """Lists all differences."""
        self.once_there(lambda: self._list(""))

    async def _list(self, path: str) -> None:
        from codebook.tui.screens.differences import DifferencesScreen

        found = await self._seen(path)
        what = path or "all codes"
        self.app.push_screen(DifferencesScreen(self.desk, found.listed, what, self.leave))

    async def _seen(self, path: str = "") -> Differences:
        from codebook.tasks.reviewing import seen_differences

        coder, consensus = self.desk.coder, self._consensus
        return await self.desk.ask(
            lambda study: seen_differences(study, coder, path or None, consensus=consensus)
        )

    def leave(self) -> None:
        """Leaves for the desk, where a passage was gone to."""
        self.dismiss()

    def action_confused(self) -> None:
        """Shows the codes that are taken for one another."""
        self.once_there(self._confused)

    async def _confused(self) -> None:
        from codebook.tui.screens.confused import ConfusedScreen

        found = await self._seen()
        tree = await self.desk.ask(lambda study: study.tree())
        self.app.push_screen(ConfusedScreen(self.desk, found, found.confused(tree), self.leave))

    def action_stand_out(self) -> None:
        """Says in which transcripts and of which coders most is in disagreement."""
        self.once_there(self._stand_out)

    async def _stand_out(self) -> None:
        from codebook.tui.screens.choice import ChoiceScreen

        found = await self._seen()
        shares = [*found.by_transcript(), *found.by_coder()]
        lines = [
            (
                f"{number}",
                f"{one.name}: " + ("nothing marked" if one.share is None else f"{one.share:.0%}")
                + f" of {one.marked:,} characters, {one.differences} differences",
            )
            for number, one in enumerate(shares)
        ]  # fmt: skip
        title = "Of what either of two marked, how much the other did not:"
        self.app.push_screen(ChoiceScreen(title, lines, "Escape goes back."))

    def action_consensus(self) -> None:
        """Compares who looks with the consensus alone, or all coders again."""
        if self.found is not None:
            self._consensus = not self._consensus
            self.read(self._read())

    def action_settle(self) -> None:
        """Shows what is to be settled."""
        self.desk.action_settle()


def in_full(one: CodeFigures, interval: Interval | None) -> Text:
    """A code's figures in a few lines, with the reasons for what is missing."""
    measured = one.measured
    name = _ANY if one.path == ANY else one.path
    text = Text(name, style="bold", no_wrap=True, overflow="ellipsis")
    beside = "  ".join(f"{unit} {_long(figure)}" for unit, figure in one.beside.items())
    lines = [f"alpha by {beside}"]
    kappa = measured.kappa()
    figures = [
        f"positive {_long(measured.positive)}",
        f"negative {_long(measured.negative)}",
        f"percent {_long(measured.percent)}",
        f"kappa {_long(kappa)}" if kappa is not None else "",
    ]
    lines.append("  ".join(filter(None, figures)))
    units = (
        f"{coder} {units} in {characters:,}"
        for coder, units, characters in zip(
            measured.coders, measured.applied, measured.positions, strict=True
        )
    )
    lines.append(f"passages and characters: {'  '.join(units)}")
    lines.append(_sure(one, interval))
    return text.append("\n" + "\n".join(lines), style="not bold")


def _sure(one: CodeFigures, interval: Interval | None) -> str:
    """How much an alpha may be relied on."""
    reasons: dict[str, list[str]] = {}
    for unit, figure in one.beside.items():
        if figure.why:
            reasons.setdefault(str(figure.why), []).append(unit)
    said = [f"n/a by {', '.join(units)}: {why}" for why, units in reasons.items()]
    if not one.measured.alpha.why and one.measured.thin:
        said.append("~ thin: fewer than 2 coders have 5 passages")
    if interval is not None and interval.why and interval.why != one.measured.alpha.why:
        said.append(f"no interval: {interval.why}")
    if interval is not None and interval.below is not None:
        chances = ", ".join(
            f"below {cut} {chance:.0%}" for cut, chance in zip(CUTS, interval.below, strict=True)
        )
        said.append(f"chance that alpha is {chances}")
    if interval is not None and interval.few and not interval.why:
        said.append(f"{interval.documents} transcripts: interval by jackknife")
    said += [
        f"missing for {coder} in {number}, finished before it came"
        for coder, number in one.late.items()
    ]
    return " · ".join(said)


def _right(words: str) -> Text:
    return Text(words, justify="right")


def _short(figure: Figure) -> str:
    return "n/a" if figure.value is None else f"{figure.value:.2f}"


def _long(figure: Figure) -> str:
    return "n/a" if figure.value is None else f"{figure.value:.3f}"
