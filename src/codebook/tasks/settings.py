"""How a person wants the screens: one TOML file in the user's own configuration folder.

Nothing about a study or about a person stands in it. A file that is not there is no error.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from itertools import pairwise
from pathlib import Path
from typing import Any

from codebook.errors import BadInput

THEMES = (
    "ansi-dark", "ansi-light", "atom-one-dark", "atom-one-light", "catppuccin-frappe",
    "catppuccin-latte", "catppuccin-macchiato", "catppuccin-mocha", "codebook-high-contrast",
    "codebook-high-contrast-light", "dracula", "flexoki", "gruvbox", "monokai", "nord",
    "rose-pine", "rose-pine-dawn", "rose-pine-moon", "solarized-dark", "solarized-light",
    "textual-dark", "textual-light", "tokyo-night",
)  # fmt: skip
"""The names of themes; the screens know what they look like, and a test that they are these."""

_TOLD = 40
"""Characters of a wrong value that an error tells."""

SPACINGS = {"compact": 0, "normal": 1, "wide": 2}
"""How many empty rows stand after a turn."""

MOST = 1_000_000
"""Bytes that a file of settings may have; a larger one is something else, put there by mistake."""

SECONDS = (1, 600)
"""The shortest and the longest time that a message may stay."""

_TABLES = ("panels", "keys", "source")
_CHOICES: dict[str, Sequence[str]] = {"theme": THEMES, "spacing": tuple(SPACINGS)}

_HINTS = {
    "invalid value": 'a text stands in quotes, as in theme = "nord"',
    "cannot overwrite": 'it is given twice; a name with a dot in it stands in quotes, "like.this"',
}
"""What is most likely to be behind an error of TOML."""

# Compiled when something is wrong, so that the first screen does not wait for it.
_TOP = r"\s*\[([^\[\]]+)\]\s*(?:#.*)?"
_PAIR = r"""\s*((?:"[^"]*"|'[^']*'|[\w.\- ])+?)\s*="""
_PLACE = r"(?s)(.*) \(at (?:line (\d+), column \d+|end of document)\)"


@dataclass(frozen=True, slots=True)
class Source:
    """The file that settings came from, to say where something is wrong."""

    file: Path
    text: str

    def line(self, name: str) -> int | None:
        """The line, counted from 1, in which a setting is given, ``keys.select.turn`` say.

        Of one inside braces it is the line of what the braces belong to.
        """
        lines = {found: number for number, found in self._names()}
        while name and name not in lines:
            name = name.rpartition(".")[0]
        return lines.get(name)

    def _names(self) -> Iterator[tuple[int, str]]:
        table = ""
        for number, line in enumerate(self.text.splitlines(), start=1):
            if top := re.fullmatch(_TOP, line):
                table = f"{_bare(top[1])}."
                yield number, table[:-1]
            elif pair := re.match(_PAIR, line):
                yield number, table + _bare(pair[1])

    def wrong(self, name: str, message: str) -> BadInput:
        """The error that something is wrong with a setting."""
        return BadInput(message, file=self.file, line=self.line(name))


def _bare(name: str) -> str:
    """A name of TOML without quotes, and without spaces around its dots."""
    return re.sub(r"\s*\.\s*", ".", name.strip()).replace('"', "").replace("'", "")


@dataclass(frozen=True, slots=True)
class Panels:
    """The lists beside the text when a study is opened."""

    transcripts: bool = True
    """Whether the list of transcripts stands beside the text when a study is opened."""

    codes: bool = True
    """Whether the list of codes stands beside the text when a study is opened."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set; the docstring of a field is what the template and the docs say of it."""

    theme: str = "textual-dark"
    """The colours: a theme by name. ansi-dark and ansi-light use the terminal's own colours."""

    animations: bool = False
    """Whether anything moves or blinks by itself: smooth scrolling, the cursor of an input."""

    mouse: bool = True
    """Whether the mouse works here; without it, it is the terminal's own, to select and copy."""

    spacing: str = "normal"
    """How many empty rows stand between turns: none, one or two."""

    message_seconds: float = 6
    """How long a message stays, in seconds, from 1 to 600."""

    panels: Panels = Panels()
    """The lists beside the text when a study is opened; on a narrow terminal there are none."""

    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Keys of your own: the id of a command = a key, a list of keys, or [] for none."""

    source: Source | None = field(default=None, repr=False, compare=False)

    @property
    def gap(self) -> int:
        """How many empty rows stand after a turn."""
        return SPACINGS[self.spacing]

    def wrong(self, name: str, message: str) -> BadInput:
        """The error that something is wrong with a setting, with file and line if there are."""
        return self.source.wrong(name, message) if self.source else BadInput(message)


def place() -> Path:
    """Where the file of settings is, or would be."""
    from platformdirs import user_config_path

    return user_config_path("codebook", appauthor=False) / "settings.toml"


def read() -> Settings:
    """The settings of the file, and what is usual for all else; ``BadInput`` if it is wrong."""
    file = place()
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            raise BadInput("is no file: settings are read from one", file=file)
        with file.open("rb") as opened:
            found = opened.read(MOST + 1)
        if len(found) > MOST:
            most = f"{MOST:,} bytes at most"
            raise BadInput(f"is larger than settings can be: {most}", file=file)
        text = found.decode("utf-8-sig")
    except FileNotFoundError:
        return Settings()
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise BadInput("is not UTF-8 text", file=file, line=line) from None
    except OSError as error:
        raise BadInput(f"cannot be read: {error.strerror}", file=file) from None
    return parse(text, file)


def parse(text: str, file: Path) -> Settings:
    """The settings that a text gives; ``BadInput`` with the line of what is wrong."""
    import tomllib

    source = Source(file, text)
    try:
        found = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise _unreadable(error, source) from None
    top = {name: value for name, value in found.items() if name not in _TABLES[:2]}
    return Settings(
        **_values(Settings(), top, "", source),
        panels=Panels(**_values(Panels(), found.get("panels", {}), "panels.", source)),
        keys=dict(_keys(found.get("keys", {}), "", source)),
        source=source,
    )


def _unreadable(error: Exception, source: Source) -> BadInput:
    said = re.fullmatch(_PLACE, str(error))
    if said is None:
        return BadInput("is not TOML that can be read", file=source.file)
    line = int(said[2]) if said[2] else len(source.text.splitlines())
    what = said[1][:1].lower() + said[1][1:]
    hint = next((f": {words}" for begin, words in _HINTS.items() if what.startswith(begin)), "")
    return BadInput(f"not TOML: {what}{hint}", file=source.file, line=line)


def _values(defaults: Any, table: Any, prefix: str, source: Source) -> dict[str, Any]:
    if not isinstance(table, dict):
        name = prefix.rstrip(".")
        raise source.wrong(name, f"{name} is a table: write [{name}] and its settings below")
    known = values(Settings())
    for name, value in table.items():
        if prefix + name not in known:
            names = [*known, *_TABLES[:2]]
            raise source.wrong(prefix + name, unknown("setting", prefix + name, names))
        _check(prefix + name, value, getattr(defaults, name), source)
    return table


def _check(name: str, value: Any, default: Any, source: Source) -> None:
    """Whether a value is of the kind that a setting takes."""
    if name in _CHOICES:
        if not isinstance(value, str):
            choices = ", ".join(_CHOICES[name])
            message = f"{name} takes a text, one of {choices}, not {_told(value)}"
            raise source.wrong(name, message)
        if value not in _CHOICES[name]:
            message = unknown(name, value[:_TOLD], _CHOICES[name])
            raise source.wrong(name, f"{message} ({', '.join(_CHOICES[name])})")
    elif isinstance(default, bool):
        if not isinstance(value, bool):
            raise source.wrong(name, f"{name} takes true or false, not {_told(value)}")
    else:
        first, last = SECONDS
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise source.wrong(name, f"{name} takes a number, not {_told(value)}")
        if not first <= value <= last:
            raise source.wrong(name, f"{name} is from {first} to {last}, not {_told(value)}")


def _told(value: Any) -> str:
    """A value as an error tells it: its beginning, where it is long."""
    words = repr(value)
    return words if len(words) <= _TOLD else f"{words[:_TOLD]}…"


def unknown(kind: str, wrong: str, known: Iterable[str]) -> str:
    """That there is no such thing, with the nearest there is."""
    from difflib import get_close_matches

    from codebook.core.codes import nearest

    # The nearest by parts of words would be move.coding.back for cod, so like ones come first.
    names = list(known)
    near = next(iter(get_close_matches(wrong, names, 1)), None) or nearest(wrong, names)
    return f"there is no {kind} {wrong}" + (f"; do you mean {near}?" if near else "")


def _keys(table: Any, prefix: str, source: Source) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Keys by command. A name with dots and without quotes is tables in tables to TOML."""
    if not isinstance(table, dict):
        raise source.wrong("keys", 'keys is a table: write [keys] and, below, "code" = "c"')
    for name, value in table.items():
        command = prefix + name
        match value:
            case dict():
                yield from _keys(value, f"{command}.", source)
            case str():
                yield command, (value,)
            case list() if all(isinstance(key, str) for key in value):
                yield command, tuple(value)
            case _:
                message = f"the keys of {command} are a text or a list of texts, not {_told(value)}"
                raise source.wrong(f"keys.{command}", message)


def values(settings: Settings) -> dict[str, Any]:
    """Every setting but the keys: its full name and its value."""
    own = {f.name: getattr(settings, f.name) for f in fields(Settings) if f.name not in _TABLES}
    panels = {f"panels.{f.name}": getattr(settings.panels, f.name) for f in fields(Panels)}
    return {**own, **panels}


def meanings() -> dict[str, str]:
    """Every setting and table by its full name, and what it means, from the source itself."""
    panels = {f"panels.{name}": text for name, text in _docstrings(Panels).items()}
    found = {**_docstrings(Settings), **panels}
    for name, choices in _CHOICES.items():
        found[name] += f" One of {', '.join(choices)}."
    return found


def _docstrings(kind: type) -> dict[str, str]:
    """The docstring under each field of a class."""
    import ast
    import inspect

    found = {}
    for definition in ast.parse(inspect.getsource(kind)).body:
        body = definition.body if isinstance(definition, ast.ClassDef) else []
        for node, below in pairwise(body):
            match node, below:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(
                    value=ast.Constant(value=str(text))
                ):
                    found[name] = text
    return found


def template(keys: Mapping[str, Mapping[str, Sequence[str]]]) -> str:
    """A file of settings that changes nothing: all of it is comments, to be uncommented.

    ``keys`` are the usual keys of each command, as people write them, by the title of the screen.
    """
    meaning = meanings()
    lines = [
        "# The settings of codebook. Take the # away before a line to change it;",
        "# `codebook settings` says what is in force and whether this file is right.",
    ]
    table = ""
    for name, value in values(Settings()).items():
        above, _, own = name.rpartition(".")
        if above != table:
            table = above
            lines += ["", *_comment(meaning[table]), f"[{table}]"]
        lines += ["", *_comment(meaning[name]), f"# {own} = {toml(value)}"]
    lines += ["", *_comment(meaning["keys"]), "[keys]"]
    for screen, commands in keys.items():
        lines += ["", *_comment(f"{screen}:")]
        lines += [f"# {toml(command)} = {toml(list(usual))}" for command, usual in commands.items()]
    return "\n".join(lines) + "\n"


def _comment(text: str) -> list[str]:
    import textwrap

    return textwrap.wrap(text, 88, initial_indent="# ", subsequent_indent="# ")


def toml(value: Any) -> str:
    """A value as TOML writes it."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case list():
            return f"[{', '.join(map(toml, value))}]"
        case _:
            return str(value)
