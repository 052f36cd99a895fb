"""Colours of codes that can be told from any background."""

from __future__ import annotations

from collections.abc import Iterable

from textual.color import Color
from textual.widget import Widget

NO_COLOR = "#888888"
_TINT = 0.4
_MARK_CONTRAST = 3.0

LETTER_CONTRAST = 4.5
"""What a mark that is to be read, and not only to be seen, needs."""

_STEPS = 20
"""How often a colour is moved on towards black or white; rounding would keep it from arriving."""

_BLACK, _WHITE = Color(0, 0, 0), Color(255, 255, 255)


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.1, definition of contrast ratio)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part / 255) for part in color.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ground_of(widget: Widget) -> Color:
    """What a widget is drawn on; where the terminal decides that, what the theme is made for."""
    ground = widget.background_colors[1]
    if ground.ansi is None:
        return ground
    return _BLACK if widget.app.current_theme.dark else _WHITE


def has_few_colors(widget: Widget) -> bool:
    """Whether colours are too few, here, to tell one passage from another by them alone."""
    return widget.app.no_color or widget.app.console.color_system in ("standard", "windows")


def letters_on(ground: Color) -> Color:
    """Black or white, whichever is read better."""
    return max(_BLACK, _WHITE, key=lambda letters: contrast(letters, ground))


def ink(color: str, ground: Color, least: float = _MARK_CONTRAST) -> Color:
    """A code's colour as a mark on ``ground``: lighter or darker until its contrast is enough."""
    mark = Color.parse(color or NO_COLOR)
    away = letters_on(ground)
    for _ in range(_STEPS):
        if contrast(mark, ground) >= least:
            return mark
        mark = mark.blend(away, 0.15)
    return away


def mark_style(color: str, ground: Color, least: float = _MARK_CONTRAST) -> str:
    """The same as a style of rich."""
    return ink(color, ground, least).hex6


def tint(colors: Iterable[str], ground: Color) -> tuple[Color, Color]:
    """The background of a passage under codes of these colours, and the ink to read it in."""
    mixed = ground
    for color in colors:
        mixed = mixed.blend(Color.parse(color or NO_COLOR), _TINT)
    return mixed, letters_on(mixed)
