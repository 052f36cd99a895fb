"""Agreement of a big study, from codings to intervals, beside a bare sweep of the same codings."""

from __future__ import annotations

import random
import re
import subprocess
import sys
import time
from collections import defaultdict
from functools import partial
from pathlib import Path

from benchmarks.common import Measured, in_turns, milliseconds, ratio
from benchmarks.material import CODERS
from codebook.core.agreement.histogram import Unit, count
from codebook.core.agreement.intervals import Interval, intervals
from codebook.core.agreement.material import Applied, Document
from codebook.core.agreement.measured import by_document, matrix
from codebook.core.agreement.measured import measure as measured_of
from codebook.core.agreement.overall import overall
from codebook.core.agreement.targets import Target, branch, code, group
from codebook.core.spans import Span
from codebook.formats import agreement_json
from codebook.formats.agreement_tables import codes_table
from codebook.tasks.agreement import Computed, Question
from codebook.tasks.agreement_material import Material, Read

_DOCUMENTS, _LENGTH, _CODINGS, _CODES = 42, 50_000, 5_000, 120
_TURN, _SEED = 300, 7


def codes_tree() -> list[str]:
    """The paths of 120 codes: eight branches, three levels."""
    paths: list[str] = []
    for top in range(8):
        paths.append(f"t{top}")
        for middle in range(2):
            paths.append(f"t{top}/m{middle}")
            paths += [f"t{top}/m{middle}/c{leaf}" for leaf in range(6)]
    return paths[:_CODES]


def study(length: int = _LENGTH, codings: int = _CODINGS) -> list[Document]:
    """Transcripts whose coders see much the same, with ends and codes that differ at times.

    ``codings`` is of each coder in all transcripts. Every second turn is an interviewee's.
    """
    chance = random.Random(5)
    paths = codes_tree()
    eligible = tuple(Span(at, at + _TURN) for at in range(_TURN, length - _TURN, 2 * _TURN))
    found = []
    for number in range(_DOCUMENTS):
        applied: list[Applied] = []
        for _ in range(codings // _DOCUMENTS + (number < codings % _DOCUMENTS)):
            start, size = chance.randrange(length - 500), chance.randint(20, 400)
            path = chance.choice(paths)
            for coder in CODERS:
                begin = max(0, start + chance.choice((0, 0, 0, -12, 9)))
                seen = path if chance.random() < 0.8 else chance.choice(paths)
                applied.append(Applied(coder, seen, begin, begin + size))
        found.append(
            Document(
                f"d{number:02}", length, eligible, CODERS, tuple(applied),
                segments=tuple((span,) for span in eligible),
            )
        )  # fmt: skip
    return found


def targets() -> list[Target]:
    """Each code, each branch that is more than its code, and any code."""
    paths = codes_tree()
    parents = sorted({path.rpartition("/")[0] for path in paths} - {""})
    return [
        *(code(path) for path in paths),
        *(branch(path, paths) for path in parents),
        group("any", paths),
    ]


def agreement(documents: list[Document], unit: Unit = Unit.CHARACTER) -> list[Interval]:
    """All that a report of agreement tells."""
    asked = targets()
    counted = count(documents, CODERS, asked, unit)
    measured = [measured_of(each) for each in counted]
    for each in measured:
        _ = [figure.value for figure in each.without_each()]
        for kind in ("alpha", "kappa"):
            matrix(each, kind)
        for pair in each.pairs.values():
            _ = pair.kappa().value, pair.alpha().value, pair.positive().value
    for each_counted in counted:
        by_document(each_counted)
    overall(measured[:_CODES])
    return intervals(counted, _SEED)


def whole(documents: list[Document], *, groups: bool) -> None:
    """What the command does once the study is read: characters, turns and people side by side.

    With ``groups`` as JSON, with every code's children as exclusive ones and as sets; else as the
    table of codes.
    """
    reads = tuple(Read(one, one.eligible, (), {one.key: one.eligible}) for one in documents)
    material = Material(CODERS, tuple(codes_tree()), reads, ())
    found = Computed(material, Question(seed=_SEED)).result(codebook="", revision=1, groups=groups)
    if groups:
        agreement_json.to_json(found)
    else:
        codes_table(found)


def swept(documents: list[Document]) -> dict[str, dict[frozenset[str], int]]:
    """The floor: one sweep over the ends of each code's codings, by who has it open."""
    found: dict[str, dict[frozenset[str], int]] = defaultdict(lambda: defaultdict(int))
    for document in documents:
        ends: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for coder, path, start, end in document.applied:
            ends[path] += [(start, 1, coder), (end, -1, coder)]
        for path, events in ends.items():
            events.sort()
            depth = dict.fromkeys(CODERS, 0)
            last = 0
            for place, step, coder in events:
                found[path][frozenset(who for who, open_ in depth.items() if open_)] += place - last
                depth[coder] += step
                last = place
    return found


def measure(folder: Path, quick: bool) -> list[Measured]:
    """Time, beside the sweep and in full; what ten times the codings, or the text, cost; memory."""
    del folder
    times = 3 if quick else 7
    documents = study()
    floor, ours = in_turns(lambda: swept(documents), lambda: agreement(documents), times)
    begun, used = time.perf_counter(), time.process_time()
    agreement(documents)
    wall, cpu = time.perf_counter() - begun, time.process_time() - used
    what = f"agreement, {len(CODERS)} coders, {_DOCUMENTS} transcripts, {_CODINGS:,} codings each"
    found = [
        ratio(f"{what}: against a bare sweep", floor, ours, None),
        Measured(f"{what}: elapsed", "", milliseconds(wall), 1000 * wall, 1000, "ms"),
        Measured(f"{what}: CPU", "", milliseconds(cpu), 1000 * cpu, 1000, "ms"),
    ]
    for name, groups in (("table", False), ("JSON, with groups", True)):
        floor, ours = in_turns(
            lambda: swept(documents), partial(whole, documents, groups=groups), times
        )
        what = f"agreement, the command's {name}, without reading"
        found += [
            ratio(f"{what}: against a bare sweep", floor, ours, None),
            Measured(f"{what}: elapsed", "", milliseconds(ours), 1000 * ours, 1000, "ms"),
        ]
    longer = study(length=10 * _LENGTH)
    one, ten = in_turns(
        lambda: whole(documents, groups=True), lambda: whole(longer, groups=True), times
    )
    found.append(ratio("agreement, ten times the text", one, ten, 1.5))
    more = study(codings=10 * _CODINGS)
    one, ten = in_turns(
        lambda: whole(documents, groups=True), lambda: whole(more, groups=True), 1 if quick else 3
    )
    found.append(ratio("agreement, ten times the codings", one, ten, 12))
    one, turns = in_turns(
        lambda: agreement(documents), lambda: agreement(documents, Unit.TOUCHED), times
    )
    found.append(ratio("agreement, turns against characters", one, turns, None))
    taken = peak()
    return [*found, Measured("agreement, memory", "", f"{taken:.0f} MB", taken, 120, "MB")]


_MEMORY = """
from benchmarks.agreement import study, whole
whole(study(), groups=True)
print(next((line for line in open("/proc/self/status") if line.startswith("VmHWM")), ""))
"""


def peak() -> float:
    """The peak of resident memory of a process that does it all, in MB."""
    done = subprocess.run(
        [sys.executable, "-c", _MEMORY], check=True, capture_output=True, text=True
    )
    found = re.search(r"VmHWM:\s*(\d+)", done.stdout)
    assert found
    return int(found.group(1)) / 1024
