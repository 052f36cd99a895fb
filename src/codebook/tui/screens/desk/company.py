"""Which codes the coder uses together in the other transcripts, counted beside the keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from codebook.core import likely
from codebook.tui.screens.desk.pinning import PinCommands

if TYPE_CHECKING:
    from codebook.store.study import Study

_MOST = 10_000
"""How many codings are looked at: all of most studies, of others the transcripts listed nearest."""

_AT_ONCE = 500
"""How many of them before the study's thread does something else that waits for it."""


class Company(PinCommands):
    """Keeps count, of the coder's own layer alone, for the picker.

    It counts again when another transcript is opened or the others have other numbers of codings;
    what happens in the open one the picker looks up itself.
    """

    elsewhere: likely.Meetings = {}
    _counted_for: object = None

    async def open(self, key: str, offset: int = 0) -> None:
        """Opens a transcript; the one before is now one of the others."""
        await super().open(key, offset)
        self._look_elsewhere()

    async def read_study(self) -> None:
        """Reads the lists beside the text, by which it is known what there is to count."""
        await super().read_study()
        self._look_elsewhere()

    def _look_elsewhere(self) -> None:
        others = {key: count for key, count in self._per_transcript.items() if key != self.key}
        counted_for = (self.key, self.codes, others)
        if counted_for != self._counted_for:
            self._counted_for = counted_for
            self.begin(self._keep_company(self._parts_of(others)))

    def _parts_of(self, others: dict[str, int]) -> list[list[str]]:
        """The transcripts to look at, those listed nearest first, in parts of some codings each."""
        listed = {transcript.key: place for place, transcript in enumerate(self.transcripts)}
        at = listed.get(self.key, 0)
        nearest = sorted(others, key=lambda key: (abs(listed.get(key, at) - at), key))
        return list(_in_parts(nearest, others))

    async def _keep_company(self, parts: Sequence[Sequence[str]]) -> None:
        coder, counted_for = self.coder, self._counted_for
        found: dict[str, Counter[str]] = {}
        for keys in parts:

            def count(study: Study, keys: Sequence[str] = keys) -> likely.Meetings:
                return likely.meetings(study.extents(coder, keys))

            likely.add_up(found, await self.ask(count))
            if self._counted_for is not counted_for:
                return
        self.elsewhere = found


def _in_parts(keys: Sequence[str], counts: dict[str, int]) -> Iterator[list[str]]:
    """Keys in parts of about ``_AT_ONCE`` codings each, of about ``_MOST`` together."""
    part: list[str] = []
    size = total = 0
    for key in keys:
        if total + counts[key] > _MOST and total:
            break
        part.append(key)
        size, total = size + counts[key], total + counts[key]
        if size >= _AT_ONCE:
            yield part
            part, size = [], 0
    if part:
        yield part
