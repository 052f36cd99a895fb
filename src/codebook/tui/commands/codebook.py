"""The codebook: its screen at the desk, what can be done there, and what is to look at again."""

from __future__ import annotations

from codebook.tui.commands.command import Command, on
from codebook.tui.commands.listing import HELP, LISTING

CODEBOOK: tuple[Command, ...] = (
    Command("codebook", "B", "codebook", "The codebook: add, define, move, merge and split codes; what to look at again.", "Look", "codebook"),
)  # fmt: skip
"""The desk's."""

_ENDS = (
    Command("undo", "u", "undo", "Take back your last action.", "Else", "undo", True),
    Command("redo", "U,ctrl+r", "redo", "Do again what you took back.", "Else", "redo"),
    Command("read", "ctrl+d", "read on", "Read on in what is said of it; from the end, from the beginning.", "Else", "read_on"),
    HELP,
)  # fmt: skip

BOOK: tuple[Command, ...] = on("codebook", (
    Command("add.below", "a", "add below", "Add a code below the highlighted one.", "Codes", "add('below')", True),
    Command("add.beside", "b", "beside", "Add a code beside the highlighted one, behind it.", "Codes", "add('beside')", True),
    Command("edit", "e,enter", "edit", "Say what the code means: all that is said of it, in a form.", "Codes", "edit", True),
    Command("rename", "r", "rename", "Give the code another name; its key stays.", "Codes", "rename", True),
    Command("colour", "c", "colour", "Give the code another colour, or that of the code above.", "Codes", "colour", True),
    Command("order.down", "J,shift+down", "lower", "Put the code behind the next one beside it; edit keeps the order.", "Codes", "order(1)", True),
    Command("order.up", "K,shift+up", "higher", "Put the code before the one beside it; edit keeps the order.", "Codes", "order(-1)", True),
    Command("move", "m", "move", "Put the code, and what lies below it, below another.", "Codes", "move_code", True),
    Command("merge", "M", "merge", "Merge the code into another: all its codings move, after you have seen whose.", "Codes", "merge", True),
    Command("split", "s", "split", "Make new codes beside it; its codings are then to be looked at again.", "Codes", "split", True),
    Command("retire", "x", "retire", "Keep the code and its codings but offer it no longer; or offer it again.", "Codes", "retire", True),
    Command("again", "l", "look again", "What you coded or finished before codes changed.", "Codes", "again", True),
    *LISTING,
    *_ENDS,
    Command("close", "escape,q,B", "back", "Back to the desk; an order that is not kept is dropped.", "Else", "close", True),
))  # fmt: skip
"""Those of the codebook's screen."""

AGAIN: tuple[Command, ...] = on("again", (
    Command("go", "enter", "go there", "Go to the passage, or the transcript, at the desk.", "Again", "go", True),
    Command("confirm", "space,y", "it holds", "The coding holds as it is; the transcript, looked through, is finished again.", "Again", "confirm", True),
    *(
        Command(f"into.{n}", str(n), "to 9 new code" if n == 1 else f"new code {n}", f"Give the coding the code numbered {n}, which its code was split into.", "Again", f"into({n})", n == 1)
        for n in range(1, 10)
    ),
    Command("recode", "c", "other code", "Give the coding another code.", "Again", "recode", True),
    Command("remove", "d,delete", "remove", "Remove the coding.", "Again", "remove", True),
    *LISTING,
    *_ENDS,
    Command("close", "escape,q,l", "back", "Back to the codebook.", "Else", "close", True),
))  # fmt: skip
"""Those of the screen of what is to look at again."""
