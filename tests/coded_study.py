"""The small study of the fixtures with a few codings, small enough to be counted by hand.

Transcript ``one``: S-1 says "It was cold and long." from 22. Transcript ``two``: S-2 "They were
kind." from 5, L-1 "We were late." from 26, S-2 "Very." from 45.
"""

from codebook.core.codings import Coding, Quotable, Stance
from codebook.store.study import Study


def code(study: Study) -> None:
    """Codes as two coders: ana finishes both transcripts, ben the first alone."""
    study.apply(
        [
            Coding("", "one", 22, 28, "a/b", "ana", stance=Stance.SUPPORTS),
            Coding("", "one", 29, 33, "a/d", "ana", memo="<cold>", stance=Stance.COUNTERS),
            Coding("", "one", 22, 33, "e", "ana", quotable=Quotable.NEVER),
            Coding("", "two", 5, 9, "a/b/c", "ana"),
            Coding("", "two", 5, 39, "e", "ana"),
            Coding("", "one", 5, 16, "e", "ana"),  # the interviewer's words
            Coding("", "one", 22, 28, "a/b", "ben"),
            Coding("", "one", 38, 42, "e", "ben", stance=Stance.MIXED),
            Coding("", "two", 45, 49, "a", "ben"),
        ]
    )
    study.finish("ana", ["one", "two"])
    study.finish("ben", ["one"])
