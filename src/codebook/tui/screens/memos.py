"""All memos of one coder: search, read, edit, go to the place."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from codebook.core.memos import About, Memo
from codebook.tasks.memos import NAMES, day, first_line, matching, place
from codebook.tui.commands.memos import ALL_MEMOS
from codebook.tui.screens.once import Page
from codebook.tui.widgets.key_footer import KeyFooter
from codebook.tui.widgets.stepping import step

_PLACE = 24


@dataclass(frozen=True, slots=True)
class Memos:
    """What the screen lists: memos by time, and the words some of them stand on, by id."""

    memos: Sequence[Memo]
    words: dict[str, str]


@dataclass(frozen=True, slots=True)
class Keeping:
    """What can be done with memos. Each gives whether it changed anything."""

    read: Callable[[], Awaitable[Memos]]
    edit: Callable[[Memo, str], Awaitable[bool]]
    write: Callable[[], Awaitable[bool]]
    export: Callable[[Memos], Awaitable[bool]]


class MemosScreen(Page[Memo | None]):
    """Gives the memo whose place is to be gone to, ``None`` for staying where one was."""

    CSS_PATH = "memos.tcss"
    AUTO_FOCUS = "#search"
    KEYED = ALL_MEMOS

    def __init__(self, listed: Memos, keeping: Keeping, kind: About | None = None):
        super().__init__()
        self._listed = listed
        self._keeping = keeping
        self._kind = kind
        self._found: dict[str, Memo] = {}

    def compose(self) -> ComposeResult:
        """What to look for, the kinds, the memos, and the one that is highlighted."""
        yield Input(placeholder="words of a memo, or of what it is about", id="search")
        yield Static(id="kinds")
        yield OptionList(id="memos", markup=False)
        with VerticalScroll(id="whole", can_focus=False):
            yield Static(id="text")
        yield KeyFooter(show_command_palette=False)

    def on_mount(self) -> None:
        """Typing goes to the input, arrows to the list."""
        self._options.can_focus = False
        self._show()

    @property
    def _options(self) -> OptionList:
        return self.query_one("#memos", OptionList)

    @property
    def highlighted(self) -> Memo | None:
        """The memo that the keys are about."""
        option = self._options.highlighted_option
        return self._found.get(option.id or "") if option is not None else None

    # The list

    def _show(self, keep: str = "") -> None:
        """Lists what fits, the newest first; ``keep`` stays highlighted where it is listed."""
        words = self.query_one("#search", Input).value
        found = matching(self._listed.memos, words, self._kind, self._listed.words)[::-1]
        self._found = {memo.id: memo for memo in found}
        options = self._options
        options.clear_options()
        options.add_options([Option(_line(memo), id=memo.id) for memo in found])
        options.highlighted = list(self._found).index(keep) if keep in self._found else 0
        if not found:
            options.highlighted = None
        self._show_kinds()
        self._show_whole()

    def _show_kinds(self) -> None:
        line = Text(no_wrap=True, overflow="ellipsis")
        for kind in (None, *NAMES):
            name = "all" if kind is None else NAMES[kind]
            line.append(f" {name} ", style="reverse" if kind is self._kind else "dim")
        line.append(f"  {len(self._found)} of {len(self._listed.memos)}", style="dim")
        self.query_one("#kinds", Static).update(line)

    @property
    def _none(self) -> str:
        return f"no memos yet: {self.key_of('memos.write')} begins one"

    def _show_whole(self) -> None:
        """The highlighted memo, whole."""
        memo = self.highlighted
        if memo is None:
            nothing = "no memo is like that" if self._listed.memos else self._none
            self.query_one("#text", Static).update(Content(nothing))
            return
        whole = Text.assemble((f"{NAMES[memo.about]}: {place(memo)}", "bold"))
        if words := self._listed.words.get(memo.id):
            whole.append(f"\n{words}", style="italic dim")
        whole.append(f"\n{memo.text}")
        self.query_one("#text", Static).update(whole)
        self.query_one("#whole").scroll_home(animate=False)

    def on_input_changed(self) -> None:
        """Looks anew at every letter."""
        self._show()

    def on_option_list_option_highlighted(self) -> None:
        """Shows the memo that is highlighted now."""
        self._show_whole()

    def action_step(self, by: int) -> None:
        """Highlights a memo further down or up; the ends are ends."""
        options = self._options
        for _ in range(abs(by)):
            last = options.option_count - 1
            if options.highlighted != (last if by > 0 else 0):
                step(self, by)

    def action_kind(self, by: int) -> None:
        """Lists another kind."""
        kinds = [None, *NAMES]
        self._kind = kinds[(kinds.index(self._kind) + by) % len(kinds)]
        self._show()

    # What is done with them

    def _then(self, work: Awaitable[bool]) -> None:
        """Does something, and lists again where it changed anything."""

        async def done() -> None:
            keep = self.highlighted
            if await work:
                known = {memo.id for memo in self._listed.memos}
                self._listed = await self._keeping.read()
                new = next((memo for memo in self._listed.memos if memo.id not in known), keep)
                self._show(new.id if new else "")

        self.run_worker(done())

    def action_edit(self) -> None:
        """Opens the highlighted memo."""
        memo = self.highlighted
        if memo is not None:
            self._then(self._keeping.edit(memo, self._listed.words.get(memo.id, "")))

    def on_option_list_option_selected(self) -> None:
        """Opens the memo that was clicked."""
        self.action_edit()

    def action_write(self) -> None:
        """Begins a memo."""
        self._then(self._keeping.write())

    def action_export(self) -> None:
        """Writes what is listed to a file."""
        listed = list(self._found.values())
        self._then(self._keeping.export(Memos(listed, self._listed.words)))

    def action_go(self) -> None:
        """Goes to the place of the highlighted memo, if it has one in a transcript."""
        memo = self.highlighted
        if memo is None:
            return
        if memo.transcript:
            self.dismiss(memo)
        else:
            self.notify(f"a memo on {place(memo)} has no place in a transcript", markup=False)

    def action_close(self) -> None:
        """Back to the desk."""
        self.dismiss(None)


def _line(memo: Memo) -> Text:
    """A memo on one line: its day, its kind, what it is about, how it begins."""
    about = _short(memo)
    return Text.assemble(
        (f"{day(memo.made_at)}  ", "dim"),
        f"{NAMES[memo.about]:<10}  ",
        (f"{about:<{_PLACE}}  ", "bold"),
        first_line(memo),
        no_wrap=True,
        overflow="ellipsis",
    )


def _short(memo: Memo) -> str:
    """What a memo is about, short enough: of a code's path the end, which tells codes apart."""
    if memo.about is About.CODING:
        about = f"{memo.transcript} {memo.code.rpartition('/')[2]}"
    else:
        about = place(memo)
    if len(about) <= _PLACE:
        return about
    return "…" + about[1 - _PLACE :] if memo.about is About.CODE else about[: _PLACE - 1] + "…"
