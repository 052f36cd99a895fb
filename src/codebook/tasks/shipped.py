"""What is shipped with codebook: codebooks and the sample study's material."""

from __future__ import annotations

from pathlib import Path

import codebook
from codebook.errors import BadInput
from codebook.formats.codebook_yaml import Codebook, read

DEFAULT_CODEBOOK = "tvpa-3p"


def folder(name: str) -> Path:
    """A shipped folder: inside the installed package, or beside ``src`` in a checkout."""
    package = Path(codebook.__file__).parent
    installed = package / "shipped" / name
    return installed if installed.is_dir() else package.parents[1] / name


def codebooks() -> list[str]:
    """The names of the shipped codebooks."""
    return sorted(path.stem for path in folder("codebooks").glob("*.yaml"))


def read_codebook(wanted: str) -> Codebook:
    """A codebook by its shipped name or from a YAML file."""
    path = Path(wanted)
    if wanted in codebooks():
        path = folder("codebooks") / f"{wanted}.yaml"
    elif not path.is_file():
        raise BadInput(f"no codebook {wanted!r}: give a file, or one of {', '.join(codebooks())}")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput("a codebook is UTF-8 text; this is not", file=path) from None
    return read(text, str(path))
