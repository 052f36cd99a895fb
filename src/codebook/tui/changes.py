"""Changes of single codings: what each does to the layer on the screen, and to the study."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codebook.core.codings import Coding, Quotable, Stance
from codebook.core.spans import Span
from codebook.errors import BadInput
from codebook.tui.layer import ShownLayer, is_stored, stored_as

if TYPE_CHECKING:
    from codebook.store.study import Study


@dataclass(frozen=True, slots=True)
class Change:
    """A change of codings of one coder in one transcript, as they are shown.

    ``show`` does it to what is shown. ``store`` does it to the study: it is given the coder and
    the ids that the codings have there. ``said`` is what was done, in words; ``tells_undo`` is
    true where how to take it back is said too; ``is_something`` is false where nothing would be
    another.
    """

    codings: tuple[Coding, ...]
    show: Callable[[ShownLayer], None]
    store: Callable[[Study, str, Sequence[str]], None]
    said: str
    is_something: bool = True
    tells_undo: bool = False

    def write(self, study: Study) -> None:
        """Does it to the study; :class:`BadInput` where a coding is not there any more."""
        self.store(study, self.codings[0].coder, self._ids(study))

    def _ids(self, study: Study) -> list[str]:
        """The ids in the study; of codings that were not saved when they were shown, as found."""
        first = self.codings[0]
        if all(is_stored(coding) for coding in self.codings):
            return [coding.id for coding in self.codings]
        layer = study.layer(first.coder, first.transcript)
        found = [stored_as(coding, layer) for coding in self.codings]
        ids = [coding.id for coding in found if coding is not None]
        if len(ids) < len(found):
            raise BadInput(f"a coding of {first.code} is not there any more; nothing was changed")
        return ids


def edited(
    coding: Coding,
    *,
    memo: str | None = None,
    stance: Stance | None = None,
    quotable: Quotable | None = None,
) -> Change:
    """Another memo, stance or quotation rule; ``None`` leaves a value as it is."""
    given = {"memo": memo, "stance": stance, "quotable": quotable}
    values = {name: value for name, value in given.items() if value is not None}
    words = [
        "memo" if name == "memo" else f"{value or 'no stance'}" for name, value in values.items()
    ]
    return Change(
        (coding,),
        lambda layer: layer.edit(coding, **values),
        lambda study, coder, ids: study.edit(
            coder, ids[0], memo=memo, stance=stance, quotable=quotable
        ),
        f"{_key(coding.code)}: {', '.join(words)}",
        bool(values),
    )


def removed(coding: Coding) -> Change:
    """The coding goes."""
    return Change(
        (coding,),
        lambda layer: layer.remove(coding),
        lambda study, coder, ids: study.remove(coder, ids),
        f"removed {coding.code}",
        tells_undo=True,
    )


def resized(coding: Coding, passage: Span) -> Change:
    """Another extent."""
    return Change(
        (coding,),
        lambda layer: layer.resize(coding, passage),
        lambda study, coder, ids: study.resize(coder, ids[0], *passage),
        f"resized {coding.code}",
        tells_undo=True,
    )


def recoded(coding: Coding, path: str) -> Change:
    """Another code."""
    return Change(
        (coding,),
        lambda layer: layer.recode(coding, path),
        lambda study, coder, ids: study.recode(coder, ids, path),
        f"recoded {_key(coding.code)} as {_key(path)}",
    )


def split(coding: Coding, end: int, start: int) -> Change:
    """Two codings in the place of one: up to ``end``, and from ``start``."""
    return Change(
        (coding,),
        lambda layer: layer.split(coding, end, start),
        lambda study, coder, ids: study.split(coder, ids[0], end, start),
        f"split {_key(coding.code)}",
    )


def merged(codings: Sequence[Coding]) -> Change:
    """One coding in the place of several of one code, and of what lies between them."""
    return Change(
        tuple(codings),
        lambda layer: layer.merge(codings),
        lambda study, coder, ids: study.merge(coder, ids),
        f"merged {len(codings)} codings of {_key(codings[0].code)}",
    )


def _key(path: str) -> str:
    return path.rpartition("/")[2]
