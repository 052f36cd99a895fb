"""What gives itself away by its marks: e-mail addresses, links, handles, spelled words.

Each is found from the mark that it cannot be without (an ``@``, a dot before ``com``), and looked
for no further than its own length, so that no text takes longer than its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from codebook.confidential.findings import ASK, CERTAIN, LIKELY, Hit

_HOST = re.compile(r" ?[^\W_][\w-]{0,62}(?:\.[\w-]{1,63}){0,8}")
_HANDLE = re.compile(r"@[\w.]{1,40}(?<!\.)")
_TOP = "com|org|net|edu|gov|mil|info|biz|io|co|app|me|us|uk|de|fr|es|mx|ca|ph|eu"
_LINK = re.compile(r"https?://[^\s<>\"\x00]{1,2000}|www\.[^\s<>\"\x00]{1,2000}", re.IGNORECASE)
_SITE = re.compile(rf"(?:\.(?:{_TOP})(?![\w-])){{1,3}}(?:/[^\s<>\"\x00]{{0,2000}})?", re.IGNORECASE)
_SPELLED = re.compile(r"(?<![\w.'-])[^\W\d_](?:(?:-|\. ?| )[^\W\d_]){3,}(?![\w'-])")
_SPOKEN_SITE = re.compile(rf"[Dd]ot[ \n](?:{_TOP})\b")
_SPOKEN_AT = re.compile(r"[ \n]at[ \n]", re.IGNORECASE)


def find(text: str) -> Iterator[Hit]:
    """Addresses, links, handles, and what is spelled letter by letter."""
    if "@" in text:
        yield from _around_at(text)
    for link in _LINK.finditer(text):
        yield Hit(link.start(), _without_stop(link), "url", LIKELY)
    floor = 0
    for site in _SITE.finditer(text):
        start = _back(text, site.start(), ".-", floor)
        floor = site.end()
        if start < site.start() and text[start - 1 : start] != "@":
            yield Hit(start, _without_stop(site), "url", LIKELY)
    for match in _SPELLED.finditer(text):
        yield Hit(match.start(), match.end(), "spelled", ASK)
    for match in _SPOKEN_SITE.finditer(text):
        yield _spoken(text, match)


def _without_stop(link: re.Match[str]) -> int:
    """Where a link ends, without what ends the sentence."""
    return link.start() + len(link[0].rstrip(".,;:!?)'"))


def _around_at(text: str) -> Iterator[Hit]:
    at, floor = text.find("@"), 0
    while at >= 0:
        end_of_name = at - 1 if text[at - 1 : at] == " " else at
        start = _back(text, end_of_name, ".+-_%", floor)
        host = _HOST.match(text, at + 1)
        if start < end_of_name and host and ("." in host[0] or end_of_name == at):
            strength = CERTAIN if "." in host[0] else LIKELY
            yield Hit(start, host.end(), "email", strength)
        elif handle := _HANDLE.match(text, at):
            yield Hit(at, handle.end(), "handle", LIKELY)
        floor = at + 1
        at = text.find("@", floor)


def _spoken(text: str, match: re.Match[str]) -> Hit:
    """``anna dot k at mail dot com``, from the word before its last ``at``."""
    from_ = max(0, match.start() - 80)
    places = [found.start() for found in _SPOKEN_AT.finditer(text, from_, match.start())]
    if not places:
        return Hit(_back(text, match.start() - 1, ".-", from_), match.end(), "url", LIKELY)
    start = _back(text, places[-1], ".+-_", from_)
    while text[max(0, start - 5) : start].casefold() == " dot ":
        start = _back(text, start - 5, ".+-_", from_)
    return Hit(start, match.end(), "email", LIKELY)


def _back(text: str, end: int, marks: str, floor: int) -> int:
    """Where the word before ``end`` begins, of letters, digits and these marks.

    Not before ``floor``, the end of what was looked at already.
    """
    start = end
    while start > floor and (text[start - 1].isalnum() or text[start - 1] in marks):
        start -= 1
    while start < end and text[start] in ".-+":
        start += 1
    return start
