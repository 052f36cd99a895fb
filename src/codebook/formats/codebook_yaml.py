"""A codebook as YAML, in and out; every error names its line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from codebook.core.categories import UNKNOWN, Category, Scheme
from codebook.core.codes import COLOR, KEY, Code, CodeTree, depth, nearest
from codebook.errors import BadInput

_TOP = ("title", "version", "codes", "categories")
_CODE = ("key", "name", "definition", "include", "exclude", "examples", "color", "aliases", "codes")
_CATEGORY = ("key", "name", "categories")
_LARGEST = 5_000_000

DEEPEST = 20
"""How many levels codes and categories can have, in any kind of file."""

CATEGORY_KEY = re.compile(r"[\w-]+")
"""One segment of a category's path."""


@dataclass(frozen=True, slots=True)
class Codebook:
    """A codebook file: its codes, and the scheme of categories where it has one."""

    tree: CodeTree
    scheme: Scheme | None


def read(text: str, file: str) -> Codebook:
    """Reads a codebook; :class:`BadInput` with file and line where something is wrong."""
    if len(text) > _LARGEST:
        raise BadInput("is too large for a codebook", file=file)
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        tab = "\\t" in str(error.problem)
        what = "a tab; YAML is indented with spaces" if tab else str(error.problem)
        raise BadInput(what, file=file, line=mark.line + 1 if mark else None) from None
    except (yaml.YAMLError, RecursionError):
        raise BadInput("is no readable YAML", file=file) from None
    if root is None:
        raise BadInput("the codebook is empty", file=file)
    return _Reader(file).codebook(root)


class _Reader:
    """Walks the nodes of one file."""

    def __init__(self, file: str):
        self._file = file
        self._open: list[int] = []
        self._seen: set[int] = set()

    def _wrong(self, message: str, node: yaml.Node) -> BadInput:
        return BadInput(message, file=self._file, line=node.start_mark.line + 1)

    def codebook(self, root: yaml.Node) -> Codebook:
        fields = self._fields(root, _TOP, "a codebook")
        if "codes" not in fields:
            raise self._wrong("a codebook needs 'codes'", root)
        codes: list[Code] = []
        self._walk(fields["codes"], "", lambda node, above: self._code(node, above, codes))
        categories: list[Category] = []
        if "categories" in fields:
            node = fields["categories"]
            self._walk(node, "", lambda node, above: self._category(node, above, categories))
        tree = CodeTree(tuple(codes), self._text(fields, "title"), self._text(fields, "version"))
        return Codebook(tree, Scheme(tuple(categories)) if "categories" in fields else None)

    def _walk(self, node: yaml.Node, above: str, one: Callable[[yaml.Node, str], str]) -> None:
        if not isinstance(node, yaml.SequenceNode):
            raise self._wrong("this is a list: begin each line with '- '", node)
        if depth(above) >= DEEPEST:
            raise self._wrong(f"more than {DEEPEST} levels", node)
        self._enter(node)
        paths: set[str] = set()
        for child in node.value:
            path = one(child, above)
            if path in paths:
                raise self._wrong(f"the key of {path} stands twice at this level", child)
            paths.add(path)
        self._open.pop()

    def _enter(self, node: yaml.Node) -> None:
        """Notes a list or mapping; one that comes again, by an alias, is refused.

        A list item that is an alias of the list around it is refused so too.
        """
        if id(node) in self._seen:
            raise self._wrong("a list or mapping used twice by reference; write it out", node)
        self._seen.add(id(node))
        self._open.append(id(node))

    def _fields(self, node: yaml.Node, known: tuple[str, ...], what: str) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            raise self._wrong(f"{what} is a mapping with {', '.join(known)}", node)
        fields: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = str(key.value)
            if name in fields:
                raise self._wrong(f"the field {name!r} stands twice", key)
            if name not in known:
                hint = nearest(name, known)
                more = f"did you mean {hint!r}?" if hint else f"known are {', '.join(known)}"
                raise self._wrong(f"{what} has no field {name!r}; {more}", key)
            if id(value) in self._open:
                raise self._wrong("a cycle: this refers to something that it is a part of", key)
            fields[name] = value
        return fields

    def _path(
        self, fields: dict[str, yaml.Node], node: yaml.Node, above: str, keys: re.Pattern[str]
    ) -> str:
        for needed in ("key", "name"):
            if not self._text(fields, needed):
                raise self._wrong(f"{needed!r} is missing", node)
        key = self._text(fields, "key")
        if not keys.fullmatch(key):
            signs = "letters, digits and '-'" if keys is KEY else "letters, digits, '-' and '_'"
            raise self._wrong(f"the key {key!r} is not {signs}", fields["key"])
        return f"{above}/{key}" if above else key

    def _code(self, node: yaml.Node, above: str, codes: list[Code]) -> str:
        self._enter(node)
        fields = self._fields(node, _CODE, "a code")
        path = self._path(fields, node, above, KEY)
        color = self._text(fields, "color")
        if color and not COLOR.fullmatch(color):
            raise self._wrong(f"the colour {color!r} is not like '#0072B2'", fields["color"])
        codes.append(
            Code(
                path=path,
                name=self._text(fields, "name"),
                definition=self._text(fields, "definition"),
                include=self._text(fields, "include"),
                exclude=self._text(fields, "exclude"),
                examples=self._texts(fields, "examples"),
                color=color,
                aliases=self._texts(fields, "aliases"),
            )
        )
        if "codes" in fields:
            self._walk(fields["codes"], path, lambda node, above: self._code(node, above, codes))
        self._open.pop()
        return path

    def _category(self, node: yaml.Node, above: str, found: list[Category]) -> str:
        self._enter(node)
        fields = self._fields(node, _CATEGORY, "a category")
        path = self._path(fields, node, above, CATEGORY_KEY)
        found.append(Category(path, self._text(fields, "name")))
        if "categories" in fields:
            below = fields["categories"]
            if path.casefold() == UNKNOWN:
                raise self._wrong(f"{UNKNOWN} has no categories below it", below)
            self._walk(below, path, lambda node, above: self._category(node, above, found))
        self._open.pop()
        return path

    def _text(self, fields: dict[str, yaml.Node], name: str) -> str:
        node = fields.get(name)
        return "" if node is None else self._scalar(node, name)

    def _texts(self, fields: dict[str, yaml.Node], name: str) -> tuple[str, ...]:
        node = fields.get(name)
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode):
            raise self._wrong(f"{name!r} is a list: begin each line with '- '", node)
        return tuple(self._scalar(child, name) for child in node.value)

    def _scalar(self, node: yaml.Node, name: str) -> str:
        if not isinstance(node, yaml.ScalarNode):
            raise self._wrong(f"{name!r} is a text", node)
        return "" if node.tag == "tag:yaml.org,2002:null" else str(node.value).strip()


def write(tree: CodeTree, scheme: Scheme | None = None) -> str:
    """The codebook as YAML that reads back equal."""
    book: dict[str, Any] = {"title": tree.title, "version": tree.version}
    book["codes"] = [_written(tree, code) for code in tree.children()]
    if scheme is not None:
        book["categories"] = _written_categories(scheme, "")
    return str(yaml.safe_dump(book, sort_keys=False, allow_unicode=True, width=100))


def _written(tree: CodeTree, code: Code) -> dict[str, Any]:
    fields: dict[str, Any] = {"key": code.key, "name": code.name}
    for name in ("definition", "include", "exclude", "color"):
        if value := getattr(code, name):
            fields[name] = value
    for name in ("examples", "aliases"):
        if values := getattr(code, name):
            fields[name] = list(values)
    if below := tree.children(code.path):
        fields["codes"] = [_written(tree, child) for child in below]
    return fields


def _written_categories(scheme: Scheme, above: str) -> list[dict[str, Any]]:
    return [
        {
            "key": category.path.rpartition("/")[2],
            "name": category.name,
            **(
                {"categories": below}
                if (below := _written_categories(scheme, category.path))
                else {}
            ),
        }
        for category in scheme
        if category.path.rpartition("/")[0] == above
    ]
