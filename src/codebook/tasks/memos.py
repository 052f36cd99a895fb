"""Memos as people look for them, write them and take them along."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from codebook.confidential import gate
from codebook.core.folding import Folded
from codebook.core.memos import About, Memo
from codebook.core.text import clean, printable
from codebook.errors import BadInput
from codebook.formats import memos_md

if TYPE_CHECKING:
    from codebook.store.study import Study

NAMES = {
    About.STUDY: "study",
    About.JOURNAL: "journal",
    About.TRANSCRIPT: "transcript",
    About.CODE: "code",
    About.PASSAGE: "passage",
    About.CODING: "coding",
}
"""What people call the kinds, in the order in which they are listed."""

_SUSPECTS = {
    "email": "an e-mail address",
    "phone": "a phone number",
    "digits": "a long number",
    "spoken-digits": "a spoken number",
    "number": "a number of a case or document",
    "url": "an address of a page",
    "handle": "a handle",
    "title": "a name behind a title",
    "introduction": "a name that is introduced",
    "spelled": "a name spelled out",
    "address": "an address",
}
"""What is warned of in notes, by rule. Dates, sums and places are what notes are about."""


# Showing


def day(time: str) -> date:
    """The day of a stored time on this computer's calendar."""
    return datetime.fromisoformat(time).astimezone().date()


def today() -> date:
    """The day it is on this computer's calendar."""
    return datetime.now(UTC).astimezone().date()


def place(memo: Memo) -> str:
    """What a memo is about, in a few words; a journal entry is about its day."""
    match memo.about:
        case About.JOURNAL:
            return str(day(memo.made_at)) if memo.made_at else str(today())
        case About.TRANSCRIPT:
            return memo.transcript
        case About.CODE:
            return memo.code
        case About.PASSAGE:
            return f"{memo.transcript} {memo.start}–{memo.end}"
        case About.CODING:
            return f"{memo.transcript} {memo.start}–{memo.end} {memo.code}"
        case _:
            return "the study"


def first_line(memo: Memo) -> str:
    """The first line that has words, made safe to show."""
    return next(filter(None, map(printable, memo.text.splitlines())), "")


def quoted(study: Study, memos: Iterable[Memo]) -> dict[str, str]:
    """The words that memos on passages and on codings stand on, by the memo's id."""
    texts: dict[str, str] = {}
    found: dict[str, str] = {}
    for memo in memos:
        if memo.start is None or memo.end is None:
            continue
        if memo.transcript not in texts:
            texts[memo.transcript] = study.transcript(memo.transcript).text
        found[memo.id] = " ".join(texts[memo.transcript][memo.start : memo.end].split())
    return found


# Looking for


def on_passages(study: Study, author: str, transcript: str) -> list[Memo]:
    """An author's memos on passages of a transcript, by time."""
    memos = study.memos(author)
    return [m for m in memos if m.about is About.PASSAGE and m.transcript == transcript]


def around(memos: Iterable[Memo], offset: int) -> list[Memo]:
    """Those on passages that an offset in code points lies in, the shortest passage first."""
    found = [
        (memo.end - memo.start, memo.start, number, memo)
        for number, memo in enumerate(memos)
        if memo.start is not None and memo.end is not None and memo.start <= offset < memo.end
    ]
    return [memo for *_, memo in sorted(found, key=lambda one: one[:3])]


def matching(
    memos: Iterable[Memo], words: str, kind: About | None, stand_on: Mapping[str, str]
) -> list[Memo]:
    """The memos of a kind that hold all the words, in what they say or in what they are about.

    ``stand_on`` is what :func:`quoted` found. Case and accents do not matter.
    """
    wanted = Folded(words).text.split()
    return [
        memo
        for memo in memos
        if kind in (None, memo.about)
        and (not wanted or _holds(memo, wanted, stand_on.get(memo.id, "")))
    ]


def _holds(memo: Memo, wanted: Sequence[str], stand_on: str) -> bool:
    text = Folded(f"{place(memo)}\n{stand_on}\n{memo.text}").text
    return all(word in text for word in wanted)


def last_about(memos: Iterable[Memo], like: Memo) -> Memo | None:
    """The newest memo about the same thing, which is gone on with; of the journal, today's."""
    return next(
        (memo for memo in reversed(list(memos)) if _thing(memo) == _thing(like)),
        None,
    )


def _thing(memo: Memo) -> tuple[object, ...]:
    when = place(memo) if memo.about is About.JOURNAL else ""
    return memo.about, memo.author, memo.transcript, memo.code, memo.start, memo.end, when


# Writing


def caution(text: str) -> str:
    """What in a memo looks like an identity, without its words; empty where nothing does."""
    text = clean(text).text
    found = {
        f"{_SUSPECTS[finding.rule]} in line {text.count(chr(10), 0, finding.start) + 1}": None
        for finding in gate.find(text, "")
        if finding.rule in _SUSPECTS and finding.strength != gate.ASK
    }
    return ", ".join(found)


def save(study: Study, memo: Memo) -> None:
    """Stores a memo, new or changed, without what is invisible; an empty text takes it away.

    A memo on a coding is part of the coding and is written with it.
    """
    text = clean(memo.text).text.strip()
    if memo.about is About.CODING:
        study.edit(memo.author, memo.id, memo=text)
        return
    study.write_memo(
        Memo(
            memo.id,
            memo.about,
            memo.author,
            text,
            memo.transcript,
            memo.code,
            memo.start,
            memo.end,
        )
    )


# Taking along


def page(title: str, memos: Iterable[Memo], words: dict[str, str]) -> str:
    """The memos as Markdown, by kind and, within a kind, by day; ``words`` as of `quoted`."""
    order = list(NAMES)
    ordered = sorted(memos, key=lambda memo: (order.index(memo.about), memo.made_at, memo.id))
    return memos_md.write(
        f"{title}: memos" if title else "Memos", (_entry(m, words) for m in ordered)
    )


def _entry(memo: Memo, words: dict[str, str]) -> memos_md.Entry:
    where = "" if memo.about is About.JOURNAL else place(memo)
    author = memo.author or "lead"
    about = f"{NAMES[memo.about].capitalize()}"
    return memos_md.Entry(
        about, str(day(memo.made_at)), where, author, words.get(memo.id, ""), memo.text
    )


def export(file: Path, text: str) -> Path:
    """Writes a new file that nobody else can read; :class:`BadInput` where that cannot be done."""
    file = file.expanduser()
    try:
        descriptor = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        raise BadInput(f"{file} exists already; give another name") from None
    except OSError as error:
        raise BadInput(f"{file} cannot be written: {error.strerror}") from None
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as out:
            out.write(text)
    except OSError as error:
        file.unlink(missing_ok=True)
        raise BadInput(f"{file} cannot be written: {error.strerror}") from None
    return file
