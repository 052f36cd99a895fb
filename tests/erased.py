"""Looking for words in files, and coding them, for tests of what is taken out for good."""

from dataclasses import replace
from pathlib import Path

from codebook.core.codings import Coding
from codebook.store.study import Study


def files_with(folder: Path, words: str) -> list[str]:
    """The files below a folder that hold the words, in any case and any usual encoding."""
    needles = [words.encode(form).lower() for form in ("utf-8", "utf-16-le", "utf-16-be")]
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [file.name for file in files if any(n in file.read_bytes().lower() for n in needles)]


def code(study: Study, key: str, words: str, path: str = "e", **more: object) -> Coding:
    """Has ana code the first place where words stand in a transcript."""
    start = study.transcript(key).text.index(words)
    coding = Coding("", key, start, start + len(words), path, "ana")
    (applied,) = study.apply([replace(coding, **more)])  # type: ignore[arg-type]
    return applied.coding


def words_of(study: Study, coding: Coding) -> str:
    """The words that a coding stands on."""
    return study.transcript(coding.transcript).text[coding.start : coding.end]
