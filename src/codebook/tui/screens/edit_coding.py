"""One coding: what is said of it, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Label, Static, TextArea

from codebook.core.codings import Coding, Quotable, Stance
from codebook.core.text import clean
from codebook.tasks.memos import caution
from codebook.tui.said import QUOTABLES, STANCES
from codebook.tui.screens.once import Dialog
from codebook.tui.widgets.choices import Choices

_HINT = "enter or ctrl+s saves · tab next · escape leaves"
_CHANGED = "Not saved: ctrl+s saves, escape again leaves it as it was."
_ACTIONS = (
    ("R", "recode", "recode"),
    ("K", "split", "split at the cursor"),
    ("J", "merge", "merge with the next"),
    ("d", "remove", "remove"),
)


@dataclass(frozen=True, slots=True)
class Edited:
    """What is to be said of the coding, and what is to be done with it ``then``, if anything."""

    memo: str
    stance: Stance
    quotable: Quotable
    then: str = ""


class EditCodingScreen(Dialog[Edited | None]):
    """Gives what was made of the coding, ``None`` where it was left as it is.

    ``words`` are those of the passage, ``mark`` the character that its code has in the margin,
    ``draft`` is a memo that was written before and could not be saved. What looks like an identity
    in a memo is pointed out once.
    """

    CSS_PATH = "edit_coding.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "leave"),
        Binding("ctrl+s", "save", "save"),
        Binding("enter", "save", "save", show=False),
        Binding("m", "memo", "memo", show=False),
        Binding("s", f"stance('{Stance.SUPPORTS}')", "supports", show=False),
        Binding("c", f"stance('{Stance.COUNTERS}')", "counters", show=False),
        Binding("x", f"stance('{Stance.MIXED}')", "mixed", show=False),
        Binding("g", f"stance('{Stance.SUGGESTION}')", "suggestion", show=False),
        Binding("v", f"quotable('{Quotable.VERBATIM}')", "verbatim", show=False),
        Binding("p", f"quotable('{Quotable.PARAPHRASE}')", "paraphrase", show=False),
        Binding("n", f"quotable('{Quotable.NEVER}')", "never", show=False),
        Binding("j,down", "app.focus_next", "next", show=False),
        Binding("k,up", "app.focus_previous", "previous", show=False),
        *(Binding(key, f"then('{action}')", what, show=False) for key, action, what in _ACTIONS),
    ]

    def __init__(
        self,
        coding: Coding,
        called: str,
        words: str,
        mark: Text,
        *,
        memo: bool = False,
        draft: str | None = None,
    ):
        super().__init__()
        self._draft = coding.memo if draft is None else draft
        self._coding = coding
        self._called = called
        self._words = words
        self._mark = mark
        self._at_memo = memo
        self._leaving = False
        self._cautioned = ""

    def compose(self) -> ComposeResult:
        """The code and the passage, what is said of them, and the keys."""
        coding = self._coding
        with Vertical(id="coding"):
            yield Static(
                Text.assemble(self._mark, (self._called, "bold"), "  ", (coding.code, "dim")),
                id="code",
            )
            yield Static(Content(f"“{self._words}”"), id="passage")
            with Horizontal(classes="field"):
                yield Label("Stance")
                yield Choices(STANCES, coding.stance, id="stance")
            with Horizontal(classes="field"):
                yield Label("Quoted")
                yield Choices(QUOTABLES, coding.quotable, id="quotable")
            with Horizontal(classes="field"):
                yield Label("Memo")
                yield TextArea(self._draft, id="memo", highlight_cursor_line=False)
            yield Static(self._actions(), id="actions")
            yield Static(Content(_HINT), id="hint")

    def _actions(self) -> Text:
        parts = [Text.assemble((key, "bold"), f" {what}") for key, _, what in _ACTIONS]
        return Text("   ").join(parts)

    def on_mount(self) -> None:
        """Begins at the stance, or at the end of the memo."""
        self.memo.cursor_blink = False
        if self._at_memo:
            self.action_memo()
        else:
            self.query_one("#stance").focus()

    @property
    def memo(self) -> TextArea:
        """The input of the memo."""
        return self.query_one("#memo", TextArea)

    def edited(self, then: str = "") -> Edited:
        """What is on the screen."""
        return Edited(
            clean(self.memo.text).text.strip(),
            self.query_one("#stance", Choices).value,
            self.query_one("#quotable", Choices).value,
            then,
        )

    @property
    def is_changed(self) -> bool:
        """Whether anything is on the screen that is not saved."""
        coding = self._coding
        return self.edited() != Edited(coding.memo.strip(), coding.stance, coding.quotable)

    def action_memo(self) -> None:
        """Goes to the end of the memo."""
        self.memo.focus()
        self.memo.move_cursor(self.memo.document.end)

    def action_stance(self, value: str) -> None:
        """Chooses a stance; again, takes it back."""
        row = self.query_one("#stance", Choices)
        stance = Stance(value)
        row.choose(Stance.UNSAID if row.value is stance else stance)

    def action_quotable(self, value: str) -> None:
        """Chooses a quotation rule."""
        self.query_one("#quotable", Choices).choose(Quotable(value))

    def action_save(self) -> None:
        """Ends with what is on the screen."""
        self._end("")

    def action_then(self, action: str) -> None:
        """Ends with what is on the screen, and with something to be done."""
        self._end(action)

    def _end(self, then: str) -> None:
        edited = self.edited(then)
        found = caution(edited.memo) if edited.memo != self._coding.memo.strip() else ""
        if found and self._cautioned != edited.memo:
            self._cautioned = edited.memo
            self._say(f"{found}? Take it out of the memo, or the same key keeps it.", warned=True)
        else:
            self.dismiss(edited)

    def action_cancel(self) -> None:
        """Leaves; what is not saved is left only when asked twice."""
        if self.is_changed and not self._leaving:
            self._say(_CHANGED, warned=True)
            self._leaving = True
        else:
            self.dismiss(None)

    def on_choices_changed(self) -> None:
        """Goes on without a warning."""
        self._say(_HINT)

    def on_text_area_changed(self) -> None:
        """Likewise."""
        self._say(_HINT)

    def _say(self, words: str, *, warned: bool = False) -> None:
        self._leaving = False
        self.query_one("#hint", Static).update(Content(words))
        self.query_one("#hint").set_class(warned, "warning")
