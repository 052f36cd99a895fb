"""Agreement that leaves the study: of a sample as it was drawn, once at each unit.

A second one of the same coders and transcripts would tell, beside the first, which codings changed
between the two; so it has to wait for another sample.
"""

from __future__ import annotations

from dataclasses import replace

from codebook.core.agreement.result import CHARACTER, SENTENCE, TURN, Result
from codebook.core.disclosure import Memory
from codebook.errors import BadInput, Refused
from codebook.formats import agreement_outside
from codebook.store.agreement_values import Sample
from codebook.store.release_facts import AGREEMENT
from codebook.store.report_values import Facts, Release
from codebook.store.study import Study
from codebook.tasks.agreement import Question, agreement
from codebook.tasks.layers import ALL

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


def draft(study: Study, question: Question) -> Result:
    """What a reader would be told; nothing is remembered. Raises what :func:`may_leave` raises."""
    return agreement(study, may_leave(study, question), groups=False)


def release(study: Study, question: Question) -> tuple[Result, Release]:
    """Agreement that leaves the study, remembered from now on.

    Raises :class:`Refused` where that of the same coders on the same transcripts was released
    before at this unit, whatever text counted then, and what :func:`draft` raises.
    """
    found = draft(study, question)
    alike = _alike(study.samples(), found.round)

    def check(memory: Memory) -> Facts:
        for sample, unit in memory.measured:
            if unit == found.unit and sample in alike:
                raise Refused(
                    f"agreement by {unit} of sample {sample} was released before; beside it this "
                    f"would tell what changed since: `codebook sample {study.path.name} --draw N` "
                    "draws another sample"
                )
        return [{"kind": AGREEMENT, **agreement_outside.facts(found)}]

    title = f"Agreement by {found.unit}, sample {found.round}"
    return found, study.release("agreement", title, ALL, check)


def _alike(samples: list[Sample], number: int | None) -> set[int]:
    """The samples of the same coders and transcripts as one of them, by number."""
    about = {one.number: (frozenset(one.coders), frozenset(one.transcripts)) for one in samples}
    return {other for other, what in about.items() if what == about.get(number or 0)}
