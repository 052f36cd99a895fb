"""The coded passages of a theme as they could be quoted, and which may not for their own sake."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from codebook.core import quoting
from codebook.core.codes import contains
from codebook.core.codings import Coding, Quotable, strictest
from codebook.core.disclosure import Theme
from codebook.core.quoting import Quoted, Quoter
from codebook.core.text import printable
from codebook.errors import BadInput
from codebook.store.study import Study
from codebook.store.values import CONSENSUS
from codebook.tasks.counted import People, Question, find_code, notes_of, people_of
from codebook.tasks.grouping import Basis, basis_of
from codebook.tasks.hits import talks
from codebook.tasks.search import known


@dataclass(frozen=True, slots=True)
class Request:
    """What quotations are asked for: the options of ``codebook quotes``. ``picks`` are ids."""

    code: str
    layer: str | None = None
    stance: str | None = None
    category: str = ""
    picks: tuple[str, ...] = ()

    @property
    def question(self) -> Question:
        """The same as a tally is asked."""
        return Question(layer=self.layer, codes=(self.code,), stance=self.stance)


@dataclass(frozen=True, slots=True)
class Bar:
    """Why a passage may not be quoted. ``by_rule``: for what readers know, not for its own sake."""

    rule: str
    why: str
    by_rule: bool = False

    def __str__(self) -> str:
        return f"rule “{self.rule}”: {self.why}"


@dataclass(frozen=True, slots=True)
class Passage:
    """A coded passage in a ``revision`` of its transcript.

    ``words`` are its own, on one line, and ``quoted`` what may be quoted of it.
    """

    coding: Coding
    revision: int
    speakers: tuple[str, ...]
    words: str
    quoted: Quoted | None
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class Asked:
    """Quotations that were asked for, with all it takes to check them.

    The ``notes`` are for the team alone: they name the layer, and who has not finished what.
    """

    request: Request
    people: People
    theme: Theme
    name: str
    passages: tuple[Passage, ...]
    notes: tuple[str, ...]
    revision: int
    basis: Basis

    @property
    def chosen(self) -> tuple[Passage, ...]:
        """The passages that were picked; all where none was."""
        picks = self.request.picks
        return tuple(one for one in self.passages if not picks or one.coding.id in picks)


def ask(study: Study, request: Request) -> Asked:
    """Reads what quotations of a theme need to be checked."""
    revision = study.codebook_revision()
    code = find_code(study.tree(), request.code)
    known(study, category=request.category)
    people = people_of(study, request.question)
    passages = tuple(_passages(study, request, people))
    ids = {passage.coding.id for passage in passages}
    for pick in request.picks:
        if pick not in ids:
            raise BadInput(
                f"no coding {pick} among those asked for; `codebook quotes {study.path.name} "
                f"--code {code.path} --internal` lists them"
            )
    return Asked(
        request,
        people,
        study.theme_of([code.path], request.stance or "")[0],
        code.name,
        passages,
        tuple(notes_of(study, replace(request.question, internal=True), people, [code])),
        revision,
        basis_of(study),
    )


def _passages(study: Study, request: Request, people: People) -> Iterable[Passage]:
    done = {(c, t.key) for t in study.transcripts() for c in t.layers_done(people.coders)}
    coded: dict[str, list[Coding]] = {}
    consensus = study.codings(coders=[CONSENSUS]) if people.layer == CONSENSUS else []
    for coding in [*study.codings(), *consensus]:
        coded.setdefault(coding.transcript, []).append(coding)
    consent = {p.pseudonym: p.consent for p in study.interviewees()}
    altered = study.altered_codings(people.coders)
    keys = [key for key in study.revisions() if any(sign.isdigit() for sign in key)]
    names = quoting.names_in([*consent, *keys])
    for talk in talks(study):
        here = coded.get(talk.key, [])
        found = [
            coding
            for coding in here
            if coding.coder in people.coders
            and (coding.coder, talk.key) in done
            and contains(request.code, coding.code)
            and request.stance in (None, coding.stance)
        ]
        strict = [coding for coding in here if coding.quotable is not Quotable.VERBATIM]
        quoter = Quoter(talk.text, talk.turns, names)
        for coding in sorted(found, key=lambda c: (c.start, -c.end, c.id)):
            speakers = quoter.speakers(coding.span)
            categories = [people.category.get(who, "") for who in speakers]
            if request.category and not any(contains(request.category, c) for c in categories):
                continue
            quoted = quoter.quote(coding.span)
            bar = (
                Bar("words unchanged", "its words are not those that were coded")
                if coding.id in altered
                else _own_bar(speakers, quoted, consent, strict)
            )
            words = printable(talk.text[coding.start : coding.end])
            yield Passage(coding, talk.revision, speakers, words, quoted, bar)


def _own_bar(
    speakers: Sequence[str],
    quoted: Quoted | None,
    consent: Mapping[str, str],
    strict: Iterable[Coding],
) -> Bar | None:
    """Why a passage may not be quoted for its own sake.

    A quotation rule is of words: one that any coding puts on some of them holds for all of it.
    """
    if len(speakers) > 1:
        return Bar("one speaker", "it holds words of two interviewees")
    if quoted is None:
        return Bar("one speaker", "it holds no words of an interviewee")
    if consent.get(quoted.speaker, "none") != Quotable.VERBATIM:
        given = consent.get(quoted.speaker, "none")
        return Bar("consent", f"the consent of its speaker is “{given}”")
    rule = strictest(
        [Quotable.VERBATIM, *(c.quotable for c in strict if c.span.overlaps(quoted.span))]
    )
    if rule != Quotable.VERBATIM:
        return Bar("quotation rule", f"it was marked “{rule}”")
    return None
