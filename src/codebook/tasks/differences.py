"""Where coders differ, for those who are to talk about it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from codebook.core.agreement.confusion import confusion
from codebook.core.agreement.disagreements import Disagreement, Kind, disagreements
from codebook.core.agreement.histogram import count
from codebook.core.agreement.material import Document
from codebook.core.agreement.pairs import pair
from codebook.core.agreement.result import CHARACTER, LeftOut
from codebook.core.agreement.targets import code as target_of
from codebook.core.agreement.units import own
from codebook.core.codes import Code, contains
from codebook.errors import BadInput, UsageError
from codebook.store.study import Study
from codebook.store.values import CONSENSUS
from codebook.tasks.agreement_material import WORDS, Material, gather
from codebook.tasks.blindness import hidden_from, note_shown, nothing_to_see, refuse_hidden
from codebook.tasks.counted import find_code
from codebook.tasks.layers import known_coder


@dataclass(frozen=True, slots=True)
class Question:
    """Which differences: the options of ``codebook disagreements``.

    ``code`` stands for itself and all ``below`` it; ``viewer`` is the coder to whom they are shown.
    """

    coders: tuple[str, ...] | None = None
    code: str | None = None
    transcript: str | None = None
    kinds: tuple[str, ...] = ()
    viewer: str | None = None
    eligible: str = WORDS
    sample: int | None = None
    below: bool = True

    def __post_init__(self) -> None:
        for kind in self.kinds:
            if kind not in set(Kind):
                raise UsageError(f"--kind takes {', '.join(Kind)}, not {kind!r}")

    def is_about(self, path: str) -> bool:
        """Whether differences on a code are asked for."""
        if self.code is None or path == self.code:
            return True
        return self.below and contains(self.code, path)


@dataclass(frozen=True, slots=True)
class Share:
    """A transcript, coder or code: how much there is in disagreement, of how much was marked.

    ``characters`` are those that one of two coders marked with a code and the other did not,
    ``marked`` those that either did, each counted for every code and pair of coders.
    """

    name: str
    differences: int
    characters: int
    marked: int

    @property
    def share(self) -> float | None:
        """Of what was marked, the part in disagreement; ``None`` where nothing was."""
        return self.characters / self.marked if self.marked else None


@dataclass(frozen=True, slots=True)
class Confused:
    """Two codes that were applied in place of one another, the first in codebook order first.

    ``characters`` are those to which one coder applied the first alone and another the second;
    ``differences`` how many of those listed say so, others being boundaries.
    """

    codes: tuple[Code, Code]
    differences: int
    characters: int


@dataclass(frozen=True, slots=True)
class Differences:
    """The differences that were asked for, those with most characters first.

    ``documents`` are the transcripts that were compared, ``own`` those whose consensus the coder
    who is compared with it helped to make.
    """

    listed: tuple[Disagreement, ...]
    coders: tuple[str, ...]
    codes: tuple[str, ...]
    documents: tuple[Document, ...]
    left_out: tuple[LeftOut, ...]
    own: tuple[str, ...] = ()

    def by_transcript(self) -> list[Share]:
        """Transcripts, those first of which most is in disagreement."""
        return _by_share(
            self._share(document.key, [document], self.coders, _of_transcript(self, document.key))
            for document in self.documents
        )

    def by_coder(self) -> list[Share]:
        """Coders, each against all others, those first of whom most is in disagreement."""
        return _by_share(
            self._share(coder, self.documents, (coder,), _of_coder(self, coder))
            for coder in self.coders
        )

    def by_code(self) -> list[Share]:
        """Codes in disagreement, those with most characters first."""
        by_code: dict[str, list[Disagreement]] = defaultdict(list)
        for one in self.listed:
            by_code[one.code].append(one)
        marked = self._marked(self.documents, self.coders)
        found = [
            Share(code, len(those), sum(one.characters for one in those), marked[code])
            for code, those in by_code.items()
        ]
        return sorted(found, key=lambda one: (-one.characters, self.codes.index(one.name)))

    def confused(self, codes: Iterable[Code]) -> list[Confused]:
        """Pairs of codes that get confused, those with most characters first."""
        known = {code.path: code for code in codes}
        number = Counter(
            frozenset((one.code, other)) for one in self.listed for other in one.instead
        )
        return [
            Confused(
                (known[one.first], known[one.second]),
                number[frozenset((one.first, one.second))],
                one.characters,
            )
            for one in confusion(self.documents, own(known)).pairs()
            if one.first in self.codes or one.second in self.codes
        ]

    def _share(
        self,
        name: str,
        documents: Sequence[Document],
        coders: Sequence[str],
        those: Sequence[Disagreement],
    ) -> Share:
        marked = self._marked(documents, coders).total()
        return Share(name, len(those), sum(one.characters for one in those), marked)

    def _marked(self, documents: Sequence[Document], coders: Sequence[str]) -> Counter[str]:
        """By code, the characters that either of two marked, of pairs with one of ``coders``."""
        found: Counter[str] = Counter()
        for counted in count(documents, self.coders, [target_of(path) for path in self.codes]):
            cells = counted.cells()
            for second, other in enumerate(self.coders):
                for first, one in enumerate(self.coders[:second]):
                    if one in coders or other in coders:
                        table = pair(cells, first, second)
                        found[counted.target.key] += table.positions - table.neither
        return found


def _of_transcript(of: Differences, key: str) -> list[Disagreement]:
    return [one for one in of.listed if one.transcript == key]


def _of_coder(of: Differences, coder: str) -> list[Disagreement]:
    return [one for one in of.listed if coder in one.coders]


def _by_share(found: Iterable[Share]) -> list[Share]:
    return sorted(found, key=lambda one: (-(one.share or 0), one.name))


def differences(study: Study, question: Question) -> Differences:
    """What :func:`compare` finds, to be listed.

    Where that is to a coder, their own layers are kept first as they are, in the transcripts from
    which a passage is listed: of the others compared they are shown nothing.
    """
    found = compare(study, question)
    if question.viewer is not None:
        note_shown(study, question.viewer, [one.transcript for one in found.listed])
    return found


def compare(study: Study, question: Question) -> Differences:
    """The differences between coders, as each had coded independently: what agreement is made of.

    For a coder only those transcripts are compared that are not hidden from them, and nothing is
    kept. Raises :class:`BadInput` where nothing can be compared, or may be, and for a name that is
    not there.
    """
    if question.viewer is not None:
        known_coder(study, question.viewer)
    if question.code is not None:
        find_code(study.tree(), question.code)
    keys = [info.key for info in study.transcripts()]
    if question.transcript is not None and question.transcript not in keys:
        raise BadInput(f"no transcript {question.transcript!r} in this study")
    if question.viewer is not None and question.transcript is not None:
        refuse_hidden(study, question.viewer, question.transcript)
    found = gather(study, question.coders, eligible=question.eligible, sample=question.sample)
    documents, left_out = _asked(found, question)
    if question.viewer is not None:
        documents, hidden = _to_be_seen(study, question.viewer, documents)
        left_out += hidden
    codes = tuple(path for path in found.codes if question.is_about(path))
    listed = [
        one
        for one in disagreements(documents, found.codes)
        if one.code in codes and (not question.kinds or one.kind in question.kinds)
    ]
    listed.sort(key=lambda one: (-one.characters, one.transcript, one.span))
    return Differences(
        tuple(listed), found.coders, codes, tuple(documents), tuple(left_out),
        tuple(own_compared(study, found.coders, documents)),
    )  # fmt: skip


def _asked(found: Material, question: Question) -> tuple[list[Document], list[LeftOut]]:
    """The transcripts in question, and what is left out of these."""
    key = question.transcript
    documents = [one for one in found.documents(CHARACTER) if key is None or one.key == key]
    left_out = [one for one in found.left_out if key is None or one.transcript in ("", key)]
    if not documents:
        reasons = "; ".join(dict.fromkeys(one.reason for one in left_out))
        raise BadInput(f"nothing to compare in {key}: {reasons or 'no two coders finished it'}")
    return documents, left_out


def _to_be_seen(
    study: Study, viewer: str, documents: Sequence[Document]
) -> tuple[list[Document], list[LeftOut]]:
    """Those that are not hidden from the viewer."""
    hidden = hidden_from(study, viewer)
    seen = [one for one in documents if one.key not in hidden]
    if not seen:
        raise nothing_to_see(study, viewer)
    return seen, [
        LeftOut(
            "transcript", one.key, viewer, f"blind until finished: {viewer} has not finished it"
        )
        for one in documents
        if one.key in hidden
    ]


def own_consensus(study: Study, coders: Iterable[str], keys: Iterable[str]) -> list[str]:
    """The transcripts whose consensus was made from the layer of one of these coders."""
    made = {one.transcript: set(one.coders) for one in study.settlements()}
    return [key for key in keys if made.get(key, set()) & set(coders)]


def own_compared(study: Study, coders: Sequence[str], documents: Iterable[Document]) -> list[str]:
    """The same where the consensus is compared with these coders, else none."""
    if CONSENSUS not in coders:
        return []
    return own_consensus(study, coders, (one.key for one in documents))


def place_of(text: str, one: Disagreement, room: int = 30) -> str:
    """A difference in its context on one line, what lies far within it left out."""
    start, end = one.span
    words = text[start:end]
    if len(words) > 3 * room:
        words = f"{words[:room]} … {words[-room:]}"
    before, after = text[max(0, start - room) : start], text[end : end + room]
    return " ".join(f"{before}[{words}]{after}".split())
