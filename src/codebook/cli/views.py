"""Values of the core as the JSON of commands shows them."""

from __future__ import annotations

from typing import Any

from codebook.core.codes import Code, CodeTree
from codebook.core.codings import Coding
from codebook.core.revisit import BookRevision, Revisit


def coding(coding: Coding, text: str) -> dict[str, Any]:
    """A coding with the words it stands on; ``text`` is the whole transcript's."""
    return {
        "id": coding.id,
        "transcript": coding.transcript,
        "start": coding.start,
        "end": coding.end,
        "code": coding.code,
        "coder": coding.coder,
        "text": text[coding.start : coding.end],
        "memo": coding.memo or None,
        "stance": coding.stance.value or None,
        "quotable": coding.quotable.value,
        "made_at": coding.made_at,
    }


def code(tree: CodeTree, code: Code) -> dict[str, Any]:
    """A code with everything that is said of it."""
    return {
        "code": code.path,
        "name": code.name,
        "depth": code.depth,
        "definition": code.definition or None,
        "include": code.include or None,
        "exclude": code.exclude or None,
        "examples": list(code.examples),
        "color": tree.color_of(code.path) or None,
        "aliases": list(code.aliases),
        "retired": code.retired,
    }


def book_revision(revision: BookRevision) -> dict[str, Any]:
    """A revision of the codebook, with what it did to which code."""
    return {
        "revision": revision.number,
        "made_at": revision.made_at,
        "reason": revision.reason or None,
        "changes": [{"code": change.code, "what": change.what} for change in revision.changes],
    }


def revisit(again: Revisit, text: str) -> dict[str, Any]:
    """A coding to look at again, with what was done to its code."""
    return {
        **coding(again.coding, text),
        "what": again.what,
        "reason": again.reason or None,
        "revision": again.revision,
        "into": list(again.into),
    }
