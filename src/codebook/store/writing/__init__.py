"""Changes: what people do to a study, worked out as changes of rows and recorded in the log.

Every function here runs inside a write transaction, looks at the study as it stands there, and
returns what was done. One module per thing that is changed.
"""

from codebook.store.writing.beginning import begin
from codebook.store.writing.codebook import add_codes
from codebook.store.writing.codings import apply, edit, remove
from codebook.store.writing.history import reverse
from codebook.store.writing.marks import finish, note_internal_view
from codebook.store.writing.people import add_coders, add_interviewees
from codebook.store.writing.rows import look_up
from codebook.store.writing.transcripts import add_transcripts

__all__ = [
    "add_coders",
    "add_codes",
    "add_interviewees",
    "add_transcripts",
    "apply",
    "begin",
    "edit",
    "finish",
    "look_up",
    "note_internal_view",
    "remove",
    "reverse",
]
