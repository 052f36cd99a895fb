"""The words of a Word document, paragraph by paragraph."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from codebook.errors import BadInput

_LARGEST = 100 * 1024 * 1024
_RATIO = 200
_MEMBERS = 5_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_CODE = re.compile(r"[0-9A-Fa-f]{4}")
_LEFT_OUT = {_W + "del", _W + "moveFrom", _W + "instrText", _W + "pPr", _FALLBACK}


def read(data: bytes, file: str) -> str:
    """The text, a line for each paragraph.

    Read are also content controls, text boxes, tables, tracked insertions and soft line breaks;
    deletions, hidden text, comments and field codes are not speech.
    """
    from docx import Document

    try:
        _refuse_bombs(data, file)
        document = Document(io.BytesIO(data))
        return "\n".join(_paragraphs(document.element.body))
    except BadInput:
        raise
    except Exception:  # noqa: BLE001  (damage shows as any error of zipfile, lxml and docx)
        raise BadInput("is no readable Word document", file=file) from None


def _refuse_bombs(data: bytes, file: str) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
    size = sum(member.file_size for member in members)
    if size > _LARGEST or len(members) > _MEMBERS or size > _RATIO * max(len(data), 10_000):
        raise BadInput("unpacks to far more than a transcript; it was not opened", file=file)


def _paragraphs(node: Any) -> Iterator[str]:
    """The paragraphs below a node; those of a text box come after the one it hangs on."""
    for child in node:
        if child.tag == _W + "p":
            inner: list[Any] = []
            yield "".join(_words(child, inner))
            for box in inner:
                yield from _paragraphs(box)
        elif child.tag not in _LEFT_OUT:
            yield from _paragraphs(child)


def _words(node: Any, boxes: list[Any]) -> Iterator[str]:
    for child in node:
        tag = child.tag
        if tag == _W + "txbxContent":
            boxes.append(child)
        elif tag in _LEFT_OUT or (tag == _W + "r" and _is_hidden(child)):
            continue
        elif tag == _W + "t":
            yield child.text or ""
        elif tag == _W + "sym":
            yield _symbol(child.get(_W + "char", ""))
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        else:
            yield from _words(child, boxes)


def _symbol(code: str) -> str:
    """The character of a code in hex, but none where only a font knows what it looks like."""
    character = chr(int(code, 16)) if _CODE.fullmatch(code) else ""
    return character if character.isprintable() else ""


def _is_hidden(run: Any) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(_W + "val", "true") not in ("0", "false", "off")
