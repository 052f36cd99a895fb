"""What the pages say is there is there, and what has no place in the repository is not."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from codebook import __version__

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(not (ROOT / "Makefile").is_file(), reason="not in a checkout")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_COMMAND = re.compile(r"^codebook (.+)$", re.MULTILINE)


def files() -> list[Path]:
    """The files of the repository: those that git knows, else all but what is built."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        listed = subprocess.run(
            [git, "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True
        )
        return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]
    built = {".venv", ".git", "dist", "__pycache__", ".hypothesis"}
    return [p for p in ROOT.rglob("*") if p.is_file() and not built & set(p.parts)]


def pages() -> list[Path]:
    return [file for file in files() if file.suffix == ".md"]


def test_links_lead_somewhere() -> None:
    broken = []
    for page in pages():
        for target in _LINK.findall(page.read_text(encoding="utf-8")):
            place = target.partition("#")[0]
            if place and "://" not in place and not (page.parent / place).exists():
                broken.append(f"{page.name}: {target}")
    assert broken == []


def test_targets_of_make_that_pages_name_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    known = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = {
        name
        for page in pages()
        for name in re.findall(r"(?:^|`)make ([a-z]+)", page.read_text(encoding="utf-8"), re.M)
    }
    assert {"demo", "test"} <= named <= known


def helps() -> dict[str, str]:
    """The help of every command."""
    code = (
        "import typer\nfrom codebook.cli.app import app\n"
        "group = typer.main.get_command(app)\n"
        "for name, command in group.commands.items():\n"
        "    context = typer.Context(command, info_name=name)\n"
        "    print('\\0' + name + '\\1' + command.get_help(context))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return dict(piece.split("\1", 1) for piece in done.stdout.split("\0")[1:])


def test_commands_and_options_that_pages_name_exist() -> None:
    known = helps()
    for name, text in known.items():
        assert "Example: codebook " in text, name
    for page in pages():
        blocks = "\n".join(page.read_text(encoding="utf-8").split("```")[1::2])
        for line in _COMMAND.findall(blocks):
            words = line.partition("#")[0].split()
            verb = words[0] if words[0] in known else "open"
            assert verb != "open" or words[0].endswith(".study"), f"{page.name}: codebook {line}"
            for option in (word for word in words if word.startswith("--")):
                assert option in known[verb], f"{page.name}: codebook {line}"


def test_no_path_of_a_machine_and_no_registry_is_written_down() -> None:
    hosts = [
        "".join(parts) for parts in (("py", "pi.org"), ("python", "hosted.org"), ("np", "mjs"))
    ]
    machine = re.compile(r"(?<![\w.])/(?:home|root|Users|work)/\w")
    found = []
    for file in files():
        if file.suffix in {".png", ".docx"} or file == Path(__file__):
            continue
        text = file.read_text(encoding="utf-8", errors="replace")
        found += [f"{file.name}: {host}" for host in hosts if host in text]
        found += [f"{file.name}: {match[0]}" for match in machine.finditer(text)]
        found += [f"{file.name}: an index" for _ in re.finditer(r"^--(?:extra-)?index", text, re.M)]
    assert found == []


def test_the_changelog_knows_the_version() -> None:
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_no_module_collects_everything() -> None:
    long = [
        f"{file.name}: {len(lines)} lines"
        for file in (ROOT / "src").rglob("*.py")
        if len(lines := file.read_text(encoding="utf-8").splitlines()) > 400
    ]
    assert long == []


def test_every_screen_has_the_style_sheet_that_it_names() -> None:
    screens = ROOT / "src" / "codebook" / "tui"
    missing = [
        f"{file.name}: {name}"
        for file in screens.rglob("*.py")
        for name in re.findall(r'CSS_PATH = "(.+)"', file.read_text(encoding="utf-8"))
        if not (file.parent / name).is_file()
    ]
    assert missing == []
