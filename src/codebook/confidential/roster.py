"""The names of everyone concerned, prepared so that each form of one is found.

What a word may be is looked up once for each distinct word: exactly, as a nickname, stretched,
misspelt, clipped or as it sounds. A roster lives in memory only; it shows no name when printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from codebook.confidential.common_words import is_common
from codebook.confidential.findings import ASK, CERTAIN, LIKELY
from codebook.confidential.folded import WORD, Copy, key
from codebook.confidential.nicknames import nicknames_of
from codebook.confidential.sound import sounds
from codebook.formats.lookalikes import latin

PARTICLES = frozenset(
    "da das de del della der des di do dos du e el la las le los ten ter van von y zu al bin ben "
    "ibn abu bint san st".split()
)
"""Small words within names, which are no name by themselves."""

_NO_NAMES = frozenset(
    "dr mr mrs ms miss mx prof professor det detective sgt sergeant lt lieutenant capt captain "
    "officer agent judge hon rev fr sr jr ii iii iv phd md esq sister brother father".split()
)

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
"""Scripts that write no spaces between words, or put endings right behind a name."""

_LONGEST = 32
"""Letters of a word above which it is no form of a name."""

_FAR = 0.45
"""The share of a name's letters that differ at most where only its consonants sound alike."""

_ACRONYM = 4
"""Capitals that are more likely an abbreviation than a name with a letter wrong."""

_RUN = re.compile(r"(.)\1{2,}")
_REPEATED = re.compile(r"(.)\1+")


class Likeness(NamedTuple):
    """What a word may be: of whose name, by what rule, how sure; ``common`` words are asked."""

    people: frozenset[int]
    rule: str
    strength: str
    common: bool = False


class Roster:
    """Prepared names. A name's parts count by themselves; parts of one person join."""

    def __init__(self, names: Sequence[tuple[str, str]]):
        self._pseudonyms = [pseudonym for _, pseudonym in names]
        self._exact: dict[str, set[int]] = {}
        self._joined: dict[str, set[int]] = {}
        self._initials: dict[str, set[int]] = {}
        self.unspaced: dict[str, set[int]] = {}
        for person, (name, _) in enumerate(names):
            self._add(person, Copy(name).text)
        self._nicknames: dict[str, set[int]] = {}
        self._clipped: dict[str, set[int]] = {}
        self._sounds: dict[str, set[int]] = {}
        self._consonants: dict[str, set[str]] = {}
        self._squeezed: dict[str, set[int]] = {}
        self._of_length: dict[int, list[str]] = {}
        self.openings: set[str] = set()
        for name, people in self._exact.items():
            self._prepare(name, people)
        for name in self._joined:
            self.openings.update(name[:length] for length in range(1, len(name)))
        self._seen: dict[tuple[str, bool], Likeness | None] = {}

    @classmethod
    def of(cls, names: Iterable[str | tuple[str, str]]) -> Roster:
        """A roster of names, each alone or with the pseudonym that stands for it."""
        pairs = [(name, "") if isinstance(name, str) else name for name in names]
        return cls([(name.strip(), pseudonym.strip()) for name, pseudonym in pairs if name.strip()])

    def __len__(self) -> int:
        """How many names were given."""
        return len(self._pseudonyms)

    def __repr__(self) -> str:
        """How many, never who: a roster may stand in an error's frame."""
        return f"Roster of {len(self)}"

    def __contains__(self, word: object) -> bool:
        """Whether a key is a part of a name as it is spelt."""
        return word in self._exact

    def _add(self, person: int, name: str) -> None:
        words = [key(word) for word in WORD.findall(name)]
        parts = [
            part
            for part in words
            if len(part) > 1 and part not in PARTICLES and part not in _NO_NAMES
        ]
        if not parts and name.strip():
            parts = [part for part in words if len(part) > 1]
        for part in parts:
            if _UNSPACED.search(part):
                self.unspaced.setdefault(part, set()).add(person)
            self._exact.setdefault(part, set()).add(person)
        for first, second in pairwise(words):
            self._joined.setdefault(first + second, set()).add(person)
        if len(parts) > 1:
            for whole in ("".join(parts), *(parts[0] + part for part in parts[1:])):
                self._joined.setdefault(whole, set()).add(person)
            for letters in {parts[0][0] + parts[-1][0], "".join(part[0] for part in parts)}:
                self._initials.setdefault(letters, set()).add(person)

    def _prepare(self, name: str, people: set[int]) -> None:
        self._of_length.setdefault(len(name), []).append(name)
        self._joined.setdefault(name, set()).update(people)
        for other in nicknames_of(name):
            if other not in self._exact:
                self._nicknames.setdefault(other, set()).update(people)
        for clip in _clips(name):
            self._clipped.setdefault(clip, set()).update(people)
        self._squeezed.setdefault(_REPEATED.sub(r"\1", name), set()).update(people)
        with_vowels, consonants = sounds(name)
        if len(with_vowels) > 2:
            self._sounds.setdefault(with_vowels, set()).update(people)
        if len(consonants) > 2:
            self._consonants.setdefault(consonants, set()).add(name)

    def suggestion(self, people: frozenset[int]) -> tuple[str, int | None]:
        """What a form of a name could become, and whose it is if it can be only one's."""
        pseudonyms = {self._pseudonyms[person] for person in people}
        alone = next(iter(people)) if len(people) == 1 else None
        if len(pseudonyms) == 1 and (pseudonym := next(iter(pseudonyms))):
            return (pseudonym if pseudonym.startswith("[") else f"[{pseudonym}]"), alone
        return "[NAME-n]", alone

    def joined(self, word: str) -> frozenset[int]:
        """Whose name two words are that were written apart, or one that two were written as."""
        return frozenset(self._joined.get(word, ()))

    def initials(self, letters: str) -> frozenset[int]:
        """Whose initials these are, in lower case."""
        return frozenset(self._initials.get(letters, ()))

    def likeness(self, word: str, *, cased: bool) -> Likeness | None:
        """What a word of a :class:`Copy` may be.

        ``cased`` says whether capitals tell names in this text; where they do, a small word is
        only looked for as it is spelt, as a nickname, stretched, or with a letter wrong.
        """
        asked = word, cased
        if asked not in self._seen:
            self._seen[asked] = self._look(word, cased)
        return self._seen[asked]

    def _look(self, word: str, cased: bool) -> Likeness | None:
        name = key(word)
        if len(name) < 2 or len(name) > _LONGEST:
            return self._stretched(name)
        common, capital = is_common(name), word[0].isupper()
        is_shouted = word.isupper()
        people = self._exact.get(name)
        if not people and not name.isascii():
            people = self._exact.get(key(latin(word)))  # it looks Latin throughout
        if people:
            return Likeness(frozenset(people), "roster", CERTAIN, common)
        people = self._nicknames.get(name)
        if people and (not common or (capital and cased and not is_shouted)):
            return Likeness(frozenset(people), "nickname", ASK, common)
        is_acronym = cased and is_shouted and len(word) <= _ACRONYM
        if common or is_acronym or len(name) < 3:
            return None
        if people := self._joined.get(name):
            return Likeness(frozenset(people), "split", LIKELY)
        return self._stretched(name) or self._fuzzy(name, capital or not cased, cased)

    def _stretched(self, name: str) -> Likeness | None:
        if _RUN.search(name):
            people = self._squeezed.get(_REPEATED.sub(r"\1", name))
            if people:
                return Likeness(frozenset(people), "stretched", LIKELY)
        return None

    def _fuzzy(self, name: str, may_be_name: bool, cased: bool) -> Likeness | None:
        found = self._misspelt(name, 2 if may_be_name else 1)
        if found and (may_be_name or len(name) > 5):
            return found
        if not may_be_name:
            return None
        if (people := self._clip(name)) and (cased or len(name) > 3):
            return Likeness(frozenset(people), "clipped", ASK)
        with_vowels, consonants = sounds(name)
        if people := self._sounds.get(with_vowels):
            return Likeness(frozenset(people), "sound-alike", ASK)
        alike = self._consonants.get(consonants, ()) if cased else ()
        near = {other for other in alike if OSA.distance(name, other) < _FAR * len(other)}
        if near:
            people = set().union(*(self._exact[other] for other in near))
            return Likeness(frozenset(people), "sound-alike", ASK)
        return None

    def _clip(self, name: str) -> set[int] | None:
        """Whose name it is that was cut short, perhaps with an ending: ``Robby``, ``Susie``."""
        people = self._clipped.get(name)
        for ending in ("y", "ie", "i", "ey", "ita", "ito"):
            if people or not name.endswith(ending):
                continue
            stem = name.removesuffix(ending)
            people = self._clipped.get(stem)
            if not people and len(stem) > 3 and stem[-1] == stem[-2]:
                people = self._clipped.get(stem[:-1])
        return people

    def _misspelt(self, name: str, limit: int) -> Likeness | None:
        """The nearest names within 1 letter of them up to 6 letters, 2 above."""
        best, people = limit + 1, set[int]()
        for length in range(len(name) - limit, len(name) + limit + 1):
            near = min(limit, 1 if length <= 6 or len(name) < 6 else 2)
            if abs(length - len(name)) > near:
                continue
            for other, distance, _ in process.extract(
                name, self._of_length.get(length, ()),
                scorer=OSA.distance, score_cutoff=near, limit=None,
            ):  # fmt: skip
                if distance < best:
                    best, people = int(distance), set()
                if distance == best:
                    people |= self._exact[other]
        if not people:
            return None
        strength = LIKELY if best == 1 and len(name) > 4 else ASK
        return Likeness(frozenset(people), "misspelt", strength)


def _clips(name: str) -> set[str]:
    """What is left of a name that was cut short: its first three letters or more, its last four."""
    begins = {name[:length] for length in range(3, len(name) - 1)}
    ends = {name[-length:] for length in range(4, len(name) - 1)}
    return begins | ends
