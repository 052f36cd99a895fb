"""A small study that two coders finished, with a place of each kind of difference."""

from __future__ import annotations

from pathlib import Path

from codebook.core.categories import Interviewee, Scheme
from codebook.core.codings import Coding, Stance
from codebook.store.study import Study
from small_study import TREE, transcript

WORDS = (
    "It was cold and long. They were kind to us, and nobody asked. We waited for hours in the rain."
)


def build(path: Path) -> Path:
    """``one`` was finished by ana and ben, ``two`` by ana alone; cy has coded nothing.

    In ``one`` they differ on the ends of a/b, on e or a, and ben alone has another e; a/d is alike.
    """
    people = [Interviewee("S-1", "advocates/survivor"), Interviewee("S-2", "police")]
    Study.create(path, title="Small", tree=TREE, scheme=Scheme(), interviewees=people)
    with Study.open(path) as study:
        study.add_transcripts(
            [
                transcript("one", ("INT", "How was it?"), ("S-1", WORDS)),
                transcript("two", ("S-2", "They were kind.")),
            ]
        )
        study.add_coders(["ana", "ben", "cy"])
        text = study.transcript("one").text

        def coding(coder: str, code: str, words: str, stance: Stance = Stance.UNSAID) -> Coding:
            start = text.index(words)
            return Coding("", "one", start, start + len(words), code, coder, stance=stance)

        study.apply(
            [
                coding("ana", "a/b", "cold and long", Stance.SUPPORTS),
                coding("ben", "a/b", "cold"),
                coding("ana", "e", "kind to us"),
                coding("ben", "a", "kind to us"),
                coding("ana", "a/d", "waited for hours"),
                coding("ben", "a/d", "waited for hours"),
                coding("ben", "e", "in the rain"),
                Coding("", "two", 6, 9, "e", "ana"),
            ]
        )
        study.finish("ana", ["one", "two"])
        study.finish("ben", ["one"])
    return path


def consensus(path: Path) -> list[tuple[str, str]]:
    """The codes and words of the consensus of ``one``."""
    with Study.open(path) as study:
        text = study.transcript("one").text
        found = study.codings(coders=["consensus"], transcript="one")
        return [(coding.code, text[coding.start : coding.end]) for coding in found]
