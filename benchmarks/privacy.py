"""``python -m benchmarks.privacy [--quick]``: how much of what was planted a screening finds.

Synthetic interviews with planted identifiers (:mod:`benchmarks.planted`), a roster of several
hundred names. Something is found where findings cover all of it, and found with the sweep where
the sweep lists what they leave. A false alarm is a finding that touches nothing planted.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from rich.console import Console
from rich.table import Table

from benchmarks import planted
from benchmarks.planted import Interview, Planted
from codebook.confidential import gate
from codebook.confidential.common_words import is_common
from codebook.confidential.findings import Finding
from codebook.confidential.folded import WORD, Copy, key
from codebook.confidential.roster import Roster
from codebook.confidential.sweep import sweep

_SEED, _PEOPLE, _WORDS = 20, 400, 8000
_KNOWN = ("INT", "P-07", "P")
_ROSTER = (
    "roster", "split", "stretched", "misspelt", "nickname", "clipped", "sound-alike", "initials"
)  # fmt: skip
_BUDGETS = {
    "roster mentions found": 97.0,
    "roster mentions found, with the sweep": 99.5,
    "roster: false alarms per 1,000 words": 1.0,
    "words per second": 200_000.0,
}


@dataclass(slots=True)
class Counted:
    """What was found in some interviews; shares are of one by kind."""

    words: int = 0
    planted: Counter[str] = field(default_factory=Counter)
    gate: Counter[str] = field(default_factory=Counter)
    swept: Counter[str] = field(default_factory=Counter)
    roster: set[str] = field(default_factory=set)
    alarms: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    items: int = 0
    left_items: int = 0
    missed: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def share(self, found: Counter[str], kinds: Sequence[str]) -> float:
        """The share of what was planted of these kinds, in per cent."""
        return 100 * sum(found[k] for k in kinds) / max(1, sum(self.planted[k] for k in kinds))

    def per_thousand(self, number: float) -> float:
        """A number per 1,000 words."""
        return 1000 * number / self.words


def counted(interviews: Sequence[Interview], roster: Roster) -> Counted:
    """Screens the interviews and compares with what was planted."""
    counts = Counted()
    for one in interviews:
        findings = gate.find(one.text, "", roster)
        listed = sweep(one.text, _KNOWN)
        counts.words += len(one.text.split())
        counts.items += len(listed)
        within = " ".join(Copy(finding.text).text for finding in findings)
        counts.left_items += sum(item not in within for item in listed)
        _compare(counts, one, findings, listed)
    return counts


def _compare(
    counts: Counted, one: Interview, findings: Sequence[Finding], listed: Counter[str]
) -> None:
    covered = bytearray(len(one.text))
    known = bytearray(len(one.text))
    for finding in findings:
        covered[finding.start : finding.end] = b"\1" * (finding.end - finding.start)
    for what in one.planted:
        known[what.start : what.end] = b"\1" * (what.end - what.start)
        counts.planted[what.kind] += 1
        if what.named:
            counts.roster.add(what.kind)
        left = _left(one.text, what, covered)
        counts.gate[what.kind] += not left
        left = [word for word in left if not any(word in item for item in listed)]
        counts.swept[what.kind] += not left
        if left:
            counts.missed[what.kind].append(one.text[what.start : what.end])
    for finding in findings:
        if not any(known[finding.start : finding.end]):
            layer = "roster" if finding.rule in _ROSTER else "patterns and cues"
            if layer == "roster" and is_common(key(finding.text)):
                layer = "roster, common words"
            counts.alarms[layer] += 1
            counts.asked[f"{finding.rule} {finding.text!r}"] += 1


def _left(text: str, what: Planted, covered: bytearray) -> list[str]:
    """The words of something planted that no finding covers, as the sweep would list them."""
    left = []
    plain = Copy(text[what.start : what.end])
    for match in WORD.finditer(plain.text):
        start, end = plain.span(match.start(), match.end())
        if not all(covered[what.start + start : what.start + end]) and not (
            what.kind in planted.OTHERS and is_common(key(match[0]))
        ):
            left.append(match[0])
    digits = [at for at in range(what.start, what.end) if text[at].isdigit()]
    if not all(covered[at] for at in digits):
        left += [word for word in plain.text.split() if any(map(str.isdigit, word))]
    if what.kind == "phone, spoken" and not all(covered[what.start : what.end]):
        left.append("a number that is said")
    return left


def _timed(interviews: Sequence[Interview], names: Sequence[str]) -> tuple[float, float]:
    """Words per second of both layers and the sweep, nothing remembered; seconds of a roster."""
    began = time.process_time()
    roster = Roster.of(names)
    prepared = time.process_time()
    is_common.cache_clear()
    words = 0
    for one in interviews:
        gate.find(one.text, "", roster)
        sweep(one.text, _KNOWN)
        words += len(one.text.split())
    return words / (time.process_time() - prepared), prepared - began


def main(arguments: list[str]) -> int:
    """Prints the tables; 1 where an aim is missed."""
    several = 4 if "--quick" in arguments else 42
    chance = random.Random(_SEED)
    names = planted.roster(chance, _PEOPLE)
    console = Console(width=110)
    missed = False
    for low in (False, True):
        interviews = [planted.interview(chance, names, _WORDS, low=low) for _ in range(several)]
        speed, seconds = _timed(interviews, names)
        counts = counted(interviews, Roster.of(names))
        what = "in lower case, as a machine writes" if low else "as people write"
        title = f"{several} interviews {what}: {counts.words:,} words, roster of {len(names)}"
        console.print(_by_kind(counts, title))
        figures = _figures(counts, speed, seconds)
        console.print(_summary(figures, aimed=not low))
        missed |= not low and not all(_holds(*figure) for figure in figures.items())
        if "--missed" in arguments:
            for kind, texts in counts.missed.items():
                print(kind, len(texts), texts[:12])
            print(counts.asked.most_common(80))
    return int(missed)


def _by_kind(counts: Counted, title: str) -> Table:
    table = Table("kind", "planted", "found by the first two layers", "with the sweep", title=title)
    for named in (True, False):
        for kind in [*planted.WAYS, *planted.OTHERS]:
            if (kind in counts.roster) == named and counts.planted[kind]:
                table.add_row(
                    kind,
                    f"{counts.planted[kind]:,}",
                    f"{counts.share(counts.gate, [kind]):.1f} %",
                    f"{counts.share(counts.swept, [kind]):.1f} %",
                )
        table.add_section()
    return table


def _figures(counts: Counted, speed: float, seconds: float) -> dict[str, float]:
    roster = sorted(counts.roster)
    others = [kind for kind in planted.OTHERS if counts.planted[kind]]
    return {
        "roster mentions found": counts.share(counts.gate, roster),
        "roster mentions found, with the sweep": counts.share(counts.swept, roster),
        "other identifiers found": counts.share(counts.gate, others),
        "other identifiers found, with the sweep": counts.share(counts.swept, others),
        "roster: false alarms per 1,000 words": counts.per_thousand(counts.alarms["roster"]),
        "roster: common words that are names too, per 1,000 words": counts.per_thousand(
            counts.alarms["roster, common words"]
        ),
        "patterns and cues: false alarms per 1,000 words": counts.per_thousand(
            counts.alarms["patterns and cues"]
        ),
        "sweep: items to look through per 8,000 words": 8 * counts.per_thousand(counts.items),
        "of these, in no finding": 8 * counts.per_thousand(counts.left_items),
        "words per second": speed,
        "seconds to prepare the roster": seconds,
    }


def _holds(what: str, value: float) -> bool:
    budget = _BUDGETS.get(what)
    if budget is None:
        return True
    return value <= budget if "false alarms" in what else value >= budget


def _summary(figures: dict[str, float], *, aimed: bool) -> Table:
    table = Table("what", "measured", "aim", "")
    for what, value in figures.items():
        aim = _BUDGETS.get(what) if aimed else None
        verdict = "" if aim is None else ("ok" if _holds(what, value) else "missed")
        shown = f"{value:,.0f}" if value > 1000 else f"{value:,.2f}"
        table.add_row(what, shown, "" if aim is None else f"{aim:g}", verdict)
    return table


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
