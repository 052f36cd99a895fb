"""Reliability samples: which transcripts which coders are to code independently of one another."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from codebook.core.agreement.sampling import draw as draw_of
from codebook.core.categories import UNKNOWN
from codebook.errors import BadInput, UsageError
from codebook.store.agreement_values import Sample
from codebook.store.study import Study
from codebook.tasks.layers import known_coder


@dataclass(frozen=True, slots=True)
class Round:
    """A sample, and what each of its coders has finished of it, in the study's order.

    ``categories`` says how many of its transcripts count for each.
    """

    sample: Sample
    finished: dict[str, tuple[str, ...]]
    categories: dict[str, int]

    @property
    def done(self) -> bool:
        """Whether everybody has finished all of it."""
        return all(len(keys) == len(self.sample.transcripts) for keys in self.finished.values())


def rounds(study: Study) -> list[Round]:
    """The samples in the order they were drawn, with who has finished what."""
    done = {info.key: info.finished for info in study.transcripts()}
    categories = category_of_each(study)
    return [
        Round(
            sample,
            {
                coder: tuple(key for key in sample.transcripts if coder in done[key])
                for coder in sample.coders
            },
            dict(sorted(Counter(categories[key] for key in sample.transcripts).items())),
        )
        for sample in study.samples()
    ]


def category_of_each(study: Study) -> dict[str, str]:
    """The category that each transcript counts for, by key.

    A focus group counts for the category of most of its speakers; where two have as many, for the
    first by path. A transcript without interviewees counts as ``unknown``.
    """
    people = study.categories()
    found = {}
    for info in study.transcripts():
        speakers = Counter(people[name] for name in info.interviewees)
        ranked = sorted(speakers, key=lambda category: (-speakers[category], category))
        found[info.key] = ranked[0] if ranked else UNKNOWN
    return found


def draw(
    study: Study,
    size: str,
    coders: Sequence[str] | None = None,
    seed: int | None = None,
    *,
    again: bool = False,
) -> Round:
    """Draws a sample within the categories of interviewees and keeps it, with its seed.

    ``size`` is a number of transcripts, or a share of all like ``10%``, rounded up. All coders are
    to code it unless some are named; without a seed one is made. Drawn are transcripts that are in
    no earlier sample, unless ``again``, and none where one of the coders saw another's layer before
    finishing. Raises :class:`BadInput` where there are too few transcripts or coders, and
    :class:`UsageError` for a size that is none or a coder named twice.
    """
    names = _coders(study, coders)
    infos = study.transcripts()
    wanted = _number(size, len(infos))
    before = {key for sample in study.samples() for key in sample.transcripts}
    seen = {
        one.transcript for one in study.seen_layers() if one.coder in names and not one.finished
    }
    taken = seen if again else seen | before
    free = {key: cat for key, cat in category_of_each(study).items() if key not in taken}
    if wanted > len(free):
        raise BadInput(_too_few(wanted, len(infos), len(before - seen) * (not again), len(seen)))
    started = secrets.randbelow(10**6) if seed is None else seed
    number = study.draw_sample(names, draw_of(free, wanted, started), started)
    return rounds(study)[number - 1]


def _too_few(wanted: int, total: int, before: int, seen: int) -> str:
    reasons = []
    if before:
        reasons.append(f"{before} are in an earlier sample (--again draws from these too)")
    if seen:
        reasons.append(f"in {seen} a coder saw another's layer before finishing")
    why = f": {', '.join(reasons)}" if reasons else ""
    return (
        f"a sample of {wanted} cannot be drawn from {total - before - seen} of the study's {total} "
        f"transcripts{why}"
    )


def _coders(study: Study, coders: Sequence[str] | None) -> list[str]:
    names = study.coder_names() if coders is None else [name.strip() for name in coders]
    for name in names:
        known_coder(study, name)
        if names.count(name) > 1:
            raise UsageError(f"--coders names {name} twice; name each coder once")
    if len(names) < 2:
        raise BadInput(
            f"a sample is for two coders or more; `codebook coders {study.path.name} --add NAME` "
            "adds one"
        )
    return names


def _number(size: str, total: int) -> int:
    share = size.endswith("%")
    figures = size.removesuffix("%").strip()
    number = int(figures) if figures.isascii() and figures.isdecimal() and len(figures) < 9 else 0
    if number < 1 or (share and number > 100):
        raise UsageError(f"--draw takes a number from 1 on, or a share such as 10%, not {size!r}")
    return -(-number * total // 100) if share else number
