"""What is done with single codings, and which codings are shown."""

from __future__ import annotations

from codebook.tui.commands.command import Command

EDITING: tuple[Command, ...] = (
    Command("coding.edit", "e", "edit", "Open the coding under the cursor: memo, stance, quotation rule, and all below. The key that keeps new ends opens it too.", "Codings", "edit_coding", True),
    Command("coding.memo", "m", "memo", "Write the memo of the coding under the cursor; where there is none, of the passage.", "Codings", "memo"),
    Command("coding.stance", "a", "stance", "Give the coding the next stance: supports, counters, mixed, suggestion, unsaid.", "Codings", "stance"),
    Command("coding.quotable", "y", "quotation rule", "Give the coding the next quotation rule: verbatim, paraphrase only, never.", "Codings", "quotable"),
    Command("coding.recode", "R", "recode", "Give the coding another code.", "Codings", "recode"),
    Command("coding.split", "K", "split", "Make two codings of one, cut at the cursor.", "Codings", "split"),
    Command("coding.merge", "J", "merge", "Make one coding of this one, the next of its code, and what lies between.", "Codings", "merge"),
    Command("filter", "F", "filter", "Show only some codings, or only what is not coded; drop shows all again.", "Look", "filter"),
)  # fmt: skip
