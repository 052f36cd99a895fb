"""What agreement is computed from, read from a study, and what is left out of it and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from codebook.core.agreement.material import Applied, Document
from codebook.core.agreement.result import CHARACTER, SENTENCE, TRANSCRIPT, TURN, LeftOut
from codebook.core.segments import sentences
from codebook.core.spans import Span, unite
from codebook.core.turns import Role, Turn
from codebook.errors import BadInput, UsageError
from codebook.store.agreement_values import FinishMark, Sample, SeenLayer
from codebook.store.study import Study
from codebook.store.values import CONSENSUS, Transcript
from codebook.tasks.layers import known_coder

ALL, WORDS = ELIGIBLE = "all", "interviewee"
_CAME_LATE = "came into the codebook after the coder had finished"


@dataclass(frozen=True, slots=True)
class Read:
    """A transcript that two coders or more finished, with the places of its speakers.

    ``document`` has no segments yet; ``turns`` are those that count, ``sentences`` what is in them
    where they were asked for, ``people`` the words of each interviewee.
    """

    document: Document
    turns: tuple[Span, ...]
    sentences: tuple[Span, ...]
    people: Mapping[str, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class Material:
    """Everything of a study that its agreement is computed from.

    ``codes`` are paths in codebook order.
    """

    coders: tuple[str, ...]
    codes: tuple[str, ...]
    transcripts: tuple[Read, ...]
    left_out: tuple[LeftOut, ...]
    sample: Sample | None = None

    def documents(self, unit: str) -> list[Document]:
        """The transcripts with the segments of a unit; at ``interviewee`` some put end to end."""
        if unit == CHARACTER:
            return [read.document for read in self.transcripts]
        if unit == SENTENCE:
            return [_with(read.document, read.sentences) for read in self.transcripts]
        if unit == TURN:
            return [_with(read.document, read.turns) for read in self.transcripts]
        if unit == TRANSCRIPT:
            return [
                replace(read.document, segments=(read.document.eligible,))
                for read in self.transcripts
            ]
        return [one for reads in _sharing_people(self.transcripts) for one in _of_people(reads)]

    def late(self) -> dict[str, dict[str, int]]:
        """By code and coder, in how many transcripts the code came after the coder finished."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for read in self.transcripts:
            for coder, codes in read.document.missing.items():
                for code in codes:
                    found[code][coder] += 1
        return {code: dict(counts) for code, counts in found.items()}


def gather(
    study: Study,
    coders: Sequence[str] | None = None,
    *,
    eligible: str = WORDS,
    sample: int | None = None,
    cut_sentences: bool = False,
) -> Material:
    """The transcripts that two of the coders finished, as each had coded them independently.

    Without names all count who finished a transcript that another finished too; the consensus has
    to be named, and counts where it is settled. A sample, by its number, restricts transcripts,
    coders and codes to its own. Raises :class:`BadInput` for a coder or sample that is not there,
    and where no two coders finished the same transcript; :class:`UsageError` for a coder named
    twice.
    """
    if eligible not in ELIGIBLE:
        raise UsageError(f"--eligible takes interviewee or all, not {eligible!r}")
    drawn = None if sample is None else _sample(study, sample)
    asked = _asked(study, coders, drawn)
    work = _Work(study, asked, drawn)
    shared = work.shared()
    keys = [key for key, _ in shared]
    counting = tuple(name for name in asked if any(name in here for _, here in shared))
    layers = {name: dict(zip(keys, study.extents(name, keys), strict=True)) for name in counting}
    reads = []
    for key, here in shared:
        applied = [
            Applied(name, code, start, end)
            for name in here
            for code, start, end in work.coded(name, key, layers[name][key])
        ]
        missing = {name: codes for name in here if (codes := work.missing(name, key))}
        transcript = study.transcript(key)
        reads.append(_read(transcript, eligible, here, applied, missing, cut_sentences))
    if coders is not None:
        work.leave_out_alone([name for name in asked if name not in counting])
    return Material(counting, work.codes, tuple(reads), tuple(work.left_out), drawn)


def _sample(study: Study, number: int) -> Sample:
    samples = study.samples()
    for one in samples:
        if one.number == number:
            return one
    listed = ", ".join(str(one.number) for one in samples) or "none"
    raise BadInput(f"no sample {number} in this study; it has {listed}")


def _asked(study: Study, coders: Sequence[str] | None, drawn: Sample | None) -> list[str]:
    """The coders in question, in the study's order where none are named."""
    if coders is None:
        return [name for name in study.coder_names() if drawn is None or name in drawn.coders]
    names = [name.strip() for name in coders]
    for name in names:
        if names.count(name) > 1:
            raise UsageError(f"--coders names {name} twice; name each coder once")
        if name != CONSENSUS or not study.has_consensus():
            known_coder(study, name)
        if drawn is not None and name not in drawn.coders:
            raise BadInput(
                f"{name} is not in sample {drawn.number}; it has {', '.join(drawn.coders)}"
            )
    if len(names) < 2:
        raise UsageError("agreement is between two coders or more; name another with --coders A,B")
    return names


def _of_the_consensus(study: Study) -> dict[tuple[str, str], FinishMark]:
    """What is settled, as marks of the coder whose layer the consensus is: it lacks no code."""
    now = study.codebook_revision()
    return {
        (CONSENSUS, one.transcript): FinishMark(CONSENSUS, one.transcript, one.at, now)
        for one in study.settlements()
    }


class _Work:
    """Who did what and when, as far as it matters, and what is left out of it."""

    def __init__(self, study: Study, asked: Sequence[str], drawn: Sample | None) -> None:
        self._file = study.path.name
        self._asked = asked
        self._ages = study.code_ages()
        self._infos = [
            one for one in study.transcripts() if drawn is None or one.key in drawn.transcripts
        ]
        self._seen = {(one.coder, one.transcript): one for one in study.seen_layers()}
        self._marks = {(one.coder, one.transcript): one for one in study.finish_marks()}
        self._marks |= _of_the_consensus(study)
        self._all_codes = {code.path for code in study.tree()}
        self.codes = tuple(
            code.path for code in study.tree() if drawn is None or code.path in drawn.codes
        )
        self.left_out: list[LeftOut] = []
        self._late: dict[int, frozenset[str]] = {}

    def shared(self) -> list[tuple[str, tuple[str, ...]]]:
        """The transcripts that two finished, with who did; the rest is noted as left out."""
        found, done = [], Counter[str]()
        for info in self._infos:
            here = tuple(
                name for name in self._asked if self._counts(name, info.key, info.revision)
            )
            done.update(here)
            if len(here) > 1:
                found.append((info.key, here))
            else:
                self._leave_out_transcript(info.key, "".join(here))
        if not found:
            raise BadInput(self._nobody(done))
        for key, here in found:
            for name in here:
                if codes := self.missing(name, key) & set(self.codes):
                    self.left_out.append(
                        LeftOut(
                            "codes", key, name, _CAME_LATE,
                            tuple(code for code in self.codes if code in codes),
                        )
                    )  # fmt: skip
        return found

    def _leave_out_transcript(self, key: str, alone: str) -> None:
        """Notes a transcript that one alone has finished, or nobody."""
        reason = f"only {alone} finished it" if alone else "none of these coders finished it"
        if alone == CONSENSUS:
            reason = "it is settled, and none of these coders finished it"
        elif CONSENSUS in self._asked:
            reason += "; it is not settled"
        self._leave_out("transcript", key, alone, reason)

    def _nobody(self, done: Mapping[str, int]) -> str:
        counts = ", ".join(f"{name} {done.get(name, 0)}" for name in self._asked) or "no coders"
        more = "".join(
            f"; {one.coder} in {one.transcript}: {one.reason}"
            for one in self.left_out
            if one.what == "layer"
        )
        return (
            f"no two coders finished the same transcript (finished: {counts}){more}; `codebook "
            f"finish {self._file} TRANSCRIPT --coder NAME` marks one finished"
        )

    def _counts(self, name: str, key: str, revision: int) -> bool:
        """Whether a coder's work on a transcript counts; where it could have, why it does not."""
        seen = self._seen.get((name, key))
        if seen is None:
            return (name, key) in self._marks
        if not seen.finished:
            if (name, key) in self._marks:
                self._leave_out(
                    "layer", key, name, "saw another's layer before finishing the transcript"
                )
            return False
        if seen.revision != revision:
            self._leave_out(
                "layer", key, name,
                f"what counts was coded in revision {seen.revision} of the text, which is now at "
                f"{revision}",
            )  # fmt: skip
            return False
        return True

    def coded(
        self, name: str, key: str, now: Sequence[tuple[str, int, int]]
    ) -> Iterable[tuple[str, int, int]]:
        """What a coder had applied independently: as kept when another's layer was seen."""
        seen = self._seen.get((name, key))
        if seen is None:
            return now
        before = [(coding.code, coding.start, coding.end) for coding in seen.codings]
        if set(before) != set(now):
            self._leave_out(
                "layer", key, name,
                "coded otherwise since another's layer was shown; what stood before counts",
            )  # fmt: skip
        return before

    def missing(self, name: str, key: str) -> frozenset[str]:
        """The codes that came after the coder had finished the transcript."""
        seen: SeenLayer | None = self._seen.get((name, key))
        under = self._marks[name, key].made_under if seen is None else seen.made_under
        if under not in self._late:
            self._late[under] = frozenset(
                code for code, age in self._ages.items() if age > under and code in self._all_codes
            )
        return self._late[under]

    def leave_out_alone(self, names: Iterable[str]) -> None:
        """Notes coders who were named and share no transcript with another."""
        for name in names:
            self._leave_out("coder", "", name, "finished no transcript that another finished")

    def _leave_out(self, what: str, key: str, name: str, reason: str) -> None:
        self.left_out.append(LeftOut(what, key, name, reason))


def _read(
    transcript: Transcript,
    eligible: str,
    here: tuple[str, ...],
    applied: list[Applied],
    missing: Mapping[str, frozenset[str]],
    cut_sentences: bool,
) -> Read:
    length = len(transcript.text)
    turns = [turn for turn in transcript.turns if turn.start < turn.end]
    spoken = [turn for turn in turns if turn.role is Role.INTERVIEWEE]
    counting = turns if eligible == ALL else spoken
    spans = tuple(unite(turn.span for turn in counting))
    parts = (Span(0, length),) if eligible == ALL and length else spans
    found: list[Span] = []
    for span in spans if cut_sentences else ():
        found += sentences(transcript.text, span.start, span.end)
    document = Document(
        transcript.key, length, () if eligible == ALL and not length else parts, here,
        tuple(applied), missing,
    )  # fmt: skip
    return Read(document, spans, tuple(found), _people(spoken))


def _people(spoken: Iterable[Turn]) -> dict[str, tuple[Span, ...]]:
    found: dict[str, list[Span]] = defaultdict(list)
    for turn in spoken:
        found[turn.speaker].append(turn.span)
    return {name: tuple(unite(spans)) for name, spans in found.items()}


def _with(document: Document, spans: Iterable[Span]) -> Document:
    return replace(document, segments=tuple((span,) for span in spans))


def _sharing_people(reads: Iterable[Read]) -> list[list[Read]]:
    """The transcripts in groups, which are joined by an interviewee who speaks in several."""
    groups: list[tuple[set[str], list[tuple[int, Read]]]] = []
    for place, read in enumerate(reads):
        people, joined = set(read.people), [(place, read)]
        apart = []
        for others, held in groups:
            if others.isdisjoint(people):
                apart.append((others, held))
            else:
                people |= others
                joined += held
        groups = [*apart, (people, joined)]
    in_order = (sorted(joined, key=lambda one: one[0]) for _, joined in groups)
    return [[read for _, read in joined] for joined in in_order]


def _of_people(reads: Sequence[Read]) -> list[Document]:
    """Transcripts end to end, each interviewee a segment.

    A coder counts for a person who finished all in which that person speaks, with the codes known
    in all of these: who did not hear all that a person said cannot say no to a code. People for
    whom others count than for the rest are a document of their own, in which only their words do.
    """
    if len(reads) == 1:
        return [replace(reads[0].document, segments=tuple(reads[0].people.values()))]
    at = 0
    eligible: list[Span] = []
    applied: list[Applied] = []
    said: dict[str, list[Span]] = defaultdict(list)
    heard_in: dict[str, list[Read]] = defaultdict(list)
    for read in reads:
        one = read.document
        eligible += [Span(at + start, at + end) for start, end in one.eligible]
        applied += [
            Applied(coder, code, at + start, at + end) for coder, code, start, end in one.applied
        ]
        for name, spans in read.people.items():
            said[name] += [Span(at + start, at + end) for start, end in spans]
            heard_in[name].append(read)
        at += one.length
    alike: dict[Counting, list[str]] = defaultdict(list)
    for name, where in heard_in.items():
        alike[_counting(where)].append(name)
    found = []
    for (coders, missing), names in alike.items():
        keys = [one.document.key for one in reads if not one.people.keys().isdisjoint(names)]
        segments = tuple(tuple(said[name]) for name in names)
        theirs = eligible if len(alike) == 1 else sorted(span for own in segments for span in own)
        found.append(
            Document(
                " + ".join(keys), at, tuple(theirs), coders, tuple(applied), dict(missing), segments
            )
        )
    return found


Counting = tuple[tuple[str, ...], frozenset[tuple[str, frozenset[str]]]]
"""The coders who finished some transcripts, and by coder the codes that one of these lacks."""


def _counting(reads: Sequence[Read]) -> Counting:
    """Who finished all of them."""
    documents = [read.document for read in reads]
    coders = tuple(
        name for name in documents[0].coders if all(name in one.coders for one in documents)
    )
    missing = {
        name: frozenset().union(*(one.missing.get(name, ()) for one in documents))
        for name in coders
    }
    return coders, frozenset((name, codes) for name, codes in missing.items() if codes)
