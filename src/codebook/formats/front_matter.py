"""The YAML block between ``---`` lines at the top of a text."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from codebook.errors import BadInput
from codebook.formats.yaml_nodes import HALF, UNREADABLE

_LONGEST = 20_000
"""Code points of a block; YAML takes its time."""


def split(text: str, file: str) -> tuple[Mapping[str, str | list[str]], str]:
    """The values of the block and the text after it; no values where there is no block."""
    if not text.startswith("---\n"):
        return {}, text
    end = text.find("\n---\n", 3)
    if end < 0:
        raise BadInput("the block begun by --- is never closed by another ---", file=file, line=1)
    if end > _LONGEST:
        raise BadInput(f"the block at the top has over {_LONGEST} characters", file=file, line=1)
    try:
        found = yaml.compose(text[4 : end + 1], Loader=yaml.SafeLoader)
    except UNREADABLE as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else None
        raise BadInput("the block at the top is no readable YAML", file=file, line=line) from None
    rest = text[end + 5 :]
    if found is None:
        return {}, rest
    if not isinstance(found, yaml.MappingNode):
        raise BadInput("the block at the top is not made of `name: value`", file=file, line=2)
    values: dict[str, str | list[str]] = {}
    for key, value in found.value:
        name = _scalar(key, file)
        if name in values:
            line = key.start_mark.line + 2
            raise BadInput(f"{name!r} stands twice in the block at the top", file=file, line=line)
        values[name] = _value(value, file)
    return values, rest


def _value(node: yaml.Node, file: str) -> str | list[str]:
    if isinstance(node, yaml.SequenceNode):
        return [_scalar(item, file) for item in node.value]
    return _scalar(node, file)


def _scalar(node: yaml.Node, file: str) -> str:
    """A value as it is written: a date or a number is a text like any other."""
    if not isinstance(node, yaml.ScalarNode):
        line = node.start_mark.line + 2
        what = "a value in the block at the top is neither a text nor a list of texts"
        raise BadInput(what, file=file, line=line)
    text = str(node.value)
    if HALF.search(text):
        line = node.start_mark.line + 2
        raise BadInput("the block at the top has half a character", file=file, line=line)
    return "" if node.tag == "tag:yaml.org,2002:null" else text
