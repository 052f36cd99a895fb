"""What agreement costs, counted in calls: it grows with codings and not with text."""

from __future__ import annotations

import sys
from collections.abc import Callable
from random import Random

import pytest

from codebook.core.agreement.histogram import Unit, count
from codebook.core.agreement.intervals import intervals
from codebook.core.agreement.material import Applied, Document
from codebook.core.agreement.measured import measure
from codebook.core.agreement.targets import branch, code, group
from codebook.core.agreement.unitizing import unitizing
from codebook.core.agreement.units import branches
from codebook.core.spans import Span

CODERS = ("ana", "ben", "cy")
PATHS = [f"t{top}/c{leaf}" for top in range(3) for leaf in range(3)]
PATHS += [f"t{top}" for top in range(3)]


def study(length: int, codings: int) -> list[Document]:
    """Six transcripts of as many codings of each coder; the parts that count grow with the text."""
    chance = Random(3)
    parts = 20
    eligible = tuple(
        Span(length * at // parts, length * at // parts + length // (2 * parts))
        for at in range(parts)
    )
    found = []
    for key in "abcdef":
        applied = [
            Applied(coder, chance.choice(PATHS), start := chance.randrange(900), start + 60)
            for coder in CODERS
            for _ in range(codings)
        ]
        segments = tuple((span,) for span in eligible)
        found.append(Document(key, length, eligible, CODERS, tuple(applied), segments=segments))
    return found


def work(documents: list[Document]) -> None:
    targets = [*map(code, PATHS), branch("t0", PATHS), group("any", PATHS)]
    for unit in (Unit.CHARACTER, Unit.TOUCHED):
        counted = count(documents, CODERS, targets, unit)
        for one in counted:
            measure(one)
        intervals(counted, seed=1, draws=50)
    unitizing(documents, branches("", PATHS))


def calls(job: Callable[[], object]) -> int:
    """How often anything is called in a job."""
    number = 0

    def note(_: object, event: str, __: object) -> None:
        nonlocal number
        number += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        job()
    finally:
        sys.setprofile(before)
    return number


def test_ten_times_the_text_costs_nothing() -> None:
    work(study(1_000, 2))
    short = study(1_000, 40)
    long = [_stretched(each) for each in short]
    assert calls(lambda: work(long)) == pytest.approx(calls(lambda: work(short)), rel=0.05)


def _stretched(document: Document) -> Document:
    """Ten times as long, text and codings alike."""

    def ten(span: Span) -> Span:
        return Span(10 * span.start, 10 * span.end)

    return Document(
        document.key,
        10 * document.length,
        tuple(map(ten, document.eligible)),
        document.coders,
        tuple(Applied(c, path, 10 * start, 10 * end) for c, path, start, end in document.applied),
        segments=tuple(tuple(map(ten, segment)) for segment in document.segments),
    )


def test_ten_times_the_codings_cost_at_most_twelve_times_as_much() -> None:
    work(study(1_000, 2))
    few, many = study(50_000, 30), study(50_000, 300)
    assert calls(lambda: work(many)) < 12 * calls(lambda: work(few))


def test_a_transcript_is_swept_once_for_all_units(monkeypatch: pytest.MonkeyPatch) -> None:
    from codebook.core.agreement import histogram

    swept: list[str] = []

    class Noted(histogram.Swept):
        def __init__(self, document: Document, *rest: object) -> None:
            swept.append(document.key)
            super().__init__(document, *rest)

    monkeypatch.setattr(histogram, "Swept", Noted)
    documents = study(1_000, 3)
    asked = {
        "character": (documents, Unit.CHARACTER),
        "turn": (documents, Unit.TOUCHED),
        "half": (documents, Unit.HALF),
    }
    found = histogram.count_at(asked, CODERS, [code("t0")])
    assert sorted(swept) == [each.key for each in documents]
    for name, (those, unit) in asked.items():
        assert found[name] == count(those, CODERS, [code("t0")], unit)
