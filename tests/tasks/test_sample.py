"""The sample study, counted by hand."""

import csv
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from codebook.store.study import Study
from codebook.tasks.sample import CODERS, build_sample
from codebook.tasks.shipped import folder
from codebook.tasks.tally import exact


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Study]:
    with Study.open(build_sample(tmp_path_factory.mktemp("demo"))) as study:
        yield study


FIRST = {
    "AD-LE1", "AD-N1", "AD-N2", "AD-PH1", "EX-1", "FG-1", "LE-F1", "LE-L1", "PR-F1", "PR-L1",
    "SA-01", "SA-02",
}  # fmt: skip
"""The interviews that the sample began with; they are longer than the later ones."""


def test_the_interviews_came_in_word_for_word(sample: Study) -> None:
    found = {t.key: t for t in sample.transcripts()}
    files = list(folder("sample_transcripts").glob("*.txt"))
    assert len(files) == len(found) == 43
    for file in files:
        assert found[file.stem].sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
        words = len(file.read_text(encoding="utf-8").split())
        assert (900 if file.stem in FIRST else 500) <= words <= 1200
    assert found["FG-1"].interviewees == ("SA-03", "SA-04", "SA-05")
    people = [p.pseudonym for p in sample.interviewees()]
    assert len(people) == 42
    assert found.keys() == {*people, "FG-1"}
    assert sample.problems() == []


def test_every_interview_has_one_coder_and_a_third_two(sample: Study) -> None:
    assert {name: sum(name in t.finished for t in sample.transcripts()) for name in CODERS} == {
        "ana": 43,
        "ben": 15,
    }
    both = [t for t in sample.transcripts() if len(t.finished) == 2]
    assert any(
        {c.code for c in sample.layer("ana", t.key)} != {c.code for c in sample.layer("ben", t.key)}
        for t in both
    )


def _recount(coders: tuple[str, ...]) -> dict[str, dict[str, set[str]]]:
    """Who spoke of each code, by category: from the files alone, by no code of the program."""
    material = folder("sample_transcripts")
    with (material / "interviewees.csv").open(encoding="utf-8") as file:
        category = {row["pseudonym"]: row["category"] for row in csv.DictReader(file)}
    found: dict[str, dict[str, set[str]]] = {}
    for coder in coders:
        with (material / f"codings-{coder}.csv").open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                text = (material / f"{row['transcript']}.txt").read_text(encoding="utf-8")
                assert text[int(row["start"]) : int(row["end"])] == row["text"]
                label = re.findall(r"^([A-Z]+[A-Z0-9-]*):", text[: int(row["start"])], re.M)[-1]
                parts = row["code"].split("/")
                for depth in range(len(parts)):
                    path = "/".join(parts[: depth + 1])
                    found.setdefault(path, {}).setdefault(category[label], set()).add(label)
    return found


@pytest.mark.parametrize("coders", [("ana",), ("ben",), CODERS])
def test_the_tally_is_that_of_the_files(sample: Study, coders: tuple[str, ...]) -> None:
    layer = "all" if len(coders) > 1 else coders[0]
    recounted = _recount(coders)
    for row in exact(sample, layer=layer).rows:
        by = {cell.category: cell.low for cell in row.cells}
        expected = {category: len(who) for category, who in recounted.get(row.code, {}).items()}
        assert {category: n for category, n in by.items() if n} == expected
        assert row.total is not None
        assert row.total.low == sum(expected.values())


@pytest.mark.parametrize(
    ("code", "who"),
    [
        # Read off the file of ana's codings, person by person.
        ("protection/execution/criminalization/handcuffing", 16),
        ("prevention/return", 16),
        ("protection/execution/services", 28),
        ("prosecution", 28),
        ("protection/training", 32),
        ("cross/data", 15),
    ],
)
def test_six_codes_counted_by_hand(sample: Study, code: str, who: int) -> None:
    row = next(row for row in exact(sample, layer="ana").rows if row.code == code)
    assert row.total is not None
    assert row.total.low == who


def test_a_sample_that_is_there_is_kept(tmp_path: Path) -> None:
    first = build_sample(tmp_path)
    before = first.read_bytes()
    assert build_sample(tmp_path).read_bytes() == before
    assert [file.name for file in tmp_path.iterdir() if file.name != "home"] == ["sample.study"]
