"""The YAML block between ``---`` lines at the top of a text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import yaml

from codebook.errors import BadInput


def split(text: str, file: str) -> tuple[Mapping[str, str | list[str]], str]:
    """The values of the block and the text after it; no values where there is no block."""
    if not text.startswith("---\n"):
        return {}, text
    end = text.find("\n---\n", 3)
    if end < 0:
        raise BadInput("the block begun by --- is never closed by another ---", file=file, line=1)
    try:
        found = yaml.safe_load(text[4 : end + 1])
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else None
        raise BadInput("the block at the top is no readable YAML", file=file, line=line) from None
    if found is None:
        return {}, text[end + 5 :]
    if not isinstance(found, dict):
        raise BadInput("the block at the top is not made of `name: value`", file=file, line=2)
    return {str(key): _plain(key, value, file) for key, value in found.items()}, text[end + 5 :]


def _plain(key: object, value: object, file: str) -> str | list[str]:
    if isinstance(value, list):
        return [str(_plain(key, item, file)) for item in value]
    if value is None or isinstance(value, str | int | float | bool | date):
        return "" if value is None else str(value)
    raise BadInput(f"{key} in the block at the top is neither a text nor a list", file=file)
