"""Numbers that may be somebody's: of telephones, documents, cases, and sums and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from codebook.confidential.findings import ASK, CERTAIN, LIKELY, Hit

_RUN = re.compile(r"[0-9](?:[ ()./-]{0,3}[0-9])*(?:,[0-9]{3})*")
"""Digits with what may stand between those of one number."""

_GROUP = re.compile(r"\d+")
_NO_NUMBER = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"  # a date, year first
    r"|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"  # a date, year last
    r"|(?:19|20)\d\d(?: ?[-/ ] ?(?:(?:19|20)\d\d|\d\d))*"  # years
    r"|\d{1,3}(?:,\d{3})+"  # thousands
    r"|\d{1,4}\.\d{1,3} ?- ?\d{1,4}\.\d{1,3}"  # from a decimal number or a time to another
)
_DATE = re.compile(
    r"(?<![\w/.-])(?:\d{4}[-/.](?:0?[1-9]|1[0-2])[-/.](?:[12]\d|3[01]|0?[1-9])"
    r"|(?:[12]\d|3[01]|0?[1-9])([-/.])(?:[12]\d|3[01]|0?[1-9])\1(?:\d{4}|\d{2}))(?![\w/-])"
)
_MONEY = re.compile(
    r"[$€£¥] ?\d[\d.,]*(?: ?(?:k|thousand|million|billion|grand)\b)?", re.IGNORECASE
)
_DOCUMENT = re.compile(
    r"[A-Z]{1,4}[- ]?\d{6,12}[A-Za-z]?"  # passports, receipts
    r"|[A-Za-z]{1,4}-?\d{6,12}[A-Za-z]?"
    r"|(?:\d{1,2}[-:])?\d{2}-?[A-Za-z]{2,4}-?\d{3,8}|\d{2,4}-?[A-Za-z]{1,4}-?\d{4,8}"  # courts
    r"|[A-Za-z]{1,3}\d{2,4}[- ]\d{3,8}"
)
_USER = re.compile(r"[A-Za-z_][\w.]*[A-Za-z_]\d{2,8}")
_SEVERAL = 2000
"""How many numbers the telephone rules of the world are asked about in one text."""


def find(text: str) -> Iterator[Hit]:
    """Telephone and other long numbers, dates and sums in digits, numbers of documents."""
    asked = 0
    for match in _RUN.finditer(text):
        start, end = match.span()
        if _stands_among_letters(text, start, end):
            yield from _with_letters(text, start)
        digits = end - start
        if digits < 5 or (digits := sum(map(str.isdigit, match[0]))) < 5:
            continue
        if _NO_NUMBER.fullmatch(match[0]):
            continue
        if digits < 7 and digits < end - start:
            continue  # two short numbers, or a fraction
        asked += 1
        while start > 0 and text[start - 1] in "+(":
            start -= 1
        rule, strength = _judged(text[start:end], digits, by_rules=asked <= _SEVERAL)
        yield Hit(start, end, rule, strength)
    for match in _DATE.finditer(text):
        yield Hit(match.start(), match.end(), "date", LIKELY)
    for match in _MONEY.finditer(text):
        yield Hit(match.start(), match.start() + len(match[0].rstrip(".,")), "money", ASK)


def _stands_among_letters(text: str, start: int, end: int) -> bool:
    """Whether letters touch the digits, or capitals stand before them: ``EAC 1234567``."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:].isalpha() or after[:1].isalpha():
        return True
    if after[:1] == "-" and after[1:].isalpha():
        return True
    return before[-1:] in ("-", " ") and before[:-1].isupper()


def _with_letters(text: str, start: int) -> Iterator[Hit]:
    """Numbers of documents and user names, from the word in which these digits stand."""
    first = start
    while first > max(0, start - 24) and (text[first - 1].isalnum() or text[first - 1] in "_.-:"):
        first -= 1
    if first == start and text[start - 1 : start] == " ":
        first = start - 1
        while first > max(0, start - 5) and text[first - 1].isupper():
            first -= 1
    match = _DOCUMENT.match(text, first)
    if match and not text[match.end() : match.end() + 1].isalnum():
        yield Hit(match.start(), match.end(), "number", LIKELY)
        return
    match = _USER.match(text, first)
    if not match or match[0].isupper() or text[match.end() : match.end() + 1].isalnum():
        return
    if sum(map(str.isalpha, match[0])) > 2:
        yield Hit(match.start(), match.end(), "handle", ASK)


def _judged(number: str, digits: int, *, by_rules: bool) -> tuple[str, str]:
    """What a run of digits is, by how it is written."""
    sizes = [len(group) for group in _GROUP.findall(number)]
    if sizes == [3, 2, 4]:
        return "number", CERTAIN  # a social security number
    if max(sizes) == 1 and digits > 6:
        return "spoken-digits", LIKELY
    in_thousands = sizes[1:] and set(sizes[1:]) == {3} and number.endswith("000")
    if (
        7 <= digits <= 15
        and not in_thousands
        and (_is_written_as_telephone(number, sizes) or (by_rules and _is_telephone(number)))
    ):
        return "phone", CERTAIN
    return "digits", LIKELY if digits > 6 else ASK


def _is_written_as_telephone(number: str, sizes: list[int]) -> bool:
    """By its marks and groups; two groups as in ``555-0188`` or ``030 1234567``."""
    if number.startswith(("+", "(", "00")):
        return True
    if len(sizes) > 2:
        return max(sizes) > 2 or (len(sizes) > 3 and set(sizes) == {2})
    return len(sizes) == 2 and (sizes == [3, 4] or (min(sizes) < 4 and max(sizes) > 4))


def _is_telephone(number: str) -> bool:
    """Whether a number without a country's code is one that is given out in the United States."""
    import phonenumbers

    try:
        return bool(phonenumbers.is_valid_number(phonenumbers.parse(number, "US")))
    except phonenumbers.NumberParseException:
        return False
