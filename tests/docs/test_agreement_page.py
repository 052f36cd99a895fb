"""The examples of the page on agreement, run one after the other on a study that fits them."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from codebook.cli.app import app
from codebook.core.categories import Interviewee, Scheme
from codebook.core.codes import Code, CodeTree
from codebook.core.codings import Coding
from codebook.store.study import Study
from small_study import transcript

PAGE = Path(__file__).parents[2] / "docs" / "agreement.md"
WORDS = "They never offered food and nobody asked how long we had been standing there. " * 6
TREE = CodeTree((Code("protection", "Protection"), Code("services", "Services")), "Raids", "1")


def examples() -> list[list[str]]:
    """The words of each line of the page that runs a command, without the command's own name."""
    text = PAGE.read_text(encoding="utf-8")
    blocks = re.findall(r"^```\n(.*?)^```", text, re.M | re.S)
    lines = [line for block in blocks for line in block.splitlines()]
    return [shlex.split(line)[1:] for line in lines if line.startswith("codebook ")]


def build(path: Path) -> None:
    """Ten interviews; ana and ben finished all, and differ in SA-03; cy is new."""
    people = [Interviewee(f"SA-{number:02}", "advocates/survivor") for number in range(10)]
    Study.create(path, title="Raids", tree=TREE, scheme=Scheme(), interviewees=people)
    with Study.open(path) as study:
        study.add_transcripts([transcript(one.pseudonym, (one.pseudonym, WORDS)) for one in people])
        study.add_coders(["ana", "ben", "cy"])
        codings = [Coding("", "SA-03", 120, 184, "protection", "ana")]
        for one in people:
            for coder in ("ana", "ben"):
                codings.append(Coding("", one.pseudonym, 300, 340, "protection", coder))
        study.apply(codings)
        for coder in ("ana", "ben"):
            study.finish(coder, [one.pseudonym for one in people])


def test_every_example_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    build(tmp_path / "raids.study")
    monkeypatch.chdir(tmp_path)
    given = examples()
    assert {"sample", "agreement", "disagreements", "settle", "train"} <= {one[0] for one in given}
    for words in given:
        if words[0] == "train":
            with Study.open(tmp_path / "raids.study") as study:
                study.finish("cy", ["SA-03"])
        assert not app(words, prog_name="codebook", standalone_mode=False), words
        said = capsys.readouterr()
        assert said.out or said.err, words
    assert (tmp_path / "units.csv").read_text(encoding="utf-8").startswith("ana,protection,")
    assert "Krippendorff" in (tmp_path / "method.md").read_text(encoding="utf-8")
