"""Picking a code: a few letters, Enter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar, TypeVar

from rich.text import Text
from textual import events
from textual._styles_cache import StylesCache
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widgets import Static

from codebook.core.codes import Code, CodeTree
from codebook.core.likely import Section
from codebook.core.neighbours import Neighbours
from codebook.core.ranking import Ranker
from codebook.tui.about import about
from codebook.tui.colors import ground_of, has_few_colors, mark_style
from codebook.tui.screens.once import Dialog
from codebook.tui.widgets.drawn import LABEL, LineList, Page
from codebook.tui.widgets.query import Query

R = TypeVar("R")

_WIDE, _NARROW = 120, 60
"""Cells from which the meaning stands beside the codes, below which keys stand without paths."""

_LOW = 14
"""Rows below which the codes have all the room there is."""

_PAGE = 8


class Picker(Dialog[R]):
    """An input, the codes ranked by it, and what the highlighted one means.

    ``sections`` are shown while nothing is typed. ``pins`` gives the paths of the number keys,
    ``here`` the codes that stand on the passage already.
    """

    CSS_PATH = "picker.tcss"
    _is_narrow = False
    HINT = "enter takes it · ctrl+d reads on · escape"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "cancel"),
        Binding("down,ctrl+n", "step(1)", "down", show=False, priority=True),
        Binding("up,ctrl+p", "step(-1)", "up", show=False, priority=True),
        Binding("pagedown", f"step({_PAGE})", "page down", show=False, priority=True),
        Binding("pageup", f"step(-{_PAGE})", "page up", show=False, priority=True),
        Binding("ctrl+d", "read_on", "read on", show=False, priority=True),
    ]

    def __init__(
        self,
        tree: CodeTree,
        ranker: Ranker,
        recent: Sequence[str],
        words: str,
        *,
        sections: Sequence[Section] = (),
        pins: Mapping[int, str] | None = None,
        here: Iterable[str] = (),
    ):
        super().__init__()
        self.codes = tree
        self.ranker = ranker
        self._recent = recent
        self._words = words
        self._sections = sections
        self._pins: dict[str, int] = {}
        self.pinned(pins or {})
        self._here = frozenset(here)
        self._neighbours = Neighbours(tree)
        self._marks: dict[tuple[str, bool], str] = {}
        self._explained: str | None = None
        self._ranked: str | None = None
        self.input = Query(placeholder="code: a few letters of its name", id="query")
        self.listed = LineList(self.line, id="codes")
        """The list of codes."""

    def compose(self) -> ComposeResult:
        """What is coded, an input, the codes, the meaning of one, and the keys."""
        with Vertical(id="picker"):
            yield Static(Content(self._words), id="words")
            yield self.input
            with Container(id="body"):
                yield self.listed
                yield Page(id="about")
            yield Static(Content(self.HINT), id="hint")

    def on_mount(self) -> None:
        """Begins with the likely codes."""
        self._fit()
        self.rank()

    def on_unmount(self) -> None:
        """Lets go of what was drawn.

        Textual remembers two colours by the widget that asked for them, for the last thousand, and
        so keeps whatever these have drawn; all that is looked through now and then, beside a key.
        """
        StylesCache.get_inner_outer.cache_clear()

    def on_resize(self, _: events.Resize) -> None:
        """Puts the meaning beside the codes where there is room."""
        self._fit()

    def _fit(self) -> None:
        width, height = self.app.size
        self._is_narrow = width < _NARROW
        self.set_class(width >= _WIDE, "wide")
        self.set_class(height < _LOW, "low")

    @property
    def highlighted(self) -> Code | None:
        """The code that is highlighted, ``None`` where there is none or another line is."""
        return self.codes.get(self.listed.highlighted or "")

    @property
    def typed(self) -> str:
        """What was typed."""
        return self.input.value.strip()

    # The list

    def on_input_changed(self) -> None:
        """Ranks anew where other letters stand than those that were ranked by."""
        if self.input.value != self._ranked:
            self.rank()

    def rank(self) -> None:
        """Lists the codes for what stands in the input now, whatever is still on its way here."""
        query = self._ranked = self.input.value
        if query.strip():
            lines = [code.path for code in self.ranker.rank(query, self._recent)]
        else:
            lines = self._likely()
        self.listed.fill([*lines, *self.extra()])
        self.explain()

    def extra(self) -> list[str]:
        """What is listed below the codes."""
        return []

    def _likely(self) -> list[str]:
        """The sections, each below its label."""
        if not self._sections:
            return [code.path for code in self.ranker.rank("", self._recent)]
        lines: list[str] = []
        for section in self._sections:
            lines += [LABEL + section.label] if section.label else []
            lines += [code.path for code in section.codes]
        return lines

    def line(self, of: str) -> Text:
        """The text of a line: a label, or a code with its mark, sign and number key."""
        code = self.codes.get(of)
        if code is None:
            return Text(of.removeprefix(LABEL), style="dim italic")
        above = f"{code.parent}/" if code.parent and not self._is_narrow else ""
        return Text.assemble(
            ("▌", self._mark(of, of == self.listed.highlighted)),
            self.sign(of),
            str(self._pins.get(of, " ")),
            " ",
            (above, "dim"),
            code.key,
            ("  " + code.name, "dim italic"),
        )

    def pinned(self, pins: Mapping[int, str]) -> None:
        """Takes the number keys; of a code that has several, the lowest is shown."""
        self._pins = {path: number for number, path in sorted(pins.items(), reverse=True)}

    def sign(self, path: str) -> str:
        """One character before a code: whether it stands on the passage already."""
        return "•" if path in self._here else " "

    def _mark(self, path: str, highlighted: bool = False) -> str:
        """The style of a code's mark; where colours are few it would be lost on a highlight."""
        color = self.codes.color_of(path)
        mark = self._marks.get((color, highlighted))
        if mark is None:
            ground = self.listed.highlight_ground if highlighted else ground_of(self)
            mark = "" if highlighted and has_few_colors(self) else mark_style(color, ground)
            self._marks[color, highlighted] = mark
        return mark

    def action_step(self, by: int) -> None:
        """Highlights a line further down or up."""
        self.listed.step(by)
        self.explain()

    # The meaning

    def explain(self) -> None:
        """Says what the code means that is highlighted now."""
        code = self.highlighted
        if code is None:
            self._explained = None
            self._page.show(Text(self.nothing()))
        elif code.path != self._explained:
            self._explained = code.path
            self._page.show(about(code, self._neighbours.of(code.path), self._mark))

    def nothing(self) -> str:
        """What is said where no code is highlighted."""
        return "no code is like that"

    @property
    def _page(self) -> Page:
        return self.query_one("#about", Page)

    def action_read_on(self) -> None:
        """Goes on in the meaning of the highlighted code; from its end, to its beginning."""
        self._page.read_on()

    # Taking

    def on_input_submitted(self) -> None:
        """Takes what is highlighted."""
        if self.listed.highlighted is not None:
            self.take(self.listed.highlighted)

    def on_line_list_clicked(self, event: LineList.Clicked) -> None:
        """Takes what was clicked."""
        self.take(event.line)

    def take(self, chosen: str) -> None:
        """Ends with the code, or the other line, of this id."""
        raise NotImplementedError

    def action_cancel(self) -> None:
        """Takes none."""
        self.dismiss(None)


class PickerScreen(Picker[str | None]):
    """Gives the path of the code that was picked, or ``None``."""

    def take(self, chosen: str) -> None:
        """Ends with that code."""
        self.dismiss(chosen)
