"""Where a coder's codings lie."""

from codebook.core.codings import Coding
from codebook.store.study import Study


def test_extents_are_of_one_coder_and_the_transcripts_asked_for(study: Study) -> None:
    study.apply(
        [
            Coding("", "two", 5, 12, "a/d", "ana"),
            Coding("", "one", 5, 9, "e", "ana"),
            Coding("", "one", 6, 9, "e", "ben"),
        ]
    )
    assert study.extents("ana", ["one", "gone", "two"]) == [[("e", 5, 9)], [], [("a/d", 5, 12)]]
    assert study.extents("ben", ["two"]) == [[]]
    assert study.extents("nobody", ["one"]) == [[]]
