"""What a code means, and what its neighbours say of it, as text for a screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.text import Text

from codebook.core.codes import Code
from codebook.core.neighbours import Neighbour


def about(code: Code, beside: Sequence[Neighbour], mark: Callable[[str], str]) -> Text:
    """Definition, what to include and exclude, examples, then each neighbour on a line.

    ``mark`` gives the style of a code's mark by its path. What is not said is left out.
    """
    lines = [Text.assemble((code.name, "bold"), ("  " + code.path, "dim"))]
    lines += [Text(code.definition)] if code.definition else []
    for label, said in (("Include", code.include), ("Exclude", code.exclude)):
        if said:
            lines.append(Text.assemble((label + "  ", "bold"), said))
    lines += [Text(f"“{example}”", style="italic") for example in code.examples]
    lines += [_neighbour(other, code, mark) for other in beside]
    return Text("\n").join(lines)


def _neighbour(other: Neighbour, code: Code, mark: Callable[[str], str]) -> Text:
    """A neighbour, and what it sends to this code or, in short, excludes."""
    line = Text.assemble(("▌ ", mark(other.code.path)), _path_from(code, other.code))
    if other.note:
        line.append("  sends here: " if other.concerns else "  not: ", style="dim")
        line.append(other.note, style="" if other.concerns else "dim")
    return line


def _path_from(code: Code, other: Code) -> str:
    """The other's path without the segments above that both share."""
    path, above = other.path, code.parent
    while above and not path.startswith(above + "/"):
        above = above.rpartition("/")[0]
    return path.removeprefix(above + "/") if above else path
