"""The names of a roster in a text: whole words, joined to whole names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from codebook.confidential.casing import begins_sentence
from codebook.confidential.common_words import is_common
from codebook.confidential.findings import ASK, CERTAIN, LIKELY, Hit
from codebook.confidential.folded import WORD, bare, key
from codebook.confidential.roster import PARTICLES, Roster

_BETWEEN = re.compile(
    r"-(?:[ \t]*\n[ \t]*)?"
    rf"|[ \t]{{0,3}}\n?[ \t]{{0,3}}(?:(?:[A-Z]\.?|{'|'.join(sorted(PARTICLES))})[ \t]){{0,3}}",
    re.IGNORECASE,
)
"""What stands between two parts of one name."""

_BROKEN = re.compile(r"-?[ \t]?\n?[ \t]{0,3}")
"""Where a name is written apart: ``An-na`` at the end of a line, ``Kowal ski``."""

_INITIALS = re.compile(r"(?<![\w.])([A-Z])\. ?([A-Z])\.(?!\w)")
_NO_INITIALS = frozenset(
    "ad am bc ca cv dc da er id jd la md ma ms no nj nm ny pd ph pm pr un uk us".split()
)
_INITIALS_BEFORE = re.compile(r"(?<![\w.])(?:[A-Z]\.[ \t]?){1,3}$")
_INITIAL_AFTER = re.compile(r" [A-HJ-Z](?=\.)")
_PIECES = 6
"""Into how many pieces a name may have been broken."""


class Token(NamedTuple):
    """A word of the text that may belong to a name."""

    start: int
    end: int
    word: str


class _Part(NamedTuple):
    start: int
    end: int
    people: frozenset[int]
    rule: str
    strength: str


class Interest(Enum):
    """Whether a word may belong to a name; ``BROKEN`` if only where a hyphen goes on with it."""

    NONE = 0
    BROKEN = 1
    NAME = 2


def interest(word: str, roster: Roster, *, cased: bool) -> Interest:
    """Whether a word is like a name, or begins one."""
    name = key(word)
    if roster.likeness(word, cased=cased) is not None:
        return Interest.NAME
    if "'" in word and any(key(part) in roster for part in word.split("'")):
        return Interest.NAME
    if name in roster.openings:
        return Interest.BROKEN if is_common(name) or len(name) < 2 else Interest.NAME
    return Interest.NONE


def find(text: str, tokens: Sequence[Token], roster: Roster, *, cased: bool) -> Iterator[Hit]:
    """Forms of the roster's names; ``tokens`` are the words of :class:`Interest`."""
    parts: list[_Part] = []
    for token in tokens:
        if parts and token.start < parts[-1].end:
            continue
        part = _broken(text, token, roster) or _part(text, token, roster, cased=cased)
        if part:
            parts.append(part)
    group: list[_Part] = []
    people: frozenset[int] = frozenset()
    for part in parts:
        if group and _stand_together(text, group[-1], part):
            both = people & part.people
            if both or text[group[-1].end] == "-":
                group.append(part)
                people = both or people | part.people
                continue
        if group:
            yield from _whole(text, group, people, roster, cased=cased)
        group, people = [part], part.people
    if group:
        yield from _whole(text, group, people, roster, cased=cased)
    yield from _initials(text, roster)
    yield from _unspaced(text, roster)


def _part(text: str, token: Token, roster: Roster, *, cased: bool) -> _Part | None:
    likeness = roster.likeness(token.word, cased=cased)
    start, end = token.start, token.start + len(bare(token.word))
    word = token.word
    if likeness is None and "'" in word:
        for part in word.split("'"):
            likeness = roster.likeness(part, cased=cased) if key(part) in roster else None
            if likeness:
                word, end = part, start + len(part)
                break
            start += len(part) + 1
    if likeness is None:
        return None
    strength = likeness.strength
    if likeness.common and not _is_plainly_a_name(text, start, word, cased=cased):
        strength = ASK
    return _Part(start, end, likeness.people, likeness.rule, strength)


def _is_plainly_a_name(text: str, start: int, word: str, *, cased: bool) -> bool:
    """Whether a common word can be nothing else here: ``Hope`` amid a sentence."""
    return cased and word[0].isupper() and not word.isupper() and not begins_sentence(text, start)


def _broken(text: str, token: Token, roster: Roster) -> _Part | None:
    """A name that begins with this word and goes on in the next ones."""
    name, end = key(token.word), token.end
    if name not in roster.openings:
        return None
    rare, known = not is_common(name), name in roster
    for _ in range(_PIECES):
        gap = _BROKEN.match(text, end)
        more = WORD.match(text, gap.end()) if gap and gap.end() > end else None
        if not gap or not more:
            return None
        piece = key(more[0])
        name += piece
        hyphen = text[end] == "-"
        rare = rare or hyphen or not is_common(piece)
        known = known and piece in roster
        end = more.start() + len(bare(more[0]))
        if rare and not known and len(name) > 3 and (people := roster.joined(name)):
            return _Part(token.start, end, people, "split", CERTAIN if hyphen else LIKELY)
        if name not in roster.openings:
            return None
    return None


def _stand_together(text: str, first: _Part, second: _Part) -> bool:
    gap = text[first.end : second.start]
    return len(gap) <= 24 and _BETWEEN.fullmatch(gap) is not None


def _whole(
    text: str, group: Sequence[_Part], people: frozenset[int], roster: Roster, *, cased: bool
) -> Iterator[Hit]:
    """The parts as one name, with what of it no part is: a fragment must not remain."""
    start, end = group[0].start, group[-1].end
    rule = min((part.rule for part in group), key=_surest)
    strengths = {part.strength for part in group}
    strength = next(one for one in (CERTAIN, LIKELY, ASK) if one in strengths)
    if len(people) > 1:
        strength = ASK
    if text[start].isupper():
        start, end = _with_double_names(text, start, end)
        before = _INITIALS_BEFORE.search(text, max(0, start - 12), start)
        start = before.start() if before else start
        after = _INITIAL_AFTER.match(text, end)
        end = after.end() if after else end
    suggestion, person = roster.suggestion(people)
    yield Hit(start, end, rule, strength, suggestion, person)
    if cased and rule in ("roster", "nickname") and text[start].isupper():
        yield from _beside(text, start, end, roster)


def _surest(rule: str) -> int:
    order = ("roster", "split", "stretched", "nickname", "misspelt", "clipped", "sound-alike")
    return order.index(rule)


def _with_double_names(text: str, start: int, end: int) -> tuple[int, int]:
    """The range with the other half of ``Kowalska-Novak``, where only one half is known."""
    after = WORD.match(text, end + 1) if text[end : end + 1] == "-" else None
    if after and _may_be_name(after[0]):
        end = after.start() + len(bare(after[0]))
    if text[start - 1 : start] == "-" and (before := _last_word(text, start - 1)):
        start -= len(before) + 1
    return start, end


def _beside(text: str, start: int, end: int, roster: Roster) -> Iterator[Hit]:
    """A capitalised word next to a name, which may be the rest of it."""
    after = WORD.match(text, end + 1) if text[end : end + 1] == " " else None
    if after and _may_be_name(after[0]):
        yield Hit(after.start(), after.start() + len(bare(after[0])), "beside", ASK, "[NAME-n]")
    if text[start - 1 : start] == " " and (before := _last_word(text, start - 1)):
        at = start - 1 - len(before)
        if not begins_sentence(text, at) or key(before) not in roster:
            yield Hit(at, start - 1, "beside", ASK, "[NAME-n]")


def _last_word(text: str, end: int) -> str:
    """The word that ends at ``end``, if it may be a name."""
    start = end
    while start > max(0, end - 30) and text[start - 1].isalpha():
        start -= 1
    word = text[start:end]
    return word if word and _may_be_name(word) else ""


def _may_be_name(word: str) -> bool:
    return word[0].isupper() and len(word) > 1 and not is_common(key(word))


def _initials(text: str, roster: Roster) -> Iterator[Hit]:
    for match in _INITIALS.finditer(text):
        letters = (match[1] + match[2]).lower()
        if letters not in _NO_INITIALS and (people := roster.initials(letters)):
            yield Hit(match.start(), match.end(), "initials", ASK, *roster.suggestion(people))


def _unspaced(text: str, roster: Roster) -> Iterator[Hit]:
    """Names of scripts without spaces, wherever they stand."""
    if text.isascii():
        return
    for name, people in roster.unspaced.items():
        strength = CERTAIN if len(people) == 1 else ASK
        suggestion = roster.suggestion(frozenset(people))
        at = text.find(name)
        while at >= 0:
            yield Hit(at, at + len(name), "roster", strength, *suggestion)
            at = text.find(name, at + len(name))
