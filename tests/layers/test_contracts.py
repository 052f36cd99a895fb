"""Imports point one way, as declared and as loaded."""

import ast
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import codebook

SOURCE = Path(codebook.__file__).parent
SCREENS_AND_DATABASES = ("textual", "sqlmodel", "sqlalchemy")


def test_the_declared_contracts_hold() -> None:
    pytest.importorskip("importlinter")
    root = SOURCE.parents[1]
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=root,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def loaded(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter has loaded after running code."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"],
        check=True,
        capture_output=True,
        text=True,
    )
    return {name.partition(".")[0] for name in done.stdout.split("\n")[-2].split()}


def modules(package: str) -> list[str]:
    folder = SOURCE / package
    return [f"codebook.{package}.{m.name}" for m in pkgutil.iter_modules([str(folder)])]


def test_the_package_itself_loads_nothing() -> None:
    assert not loaded("import codebook") & {*SCREENS_AND_DATABASES, "typer", "rich"}


@pytest.mark.parametrize("room", ["core", "formats", "confidential"])
def test_these_rooms_know_no_screen_and_no_database(room: str) -> None:
    found = loaded("import " + ", ".join(modules(room)))
    assert not found & {*SCREENS_AND_DATABASES, "sqlite3"}


def test_saying_the_version_loads_no_screen_and_no_database() -> None:
    code = (
        "import sys; sys.argv = ['codebook', '--version']\n"
        "from codebook.cli.main import run\n"
        "try: run()\nexcept SystemExit: pass"
    )
    assert not loaded(code) & {*SCREENS_AND_DATABASES, "yaml", "docx"}


def test_everything_public_says_what_it_is() -> None:
    silent = []
    for file in SOURCE.rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        if tree.body and ast.get_docstring(tree) is None:
            silent.append(f"{file.name}: module")
        public = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        for parent in [tree, *(n for n in ast.walk(tree) if isinstance(n, ast.ClassDef))]:
            if isinstance(parent, ast.ClassDef) and parent.name.startswith("_"):
                continue
            for node in parent.body:
                named = isinstance(node, public) and not node.name.startswith("_")
                if named and ast.get_docstring(node) is None:
                    silent.append(f"{file.name}:{node.lineno} {node.name}")
    assert silent == []
