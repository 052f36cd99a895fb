"""What a release told its readers, as stored with it and as the core reads it.

A release is a list of parts, each a mapping with ``kind``:

- ``table``: ``columns`` (keys, or ``None`` for totals), ``level``, ``revision`` of the codebook,
  ``people`` (lists of pseudonyms), ``rows``, each with its theme and ``cells`` by key: which of
  these people were counted (a position in ``people``), ``low``, ``high``; beside these, for
  showing it again, ``sizes`` of the columns by key, ``only``, the filter of a total, and ``told``,
  what stood below it: ``left_out`` and ``open`` columns by key, rows that came ``late``, how much
  was ``settled``;
- ``quotations``: ``revision``, the theme, ``passages``, each with transcript, extent, keyed digest
  and the category it was attributed to;
- ``agreement``: ``sample`` by number, ``unit``, ``rule`` and ``eligible`` in the words of reports,
  ``revision``, ``rows``, each with a code and ``alpha``, ``low``, ``high`` in two digits;
- ``claims``: ``claims``, each an id and the words that were released, and ``table``, the rows that
  they put into words: readers know these even where their own release is withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from codebook.core.disclosure import Memory, Seen, SeenRow, Theme
from codebook.core.linking import Place
from codebook.core.spans import Span

TABLE, QUOTATIONS, CLAIMS, AGREEMENT = "table", "quotations", "claims", "agreement"

Splits = Sequence[tuple[int, str, frozenset[str]]]
"""Where passages may have gone from a code, in order: the number of the revision, the code, and
the codes split off from it, or the one it was merged into with what was added below that since.
"""


def table_part(
    rows: Iterable[SeenRow], columns: Sequence[str] | None, level: int | None, revision: int
) -> dict[str, Any]:
    """The part of a release that is a table."""
    rows = list(rows)
    counted = list(dict.fromkeys(cell.people for row in rows for cell in row.cells.values()))
    position = {people: number for number, people in enumerate(counted)}
    return {
        "kind": TABLE,
        "columns": None if columns is None else list(columns),
        "level": level,
        "revision": revision,
        "people": [sorted(people) for people in counted],
        "rows": [
            {
                **theme_facts(row.theme),
                "cells": {
                    key: {"people": position[cell.people], "low": cell.low, "high": cell.high}
                    for key, cell in row.cells.items()
                },
            }
            for row in rows
        ],
    }


def claims_part(claims: Iterable[tuple[str, str]], table: dict[str, Any]) -> dict[str, Any]:
    """The part of a release that is claims: their ids and words, and the rows they speak of."""
    said = [{"id": claim, "text": text} for claim, text in claims]
    return {"kind": CLAIMS, "claims": said, "table": table}


def theme_facts(theme: Theme) -> dict[str, Any]:
    """A theme as releases store it."""
    return {
        "code": theme.code,
        "id": theme.id,
        "covers": sorted(theme.covers),
        "stance": theme.stance,
    }


def memory_of(
    releases: Iterable[tuple[str, Sequence[Mapping[str, Any]]]], splits: Splits
) -> Memory:
    """What readers know from releases, ids with parts, in order: see :func:`remember`."""
    memory = Memory()
    for where, parts in releases:
        memory = remember(memory, parts, splits, where=where)
    return memory


def remember(
    memory: Memory,
    parts: Iterable[Mapping[str, Any]],
    splits: Splits = (),
    *,
    where: str = "",
) -> Memory:
    """What readers know who knew ``memory`` and then read parts of a release, in order.

    ``splits`` widen a theme by what was split off from it after it was released; ``where`` is
    what messages call the release.
    """
    for part in parts:
        if part["kind"] == TABLE:
            people = [frozenset(who) for who in part["people"]]
            rows = [
                SeenRow(_theme(row, part["revision"], splits, where), _cells(row, people))
                for row in part["rows"]
            ]
            memory = memory.with_table(part["columns"], rows)
        elif part["kind"] == QUOTATIONS:
            theme = _theme(part, part["revision"], splits, where)
            memory = memory.with_quotations([theme], _places(part))
        elif part["kind"] == AGREEMENT:
            memory = memory.with_agreement(part["sample"], part["unit"])
        elif "table" in part:
            memory = remember(memory, [part["table"]], splits, where=where)
    return memory


def quotations_part(theme: Theme, places: Iterable[Place], revision: int) -> dict[str, Any]:
    """The part of a release that is quotations of a theme; its passages are signed when stored."""
    return {
        "kind": QUOTATIONS,
        "revision": revision,
        **theme_facts(theme),
        "passages": [
            {
                "transcript": place.transcript,
                "revision": place.revision,
                "start": place.span.start,
                "end": place.span.end,
                "category": place.category,
                "size": place.size,
            }
            for place in places
        ],
    }


def _places(part: Mapping[str, Any]) -> list[Place]:
    return [
        Place(
            part["id"],
            part["stance"],
            passage["transcript"],
            passage["revision"],
            Span(passage["start"], passage["end"]),
            passage["category"] or None,
            passage["size"],
        )
        for passage in part["passages"]
    ]


def _cells(row: Mapping[str, Any], people: Sequence[frozenset[str]]) -> dict[str, Seen]:
    return {
        key: Seen(people[cell["people"]], cell["low"], cell["high"])
        for key, cell in row["cells"].items()
    }


def _theme(facts: Mapping[str, Any], revision: int, splits: Splits, where: str) -> Theme:
    theme = Theme(facts["code"], facts["id"], frozenset(facts["covers"]), facts["stance"], where)
    for number, code, parts in splits:
        if number > revision and code in theme.covers:
            theme = replace(theme, covers=theme.covers | parts)
    return theme
