"""The passages of a code through the study, and where it meets another code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from codebook.core.codings import Coding, Stance
from codebook.core.search import NEAR
from codebook.errors import CodebookError
from codebook.tasks.passages import Passages
from codebook.tui.commands.finding import PASSAGES
from codebook.tui.screens.choice import ChoiceScreen
from codebook.tui.screens.hits import HitsPage
from codebook.tui.screens.picker import PickerScreen
from codebook.tui.widgets.hit_list import HitList
from codebook.tui.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from codebook.store.study import Study
    from codebook.tui.screens.desk.finding import FindingCommands

_ANY = "(any)"
_DISTANCES = (0, 5, NEAR, 20, 50, 100)


class PassagesScreen(HitsPage):
    """Leads to a passage. The passages are those of the coder's own layer."""

    CSS_PATH = "passages.tcss"
    KEYED = PASSAGES

    def __init__(self, desk: FindingCommands, code: str):
        super().__init__()
        self._desk = desk
        self._code = code
        self._other = ""
        self._distance = NEAR
        self._category = ""
        self._stance: Stance | None = None
        self._with_memo = False
        self._passages: Passages | None = None
        self._problem = ""

    def compose(self) -> ComposeResult:
        """What is listed, the list, and the passage in full."""
        yield Static(id="what")
        yield HitList(id="hits")
        yield Static(id="passage")
        yield KeyFooter(show_command_palette=False)

    def on_mount(self) -> None:
        """Reads the passages."""
        self.query_one(HitList).focus()
        self._read()

    # Reading

    def _read(self) -> None:
        self.run_worker(self._listed(), group="passages", exclusive=True)

    async def _listed(self) -> None:
        from codebook.tasks.passages import codes_near, passages

        coders = (self._desk.coder,)
        code, other, distance = self._code, self._other, self._distance
        category, stance, memo = self._category, self._stance, self._with_memo

        def read(study: Study) -> Passages:
            limits: Any = {"category": category, "stance": stance, "with_memo": memo}
            if other:
                return codes_near(study, coders, code, other, distance, **limits)
            return passages(study, coders, code, **limits)

        self._problem = ""
        try:
            self._passages = await self._desk.ask(read)
        except CodebookError as error:
            self._passages, self._problem = None, str(error)
        if self._passages is not None:
            self.query_one(HitList).show(self._passages, 0, self._note)
        self._tell()

    def _note(self, number: int) -> str:
        """What stands after a passage in its row."""
        found = self._passages
        if found is None:
            return ""
        if found.meetings:
            words = found.meetings[number].words
            return "overlap" if words is None else f"{words} words between"
        coding = found.codings[number]
        below = coding.code.removeprefix(self._code).lstrip("/")
        return " · ".join(filter(None, [below, coding.stance.value, coding.memo and "memo"]))

    def _tell(self) -> None:
        keys = f"{self.key_of('passages.further')} {self.key_of('passages.nearer')}"
        both = f"{_short(self._code)} with {_short(self._other)}"
        near = f"{both}, within {self._distance} words ({keys})"
        limits = [
            near if self._other else f"{_short(self._code)} and below",
            self._category and f"of {self._category}",
            self._stance.value if self._stance else "",
            "with memo" if self._with_memo else "",
        ]
        count = "" if self._passages is None else self._passages.summary()
        parts = [self._problem or count, *limits]
        self.query_one("#what", Static).update(Content("  ·  ".join(filter(None, parts))))

    def on_hit_list_moved(self) -> None:
        """Shows the highlighted passage in full, with what is said of it."""
        hits = self.query_one(HitList)
        hit, found = hits.hit, self._passages
        if hit is None or found is None:
            self.query_one("#passage", Static).update("")
            return
        codings = [found.codings[hits.at]]
        if found.meetings:
            meeting = found.meetings[hits.at]
            codings = [meeting.first, meeting.second]
        head = f"{hit.transcript} {hit.turn}  {hit.speaker}  {hit.category or ''}"
        lines = [Text(head, style="dim"), *map(_said, codings)]
        lines.append(Text.assemble((hit.before, "dim"), (hit.text, "bold"), (hit.after, "dim")))
        self.query_one("#passage", Static).update(Text("\n").join(lines))

    # Keys

    def action_close(self) -> None:
        """Back to the desk."""
        self.dismiss()

    def action_go(self) -> None:
        """Jumps to the passage."""
        hit = self.query_one(HitList).hit
        if hit is not None:
            self._desk.jump(hit)
            self.dismiss()

    def on_hit_list_chosen(self) -> None:
        """Jumps to the passage that was clicked."""
        self.action_go()

    def _pick(self, words: str, then: str) -> None:
        def picked(path: str | None) -> None:
            if path is not None:
                setattr(self, then, path)
                self._read()

        desk = self._desk
        self.app.push_screen(PickerScreen(desk.codes, desk.ranker, desk.recent, words), picked)

    def action_code(self) -> None:
        """Shows the passages of another code."""
        self._pick("Show the passages of which code, and of those below it?", "_code")

    def action_meets(self) -> None:
        """Shows where the code overlaps another, or stands near it; again, all its passages."""
        if self._other:
            self._other = ""
            self._read()
        else:
            name = self._code.rpartition("/")[2]
            self._pick(f"Where does {name} meet which code?", "_other")

    def action_distance(self, by: int) -> None:
        """Takes codes for near that stand further apart, or less far."""
        if self._other:
            at = _DISTANCES.index(self._distance) + by
            self._distance = _DISTANCES[max(0, min(len(_DISTANCES) - 1, at))]
            self._read()

    def action_category(self) -> None:
        """Shows passages of interviewees of one category only."""

        async def ask() -> None:
            names = await self._desk.ask(lambda study: [c.path for c in study.scheme()])
            self._choose("Passages of which category?", names, "_category")

        self.run_worker(ask())

    def action_stance(self) -> None:
        """Shows passages of one stance only."""
        names = [stance.value for stance in Stance if stance]

        def chosen(name: str | None) -> None:
            if name is not None:
                self._stance = None if name == _ANY else Stance(name)
                self._read()

        options = [(name, name) for name in (_ANY, *names)]
        self.app.push_screen(ChoiceScreen("Passages of which stance?", options), chosen)

    def _choose(self, title: str, names: list[str], then: str) -> None:
        def chosen(name: str | None) -> None:
            if name is not None:
                setattr(self, then, "" if name == _ANY else name)
                self._read()

        options = [(name, name) for name in (_ANY, *names)]
        self.app.push_screen(ChoiceScreen(title, options), chosen)

    def action_memo(self) -> None:
        """Shows passages with a memo only, or all again."""
        self._with_memo = not self._with_memo
        self._read()

    def action_anything(self) -> None:
        """Takes all limits away."""
        self._category, self._stance, self._with_memo, self._other = "", None, False, ""
        self._read()


def _said(coding: Coding) -> Text:
    """A coding in a line: its code, stance and memo."""
    more = "  ".join(filter(None, [coding.stance.value, coding.memo.replace("\n", " ")]))
    return Text.assemble((coding.code, "italic"), (f"  {more}" if more else "", "dim"))


def _short(path: str) -> str:
    """A code with no more above it than the next: what tells it from others stands last."""
    parts = path.split("/")
    return path if len(parts) < 3 else "/".join(["…", *parts[-2:]])
