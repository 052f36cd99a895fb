"""The plan of a report as YAML: what a lead writes, and changes freely, until it is released."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from codebook.formats.yaml_nodes import NodeReader, root_of

_TOP = ("title", "layer", "method", "limits", "contents")
_TABLE = ("title", "by", "level", "depth", "codes", "stance", "only")
_QUOTES = ("title", "code", "stance", "category", "pick")
_CLAIMS = ("title", "pick")
_AGAIN = ("title", "release")
_KINDS = ("table", "quotes", "claims", "again")


@dataclass(frozen=True, slots=True)
class TableItem:
    """A table of a report: the options of ``codebook tally``; ``only`` is ``KEY=VALUE``."""

    title: str = ""
    by: str = "category"
    level: int | None = None
    depth: int | None = None
    codes: tuple[str, ...] = ()
    stance: str = ""
    only: str = ""


@dataclass(frozen=True, slots=True)
class QuotesItem:
    """Quotations of a theme: the options of ``codebook quotes``; ``pick`` are ids of codings."""

    code: str
    title: str = ""
    stance: str = ""
    category: str = ""
    pick: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimsItem:
    """Claims of a report; ``pick`` are their ids, none for all."""

    title: str = ""
    pick: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgainItem:
    """Tables that were released before, as they were; ``release`` is the release's id."""

    release: str
    title: str = ""


Item = TableItem | QuotesItem | ClaimsItem | AgainItem


@dataclass(frozen=True, slots=True)
class Plan:
    """A report as it is wanted; paragraphs of ``method`` and ``limits`` are the lead's own."""

    title: str
    layer: str = ""
    method: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    contents: tuple[Item, ...] = ()


def read(text: str, file: str) -> Plan:
    """Reads a plan; :class:`codebook.errors.BadInput` with file and line where it is wrong."""
    return _Reader(file).plan(root_of(text, file, "a report's plan", "the plan"))


class _Reader(NodeReader):
    def plan(self, root: yaml.Node) -> Plan:
        fields = self.fields(root, _TOP, "a report")
        node = fields.get("contents")
        if not isinstance(node, yaml.SequenceNode) or not node.value:
            raise self.wrong(
                f"a report needs 'contents', a list of {', '.join(_KINDS)}", node or root
            )
        return Plan(
            self.text(fields, "title") or "Report",
            self.text(fields, "layer"),
            self.texts(fields, "method"),
            self.texts(fields, "limits"),
            tuple(self._item(child) for child in node.value),
        )

    def _item(self, node: yaml.Node) -> Item:
        self.enter(node)
        found = self.fields(node, _KINDS, "an entry of 'contents'")
        if len(found) != 1:
            raise self.wrong(f"an entry is one of {', '.join(_KINDS)}", node)
        kind, inner = next(iter(found.items()))
        self.enter(inner)
        item: Item
        match kind:
            case "table":
                fields = self.fields(inner, _TABLE, "a table")
                item = TableItem(
                    self.text(fields, "title"),
                    self.text(fields, "by") or "category",
                    self._number(fields, "level"),
                    self._number(fields, "depth"),
                    self.texts(fields, "codes"),
                    self.text(fields, "stance"),
                    self._filter(fields),
                )
            case "quotes":
                fields = self.fields(inner, _QUOTES, "quotes")
                if not self.text(fields, "code"):
                    raise self.wrong("'code' is missing", inner)
                item = QuotesItem(
                    self.text(fields, "code"),
                    self.text(fields, "title"),
                    self.text(fields, "stance"),
                    self.text(fields, "category"),
                    self.texts(fields, "pick"),
                )
            case "again":
                fields = self.fields(inner, _AGAIN, "again")
                if not self.text(fields, "release"):
                    raise self.wrong("'release' is missing", inner)
                item = AgainItem(self.text(fields, "release"), self.text(fields, "title"))
            case _:
                fields = self.fields(inner, _CLAIMS, "claims")
                item = ClaimsItem(self.text(fields, "title"), self.texts(fields, "pick"))
        self.leave()
        self.leave()
        return item

    def _number(self, fields: dict[str, yaml.Node], name: str) -> int | None:
        text = self.text(fields, name)
        if not text:
            return None
        if not text.isascii() or not text.isdigit() or len(text) > 2 or int(text) == 0:
            raise self.wrong(f"{name!r} is a number from 1 on", fields[name])
        return int(text)

    def _filter(self, fields: dict[str, yaml.Node]) -> str:
        text = self.text(fields, "only")
        key, _, value = text.partition("=")
        if text and not (key.strip() and value.strip()):
            raise self.wrong("'only' is KEY=VALUE", fields["only"])
        return text


def write(plan: Plan) -> str:
    """The plan as YAML that reads back equal."""
    kinds = {TableItem: "table", QuotesItem: "quotes", ClaimsItem: "claims", AgainItem: "again"}
    written: dict[str, Any] = {"title": plan.title}
    if plan.layer:
        written["layer"] = plan.layer
    for name in ("method", "limits"):
        if paragraphs := getattr(plan, name):
            written[name] = list(paragraphs)
    written["contents"] = [{kinds[type(item)]: _given(item)} for item in plan.contents]
    return str(yaml.safe_dump(written, sort_keys=False, allow_unicode=True, width=100))


def _given(item: Item) -> dict[str, Any]:
    values = {name: getattr(item, name) for name in item.__slots__}
    return {n: list(v) if isinstance(v, tuple) else v for n, v in values.items() if v}
