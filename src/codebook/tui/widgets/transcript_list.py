"""The transcripts by category, with how far a coder has come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.text import Text
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from codebook.core.categories import Interviewee, Scheme

if TYPE_CHECKING:
    from codebook.store.values import TranscriptInfo

_KEY = 18
_WIDTH = 25


def by_category(
    transcripts: Sequence[TranscriptInfo], people: Sequence[Interviewee], scheme: Scheme
) -> list[tuple[str, list[TranscriptInfo]]]:
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


class TranscriptList(OptionList):
    """Keys of transcripts under their categories; choosing one opens it."""

    can_focus = False

    def __init__(self, *, id: str):
        super().__init__(id=id, markup=False)

    def show(
        self,
        groups: Sequence[tuple[str, Sequence[TranscriptInfo]]],
        coder: str,
        counts: Mapping[str, int],
        opened: str,
    ) -> None:
        """Fills the list: a mark for a finished transcript, and how many codings it has."""
        self.clear_options()
        for label, transcripts in groups:
            if label:
                self.add_option(Option(Text(_short(label), style="bold"), disabled=True))
            for transcript in transcripts:
                line = self._line(transcript, coder, counts.get(transcript.key, 0))
                self.add_option(Option(line, id=transcript.key))
        self.mark(opened)

    def mark(self, key: str) -> None:
        """Highlights the transcript that is open."""
        if key:
            self.highlighted = self.get_option_index(key)

    def recount(self, transcript: TranscriptInfo, coder: str, count: int) -> None:
        """Shows another number of codings beside one transcript."""
        self.replace_option_prompt(transcript.key, self._line(transcript, coder, count))

    def _line(self, transcript: TranscriptInfo, coder: str, count: int) -> Text:
        done = "✓" if coder in transcript.finished else "·" if count else " "
        return Text(f"{done} {transcript.key:<{_KEY}.{_KEY}} {count or '':>4}", no_wrap=True)


def _short(label: str) -> str:
    """A label that fits: of a long one, the end, which tells categories apart."""
    if len(label) <= _WIDTH:
        return label
    last = "… / " + label.rpartition(" / ")[2]
    return last if len(last) <= _WIDTH else last[: _WIDTH - 1] + "…"
