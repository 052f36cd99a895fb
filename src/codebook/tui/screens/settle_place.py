"""A place in dispute as it is shown: who marked what, and the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.text import Text

from codebook.core.agreement.settling import Choice, Place
from codebook.core.codes import CodeTree
from codebook.core.spans import Span
from codebook.core.text import printable
from codebook.tasks.settling import Item
from codebook.tui.said import in_a_line, said_of
from codebook.tui.selection import Selection

_AROUND, _WORDS, _IN_FULL = 90, 24, 420
"""Characters shown around a place, of each end of a coder's passage, and of a place at most."""

CHOICES = {
    Choice.ACCEPT: "as {coder} has it",
    Choice.UNION: "all that anybody marked",
    Choice.OVERLAP: "what all who applied it share",
    Choice.OTHER: "something else",
    Choice.NOTHING: "nothing",
    Choice.DISCUSS: "left for discussion",
}
"""What each choice is called."""


@dataclass(slots=True)
class Given:
    """What is being given instead: a code, and a passage whose ends can be moved."""

    code: str
    selection: Selection

    def span(self, within: Span) -> Span:
        """The passage, as far as it lies within the place; never empty."""
        return (self.selection.span or within).cut(within) or within


def called(choice: Choice, coder: str = "") -> str:
    """A choice in words."""
    return CHOICES[choice].format(coder=coder)


def line(item: Item, text: str) -> Text:
    """A place in a line of the list: its mark, code, and first words."""
    place = item.place
    mark = "◦" if item.left else "!" if item.lapsed else " "
    words = _one_line(text[place.span.start : place.span.end])
    return Text.assemble(
        f"{mark} {place.code}  ", (words, "dim"), no_wrap=True, overflow="ellipsis"
    )


def in_full(
    item: Item,
    text: str,
    coders: Sequence[str],
    tree: CodeTree,
    given: Given | None,
    keys: str,
) -> Text:
    """A place with what each coder has there, the words around it, and what was said of it.

    ``keys`` says how what is given instead is changed.
    """
    place = item.place
    lines = [Text.assemble((place.code, "bold"), f"  {_name(tree, place.code)}")]
    lines += [_of_coder(place, text, number, coder) for number, coder in enumerate(coders, 1)]
    if given is not None:
        span = given.span(place.span)
        lines.append(
            Text.assemble(
                ("instead: ", "bold"), given.code, f"  “{_ends(text, span)}”  {span.length} chars"
            )
        )
        lines.append(Text(keys, "dim"))
    if item.left is not None:
        note = in_a_line(item.left.note) or "no note"
        lines.append(Text(f"◦ to discuss, {item.left.made_by}: {note}", style="italic"))
    if item.lapsed is not None:
        was = called(item.lapsed.choice, item.lapsed.accepted)
        said = f"! {item.lapsed.made_by} decided: {was}; what is marked there changed since"
        lines.append(Text(said, style="italic"))
    shown = None if given is None else given.span(place.span)
    return Text("\n").join([*lines, _around(place, text, shown)])


def _of_coder(place: Place, text: str, number: int, coder: str) -> Text:
    """What a coder has there, behind the key that accepts it."""
    start = Text.assemble((f"{number} ", "bold"), f"{coder}  ", no_wrap=True, overflow="ellipsis")
    if coder not in place.asked:
        return start.append("was not asked: the code came later", style="dim")
    own = [coding for coding in place.codings if coding.coder == coder]
    if not own:
        return start.append("nothing", style="dim")
    for coding in own:
        start.append(f"“{_ends(text, coding.span)}” {coding.span.length} chars  ")
        start.append("  ".join(said_of(coding)), style="italic")
    return start


def _around(place: Place, text: str, given: Span | None) -> Text:
    """The words: agreed ones underlined, disputed ones reversed; or in ⟦ ⟧ what is given."""
    span = place.span
    before, after = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    found = Text("…" if before else "")
    found.append(_one_line(text[before : span.start]), style="dim")
    disputed = set(place.disputed)
    pieces = sorted([*place.agreed, *place.disputed])
    for piece in pieces:
        style = "reverse" if piece in disputed else "underline"
        for part, opens, closes in _cut(piece, given):
            found.append("⟦" if opens else "", style="bold")
            found.append(_some(_one_line(text[part.start : part.end])), style=style)
            found.append("⟧" if closes else "", style="bold")
    found.append(_one_line(text[span.end : after]), style="dim")
    return found.append("…" if after < len(text) else "")


def _cut(piece: Span, given: Span | None) -> list[tuple[Span, bool, bool]]:
    """A piece cut at the ends of what is given, with whether that begins or ends there."""
    if given is None:
        return [(piece, False, False)]
    cuts = sorted({piece.start, piece.end, *(at for at in given if piece.start < at < piece.end)})
    return [
        (Span(start, end), start == given.start, end == given.end) for start, end in pairwise(cuts)
    ]


def _ends(text: str, span: Span) -> str:
    words = _one_line(text[span.start : span.end])
    return words if len(words) <= 2 * _WORDS else f"{words[:_WORDS]}…{words[-_WORDS:]}"


def _some(words: str) -> str:
    """The words, those in the middle left out where there are very many."""
    half = _IN_FULL // 2
    return words if len(words) <= _IN_FULL else f"{words[:half]} … {words[-half:]}"


def _one_line(words: str) -> str:
    """Words without breaks or anything that moves a terminal's cursor; spaces at the ends stay."""
    before, after = words[:1].isspace(), len(words) > 1 and words[-1].isspace()
    return f"{' ' * before}{printable(words)}{' ' * after}"


def _name(tree: CodeTree, path: str) -> str:
    return next((code.name for code in tree if code.path == path), "")
