"""Commands about how the screens are set: keys, settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from codebook.cli.options import Force, Format, Output

if TYPE_CHECKING:
    from codebook.formats.report import Table
    from codebook.tasks.settings import Settings
    from codebook.tui.commands import Command, KeyedScreen

_Default = Annotated[
    bool, typer.Option("--default", help="Leave out what the file of settings says.")
]
_OfScreen = Annotated[
    str, typer.Option("--screen", metavar="NAME", help="Only the keys of one screen: desk, say.")
]


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command()(keys)
    app.command()(settings)


def keys(
    screen: _OfScreen = "",
    default: _Default = False,
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """List the keys in force, by screen and by kind of command.

    Example: codebook keys --screen desk --format md
    """
    from codebook.cli.output import Target, report
    from codebook.tasks.settings import place
    from codebook.tui.commands import SCREENS

    target = Target.of(format, output, force)
    screens, own = _in_force(default)
    listed = _only(screen, screens)
    usual = {command.id: command for one in SCREENS for command in one.commands}
    data = {
        "keys": [
            {"screen": one.name, "command": c.id, "group": c.group, "name": c.name, "help": c.help,
             "keys": _shown(c), "default": _shown(usual[c.id])}
            for one in listed
            for c in one.commands
        ],
        "file": None if own.source is None else str(place()),
    }  # fmt: skip
    report(target, data, _table_of_keys(listed, own))


def _in_force(default: bool) -> tuple[tuple[KeyedScreen, ...], Settings]:
    """The commands of all screens with their keys, and the settings they come from."""
    from codebook.tasks.settings import Settings, read
    from codebook.tui.commands import SCREENS, everywhere

    found = Settings() if default else read()
    return everywhere(SCREENS, found), found


def _only(name: str, screens: tuple[KeyedScreen, ...]) -> tuple[KeyedScreen, ...]:
    """The screen of a name; without a name, all of them."""
    from codebook.errors import BadInput
    from codebook.tasks.settings import unknown

    found = tuple(one for one in screens if name in ("", one.name))
    if not found:
        names = [one.name for one in screens]
        raise BadInput(f"{unknown('screen', name, names)} (there are {', '.join(names)})")
    return found


def _shown(command: Command) -> list[str]:
    from codebook.tui.commands.keys import shown

    return [shown(key) for key in command.key_names]


def _table_of_keys(screens: tuple[KeyedScreen, ...], own: Settings) -> Table:
    from codebook.formats.report import Table
    from codebook.tui.commands import by_group

    rows = tuple(
        (one.name, group, "  ".join(_shown(command)), command.help, command.id)
        for one in screens
        for group, members in by_group(one.commands).items()
        for command in members
    )
    listed = {row[-1] for row in rows}
    mine = [name for name in own.keys if name in listed]
    notes = (f"{len(mine)} of these are keys of your own: {', '.join(mine)}",) if mine else ()
    columns = ("screen", "group", "keys", "what it does", "command")
    if len(screens) == 1:
        title = f"Keys of one screen: {screens[0].title[:1].lower()}{screens[0].title[1:]}"
        return Table(title, columns[1:], tuple(row[1:] for row in rows), notes=notes)
    return Table(f"Keys of all screens: {len(rows)} commands", columns, rows, notes=notes)


def settings(
    default: _Default = False,
    write: Annotated[
        bool, typer.Option("--write", help="Write a file of settings to change.")
    ] = False,
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Say where the file of settings is and what is in force, or write one.

    Example: codebook settings --write
    """
    from codebook.cli.output import Target, remark, report
    from codebook.tasks.settings import place, values

    if write:
        _write(force)
        return
    target = Target.of(format, output, force)
    screens, own = _in_force(default)
    data: dict[str, Any] = {
        "file": str(place()),
        "exists": place().is_file(),
        "settings": values(own),
        "keys": {c.id: _shown(c) for s in screens for c in s.commands if c.id in own.keys},
    }
    if not default:
        there = "" if own.source else ", which is not there: `codebook settings --write` makes it"
        remark(f"the file of settings is {place()}{there}")
    report(target, data, _table_of_settings(own))


def _table_of_settings(own: Settings) -> Table:
    from codebook.formats.report import Table
    from codebook.tasks.settings import Settings, meanings, toml, values

    meaning, usual = meanings(), values(Settings())
    rows = tuple(
        (name, toml(value), toml(usual[name]), meaning[name]) for name, value in values(own).items()
    )
    mine = f"{len(own.keys)} of your own" if own.keys else "none of your own"
    rows += (("keys", mine, "see `codebook keys`", meaning["keys"]),)
    return Table("Settings", ("setting", "in force", "without a file", "what it means"), rows)


def _write(force: bool) -> None:
    """Writes the template in the place where settings are read."""
    from codebook.cli.output import say, write_file
    from codebook.tasks.settings import place, template
    from codebook.tui.commands import SCREENS

    file = place()
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    usual = {one.title: {c.id: _shown(c) for c in one.commands} for one in SCREENS}
    write_file(file, template(usual), force=force)
    say(f"wrote {file}; every line in it is a comment until you take its # away")
