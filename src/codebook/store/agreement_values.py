"""What the store hands out about agreement: samples, layers seen, decisions."""

from __future__ import annotations

from dataclasses import dataclass

from codebook.core.agreement.settling import Choice
from codebook.core.codings import Coding


@dataclass(frozen=True, slots=True)
class Sample:
    """A reliability sample, one round; ``transcripts`` are keys, ``codes`` paths as of now."""

    number: int
    seed: int
    coders: tuple[str, ...]
    transcripts: tuple[str, ...]
    codes: tuple[str, ...]
    made_at: str


@dataclass(frozen=True, slots=True)
class SeenLayer:
    """A coder's layer of a transcript as it was when another's was first shown to them there.

    ``finished`` says whether the coder had finished the transcript by then, under the codebook
    revision ``made_under``.
    """

    coder: str
    transcript: str
    at: str
    finished: bool
    made_under: int
    codings: tuple[Coding, ...]


@dataclass(frozen=True, slots=True)
class FinishMark:
    """That a coder finished a transcript, and under which revision of the codebook."""

    coder: str
    transcript: str
    made_at: str
    made_under: int


@dataclass(frozen=True, slots=True)
class StoredDecision:
    """How a place in dispute was settled: by whom, when, why. ``accepted`` is a coder or empty."""

    transcript: str
    code: str
    start: int
    end: int
    choice: Choice
    accepted: str = ""
    note: str = ""
    made_by: str = ""
    made_at: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Settlement:
    """That a transcript is settled, and whose layers were; one coder alone is single-coded."""

    transcript: str
    coders: tuple[str, ...]
    at: str

    @property
    def single(self) -> bool:
        """Whether one coder alone had finished it."""
        return len(self.coders) == 1
