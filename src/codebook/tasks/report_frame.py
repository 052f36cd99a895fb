"""What a report says of its study around its parts: its numbers, the method, the limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from codebook.core import wording
from codebook.core.disclosure import SMALLEST
from codebook.core.reports import Part, Report, TablePart
from codebook.core.tallies import Column
from codebook.formats.report_plan import Plan
from codebook.store.study import Study
from codebook.store.values import CONSENSUS
from codebook.tasks.counted import People, Question, people_of
from codebook.tasks.grouping import basis_of
from codebook.tasks.layers import ALL, ONE_CODER


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything of a report but its parts, read before they are checked."""

    plan: Plan
    people: People
    transcripts: int
    numbers: tuple[tuple[str, int], ...]
    method: tuple[str, ...]
    columns: tuple[Column, ...]

    def around(self, parts: Sequence[Part]) -> Report:
        """The report of these parts."""
        groups = self._groups(parts)
        return Report(
            title=self.plan.title,
            method=(*self.method, *self.plan.method),
            numbers=self.numbers,
            groups=groups,
            parts=tuple(parts),
            limits=(*self._limits(groups), *self.plan.limits),
        )

    def _groups(self, parts: Sequence[Part]) -> tuple[Column, ...]:
        for part in parts:
            if isinstance(part, TablePart) and part.tally.categories:
                return part.tally.categories
        return self.columns

    def _limits(self, groups: Sequence[Column]) -> list[str]:
        limits = [
            "The interviewees were not drawn at random: the counts describe these people, and no "
            "other group.",
            "A band that begins with 0 does not say that anybody spoke of the theme, and one that "
            "ends with everybody does not say that all did.",
        ]
        people, shown = len(self.people.category), sum(group.n for group in groups)
        if groups and shown < people:
            limits.append(
                f"Categories with fewer than {SMALLEST} interviewees are not shown by themselves; "
                f"{people - shown} of {people} interviewees are in none of the columns."
            )
        if self.people.left_out:
            limits.append(
                f"{self.people.left_out} of {self.transcripts} interviews are not coded to the "
                "end, and are left out."
            )
        return limits


def frame_of(study: Study, plan: Plan) -> Frame:
    """Reads what a report says of its study."""
    people = people_of(study, Question(layer=plan.layer or None))
    transcripts = study.transcripts()
    counted = [t for t in transcripts if t.layers_done(people.coders)]
    columns = basis_of(study).columns(people.category, None, study.memory()).shown
    numbers = (
        ("interviewees", len(people.category)),
        ("interviews", len(transcripts) - people.left_out),
        ("words of interviewees", sum(t.words for t in counted)),
        ("themes in the codebook", sum(not code.retired for code in study.tree())),
    )
    return Frame(
        plan,
        people,
        len(transcripts),
        numbers,
        _method(study, people),
        tuple(Column(group.key, group.label, group.n) for group in columns),
    )


def _method(study: Study, people: People) -> tuple[str, ...]:
    tree = study.tree()
    who = {
        ALL: f"{len(people.coders)} coders, and count for an interviewee if any of them found the "
        "theme",
        CONSENSUS: "several coders, who settled their differences into a consensus",
    }.get(people.layer, ONE_CODER)
    book = f"the codebook “{tree.title}”" if tree.title else "a codebook"
    return (
        f"Passages of the interviews were coded with {book} (revision "
        f"{study.codebook_revision()}) by {who}.",
        "Counts are of interviewees, once per theme however often they spoke of it; a theme with "
        "themes below it counts everybody who spoke of any of them. Interviewers' words are not "
        "counted. “Spoke of” says nothing of what was said; where a stance is given, the count is "
        "of those who took it.",
        "So that nobody can be recognised, counts of few and of nearly all interviewees of a "
        f"group are given as bands. A group has {SMALLEST} interviewees or more. The bands depend "
        "on the size of a group alone: 0 to 2, and all but 2 to all, are one value each; between "
        "them, groups of 10 and more show the exact count.",
        f"Words for counts: {wording.THRESHOLDS}.",
    )
