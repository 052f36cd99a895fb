"""Searching all transcripts, beside a bare full-text query of SQLite on the same turns.

The floor has an index on disk and gives each turn that holds the word, with a snippet; ours has
none there, so that no copy of a word outlives its redaction, and gives each place with the words
around it. What it has is in memory, made by the first searches of a study, a part by each.
"""

from __future__ import annotations

import random
import sqlite3
import time
from pathlib import Path

from benchmarks.common import Measured, in_turns, milliseconds, ratio
from benchmarks.material import CODERS, people, spoken, transcript, tree
from codebook.core.categories import Scheme
from codebook.store.study import Study
from codebook.tasks.hits import talks
from codebook.tasks.search import Question, prepare

_BUDGET = 3.0
_ASKED = {"a common word": "pena", "a rare word": "zubaco", "a phrase": '"ba ro"'}


def measure(folder: Path, quick: bool) -> list[Measured]:
    """42 interviews, 350,000 words in all (42,000 when quick)."""
    path = folder / "finding.study"
    words = 1000 if quick else 8334
    chance, listed = random.Random(11), people()
    Study.create(path, title="", tree=tree(), scheme=Scheme(), interviewees=listed)
    indexed = sqlite3.connect(folder / "indexed.db")
    indexed.execute("CREATE VIRTUAL TABLE turn USING fts5(key UNINDEXED, words)")
    with Study.open(path) as study:
        study.add_coders(CODERS)
        made = [transcript(p.pseudonym, spoken(chance, p.pseudonym, words)) for p in listed]
        study.add_transcripts(made)
        for one in made:
            rows = [(one.key, one.text[turn.start : turn.end]) for turn in one.turns]
            indexed.executemany("INSERT INTO turn VALUES (?,?)", rows)
        indexed.commit()
        first = [_time_of(study) for _ in range(2)]
        while not all(talk.is_ready for talk in talks(study)):
            _time_of(study)
        lines = [_one(study, indexed, what, query) for what, query in _ASKED.items()]
    indexed.close()
    for which, seconds in zip(("first", "second"), first, strict=True):
        lines.append(Measured(f"finding: the {which} search", "", milliseconds(seconds)))
    return lines


def _time_of(study: Study) -> float:
    """Seconds that a search takes."""
    begun = time.perf_counter()
    prepare(study, Question(_ASKED["a rare word"], interviewers=True)).run()
    return time.perf_counter() - begun


def _one(study: Study, indexed: sqlite3.Connection, what: str, query: str) -> Measured:
    def floor() -> int:
        asked = "SELECT key, snippet(turn, 1, '<', '>', '…', 20) FROM turn WHERE turn MATCH ?"
        return len(indexed.execute(asked, (query,)).fetchall())

    def ours() -> int:
        found = prepare(study, Question(query, interviewers=True)).run()
        return len([hit.before for hit in found[:200]]) and len(found)

    assert bool(floor()) == bool(ours())
    return ratio(f"finding {what}, {ours():,} places", *in_turns(floor, ours, 25), _BUDGET)
