"""The commands ``keys`` and ``settings``, and the pages made from them.

``PAGES=write pytest tests/cli/test_settings.py`` writes what is generated in the pages anew.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from codebook.cli.main import run
from codebook.tasks import settings

DOCS = Path(__file__).parents[2] / "docs"
_MADE = re.compile(r"(<!-- made by `codebook ([^`]+)` -->\n).*?(<!-- end -->)", re.DOTALL)


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Any:
    """Runs a command in this process; what it printed, or where it failed, what it said."""

    def called(*words: str, code: int = 0) -> str:
        monkeypatch.setattr(sys, "argv", ["codebook", *words])
        with pytest.raises(SystemExit) as left:
            run()
        said = capsysbinary.readouterr()
        assert (left.value.code or 0) == code, said.err
        return (said.err if code else said.out).decode()

    return called


def test_keys_in_force_are_listed(command: Any) -> None:
    settings.place().parent.mkdir(parents=True)
    settings.place().write_text('[keys]\ncode = ["k", "ctrl+k"]\n"move.row.back" = "up"\n')
    listed = {
        row["command"]: row for row in json.loads(command("keys", "--format", "json"))["keys"]
    }
    assert listed["code"]["keys"] == ["k", "ctrl+k"]
    assert listed["code"]["default"] == ["c"]
    assert "2 of these are keys of your own: code, move.row.back" in command("keys")
    assert "keys of your own" not in command("keys", "--default")


def test_keys_of_one_screen_are_listed(command: Any) -> None:
    settings.place().parent.mkdir(parents=True)
    settings.place().write_text('[keys]\ntally.close = "Q"\nfinish = "Q"\n')
    listed = json.loads(command("keys", "--screen", "tally", "--format", "json"))["keys"]
    assert {row["screen"] for row in listed} == {"tally"}
    assert {row["command"]: row["keys"] for row in listed}["tally.close"] == ["Q"]
    assert "1 of these are keys of your own: tally.close" in command("keys", "--screen", "tally")
    assert "do you mean tally?" in command("keys", "--screen", "taly", code=1)


def test_a_wrong_file_is_one_line_and_exit_1(command: Any) -> None:
    settings.place().parent.mkdir(parents=True)
    settings.place().write_text('\n[keys]\ncode = "u"\n')
    for verb in ("keys", "settings"):
        said = command(verb, code=1)
        assert said.startswith(f"error: {settings.place()}:3: u cannot be the key of code and of")
        assert said.count("\n") == 1


def test_a_template_is_written_and_never_over_a_file(command: Any) -> None:
    command("settings", "--write")
    assert json.loads(command("settings", "--format", "json"))["settings"]["spacing"] == "normal"
    settings.place().write_text('spacing = "wide"\n')
    assert "--force" in command("settings", "--write", code=1)
    found = json.loads(command("settings", "--format", "json"))
    assert (found["settings"]["spacing"], found["exists"]) == ("wide", True)
    command("settings", "--write", "--force")
    assert '"select.sentence" = ["s"]' in settings.place().read_text()


def test_every_line_of_the_template_can_be_uncommented(command: Any) -> None:
    command("settings", "--write")
    file = settings.place()
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text(
        "\n".join(re.sub(r'^# (?=[\w".-]+ = )', "", line) for line in lines), encoding="utf-8"
    )
    found = json.loads(command("settings", "--format", "json"))
    usual = json.loads(command("settings", "--default", "--format", "json"))
    assert found["settings"] == usual["settings"]
    listed = json.loads(command("keys", "--format", "json"))["keys"]
    assert [row["keys"] for row in listed] == [row["default"] for row in listed]
    assert len(found["keys"]) == len(listed)


def test_listing_keys_loads_no_screen() -> None:
    code = (
        "import sys; sys.argv = ['codebook', 'keys']\n"
        "from codebook.cli.main import run\n"
        "try: run()\nexcept SystemExit: pass\n"
        "print([name for name in ('textual', 'sqlmodel') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.endswith("[]\n")


@pytest.mark.skipif(not DOCS.is_dir(), reason="not in a checkout")
@pytest.mark.parametrize("page", ["keys", "settings"])
def test_pages_say_what_the_program_says(command: Any, page: str) -> None:
    file = DOCS / f"{page}.md"
    text = file.read_text(encoding="utf-8")

    def made(found: re.Match[str]) -> str:
        lines = command(*found[2].split()).splitlines()
        table = "\n".join(line for line in lines if not line.startswith("#")).strip()
        return f"{found[1]}{table}\n{found[3]}"

    fresh = _MADE.sub(made, text)
    assert _MADE.search(text)
    if os.environ.get("PAGES") == "write":
        file.write_text(fresh, encoding="utf-8")
    assert fresh == file.read_text(encoding="utf-8"), f"run PAGES=write pytest {__file__}"


@pytest.mark.skipif(not DOCS.is_dir(), reason="not in a checkout")
def test_the_page_of_keys_has_every_screen() -> None:
    from codebook.tui.commands import SCREENS

    page = (DOCS / "keys.md").read_text(encoding="utf-8")
    assert [one.name for one in SCREENS if f"--screen {one.name} " not in page] == []
