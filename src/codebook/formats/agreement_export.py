"""Agreement for other programs: R's irr, pygamma-agreement, and counts to compute it again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from codebook.core.agreement.material import Document
from codebook.core.agreement.result import Result, Target
from codebook.core.agreement.ruler import Ruler
from codebook.core.agreement.units import Laid, Values, own
from codebook.formats import delimited

KINDS = ("r", "gamma", "histogram")

_APART = 10
"""Code points between two transcripts that are put end to end."""


def for_r(documents: Iterable[Document], codes: Sequence[str], half: bool) -> str:
    """A row for each code, segment and coder: 1, 0, or NA where the coder is missing.

    Codes that nobody applied have no rows. In R, ``reshape(direction = "wide")`` of the rows of a
    code, ``rating`` by ``coder``, gives what the functions of irr take: a row for each segment.
    """
    documents = list(documents)
    coders = list(dict.fromkeys(name for one in documents for name in one.coders))
    applied = {one.code for document in documents for one in document.applied}
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("code", "transcript", "segment", "coder", "rating"))
    values = own(code for code in codes if code in applied)
    for document in documents:
        for code, segment, said in _said(document, values, coders, half):
            for coder, rating in zip(coders, said, strict=True):
                writer.writerow((code, document.key, segment, coder, rating))
    return out.getvalue()


def _said(
    document: Document, values: Values, coders: Sequence[str], half: bool
) -> Iterator[tuple[str, int, list[int | str]]]:
    """By code and segment with eligible text, counted from 1, what each coder said."""
    laid = Laid(document)
    segments = [
        parts
        for segment in document.segments
        if (parts := [cut for part in segment if (cut := laid.eligible.cut(part)) is not None])
    ]
    marked = laid.units(values)
    rulers = {key: Ruler(spans) for key, spans in marked.items()}
    for code in values:
        for number, parts in enumerate(segments, start=1):
            length = sum(part.length for part in parts)
            said: list[int | str] = []
            for coder in coders:
                if coder not in document.coders or code in document.missing.get(coder, ()):
                    said.append("NA")
                    continue
                ruler = rulers.get((coder, code))
                coded = sum(ruler.at(p.end) - ruler.at(p.start) for p in parts) if ruler else 0
                said.append(int(2 * coded >= length if half else coded > 0))
            yield code, number, said


def for_gamma(documents: Iterable[Document]) -> str:
    """Annotator, label, start, end of every unit, without a heading: a continuum as CSV.

    Transcripts stand end to end with some space between them, and so does nothing else: positions
    are those of the text that counts. Only transcripts that every coder finished, with every code,
    are in it, as the measure knows nobody who is missing.
    """
    documents = list(documents)
    everybody = {name for one in documents for name in one.coders}
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    at = 0
    for document in documents:
        if set(document.coders) != everybody or any(document.missing.values()):
            continue
        laid = Laid(document)
        marked = laid.units(own({one.code for one in document.applied}))
        rows = sorted(
            (span.start, span.end, coder, code)
            for (coder, code), spans in marked.items()
            for span in spans
        )
        for start, end, coder, code in rows:
            writer.writerow((delimited.guarded(coder), code, at + start, at + end))
        at += laid.eligible.length + _APART
    return out.getvalue()


def histogram(result: Result) -> str:
    """Everything that figures are made of, in one table.

    ``histogram`` rows: in a transcript, how many positions the coders of ``applied``, of those
    ``present``, gave the code, or with ``branch`` the code and all below it. ``pair`` rows: the
    same of two coders over all transcripts, the cells of their table.
    """
    rows: list[tuple[object, ...]] = []
    for code in result.codes:
        rows += _counts(code.own, "code")
        if code.branch is not code.own:
            rows += _counts(code.branch, "branch")
    rows += _counts(result.any, "any")
    columns = ("table", "target", "code", "transcript", "present", "applied", result.unit + "s")
    return delimited.write(columns, rows)


def _counts(target: Target, kind: str) -> list[tuple[object, ...]]:
    coders = target.counted.coders
    rows: list[tuple[object, ...]] = [
        ("histogram", kind, target.key, key, _named(present, coders), _named(mask, coders), number)
        for key, present, counts in target.counted.documents
        for mask, number in sorted(counts.items())
    ]
    for pair, table in target.measured.pairs.items():
        both = " + ".join(pair)
        for applied, number in (
            (both, table.both),
            (pair[0], table.only_first),
            (pair[1], table.only_second),
            ("", table.neither),
        ):
            rows.append(("pair", kind, target.key, "", both, applied, number))
    return rows


def _named(mask: int, coders: Sequence[str]) -> str:
    return " + ".join(name for bit, name in enumerate(coders) if mask >> bit & 1)
