"""The framework matrix: interviewees by themes, with what a person wrote of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from codebook.core.categories import Interviewee
from codebook.core.codes import Code, CodeTree, nearest
from codebook.errors import BadInput, Refused
from codebook.formats import matrix_csv
from codebook.store.report_values import Summary
from codebook.store.study import Study
from codebook.tasks.counted import Question, codes_of, notes_of, people_of
from codebook.tasks.figures import provisional
from codebook.tasks.files import read_bytes
from codebook.tasks.grids import counted_grid
from codebook.tasks.memos import caution


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What was written of a theme and an interviewee, beside how many passages there are.

    ``passages`` is ``None`` for whoever has no transcript that counts.
    """

    code: str
    passages: int | None
    summary: str
    changed_at: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """An interviewee with a cell for each code."""

    person: Interviewee
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Interviewees by codes, in the orders of the list and of the codebook."""

    layer: str
    codes: tuple[Code, ...]
    rows: tuple[MatrixRow, ...]
    notes: tuple[str, ...]


def matrix(study: Study, question: Question, interviewees: Sequence[str] = ()) -> Matrix:
    """The matrix of all interviewees, or of those named, in which anybody may be written about.

    Codes are those asked for; else those of depth 2, with all that have a summary.
    """
    listed = study.interviewees()
    for name in interviewees:
        _known_person(name, [person.pseudonym for person in listed])
    shown = [p for p in listed if not interviewees or p.pseudonym in interviewees]
    tree, summaries = study.tree(), study.summaries()
    codes = _codes(tree, question, summaries)
    people = people_of(study, question)
    passages = counted_grid(study, question, people, codes).passages
    written = {(one.code, one.interviewee): one for one in summaries}

    def cell(code: str, who: str) -> MatrixCell:
        count = passages.get((code, who), 0) if who in people.category else None
        one = written.get((code, who))
        return MatrixCell(code, count, one.text if one else "", one.changed_at if one else "")

    rows = tuple(
        MatrixRow(person, tuple(cell(code.path, person.pseudonym) for code in codes))
        for person in shown
    )
    notes = [*notes_of(study, question, people, codes), *provisional(question)]
    if any(person.pseudonym not in people.category for person in shown):
        notes.append("without a number of passages: no transcript of the interviewee counts")
    return Matrix(people.layer, tuple(codes), rows, tuple(notes))


def _codes(tree: CodeTree, question: Question, summaries: Sequence[Summary]) -> list[Code]:
    if question.codes:
        return codes_of(tree, question)
    chosen = {code.path for code in codes_of(tree, replace(question, depth=question.depth or 2))}
    chosen |= {one.code for one in summaries}
    return [code for code in tree if code.path in chosen]


def _known_person(name: str, known: Sequence[str]) -> None:
    if name not in known:
        hint = nearest(name, known)
        more = f"; did you mean {hint}?" if hint else ""
        raise BadInput(f"no interviewee {name!r} in this study{more}")


def write(study: Study, code: str, interviewee: str, text: str, *, keep: bool = False) -> None:
    """Fills a cell; an empty text empties it.

    Raises :class:`Refused` for what looks like an identity, unless somebody stands up for it.
    """
    if not keep and (found := caution(text)):
        raise Refused(
            f"the summary seems to hold {found}; take it out, or give --keep if it is not"
        )
    study.write_summary(code, interviewee, text)


def fill(study: Study, path: Path, *, clear: bool = False, keep: bool = False) -> int:
    """Fills cells from a CSV file as one action; how many changed.

    Empty cells leave what stands there, unless they ``clear`` it. Raises :class:`BadInput`, or
    :class:`Refused` as :func:`write` does, with the line of the first bad row; then nothing is
    changed.
    """
    codes = [code.path for code in study.tree()]
    people = list(study.categories())
    cells = []
    for cell in matrix_csv.read(read_bytes(path), str(path), codes):
        if cell.interviewee not in people:
            hint = nearest(cell.interviewee, people)
            raise BadInput(
                f"no interviewee {cell.interviewee!r} in this study"
                + (f"; did you mean {hint}?" if hint else ""),
                file=path,
                line=cell.line,
            )
        if not keep and (found := caution(cell.text)):
            raise Refused(
                f"{path}:{cell.line}: the summary on {cell.code} seems to hold {found}; take it "
                "out, or give --keep if it is not"
            )
        if clear or cell.text.strip():
            cells.append((cell.code, cell.interviewee, cell.text))
    return study.write_summaries(cells)
