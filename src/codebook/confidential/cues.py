"""Words that tell what comes next: titles, "my name is", months, sums, institutions, places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from codebook.confidential.casing import begins_sentence
from codebook.confidential.common_words import is_common
from codebook.confidential.findings import ASK, LIKELY, Hit
from codebook.confidential.folded import bare, key

TITLES = frozenset(
    "dr det detective officer sgt sergeant lt lieutenant capt captain deputy sheriff agent trooper "
    "judge justice attorney professor prof mr mrs ms miss mx senor senora senorita dona don "
    "reverend rev pastor father sister brother rabbi imam nurse aunt auntie uncle tia tio grandma "
    "grandpa commissioner mayor senator governor congressman congresswoman councilman "
    "councilwoman ausa dda chief corporal cpl constable inspector superintendent principal "
    "coach madam sir madame herr frau".split()
)
NAMED = frozenset("name named names called call calls goes went known aka".split())
_PLAINLY_NAMED = ("name", "names", "named")
MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
MONEY = frozenset(
    "dollars dollar bucks euros euro pesos peso pounds grand cents rupees yen".split()
)
NUMBERED = frozenset(
    "case docket badge file report passport license licence plate account id ssn number no nr "
    "warrant receipt policy invoice complaint claim inmate booking apartment apt room unit".split()
)
STREETS = frozenset(
    "street st avenue ave road rd boulevard blvd lane ln court drive highway hwy freeway parkway "
    "terrace square plaza".split()
)
INSTITUTIONS = frozenset(
    "department dept university college hospital clinic church office court school academy center "
    "centre bureau police sheriff coalition foundation ministry institute shelter mosque temple "
    "synagogue prison jail precinct division agency motel hotel inn restaurant spa salon society "
    "association alliance project house services cathedral parish".split()
)
ALL = TITLES | NAMED | MONTHS | MONEY | NUMBERED | STREETS | INSTITUTIONS
"""Every word that is a cue, in lower case."""

_NEXT = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_AFTER_TITLE = re.compile(r"[ \t]{1,2}")
_AFTER_SHORT_TITLE = re.compile(r"\.?[ \t]{1,2}")
_IS = re.compile(
    r"(?:'s)?[ ,:]{1,2}(?:(?:is|was|were|as|by|me|him|her|them|us|it|herself|himself|myself|the|"
    r"name|not|uh|um)[ ,]{1,2}){0,3}",
    re.IGNORECASE,
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_ORDINAL = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    "thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|"
    "twenty[- ][a-z]{5,7}|thirtieth|thirty[- ]first"
)
_BEFORE_MONTH = re.compile(rf"(?<!\w)(?:{_DAY}|{_ORDINAL})(?: of)? $", re.IGNORECASE)
_DAY_AFTER = re.compile(rf"\.?,? (?:the )?(?:{_DAY}|{_ORDINAL})(?!\w)", re.IGNORECASE)
_YEAR_AFTER = re.compile(r",? (?:of )?(?:19|20)\d\d(?!\d)")
_AMOUNT = re.compile(
    r"(?<![\w.,])(?:\d[\d.,]{0,15} ?(?:k|thousand|hundred|million)?|"
    r"(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|"
    r"forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million)[ -]){1,5})[ -]?$",
    re.IGNORECASE,
)
_NUMBER_AFTER = re.compile(
    r"(?:[ :#]{1,2}(?:number|num|no\.?|nr\.?|id|is|was)){0,3}[ :]{0,2}#?[ ]?"
    r"(?P<number>[A-Za-z]{0,4}-?\d[\w/:-]{1,20}\w)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\ds?")
_HOUSE = re.compile(r"(?<!\w)\d{1,6}[A-Za-z]? (?:[NSEW]\.? )?$")
_JOINS = frozenset("of for the and de la at on &".split())
_NO_NAME = frozenset("i i'm i've i'd i'll the a an and but so or yes no".split())
_VERBS = ("may", "march", "mar")
_PARTS = 4
"""Words of a name at most."""

Spot = tuple[int, int, str]


def find(text: str, spots: Sequence[Spot], *, cased: bool) -> Iterator[Hit]:
    """What stands beside a cue; ``spots`` are the words of :data:`ALL`, in lower case, in order."""
    for start, end, word in spots:
        if word in TITLES:
            yield from _titled(text, start, end, word, cased=cased)
        if word in NAMED and (cased or word in _PLAINLY_NAMED):
            yield from _named(text, end, word, cased=cased)
        if word in MONTHS:
            yield from _date(text, start, end, cased=cased)
        if word in MONEY and (sum_ := _AMOUNT.search(text, max(0, start - 60), start)):
            yield Hit(sum_.start(), end, "money", ASK)
        number = _NUMBER_AFTER.match(text, end) if word in NUMBERED else None
        if number and not _YEAR.fullmatch(number["number"]):
            yield Hit(*number.span("number"), "number", LIKELY)
        if word in STREETS:
            yield from _address(text, start, end)
        if word in INSTITUTIONS and text[start].isupper():
            yield from _institution(text, start, end)


def _titled(text: str, start: int, end: int, title: str, *, cased: bool) -> Iterator[Hit]:
    gap = (_AFTER_SHORT_TITLE if len(title) < 5 else _AFTER_TITLE).match(text, end)
    at = first = gap.end() if gap else -1
    last = -1
    said_as_a_word = text[start].islower() or title in ("don", "sir", "miss")
    for _ in range(_PARTS):
        match = _NEXT.match(text, at) if at >= 0 else None
        if not match or not _is_named(match[0], said_as_a_word, cased):
            break
        last = match.start() + len(bare(match[0]))
        at = match.end() + 1 if text[match.end() : match.end() + 1] == " " and cased else -1
    if last >= 0:
        yield Hit(first, last, "title", LIKELY if cased else ASK)


def _is_named(word: str, strictly: bool, cased: bool) -> bool:
    """Whether a word after a title is a name; ``strictly`` where the title may be none."""
    name = key(word)
    if not cased:
        return len(name) > 2 and not is_common(name)
    if not word[0].isupper() or name in _NO_NAME or name in INSTITUTIONS:
        return False
    return not strictly or not is_common(name)


def _named(text: str, end: int, cue: str, *, cased: bool) -> Iterator[Hit]:
    gap = _IS.match(text, end)
    at = first = gap.end() if gap else -1
    last = -1
    for _ in range(_PARTS):
        match = _NEXT.match(text, at) if at >= 0 else None
        name = key(match[0]) if match else "i"
        if (
            not match
            or name in _NO_NAME
            or not (match[0][0].isupper() if cased else not is_common(name))
        ):
            break
        last = match.start() + len(bare(match[0]))
        at = match.end() + 1 if text[match.end() : match.end() + 1] == " " and cased else -1
    if last >= 0:
        sure = cue in _PLAINLY_NAMED and cased
        yield Hit(first, last, "introduction", LIKELY if sure else ASK)


def _date(text: str, start: int, end: int, *, cased: bool) -> Iterator[Hit]:
    before = _BEFORE_MONTH.search(text, max(0, start - 24), start)
    ended = text[end : end + 1] == "." and end - start > 4
    day = None if before or ended else _DAY_AFTER.match(text, end)
    after = day.end() if day else end
    year = _YEAR_AFTER.match(text, after)
    if not before and text[start].islower() and text[start:end] in _VERBS and cased:
        return
    if before or day or year:
        from_ = before.start() if before else start
        strength = LIKELY if before or day else ASK
        yield Hit(from_, year.end() if year else after, "date", strength)


def _address(text: str, start: int, end: int) -> Iterator[Hit]:
    """``412 Maple Street``; without a number it is asked about."""
    if not text[start].isupper():
        return
    first = _capitals_before(text, start, joins=frozenset())
    if first == start:
        return
    house = _HOUSE.search(text, max(0, first - 12), first)
    if house:
        yield Hit(house.start(), end, "address", LIKELY)
    elif not begins_sentence(text, first):
        yield Hit(first, end, "address", ASK)


def _institution(text: str, start: int, end: int) -> Iterator[Hit]:
    """An institution with all of its name; one without a rare word is asked about."""
    first = _capitals_before(text, start, _JOINS)
    last = end
    words: list[str] = []
    while (joined := _JOINED.match(text, last)) and len(words) < 6:
        words.append(joined[1])
        last = joined.end()
    words += _NEXT.findall(text[first:start])
    if any(word[0].isupper() for word in words):
        rare = any(word[0].isupper() and not is_common(key(word)) for word in words)
        yield Hit(first, last, "organisation", LIKELY if rare else ASK)


_JOINED = re.compile(
    r"(?:'s)?(?: (?:of|for|of the|for the|and|&|de|de la|del))? ([A-Z][^\W\d_]*(?:[-'][^\W\d_]+)*)"
)


def _capitals_before(text: str, start: int, joins: frozenset[str]) -> int:
    """Where the capitalised words begin that stand right before ``start``, at most six."""
    first = at = start
    for _ in range(8):
        if text[at - 1 : at] != " ":
            break
        begin = at - 1
        while (
            begin > max(0, at - 30) and not text[begin - 1].isspace() and text[begin - 1] != "\x00"
        ):
            begin -= 1
        word = text[begin : at - 1]
        if not word or (word[-1] in ".,;:!?" and len(word) > 3):
            break
        if word == "the" and not text[:begin].endswith(("of ", "for "), max(0, begin - 4)):
            break
        if word[0].isupper() and key(word) not in _NO_NAME | FUNCTION:
            first = begin
        elif word not in joins:
            break
        at = begin
    return first


FUNCTION = frozenset(
    "he she it we you they this that these those my your his her our their its in on at from with "
    "by for as if when where while because then there what who which how why is are was were do "
    "does did well also even every each some any one two at to".split()
)
