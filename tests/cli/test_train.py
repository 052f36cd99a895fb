"""The command ``train``, as a real process."""

import pytest

from codebook.core.codings import Coding
from codebook.store.study import Study
from codebook.tasks.settling import undisputed
from command_folder import Folder
from reviewed_study import build


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """ana's ``two`` is settled as single-coded; cy has coded a word more of it."""
    folder = Folder(tmp_path_factory.mktemp("work"))
    build(folder.path / "r.study")
    with Study.open(folder.path / "r.study") as study:
        undisputed(study, "lead", ["two"], single=True)
    return folder


def test_a_new_coder_learns_after_finishing(run: Folder) -> None:
    done = run.process("train", "r.study", "--coder", "cy")
    assert "not finished" in done.stdout
    assert "nothing to compare yet" in done.stderr
    with Study.open(run.path / "r.study") as study:
        start, end = study.codings(coders=["consensus"])[0].start, study.codings()[-1].end
        study.apply([Coding("", "two", start, end + 1, "e", "cy")])
        study.finish("cy", ["two"])
        assert study.seen_layers() == []
    data = run.json("train", "r.study", "--coder", "cy")
    [one] = data["transcripts"]
    assert (one["state"], one["consensus_of"], one["differences"]) == ("counts", ["ana"], 1)
    assert (one["both"], one["only_coder"], one["only_consensus"]) == (3, 1, 0)
    e = next(code for code in data["codes"] if code["code"] == "e")
    assert (e["both"], e["positive_agreement"]) == (3, 6 / 7)
    done = run.process("train", "r.study", "--coder", "cy", "--by", "code")
    assert "0.857" in done.stdout
    words = done.stderr.strip().partition("`codebook ")[2].rstrip("`").split()
    assert "consensus: e" in run(*words)
    with Study.open(run.path / "r.study") as study:
        assert [(one.coder, one.transcript) for one in study.seen_layers()] == [("cy", "two")]


def test_it_is_said_where_a_layer_is_held_to_itself(run: Folder) -> None:
    done = run.process("train", "r.study", "--coder", "ana")
    assert "the consensus was made from this layer too" in done.stdout
    done = run.process("agreement", "r.study", "--coders", "ana,consensus", "--draws", 2)
    assert "the consensus of two was made from a layer compared here too" in done.stderr


def test_what_is_wrong_is_said_on_one_line(run: Folder) -> None:
    assert "no coder 'zed'" in run("train", "r.study", "--coder", "zed", code=1)
    said = run("train", "r.study", "--coder", "cy", "--by", "turn", code=2)
    assert "--by takes transcript or code" in said
    build(run.path / "new.study")
    said = run("train", "new.study", "--coder", "cy", code=1)
    assert "no transcript is settled" in said
    assert "Traceback" not in said
