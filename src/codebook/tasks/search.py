"""Finding passages in a study by their words.

:func:`prepare` is the part that asks the study; what it gives runs without it, on any thread, so
that a search never holds up what is being written.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codebook.core import search as core
from codebook.core.codes import contains, nearest
from codebook.core.codings import Stance
from codebook.core.filters import Filter, select
from codebook.core.spans import Span
from codebook.core.turns import Role
from codebook.errors import BadInput
from codebook.tasks.hits import Found, Talk, talks

if TYPE_CHECKING:
    from codebook.store.study import Study

AT_ONCE = 200_000
"""Characters of which a search makes the concordance; it is done some milliseconds later."""

SECONDS = 5.0
"""How long a search may take: only a regular expression can be that slow."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is searched for, and where: ``text`` is a query of :mod:`codebook.core.search`.

    ``code`` (with the branch below it, in the layers of ``coders``), ``category`` (likewise) and
    ``speaker`` restrict it; ``stance`` and ``with_memo`` say which codings of the code. ``near``
    is how many words may stand between words. Only what interviewees say is searched, unless
    ``interviewers``. ``begun``: the last word may go on.
    """

    text: str
    coders: tuple[str, ...] = ()
    code: str = ""
    category: str = ""
    speaker: str = ""
    interviewers: bool = False
    near: int = core.NEAR
    begun: bool = False
    stance: Stance | None = None
    with_memo: bool = False


class Stopped(Exception):
    """Nobody waits for the search any more."""


@dataclass(frozen=True, slots=True)
class Search:
    """A search that needs the study no more: each transcript with the stretches to look at."""

    query: core.Query
    where: tuple[tuple[Talk, tuple[Span, ...]], ...]
    categories: dict[str, str]

    def run(self, stopped: Callable[[], bool] = lambda: False) -> Found:
        """The passages. Raises :class:`BadInput` where it takes too long.

        Raises :class:`Stopped` soon after ``stopped`` says so.
        """
        until = time.monotonic() + SECONDS

        def go_on() -> None:
            if stopped():
                raise Stopped
            if time.monotonic() > until:
                raise BadInput(
                    f"the search took more than {SECONDS:.0f} seconds and was given up; make the "
                    "expression simpler, or search one code, category or speaker"
                )

        self._get_ready(go_on)
        places = [
            (talk, place.start, place.end)
            for talk, stretches in self.where
            for place in self.query.find(talk.folded, stretches, go_on)
        ]
        return Found(places, self.categories, self.query.shown)

    def _get_ready(self, go_on: Callable[[], object]) -> None:
        """Has some of the texts searched faster from now on, a few at each search."""
        left = AT_ONCE
        for talk, _ in self.where:
            if not talk.is_ready and talk.keeps:
                go_on()
                left -= talk.get_ready()
                if left <= 0:
                    return


def search(study: Study, question: Question) -> Found:
    """The passages that a question finds. Raises :class:`BadInput` for one that makes no sense."""
    return prepare(study, question).run()


def prepare(study: Study, question: Question) -> Search:
    """Reads what a search needs of the study."""
    query = core.parse(question.text, near=question.near, begun=question.begun)
    of = study.categories()
    known(study, code=question.code, category=question.category, speaker=question.speaker)
    everybody = not question.speaker and not question.category
    where = []
    for talk in talks(study):
        if everybody:
            stretches = talk.talked if question.interviewers else talk.answers
        else:
            stretches = _asked(talk, question, of)
        if stretches:
            where.append((talk, stretches))
    if question.code:
        coded = _coded(study, question)
        both = [(talk, tuple(_shared(asked, coded.get(talk.key, ())))) for talk, asked in where]
        where = [(talk, stretches) for talk, stretches in both if stretches]
    return Search(query, tuple(where), of)


def known(study: Study, *, code: str = "", category: str = "", speaker: str = "") -> None:
    """Raises :class:`BadInput`, with the nearest name, where the study lacks one of these."""
    if code:
        _known("code", code, [code.path for code in study.tree()])
    if category:
        _known("category", category, [known.path for known in study.scheme()])
    if speaker:
        _known("interviewee", speaker, study.categories())


def _known(thing: str, name: str, names: Iterable[str]) -> None:
    there = list(names)
    if name not in there:
        hint = nearest(name, there)
        more = f"; did you mean {hint}?" if hint else ""
        raise BadInput(f"no {thing} {name!r} in this study{more}")


def _asked(talk: Talk, question: Question, of: dict[str, str]) -> tuple[Span, ...]:
    """The turns of those asked for; interviewers are of no category and are nobody asked for."""
    return tuple(
        turn.span
        for turn in talk.turns
        if turn.role is Role.INTERVIEWEE
        and question.speaker in ("", turn.speaker)
        and (not question.category or contains(question.category, of.get(turn.speaker, "")))
    )


def _coded(study: Study, question: Question) -> dict[str, list[Span]]:
    """The extents of the codings asked for, by transcript; touching ones joined."""
    shown = Filter(
        question.code,
        branch=True,
        memo=question.with_memo,
        stance=question.stance or Stance.UNSAID,
    )
    extents: dict[str, list[Span]] = {}
    for coding in select(study.codings(coders=question.coders), shown):
        found = extents.setdefault(coding.transcript, [])
        if found and coding.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, coding.end))
        else:
            found.append(coding.span)
    return extents


def _shared(stretches: Sequence[Span], extents: Sequence[Span]) -> list[Span]:
    """What both cover; each is in order and without overlaps."""
    shared: list[Span] = []
    at = 0
    for stretch in stretches:
        while at < len(extents) and extents[at].end <= stretch.start:
            at += 1
        for extent in extents[at:]:
            if extent.start >= stretch.end:
                break
            shared += filter(None, [stretch.cut(extent)])
    return shared
