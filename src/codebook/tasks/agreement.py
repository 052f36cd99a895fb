"""The agreement between the coders of a study: every figure that a report of it tells."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from codebook import __version__
from codebook.core.agreement.confusion import confusion
from codebook.core.agreement.figures import Figure
from codebook.core.agreement.histogram import Counted, Unit, count
from codebook.core.agreement.intervals import DRAWS, intervals
from codebook.core.agreement.label_sets import label_sets
from codebook.core.agreement.material import Applied, Document
from codebook.core.agreement.measured import Measured, measure
from codebook.core.agreement.overall import overall
from codebook.core.agreement.result import (
    CHARACTER,
    INTERVIEWEE,
    SENTENCE,
    TURN,
    UNITS,
    Code,
    Group,
    Result,
    Target,
)
from codebook.core.agreement.targets import Target as Asked
from codebook.core.agreement.targets import branch, code, group
from codebook.core.agreement.unitizing import unitizing
from codebook.core.agreement.units import branches
from codebook.core.codes import contains
from codebook.errors import BadInput, Refused, UsageError
from codebook.store.study import Study
from codebook.tasks.agreement_material import WORDS, Material, gather

SEED = 1
"""Where draws begin, unless told."""

MOST_DRAWS = 100_000

ANY = "any"
"""The name of what bears any code at all."""


@dataclass(frozen=True, slots=True)
class Question:
    """What agreement is asked: the options of ``codebook agreement``."""

    coders: tuple[str, ...] | None = None
    unit: str = CHARACTER
    eligible: str = WORDS
    draws: int = DRAWS
    seed: int = SEED
    half: bool = False
    sample: int | None = None

    def __post_init__(self) -> None:
        if self.unit not in UNITS:
            raise UsageError(f"--unit takes {', '.join(UNITS)}, not {self.unit!r}")
        if self.half and self.unit == CHARACTER:
            raise UsageError("--half goes with --unit sentence, turn, transcript or interviewee")
        if not 2 <= self.draws <= MOST_DRAWS:
            raise UsageError(f"--draws takes a number from 2 to {MOST_DRAWS:,}")

    def counted_at(self, unit: str) -> Unit:
        """What is counted at a unit."""
        if unit == CHARACTER:
            return Unit.CHARACTER
        return Unit.HALF if self.half else Unit.TOUCHED


def material(study: Study, question: Question) -> Material:
    """What the question is about; see :func:`codebook.tasks.agreement_material.gather`."""
    return gather(
        study,
        question.coders,
        eligible=question.eligible,
        sample=question.sample,
        cut_sentences=question.unit == SENTENCE,
    )


def agreement(study: Study, question: Question, *, groups: bool = True) -> Result:
    """The agreement of the study's coders; raises what :func:`material` raises.

    Without ``groups`` nothing is said of codes taken together as exclusive, or as sets.
    """
    found = material(study, question)
    tree = study.tree()
    sample = found.sample
    return Computed(found, question).result(
        codebook=" ".join(part for part in (tree.title, tree.version) if part),
        revision=study.codebook_revision(),
        round=sample.number if sample else None,
        drawn_with=sample.seed if sample else None,
        rounds=len(study.samples()),
        groups=groups,
    )


class Computed:
    """The figures of some material."""

    def __init__(self, material: Material, question: Question) -> None:
        self._material = material
        self._question = question
        self._documents = tuple(material.documents(CHARACTER))
        self._asked = self._targets()

    def _targets(self) -> list[Asked]:
        """Each code, then each branch that is more than its code, then any code."""
        paths = self._material.codes
        return [
            *map(code, paths),
            *(branch(path, paths) for path in self._parents()),
            group(ANY, paths),
        ]

    def _parents(self) -> list[str]:
        paths = self._material.codes
        return [
            path
            for path in paths
            if any(other != path and contains(path, other) for other in paths)
        ]

    def counted(self, unit: str) -> list[Counted]:
        """All targets at a unit."""
        return count(
            self._material.documents(unit),
            self._material.coders,
            self._asked,
            self._question.counted_at(unit),
        )

    def result(
        self,
        *,
        codebook: str,
        revision: int,
        round: int | None = None,  # noqa: A002  # that is what a second sample is called
        drawn_with: int | None = None,
        rounds: int = 0,
        groups: bool = True,
    ) -> Result:
        """Everything; see :func:`agreement`."""
        question, found = self._question, self._material
        targets = self._measured()
        number = len(found.codes)
        by_parent = dict(zip(self._parents(), targets[number:-1], strict=True))
        codes = tuple(Code(own, by_parent.get(own.key, own)) for own in targets[:number])
        return Result(
            coders=found.coders,
            unit=question.unit,
            half=question.half,
            eligible=question.eligible,
            draws=question.draws,
            seed=question.seed,
            documents=self._documents,
            codes=codes,
            any=targets[-1],
            groups=tuple(self._groups()) if groups else (),
            overall=overall([one.own.measured for one in codes]),
            left_out=found.left_out,
            codebook=codebook,
            revision=revision,
            version=__version__,
            round=round,
            drawn_with=drawn_with,
            rounds=rounds,
        )

    def _measured(self) -> list[Target]:
        question = self._question
        units = dict.fromkeys((question.unit, CHARACTER, TURN, INTERVIEWEE))
        at = {unit: self.counted(unit) for unit in units}
        measured: dict[str, list[Measured]] = {
            unit: [measure(one) for one in at[unit]] for unit in (question.unit, CHARACTER)
        }
        beside: dict[str, list[Figure]] = {
            unit: [one.alpha for one in measured[unit]]
            if unit in measured
            else [measure(one).alpha for one in at[unit]]
            for unit in (CHARACTER, TURN, INTERVIEWEE)
        }
        late = self._material.late()
        return [
            Target(
                counted,
                measured[question.unit][place],
                interval,
                measured[CHARACTER][place],
                {unit: figures[place] for unit, figures in beside.items()},
                late.get(counted.target.key, {}) if len(counted.target.asked) == 1 else {},
            )
            for place, (counted, interval) in enumerate(
                zip(
                    at[question.unit],
                    intervals(at[question.unit], question.seed, question.draws),
                    strict=True,
                )
            )
        ]

    def _groups(self) -> list[Group]:
        """The children of each code that has two or more, and the top codes."""
        applied = [_by_code(document) for document in self._documents]
        found = []
        for parent in ("", *self._parents()):
            values = branches(parent, self._material.codes)
            if len(set(values.values())) < 2:
                continue
            documents = [
                replace(
                    document,
                    applied=tuple(one for path in values for one in by_code.get(path, ())),
                )
                for document, by_code in zip(self._documents, applied, strict=True)
            ]
            found.append(
                Group(
                    parent,
                    unitizing(documents, values),
                    label_sets(documents, values),
                    confusion(documents, values),
                )
            )
        return found


def _by_code(document: Document) -> dict[str, list[Applied]]:
    found: dict[str, list[Applied]] = defaultdict(list)
    for one in document.applied:
        found[one.code].append(one)
    return found


PUBLIC_UNITS = (CHARACTER, SENTENCE, TURN)
"""At the others an alpha tells, at times exactly, how many people spoke of a theme."""


def may_leave(study: Study, question: Question) -> Question:
    """The question as its answer may leave the study: about a sample as it was drawn.

    Without a number that is the last sample. Raises :class:`BadInput` where there is none, as then
    no codes were fixed beforehand, and :class:`Refused` for units that are people.
    """
    if question.unit not in PUBLIC_UNITS:
        raise Refused(
            f"at unit {question.unit} an alpha can tell how many people spoke of a theme; "
            f"--outside takes --unit {', '.join(PUBLIC_UNITS)}"
        )
    if question.sample is not None:
        return question
    samples = study.samples()
    if not samples:
        raise BadInput(
            "what leaves lists the codes that were fixed when a sample was drawn, and this study "
            "has no sample; leave out --outside to see its agreement"
        )
    return replace(question, sample=samples[-1].number)
