"""The transcripts by category, with how far a coder has come."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.text import Text
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from codebook.core.categories import Interviewee, Scheme
from codebook.tasks.progress import share

if TYPE_CHECKING:
    from codebook.store.values import TranscriptInfo

_KEY = 15
_WIDTH = 25
_NOT_ASSIGNED = "Not assigned to you"

Groups = list[tuple[str, "list[TranscriptInfo]"]]
"""Transcripts under labels."""


def by_category(
    transcripts: Sequence[TranscriptInfo], people: Sequence[Interviewee], scheme: Scheme
) -> Groups:
    """Labels of categories in the scheme's order, each with its transcripts.

    A transcript stands under the category of whoever speaks in it first; one without an
    interviewee stands under an empty label, before all others.
    """
    category = {person.pseudonym: person.category for person in people}
    groups: dict[str, list[TranscriptInfo]] = {"": [], **{c.path: [] for c in scheme}}
    for transcript in transcripts:
        first = transcript.interviewees[:1]
        groups[category[first[0]] if first else ""].append(transcript)
    return [(scheme.label(path) if path else "", found) for path, found in groups.items() if found]


def assigned_first(groups: Groups, assigned: Collection[str] | None) -> Groups:
    """The groups with what is not assigned below them; ``None`` where nothing is, which is all."""
    if assigned is None:
        return groups
    own = [(label, [one for one in group if one.key in assigned]) for label, group in groups]
    rest = [one for _, group in groups for one in group if one.key not in assigned]
    return [(label, group) for label, group in [*own, (_NOT_ASSIGNED, rest)] if group]


class TranscriptList(OptionList):
    """Keys of transcripts under their categories; choosing one opens it."""

    can_focus = False

    def __init__(self, *, id: str):
        super().__init__(id=id, markup=False)
        self._read: Mapping[str, int] = {}
        self._assigned: Collection[str] | None = None

    def show(
        self,
        groups: Sequence[tuple[str, Sequence[TranscriptInfo]]],
        coder: str,
        counts: Mapping[str, int],
        opened: str,
        *,
        read: Mapping[str, int] | None = None,
        assigned: Collection[str] | None = None,
    ) -> None:
        """Fills the list: how far each transcript is, and how many codings it has.

        ``read`` is how many turns were read, by key; the list looks again when it recounts.
        Dimmed is what is not ``assigned``, ``None`` for all that is.
        """
        self._read = {} if read is None else read
        self._assigned = assigned
        self.clear_options()
        for label, transcripts in groups:
            if label:
                self.add_option(Option(Text(_short(label), style="bold"), disabled=True))
            for transcript in transcripts:
                line = self._line(transcript, coder, counts.get(transcript.key, 0))
                self.add_option(Option(line, id=transcript.key))
        self.mark(opened)

    def mark(self, key: str) -> None:
        """Highlights the transcript that is open, where the list has it already."""
        if any(option.id == key for option in self.options):
            self.highlighted = self.get_option_index(key)

    def recount(self, transcript: TranscriptInfo, coder: str, count: int) -> None:
        """Shows another number of codings, and of turns read, beside one transcript."""
        line = self._line(transcript, coder, count)
        if line != self.get_option(transcript.key).prompt:  # else all lines would be drawn anew
            self.replace_option_prompt(transcript.key, line)

    def _line(self, transcript: TranscriptInfo, coder: str, count: int) -> Text:
        key = transcript.key
        if len(key) > _KEY:
            key = key[: _KEY - 1] + "…"
        mark = self._mark(transcript, coder, count)
        dim = self._assigned is not None and transcript.key not in self._assigned
        line = f"{mark:>4} {key:<{_KEY}} {count or '':>4}"
        return Text(line, style="dim" if dim else "", no_wrap=True)

    def _mark(self, transcript: TranscriptInfo, coder: str, count: int) -> str:
        """Finished, or the share of the turns that was read, or that something is coded."""
        if coder in transcript.finished:
            return "✓"
        read = min(self._read.get(transcript.key, 0), transcript.turns)
        return share(read, transcript.turns) if read else "·" if count else ""


def _short(label: str) -> str:
    """A label that fits: of a long one, the end, which tells categories apart."""
    if len(label) <= _WIDTH:
        return label
    last = "… / " + label.rpartition(" / ")[2]
    return last if len(last) <= _WIDTH else last[: _WIDTH - 1] + "…"
