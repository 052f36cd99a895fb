"""The codebook: its tree, what each code means and was, and the keys to change it."""

from __future__ import annotations

from collections.abc import Mapping

from rich.text import Text
from textual.widgets import Static
from textual.widgets.option_list import Option

from codebook.core.codes import Code, CodeTree
from codebook.core.revisit import BookRevision
from codebook.tasks.codebook_changes import (
    counted,
    how_much_again,
    in_order,
    reordered,
)
from codebook.tui.about import about
from codebook.tui.commands.codebook import BOOK
from codebook.tui.screens.book_base import Place
from codebook.tui.screens.change_codes import CodeChanges, color_name
from codebook.tui.screens.revisit import RevisitScreen
from codebook.tui.widgets.code_list import RETIRED
from codebook.tui.writing import Writing

_INDENT = "  "


class CodebookScreen(CodeChanges):
    """All codes, with how often the coder has used each."""

    def __init__(self, writing: Writing):
        super().__init__(writing, BOOK)
        self._counts: Mapping[str, int] = {}
        self._history: list[BookRevision] = []
        self._revision = 0
        self._again = ""
        self._order: list[str] = []
        """The keys of the codes beside the highlighted one, while they are put in order."""

    async def read(self, keep: str = "") -> None:
        """Reads the codebook and the coder's use of it."""
        coder = self.coder
        self.codes = await self.ask(lambda study: study.tree())
        self.may_add = await self.ask(lambda study: study.may_add_codes())
        self._counts = await self.ask(lambda study: study.code_counts(coder))
        self._history = await self.ask(lambda study: study.codebook_history())
        self._revision = await self.ask(lambda study: study.codebook_revision())
        self._again = await self.ask(lambda study: how_much_again(study, coder))
        self._order = []
        self._list(self.codes, keep)

    def _list(self, tree: CodeTree, keep: str) -> None:
        head = [
            f"{counted(len(tree), 'code')}, revision {self._revision}",
            f"{self._again}: {self.key_of('codebook.again')}" if self._again else "",
        ]
        self.query_one("#head", Static).update(Text("  ·  ".join(filter(None, head))))
        self.list_anew([Option(self._line(tree, code), id=code.path) for code in tree], keep)

    def _line(self, tree: CodeTree, code: Code) -> Text:
        count = self._counts.get(code.path, 0)
        return Text.assemble(
            ("▌", self.mark_of(tree.color_of(code.path))),
            (f"{count or '·':>4}  ", "" if count else "dim"),
            _INDENT * (code.depth - 1),
            (RETIRED if code.retired else "") + code.name,
            ("  retired" if code.retired else "", "italic"),
            ("  " + code.key, "dim"),
            no_wrap=True,
            overflow="ellipsis",
        )

    # What is said of the highlighted code

    @property
    def code(self) -> Code | None:
        """The highlighted code."""
        return self.codes.get(self.chosen)

    def show_chosen(self) -> None:
        """Shows all that is said of the code, and what became of it."""
        code = self.code
        if code is None:
            none = f"No codes yet: {self.key_of('codebook.add.below')} adds one."
            self.about(Text("" if len(self.codes) else none, style="dim"))
            return
        lines = [about(code, (), self.mark_of), *self._facts(code), *self._past(code)]
        self.about(Text("\n").join(lines))

    def _facts(self, code: Code) -> list[Text]:
        color = self.codes.color_of(code.path)
        name = color_name(color) + ("" if code.color else ", from above" if color else "")
        mine = counted(self._counts.get(code.path, 0), "coding")
        facts = [
            Text.assemble(("Colour  ", "bold"), ("▌ ", self.mark_of(color)), name),
            Text.assemble(("Mine  ", "bold"), mine),
        ]
        if code.aliases:
            facts.append(Text.assemble(("Aliases  ", "bold"), ", ".join(code.aliases)))
        if code.retired:
            facts.append(Text.assemble(("Retired  ", "bold"), "kept, but no longer offered"))
        return facts

    def _past(self, code: Code) -> list[Text]:
        past = [
            Text.assemble(
                (f"{one.number:>3}  {one.made_at[:10]}  ", "dim"),
                what,
                (f": {one.reason}" if one.reason else "", "italic"),
            )
            for one in reversed(self._history)
            for what in one.of(code.path)
        ]
        return [Text("History", style="bold"), *past] if past else []

    # Order

    def action_order(self, by: int) -> None:
        """Puts the code before or behind the one beside it, on the screen alone as yet."""
        code = self.code
        if code is None:
            return
        keys = self._order or in_order(self.codes, code.path)
        at = keys.index(code.key)
        if not 0 <= at + by < len(keys):
            self.say(f"{code.key} is the {'last' if by > 0 else 'first'} at its level")
            return
        keys[at], keys[at + by] = keys[at + by], keys[at]
        self._order = keys
        self._list(reordered(self.codes, code.path, keys), code.path)
        keep = self.key_of("codebook.edit", "enter")
        self.say(f"{keep} keeps this order; {self.key_of('codebook.close')} drops it")

    async def _keep_order(self, code: Code, keys: list[str]) -> None:
        reason = await self.why(f"Put {code.path} here")
        if reason is None:
            self._drop_order()
            return
        behind = keys[keys.index(code.key) + 1 :]
        coder, before = self.coder, behind[0] if behind else None
        await self.do(
            lambda study: study.move_code(
                coder, code.path, code.parent, before=before, reason=reason
            ),
            f"{code.key} stands here now",
        )

    def _drop_order(self) -> None:
        self._order = []
        self._list(self.codes, self.chosen)
        self.say("the order is as it was")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While codes are put in order, the keys are about that alone."""
        if self._order and action in {name.partition("(")[0] for name in map(_action, BOOK)}:
            return action in ("order", "edit", "close", "read_on", "help")
        return super().check_action(action, parameters)

    def action_edit(self) -> None:
        """Opens the form of the code; keeps the order while codes are put in order."""
        code = self.code
        if code is not None and self._order:
            self.begin(self._keep_order(code, self._order))
        else:
            super().action_edit()

    def action_close(self) -> None:
        """Back to the desk; from an order that is not kept, to the one there was."""
        if self._order:
            self._drop_order()
        else:
            super().action_close()

    # Looking again

    def action_again(self) -> None:
        """Shows what is to be looked at again; gives the place that is to be gone to."""

        def closed(place: Place | None) -> None:
            if place is None:
                self.begin(self.read(self.chosen))
            else:
                self.dismiss(place)

        self.app.push_screen(RevisitScreen(self.writing), closed)


def _action(command: object) -> str:
    return str(getattr(command, "action", ""))
