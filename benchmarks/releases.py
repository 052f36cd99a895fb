"""The check of a release beside earlier ones, and a whole report of the sample study."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.common import Measured, milliseconds
from codebook.core.categories import Interviewee, Scheme
from codebook.core.codes import Code, CodeTree
from codebook.formats.report_html import to_html
from codebook.formats.report_plan import Plan, TableItem
from codebook.store.study import Study
from codebook.tasks import protected, report
from codebook.tasks.counted import Question
from codebook.tasks.sample import build_sample

_THEMES, _COLUMNS, _EARLIER, _PEOPLE = 60, 8, 20, 10
_CHECK, _PAGE = 50.0, 1000.0


def measure(folder: Path, quick: bool) -> list[Measured]:
    """60 themes by 8 columns beside 20 releases of as many; a report of 42 interviewees."""
    times = 3 if quick else 9
    return [_checked(folder / "releases.study", times), _reported(folder / "report", times)]


def _checked(path: Path, times: int) -> Measured:
    codes = tuple(Code(f"c{n}", f"Theme {n}") for n in range(_THEMES * (_EARLIER + 1)))
    people = [
        Interviewee(f"P-{column}-{n}", f"group-{column}")
        for column in range(_COLUMNS)
        for n in range(_PEOPLE)
    ]
    Study.create(path, title="", tree=CodeTree(codes), scheme=Scheme(), interviewees=people)
    with Study.open(path) as study:
        study.add_coders(["ana"])
        _hear(study, people)
        for number in range(_EARLIER):
            protected.release(study, _question(codes, number), f"Release {number}")
        asked = protected.ask(study, _question(codes, _EARLIER))
        taken = _time(lambda: protected.answer(asked, study.memory()), times)
    what = f"check of {_THEMES} themes by {_COLUMNS} columns beside {_EARLIER} releases"
    return Measured(what, "", milliseconds(taken), 1000 * taken, _CHECK, "ms")


def _question(codes: tuple[Code, ...], number: int) -> Question:
    rows = codes[number * _THEMES : (number + 1) * _THEMES]
    return Question(layer="ana", codes=tuple(code.path for code in rows))


def _hear(study: Study, people: list[Interviewee]) -> None:
    from benchmarks.material import transcript

    keys = [person.pseudonym for person in people]
    study.add_transcripts([transcript(key, f"{key}: Well.\n") for key in keys])
    study.finish("ana", keys)


def _reported(folder: Path, times: int) -> Measured:
    path = build_sample(folder)
    plan = Plan("Report", "ana", contents=(TableItem("Themes", depth=2),))
    with Study.open(path) as study:
        taken = _time(lambda: to_html(report.draft(study, plan)), times)
        people = len(study.interviewees())
    what = f"a report of {people} interviewees as HTML"
    return Measured(what, "", milliseconds(taken), 1000 * taken, _PAGE, "ms")


def _time(job: Callable[[], object], times: int) -> float:
    """The median of some runs, in seconds."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        job()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)
