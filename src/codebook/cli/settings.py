"""Commands about how the screens are set: keys, settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from codebook.cli.options import Force, Format, Output

if TYPE_CHECKING:
    from codebook.formats.report import Table
    from codebook.tasks.settings import Settings
    from codebook.tui.commands import Command

_Default = Annotated[
    bool, typer.Option("--default", help="Leave out what the file of settings says.")
]


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command()(keys)
    app.command()(settings)


def keys(
    default: _Default = False, format: Format = None, output: Output = None, force: Force = False
) -> None:
    """List the keys in force at the desk, by kind of command.

    Example: codebook keys --format md
    """
    from codebook.cli.output import Target, report
    from codebook.tasks.settings import place
    from codebook.tui.commands import DESK

    target = Target.of(format, output, force)
    commands, own = _in_force(default)
    usual = {command.id: command for command in DESK}
    data = {
        "keys": [
            {"command": c.id, "group": c.group, "name": c.name, "help": c.help,
             "keys": _shown(c), "default": _shown(usual[c.id])}
            for c in commands
        ],
        "file": None if own.source is None else str(place()),
    }  # fmt: skip
    report(target, data, _table_of_keys(commands, own))


def _in_force(default: bool) -> tuple[tuple[Command, ...], Settings]:
    """The commands of the desk with their keys, and the settings they come from."""
    from codebook.tasks.settings import Settings, read
    from codebook.tui.commands import DESK, in_force

    found = Settings() if default else read()
    return in_force(DESK, found), found


def _shown(command: Command) -> list[str]:
    from codebook.tui.commands.keys import shown

    return [shown(key) for key in command.key_names]


def _table_of_keys(commands: tuple[Command, ...], own: Settings) -> Table:
    from codebook.formats.report import Table
    from codebook.tui.commands import by_group

    rows = tuple(
        (group, "  ".join(_shown(command)), command.help, command.id)
        for group, members in by_group(commands).items()
        for command in members
    )
    count = len(own.keys)
    notes = (f"{count} of these are keys of your own: {', '.join(own.keys)}",) if count else ()
    columns = ("group", "keys", "what it does", "command")
    return Table(f"Keys of the desk: {len(rows)} commands", columns, rows, notes=notes)


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
    commands, own = _in_force(default)
    data: dict[str, Any] = {
        "file": str(place()),
        "exists": place().is_file(),
        "settings": values(own),
        "keys": {c.id: _shown(c) for c in commands if c.id in own.keys},
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
    from codebook.tui.commands import DESK

    file = place()
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_file(file, template({command.id: _shown(command) for command in DESK}), force=force)
    say(f"wrote {file}; every line in it is a comment until you take its # away")
