"""The sample study, counted by hand."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from codebook.store.study import Study
from codebook.tasks.sample import build_sample
from codebook.tasks.shipped import folder
from codebook.tasks.tally import exact


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Study]:
    with Study.open(build_sample(tmp_path_factory.mktemp("demo"))) as study:
        yield study


def test_twelve_interviews_came_in_word_for_word(sample: Study) -> None:
    found = {t.key: t for t in sample.transcripts()}
    files = list(folder("sample_transcripts").glob("*.txt"))
    assert len(files) == len(found) == 12
    for file in files:
        assert found[file.stem].sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
        assert 900 <= len(file.read_text(encoding="utf-8").split()) <= 1500
    assert found["FG-1"].interviewees == ("SA-03", "SA-04", "SA-05")
    assert sample.problems() == []


def test_two_coders_overlap_and_differ(sample: Study) -> None:
    both = [t for t in sample.transcripts() if len(t.finished) == 2]
    assert len(both) >= 6
    assert any(
        {c.code for c in sample.layer("ana", t.key)} != {c.code for c in sample.layer("ben", t.key)}
        for t in both
    )


@pytest.mark.parametrize(
    ("code", "who"),
    [
        # Read off the two files of codings, person by person.
        ("protection/execution/criminalization/handcuffing", 6),
        ("prevention/return", 4),
        ("protection/execution/services", 6),
    ],
)
def test_three_codes_counted_by_hand(sample: Study, code: str, who: int) -> None:
    row = next(row for row in exact(sample, layer="all").rows if row.code == code)
    assert row.total is not None
    assert row.total.low == who
    assert sum(cell.low or 0 for cell in row.cells) == who


def test_a_sample_that_is_there_is_kept(tmp_path: Path) -> None:
    first = build_sample(tmp_path)
    before = first.read_bytes()
    assert build_sample(tmp_path).read_bytes() == before
    assert [file.name for file in tmp_path.iterdir() if file.name != "home"] == ["sample.study"]
