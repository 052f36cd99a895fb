"""A codebook as REFI-QDA XML (``.qdc``), which other programs for qualitative data read.

The format knows a name, a colour and one description for each code. Ours go into the description
as paragraphs that begin with what they are (``Include:``), and come back out of it. A file of
another program has no keys: they are made from the names.
"""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from codebook import __version__
from codebook.core.codes import COLOR, KEY, Code, CodeTree, depth
from codebook.errors import BadInput
from codebook.formats.codebook_yaml import DEEPEST

NAMESPACE = "urn:QDA-XML:codebook:1.0"
_GUIDS = uuid.UUID("6f0d3c1e-6a52-5c53-9d7a-2f0b8f4f8a11")
"""Under which a code's GUID is made from its path: the same for the same code, every time."""

_LARGEST = 20_000_000
_PARTS = {
    "Include": "include",
    "Exclude": "exclude",
    "Example": "examples",
    "Alias": "aliases",
    "Key": "key",
}
_PART = re.compile(rf"(?:\A|\n\n)({'|'.join(_PARTS)}): ")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write(tree: CodeTree) -> bytes:
    """The codebook as a ``.qdc`` file, valid against ``Codebook.xsd``."""
    root = etree.Element(f"{{{NAMESPACE}}}CodeBook", nsmap={None: NAMESPACE})
    root.set("origin", f"codebook {__version__}")
    codes = etree.SubElement(root, f"{{{NAMESPACE}}}Codes")
    _write_below(codes, tree, "")
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return content


def _write_below(node: Any, tree: CodeTree, path: str) -> None:
    for code in tree.children(path):
        child = etree.SubElement(node, f"{{{NAMESPACE}}}Code")
        child.set("guid", str(uuid.uuid5(_GUIDS, code.path)))
        child.set("name", _NOT_XML.sub("", code.name))
        child.set("isCodable", "true")
        if color := tree.color_of(code.path):
            child.set("color", color)
        etree.SubElement(child, f"{{{NAMESPACE}}}Description").text = _description(code)
        _write_below(child, tree, code.path)


def _description(code: Code) -> str:
    parts = [code.definition] if code.definition else []
    parts += [f"Include: {code.include}"] if code.include else []
    parts += [f"Exclude: {code.exclude}"] if code.exclude else []
    parts += [f"Example: {example}" for example in code.examples]
    parts += [f"Alias: {alias}" for alias in code.aliases]
    return _NOT_XML.sub("", "\n\n".join([*parts, f"Key: {code.key}"]))


def read(data: bytes, file: str) -> CodeTree:
    """The codes of a ``.qdc`` file; :class:`BadInput` where it is none.

    Elements are taken by their names, whatever their namespace: programs differ in it. A colour
    that is the same as the one above is inherited.
    """
    root = _parsed(data, file)
    if etree.QName(root).localname != "CodeBook":
        raise BadInput("is no REFI-QDA codebook", file=file, line=root.sourceline)
    codes: list[Code] = []
    tops = [code for all_codes in _children(root, "Codes") for code in _children(all_codes, "Code")]
    _read(tops, "", "", codes, file)
    if not codes:
        raise BadInput("the codebook is empty", file=file)
    return CodeTree(tuple(codes))


def _parsed(data: bytes, file: str) -> Any:
    if len(data) > _LARGEST:
        raise BadInput("is too large for a codebook", file=file)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno
        raise BadInput("is no readable XML", file=file, line=line) from None
    if root.getroottree().docinfo.doctype:
        raise BadInput("has a document type, which a codebook does not need", file=file, line=1)
    return root


def _children(node: Any, name: str) -> Iterator[Any]:
    for child in node:
        if isinstance(child.tag, str) and etree.QName(child).localname == name:
            yield child


def _read(nodes: Iterable[Any], above: str, color: str, codes: list[Code], file: str) -> None:
    """Adds the codes below one path, and all below them, to ``codes``."""
    taken: set[str] = set()
    for child in nodes:
        if depth(above) >= DEEPEST:
            raise BadInput(f"more than {DEEPEST} levels", file=file, line=child.sourceline)
        name = " ".join((child.get("name") or "").split())
        if not name:
            raise BadInput("a code has no name", file=file, line=child.sourceline)
        description = "".join("".join(d.itertext()) for d in _children(child, "Description"))
        said = _parts_of(description)
        key = _free(said["key"][0] if said["key"] else _key_from(name), taken)
        path = f"{above}/{key}" if above else key
        own = child.get("color") or ""
        own = own if COLOR.fullmatch(own) else ""
        codes.append(
            Code(
                path=path,
                name=name,
                definition=said["definition"][0],
                include="\n\n".join(said["include"]),
                exclude="\n\n".join(said["exclude"]),
                examples=tuple(said["examples"]),
                color="" if own == color else own,
                aliases=tuple(said["aliases"]),
            )
        )
        _read(_children(child, "Code"), path, own or color, codes, file)


def _parts_of(description: str) -> dict[str, list[str]]:
    pieces = _PART.split(description)
    found: dict[str, list[str]] = {"definition": [pieces[0].strip("\n")]}
    found |= {part: [] for part in _PARTS.values()}
    for name, words in zip(pieces[1::2], pieces[2::2], strict=True):
        found[_PARTS[name]].append(words)
    if found["key"] and not KEY.fullmatch(found["key"][0]):
        found["key"] = []
    return found


def _key_from(name: str) -> str:
    """A key like a name: ``Où ça?`` gives ``ou-ca``; ``code`` where no letter is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40] or "code"


def _free(key: str, taken: set[str]) -> str:
    free, number = key, 1
    while free in taken:
        number += 1
        free = f"{key}-{number}"
    taken.add(free)
    return free
