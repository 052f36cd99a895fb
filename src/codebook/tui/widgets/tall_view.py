"""What many thousands of rows are scrolled in."""

from __future__ import annotations

from textual.scroll_view import ScrollView


class TallView(ScrollView):
    """Draws its scrollbar only where the thumb is drawn elsewhere.

    In a long text it stands still for many pages, and is as many rows to draw as the text.
    """

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Moves the thumb, if that is seen, and the text."""
        bar = self.vertical_scrollbar
        if self._thumb(bar.position) != self._thumb(new_value):
            bar.position = new_value
        if round(old_value) != round(new_value):
            self.refresh(self.size.region)

    def _thumb(self, top: float) -> int:
        """Where the thumb begins, in eighths of a cell, with so many rows above the view."""
        rows, height = self.virtual_size.height, max(1, self.scrollable_content_region.height)
        thumb = max(1.0, height * height / max(1, rows))
        return int(8 * (height - thumb) * top / max(1, rows - height))
