"""What can be changed in a study, each all or nothing, durable when it returns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from codebook.core.categories import Interviewee
from codebook.core.codes import Code, CodeTree
from codebook.core.codings import Applied, Coding, Quotable, Stance
from codebook.core.memos import Memo
from codebook.store import engine, writing
from codebook.store.study_reads import StudyReads
from codebook.store.values import Blind, NewTranscript, Undone

T = TypeVar("T")


class StudyWrites(StudyReads):
    """The changes of an open study, beside the questions to it."""

    def _write(self, change: Callable[..., T], *args: Any, **options: Any) -> T:
        with engine.translated(self.path), engine.writing(self._connection, self._go_on):
            return change(self._connection, *args, **options)

    def add_interviewees(self, people: Sequence[Interviewee]) -> None:
        """Adds interviewees, and the categories they need."""
        self._write(writing.add_interviewees, people)

    def add_codes(self, tree: CodeTree, reason: str = "") -> int:
        """Adds the codes that the study lacks; how many came."""
        return self._write(writing.add_codes, tree, reason)

    def may_add_codes(self) -> bool:
        """Whether coders may add codes of their own."""
        with self._read() as connection:
            return writing.may_add_codes(connection)

    def add_code(
        self, actor: str, code: Code, reason: str = "", *, after: str | None = None
    ) -> None:
        """Adds one code, behind the sibling of the key ``after`` or last, as a new revision."""
        self._write(writing.add_code, actor, code, reason, after=after)

    def edit_code(self, actor: str, path: str, reason: str = "", **values: Any) -> None:
        """Changes what is said of a code: fields of :class:`Code`, or its ``key``."""
        self._write(writing.edit_code, actor, path, reason, values)

    def move_code(
        self, actor: str, path: str, parent: str, *, before: str | None = None, reason: str = ""
    ) -> None:
        """Puts a code below another, before the sibling of the key ``before`` or last."""
        self._write(writing.move_code, actor, path, parent, before, reason)

    def retire_code(self, actor: str, path: str, *, retired: bool = True, reason: str = "") -> None:
        """Keeps a code but offers it no longer; or offers it again."""
        self._write(writing.retire_code, actor, path, reason, retired=retired)

    def merge_codes(
        self, actor: str, sources: Sequence[str], target: str, reason: str = ""
    ) -> None:
        """Gives the codings of codes, in every layer, another code, and retires the codes."""
        self._write(writing.merge_codes, actor, sources, target, reason)

    def split_code(self, actor: str, path: str, codes: Sequence[Code], reason: str = "") -> None:
        """Adds codes beside one, into which its codings may be sorted: see ``to_revisit``."""
        self._write(writing.split_code, actor, path, codes, reason)

    def confirm(self, coder: str, codings: Sequence[str]) -> None:
        """Says of codings of a coder's own layer that they hold under the codebook as it is."""
        self._write(writing.confirm, coder, codings)

    def finish_again(self, coder: str, keys: Sequence[str]) -> list[str]:
        """Marks finished transcripts as finished under the codebook as it is; which were not."""
        return self._write(writing.finish_again, coder, keys)

    def set_rule(self, name: str, value: str) -> None:
        """Sets a rule of the study; see :mod:`codebook.store.writing.codebook_revision`."""
        self._write(writing.set_rule, name, value)

    def set_blind(self, rule: Blind) -> None:
        """Sets the study's rule of blindness."""
        self._write(writing.set_blind, rule)

    def add_coders(self, names: Sequence[str]) -> None:
        """Adds coders, all or none."""
        self._write(writing.add_coders, names)

    def add_coder(self, name: str) -> None:
        """Adds one coder."""
        self.add_coders([name])

    def add_transcripts(
        self,
        transcripts: Sequence[NewTranscript],
        people: Sequence[Interviewee] = (),
        kept: Iterable[str] = (),
    ) -> None:
        """Stores screened transcripts and the interviewees that came with them, all or none.

        ``kept`` is what a person decided to keep of what the gate found in them.
        """
        self._write(writing.add_transcripts, transcripts, people, kept)

    def note_internal_view(self, what: str) -> None:
        """Puts on record that unprotected numbers or words were shown outside the screens."""
        self._write(writing.note_internal_view, what)

    def apply(self, codings: Iterable[Coding]) -> list[Applied]:
        """Applies codings as one action of their coder."""
        return self._write(writing.apply, codings)

    def apply_new(self, coder: str, codes: Sequence[Code], codings: Sequence[Coding]) -> None:
        """Adds codes and applies codings of one coder, new codes among them, as one action."""
        self._write(writing.apply_new, coder, codes, codings)

    def remove(self, coder: str, ids: Sequence[str]) -> None:
        """Removes codings of a coder's own layer."""
        self._write(writing.remove, coder, ids)

    def edit(
        self,
        coder: str,
        coding: str,
        *,
        memo: str | None = None,
        stance: Stance | None = None,
        quotable: Quotable | None = None,
    ) -> None:
        """Changes memo, stance or quotation rule of a coder's own coding."""
        self._write(writing.edit, coder, coding, memo=memo, stance=stance, quotable=quotable)

    def resize(self, coder: str, coding: str, start: int, end: int) -> None:
        """Gives a coder's own coding another extent; what it then overlaps is united with it."""
        self._write(writing.resize, coder, coding, start, end)

    def recode(self, coder: str, codings: Sequence[str], code: str) -> None:
        """Gives codings of a coder's own layer another code."""
        self._write(writing.recode, coder, codings, code)

    def split(self, coder: str, coding: str, end: int, start: int) -> None:
        """Makes two codings of one: up to ``end``, and from ``start``."""
        self._write(writing.split, coder, coding, end, start)

    def merge(self, coder: str, codings: Sequence[str]) -> None:
        """Makes one coding of several of one code in one transcript."""
        self._write(writing.merge, coder, codings)

    def finish(self, coder: str, keys: Sequence[str]) -> list[str]:
        """Marks transcripts finished; the keys of those that were not yet."""
        return self._write(writing.finish, coder, keys, done=True)

    def unfinish(self, coder: str, keys: Sequence[str]) -> list[str]:
        """Takes the mark back; the keys of those that had it."""
        return self._write(writing.finish, coder, keys, done=False)

    def write_memo(self, memo: Memo) -> Memo:
        """Stores a memo, new or changed; an empty text takes it away."""
        return self._write(writing.write_memo, memo)

    def pin(self, coder: str, number: int, code: str | None) -> None:
        """Pins a code to a coder's number key; ``None`` unpins."""
        self._write(writing.pin, coder, number, code)

    def assign(self, coder: str, keys: Sequence[str]) -> list[str]:
        """Gives transcripts to a coder to code; the keys of those that were not given yet."""
        return self._write(writing.assign, coder, keys, wanted=True)

    def unassign(self, coder: str, keys: Sequence[str]) -> list[str]:
        """Takes transcripts back; the keys of those that were given."""
        return self._write(writing.assign, coder, keys, wanted=False)

    def note_read(self, coder: str, key: str, turns: int) -> None:
        """Notes how many turns of a transcript, from the first, a coder has read."""
        self._write(writing.note_read, coder, key, turns)

    def undo(self, coder: str) -> Undone | None:
        """Takes back the coder's last action; ``None`` where there is none.

        One that cannot be taken back any more is passed over, which is said; raises
        :class:`codebook.errors.CodebookError` where none can be.
        """
        return self._write(writing.undo, coder)

    def redo(self, coder: str) -> Undone | None:
        """Does again what the coder last took back; ``None`` where there is nothing.

        It passes over what cannot be done again as :meth:`undo` does.
        """
        return self._write(writing.redo, coder)
