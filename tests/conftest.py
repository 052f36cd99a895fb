"""What every test stands on: no network, no home of its own, a small study in a real file."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from codebook.core.categories import Interviewee, Scheme
from codebook.store.study import Study
from small_study import TREE, transcript


@pytest.fixture(autouse=True)
def sealed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Refuses sockets, and puts what a computer remembers into a temporary folder."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a test reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    for name in ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture
def study_file(tmp_path: Path) -> Path:
    """A study of three interviewees, two transcripts and two coders."""
    path = tmp_path / "small.study"
    people = [
        Interviewee("S-1", "advocates/survivor", attributes={"setting": "video"}),
        Interviewee("S-2", "advocates/survivor"),
        Interviewee("L-1", "police"),
    ]
    Study.create(path, title="Small", tree=TREE, scheme=Scheme(), interviewees=people)
    with Study.open(path) as study:
        study.add_transcripts(
            [
                transcript("one", ("INT", "How was it?"), ("S-1", "It was cold and long.")),
                transcript(
                    "two", ("S-2", "They were kind."), ("L-1", "We were late."), ("S-2", "Very.")
                ),
            ]
        )
        study.add_coders(["ana", "ben"])
    return path


@pytest.fixture
def study(study_file: Path) -> Iterator[Study]:
    """The small study, open."""
    with Study.open(study_file) as opened:
        yield opened
