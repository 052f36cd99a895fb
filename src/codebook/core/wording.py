"""Words for counts: what ``some`` and ``many`` mean in a study's reports.

The thresholds never tell more than the bands of :mod:`codebook.core.disclosure`, and are printed
wherever the words stand, so that a text may say “many” and mean it.
"""

from __future__ import annotations

FEW, SOME, MANY, MOST = "few or none", "some", "many", "most"
WORDS = (FEW, SOME, MANY, MOST)
"""The words, from the least to the most; “none” and “all” are not among them."""

_EDGE = 2
_LARGE = 10

THRESHOLDS = (
    f"“{FEW}”: at most {_EDGE}; “{MOST}”: all, or all but {_EDGE} at most; between them "
    f"“{SOME}”, and in groups of {_LARGE} and more “{MANY}” from half on"
)
"""What the words mean, to be printed where they stand."""


def word(n: int, number: int) -> str:
    """The word for a count in a group of ``n`` interviewees."""
    if number <= _EDGE:
        return FEW
    if number >= n - _EDGE:
        return MOST
    return MANY if n >= _LARGE and number * 2 >= n else SOME


def words(n: int, low: int, high: int) -> str:
    """The word or words for counts from ``low`` to ``high``: ``some to many``, say."""
    found = list(dict.fromkeys(word(n, number) for number in range(low, high + 1)))
    return found[0] if len(found) == 1 else f"{found[0]} to {found[-1]}"
