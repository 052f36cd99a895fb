"""The file of settings: what it gives, and what is said of one that is wrong."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from codebook.errors import BadInput
from codebook.tasks import settings
from codebook.tasks.settings import Panels, Settings

FILE = Path("settings.toml")


def parse(text: str) -> Settings:
    return settings.parse(text, FILE)


def test_without_a_file_and_with_the_template_all_is_as_usual() -> None:
    assert settings.read() == Settings()
    template = settings.template({"The desk": {"code": ["c"], "select.turn": ["S"]}})
    assert parse(template) == Settings()
    taken = re.sub(r'^# (["\w.]+ = )', r"\1", template, flags=re.MULTILINE)
    assert parse(taken) == Settings(keys={"code": ("c",), "select.turn": ("S",)})


def test_a_file_is_read() -> None:
    settings.place().parent.mkdir(parents=True)
    settings.place().write_text(
        '\ufefftheme = "nord"\nspacing = "wide"\nmessage_seconds = 2.5\npanels.codes = false\n'
        '[keys]\ncode = ["k", "ctrl+k"]\nselect.turn = "t"\n"move.word.on" = []\n',
        encoding="utf-8",
    )
    found = settings.read()
    assert (found.theme, found.gap, found.message_seconds) == ("nord", 2, 2.5)
    assert found.panels == Panels(codes=False)
    keys = {"code": ("k", "ctrl+k"), "select.turn": ("t",), "move.word.on": ()}
    assert found.keys == keys


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('\nthem = "nord"', 2, "no setting them; do you mean theme?"),
        ('[panels]\n# codes\n"code" = true', 3, "no setting panels.code; do you mean panels.codes"),
        ('theme = "nrod"', 1, "no theme nrod; do you mean nord?"),
        ("spacing = 3", 1, "takes a text, one of compact, normal, wide, not 3"),
        ("theme = nord", 1, 'a text stands in quotes, as in theme = "nord"'),
        ("[panel]\ncodes = true", 1, "no setting panel; do you mean panels?"),
        ("\npanels = {codes = 3}", 2, "panels.codes takes true or false, not 3"),
        ("\nkeys = {code = 3}", 2, "the keys of code"),
        ('[keys]\ncode = "k"\ncode.x = "j"', 3, "a name with a dot in it stands in quotes"),
        ('mouse = "' + "x" * 500 + '"', 1, "not '" + "x" * 39 + "…"),
        ("mouse = 1", 1, "mouse takes true or false, not 1"),
        ("\n\nmessage_seconds = true", 3, "takes a number"),
        ("message_seconds = nan", 1, "from 1 to 600"),
        ("panels = 1", 1, "write [panels]"),
        ("[keys]\ncode = 1", 2, "the keys of code"),
        ("[keys]\nselect.turn = [1]", 2, "the keys of select.turn"),
        ("keys = 3", 1, "keys is a table"),
        ("theme = \n", 1, "not TOML: invalid value"),
        ("theme = 'nord'\n[keys", 2, "not TOML"),
        ("x = " + "[" * 5000, None, "is not TOML"),
        ("x = 1" + "0" * 5000, None, "is not TOML"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text: str, line: int | None, words: str) -> None:
    with pytest.raises(BadInput) as error:
        parse(text)
    said = str(error.value)
    assert said.startswith(f"settings.toml:{line}: " if line else "settings.toml: ")
    assert words in said
    assert "\n" not in said


def test_a_file_that_cannot_be_read_is_named() -> None:
    file = settings.place()
    file.parent.mkdir(parents=True)

    def wrong() -> str:
        with pytest.raises(BadInput) as error:
            settings.read()
        return str(error.value).removeprefix(str(file))

    file.write_bytes(b"mouse = true\n# caf\xe9\n")
    assert wrong() == ":2: is not UTF-8 text"
    file.write_bytes(b"#" * (settings.MOST + 1))
    assert "larger than settings can be" in wrong()
    file.unlink()
    file.mkdir()
    assert "is no file" in wrong()
    file.rmdir()
    file.symlink_to(file)
    assert "cannot be read: " in wrong()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_what_would_be_waited_for_is_not_read() -> None:
    settings.place().parent.mkdir(parents=True)
    os.mkfifo(settings.place())
    with pytest.raises(BadInput, match="is no file"):
        settings.read()


def test_every_setting_says_what_it_means() -> None:
    meanings = settings.meanings()
    assert settings.values(Settings()).keys() | {"keys", "panels"} == meanings.keys()
    assert all(text.endswith(".") for text in meanings.values())
