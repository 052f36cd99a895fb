"""Showing some codings only."""

from __future__ import annotations

from codebook.core.filters import EVERYTHING, Filter
from codebook.tui.screens.desk.applying import Applying
from codebook.tui.screens.desk.selecting import SelectingCommands
from codebook.tui.screens.filters import BRANCH, PLAIN, FilterScreen
from codebook.tui.screens.picker import PickerScreen


class FilterCommands(SelectingCommands, Applying):
    """The commands that choose which codings are shown. The layer is the same under any."""

    def action_filter(self) -> None:
        """Asks what is to be shown."""

        def chosen(name: str | None) -> None:
            if name in PLAIN:
                self.show_only(PLAIN[name])
            elif name is not None:
                self._pick(branch=name == BRANCH)

        self.app.push_screen(FilterScreen(self.coded.codings, self.view.filter), chosen)

    def _pick(self, *, branch: bool) -> None:
        """Asks for a code; those under the cursor are offered first."""
        here = [coding.code for coding in self.view.here()]
        likely = list(dict.fromkeys([*here, *self.recent_codes]))

        def picked(path: str | None) -> None:
            if path is not None:
                self.show_only(Filter(code=path, branch=branch))

        title = "Show which branch?" if branch else "Show which code?"
        self.app.push_screen(PickerScreen(self.codes, self.ranker, likely, title), picked)

    def show_only(self, shown: Filter) -> None:
        """Shows what a filter keeps, in this transcript and those opened after."""
        self.view.show_only(shown)
        places = self.view.places
        count = "1 place" if places == 1 else f"{places or 'no'} places"
        self.say(count if shown else "all codings shown")

    def action_drop(self) -> None:
        """Drops the selection; where there is none, the filter."""
        if self.view.mark is None and self.view.filter:
            self.show_only(EVERYTHING)
        else:
            super().action_drop()
