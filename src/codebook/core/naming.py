"""Names and keys for codes that are made while coding."""

from __future__ import annotations

import re
import unicodedata

from codebook.core.codes import Code, CodeTree, contains

_NAME, _KEY = 60, 40
"""The most characters of a name made from a passage, and of a key made from a name."""

_APOSTROPHE = re.compile(r"['’]")
_OTHER = re.compile(r"[^A-Za-z0-9]+")


def name_of(words: str) -> str:
    """Words of a passage as a name: on one line, and cut behind a word where they are long."""
    name = " ".join(words.split())
    if len(name) <= _NAME:
        return name
    cut = name[: _NAME - 1]
    return (cut[: cut.rfind(" ")] if " " in cut else cut).rstrip(" ,;:") + "…"


def key_of(name: str) -> str:
    """A name as a key: its Latin letters and digits, in lower case; may be empty."""
    plain = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", name))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    key = _OTHER.sub("-", letters).strip("-").lower()
    if len(key) <= _KEY:
        return key
    return key[: max(key.rfind("-", 0, _KEY + 1), 0) or _KEY]


def free_path(tree: CodeTree, parent: str, name: str) -> str:
    """A path below ``parent`` (at the top where empty) for a name, numbered where it is taken."""
    base = f"{parent}/" if parent else ""
    key = key_of(name) or "code"
    path, number = base + key, 1
    while path in tree:
        number += 1
        path = f"{base}{key}-{number}"
    return path


def named(tree: CodeTree, parent: str, name: str) -> str | None:
    """The path of the code directly below ``parent`` that is called ``name``, if any."""
    for code in tree.children(parent):
        if code.name.casefold() == name.casefold() and not code.retired:
            return code.path
    return None


def with_code(tree: CodeTree, code: Code) -> CodeTree:
    """The tree with one code more, behind its siblings and all below them."""
    codes = list(tree)
    if not code.parent:
        at = len(codes)
    else:
        at = 1 + max(n for n, other in enumerate(codes) if contains(code.parent, other.path))
    return CodeTree((*codes[:at], code, *codes[at:]), tree.title, tree.version)
