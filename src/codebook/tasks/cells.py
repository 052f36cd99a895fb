"""The passages behind a cell of a table."""

from __future__ import annotations

from collections.abc import Iterable

from codebook.core.codes import contains
from codebook.core.codings import Coding
from codebook.store.study import Study
from codebook.tasks.layers import layer_of
from codebook.tasks.passages import Passages
from codebook.tasks.search import known


def passages_of_cell(
    study: Study,
    layer: str | None,
    code: str,
    *,
    category: str = "",
    interviewee: str = "",
    stance: str | None = None,
    unfinished: bool = False,
) -> Passages:
    """The codings that a cell counts, in the order of the study: of a code and those below it.

    By a ``category`` and those below it, or by one interviewee; neither is the cell of everybody.
    Their distinct extents (:func:`extents`) are the cell's passages, and the interviewees whose
    words they cover are those it counts. Raises :class:`BadInput` for a name the study lacks.
    """
    known(study, code=code, category=category, speaker=interviewee)
    return Passages(
        study,
        codings_of_cell(
            study,
            layer,
            code,
            category=category,
            interviewee=interviewee,
            stance=stance,
            unfinished=unfinished,
        ),
    )


def codings_of_cell(
    study: Study,
    layer: str | None,
    code: str,
    *,
    category: str = "",
    interviewee: str = "",
    stance: str | None = None,
    unfinished: bool = False,
) -> list[Coding]:
    """As :func:`passages_of_cell`, the codings alone."""
    _, coders = layer_of(study, layer)
    below = None
    if category:
        below = {path for path in study.categories().values() if contains(category, path)}
    found = study.behind_cell(
        code,
        coders,
        categories=below,
        person=interviewee or None,
        stance=stance,
        unfinished=unfinished,
    )
    place = {key: number for number, key in enumerate(study.revisions())}
    return sorted(found, key=lambda c: (place[c.transcript], c.start, c.end))


def extents(codings: Iterable[Coding]) -> dict[tuple[str, int, int], list[Coding]]:
    """The codings of each distinct passage, by transcript, start and end, in their order."""
    found: dict[tuple[str, int, int], list[Coding]] = {}
    for coding in codings:
        found.setdefault((coding.transcript, coding.start, coding.end), []).append(coding)
    return found
