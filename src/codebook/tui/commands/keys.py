"""Names of keys: as people write them (``?``, ``ctrl+k``, ``←``) and as textual does.

It knows the names by textual's own rule and not by loading textual, so that commands can use it;
a test compares the two.
"""

from __future__ import annotations

import unicodedata

_COMMON = {
    "solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at",
    "hyphen_minus": "minus", "plus_sign": "plus", "low_line": "underscore",
}  # fmt: skip
"""Where textual does not take the name that Unicode gives a character."""

_CHARACTERS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_ARROWS = {"left": "←", "right": "→", "up": "↑", "down": "↓"}
_NAMED = (
    "enter", "escape", "tab", "space", "backspace", "delete", "insert", "home", "end", "pageup",
    "pagedown", *_ARROWS, *(f"f{number}" for number in range(1, 13)),
)  # fmt: skip
_TYPING = ("space", "backspace", "delete", "left", "right", "home", "end")
_ALIASES = {
    "esc": "escape", "return": "enter", "del": "delete", "ins": "insert", "pgup": "pageup",
    "pgdn": "pagedown", " ": "space", **{arrow: name for name, arrow in _ARROWS.items()},
}  # fmt: skip
_MODIFIERS = {"ctrl": "ctrl", "control": "ctrl", "alt": "alt", "shift": "shift"}

_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+left_square_bracket": "escape"}
"""What a terminal cannot tell from another key."""


class NoKey(ValueError):
    """A text is not the name of a key; says why, and what is near."""


def character_name(character: str) -> str:
    """What textual calls the key of a character: itself, or the words of its Unicode name."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return _COMMON.get(name, name)


_BY_NAME = {character_name(character): character for character in _CHARACTERS}


def shown(key: str) -> str:
    """A key of textual as people write it."""
    before, plus, name = key.rpartition("+")
    return before + plus + (_ARROWS.get(name) or _BY_NAME.get(name) or name)


def types_something(key: str) -> bool:
    """Whether a key types, or is needed where something is typed."""
    named = key in _NAMED and key not in _TYPING
    return "+" not in key and not named


def textual_name(written: str) -> str:
    """What textual calls the key that somebody wrote; ``NoKey`` if there is no such key."""
    # The last character may be a plus sign itself: ctrl++
    before, plus, last = written[:-1].rpartition("+")
    modifiers = {_modifier(word, written) for word in before.split("+")} if plus else set()
    name = _name(last + written[-1:], written)
    if len(name) == 1 and name.isalpha():
        if modifiers == {"shift"}:
            return name.upper()
        name = name.lower() if modifiers else name
    elif "shift" in modifiers and name in _BY_NAME:
        raise NoKey(f"{written!r} is no key: write the character itself that shift makes")
    key = "+".join([*sorted(modifiers), name])
    if key in _SAME:
        raise NoKey(f"{written!r} is the same as {_SAME[key]} to a terminal")
    return key


def _modifier(word: str, written: str) -> str:
    if word.casefold() not in _MODIFIERS:
        raise NoKey(f"{written!r} is no key: before a + stands ctrl, alt or shift")
    return _MODIFIERS[word.casefold()]


def _name(word: str, written: str) -> str:
    if word in _ALIASES:
        return _ALIASES[word]
    if len(word) == 1 and word.isprintable():
        return character_name(word)
    low = word.casefold()
    if low in _NAMED or low in _BY_NAME:
        return low
    if low in _ALIASES:
        return _ALIASES[low]
    from codebook.core.codes import nearest

    near = nearest(low, (*_NAMED, *_BY_NAME)) if low else None
    raise NoKey(f"{written!r} is no key" + (f"; do you mean {shown(near)}?" if near else ""))
