"""The changes of the codebook, each asked for a reason and each one revision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rich.text import Text

from codebook.core.codes import Code, CodeTree, contains
from codebook.core.ranking import Ranker
from codebook.tasks.codebook_changes import PALETTE, code_values, counted, merge_lines
from codebook.tui.commands.command import Command
from codebook.tui.screens.ask import AskScreen
from codebook.tui.screens.book_base import BookBase
from codebook.tui.screens.choice import ChoiceScreen
from codebook.tui.screens.edit_code import EditCodeScreen
from codebook.tui.screens.picker import Picker, PickerScreen
from codebook.tui.screens.split_code import SplitCodeScreen
from codebook.tui.writing import Writing

_FROM_ABOVE = "from above"
_AT_THE_TOP = "at the top, below no code"
"""The id of a line that is no code; no path has a space."""


class CodeChanges(BookBase):
    """What can be done with the highlighted code."""

    def __init__(self, writing: Writing, commands: Sequence[Command]):
        super().__init__(writing, commands)
        self.codes = CodeTree(())
        self.may_add = True

    @property
    def code(self) -> Code | None:
        """The highlighted code."""
        raise NotImplementedError

    # Adding and saying what it means

    def action_add(self, where: str) -> None:
        """Adds a code below the highlighted one, or beside it and behind it."""
        if not self.may_add:
            self.say("in this study the lead alone adds codes")
            return
        code = self.code
        if code is None:
            self.begin(self._add("", None))
        elif where == "below":
            self.begin(self._add(code.path, None))
        else:
            self.begin(self._add(code.parent, code.key))

    async def _add(self, parent: str, after: str | None) -> None:
        coder = self.coder

        async def save(code: Code, reason: str) -> None:
            await self.writing.change(
                lambda study: study.add_code(coder, code, reason, after=after)
            )

        added = await self.app.push_screen_wait(EditCodeScreen(self.codes, parent, None, save))
        if added is not None and await self.writing.all_done():
            await self._saved(f"added {_key(added)}", added)

    def action_edit(self) -> None:
        """Opens the form with all that is said of the code."""
        if self.code is not None:
            self.begin(self._edit(self.code))

    async def _edit(self, code: Code) -> None:
        coder = self.coder

        async def save(edited: Code, reason: str) -> None:
            values = code_values(edited)
            await self.writing.change(
                lambda study: study.edit_code(coder, code.path, reason, **values)
            )

        form = EditCodeScreen(self.codes, code.parent, code, save)
        edited = await self.app.push_screen_wait(form)
        if edited is not None and await self.writing.all_done():
            await self._saved(f"edited {_key(edited)}", edited)

    async def _saved(self, said: str, path: str) -> None:
        await self.read(path)
        self.say(f"{said}; {self.key_of('codebook.undo')} takes it back")

    def action_rename(self) -> None:
        """Asks for another name."""
        if self.code is not None:
            self.begin(self._rename(self.code))

    async def _rename(self, code: Code) -> None:
        ask = AskScreen(f"Another name for {code.path}", "its name", code.name)
        name = await self.app.push_screen_wait(ask)
        if not name or name == code.name:
            return
        reason = await self.why(f"Rename “{code.name}” to “{name}”")
        if reason is not None:
            coder = self.coder
            await self.do(
                lambda study: study.edit_code(coder, code.path, reason, name=name),
                f"renamed {code.key}",
            )

    def action_colour(self) -> None:
        """Offers the colours that all people can tell apart."""
        if self.code is not None:
            self.begin(self._colour(self.code))

    async def _colour(self, code: Code) -> None:
        options: list[tuple[str, str | Text]] = [
            (color, Text.assemble(("▌▌ ", self.mark_of(color)), name)) for color, name in PALETTE
        ]
        if code.parent:
            options.append((_FROM_ABOVE, "the colour of the code above"))
        title = f"Which colour for {code.path}? These are told apart by all eyes."
        color = await self.app.push_screen_wait(ChoiceScreen(title, options))
        if color is None:
            return
        chosen = "" if color == _FROM_ABOVE else color
        reason = await self.why(f"{code.path}: {color_name(chosen)}")
        if reason is not None:
            coder = self.coder
            await self.do(
                lambda study: study.edit_code(coder, code.path, reason, color=chosen),
                f"{code.key} is {color_name(chosen)} now",
            )

    # Its place

    def action_move_code(self) -> None:
        """Picks another code to stand below."""
        if self.code is not None:
            self.begin(self._move(self.code))

    async def _move(self, code: Code) -> None:
        tree = CodeTree(tuple(c for c in self.codes if not contains(code.path, c.path)))
        picker = _PlacePicker(tree, Ranker(tree), [], f"Move {code.path} below which code?")
        parent = await self.app.push_screen_wait(picker)
        if parent is None or parent == code.parent:
            return
        path = f"{parent}/{code.key}" if parent else code.key
        reason = await self.why(f"Move {code.path} to {path}")
        if reason is not None:
            coder = self.coder
            await self.do(
                lambda study: study.move_code(coder, code.path, parent, reason=reason),
                f"{code.key} stands {f'below {parent}' if parent else 'at the top'}",
                path,
            )

    # Merging, splitting, retiring

    def action_merge(self) -> None:
        """Picks the code to merge into, and shows what that does to whom before it is done."""
        if self.code is not None:
            self.begin(self._merge(self.code))

    async def _merge(self, code: Code) -> None:
        # A retired code is not offered, and its children keep their place below it.
        tree = CodeTree(tuple(replace(c, retired=c.retired or c == code) for c in self.codes))
        picker = PickerScreen(tree, Ranker(tree), [], f"Merge {code.path} into which code?")
        target = await self.app.push_screen_wait(picker)
        if target is None:
            return
        plan = await self.ask(lambda study: study.plan_merge([code.path], target))
        reason = await self.why(self._merge_said(code, target, merge_lines(plan)))
        if reason is not None:
            coder = self.coder
            await self.do(
                lambda study: study.merge_codes(coder, [code.path], target, reason),
                f"merged {code.key} into {_key(target)}",
                target,
            )

    def _merge_said(self, code: Code, target: str, lines: list[str]) -> str:
        below = len(self.codes.children(code.path))
        said = [f"Merge {code.path} into {target}", "", *lines, "", f"{code.path} is retired."]
        if below:
            said.append(f"The {counted(below, 'code')} below it stay there.")
        said.append("Each coder has the codings of both to look at again.")
        return "\n".join(said)

    def action_split(self) -> None:
        """Asks for the new codes, and puts the codings on the lists to look at again."""
        if not self.may_add:
            self.say("in this study the lead alone adds codes")
        elif self.code is not None:
            self.begin(self._split(self.code))

    async def _split(self, code: Code) -> None:
        coder = self.coder

        async def save(codes: Sequence[Code], reason: str) -> None:
            await self.writing.change(
                lambda study: study.split_code(coder, code.path, codes, reason)
            )

        codes = await self.app.push_screen_wait(SplitCodeScreen(self.codes, code, save))
        if codes and await self.writing.all_done():
            await self.read(code.path)
            again, undo = self.key_of("codebook.again"), self.key_of("codebook.undo")
            self.say(f"split {code.key}: {again} goes through its codings; {undo} takes it back")

    def action_retire(self) -> None:
        """Offers the code no longer, or again."""
        if self.code is not None:
            self.begin(self._retire(self.code))

    async def _retire(self, code: Code) -> None:
        retired = not code.retired
        verb = "Retire" if retired else "Offer again"
        reason = await self.why(f"{verb}: {code.path}")
        if reason is not None:
            coder = self.coder
            await self.do(
                lambda study: study.retire_code(coder, code.path, retired=retired, reason=reason),
                f"{code.key} is {'retired' if retired else 'offered again'}",
            )


class _PlacePicker(Picker[str | None]):
    """Gives the path of the code to stand below, empty for the top, ``None`` for neither."""

    def extra(self) -> list[str]:
        """The top, behind all codes."""
        return [_AT_THE_TOP]

    def nothing(self) -> str:
        """What the top is."""
        at_top = self.listed.highlighted == _AT_THE_TOP
        return "The code becomes a branch of its own." if at_top else super().nothing()

    def take(self, chosen: str) -> None:
        """Ends with that place."""
        self.dismiss("" if chosen == _AT_THE_TOP else chosen)


def _key(path: str) -> str:
    return path.rpartition("/")[2]


def color_name(color: str) -> str:
    """What a colour is called: its name where it has one; of none, where it comes from."""
    return dict(PALETTE).get(color.upper(), color) or "without a colour of its own"
