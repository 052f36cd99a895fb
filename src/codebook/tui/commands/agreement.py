"""What reviewers do: see how far coders agree and where they differ, and settle it."""

from __future__ import annotations

from codebook.tui.commands.command import Command, on
from codebook.tui.commands.listing import HELP, LISTING

REVIEWING: tuple[Command, ...] = (
    Command("agreement", "Y", "agreement", "How far coders agree on each code, and where they differ.", "Review", "agreement"),
    Command("compare", "V", "compare", "Two coders' layers of this transcript side by side, once both have finished it.", "Review", "compare"),
    Command("settle", "E", "settle", "Decide places in dispute, one after the other, into the consensus.", "Review", "settle"),
)  # fmt: skip
"""The desk's."""

AGREEMENT: tuple[Command, ...] = on("agreement", (
    Command("differences", "enter", "differences", "List the differences about the code.", "Agreement", "differences", True),
    Command("all", "d", "all differences", "List the differences about all codes.", "Agreement", "all_differences", True),
    Command("confused", "c", "confused", "Codes taken for one another, with what both say.", "Agreement", "confused", True),
    Command("order", "s", "order", "Sort by characters in disagreement, or as in the codebook.", "Agreement", "order", True),
    Command("stand.out", "o", "stand out", "In which transcripts, and of which coders, most is in disagreement.", "Agreement", "stand_out", True),
    Command("consensus", "w", "consensus", "Your layer against the consensus alone, or all coders again.", "Agreement", "consensus", True),
    Command("settle", "E", "settle", "Decide places in dispute.", "Agreement", "settle", True),
    Command("close", "escape,q,Y", "desk", "Back to the desk.", "Else", "close", True),
    HELP,
    *LISTING,
))  # fmt: skip
"""Those of the table of codes."""

DIFFERENCES: tuple[Command, ...] = on("differences", (
    Command("go", "enter", "compare", "Show the two layers side by side at the difference.", "Differences", "go", True),
    Command("text", "t", "at the desk", "Go to the passage at the desk, in your own layer.", "Differences", "text", True),
    Command("kind", "s", "kind", "List the next kind of differences; after the last, all.", "Differences", "kind", True),
    Command("close", "escape,q", "back", "Back to where you came from.", "Else", "close", True),
    HELP,
    *LISTING,
))  # fmt: skip
"""Those of the list of differences."""

CONFUSED: tuple[Command, ...] = on("confused", (
    Command("differences", "enter", "differences", "List the differences that say so.", "Confused", "differences", True),
    Command("close", "escape,q", "back", "Back to the agreement.", "Else", "close", True),
    HELP,
    *LISTING,
))  # fmt: skip
"""Those of the pairs of codes that are taken for one another."""

COMPARE: tuple[Command, ...] = on("compare", (
    Command("next", "n,right_curly_bracket", "next", "Go to the next difference.", "Differences", "difference(1)", True),
    Command("previous", "N,left_curly_bracket", "previous", "Go to the difference before.", "Differences", "difference(-1)", True),
    Command("coder", "y", "coder", "Put the next coder's layer on the right.", "Compare", "coder", True),
    Command("swap", "x", "swap", "Put the right layer on the left.", "Compare", "swap", True),
    Command("close", "escape,q,V", "back", "Back to where you came from.", "Else", "close", True),
    HELP,
    *LISTING,
))  # fmt: skip
"""Those of two layers side by side."""

SETTLE: tuple[Command, ...] = on("settle", (
    *(
        Command(f"accept.{n}", str(n), f"accept {n}", f"As the coder with the number {n} has it.", "Decide", f"accept({n})")
        for n in range(1, 10)
    ),
    Command("union", "a", "all", "All that anybody marked there.", "Decide", "union", True),
    Command("overlap", "o", "overlap", "What all who applied the code there share.", "Decide", "overlap", True),
    Command("other", "e", "else", "Something else: other ends, or another code; then take it.", "Decide", "other", True),
    Command("nothing", "0", "nothing", "What is in dispute there is not coded.", "Decide", "nothing", True),
    Command("discuss", "d", "discuss", "Leave it open, with a note on what is to be talked about.", "Decide", "discuss", True),
    Command("undo", "u", "undo", "Take back your last action, also one of an earlier day.", "Decide", "undo", True),
    Command("redo", "U,ctrl+r", "redo", "Do again what you took back.", "Decide", "redo"),
    Command("undisputed", "f", "undisputed", "Take what nobody disputes, by the rule shown, in all transcripts that two finished.", "In one step", "undisputed", True),
    Command("single", "F", "single-coded", "The same in transcripts that one coder alone finished; marked single-coded.", "In one step", "single"),
    Command("rule", "r", "rule", "The other rule: places marked the same by all, or also what all marked of others.", "In one step", "rule"),
    Command("close", "escape,q,E", "back", "Back; what is being given instead is dropped first.", "Else", "close", True),
    HELP,
    Command("transcript.next", "tab", "next transcript", "Go to the next transcript with places in dispute.", "Move", "transcript(1)"),
    Command("transcript.previous", "shift+tab", "transcript before", "Go to the one before.", "Move", "transcript(-1)"),
    Command("compare", "c", "compare", "Show two layers side by side at the place.", "Look", "compare"),
    Command("text", "t", "at the desk", "Go to the place at the desk, in your own layer.", "Look", "text"),
    *LISTING,
    Command("word.back", "h,left", "word back", "Move the end of what is given instead a word back.", "Something else", "end('word', -1)"),
    Command("word.on", "l,right", "word on", "Move it a word on.", "Something else", "end('word', 1)"),
    Command("letter.back", "H", "character back", "Move it a character back.", "Something else", "end('cluster', -1)"),
    Command("letter.on", "L", "character on", "Move it a character on.", "Something else", "end('cluster', 1)"),
    Command("swap", "x", "other end", "Move the other end from now on.", "Something else", "swap"),
    Command("code", "p", "other code", "Pick the code that is given instead.", "Something else", "code"),
    Command("keep", "enter", "take", "Take what is given instead.", "Something else", "keep"),
))  # fmt: skip
"""Those of the places that wait for a decision."""
