"""Words are counted quickly, and as the core counts them; passages and speakers in groups."""

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from codebook.core.codings import Coding
from codebook.core.text import words_in
from codebook.store.study import Study
from codebook.store.word_count import words_of

PIECES = st.sampled_from([*"ab_1 '.-,\n(’‘“”—–…é字", "word", "two-part", "it’s", "..."])
TEXTS = st.lists(PIECES, max_size=40).map("".join)


@given(text=TEXTS, data=st.data())
@example(text="a.b.c.d e--f 'g' h-'i", data=None)
def test_words_are_counted_as_the_core_counts_them(text: str, data: st.DataObject | None) -> None:
    cuts = [0, len(text)]
    if data is not None:
        cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6)))
    spans = list(pairwise(cuts))
    assert words_of(text, spans) == sum(words_in(text, start, end) for start, end in spans)


def test_the_words_of_codings_are_those_of_their_speakers(study: Study) -> None:
    import sqlite3

    text = study.transcript("two").text
    passages = [(0, len(text)), (text.index("kind"), text.index("late")), (5, 6)]
    codes = ["a", "a/b", "e"]
    study.apply(
        Coding("", "two", start, end, code, "ana")
        for (start, end), code in zip(passages, codes, strict=True)
    )
    with sqlite3.connect(study.path) as raw:
        rows = raw.execute(
            "SELECT code.key, pseudonym, words FROM coding_speaker"
            " JOIN coding ON coding.id = coding_id JOIN code ON code.id = code_id"
            " JOIN interviewee ON interviewee.id = interviewee_id ORDER BY 1, 2"
        ).fetchall()
    raw.close()
    assert rows == [
        ("a", "L-1", 3),
        ("a", "S-2", 4),
        ("b", "L-1", 2),
        ("b", "S-2", 1),
        ("e", "S-2", 1),
    ]
