"""Number keys for codes."""

from __future__ import annotations

from codebook.tui.screens.desk.applying import Applying
from codebook.tui.screens.picker import PickerScreen
from codebook.tui.screens.pin import PinScreen
from codebook.tui.widgets.code_list import CodeList


class PinCommands(Applying):
    """Commands that pin codes to number keys, and that apply them."""

    def action_apply_pinned(self, number: int) -> None:
        """Applies the code of a number key."""
        code, pin = self.codes.get(self.pins.get(number, "")), self.key_of("pin")
        if code is None:
            self.say(f"no code is pinned to {number}; {pin} pins one")
        elif code.retired:
            self.say(f"{code.key} is retired; {pin} pins another code to {number}")
        elif self.view.reader.turns:
            self.apply(self.key, self.view.passage, [code.path])

    def action_pin(self) -> None:
        """Picks a code, then its number key."""

        def picked(path: str | None) -> None:
            if path is None:
                return

            def chosen(number: int | None) -> None:
                if number is not None:
                    self.pin(number, None if self.pins.get(number) == path else path)

            self.app.push_screen(PinScreen(self.pins, path), chosen)

        title = "A number key for which code?"
        self.app.push_screen(
            PickerScreen(self.codes, self.ranker, self.recent_codes, title, pins=self.pins), picked
        )

    def pin(self, number: int, path: str | None) -> None:
        """Gives a number key to a code, or sets it free."""
        coder = self.coder
        self.pins.pop(number, None)
        if path is not None:
            self.pins[number] = path
        self.query_one(CodeList).pinned(self.pins)
        self.write(lambda study: study.pin(coder, number, path))
        self.say(f"{number} is free" if path is None else f"{number} applies {path}")
