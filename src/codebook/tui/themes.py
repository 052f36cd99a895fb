"""Themes of our own, for those to whom the built-in ones give too little contrast."""

from __future__ import annotations

from textual.theme import Theme

HIGH_CONTRAST = (
    Theme(
        name="codebook-high-contrast",
        primary="#ffff00",
        secondary="#00ffff",
        warning="#ffd000",
        error="#ff8080",
        success="#80ff80",
        accent="#00ffff",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#1a1a1a",
        boost="#1a1a1a",
        dark=True,
        text_alpha=1.0,
        variables={
            "primary-muted": "#ffff00",
            "text-muted": "#e6e6e6",
            "block-cursor-background": "#ffff00",
            "block-cursor-foreground": "#000000",
            "footer-key-foreground": "#ffff00",
        },
    ),
    Theme(
        name="codebook-high-contrast-light",
        primary="#00007a",
        secondary="#004d4d",
        warning="#6b3a00",
        error="#8b0000",
        success="#004d00",
        accent="#00007a",
        foreground="#000000",
        background="#ffffff",
        surface="#ffffff",
        panel="#ececec",
        boost="#ececec",
        dark=False,
        text_alpha=1.0,
        variables={
            "primary-muted": "#00007a",
            "text-muted": "#1a1a1a",
            "block-cursor-background": "#00007a",
            "block-cursor-foreground": "#ffffff",
            "footer-key-foreground": "#00007a",
        },
    ),
)
"""White on black and black on white, with borders and marks that stand out."""
