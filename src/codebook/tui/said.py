"""What is said of codings, in marks and words that need no colour."""

from __future__ import annotations

from codebook.core.codings import Coding, Quotable, Stance

STANCES = {
    Stance.UNSAID: "unsaid",
    Stance.SUPPORTS: "+ supports",
    Stance.COUNTERS: "- counters",
    Stance.MIXED: "± mixed",
    Stance.SUGGESTION: "→ suggestion",
}
"""Each stance with its mark."""

QUOTABLES = {
    Quotable.VERBATIM: "verbatim",
    Quotable.PARAPHRASE: "≈ paraphrase",
    Quotable.NEVER: "× never quoted",
}
"""Each quotation rule with its mark."""


def said_of(coding: Coding) -> list[str]:
    """Stance, quotation rule and memo, as far as they are not what they are at first."""
    stance = STANCES[coding.stance] if coding.stance else ""
    rule = QUOTABLES[coding.quotable] if coding.quotable is not Quotable.VERBATIM else ""
    memo = in_a_line(coding.memo)
    return list(filter(None, [stance, rule, memo and f"✎ {memo}"]))


def in_a_line(memo: str) -> str:
    """A memo on one line, with a mark where it had another."""
    return " ↵ ".join(filter(None, map(str.strip, memo.splitlines())))
