"""What the screens about the codebook have in common."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from codebook.tui.colors import ground_of, mark_style
from codebook.tui.commands.command import Command
from codebook.tui.commands.keys import shown
from codebook.tui.screens.ask import AskScreen
from codebook.tui.screens.once import Page
from codebook.tui.screens.undoing import Undoing
from codebook.tui.widgets.stepping import step
from codebook.tui.writing import Writing

if TYPE_CHECKING:
    from codebook.store.study import Study
    from codebook.store.values import Undone

Place = tuple[str, int]
"""A transcript's key and an offset in it, in code points."""

_WIDE = 100


class BookBase(Page[Place | None], Undoing[Place | None]):
    """A list, what is said of the highlighted line, and keys; gives a place to go to, or none.

    ``commands`` are what the keys do.
    """

    CSS_PATH = "book_base.tcss"
    AUTO_FOCUS = ""

    def __init__(self, writing: Writing, commands: Sequence[Command]):
        super().__init__()
        self.writing = writing
        self.ask = writing.ask
        self.coder = writing.coder
        self.use(commands)

    def compose(self) -> ComposeResult:
        """What this is, the list, what is said of a line, what was done, the keys."""
        yield Static(id="head")
        with Container(id="body"):
            yield OptionList(id="list", markup=False)
            with VerticalScroll(id="about", can_focus=False):
                yield Static(id="meaning")
        yield Static(id="said")
        yield Static(self._keys(), id="keys")

    def _keys(self) -> Text:
        keys = (
            Text.assemble((shown(c.key_names[0]), "bold"), f"\u00a0{c.name.replace(' ', chr(160))}")
            for c in self.commands
            if c.footer
        )
        return Text("  ").join(keys)

    def on_mount(self) -> None:
        """Reads what is to be listed; all keys are the screen's own."""
        self.options.can_focus = False
        self._fit()
        self.begin(self.read())

    def on_resize(self) -> None:
        """Puts what is said beside the list where there is room."""
        self._fit()

    def _fit(self) -> None:
        self.set_class(self.app.size.width >= _WIDE, "wide")

    @property
    def options(self) -> OptionList:
        """The list."""
        return self.query_one("#list", OptionList)

    @property
    def chosen(self) -> str:
        """The id of the highlighted line; empty where there is none."""
        option = self.options.highlighted_option
        return "" if option is None else option.id or ""

    def mark_of(self, color: str) -> str:
        """The style of a code's mark here."""
        return mark_style(color, ground_of(self))

    # Doing

    async def read(self, keep: str = "") -> None:
        """Reads and lists everything anew; the line ``keep`` stays highlighted."""
        raise NotImplementedError

    def do(
        self, job: Callable[[Study], object], said: str, keep: str = ""
    ) -> Coroutine[Any, Any, None]:
        """Changes the study, shows it as it is then, and says what was done.

        It is handed over at once, also where what this gives is waited for later.
        """
        said = f"{said}; {self.key_of('codebook.undo')} takes it back"
        return self._done(self.writing.hand_over(job), said, keep)

    async def _done(self, handed_over: Future[object], said: str, keep: str) -> None:
        await self.writing.done(handed_over)
        await self.read(keep or self.chosen)
        self.say(said)

    async def show_reversed(self, undone: Undone | None) -> None:
        """Lists everything anew."""
        await self.read(self.chosen)

    async def why(self, title: str) -> str | None:
        """The reason of a change, which may be empty; ``None`` where it is not to be done."""
        return await self.app.push_screen_wait(
            AskScreen(f"{title}\n\nEnter does it, escape leaves it.", "why? may stay empty")
        )

    def say(self, message: str) -> None:
        """Says what was done."""
        self.query_one("#said", Static).update(Content(message))

    def on_option_list_option_highlighted(self) -> None:
        """Says what there is to say of the line that is highlighted now."""
        self.show_chosen()

    def show_chosen(self) -> None:
        """Says what there is to say of the highlighted line."""
        raise NotImplementedError

    def list_anew(self, options: Sequence[Option], keep: str) -> None:
        """Lists these; where ``keep`` is gone, what stands in its place is highlighted."""
        shown, at = self.options, self.options.highlighted
        with self.prevent(OptionList.OptionHighlighted):
            shown.clear_options()
            shown.add_options(options)
        ids = [option.id for option in options]
        usable = [n for n, option in enumerate(options) if not option.disabled]
        wanted = ids.index(keep) if keep in ids else at or 0
        shown.highlighted = min(usable, key=lambda n: (abs(n - wanted), n < wanted), default=None)
        self.show_chosen()

    def about(self, what: Text) -> None:
        """Shows what is said of the highlighted line."""
        self.query_one("#meaning", Static).update(what)
        self.query_one("#about").scroll_home(animate=False)

    # Keys that all of them have

    def action_step(self, by: int) -> None:
        """Highlights the line below or above."""
        step(self, by)

    def action_jump(self, where: str) -> None:
        """Highlights a line further away: a page off, the first, the last."""
        getattr(self.options, f"action_{where}")()

    def action_read_on(self) -> None:
        """Goes on in what is said; from its end, to its beginning."""
        panel = self.query_one("#about", VerticalScroll)
        if panel.scroll_offset.y >= panel.max_scroll_y:
            panel.scroll_home(animate=False)
        else:
            panel.scroll_relative(y=max(1, panel.size.height - 1), animate=False)

    def action_close(self) -> None:
        """Back to where it was opened."""
        self.dismiss(None)
