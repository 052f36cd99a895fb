"""Changing the codebook: what is offered, what it would do, what it asks of coders after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from codebook.core.codes import Code, CodeTree, contains
from codebook.core.revisit import LookThrough, Moves, Revisit
from codebook.errors import UsageError
from codebook.store.study import Study
from codebook.tasks.layers import known_coder

PALETTE: tuple[tuple[str, str], ...] = (
    ("#0072B2", "blue"),
    ("#56B4E9", "sky blue"),
    ("#332288", "indigo"),
    ("#88CCEE", "cyan"),
    ("#D55E00", "vermillion"),
    ("#E69F00", "orange"),
    ("#009E73", "green"),
    ("#CC79A7", "purple"),
)
"""Colours that people who do not see all colours can tell apart, as ``tvpa-3p`` has them."""

NEW_CODES = "new-codes"
WHO_ADDS = ("everybody", "lead")
"""Who may add codes while coding; the first is usual."""

_SAID = ("name", "definition", "include", "exclude", "examples", "color", "aliases")
_NAMED = 3
"""How many codes a note names at most."""


def check_who_adds(who: str) -> None:
    """Refuses what is no answer to who may add codes."""
    if who not in WHO_ADDS:
        raise UsageError(f"--new-codes takes {' or '.join(WHO_ADDS)}, not {who!r}")


def set_who_adds(study: Study, who: str) -> None:
    """Sets who may add codes."""
    check_who_adds(who)
    study.set_rule(NEW_CODES, who)


def who_adds(study: Study) -> str:
    """Who may add codes."""
    return WHO_ADDS[0] if study.may_add_codes() else WHO_ADDS[1]


def differing(file: CodeTree, study: CodeTree) -> list[tuple[str, tuple[str, ...]]]:
    """The codes of a file that the study has otherwise, each with the fields that differ.

    What the file leaves empty does not differ.
    """
    found = []
    for code in file:
        there = study.get(code.path)
        if there is None:
            continue
        said = [(name, getattr(code, name)) for name in _SAID]
        differ = tuple(n for n, value in said if value and value != getattr(there, n))
        if differ:
            found.append((code.path, differ))
    return found


# Order


def in_order(tree: CodeTree, path: str) -> list[str]:
    """The keys of a code and of those beside it, in order."""
    return [code.key for code in tree.children(path.rpartition("/")[0])]


def reordered(tree: CodeTree, path: str, keys: Sequence[str]) -> CodeTree:
    """The tree with the codes beside ``path``, and itself, in the order of their ``keys``."""
    parent = path.rpartition("/")[0]
    base = f"{parent}/" if parent else ""
    ordered = [code for key in keys for code in tree if contains(base + key, code.path)]
    moved, following = {code.path for code in ordered}, iter(ordered)
    codes = tuple(next(following) if code.path in moved else code for code in tree)
    return CodeTree(codes, tree.title, tree.version)


# What a merge would do


def merge_lines(plan: Sequence[Moves]) -> list[str]:
    """What a merge does to each layer, in words: counts alone, nobody's passages."""
    return [_moves(one) for one in plan] or ["nobody has a coding of it"]


def _moves(one: Moves) -> str:
    said = f"{one.coder}: {counted(one.moved, 'coding')} {'move' if one.moved != 1 else 'moves'}"
    if one.united:
        said += f", {one.united} {'is' if one.united == 1 else 'are'} united with others"
    return said


# Looking again


@dataclass(frozen=True, slots=True)
class Again:
    """What a coder is to look at again since the codebook changed."""

    codings: tuple[Revisit, ...]
    transcripts: tuple[LookThrough, ...]

    @property
    def said(self) -> str:
        """How much it is, in words; empty for nothing."""
        return in_words(len(self.codings), len(self.transcripts))


def look_again(study: Study, coder: str) -> Again:
    """What a coder is to look at again; ``BadInput`` where the study knows no such coder."""
    name = known_coder(study, coder)
    return Again(tuple(study.to_revisit(name)), tuple(study.to_look_through(name)))


def how_much_again(study: Study, coder: str) -> str:
    """How much a coder is to look at again, in words; quick where no code has changed."""
    return in_words(*study.again_counts(coder))


def in_words(codings: int, transcripts: int) -> str:
    """So many codings and transcripts to look at again."""
    parts = [(codings, "coding"), (transcripts, "transcript")]
    said = " and ".join(counted(number, noun) for number, noun in parts if number)
    return f"{said} to look at again" if said else ""


def some_came_late(study: Study, coders: Sequence[str], rows: Sequence[Code]) -> list[str]:
    """The note of :func:`before_they_existed` for outsiders: without a number of transcripts."""
    return said_late(late_codes(study, coders, rows))


def late_codes(study: Study, coders: Sequence[str], rows: Sequence[Code]) -> list[str]:
    """The rows that came after transcripts were finished."""
    before = study.finished_before(coders)[1]
    return [code.path for code in rows if before.get(code.path)]


def said_late(late: Sequence[str]) -> list[str]:
    """The note on rows that came late, for outsiders; none where no row did."""
    if not late:
        return []
    said = "its zeros" if len(late) == 1 else "their zeros"
    return [f"{', '.join(late)} came after some transcripts were finished: {said} say less"]


def before_they_existed(study: Study, coders: Sequence[str], rows: Sequence[Code]) -> list[str]:
    """A note on rows whose zeros are false: their codes came after transcripts were finished."""
    finished, before = study.finished_before(coders)
    late = {code.path: before[code.path] for code in rows if before.get(code.path)}
    if not late:
        return []
    named = ", ".join(list(late)[:_NAMED])
    more = f" and {len(late) - _NAMED} more" if len(late) > _NAMED else ""
    most, whose = max(late.values()), "its zeros" if len(late) == 1 else "their zeros"
    up_to = "up to " if len(set(late.values())) > 1 else ""
    return [
        f"{up_to}{most} of {finished} finished transcripts were finished before {named}{more} "
        f"existed: {whose} there say nothing"
    ]


def counted(number: int, noun: str) -> str:
    """A number of things."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def code_values(code: Code) -> dict[str, object]:
    """What is said of a code, as :meth:`Study.edit_code` takes it."""
    return {"key": code.key, **{name: getattr(code, name) for name in _SAID}}
