"""The agreement between the coders of a study: every figure that a report of it tells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from codebook import __version__
from codebook.core.agreement import confusion, label_sets, unitizing
from codebook.core.agreement.figures import Figure
from codebook.core.agreement.held import hold
from codebook.core.agreement.histogram import Counted, Unit, count_at
from codebook.core.agreement.intervals import DRAWS, intervals
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
    LeftOut,
    Result,
    Target,
)
from codebook.core.agreement.targets import Target as Asked
from codebook.core.agreement.targets import branch, code, group
from codebook.core.agreement.units import Laid, Values, branches
from codebook.core.codes import contains
from codebook.errors import UsageError
from codebook.store.study import Study
from codebook.store.values import CONSENSUS
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

    def counted(self, *units: str) -> dict[str, list[Counted]]:
        """All targets at some units."""
        return count_at(
            {
                unit: (self._material.documents(unit), self._question.counted_at(unit))
                for unit in units
            },
            self._material.coders,
            self._asked,
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
            left_out=found.left_out + self._unheard(),
            codebook=codebook,
            revision=revision,
            version=__version__,
            round=round,
            drawn_with=drawn_with,
            rounds=rounds,
            consensus=CONSENSUS if CONSENSUS in found.coders else "",
        )

    def _unheard(self) -> tuple[LeftOut, ...]:
        """Where people are counted, those of whom no two coders finished all transcripts."""
        if self._question.unit != INTERVIEWEE:
            return ()
        reason = "no two coders finished all transcripts of some who speak there"
        return tuple(
            LeftOut("transcript", one.key, "", reason)
            for one in self._material.documents(INTERVIEWEE)
            if len(one.coders) < 2
        )

    def _measured(self) -> list[Target]:
        question = self._question
        units = dict.fromkeys((question.unit, CHARACTER, TURN, INTERVIEWEE))
        at = self.counted(*units)
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
        laid = [Laid(document) for document in self._documents]
        found = []
        for parent in ("", *self._parents()):
            values = branches(parent, self._material.codes)
            if len(set(values.values())) < 2:
                continue
            found.append(_group(parent, laid, values))
        return found


def _group(parent: str, laid: Iterable[Laid], values: Values) -> Group:
    exclusive = unitizing.Sums(tuple(dict.fromkeys(values.values())))
    sets, confused = label_sets.Sums(), confusion.Sums(values)
    for one in laid:
        there = hold(one, values)
        for sums in (exclusive, sets, confused):
            sums.add(there)
    return Group(parent, exclusive.found(), sets.found(), confused.found())
