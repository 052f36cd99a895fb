"""From the desk to the codebook and back."""

from __future__ import annotations

from codebook.tui.screens.desk.base import DeskBase


class CodebookCommands(DeskBase):
    """The command that opens the codebook; at opening, what its changes ask of the coder."""

    async def open_place(self) -> None:
        """Opens the place that was left last, and says how much there is to look at again."""
        from codebook.tasks.codebook_changes import how_much_again

        await super().open_place()
        coder = self.coder
        again = await self.ask(lambda study: how_much_again(study, coder))
        if again:
            self.say(f"{again}: B, then l")

    def action_codebook(self) -> None:
        """Opens the codebook; whatever was changed there is read anew."""
        from codebook.tui.screens.codebook import CodebookScreen

        self.app.push_screen(CodebookScreen(self.writing), self._return)

    def _return(self, place: tuple[str, int] | None) -> None:
        self.begin_opening(self._back_at(*(place or (self.key, self.view.cursor))))

    async def _back_at(self, key: str, offset: int) -> None:
        await self.read_study()
        if key and key == self.key:
            await self.reload(offset)
        elif key:
            await self.open(key, offset)
        await self.writing.all_done()
