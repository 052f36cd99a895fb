"""A thousand random actions, undos and redos, and the log still tells the same as the tables."""

import random
from contextlib import suppress
from pathlib import Path

from codebook.core.categories import Interviewee, Scheme
from codebook.core.codings import Coding, Quotable, Stance
from codebook.core.memos import About, Memo
from codebook.errors import CodebookError
from codebook.store.study import Study
from small_study import TREE, transcript

KEYS = ("one", "two")
CODERS = ("ana", "ben")
CODES = ("a", "a/b", "a/b/c", "a/d", "e")
KINDS = (
    "apply", "batch", "remove", "edit", "finish", "undo", "redo",
    "resize", "recode", "split", "merge", "memo", "merge codes",
)  # fmt: skip


def _act(study: Study, chance: random.Random) -> str:
    """Does one thing as one of the coders; what it was."""
    coder, key = chance.choice(CODERS), chance.choice(KEYS)
    kind = chance.choices(KINDS, (30, 5, 10, 10, 5, 22, 18, 6, 4, 4, 4, 2, 1))[0]
    if kind in ("apply", "batch"):
        study.apply(
            [_coding(chance, coder, key) for _ in range(1 if kind == "apply" else 6)],
        )
    elif kind == "finish":
        chance.choice((study.finish, study.unfinish))(coder, [key])
    elif kind in ("undo", "redo"):
        # What another coder's merge of codes has changed since is not taken back.
        with suppress(CodebookError):
            (study.undo if kind == "undo" else study.redo)(coder)
    elif kind == "memo":
        study.write_memo(Memo("", About.TRANSCRIPT, coder, "hm", key))
    elif kind == "merge codes":
        study.merge_codes(coder, ["a/d"], "e")
    elif layer := study.layer(coder, key):
        coding = chance.choice(layer)
        if kind == "resize":
            start = max(0, coding.start - chance.randrange(0, 9))
            study.resize(coder, coding.id, start, coding.end + chance.randrange(0, 9))
        elif kind == "recode":
            study.recode(coder, [coding.id, chance.choice(layer).id], chance.choice(CODES))
        elif kind == "split":
            if coding.end - coding.start > 1:
                study.split(coder, coding.id, coding.start + 1, coding.start + 1)
        elif kind == "merge":
            same = [other.id for other in layer if other.code == coding.code]
            if len(same) > 1:
                study.merge(coder, same[:2])
        elif kind == "remove":
            study.remove(coder, [coding.id])
        else:
            study.edit(coder, coding.id, memo=f"memo {chance.random()}", stance=Stance.MIXED)
    return kind


def _coding(chance: random.Random, coder: str, key: str) -> Coding:
    start = chance.randrange(0, 400)
    return Coding(
        "",
        key,
        start,
        start + chance.randrange(1, 25),
        chance.choice(CODES),
        coder,
        memo=chance.choice(("", "x", "y")),
        stance=chance.choice(list(Stance)),
        quotable=chance.choice(list(Quotable)),
    )


def test_tables_and_log_agree_after_a_thousand_actions(tmp_path: Path) -> None:
    path = tmp_path / "long.study"
    people = [Interviewee("S-1"), Interviewee("S-2")]
    Study.create(path, title="", tree=TREE, scheme=Scheme(), interviewees=people)
    chance = random.Random(1859)
    with Study.open(path) as study:
        turns = [("S-1", "word, two-part word’s end. " * 5), ("INT", "and? "), ("S-2", "so " * 99)]
        study.add_transcripts([transcript(key, *turns, ("S-1", key)) for key in KEYS])
        study.add_coders(CODERS)
        done = [_act(study, chance) for _ in range(1_000)]
        assert set(done) == set(KINDS)
        assert study.log_head()[1] > 1_000
        assert all(study.layer(coder, key) for coder in CODERS for key in KEYS)
        assert study.problems() == []
