"""Reading YAML node by node, so that every error names its line."""

from __future__ import annotations

import re

import yaml

from codebook.core.codes import nearest
from codebook.errors import BadInput

UNREADABLE = (yaml.YAMLError, RecursionError, ValueError, OverflowError)
"""What PyYAML raises: the last two for characters and versions that are no numbers of any."""

HALF = re.compile("[\ud800-\udfff]")
"""Half of a character from beyond 16 bits; quotes can hold its escape, no file can."""

_LARGEST = 5_000_000


def root_of(text: str, file: str, what: str, called: str) -> yaml.Node:
    """The first node of a file; :class:`BadInput` where it is no YAML, or holds nothing."""
    if len(text) > _LARGEST:
        raise BadInput(f"is too large for {what}", file=file)
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        tab = "\\t" in str(error.problem)
        said = "a tab; YAML is indented with spaces" if tab else str(error.problem)
        raise BadInput(said, file=file, line=mark.line + 1 if mark else None) from None
    except UNREADABLE:
        raise BadInput("is no readable YAML", file=file) from None
    if root is None:
        raise BadInput(f"{called} is empty", file=file)
    return root


class NodeReader:
    """Walks the nodes of one file."""

    def __init__(self, file: str):
        self._file = file
        self._open: list[int] = []
        self._seen: set[int] = set()

    def wrong(self, message: str, node: yaml.Node) -> BadInput:
        """The error that something is wrong with a node, at its line."""
        return BadInput(message, file=self._file, line=node.start_mark.line + 1)

    def enter(self, node: yaml.Node) -> None:
        """Notes a list or mapping; one that comes again, by an alias, is refused.

        A list item that is an alias of the list around it is refused so too.
        """
        if id(node) in self._seen:
            raise self.wrong("a list or mapping used twice by reference; write it out", node)
        self._seen.add(id(node))
        self._open.append(id(node))

    def leave(self) -> None:
        """Notes that the list or mapping entered last has ended."""
        self._open.pop()

    def fields(self, node: yaml.Node, known: tuple[str, ...], what: str) -> dict[str, yaml.Node]:
        """The fields of a mapping, each of them known and given once."""
        if not isinstance(node, yaml.MappingNode):
            raise self.wrong(f"{what} is a mapping with {', '.join(known)}", node)
        fields: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = str(key.value)
            if name in fields:
                raise self.wrong(f"the field {name!r} stands twice", key)
            if name not in known:
                hint = nearest(name, known)
                more = f"did you mean {hint!r}?" if hint else f"known are {', '.join(known)}"
                raise self.wrong(f"{what} has no field {name!r}; {more}", key)
            if id(value) in self._open:
                raise self.wrong("a cycle: this refers to something that it is a part of", key)
            fields[name] = value
        return fields

    def text(self, fields: dict[str, yaml.Node], name: str) -> str:
        """The text of a field, empty where it is not given."""
        node = fields.get(name)
        return "" if node is None else self.scalar(node, name)

    def texts(self, fields: dict[str, yaml.Node], name: str) -> tuple[str, ...]:
        """The texts of a field that is a list, none where it is not given."""
        node = fields.get(name)
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode):
            raise self.wrong(f"{name!r} is a list: begin each line with '- '", node)
        return tuple(self.scalar(child, name) for child in node.value)

    def scalar(self, node: yaml.Node, name: str) -> str:
        """The text of a node that is one."""
        if not isinstance(node, yaml.ScalarNode):
            raise self.wrong(f"{name!r} is a text", node)
        text = str(node.value)
        if HALF.search(text):
            raise self.wrong(f"{name!r} has half a character, an escape from D800 to DFFF", node)
        return "" if node.tag == "tag:yaml.org,2002:null" else text.strip()
