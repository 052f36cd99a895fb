"""Three coders, one of whom finished only some transcripts: every figure, or why there is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from codebook.core.categories import Interviewee, Scheme
from codebook.core.codings import Coding
from codebook.store.study import Study
from command_folder import Folder
from small_study import TREE, transcript

KEYS = [f"t{number}" for number in range(9)]
WORDS = "We waited for hours in the rain and nobody asked. They were kind in the end."


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """ana and ben finished nine transcripts, cy six of them and applied e alone, and once.

    Nobody applied a/b/c; ana alone applied a/d.
    """
    folder = Folder(tmp_path_factory.mktemp("work"))
    path = folder.path / "three.study"
    people = [Interviewee(f"S-{key}", "police") for key in KEYS]
    Study.create(path, title="Three", tree=TREE, scheme=Scheme(), interviewees=people)
    with Study.open(path) as study:
        study.add_transcripts(
            [transcript(key, ("INT", "How?"), (f"S-{key}", WORDS)) for key in KEYS]
        )
        study.add_coders(["ana", "ben", "cy"])
        at = study.transcript("t0").text.index(WORDS)
        codings = []
        for number, key in enumerate(KEYS):
            codings += [
                Coding("", key, at, at + 30, "a/b", "ana"),
                Coding("", key, at + number, at + 30 + number, "a/b", "ben"),
                Coding("", key, at + 50, at + 60, "a/d", "ana"),
            ]
        codings.append(Coding("", "t0", at + 50, at + 60, "e", "cy"))
        study.apply(codings)
        for name, keys in (("ana", KEYS), ("ben", KEYS), ("cy", KEYS[:6])):
            study.finish(name, keys)
    return folder


def _nulls(told: Mapping[str, Any], before: str = "") -> Iterator[str]:
    for name, value in told.items():
        if isinstance(value, dict) and name in ("alpha_at", "without_coder"):
            yield from _nulls(value, f"{name} ")
        elif value is None:
            yield before + name


INTERVAL = {"alpha_low", "alpha_high", "p_below_667", "p_below_800"}


def test_every_figure_is_there_or_its_reason_is(run: Folder) -> None:
    data = run.json("agreement", "three.study", "--draws", 50, "--more")
    assert data["coders"] == ["ana", "ben", "cy"]
    assert data["transcripts"] == KEYS
    assert data["matrix"]["coders"] == ["ana", "ben", "cy"]
    for code in data["codes"]:
        for told in (code, code["subtree"]):
            nulls = {
                "interval" if name in INTERVAL else name
                for name in _nulls({k: v for k, v in told.items() if k not in ("note", "vanishes")})
            }
            assert nulls <= set(told["reasons"]), nulls - set(told["reasons"])
            assert all(len(reason.split()) > 2 for reason in told["reasons"].values())
            assert len(told["pairs"]) == 3
            for pair in told["pairs"]:
                assert (pair["alpha"] is None) == (pair["kappa"] is None) == bool(pair["note"])
    by_code = {code["code"]: code for code in data["codes"]}
    # cy is missing in three transcripts: those count for ana and ben, and for no pair with cy
    length = len(WORDS)
    [ana_ben, ana_cy, ben_cy] = by_code["a/b"]["pairs"]
    cells = ("both", "only_first", "only_second", "neither")
    assert [sum(pair[cell] for cell in cells) for pair in (ana_ben, ana_cy, ben_cy)] == [
        9 * length, 6 * length, 6 * length,
    ]  # fmt: skip
    assert by_code["a/b"]["shared"] == 9 * length
    assert by_code["a/b"]["without_coder"]["cy"] == ana_ben["alpha"]
    assert by_code["a/b/c"]["reasons"]["alpha"] == "no variation: no coder applied it"
    assert by_code["e"]["reasons"]["without_coder cy"] == "no variation: no coder applied it"
    assert by_code["e"]["reasons"]["kappa"] == "of two coders alone: see pairs"
    assert by_code["a/d"]["alpha"] < 0
    for group in data["groups"]:
        missing = [name for name in ("u_alpha", "u_alpha_binary", "cu_alpha") if not group[name]]
        assert all(name in (group["note"] or "") for name in missing if group[name] is None)


def test_the_table_says_it_too(run: Folder) -> None:
    done = run.process("agreement", "three.study", "--draws", 50)
    assert done.returncode == 0
    assert "Agreement: ana, ben, cy" in done.stdout
    assert "n/a" in done.stdout
    assert "1 code that nobody applied here not listed: n/a, no variation" in done.stdout
    assert "few transcripts (9)" in done.stdout
    shown = run("agreement", "three.study", "--draws", 50, "--more")
    assert "no variation: no coder applied it" in shown
