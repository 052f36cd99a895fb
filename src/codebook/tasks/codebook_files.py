"""Codebooks in files, by suffix: ``.yaml``, ``.csv`` and ``.qdc``."""

from __future__ import annotations

from pathlib import Path

from codebook.core.categories import Scheme
from codebook.core.codes import CodeTree
from codebook.core.text import clean_within
from codebook.errors import UsageError
from codebook.formats import codebook_csv, codebook_qdc, codebook_yaml
from codebook.tasks.files import read_bytes
from codebook.tasks.shipped import read_codebook

SUFFIXES = (".yaml", ".yml", ".csv", ".qdc")


def read(path: Path, known: CodeTree) -> tuple[CodeTree, int]:
    """The codes of a file, and how many invisible characters were taken out of its texts.

    One in CSV may stand below ``known`` codes.
    """
    tree, removed = clean_within(_read(path, known))
    return tree, removed


def _read(path: Path, known: CodeTree) -> CodeTree:
    match suffix_of(path):
        case ".csv":
            return codebook_csv.read(read_bytes(path), str(path), known)
        case ".qdc":
            return codebook_qdc.read(read_bytes(path), str(path))
        case _:
            return read_codebook(str(path)).tree


def write(path: Path, tree: CodeTree, scheme: Scheme) -> str | bytes:
    """What the file of that suffix holds."""
    tree, scheme = clean_within((tree, scheme))[0]
    match suffix_of(path):
        case ".csv":
            return codebook_csv.write(tree)
        case ".qdc":
            return codebook_qdc.write(tree)
        case _:
            return codebook_yaml.write(tree, scheme)


def suffix_of(path: Path) -> str:
    """How the name of a codebook's file ends; :class:`UsageError` where no codebook's does."""
    suffix = path.suffix.casefold()
    if suffix not in SUFFIXES:
        raise UsageError(f"a codebook is a .yaml, .csv or .qdc file, not {path.name}")
    return suffix
