"""Tallies on very many codings, beside hand-written SQL that answers the same question.

The floor counts, in SQL on the same file, the distinct people of each code and category with
every parent as a union; both answers are compared before either is timed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from benchmarks.common import Measured, in_turns, ratio
from benchmarks.material import big_study, deep_tree, wide_study
from codebook.store.study import Study
from codebook.tasks.tally import Question, tally

_BUDGET = 1.5
_PEOPLE = """
WITH RECURSIVE above(code, ancestor) AS (
  SELECT id, id FROM code
  UNION ALL SELECT a.code, c.parent_id FROM above a JOIN code c ON c.id = a.ancestor
   WHERE c.parent_id IS NOT NULL),
pairs AS (
  SELECT DISTINCT g.code_id AS code, s.interviewee_id AS person
    FROM coding g JOIN coding_speaker s ON s.coding_id = g.id
    JOIN finished f ON f.coder_id = g.coder_id AND f.transcript_id = g.transcript_id
   WHERE {where})
SELECT a.ancestor, i.category_id, count(DISTINCT p.person)
  FROM pairs p JOIN above a ON a.code = p.code JOIN interviewee i ON i.id = p.person
 GROUP BY 1, 2
"""
_PASSAGES = """
WITH RECURSIVE above(code, ancestor) AS (
  SELECT id, id FROM code
  UNION ALL SELECT a.code, c.parent_id FROM above a JOIN code c ON c.id = a.ancestor
   WHERE c.parent_id IS NOT NULL),
pieces AS (
  SELECT DISTINCT a.ancestor AS code, i.category_id AS category,
         g.transcript_id, g.start, g.end
    FROM coding g JOIN coding_speaker s ON s.coding_id = g.id
    JOIN finished f ON f.coder_id = g.coder_id AND f.transcript_id = g.transcript_id
    JOIN interviewee i ON i.id = s.interviewee_id
    JOIN above a ON a.code = g.code_id
   WHERE {where})
SELECT code, category, count(*) FROM pieces GROUP BY 1, 2
"""
_ANA = "g.coder_id = (SELECT id FROM coder WHERE name = 'ana')"
_ASKED = {
    "one layer": (Question(layer="ana", internal=True), _PEOPLE, _ANA),
    "all layers": (Question(layer="all", internal=True), _PEOPLE, "1"),
    "all layers, one stance": (
        Question(layer="all", internal=True, stance="supports"), _PEOPLE, "g.stance = 'supports'",
    ),
    "all layers, top categories, protected": (
        Question(layer="all", level=1, depth=1), _PEOPLE, "1",
    ),
    "one layer, passages": (
        Question(layer="ana", internal=True, count="passages"), _PASSAGES, _ANA,
    ),
}  # fmt: skip


def measure(folder: Path, quick: bool) -> list[Measured]:
    """Each question on 1,000,000 codings (50,000 when quick): of few people, and of many."""
    codings, people = (50_000, 500) if quick else (1_000_000, 10_000)
    few, many = folder / "tally.study", folder / "wide-tally.study"
    big_study(few, codings)
    wide_study(many, people, codings, words=40, book=deep_tree(500))
    with Study.open(many) as study:
        keys = [info.key for info in study.transcripts()]
        for coder in study.coder_names():
            study.finish(coder, keys[: len(keys) - 2])
    return [
        *_measured(few, f"{codings:,} codings", quick),
        *_measured(many, f"the same, {people:,} people, 500 codes", quick),
    ]


def _measured(path: Path, what: str, quick: bool) -> list[Measured]:
    bare = sqlite3.connect(path)
    found = []
    with Study.open(path) as study:
        for name, (question, sql, where) in _ASKED.items():
            query = sql.format(where=where)
            if question.internal:
                _compare(study, bare, question, query)
            floor, ours = in_turns(_bare(bare, query), _ours(study, question), 3 if quick else 5)
            found.append(ratio(f"tally, {what}: {name}", floor, ours, _BUDGET))
    bare.close()
    return found


def _bare(connection: sqlite3.Connection, query: str) -> Callable[[], object]:
    return lambda: connection.execute(query).fetchall()


def _ours(study: Study, question: Question) -> Callable[[], object]:
    return lambda: tally(study, question)


def _compare(study: Study, bare: sqlite3.Connection, question: Question, query: str) -> None:
    counted = sorted(n for _, _, n in bare.execute(query) if n)
    cells = [cell.n for row in tally(study, question).rows for cell in row.cells]
    lows = [cell.low for row in tally(study, question).rows for cell in row.cells]
    assert len(cells) == len(lows)
    assert sorted(low for low in lows if low) == counted, "the two do not count the same"
