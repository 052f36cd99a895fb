"""A codebook as YAML, in and out; every error names its line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from codebook.core.categories import UNKNOWN, Category, Scheme
from codebook.core.codes import COLOR, KEY, Code, CodeTree, depth
from codebook.formats.yaml_nodes import NodeReader, root_of

_TOP = ("title", "version", "codes", "categories")
_CODE = ("key", "name", "definition", "include", "exclude", "examples", "color", "aliases", "codes")
_CATEGORY = ("key", "name", "categories")

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
    return _Reader(file).codebook(root_of(text, file, "a codebook", "the codebook"))


class _Reader(NodeReader):
    """Walks the nodes of one codebook."""

    def codebook(self, root: yaml.Node) -> Codebook:
        fields = self.fields(root, _TOP, "a codebook")
        if "codes" not in fields:
            raise self.wrong("a codebook needs 'codes'", root)
        codes: list[Code] = []
        self._walk(fields["codes"], "", lambda node, above: self._code(node, above, codes))
        categories: list[Category] = []
        if "categories" in fields:
            node = fields["categories"]
            self._walk(node, "", lambda node, above: self._category(node, above, categories))
        tree = CodeTree(tuple(codes), self.text(fields, "title"), self.text(fields, "version"))
        return Codebook(tree, Scheme(tuple(categories)) if "categories" in fields else None)

    def _walk(self, node: yaml.Node, above: str, one: Callable[[yaml.Node, str], str]) -> None:
        if not isinstance(node, yaml.SequenceNode):
            raise self.wrong("this is a list: begin each line with '- '", node)
        if depth(above) >= DEEPEST:
            raise self.wrong(f"more than {DEEPEST} levels", node)
        self.enter(node)
        paths: set[str] = set()
        for child in node.value:
            path = one(child, above)
            if path in paths:
                raise self.wrong(f"the key of {path} stands twice at this level", child)
            paths.add(path)
        self.leave()

    def _path(
        self, fields: dict[str, yaml.Node], node: yaml.Node, above: str, keys: re.Pattern[str]
    ) -> str:
        for needed in ("key", "name"):
            if not self.text(fields, needed):
                raise self.wrong(f"{needed!r} is missing", node)
        key = self.text(fields, "key")
        if not keys.fullmatch(key):
            signs = "letters, digits and '-'" if keys is KEY else "letters, digits, '-' and '_'"
            raise self.wrong(f"the key {key!r} is not {signs}", fields["key"])
        return f"{above}/{key}" if above else key

    def _code(self, node: yaml.Node, above: str, codes: list[Code]) -> str:
        self.enter(node)
        fields = self.fields(node, _CODE, "a code")
        path = self._path(fields, node, above, KEY)
        color = self.text(fields, "color")
        if color and not COLOR.fullmatch(color):
            raise self.wrong(f"the colour {color!r} is not like '#0072B2'", fields["color"])
        codes.append(
            Code(
                path=path,
                name=self.text(fields, "name"),
                definition=self.text(fields, "definition"),
                include=self.text(fields, "include"),
                exclude=self.text(fields, "exclude"),
                examples=self.texts(fields, "examples"),
                color=color,
                aliases=self.texts(fields, "aliases"),
            )
        )
        if "codes" in fields:
            self._walk(fields["codes"], path, lambda node, above: self._code(node, above, codes))
        self.leave()
        return path

    def _category(self, node: yaml.Node, above: str, found: list[Category]) -> str:
        self.enter(node)
        fields = self.fields(node, _CATEGORY, "a category")
        path = self._path(fields, node, above, CATEGORY_KEY)
        found.append(Category(path, self.text(fields, "name")))
        if "categories" in fields:
            below = fields["categories"]
            if path.casefold() == UNKNOWN:
                raise self.wrong(f"{UNKNOWN} has no categories below it", below)
            self._walk(below, path, lambda node, above: self._category(node, above, found))
        self.leave()
        return path


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
