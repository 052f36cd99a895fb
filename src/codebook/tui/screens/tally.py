"""The tally: exact for the team's own eyes, and as a reader would see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from codebook.core.tallies import INTERVIEWEES, Row, Tally
from codebook.errors import CodebookError, Refused
from codebook.formats import tally_report
from codebook.tui.commands.reports import TALLY
from codebook.tui.screens.asking import Asking
from codebook.tui.tally_view import View, parents_of
from codebook.tui.widgets.key_footer import KeyFooter
from codebook.tui.widgets.stepping import jump_in_table
from codebook.tui.widgets.tally_table import TOTAL, TallyTable, share

if TYPE_CHECKING:
    from codebook.store.study import Study
    from codebook.tasks.counted import Question
    from codebook.tasks.passages import Passages
    from codebook.tasks.publishing import Named
    from codebook.tui.screens.desk.finding import FindingCommands

_TALL = 36
"""Rows from which all notes have room."""


class TallyScreen(Asking[None]):
    """How many interviewees spoke of each theme, by category; what of it may be released."""

    CSS_PATH = "tally.tcss"
    KEYED = TALLY

    def __init__(self, desk: FindingCommands):
        super().__init__(desk)
        self.shown = View("")  # the layer is chosen when it is known which may be seen
        self.may_see: list[str] = [desk.coder]
        self.exact: Tally | None = None
        self.draft: Tally | None = None
        self.is_for_readers = False
        self._refusal = ""
        self._above: dict[str, int] = {}

    def compose(self) -> ComposeResult:
        """The mark, what was refused, the table, the highlighted cell in words, the notes."""
        yield Static(id="mark")
        yield Static(id="refused")
        yield TallyTable(id="tally")
        yield Static(id="here")
        yield Static(id="notes")
        yield KeyFooter(show_command_palette=False)

    def on_mount(self) -> None:
        """Reads the tally."""
        table = self.query_one(TallyTable)
        self.without_keys(table)
        table.focus()
        self.app.theme_changed_signal.subscribe(self, lambda _: self._show())
        self._ask_again()

    def on_resize(self) -> None:
        """Gives the columns the room that there is."""
        self.set_class(self.app.size.height >= _TALL, "tall")
        if self.exact is not None:
            self.call_after_refresh(self._show)

    # Reading

    def _ask_again(self) -> None:
        self.read(self._reading())

    async def _reading(self) -> None:
        from codebook.tasks.blindness import layers_for, usual_layer
        from codebook.tasks.tally import tally

        coder, shown = self.desk.coder, self.shown

        def read(study: Study) -> tuple[list[str], View, Tally]:
            layers = layers_for(study, coder)
            seen = shown if shown.layer in layers else replace(shown, layer=usual_layer(layers))
            return layers, seen, tally(study, seen.exactly)

        self.may_see, self.shown, self.exact = await self.desk.ask(read)
        await self._draft()
        self._show()

    async def _draft(self) -> None:
        """What a reader would see of the rows that stand here, or why nothing."""
        from codebook.tasks.protected import draft, passages_above

        self.draft, self._refusal, self._above = None, "", {}
        question = self._question()
        if not self.is_for_readers or question is None:
            return

        def read(study: Study) -> tuple[Tally, dict[str, int]]:
            return draft(study, question), passages_above(study, question)

        try:
            self.draft, self._above = await self.desk.ask(read)
        except Refused as error:
            self._refusal = "\n".join([f"Refused: {error}", *error.details])
        except CodebookError as error:
            self._refusal = str(error)

    def _question(self) -> Question | None:
        """What is asked for a reader; ``None`` where no row is left to show."""
        if self.exact is None:
            return None
        codes = self.shown.for_readers(self.exact.rows)
        return self.shown.protected(codes) if codes else None

    # Showing

    def _show(self) -> None:
        exact, view = self.exact, self.shown
        if exact is None:
            return
        rows = view.visible(exact.rows)
        tally, heading = exact, view.heading
        if self.is_for_readers:
            tally = self.draft or replace(exact, protected=True, categories=(), rows=(), notes=())
            of = {row.code: row for row in tally.rows}
            rows = [of.get(row.code, replace(row, cells=(), total=None)) for row in rows]
        self.set_class(self.is_for_readers, "reader")
        self.set_class(bool(self._refusal), "refused")
        self.query_one("#refused", Static).update(Content(self._refusal))
        self.query_one("#mark", Static).update(Content(self._mark()))
        self.query_one(TallyTable).show(
            tally,
            rows,
            heading,
            self._name_of(exact),
            share=view.share,
            room=self.app.size.width - 2,
        )
        notes = self._notes(tally)
        self.query_one("#notes").display = bool(notes)
        self.query_one("#notes", Static).update(Content(notes))
        self._tell_here()

    def _mark(self) -> str:
        view = self.shown
        first = (
            "DRAFT · what a reader sees"
            if self.is_for_readers
            else "INTERNAL · exact, not for publication"
        )
        parts = [
            first,
            view.heading if view.stance or view.count != INTERVIEWEES else "any stance",
            f"layer {view.layer}",
            f"level {view.level}" if view.level else "",
            f"depth {view.depth}" if view.depth else "",
        ]
        return " · ".join(filter(None, parts))

    def _name_of(self, tally: Tally) -> Callable[[Row], str]:
        parents = parents_of(row.code for row in tally.rows)

        def name(row: Row) -> str:
            sign = " "
            if row.code in parents:
                sign = "▸" if row.code in self.shown.folded else "▾"
            out = "× " if self.shown.is_left_out(row.code) else ""
            return f"{' ' * (row.depth - 1)}{sign} {out}{row.name}"

        return name

    def _notes(self, tally: Tally) -> str:
        if not self.is_for_readers:
            return "  ·  ".join(note for note in tally.notes if not note.startswith("layer: "))
        notes = [note for note in tally.notes if not note.startswith("layer: ")]
        hidden = [note for note in notes if note.startswith("not shown")]
        above = ", ".join(f"{code} ({number})" for code, number in self._above.items())
        told = f"internal: passages coded above these rows are in none of them: {above}"
        rest = [note for note in notes if note not in hidden]
        return "\n".join([*hidden, *([told] if above else []), *rest])

    def on_data_table_cell_highlighted(self) -> None:
        """Says in full what is highlighted."""
        self._tell_here()

    def _tell_here(self) -> None:
        table = self.query_one(TallyTable)
        code, column = table.place
        self.query_one("#here", Static).update(Content(f"{code}\n{self._cell_in_words(column)}"))

    def _cell_in_words(self, column: str) -> str:
        cell = self.query_one(TallyTable).cell
        tally = (self.draft if self.is_for_readers else self.exact) or self.exact
        if cell is None or tally is None:
            return ""
        labels = {c.category: c.label for c in tally.categories}
        who = "all" if column == TOTAL else labels.get(column, column)
        number = tally_report.count(cell)
        if tally.protected:
            words = tally_report.words(cell)
            return f"{who}: {number} of {cell.n}" + (f", {words}" if words else ", not shown")
        if tally.count != INTERVIEWEES:
            return f"{who}: {number} {tally.count}"
        return f"{who}: {number} of {cell.n} interviewees ({share(cell)})"

    # Keys: how it is looked at

    def _change(self, view: View, *, again: bool = True) -> None:
        self.shown = view
        if again:
            self._ask_again()
        else:
            self.read(self._drawing())

    async def _drawing(self) -> None:
        await self._draft()
        self._show()

    def action_stance(self) -> None:
        """Counts another stance."""
        self._change(self.shown.next_stance())

    def action_unit(self) -> None:
        """Counts something else; for readers, people alone are counted."""
        if self.is_for_readers:
            self.tell("passages and words are not released; readers see people counted")
        else:
            self._change(self.shown.next_unit())

    def action_level(self) -> None:
        """Shows categories of another level."""

        async def change() -> None:
            scheme = await self.desk.ask(lambda study: study.scheme())
            self._change(self.shown.next_level(scheme))

        self.once_there(change)

    def action_depth(self) -> None:
        """Shows codes down to another depth."""
        if self.exact is not None:
            self._change(self.shown.next_depth(self.exact.rows), again=False)

    def action_share(self) -> None:
        """Shows shares beside numbers, words in place of bands; or no longer."""
        self.shown = replace(self.shown, share=not self.shown.share)
        self._show()

    def action_layer(self) -> None:
        """Counts in the next layer that may be seen."""
        if len(self.may_see) == 1:
            self.tell(
                "another's layer can be seen once you have finished every transcript that they "
                "have finished"
            )
        else:
            self._change(self.shown.next_layer(self.may_see))

    def action_fold(self) -> None:
        """Hides or shows the codes below the highlighted one."""
        code, _ = self.query_one(TallyTable).place
        if self.exact is not None and code in parents_of(row.code for row in self.exact.rows):
            self._change(self.shown.fold(code), again=False)

    def action_fold_all(self) -> None:
        """Hides or shows all codes below the highest."""
        if self.exact is not None:
            self._change(self.shown.fold_all(self.exact.rows), again=False)

    def action_leave_out(self) -> None:
        """Leaves the highlighted code out of what a reader sees, or takes it in."""
        code, _ = self.query_one(TallyTable).place
        if code:
            self._change(self.shown.leave_out(code), again=False)

    def action_step(self, by: int) -> None:
        """Highlights the theme below or above."""
        jump_in_table(self, "cursor_down" if by > 0 else "cursor_up")

    def action_jump(self, where: str) -> None:
        """Highlights a theme further away, or a column further left or right."""
        jump_in_table(self, where)

    # Keys: what stands behind it

    def on_data_table_cell_selected(self) -> None:
        """Shows the passages of the cell that was clicked."""
        self.action_passages()

    def action_passages(self) -> None:
        """Shows the passages that the highlighted cell counts."""
        self.once_there(self._passages)

    async def _passages(self) -> None:
        from codebook.tasks.blindness import note_passages
        from codebook.tasks.cells import extents, passages_of_cell
        from codebook.tui.screens.behind import BehindScreen

        code, column = self.query_one(TallyTable).place
        view, coder = self.shown, self.desk.coder
        category = "" if column == TOTAL else column
        if not code:
            return

        def read(study: Study) -> Passages:
            found = passages_of_cell(study, view.layer, code, category=category, stance=view.stance)
            note_passages(study, coder, found.codings)
            return found

        found = await self.desk.ask(read)
        number = len(extents(found.codings))
        what = f"INTERNAL · {number} passages of {code} · {category or 'everybody'}"
        stance = f" · {view.stance}" if view.stance else ""
        self.choose_behind(BehindScreen(found, f"{what}{stance} · layer {view.layer}"))

    def action_quotations(self) -> None:
        """Chooses quotations of the highlighted code."""
        self.once_there(self._quotations)

    async def _quotations(self) -> None:
        from codebook.tasks.quotable import Request
        from codebook.tui.screens.quotations import QuotationsScreen

        code, _ = self.query_one(TallyTable).place
        if code:
            request = Request(code, self.shown.layer, self.shown.stance)
            self._over(QuotationsScreen(self.desk, request))

    # Keys: what leaves the study

    def action_reader(self) -> None:
        """Shows what a reader would see, or the exact numbers again."""
        self.is_for_readers = not self.is_for_readers
        if self.is_for_readers and self.shown.count != INTERVIEWEES:
            self._change(replace(self.shown, count=INTERVIEWEES))
        else:
            self._change(self.shown, again=False)

    def action_release(self) -> None:
        """Releases what a reader would see."""
        self.once_there(self._release)

    async def _release(self) -> None:
        from codebook.tasks.publishing import TALLY_SUFFIXES
        from codebook.tui.screens.release import ReleaseScreen

        question = self._question()
        if not self.is_for_readers:
            self.tell(f"look first at what a reader will see: {self.key_of('tally.reader')}")
        elif self.draft is None or question is None:
            self.tell("there is nothing here that may be released")
        else:
            what = f"Release this table of {len(question.codes)} codes"
            asked = ReleaseScreen(what, TALLY_SUFFIXES, "Tally", for_good=True)
            named = await self.app.push_screen_wait(asked)
            if named is not None:
                await self._release_as(question, named)

    async def _release_as(self, question: Question, named: Named) -> None:
        from codebook.tasks.publishing import release_tally

        try:
            made = await self.desk.writing.change(
                lambda study: release_tally(study, question, named)
            )
        finally:
            self._ask_again()
        lists = self.key_of("tally.releases")
        self.tell(f"released as {made}, written to {named.file}; {lists} lists releases")

    def action_releases(self) -> None:
        """Shows what was released."""
        from codebook.tui.screens.releases import ReleasesScreen

        self._over(ReleasesScreen(self.desk))

    def _over(self, page: Asking[None]) -> None:
        """Shows a page in front; what was released there changes what is shown here."""
        self.app.push_screen(page, lambda _: self._ask_again())
