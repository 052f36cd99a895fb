"""Codes in the words of the one who speaks."""

from __future__ import annotations

from codebook.core.codes import Code, CodeTree
from codebook.core.naming import free_path, name_of, named, with_code
from codebook.core.ranking import Ranker
from codebook.core.spans import Span
from codebook.tui.screens.desk.applying import Applying
from codebook.tui.screens.picker import PickerScreen

_USUAL = Code("in-vivo", "In vivo", "Codes in the interviewees' own words.")


class InVivoCommands(Applying):
    """The command that makes a code of a passage's own words."""

    branch: str | None = None
    """Where such codes go, once the coder has said so."""

    def action_in_vivo(self) -> None:
        """Makes a code of the words and applies it; asks the first time below which it goes."""
        if not self.view.reader.turns:
            return
        if not self.may_add_codes:
            self.say("in this study the lead alone changes the codebook")
            return
        key, passage = self.key, self.view.passage
        if self.branch is not None and (self.branch in self.codes or self.branch == _USUAL.path):
            self._in_vivo(key, passage, self.branch)
            return

        def picked(path: str | None) -> None:
            if path is not None:
                self.branch = path
                self._in_vivo(key, passage, path)

        tree = self._offered()
        title = "In-vivo codes go below which code?"
        self.app.push_screen(PickerScreen(tree, Ranker(tree), [_USUAL.path], title), picked)

    def _offered(self) -> CodeTree:
        """The codebook, with the usual branch where it has none yet."""
        return self.codes if _USUAL.path in self.codes else with_code(self.codes, _USUAL)

    def _in_vivo(self, key: str, passage: Span, branch: str) -> None:
        if key != self.key:
            return
        name = name_of(self.view.reader.text[passage.start : passage.end])
        there = named(self.codes, branch, name)
        if there is not None:
            self.apply(key, passage, [there])
            return
        new = [] if branch in self.codes else [_USUAL]
        code = Code(free_path(self.codes, branch, name), name)
        self.apply(key, passage, [code.path], [*new, code])
