"""What a person decided about findings: read from files that are never stored."""

from __future__ import annotations

import random
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from codebook.confidential.findings import KINDS, Finding
from codebook.confidential.roster import Roster
from codebook.core.text import clean
from codebook.errors import BadInput
from codebook.formats import delimited
from codebook.formats.decode import decode

KEEP = "keep"
REPLACE = "replace"

_PLACEHOLDER = re.compile(r"\[([A-Z]+)-(\d+)\]")


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to become of a text wherever it is found; an empty replacement is a placeholder."""

    text: str
    action: str
    replacement: str


def read(data: bytes, file: str) -> dict[str, Decision]:
    """The decisions of a CSV file (``text,action,replacement``), by case-folded text."""
    found: dict[str, Decision] = {}
    for line in delimited.read(data, file, ("text", "action")):
        action = line.cells["action"].strip().casefold()
        text = line.cells["text"].strip()
        if action not in (KEEP, REPLACE) or not text:
            raise BadInput(
                "a decision has a text, and the action keep or replace", file=file, line=line.number
            )
        replacement = clean(line.cells.get("replacement", "").strip()).text
        found[text.casefold()] = Decision(text, action, replacement)
    return found


def read_names(data: bytes, file: str) -> Roster:
    """Real names, one a line, or a CSV file with ``name`` and, where known, ``pseudonym``."""
    text = decode(data, file)[0].removeprefix("\ufeff")
    if "," in text.split("\n", 1)[0] or ";" in text.split("\n", 1)[0]:
        return Roster.of(
            (line.cells["name"].strip(), line.cells.get("pseudonym", "").strip())
            for line in delimited.read(data, file, ("name",))
            if line.cells["name"].strip()
        )
    names = [line.strip() for line in text.splitlines()]
    return Roster.of(name for name in names if name and name.casefold() != "name")


class Placeholders:
    """Gives ``[NAME-4]`` and the like: one for one original, numbered at random, never taken."""

    def __init__(self, texts: Iterable[str], chance: random.Random):
        self._taken = {match[0] for text in texts for match in _PLACEHOLDER.finditer(text)}
        self._given: dict[tuple[str, str | int], str] = {}
        self._chance = chance

    def of(self, finding: Finding) -> str:
        """What stands for what was found: the roster's pseudonym, else a placeholder.

        All forms of one person's name get the same.
        """
        if finding.suggestion and not finding.suggestion.endswith("-n]"):
            return finding.suggestion
        kind = KINDS[finding.rule]
        same = finding.text.casefold() if finding.person is None else finding.person
        key = (kind, same)
        while key not in self._given:
            offer = f"[{kind}-{self._chance.randint(1, 99 + 10 * len(self._taken))}]"
            if offer not in self._taken:
                self._taken.add(offer)
                self._given[key] = offer
        return self._given[key]


def settle(
    findings: Sequence[Finding],
    decisions: dict[str, Decision],
    placeholders: Placeholders,
    passed: Collection[str] = (),
) -> tuple[list[Finding], list[tuple[int, int, str]]]:
    """The findings that are undecided, and the replacements ``(start, end, new)`` to make.

    Findings of a strength that is ``passed`` may stay where nothing was decided about them.
    """
    undecided: list[Finding] = []
    replacements: list[tuple[int, int, str]] = []
    for finding in findings:
        decision = decisions.get(finding.text.casefold())
        if decision is None:
            if finding.strength not in passed:
                undecided.append(finding)
        elif decision.action == REPLACE:
            new = decision.replacement or placeholders.of(finding)
            replacements.append((finding.start, finding.end, new))
    return undecided, replacements


def replace(text: str, replacements: Sequence[tuple[int, int, str]]) -> str:
    """The text with the replacements made; they are in order and do not overlap."""
    parts: list[str] = []
    at = 0
    for start, end, new in replacements:
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])
