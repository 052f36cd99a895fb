"""Applying a code and importing transcripts, beside bare sqlite3 with the same pragmas.

Screening is told apart: everything that decides whether a text may be stored, which is taking out
invisible characters, finding speaker labels, and looking for what must not get in. The floor of an
import reads, hashes and inserts the texts; a second one inserts their turns too.
"""

from __future__ import annotations

import hashlib
import itertools
import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.common import Measured, in_turns, milliseconds, ratio
from benchmarks.material import people, small_study, spoken, tree
from codebook.confidential import gate
from codebook.core.categories import Scheme
from codebook.core.codings import Coding
from codebook.formats import source
from codebook.store.study import Study
from codebook.tasks.import_transcripts import Request, import_transcripts

_PRAGMAS = (
    "journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "temp_store=MEMORY",
    "foreign_keys=ON",
)  # fmt: skip


def measure(folder: Path, quick: bool) -> list[Measured]:
    """One coding, durable; and 42 interviews of 8,000 words (4 of 2,000 when quick)."""
    return [_apply(folder, 60 if quick else 400), *_import(folder, quick)]


def _bare(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _apply(folder: Path, times: int) -> Measured:
    path = folder / "apply.study"
    small_study(path)
    bare = _bare(folder / "bare.db")
    bare.execute(
        "CREATE TABLE coding (id INTEGER PRIMARY KEY, transcript INTEGER, coder INTEGER,"
        " code INTEGER, start INTEGER, end INTEGER, memo TEXT, stance TEXT, quotable TEXT,"
        " made_at TEXT)"
    )
    chance, number = random.Random(7), itertools.count(1)
    with Study.open(path) as study:
        codes = [code.path for code in study.tree()]
        keys = [transcript.key for transcript in study.transcripts()]

        def floor() -> None:
            at = next(number)
            bare.execute("BEGIN IMMEDIATE")
            bare.execute(
                "INSERT INTO coding VALUES (?,1,1,1,?,?,'','','verbatim','2026')",
                (at, at, at + 50),
            )
            bare.execute("COMMIT")

        def ours() -> None:
            start = chance.randrange(4000)
            study.apply(
                [Coding("", chance.choice(keys), start, start + 50, chance.choice(codes), "ana")]
            )

        measured = ratio("applying a code, durable", *in_turns(floor, ours, times), 3)
    bare.close()
    return measured


def _import(folder: Path, quick: bool) -> list[Measured]:
    files = folder / "interviews"
    files.mkdir()
    chance = random.Random(8)
    listed = people()[: 4 if quick else 42]
    for person in listed:
        text = spoken(chance, person.pseudonym, 2000 if quick else 8000)
        (files / f"{person.pseudonym}.txt").write_text(text, encoding="utf-8")
    runs: dict[str, list[float]] = {"bare": [], "turns": [], "ours": [], "screening": []}
    for turn in range(5):
        runs["bare"].append(_timed(_bare_import, folder / f"bare{turn}.db", files, False))
        runs["turns"].append(_timed(_bare_import, folder / f"turns{turn}.db", files, True))
        runs["screening"].append(_timed(_screen, files))
        path = folder / f"import{turn}.study"
        Study.create(path, title="", tree=tree(), scheme=Scheme(), interviewees=people())
        with Study.open(path) as study:
            request = Request(files=(files,), interviewers=("INT",), reviewed_by="bench")
            runs["ours"].append(_timed(lambda s=study, r=request: import_transcripts(s, r)))
    bare, turns, ours, screening = (statistics.median(found) for found in runs.values())
    what = f"importing {len(listed)} transcripts"
    return [
        ratio(f"{what}, screening apart", bare, ours - screening, 4),
        ratio(f"{what}, beside texts and turns", turns, ours - screening, None),
        Measured(f"{what}: screening", "", milliseconds(screening)),
        Measured(f"{what}: in all", "", milliseconds(ours)),
    ]


def _timed(job: Callable[..., object], *arguments: object) -> float:
    begun = time.perf_counter()
    job(*arguments)
    return time.perf_counter() - begun


def _bare_import(path: Path, files: Path, with_turns: bool) -> None:
    connection = _bare(path)
    connection.execute("CREATE TABLE transcript (key TEXT, sha256 TEXT, text TEXT)")
    connection.execute("CREATE TABLE turn (key TEXT, speaker TEXT, start INTEGER, end INTEGER)")
    connection.execute("BEGIN IMMEDIATE")
    for file in sorted(files.iterdir()):
        content = file.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        text = content.decode()
        connection.execute("INSERT INTO transcript VALUES (?,?,?)", (file.stem, digest, text))
        if with_turns:
            connection.executemany("INSERT INTO turn VALUES (?,?,?,?)", _bare_turns(text, file))
    connection.execute("COMMIT")
    connection.close()


def _bare_turns(text: str, file: Path) -> Iterator[tuple[str, str, int, int]]:
    at = 0
    for line in text.split("\n"):
        speaker, colon, _ = line.partition(": ")
        if colon:
            yield file.stem, speaker, at + len(speaker) + 2, at + len(line)
        at += len(line) + 1


def _screen(files: Path) -> None:
    known = {person.pseudonym.casefold() for person in people()} | {"int"}
    for file in sorted(files.iterdir()):
        gate.find(source.read(file.read_bytes(), str(file), known).text, file.name)
