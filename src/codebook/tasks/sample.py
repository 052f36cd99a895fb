"""Building the sample study from the material that is shipped."""

from __future__ import annotations

from pathlib import Path

from codebook.errors import BadInput
from codebook.store.backup import put_in_place
from codebook.store.study import Study
from codebook.tasks import new_study
from codebook.tasks.codings import import_codings
from codebook.tasks.import_transcripts import Request, import_transcripts
from codebook.tasks.shipped import folder

NAME = "sample.study"
CODERS = ("ana", "ben")


def build_sample(target: Path) -> Path:
    """Makes the sample study in a folder, with its codings; one that is there is kept.

    A coder has finished the transcripts that have a coding of theirs.
    """
    study = target / NAME
    if study.is_file():
        return study
    if study.is_dir():
        raise BadInput(f"{study} is a folder, not a study")
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(f"the folder {target} cannot be made: {error.strerror}") from None
    material = folder("sample_transcripts")
    people = material / "interviewees.csv"
    half = target / f".{NAME}.half"
    new_study.create(half, interviewees=people, title="Sample study, invented", force=True)
    with Study.open(half) as opened:
        request = Request(
            files=(material,),
            interviewees=people,
            interviewers=("INT",),
            anonymized=True,
            reviewed_by="the authors of the sample",
        )
        import_transcripts(opened, request)
        opened.add_coders(CODERS)
        for coder in CODERS:
            import_codings(opened, material / f"codings-{coder}.csv", coder)
            opened.finish(coder, list(opened.coded_counts(coder)))
    put_in_place(half, study)
    return study
