"""The first gate: what must not be stored, or may not, found in a text.

Every word is looked at once, and a distinct word looked up once; what stands around the few that
matter is looked at no further than a line or so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from codebook.confidential import cues, names, numbers, patterns, places, spoken
from codebook.confidential.brackets import masked
from codebook.confidential.casing import tells_names
from codebook.confidential.findings import ASK, CERTAIN, KINDS, LIKELY, Finding, Hit, settled
from codebook.confidential.folded import WORD, Copy
from codebook.confidential.roster import Roster
from codebook.formats.labels import Label, is_interviewee, is_interviewer

__all__ = ["ASK", "CERTAIN", "KINDS", "LIKELY", "Finding", "Roster", "find"]

_NOBODY = Roster.of(())


def find(
    text: str,
    file: str,
    roster: Roster = _NOBODY,
    *,
    labels: Iterable[Label] = (),
    known: Collection[str] = (),
) -> list[Finding]:
    """Names of the roster, and what patterns and cues tell, in order, without overlaps.

    ``text`` is cleaned. ``labels`` are its speaker labels: one that is no role, and not among
    the ``known`` pseudonyms (in any case), is a name. Placeholders in brackets are left alone.
    """
    copy = Copy(text)
    plain = masked(copy.text, roster)
    found = [
        hit._replace(start=start, end=end)
        for hit in _hits(plain, roster)
        for start, end in [copy.span(hit.start, hit.end)]
    ]
    found += _labels(labels, known)
    return [
        Finding(
            file, hit.start, hit.end, text[hit.start : hit.end], hit.rule, hit.strength,
            hit.suggestion or f"[{KINDS[hit.rule]}-n]", hit.person,
        )
        for hit in settled(found)
    ]  # fmt: skip


def _hits(text: str, roster: Roster) -> Iterator[Hit]:
    words = Counter(WORD.findall(text))
    cased = tells_names(text, words)
    places_begin = places.first_words()
    jobs: dict[str, tuple[names.Interest, str, str, str]] = {}
    for word in words:
        named = names.interest(word, roster, cased=cased) if roster else names.Interest.NONE
        lower = word.casefold().removesuffix("'s")
        digit = lower if lower in spoken.DIGITS else ""
        cue = lower if lower in cues.ALL else ""
        place = lower if lower in places_begin else ""
        if named is not names.Interest.NONE or digit or cue or place:
            jobs[word] = named, digit, cue, place
    tokens: list[names.Token] = []
    digits: list[tuple[int, int, str]] = []
    cued: list[tuple[int, int, str]] = []
    placed: list[tuple[int, int, str]] = []
    for match in WORD.finditer(text):
        job = jobs.get(match[0])
        if job is None:
            continue
        start, end = match.span()
        named, digit, cue, place = job
        if named is names.Interest.NAME or (
            named is names.Interest.BROKEN and text[end : end + 1] == "-"
        ):
            tokens.append(names.Token(start, end, match[0]))
        if digit:
            digits.append((start, end, digit))
        if cue:
            cued.append((start, start + len(cue), cue))
        if place:
            placed.append((start, start + len(place), place))
    yield from names.find(text, tokens, roster, cased=cased)
    yield from patterns.find(text)
    yield from numbers.find(text)
    yield from spoken.find(text, digits)
    yield from cues.find(text, cued, cased=cased)
    yield from places.find(text, placed, cased=cased)


def _labels(labels: Iterable[Label], known: Collection[str]) -> Iterator[Hit]:
    passed = {name.casefold() for name in known}
    for label in labels:
        name = label.name
        is_role = is_interviewer(name) or is_interviewee(name)
        if name and not is_role and name.casefold() not in passed:
            yield Hit(label.start, label.end, "label", CERTAIN)
