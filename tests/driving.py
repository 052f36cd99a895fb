"""Driving the application in tests: waiting for what a person would wait for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from codebook.tui.app import CodebookApp
from codebook.tui.screens.desk import DeskScreen
from codebook.tui.widgets.transcript_view import TranscriptView


async def until(pilot: Pilot[None], true: Callable[[], object]) -> None:
    """Waits until something is so; fails after many tries."""
    for _ in range(500):
        await pilot.pause(0.02)
        if true():
            return
    app: Any = pilot.app
    raise AssertionError(f"it never came to be: {app.screen}, {app.failure}")


async def at_desk(app: CodebookApp, pilot: Pilot[None]) -> DeskScreen:
    """Waits until the desk shows a transcript."""

    def there() -> bool:
        desk = app.screen
        return (
            isinstance(desk, DeskScreen)
            and bool(desk.query(TranscriptView))
            and bool(desk.view.reader.turns)
        )

    await until(pilot, there)
    assert isinstance(app.screen, DeskScreen)
    return app.screen


async def at_screen(app: CodebookApp, pilot: Pilot[None], kind: type[Screen[Any]]) -> Any:
    """Waits until a screen is in front and something on it has the focus."""
    await until(pilot, lambda: isinstance(app.screen, kind) and app.focused is not None)
    return app.screen


async def settled(app: CodebookApp, pilot: Pilot[None]) -> None:
    """Waits until everything is written and shown."""
    await app.workers.wait_for_complete()
    await pilot.pause()
