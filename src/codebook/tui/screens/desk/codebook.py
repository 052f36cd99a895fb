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
            keys = self.key_of("codebook"), self.key_of("codebook.again")
            self.say(f"{again}: {', then '.join(keys)}")

    def action_codebook(self) -> None:
        """Opens the codebook; whatever was changed there is read anew."""
        from codebook.tui.screens.codebook import CodebookScreen

        self.app.push_screen(CodebookScreen(self.writing), self._return)

    def _return(self, place: tuple[str, int] | None) -> None:
        self.begin_opening(self._back_at(*(place or (self.key, self.view.cursor))))

    async def _back_at(self, key: str, offset: int) -> None:
        await self.beside(self._read_again())
        if key and key == self.key:
            self.view.go(offset, extend=False)
        elif key:
            await self.open(key, offset)

    async def _read_again(self) -> None:
        await self.read_study()
        if self.key:
            await self.reload(self.view.cursor)
        await self.writing.all_done()
