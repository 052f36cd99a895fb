"""How a passage gets its codes: at once on the screen, then in the study."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from codebook.core import codings as core_codings
from codebook.core import likely
from codebook.core.codes import Code
from codebook.core.codings import Coding
from codebook.core.naming import with_code
from codebook.core.spans import Span
from codebook.tui.layer import ShownLayer
from codebook.tui.screens.desk.base import DeskBase

if TYPE_CHECKING:
    from codebook.store.study import Study

_REMEMBERED = 9


class Applying(DeskBase):
    """What those commands have in common that code a passage."""

    last: tuple[str, ...] = ()
    """The codes that were applied last, together."""

    @property
    def recent_codes(self) -> list[str]:
        """The codes used last, in this sitting or else in this transcript, that are offered."""
        recent = self.recent or likely.latest(self.coded.codings, _REMEMBERED)
        codes = (self.codes.get(path) for path in recent)
        return [code.path for code in codes if code is not None and not code.retired]

    def apply(
        self, key: str, passage: Span, paths: Sequence[str], new: Sequence[Code] = ()
    ) -> None:
        """Codes a passage of a transcript, as one action; codes that are ``new`` come before.

        Does nothing where another transcript has been opened since the passage was chosen.
        """
        if key != self.key:
            self.say(f"{key} is not open any more; nothing was coded")
            return
        coder = self.coder
        codings = [Coding("", key, *passage, path, coder) for path in paths]
        said = self._said(codings)
        self.add_to_codebook(new)
        self.last = tuple(paths)
        self.recent = list(dict.fromkeys([*paths, *self.recent_codes]))[:_REMEMBERED]
        self.view.go(self.view.cursor, extend=False)

        def show(layer: ShownLayer) -> None:
            for coding in codings:
                layer.apply(coding)

        def write(study: Study) -> None:
            study.apply_new(coder, new, codings)

        self.show(show)
        self.write(write)
        self.say(said)

    def add_to_codebook(self, new: Sequence[Code]) -> None:
        """Shows and offers codes that the study is still to be told of."""
        tree = self.codes
        for code in new:
            tree = with_code(tree, code)
        if new:
            self.use_codebook(tree)

    def _said(self, codings: Sequence[Coding]) -> str:
        """What applying these does, in words."""
        if len(codings) != 1:
            return f"coded {len(codings)} codes"
        (coding,) = codings
        key = coding.code.rpartition("/")[2]
        done = core_codings.apply(self.coded.codings, coding)
        if done.coding == done.before:
            return f"{key} stands here already"
        return f"coded {key}" if done.before is None else f"extended {key}"
