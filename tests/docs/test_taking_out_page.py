"""The examples of the page on taking out, run one after the other."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from codebook.core.categories import Interviewee, Scheme
from codebook.store.study import Study
from command_folder import Folder
from small_study import TREE, transcript

PAGE = Path(__file__).parents[2] / "docs" / "taking-out.md"


@pytest.mark.skipif(not PAGE.is_file(), reason="not in a checkout")
def test_the_examples_run(tmp_path: Path) -> None:
    run = Folder(tmp_path)
    people = [Interviewee(name, "advocates/survivor") for name in ("SA-03", "SA-04")]
    path = tmp_path / "raids.study"
    Study.create(path, title="Raids", tree=TREE, scheme=Scheme(), interviewees=people)
    words = "They never offered food and nobody asked. " * 5
    with Study.open(path) as study:
        study.add_transcripts([transcript(one.pseudonym, (one.pseudonym, words)) for one in people])
    blocks = re.findall(r"^```\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.M | re.S)
    lines = [line for block in blocks for line in block.splitlines()]
    assert len(lines) == 5
    for line in lines:
        run(*shlex.split(line)[1:])
    assert "[NAME-4]" in run.json("show", "raids.study", "SA-03")["text"]
    assert len(run.json("transcripts", "raids.study")["transcripts"]) == 2
