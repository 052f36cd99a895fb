"""How much work the store does: counted, so that no machine is too slow for the test."""

from collections import Counter
from pathlib import Path

import pytest

from codebook.core.categories import Interviewee, Scheme
from codebook.core.codings import Coding
from codebook.store.study import Study
from small_study import TREE, transcript

LENGTH = 400


def _study(path: Path, transcripts: int) -> Path:
    """A study in which every transcript is densely coded by two coders."""
    Study.create(path, title="", tree=TREE, scheme=Scheme(), interviewees=[Interviewee("S-1")])
    with Study.open(path) as study:
        study.add_coders(["ana", "ben"])
        keys = [f"t{number}" for number in range(transcripts)]
        study.add_transcripts(
            [transcript(key, ("S-1", f"{key} " + "word " * (LENGTH // 5))) for key in keys]
        )
        study.apply(
            Coding("", key, start, start + 3, code, coder)
            for key in keys
            for start in range(0, LENGTH, 5)
            for code in ("a/b/c", "e")
            for coder in ("ana", "ben")
        )
    return path


def _statements(path: Path, *codings: Coding) -> list[str]:
    """What the database is told while the codings are applied as one action."""
    with Study.open(path) as study:
        told: list[str] = []
        raw = study._connection.connection.driver_connection
        assert raw is not None
        raw.set_trace_callback(told.append)
        study.apply(codings)
        raw.set_trace_callback(None)
    return told


@pytest.mark.parametrize(
    ("start", "end", "most"),
    [
        pytest.param(13, 14, 18, id="a new coding"),
        pytest.param(11, 14, 20, id="one that grows another"),
        pytest.param(11, 17, 22, id="one that joins two"),
    ],
)
def test_applying_takes_as_many_statements_in_a_large_study(
    tmp_path: Path, start: int, end: int, most: int
) -> None:
    coding = Coding("", "t0", start, end, "a/b/c", "ana")
    small = _statements(_study(tmp_path / "small.study", 1), coding)
    large = _statements(_study(tmp_path / "large.study", 30), coding)
    assert len(large) == len(small) <= most


def _steps(path: Path, start: int) -> int:
    """How many steps the database's machine takes to apply one code at a place."""
    with Study.open(path) as study:
        ticks = Counter[str]()
        raw = study._connection.connection.driver_connection
        assert raw is not None
        raw.set_progress_handler(lambda: ticks.update(["step"]), 1)
        study.apply([Coding("", "t0", start, start + 2, "a/b/c", "ana")])
        raw.set_progress_handler(None, 1)
    return ticks["step"]


def test_applying_reads_no_more_rows_in_a_large_study_or_late_in_a_transcript(
    tmp_path: Path,
) -> None:
    small = _study(tmp_path / "small.study", 2)
    large = _study(tmp_path / "large.study", 30)
    assert _steps(large, 13) < 1.2 * _steps(small, 13)
    assert _steps(small, LENGTH - 2) < 1.5 * _steps(small, 3)


def test_a_batch_reads_each_name_and_each_text_once(tmp_path: Path) -> None:
    path = _study(tmp_path / "s.study", 3)
    batch = [
        Coding("", key, start, start + 1, "a/d", "ana")
        for key in ("t0", "t1", "t2")
        for start in range(0, LENGTH, 4)
    ]
    told = Counter(line.partition(" WHERE ")[0] for line in _statements(path, *batch))
    texts = [n for line, n in told.items() if "substr(" in line]
    assert sum(n for line, n in told.items() if "FROM coder" in line) == 1
    assert sum(texts) == 6  # for the digests and for the speakers, of three transcripts
    assert (
        sum(n for line, n in told.items() if "FROM code " in line or line.endswith("FROM code"))
        <= 2
    )


def test_importing_takes_as_many_statements_for_many_transcripts(tmp_path: Path) -> None:
    counts = []
    for size in (2, 20):
        path = tmp_path / f"{size}.study"
        Study.create(path, title="", tree=TREE, scheme=Scheme(), interviewees=[Interviewee("S-1")])
        with Study.open(path) as study:
            told: list[str] = []
            raw = study._connection.connection.driver_connection
            assert raw is not None
            raw.set_trace_callback(lambda line, told=told: told.append(line))
            study.add_transcripts([transcript(f"t{n}", ("S-1", f"w{n}")) for n in range(size)])
            raw.set_trace_callback(None)
        # One row each in transcript, revision, turn, event (two) and revision_text.
        counts.append(len(told) - 6 * size)
    assert counts[0] == counts[1]
