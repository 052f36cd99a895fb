"""What a tally is asked, and whom and what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from codebook.core import tallies
from codebook.core.categories import Interviewee
from codebook.core.codes import Code, CodeTree, nearest
from codebook.core.codings import Stance
from codebook.errors import BadInput, UsageError
from codebook.store.study import Study
from codebook.store.values import CONSENSUS
from codebook.tasks.codebook_changes import before_they_existed, some_came_late
from codebook.tasks.layers import ALL, layer_of, outside

BY_CATEGORY = "category"
BY_NONE = "NONE"


@dataclass(frozen=True, slots=True)
class Question:
    """What a tally is asked: the options of ``codebook tally``."""

    layer: str | None = None
    by: str = BY_CATEGORY
    level: int | None = None
    depth: int | None = None
    codes: tuple[str, ...] = ()
    only: tuple[str, str] | None = None
    stance: str | None = None
    internal: bool = False
    count: str = tallies.INTERVIEWEES
    unfinished: bool = False

    def __post_init__(self) -> None:
        if self.by not in (BY_CATEGORY, BY_NONE):
            raise UsageError(f"--by takes {BY_CATEGORY} or {BY_NONE}, not {self.by!r}")
        if self.count not in tallies.UNITS:
            raise UsageError(f"--count takes {', '.join(tallies.UNITS)}, not {self.count!r}")
        if self.stance is not None and self.stance not in set(Stance) - {Stance.UNSAID}:
            raise UsageError("--stance takes supports, counters, mixed or suggestion")
        for name, number in (("--level", self.level), ("--depth", self.depth)):
            if number is not None and number < 1:
                raise UsageError(f"{name} takes a number from 1 on")
        if self.unfinished and not self.internal:
            raise UsageError("--unfinished goes with --internal")


@dataclass(frozen=True, slots=True)
class People:
    """Those who count, each with a category, and how many transcripts are left out."""

    category: dict[str, str]
    coders: tuple[str, ...]
    layer: str
    left_out: int


def people_of(study: Study, question: Question) -> People:
    """The interviewees whose transcripts count in the layer, and whom a filter leaves."""
    layer, coders = layer_of(study, question.layer)
    heard = study.heard(coders, unfinished=question.unfinished)
    everybody = study.interviewees()
    listed = [p for p in everybody if p.pseudonym in heard]
    if question.only is not None:
        known_attribute(everybody, question.only[0])
        listed = [p for p in listed if _has(p, *question.only)]
    transcripts = study.transcripts()
    done = sum(bool(t.layers_done(coders)) for t in transcripts)
    left_out = 0 if question.unfinished else len(transcripts) - done
    return People({p.pseudonym: p.category for p in listed}, coders, layer, left_out)


def known_attribute(people: Sequence[Interviewee], key: str, *also: str) -> None:
    """Refuses, with the nearest and all there are, an attribute that no interviewee has."""
    keys = [*also, *sorted({name for person in people for name in person.attributes})]
    if key not in keys:
        hint = nearest(key, keys)
        raise BadInput(
            f"no interviewee has an attribute {key!r}; there are {', '.join(keys) or 'none'}"
            + (f"; did you mean {hint}?" if hint else "")
        )


def _has(person: Interviewee, key: str, value: str) -> bool:
    return person.attributes.get(key, "").strip() == value


def codes_of(tree: CodeTree, question: Question) -> list[Code]:
    """The codes that are rows: those named, those of a depth, or all (depth 2 if protected).

    They stand in the codebook's order, however they were named: an order may tell counts.
    """
    if question.codes:
        named = {find_code(tree, path).path for path in question.codes}
        return [code for code in tree if code.path in named]
    if question.depth is not None:
        return tree.at_depth(question.depth)
    return list(tree) if question.internal else tree.at_depth(2)


def find_code(tree: CodeTree, path: str) -> Code:
    """The code of a path; :class:`BadInput` with the nearest path where there is none."""
    code = tree.get(path)
    if code is None:
        hint = tree.suggest(path)
        raise BadInput(
            f"no code {path!r} in this study" + (f"; did you mean {hint}?" if hint else "")
        )
    return code


def settled_so_far(study: Study) -> str:
    """How many of the finished transcripts the consensus holds, and how many of one coder alone."""
    finished = sum(bool(t.finished) for t in study.transcripts())
    settled = study.settlements()
    single = sum(one.single for one in settled)
    said = f"consensus: {len(settled)} of {finished} finished transcripts are settled"
    return f"{said}, {single} of them single-coded" if single else said


def notes_of(study: Study, question: Question, people: People, codes: Sequence[Code]) -> list[str]:
    """What every tally says of itself: its layer, and what is not counted in it.

    One that is not internal names no coder.
    """
    notes = [f"layer: {people.layer if question.internal else outside(people.layer)}"]
    if people.layer == CONSENSUS:
        notes.insert(0, settled_so_far(study))
    if question.only is not None:
        notes.append(f"only interviewees with {'='.join(question.only)}")
    if people.left_out and people.layer != CONSENSUS:
        coder = people.layer if question.internal else "the coder"
        who = "nobody has" if people.layer == ALL else f"{coder} has not"
        notes.append(
            f"{people.left_out} of {len(study.transcripts())} transcripts are left out, because "
            f"{who} finished them; `codebook finish {study.path.name} TRANSCRIPT --coder NAME` "
            "marks one finished"
        )
    if question.internal:
        return notes + before_they_existed(study, people.coders, codes)
    return notes + some_came_late(study, people.coders, codes)
