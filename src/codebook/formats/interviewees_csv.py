"""interviewees.csv: who is studied, by pseudonym and category."""

from __future__ import annotations

import re
from dataclasses import dataclass

from codebook.core.categories import UNKNOWN, Interviewee
from codebook.core.codes import ancestors, depth
from codebook.errors import BadInput
from codebook.formats import delimited
from codebook.formats.codebook_yaml import CATEGORY_KEY, DEEPEST
from codebook.formats.delimited import Line

_PSEUDONYM = re.compile(r"[\w.-]{1,40}")
_CONSENT = ("verbatim", "paraphrase", "none")
_COLUMNS = {"pseudonym", "category", "file", "consent"}


@dataclass(frozen=True, slots=True)
class ListedInterviewee:
    """A row of the list. ``file`` says which interview is theirs and is never stored."""

    interviewee: Interviewee
    file: str
    line: int


def read(data: bytes, file: str) -> list[ListedInterviewee]:
    """The people of a list. An empty category, and ``Unknown``, become ``unknown``."""
    lines = delimited.read(data, file, ("pseudonym", "category"))
    if not lines:
        raise BadInput("lists nobody", file=file)
    people = [_person(line, file) for line in lines]
    _refuse_twice(people, file)
    _refuse_parents(people, file)
    return people


def _person(line: Line, file: str) -> ListedInterviewee:
    cells = {name: cell.strip() for name, cell in line.cells.items()}
    pseudonym = cells["pseudonym"]
    if not _PSEUDONYM.fullmatch(pseudonym):
        raise BadInput(
            f"the pseudonym {pseudonym!r} is not made of letters, digits, '-', '_' and '.'",
            file=file,
            line=line.number,
        )
    category = _category(cells["category"].strip("/"), file, line.number)
    consent = cells.get("consent", "").casefold() or "verbatim"
    if consent not in _CONSENT:
        raise BadInput(
            f"consent is {', '.join(_CONSENT)}, not {consent!r}", file=file, line=line.number
        )
    attributes = {k: v for k, v in cells.items() if k not in _COLUMNS and v}
    who = Interviewee(pseudonym, category, consent, attributes)
    return ListedInterviewee(who, cells.get("file", ""), line.number)


def _category(path: str, file: str, line: int) -> str:
    top, below, _ = path.partition("/")
    if not path or top.casefold() == UNKNOWN:
        if below:
            raise BadInput(f"{UNKNOWN} has no categories below it", file=file, line=line)
        return UNKNOWN
    if not all(CATEGORY_KEY.fullmatch(key) for key in path.split("/")):
        raise BadInput(
            f"the category {path!r} is no path of letters, digits, '-' and '_' like "
            "advocates/survivor",
            file=file,
            line=line,
        )
    if depth(path) > DEEPEST:
        raise BadInput(f"a category of more than {DEEPEST} levels", file=file, line=line)
    return path


def _refuse_twice(people: list[ListedInterviewee], file: str) -> None:
    seen: dict[str, int] = {}
    for listed in people:
        name = listed.interviewee.pseudonym
        if name.casefold() in seen:
            raise BadInput(
                f"{name} is listed already on line {seen[name.casefold()]}",
                file=file,
                line=listed.line,
            )
        seen[name.casefold()] = listed.line


def _refuse_parents(people: list[ListedInterviewee], file: str) -> None:
    used = {listed.interviewee.category: listed.line for listed in people}
    for listed in people:
        category = listed.interviewee.category
        for above in list(ancestors(category))[1:]:
            if above in used:
                raise BadInput(
                    f"{category} lies below {above}, which line {used[above]} gives to somebody; "
                    "an interviewee belongs to a category with none below it",
                    file=file,
                    line=listed.line,
                )
