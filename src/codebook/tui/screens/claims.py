"""The claims: sentences of the report, and whether each still holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from codebook.core.claims import Claim, Standing
from codebook.core.codings import Stance
from codebook.tui.commands.reports import CLAIMS
from codebook.tui.screens.ask import AskScreen
from codebook.tui.screens.asking import Asking
from codebook.tui.screens.choice import ChoiceScreen
from codebook.tui.screens.list_keys import ListKeys
from codebook.tui.screens.picker import PickerScreen
from codebook.tui.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from codebook.store.study import Study
    from codebook.tasks.passages import Passages
    from codebook.tui.screens.desk.finding import FindingCommands

_EVERYBODY = "(everybody)"
_PARTS = ("text", "code", "stance", "category", "evidence")
_NAMES = {
    "text": "Its words",
    "code": "The code it speaks of",
    "stance": "What they said of it",
    "category": "Of whom it speaks",
    "evidence": "The passages it rests on",
}


class ClaimsScreen(ListKeys, Asking[None]):
    """Lists claims with how they stand beside the codings of a layer. Internal."""

    CSS_PATH = "claims.tcss"
    KEYED = CLAIMS

    def __init__(self, desk: FindingCommands):
        super().__init__(desk)
        self.judged_by = ""
        self.may_see: list[str] = [desk.coder]
        self.found: list[Standing] = []

    def compose(self) -> ComposeResult:
        """How many hold, the list, the highlighted one in full."""
        yield Static(id="what")
        yield OptionList(id="list", markup=False)
        with VerticalScroll(id="whole", can_focus=False):
            yield Static(id="text")
        yield KeyFooter(show_command_palette=False)

    def on_mount(self) -> None:
        """Reads the claims."""
        self.take_list()
        self.read(self._read())

    async def _read(self, keep: str = "") -> None:
        from codebook.tasks.blindness import claims_for, layers_for, usual_layer

        coder, layer = self.desk.coder, self.judged_by

        def read(study: Study) -> tuple[list[str], str, list[Standing], int]:
            layers = layers_for(study, coder)
            seen = layer if layer in layers else usual_layer(layers)
            return layers, seen, *claims_for(study, coder, seen)

        self.may_see, self.judged_by, self.found, hidden = await self.desk.ask(read)
        holding = sum(one.holds for one in self.found)
        parts = [
            f"INTERNAL · {holding} of {len(self.found)} claims hold · layer {self.judged_by}",
            f"{hidden} rest on layers that you do not see yet" if hidden else "",
        ]
        self.query_one("#what", Static).update(Content(" · ".join(filter(None, parts))))
        keep = keep or (self.highlighted.claim.id if self.highlighted else "")
        self.fill([Option(_line(one), id=one.claim.id) for one in self.found], keep)
        self._tell()

    @property
    def highlighted(self) -> Standing | None:
        """The claim that the keys are about."""
        option = self.options.highlighted_option
        return next((one for one in self.found if option and one.claim.id == option.id), None)

    def on_option_list_option_highlighted(self) -> None:
        """Shows how the claim stands."""
        self._tell()

    def _tell(self) -> None:
        one = self.highlighted
        none = f"no claims yet: {self.key_of('claims.add')} writes one"
        shown = Text(none, style="dim") if one is None else _in_full(one)
        self.query_one("#text", Static).update(shown)

    # Keys

    def action_layer(self) -> None:
        """Judges claims by the next layer that may be seen."""
        at = self.may_see.index(self.judged_by) + 1
        self.judged_by = self.may_see[at % len(self.may_see)]
        self.read(self._read())

    def action_passages(self) -> None:
        """Shows the passages that the claim rests on."""
        self.once_there(self._passages)

    async def _passages(self) -> None:
        from codebook.tasks.blindness import note_passages
        from codebook.tasks.passages import Passages
        from codebook.tui.screens.behind import BehindScreen

        one, coder = self.highlighted, self.desk.coder
        if one is None:
            return
        wanted = set(one.claim.evidence)

        def read(study: Study) -> Passages:
            found = [coding for coding in study.codings() if coding.id in wanted]
            note_passages(study, coder, found)
            return Passages(study, found)

        found = await self.desk.ask(read)
        what = f"INTERNAL · {len(found)} passages behind: {one.claim.text}"
        self.choose_behind(BehindScreen(found, what))

    def action_add(self) -> None:
        """Writes a claim, asking for one part after the other."""
        self.once_there(self._add)

    async def _add(self) -> None:
        claim: Claim | None = Claim("", "", "")
        for part in _PARTS:
            claim = None if claim is None else await self._asked(claim, part)
        if claim is not None:
            await self._write(claim)

    def action_edit(self) -> None:
        """Changes a part of the claim."""
        self.once_there(self._edit)

    async def _edit(self) -> None:
        one = self.highlighted
        if one is None:
            return
        options = [(part, f"{_NAMES[part]}") for part in _PARTS]
        part = await self.app.push_screen_wait(ChoiceScreen("Change what of the claim?", options))
        changed = None if part is None else await self._asked(one.claim, part)
        if changed is not None:
            await self._write(replace(changed, quantifier="") if part == "text" else changed)

    async def _write(self, claim: Claim) -> None:
        from codebook.tasks import claims

        stored = await self.desk.writing.change(lambda study: claims.write(study, claim))
        await self._read(stored.id)

    def action_remove(self) -> None:
        """Takes the claim away, after asking."""
        self.once_there(self._remove)

    async def _remove(self) -> None:
        one = self.highlighted
        if one is None:
            return
        options = [("keep", "Keep it"), ("remove", "Take it away")]
        screen = ChoiceScreen(f"Take this claim away? {one.claim.text}", options)
        if await self.app.push_screen_wait(screen) == "remove":
            claim = one.claim.id
            await self.desk.writing.change(lambda study: study.remove_claim(claim))
            await self._read()

    # Asking for a part

    async def _asked(self, claim: Claim, part: str) -> Claim | None:
        """The claim with a part as it was asked for; ``None`` where that was left."""
        match part:
            case "text":
                hint = "Several survivor advocates were never called."
                screen = AskScreen("The claim, with few, some, many or most", hint, claim.text)
                text = await self.app.push_screen_wait(screen)
                return replace(claim, text=text) if text else None
            case "code":
                desk = self.desk
                picker = PickerScreen(
                    desk.codes, desk.ranker, desk.recent, "Of which code does it speak?"
                )
                path = await self.app.push_screen_wait(picker)
                return None if path is None else replace(claim, code=path)
            case "stance":
                names = [stance.value for stance in Stance if stance]
                options = [(name, name) for name in names]
                chosen = await self.app.push_screen_wait(ChoiceScreen(_NAMES[part], options))
                return None if chosen is None else replace(claim, stance=chosen)
            case "category":
                return await self._of_whom(claim)
            case _:
                return await self._with_evidence(claim)

    async def _of_whom(self, claim: Claim) -> Claim | None:
        from codebook.tasks.grouping import basis_of

        def read(study: Study) -> list[tuple[str, str]]:
            people = {p.pseudonym: p.category for p in study.interviewees()}
            columns = basis_of(study).columns(people, None, study.memory())
            return [(group.key, f"{group.label} (n={group.n})") for group in columns.shown]

        options = [(_EVERYBODY, "all interviewees"), *await self.desk.ask(read)]
        chosen = await self.app.push_screen_wait(ChoiceScreen(_NAMES["category"], options))
        if chosen is None:
            return None
        return replace(claim, category="" if chosen == _EVERYBODY else chosen)

    async def _with_evidence(self, claim: Claim) -> Claim | None:
        from codebook.tasks.blindness import note_passages
        from codebook.tasks.cells import passages_of_cell
        from codebook.tui.screens.evidence import EvidenceScreen

        layer, coder = self.judged_by, self.desk.coder

        def read(study: Study) -> Passages:
            found = passages_of_cell(study, layer, claim.code, stance=claim.stance)
            note_passages(study, coder, found.codings)
            return found

        found = await self.desk.ask(read)
        what = f"{len(found)} passages of {claim.code} with the stance {claim.stance}"
        screen = EvidenceScreen(found, f"{what}: space marks, enter takes", claim.evidence)
        marked = await self.app.push_screen_wait(screen)
        return None if marked is None else replace(claim, evidence=marked)


def _line(one: Standing) -> Text:
    """A claim in a line: whether it holds, and its words."""
    line = Text("✓ " if one.holds else "✗ does not hold  ", no_wrap=True, overflow="ellipsis")
    line.append(one.claim.text, style="bold")
    return line.append("  rests on one person", style="italic") if one.rests_on_one else line


def _in_full(one: Standing) -> Text:
    claim = one.claim
    whom, said = claim.category or "everybody", claim.quantifier or "no word for how many"
    lines = [
        f"{claim.code}, {claim.stance}, {whom}; says “{said}”",
        f"{claim.stance}: {len(one.supporters)} of {one.n} ({one.word}): "
        f"{', '.join(one.supporters) or 'nobody'}",
        f"against: {', '.join(one.contradictors) or 'nobody'}",
        f"rests on {len(claim.evidence)} passages of {', '.join(one.speakers) or 'nobody'}"
        + ("; one person alone" if one.rests_on_one else ""),
    ]
    text = Text.assemble((f"{claim.text}\n", "bold"), "\n".join(lines))
    for problem in one.problems:
        text.append(f"\n✗ {problem}", style="bold")
    return text
