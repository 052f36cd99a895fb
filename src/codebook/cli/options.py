"""Arguments and options that several commands share.

Whether a file can be read is for whoever reads it to find and to tell: hence ``readable=False``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

StudyFile = Annotated[
    Path, typer.Argument(metavar="STUDY", readable=False, help="The study's file.")
]
Coder = Annotated[str, typer.Option("--coder", metavar="NAME", help="Whose layer.")]
LEAD = "lead"
"""Who acts where no coder is named."""

CoderOrLead = Annotated[str, typer.Option("--coder", metavar="NAME", help="Whose action.")]
Format = Annotated[
    str | None,
    typer.Option("--format", metavar="FORMAT", help="table, json, csv, md, xlsx or html."),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", metavar="FILE", readable=False, help="Write the report to a file."),
]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that is there.")]
