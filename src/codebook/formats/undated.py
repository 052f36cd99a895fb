"""Word documents that say nothing of who made them, or when."""

from __future__ import annotations

import io
import zipfile
from typing import Any

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time of every part in the file: the earliest there is, so that it says nothing."""


def saved(document: Any, title: str = "") -> bytes:
    """The document of python-docx as a file, without author and dates, and its parts undated."""
    properties = document.core_properties._element
    for element in list(properties):
        properties.remove(element)
    if title:
        document.core_properties.title = title[:255]
    made, out = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _LONG_AGO)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return out.getvalue()
