"""Invented material of any size, the same for the same seed."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

from codebook.core.categories import Interviewee, Scheme
from codebook.core.codes import Code, CodeTree
from codebook.core.codings import Coding
from codebook.core.turns import Role, Turn
from codebook.store.study import Study
from codebook.store.values import NewTranscript
from codebook.tasks.shipped import read_codebook

CATEGORIES = (
    ("police/federal", 2), ("police/local", 7), ("prosecutors/federal", 3),
    ("prosecutors/local", 2), ("advocates/police", 5), ("advocates/nonprofit", 7),
    ("advocates/survivor", 7), ("advocates/health", 2), ("experts", 7),
)  # fmt: skip
CODERS = ("ana", "ben", "eve", "ida")
_SYLLABLES = "ba co di fu ga he li mo na pe ro sa te va zu".split()
_STANCES = ("", "", "", "supports", "counters")


def tree() -> CodeTree:
    """The shipped codebook."""
    return read_codebook("tvpa-3p").tree


def people() -> list[Interviewee]:
    """Forty-two interviewees in nine categories."""
    found: list[Interviewee] = []
    for category, count in CATEGORIES:
        found += [Interviewee(f"P-{len(found) + n + 1:02}", category) for n in range(count)]
    return found


def sentence(chance: random.Random) -> str:
    """Some words that mean nothing."""
    words = [
        "".join(chance.choices(_SYLLABLES, k=chance.choice((1, 1, 2, 2, 3))))
        for _ in range(chance.randint(4, 18))
    ]
    return f"{' '.join(words).capitalize()}."


def spoken(chance: random.Random, pseudonym: str, words: int) -> str:
    """The text of an interview with about ``words`` words, as a file holds it."""
    turns: list[str] = []
    count = 0
    while count < words:
        speaker = pseudonym if len(turns) % 2 else "INT"
        said = " ".join(sentence(chance) for _ in range(chance.randint(1, 6)))
        count += said.count(" ") + 1
        turns.append(f"{speaker}: {said}")
    return "\n\n".join(turns) + "\n"


def transcript(key: str, text: str) -> NewTranscript:
    """The transcript of such a text, its turns found by their labels."""
    turns, at = [], 0
    for line in text.split("\n"):
        label, colon, _ = line.partition(": ")
        if colon:
            role = Role.INTERVIEWER if label == "INT" else Role.INTERVIEWEE
            turns.append(Turn(label, role, at + len(label) + 2, at + len(line)))
        at += len(line) + 1
    return NewTranscript(key, text, tuple(turns), reviewed_by="bench")


def small_study(path: Path, words: int = 1200) -> None:
    """A study of the 42 with an interview each, and four coders."""
    chance = random.Random(1)
    listed = people()
    Study.create(path, title="bench", tree=tree(), scheme=Scheme(), interviewees=listed)
    with Study.open(path) as study:
        texts = [(p.pseudonym, spoken(chance, p.pseudonym, words)) for p in listed]
        study.add_transcripts([transcript(key, text) for key, text in texts])
        study.add_coders(CODERS)
        for coder in CODERS:
            study.finish(coder, [p.pseudonym for p in listed[: len(listed) - 2]])


def overlapping(text_length: int, count: int, codes: CodeTree, key: str) -> list[Coding]:
    """Codings in clusters that overlap, one to 15 deep, each cluster with different codes."""
    chance = random.Random(2)
    paths = [code.path for code in codes]
    made: list[Coding] = []
    deep = [chance.choice((1, 1, 1, 2, 2, 3, 15)) for _ in range(count)]
    clusters = next(n for n in range(1, count + 1) if sum(deep[:n]) >= count)
    step = text_length // clusters
    for cluster in range(clusters):
        for depth in range(min(deep[cluster], count - len(made))):
            start = cluster * step + depth
            end = start + chance.randint(15, max(16, step - 16))
            code = paths[(cluster + depth) % len(paths)]
            made.append(Coding(f"{len(made):016x}", key, start, end, code, "ana"))
    return sorted(made, key=lambda coding: (coding.start, coding.end))


def big_study(path: Path, codings: int) -> None:
    """A small study with very many codings, written past the program and without a log.

    A tally reads the tables alone, so they are what it is measured on. Each coding covers words
    of one interviewee, as the program would have found.
    """
    small_study(path)
    fill(path, codings)


def deep_tree(codes: int) -> CodeTree:
    """A codebook of many codes: three levels, about eight codes below each."""
    paths: list[str] = []
    for top in range(8):
        paths.append(f"t{top}")
        for middle in range(8):
            paths.append(f"t{top}/m{middle}")
            paths += [f"t{top}/m{middle}/c{leaf}" for leaf in range(7)]
    return CodeTree(tuple(Code(path, path.rpartition("/")[2]) for path in paths[:codes]))


def wide_study(
    path: Path, transcripts: int, codings: int, words: int = 250, book: CodeTree | None = None
) -> None:
    """A study of as many short transcripts, each of a person of its own, filled likewise."""
    chance = random.Random(10)
    listed = [
        Interviewee(f"P-{n:04}", CATEGORIES[n % len(CATEGORIES)][0]) for n in range(transcripts)
    ]
    texts = [spoken(chance, "P-0000", words) for _ in range(10)]
    Study.create(path, title="bench", tree=book or tree(), scheme=Scheme(), interviewees=listed)
    with Study.open(path) as study:
        study.add_transcripts(
            [
                transcript(person.pseudonym, texts[n % 10].replace("P-0000", person.pseudonym))
                for n, person in enumerate(listed)
            ]
        )
        study.add_coders(CODERS)
    fill(path, codings)


def fill(path: Path, codings: int) -> None:
    """Puts codings into a study past the program, without a log."""
    chance = random.Random(3)
    connection = sqlite3.connect(path)
    codes = [row[0] for row in connection.execute("SELECT id FROM code ORDER BY position")]
    coders = [row[0] for row in connection.execute("SELECT id FROM coder")]
    turns = connection.execute(
        "SELECT r.transcript_id, t.interviewee_id, t.start, t.end FROM turn t"
        " JOIN revision r ON r.id = t.revision_id WHERE t.interviewee_id IS NOT NULL"
    ).fetchall()

    def rows() -> list[tuple[object, ...]]:
        made: list[tuple[object, ...]] = []
        for number in range(1, codings + 1):
            transcript_id, person, start, end = chance.choice(turns)
            begin = chance.randrange(start, end)
            made.append(
                (number, transcript_id, chance.choice(coders), chance.choice(codes), begin,
                 min(end, begin + chance.randint(1, 200)), chance.choice(_STANCES), person)
            )  # fmt: skip
        return made

    filled = rows()
    with connection:
        connection.executemany(
            "INSERT INTO coding (id, transcript_id, coder_id, code_id, revision, start, end, memo,"
            " stance, quotable, made_at, made_under, digest_key, digest)"
            " VALUES (?,?,?,?,1,?,?,'',?,'verbatim','',1,'','')",
            (row[:7] for row in filled),
        )
        connection.executemany(
            "INSERT INTO coding_speaker (coding_id, interviewee_id, words) VALUES (?,?,1)",
            ((row[0], row[7]) for row in filled),
        )
    connection.execute("ANALYZE")
    connection.close()
