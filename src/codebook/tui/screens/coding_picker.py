"""Picking codes for a passage: one or several, pinned ones, a new one in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from codebook.core.codes import Code, CodeTree
from codebook.core.likely import Section
from codebook.core.ranking import Ranker
from codebook.tui.screens.new_code import NewCodeScreen
from codebook.tui.screens.picker import Picker
from codebook.tui.screens.pin import PinScreen
from codebook.tui.widgets.drawn import LineList

_NEW = "new code"
"""The id of the line for a new code; no path has a space."""

_HINT = "enter codes · tab marks · ctrl+g pins · ctrl+d reads on"


@dataclass(frozen=True, slots=True)
class Picked:
    """The paths of the codes that a passage gets; ``new`` is one of them, still to be added."""

    paths: tuple[str, ...]
    new: Code | None = None


class CodingPicker(Picker[Picked | None]):
    """Gives the codes that were picked, or ``None``.

    ``pin`` is told of a code that is to have a number key, ``None`` for a key set free.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,ctrl+t,ctrl+space,ctrl+at,ctrl+@", "mark", "mark", show=False),
        Binding("ctrl+g", "pin", "pin", show=False),
        Binding("ctrl+o", "new_code", "new code", show=False),
    ]

    def __init__(
        self,
        tree: CodeTree,
        ranker: Ranker,
        recent: Sequence[str],
        words: str,
        *,
        sections: Sequence[Section],
        pins: Mapping[int, str],
        here: Iterable[str],
        may_add: bool,
        pin: Callable[[int, str | None], None],
    ):
        super().__init__(tree, ranker, recent, words, sections=sections, pins=pins, here=here)
        self._keys = dict(pins)
        self._may_add = may_add
        self._pin = pin
        self._marked: dict[str, None] = {}
        self._branch = ""
        self._said = ""

    def on_mount(self) -> None:
        """Says which keys there are."""
        super().on_mount()
        self._say()

    # Marking

    def sign(self, path: str) -> str:
        """A tick where the code is marked."""
        return "✓" if path in self._marked else super().sign(path)

    def action_mark(self) -> None:
        """Marks or unmarks the highlighted code.

        The letters that found it go, so that the next code can be typed; without letters the next
        line is highlighted, so that one key marks several that stand together.
        """
        code = self.highlighted
        if code is None:
            return
        if code.path in self._marked:
            del self._marked[code.path]
        else:
            self._marked[code.path] = None
        if self.input.value:
            with self.prevent(Input.Changed):  # else the screen would be drawn twice
                self.input.value = ""
            self.rank()
        else:
            self.listed.redraw(code.path)
            self._go_on()
        self._say()

    def _go_on(self) -> None:
        """Highlights the next code, if one follows."""
        if self.listed.highlighted != self.listed.lines[-1]:
            self.action_step(1)

    def chosen(self) -> tuple[str, ...]:
        """What Enter takes: the marked codes, and the one that is highlighted if it was typed for
        or nothing is marked.
        """
        code = self.highlighted
        more = [code.path] if code is not None and (self.typed or not self._marked) else []
        return tuple(dict.fromkeys([*self._marked, *more]))

    def _say(self) -> None:
        """Says what Enter does once something is marked; which keys there are before."""
        keys = [path.rpartition("/")[2] for path in self.chosen()]
        more = " · ctrl+o new code" if self._may_add else ""
        said = f"enter codes {len(keys)}: {', '.join(keys)}" if self._marked else _HINT + more
        if said != self._said:
            self._said = said
            self.query_one("#hint", Static).update(Content(said), layout=False)

    # Pinning

    def action_pin(self) -> None:
        """Gives the highlighted code a number key."""
        code = self.highlighted
        if code is None:
            return
        path = code.path

        def chosen(number: int | None) -> None:
            if number is not None:
                self._repin(number, None if self._keys.get(number) == path else path)

        self.app.push_screen(PinScreen(self._keys, path), chosen)

    def _repin(self, number: int, path: str | None) -> None:
        self._keys.pop(number, None)
        if path is not None:
            self._keys[number] = path
        self.pinned(self._keys)
        self.listed.refresh()
        self._pin(number, path)

    # A new code

    def extra(self) -> list[str]:
        """The line for a new code, below what was typed for."""
        return [_NEW] if self._may_add and self._wanted()[1] else []

    def line(self, of: str) -> Text:
        """The line for a new code says where it would go."""
        return self._new_line() if of == _NEW else super().line(of)

    def _wanted(self) -> tuple[str, str]:
        """The path of the branch and the name that were typed; else of the code highlighted."""
        branch, slash, name = self.typed.rpartition("/")
        if not slash:
            return self._branch, name.strip()
        if branch.strip() in self.codes or not branch.strip():
            return branch.strip(), name.strip()
        found = self.ranker.rank(branch)
        return (found[0].path if found else ""), name.strip()

    def _new_line(self) -> Text:
        parent, name = self._wanted()
        below = f" below {parent}" if parent else " at the top"
        return Text.assemble("+  new code ", (f"“{name}”", "bold"), (below, "dim"))

    def explain(self) -> None:
        """A new code would go below the code that was highlighted last."""
        super().explain()
        if self.highlighted is not None:
            self._branch = self.highlighted.path
        self._say()

    def nothing(self) -> str:
        """What a new code is, or why there is none."""
        if self.listed.highlighted == _NEW:
            return (
                "Enter asks for its definition, adds it to the codebook and codes the passage.\n"
                "Type branch/name to put it elsewhere, /name to put it at the top."
            )
        return super().nothing() + ("" if self._may_add else "; the lead alone adds codes")

    def action_new_code(self) -> None:
        """Makes a code below the highlighted one, or below the branch that was typed."""
        if not self._may_add:
            self.notify("in this study the lead alone adds codes", markup=False)
            return
        parent, name = self._wanted()

        def made(code: Code | None) -> None:
            if code is not None:
                self.dismiss(Picked((*self._marked, code.path), code))

        self.app.push_screen(NewCodeScreen(self.codes, parent, name), made)

    # Taking

    def take(self, chosen: str) -> None:
        """Ends with what is marked and what was typed for; or asks for the new code."""
        if chosen == _NEW:
            self.action_new_code()
        else:
            self.dismiss(Picked(self.chosen()))

    def on_line_list_clicked(self, event: LineList.Clicked) -> None:
        """Takes what was clicked, with what is marked."""
        if event.line == _NEW:
            self.action_new_code()
        else:
            self.dismiss(Picked(tuple(dict.fromkeys([*self._marked, event.line]))))
