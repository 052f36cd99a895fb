"""Text in Markdown that shows as it is."""

from __future__ import annotations

import re

from codebook.core.text import printable

_SPECIAL = re.compile(r"[\\`*_<>&~$|]|(?<=\])[(\[:]|!(?=\[)")


def escaped(text: str) -> str:
    """A line that Markdown shows as it is, wherever it does not begin the line."""
    return _SPECIAL.sub(r"\\\g<0>", printable(text))
