"""``codebook search``, as a real process."""

from pathlib import Path

import pytest

from codebook.core.categories import Interviewee, Scheme
from codebook.core.codings import Coding, Stance
from codebook.store.study import Study
from command_folder import Folder
from small_study import TREE, transcript

NO, FIRST = "No cuffs there.", "Cuffs first, yes."


@pytest.fixture
def run(tmp_path: Path) -> Folder:
    """A folder with a study of two transcripts, two coders, and a coding of each."""
    folder = tmp_path / "work"
    folder.mkdir()
    people = [Interviewee("AD-01"), Interviewee("SA-01", "advocates/survivor")]
    path = folder / "s.study"
    Study.create(path, title="S", tree=TREE, scheme=Scheme(), interviewees=people)
    with Study.open(path) as study:
        study.add_transcripts(
            [
                transcript("talk", ("INT", "How was it?"), ("AD-01", NO)),
                transcript("two", ("SA-01", FIRST), ("SA-01", "Then cuffs.")),
            ]
        )
        study.add_coders(["ana", "ben"])
        said = Stance.COUNTERS
        study.apply([Coding("", "talk", 27, 36, "e", "ben", "none", said)])
        study.apply([Coding("", "two", 7, 12, "e", "ana")])
    return Folder(folder)


def test_passages_come_with_their_context(run: Folder) -> None:
    found = run.json("search", "s.study", "cuff*")
    assert found["total"] == 3
    assert [hit["transcript"] for hit in found["hits"]] == ["talk", "two", "two"]
    assert found["hits"][0] == {
        "transcript": "talk",
        "start": 27,
        "end": 32,
        "text": "cuffs",
        "before": "No ",
        "after": " there.",
        "turn": 2,
        "speaker": "AD-01",
        "category": "unknown",
    }
    shown = run("search", "s.study", '"cuffs first"')
    assert "INTERNAL" in shown
    assert "1 passage" in shown


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("cuffs", "--code", "e", "--coder", "ana"), [("two", "Cuffs")]),
        (("how was", "--interviewers"), [("talk", "How was")]),
        (("--code", "e"), [("talk", "cuffs the"), ("two", "Cuffs")]),
        (("--code", "e", "--meets", "a"), []),
        (("--code", "e", "--stance", "counters"), [("talk", "cuffs the")]),
        (("--code", "e", "--with-memo"), [("talk", "cuffs the")]),
        (("--code", "e", "--stance", "mixed"), []),
        (("cuffs", "--code", "e", "--with-memo"), [("talk", "cuffs")]),
        (("cuffs", "--code", "e", "--stance", "supports"), []),
        (("--code", "e", "--meets", "e", "--category", "advocates"), []),
        (("first OR there|then", "--speaker", "SA-01"), [("two", "first"), ("two", "Then")]),
        (("cuffs", "--category", "unknown"), [("talk", "cuffs")]),
    ],
)
def test_where_is_searched(
    run: Folder, options: tuple[str, ...], found: list[tuple[str, str]]
) -> None:
    hits = run.json("search", "s.study", *options)["hits"]
    assert [(hit["transcript"], hit["text"]) for hit in hits] == found


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("cuffs", "--speaker", "SA-1"), 1, "did you mean SA-01?"),
        (("/(a+)+b/",), 1, "could take too long"),
        ((), 2, "give a text"),
        (("cuffs", "--meets", "e"), 2, "--meets takes --code"),
        (("cuffs", "--with-memo"), 2, "--stance and --with-memo are for"),
        (("--code", "e", "--stance", "for"), 2, "--stance takes supports, counters"),
        (("--code", "e", "--meets", "a", "--category", "advocate"), 1, "did you mean advocates"),
        (("cuffs OR",), 1, "OR stands between two words"),
    ],
)
def test_wrong_searches_are_one_line(
    run: Folder, options: tuple[str, ...], code: int, said: str
) -> None:
    error = run("search", "s.study", *options, code=code)
    assert said in error
    assert len(error.strip().splitlines()) == 1
