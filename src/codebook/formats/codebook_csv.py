"""A codebook as CSV: a row for each code, in and out.

``code`` is the path. Several examples, or aliases, stand in one cell, each on a line of its own;
in each of them a line end is written ``\\n`` and a backslash ``\\\\``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from codebook.core.codes import COLOR, KEY, Code, CodeTree, depth
from codebook.errors import BadInput
from codebook.formats import delimited
from codebook.formats.codebook_yaml import DEEPEST
from codebook.formats.delimited import Line

COLUMNS = (
    "code", "name", "definition", "include", "exclude", "examples", "color", "aliases", "retired",
)  # fmt: skip
_YES = {"yes", "true", "1", "x"}


def read(data: bytes, file: str, known: CodeTree | None = None) -> CodeTree:
    """The codes of a file, in codebook order; ``code`` and ``name`` are needed.

    A code above another one is in the file too, or among the ``known`` ones, which are then
    taken in with it. Raises :class:`BadInput` with file and line.
    """
    codes: dict[str, Code] = {}
    lines: dict[str, int] = {}
    for line in delimited.read(data, file, ("code", "name")):
        code = _code(line, file)
        if code.path in codes:
            raise BadInput(f"the code {code.path} stands twice", file=file, line=line.number)
        codes[code.path], lines[code.path] = code, line.number
    for path in list(codes):
        _take_in_parents(codes, path, known, file, lines[path])
    if not codes:
        raise BadInput("the codebook is empty", file=file)
    return CodeTree(tuple(_depth_first(list(codes.values()))))


def _take_in_parents(
    codes: dict[str, Code], path: str, known: CodeTree | None, file: str, line: int
) -> None:
    above = codes[path].parent
    while above and above not in codes:
        code = known.get(above) if known is not None else None
        if code is None:
            raise BadInput(f"{path} stands below {above}, which is missing", file=file, line=line)
        codes[above] = code
        above = code.parent


def _depth_first(codes: Sequence[Code], above: str = "") -> list[Code]:
    found: list[Code] = []
    for code in codes:
        if code.parent == above:
            found += [code, *_depth_first(codes, code.path)]
    return found


def _code(line: Line, file: str) -> Code:
    cells = {name: line.cells.get(name, "") for name in COLUMNS}
    path, color = cells["code"].strip(), cells["color"].strip()
    if not all(KEY.fullmatch(key) for key in path.split("/")):
        what = f"the code {path!r} is not keys of letters, digits and '-', joined by '/'"
        raise BadInput(what, file=file, line=line.number)
    if depth(path) > DEEPEST:
        raise BadInput(f"more than {DEEPEST} levels", file=file, line=line.number)
    if not cells["name"].strip():
        raise BadInput(f"the code {path} has no name", file=file, line=line.number)
    if color and not COLOR.fullmatch(color):
        what = f"the colour {color!r} is not like '#0072B2'"
        raise BadInput(what, file=file, line=line.number)
    return Code(
        path=path,
        name=cells["name"].strip(),
        definition=cells["definition"],
        include=cells["include"],
        exclude=cells["exclude"],
        examples=_several(cells["examples"]),
        color=color,
        aliases=_several(cells["aliases"]),
        retired=cells["retired"].strip().casefold() in _YES,
    )


_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def _several(cell: str) -> tuple[str, ...]:
    lines = cell.split("\n") if cell else []
    return tuple(
        _ESCAPED.sub(lambda found: "\n" if found[1] == "n" else found[1], line) for line in lines
    )


def _joined(values: Sequence[str]) -> str:
    return "\n".join(value.replace("\\", "\\\\").replace("\n", "\\n") for value in values)


def write(tree: CodeTree) -> str:
    """The codebook as CSV that reads back equal, but for its title and version."""
    return delimited.write(
        COLUMNS,
        (
            (
                code.path,
                code.name,
                code.definition,
                code.include,
                code.exclude,
                _joined(code.examples),
                code.color,
                _joined(code.aliases),
                "yes" if code.retired else "",
            )
            for code in tree
        ),
    )
