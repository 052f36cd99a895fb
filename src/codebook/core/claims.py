"""Claims: sentences of a report, each tied to a theme, a group of people and passages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from codebook.core import wording
from codebook.core.wording import FEW, MANY, MOST, SOME


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence and what it rests on.

    ``code`` is the path of its theme and ``stance`` what those it speaks of said of it;
    ``category`` is the key of a column, empty for all interviewees. ``quantifier`` is one of
    :data:`codebook.core.wording.WORDS`. ``evidence`` are the ids of codings. ``id`` is empty
    before it is stored.
    """

    id: str
    text: str
    code: str
    stance: str = "supports"
    category: str = ""
    quantifier: str = ""
    evidence: tuple[str, ...] = ()
    made_at: str = ""
    changed_at: str = ""


_SAID = {
    "few or none": FEW, "hardly any": FEW, "hardly anybody": FEW, "hardly anyone": FEW,
    "few": FEW,
    "some": SOME, "several": SOME, "a number of": SOME,
    "many": MANY, "half or more": MANY,
    "most": MOST, "nearly all": MOST, "almost all": MOST, "nearly everybody": MOST,
}  # fmt: skip
"""What people write, and the word of the thresholds that it stands for."""

_PHRASES = sorted(_SAID, key=len, reverse=True)
_SAYS = re.compile(rf"\b({'|'.join(_PHRASES)})\b", re.IGNORECASE)
_COUNTS = re.compile(
    r"\d|%|\b(?:all|every|everybody|everyone|each|none|nobody|no one|only one|percent|per cent|one|"
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|a third|two thirds|a quarter|"
    r"half|majority|minority)\b",
    re.IGNORECASE,
)
_COUNTS_NOBODY = re.compile(
    r"\b(?:at all|after all|first of all|one another|each other)\b", re.IGNORECASE
)
"""Phrases that hold such a word and say nothing of how many."""


def quantifier_in(text: str) -> str:
    """The word of the thresholds that a sentence uses first, empty where it uses none."""
    found = _SAYS.search(text)
    return _SAID[found[1].lower()] if found else ""


def counting_in(text: str) -> str:
    """What a sentence says that counts more exactly than the words do; empty where nothing."""
    found = _COUNTS.search(_COUNTS_NOBODY.sub("", _SAYS.sub("", text)))
    return found[0] if found else ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a claim stands beside the codings, exactly: for the team alone.

    ``n`` are the interviewees of its group; ``supporters`` took its stance on its theme,
    ``contradictors`` another; both are pseudonyms in the study's order, and somebody may be in
    both. ``speakers`` are those whose words its evidence is. ``problems`` say why it does not
    hold, one line each; ``faults`` are those of them that are about its evidence.
    """

    claim: Claim
    n: int
    supporters: tuple[str, ...]
    contradictors: tuple[str, ...]
    speakers: tuple[str, ...]
    problems: tuple[str, ...]
    faults: tuple[str, ...] = ()

    @property
    def word(self) -> str:
        """The word that the printed thresholds have for the number of supporters."""
        return wording.word(self.n, len(self.supporters))

    @property
    def holds(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.problems

    @property
    def rests_on_one(self) -> bool:
        """Whether all of its evidence is one person's."""
        return len(self.speakers) == 1


def judge(
    claim: Claim,
    n: int,
    supporters: tuple[str, ...],
    contradictors: tuple[str, ...],
    speakers: tuple[str, ...],
    faults: tuple[str, ...],
) -> Standing:
    """How a claim stands; ``faults`` are those of its evidence, and more are found here.

    “Few or none” needs no evidence: if it did, a claim that is released would say that somebody
    spoke, and “none” could be ruled out.
    """
    problems = list(faults)
    word = wording.word(n, len(supporters))
    if not claim.quantifier:
        problems.append("it says nothing of how many; use few, some, several, many or most")
    elif claim.quantifier != word:
        problems.append(
            f"it says “{claim.quantifier}”, and the thresholds say “{word}”: "
            f"{len(supporters)} of {n}"
        )
    if not claim.evidence and claim.quantifier != FEW:
        problems.append("no passage is given as evidence")
    if counted := counting_in(claim.text):
        problems.append(f"“{counted}” counts more exactly than a report may; use the words")
    return Standing(claim, n, supporters, contradictors, speakers, tuple(problems), faults)
