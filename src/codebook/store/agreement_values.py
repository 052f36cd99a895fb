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
    revision ``made_under``; passages are in ``revision`` of the text.
    """

    coder: str
    transcript: str
    at: str
    finished: bool
    made_under: int
    codings: tuple[Coding, ...]
    revision: int = 1


@dataclass(frozen=True, slots=True)
class FinishMark:
    """That a coder finished a transcript, and under which revision of the codebook."""

    coder: str
    transcript: str
    made_at: str
    made_under: int


@dataclass(frozen=True, slots=True)
class StoredDecision:
    """How a place in dispute was settled: by whom, when, why. ``accepted`` is a coder or empty.

    ``marked`` is what each coder had marked there when it was decided: name, start and end, in
    order. ``given`` is what was put there instead, where that was chosen; it has no memos.
    """

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
    marked: tuple[tuple[str, int, int], ...] = ()
    given: tuple[Coding, ...] = ()
    revision: int = 1


@dataclass(frozen=True, slots=True)
class Settling:
    """What the consensus of a transcript is to be, and the decisions that led there.

    ``settled_by`` names the coders whose layers were settled; ``None`` says that it is not settled.
    ``upon`` are the ids of the decisions about the transcript that it was made from, ``None`` where
    it was made from none.
    """

    transcript: str
    layer: tuple[Coding, ...]
    decided: tuple[StoredDecision, ...] = ()
    settled_by: tuple[str, ...] | None = None
    upon: tuple[str, ...] | None = None


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
