"""Settling: the places in dispute of a transcript, one after the other, into the consensus."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from codebook.core.agreement.settling import Choice, Decision, Rule
from codebook.errors import CodebookError
from codebook.tui.commands.agreement import SETTLE
from codebook.tui.motions import Reader
from codebook.tui.screens.ask import AskScreen
from codebook.tui.screens.settle_else import Giving
from codebook.tui.screens.settle_place import called, in_full, line
from codebook.tui.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from codebook.store.study import Study
    from codebook.store.values import Undone
    from codebook.tasks.reviewing import ToSettle
    from codebook.tasks.settling import Item, Progress
    from codebook.tui.screens.desk.reviewing import ReviewCommands

_RULES = {
    Rule.EXACT: "rule exact: {} takes places that all marked the same",
    Rule.OVERLAP: "rule overlap: {} takes what all marked, also of places in dispute",
}


class SettleScreen(Giving):
    """The queue of one transcript. What is decided leaves it at once and is written behind it."""

    CSS_PATH = "settle.tcss"
    KEYED = SETTLE

    def __init__(self, desk: ReviewCommands):
        super().__init__(desk)
        self.writing = desk.writing
        self.found: ToSettle | None = None
        self.items: list[Item] = []
        self.rule = Rule.EXACT
        self._keep = ""
        self._wanted = ""
        self._changed = False
        self._rule_chosen = False

    def compose(self) -> ComposeResult:
        """How far it is, the rule, the places, the highlighted one in full, what was done."""
        yield Static(id="what")
        yield Static(id="rule")
        yield OptionList(id="list", markup=False)
        with VerticalScroll(id="whole", can_focus=False):
            yield Static(id="place")
        yield Static(id="said")
        yield KeyFooter(show_command_palette=False)

    def on_mount(self) -> None:
        """Reads where settling was left."""
        self.take_list()
        left = self.desk.settling_at
        if left is not None:
            self._wanted, self._keep = left
        self.read(self._read())

    # Reading

    async def _read(self) -> None:
        from codebook.tasks.reviewing import to_settle

        who, wanted, near = self.desk.coder, self._wanted, self.desk.key
        found = await self.desk.ask(lambda study: to_settle(study, who, wanted, near))
        begins = self.found is None
        self.found, self.items, self.given = found, list(found.items), None
        if not self._rule_chosen:
            self.rule = found.rule
        if found.transcript is not None:
            self._wanted = found.transcript.key
            self.reader = Reader(found.transcript.text, found.transcript.turns)
        if begins and not self._keep and found.after is not None:
            last = (found.after.start, found.after.end, found.after.code)
            self._keep = next((_id(one) for one in self.items if _order(one) > last), "")
        self._show()

    def _show(self) -> None:
        """Lists the places; the one to keep is highlighted, or the one that took its position."""
        text = self.reader.text
        self.fill([Option(line(one, text), id=_id(one)) for one in self.items], self._keep)
        self._tell_all()

    def _tell_all(self) -> None:
        found = self.found
        if found is None:
            return
        settled = sum(one.settled for one in found.progress)
        of_all = f"{settled} of {len(found.progress)} transcripts settled"
        if not found.progress:
            of_all = "nobody has finished a transcript that you may see"
        hidden = f"not yet yours to see: {', '.join(found.hidden)}" if found.hidden else ""
        parts = (self._here(), of_all, self._single(), hidden)
        self.query_one("#what", Static).update(Content(" · ".join(filter(None, parts))))
        takes, other = self.key_of("settle.undisputed"), self.key_of("settle.rule")
        rule = _RULES[self.rule].format(takes)
        self.query_one("#rule", Static).update(Content(f"{rule} · {other} the other"))
        self.tell_place()

    def _here(self) -> str:
        """How far the transcript is."""
        one = self.progress
        if one is None:
            return "nothing in dispute"
        waiting = len(self.items)
        discuss = sum(item.left is not None for item in self.items)
        left = f", {discuss} to discuss" if discuss else ""
        return f"{one.transcript}: {waiting} of {one.places} places open{left}"

    def _single(self) -> str:
        alone = self._keys(single=True)
        return f"{len(alone)} single-coded ({self.key_of('settle.single')})" if alone else ""

    @property
    def progress(self) -> Progress | None:
        """How far the transcript is that is shown, as it was read."""
        found = self.found
        if found is None or found.transcript is None:
            return None
        key = found.transcript.key
        return next((one for one in found.progress if one.transcript == key), None)

    @property
    def item(self) -> Item | None:
        """The place that the keys are about."""
        at = self.options.highlighted
        return self.items[at] if at is not None and at < len(self.items) else None

    def on_option_list_option_highlighted(self) -> None:
        """Shows the place in full; what was being given instead was about another."""
        item = self.item
        if item is not None and _id(item) != self._keep:
            self._keep, self.given = _id(item), None
        self.tell_place()

    def tell_place(self) -> None:
        """Shows the place in full."""
        item, progress = self.item, self.progress
        if item is None or progress is None:
            shown = Text("no place waits for a decision here", style="dim")
        else:
            text = self.reader.text
            codes, keys = self.desk.codes, self.keys_of_giving
            shown = in_full(item, text, progress.coders, codes, self.given, keys)
        self.query_one("#place", Static).update(shown)

    def say(self, message: str) -> None:
        """Says what was done."""
        if self.is_attached:
            self.query_one("#said", Static).update(Content(message))

    # Deciding

    def _once_shown(self, do: Callable[[], None]) -> None:
        """Does it at once where a place is shown, else when one is."""
        if self.found is not None:
            do()
            return

        async def then() -> None:
            do()

        self.once_there(then)

    def decide(self, decision: Decision, note: str = "", of: Item | None = None) -> None:
        """Hands a decision over, and goes on to the next place."""
        from codebook.tasks.settling import decide

        item, who = of or self.item, self.desk.coder
        if item is None:
            self.say("no place waits for a decision here")
            return
        handed_over = self.writing.hand_over(
            lambda study: decide(
                study, who, item.transcript, item.place, decision, note, shown=item
            )
        )
        said = f"{item.place.code}: {called(decision.choice, decision.coder)}"
        self._go_on(item, stays=decision.choice is Choice.DISCUSS)
        self.say(f"{said} · saving…")
        self.begin(self._done(handed_over, said))

    def _go_on(self, item: Item, *, stays: bool) -> None:
        """Highlights the place after one that was decided, or the one before the last."""
        if item not in self.items:
            return
        at = self.items.index(item)
        if stays:
            at += 1
        else:
            self.items.remove(item)
        self.given = None
        self._keep = _id(self.items[min(at, len(self.items) - 1)]) if self.items else ""
        self._show()

    async def _done(self, handed_over: Future[Any], said: str) -> None:
        """Waits for what was written; reads again once nothing more is on its way."""
        self._changed = True
        try:
            await self.writing.done(handed_over)
        except CodebookError:
            self.say("not saved; what stands is shown")
            raise
        finally:
            if self.is_attached and not self.writing.is_writing:
                self.read(self._read())
        self.say(said)

    def action_accept(self, number: int) -> None:
        """As a coder has it; where that is nothing, nothing."""
        self._once_shown(lambda: self._accept(number))

    def _accept(self, number: int) -> None:
        item, progress = self.item, self.progress
        if item is None or progress is None or number > len(progress.coders):
            self.say(f"there is no coder {number} here")
            return
        coder = progress.coders[number - 1]
        if coder in item.place.coders:
            self.decide(Decision(Choice.ACCEPT, coder))
        elif coder in item.place.asked:
            self.decide(Decision(Choice.NOTHING), f"as {coder} has it")
        else:
            self.say(f"{coder} was not asked about {item.place.code}, which came later")

    def action_union(self) -> None:
        """All that anybody marked."""
        self._once_shown(lambda: self.decide(Decision(Choice.UNION)))

    def action_overlap(self) -> None:
        """What all who applied the code share."""
        self._once_shown(lambda: self.decide(Decision(Choice.OVERLAP)))

    def action_nothing(self) -> None:
        """What is in dispute is not coded."""
        self._once_shown(lambda: self.decide(Decision(Choice.NOTHING)))

    def action_discuss(self) -> None:
        """Asks what is to be talked about, and leaves the place open."""
        self._once_shown(self._discuss)

    def _discuss(self) -> None:
        item = self.item
        if item is None:
            return

        def answered(note: str | None) -> None:
            if note is not None:
                self.decide(Decision(Choice.DISCUSS), note, item)

        before = item.left.note if item.left else ""
        title = f"{item.place.code}: what is to be talked about?"
        self.app.push_screen(AskScreen(title, "a note; enter leaves it open", before), answered)

    # In one step

    def _keys(self, *, single: bool) -> list[str]:
        """The transcripts that two coders finished; or those of one alone, not settled yet."""
        if self.found is None:
            return []
        return [
            one.transcript
            for one in self.found.progress
            if one.single == single and not (single and one.settled and not one.stale)
        ]

    def action_rule(self) -> None:
        """Shows the other rule; it is the study's once it was used."""
        self.rule = Rule.OVERLAP if self.rule is Rule.EXACT else Rule.EXACT
        self._rule_chosen = True
        self._tell_all()

    def action_undisputed(self) -> None:
        """Takes what nobody disputes."""
        self._once_shown(lambda: self._take(single=False))

    def action_single(self) -> None:
        """Takes what one coder alone finished."""
        self._once_shown(lambda: self._take(single=True))

    def _take(self, *, single: bool) -> None:
        from codebook.tasks.settling import undisputed

        keys, who, rule = self._keys(single=single), self.desk.coder, self.rule
        which = "that one coder alone finished" if single else "that two coders finished"
        if not keys:
            self.say(f"no transcript {which} waits to be settled")
            return

        def job(study: Study) -> object:
            return undisputed(study, who, keys, rule, single=single)

        number = f"{len(keys)} transcript{'' if len(keys) == 1 else 's'}"
        said = f"{number} {which}: what nobody disputes is taken, by the rule {rule}"
        handed_over = self.writing.hand_over(job)
        self.say("saving…")
        self.begin(self._done(handed_over, said))

    async def show_reversed(self, undone: Undone | None) -> None:
        """Reads again, the transcript with what was undone."""
        self._changed = True
        if undone is not None and undone.transcript:
            self._wanted = undone.transcript
        self.read(self._read())

    # Going elsewhere

    def action_transcript(self, step: int) -> None:
        """Goes to the next transcript with open places, or the one before."""
        if self.found is None:
            return
        keys = [one.transcript for one in self.found.progress if one.open]
        if self._wanted in keys and len(keys) > 1:
            self._wanted = keys[(keys.index(self._wanted) + step) % len(keys)]
            self._keep = ""
            self.read(self._read())
        elif keys:
            self.say("no other transcript has places in dispute")

    def action_compare(self) -> None:
        """Shows the first two layers side by side at the place."""
        from codebook.tui.screens.compare import CompareScreen

        item = self.item
        if item is not None:
            coders, at = item.place.asked[:2], item.place.span.start
            self.app.push_screen(CompareScreen(self.desk, item.transcript, coders, at=at))

    def action_text(self) -> None:
        """Goes to the place at the desk."""
        item = self.item
        if item is not None:
            self._leave()
            self.desk.begin_opening(self.desk.open(item.transcript, item.place.span.start))

    def action_close(self) -> None:
        """Drops what is being given; else leaves, and comes back here the next time."""
        if self.given is not None:
            self.given = None
            self.tell_place()
            return
        self._leave()

    def _leave(self) -> None:
        if self._wanted:
            self.desk.settling_at = (self._wanted, self._keep)
        if self._changed:
            self.desk.begin(self.desk.look_again())
        self.dismiss()


def _id(item: Item) -> str:
    start, end = item.place.span
    return f"{item.place.code} {start} {end}"


def _order(item: Item) -> tuple[int, int, str]:
    return (*item.place.span, item.place.code)
