"""What was released before, shown again as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from codebook.core import tallies
from codebook.core.codes import depth
from codebook.core.disclosure import TOTAL
from codebook.core.tallies import Cell, Column, Row, Status, Tally
from codebook.errors import BadInput
from codebook.store.release_facts import AGREEMENT, QUOTATIONS, TABLE
from codebook.store.report_values import Facts, Release
from codebook.store.study import Study
from codebook.tasks.codebook_changes import said_late
from codebook.tasks.counted import BY_CATEGORY, BY_NONE
from codebook.tasks.grouping import ONLY, Basis, basis_of
from codebook.tasks.layers import outside
from codebook.tasks.protected import explained

AS_RELEASED = "as it was released; codings that changed since change nothing here"


def contents(facts: Facts) -> list[str]:
    """What a release holds, a line for each part."""
    lines = []
    for part in facts:
        if part["kind"] == TABLE:
            where = "in total" if part["columns"] is None else "by category"
            lines.append(f"{', '.join(row['code'] for row in part['rows'])} {where}")
        elif part["kind"] == QUOTATIONS:
            lines.append(f"{len(part['passages'])} quotations of {part['code']}")
        elif part["kind"] == AGREEMENT:
            rows = len(part["rows"])
            lines.append(f"agreement by {part['unit']} on {rows} codes, sample {part['sample']}")
        else:
            lines.append(f"{len(part['claims'])} claims")
    return lines


def find(study: Study, release: str) -> Release:
    """The release of an id; :class:`BadInput` where there is none, or it was withdrawn."""
    for one in study.releases():
        if one.id == release:
            if one.withdrawn_at:
                raise BadInput(f"release {release} was withdrawn")
            return one
    raise BadInput(f"there is no release {release} in this study")


def tables(study: Study, release: str) -> list[tuple[Tally, dict[str, Any]]]:
    """The tables of a release, with the values that readers were shown, and what they told.

    Who releases them again says so again: the first release may be withdrawn.
    """
    found = find(study, release)
    basis = basis_of(study)
    names = {code.path: code.name for code in study.tree()}
    return [
        (_tally(found, part, basis, names), part) for part in found.facts if part["kind"] == TABLE
    ]


def agreements(study: Study, release: str) -> list[dict[str, Any]]:
    """The agreement that a release told, with its id; of a sample at one unit."""
    found = find(study, release)
    parts = [part for part in found.facts if part["kind"] == AGREEMENT]
    return [{**part, "release": found.id} for part in parts]


def _tally(
    release: Release, part: Mapping[str, Any], basis: Basis, names: Mapping[str, str]
) -> Tally:
    columns = part["columns"]
    only = [key for key in columns or () if key.startswith(ONLY)]
    keys = [TOTAL] if columns is None else [key for key in columns if key not in only]
    sizes = _sizes(part)
    filters = [key.removeprefix(ONLY) for key in only] or list(filter(None, [part.get("only")]))
    told = part.get("told", {})
    layer = outside(release.layer)
    notes = [
        AS_RELEASED,
        *filter(None, [told.get("settled", "")]),
        f"layer: {layer}",
        *(f"only interviewees with {one}" for one in filters),
        *said_late([one["code"] for one in told.get("late", ())]),
        *explained(told, basis),
    ]
    return Tally(
        layer=layer,
        protected=True,
        count=tallies.INTERVIEWEES,
        by=BY_NONE if columns is None else BY_CATEGORY,
        level=part["level"],
        stance=next((row["stance"] for row in part["rows"]), "") or None,
        categories=()
        if columns is None
        else tuple(Column(key, basis.label(key), sizes.get(key, 0)) for key in keys),
        rows=tuple(_row(part, row, keys, sizes, names) for row in part["rows"]),
        notes=tuple(notes),
        release=release.id,
        again=True,
    )


def _sizes(part: Mapping[str, Any]) -> dict[str, int]:
    """How many people each column had, or, of older releases, counted at most."""
    if "sizes" in part:
        return dict(part["sizes"])
    sizes: dict[str, int] = {}
    for row in part["rows"]:
        for key, cell in row["cells"].items():
            sizes[key] = max(sizes.get(key, 0), len(part["people"][cell["people"]]))
    return sizes


def _row(
    part: Mapping[str, Any],
    row: Mapping[str, Any],
    keys: Sequence[str],
    sizes: Mapping[str, int],
    names: Mapping[str, str],
) -> Row:
    cells = []
    for key in keys:
        cell = row["cells"].get(key)
        if cell is None:
            cells.append(Cell(key, sizes.get(key, 0), None, None, Status.WITHHELD))
            continue
        low, high = cell["low"], cell["high"]
        status = Status.EXACT if low == high else Status.BAND
        cells.append(Cell(key, len(part["people"][cell["people"]]), low, high, status))
    total = keys == [TOTAL]
    name = names.get(row["code"], row["code"].rpartition("/")[2])
    shown = () if total else tuple(cells)
    return Row(row["code"], name, depth(row["code"]), shown, cells[0] if total else None)
