"""Changes: what people do to a study, worked out as changes of rows and recorded in the log.

Every function here runs inside a write transaction, looks at the study as it stands there, and
returns what was done. One module per thing that is changed.
"""

from codebook.store.writing.beginning import begin
from codebook.store.writing.codebook import (
    add_code,
    add_codes,
    edit_code,
    merge_codes,
    move_code,
    plan_merge,
    retire_code,
    split_code,
)
from codebook.store.writing.codebook_revision import may_add_codes
from codebook.store.writing.codings import apply, apply_new, edit, remove
from codebook.store.writing.desk_marks import assign, note_read, pin, set_blind, set_rule
from codebook.store.writing.history import redo, undo
from codebook.store.writing.marks import finish, note_internal_view
from codebook.store.writing.memos import write_memo
from codebook.store.writing.people import add_coders, add_interviewees
from codebook.store.writing.reshaping import merge, recode, resize, split
from codebook.store.writing.revisiting import confirm, finish_again
from codebook.store.writing.rows import look_up
from codebook.store.writing.transcripts import add_transcripts

__all__ = [
    "add_code",
    "add_coders",
    "add_codes",
    "add_interviewees",
    "add_transcripts",
    "apply",
    "apply_new",
    "assign",
    "begin",
    "confirm",
    "edit",
    "edit_code",
    "finish",
    "finish_again",
    "look_up",
    "may_add_codes",
    "merge",
    "merge_codes",
    "move_code",
    "note_internal_view",
    "note_read",
    "pin",
    "plan_merge",
    "recode",
    "redo",
    "remove",
    "resize",
    "retire_code",
    "set_blind",
    "set_rule",
    "split",
    "split_code",
    "undo",
    "write_memo",
]
