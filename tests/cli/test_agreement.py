"""The command ``agreement`` on real files, as real processes."""

import json
from pathlib import Path

import pytest

from codebook.store.study import Study
from command_folder import Folder

KEYS = {
    "code", "alpha", "alpha_low", "alpha_high", "kappa", "percent", "positive_agreement",
    "prevalence", "units", "characters", "pairs", "note",
}  # fmt: skip


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    folder = Folder(tmp_path_factory.mktemp("work"))
    said = folder("demo", ".", "--no-tui")
    assert "Tally: interviewees" in said
    assert "Agreement: ana, ben" in said
    assert said.count("INTERNAL") == 2
    return folder


def _views(run: Folder) -> int:
    with Study.open(run.path / "sample.study") as study:
        return study.log_head()[1]


def test_json_has_every_key(run: Folder) -> None:
    before = _views(run)
    data = run.json("agreement", "sample.study", "--draws", 50)
    assert _views(run) == before + 1
    assert {
        "coders", "unit", "eligible", "transcripts", "draws", "seed", "codes", "any", "groups",
        "overall",
    } <= set(data)  # fmt: skip
    assert (data["unit"], data["eligible"], data["draws"], data["seed"]) == (
        "character", "interviewee", 50, 1,
    )  # fmt: skip
    assert data["coders"] == ["ana", "ben"]
    assert len(data["transcripts"]) == 15
    with Study.open(run.path / "sample.study") as study:
        assert [code["code"] for code in data["codes"]] == [code.path for code in study.tree()]
    for code in data["codes"]:
        assert set(code) >= KEYS | {"subtree"}
        assert set(code["subtree"]) >= KEYS
        assert set(code["units"]) == set(code["characters"]) == {"ana", "ben"}
        [pair] = code["pairs"]
        assert {
            "coders", "kappa", "alpha", "both", "only_first", "only_second", "neither",
        } <= set(pair)  # fmt: skip
        assert pair["both"] + pair["only_first"] == code["characters"]["ana"]
        assert (code["alpha"] is None) <= bool(code["note"])
        assert "more" not in code
    assert set(data["any"]) >= KEYS
    for group in data["groups"]:
        assert {
            "code", "u_alpha", "u_alpha_binary", "cu_alpha", "coverage", "k_u_alpha",
        } <= set(group)  # fmt: skip
    assert len(data["left_out"]) == 28


def test_rarer_figures_stand_behind_more(run: Folder) -> None:
    words = ("agreement", "sample.study", "--draws", 2, "--more")
    characters = run.json(*words)["codes"][0]["more"]
    assert "ac1" not in characters
    turns = run.json(*words, "--unit", "turn")["codes"][0]["more"]
    assert {"ac1", "brennan_prediger", "by_transcript"} <= set(turns)
    text = run(*words, "--unit", "turn")
    assert "Groups of codes" in text
    assert "Brennan-Prediger" in text
    assert "Brennan-Prediger" not in run("agreement", "sample.study", "--draws", 2)


def test_the_table_says_what_it_is(run: Folder) -> None:
    done = run.process("agreement", "sample.study", "--unit", "turn")
    head = done.stdout.splitlines()
    assert head[:2] == ["Agreement: ana, ben", "INTERNAL: exact counts, not for publication"]
    for column in ("alpha by turn", "by character", "by interviewee", "P(<.667)"):
        assert column in done.stdout
    row = next(line for line in head if "handcuffing" in line)
    assert row.split()[1:3] == [".885", "[.661,"]
    assert "thin" in next(line for line in head if "    reinvest" in line)
    assert "Krippendorff" in done.stdout
    assert "a turn bears a code if at least one eligible character does" in done.stdout
    assert "left out: AD-LE2, AD-LE4, AD-LE5 and 25 more: only ana finished it" in done.stderr


@pytest.mark.parametrize("suffix", ["md", "html", "xlsx"])
def test_reports(run: Folder, suffix: str) -> None:
    file = run.path / f"report.{suffix}"
    run("agreement", "sample.study", "--draws", 20, "--report", file.name)
    assert file.stat().st_size > 2000
    if suffix != "xlsx":
        assert "INTERNAL" in file.read_text(encoding="utf-8")
    assert "exists already" in run("agreement", "sample.study", "--report", file.name, code=1)


def test_exports(run: Folder) -> None:
    for kind, first in (
        ("gamma", "ana,protection/training/general,1440,1520"),
        ("histogram", '"table","target","code","transcript","present","applied","characters"'),
    ):
        run("agreement", "sample.study", "--export", f"{kind}.csv", "--for", kind, "--draws", 2)
        assert (run.path / f"{kind}.csv").read_text().splitlines()[0] == first
    run("agreement", "sample.study", "--export", "r.csv", "--for", "r", "--unit", "turn")
    assert (run.path / "r.csv").read_text().startswith("code,transcript,segment,coder,rating\n")


def test_what_may_leave(run: Folder, tmp_path: Path) -> None:
    work = Folder(tmp_path)
    work("demo", ".", "--no-tui")
    with Study.open(work.path / "sample.study") as study:
        study.draw_sample(["ana", "ben"], ["AD-LE1", "AD-LE3", "SA-01"], 3)
        before = study.log_head()[1]
    data = work.json("agreement", "sample.study", "--outside")
    assert data["protected"] is True
    assert "INTERNAL" not in json.dumps(data)
    assert "units" not in data["codes"][0]
    text = work("agreement", "sample.study", "--outside")
    assert "INTERNAL" not in text
    work("agreement", "sample.study", "--outside", "--report", "out.md")
    assert "AD-LE1" not in (work.path / "out.md").read_text(encoding="utf-8")
    with Study.open(work.path / "sample.study") as study:
        assert study.log_head()[1] == before
    assert data["draft"] is True
    assert text.splitlines()[1].startswith("DRAFT: protected, not released; without counts")
    leaves = ("agreement", "sample.study", "--outside", "--draws", 50)
    done = work.process(*leaves, "--output", "a.json", "--release")
    written = json.loads((work.path / "a.json").read_text(encoding="utf-8"))
    assert f"released as {written['release']}" in done.stderr
    assert "was released before" in work(*leaves, "--report", "b.md", "--release", code=3)
    assert not (work.path / "b.md").exists()
    work(*leaves, "--unit", "turn", "--report", "b.md", "--release")
    assert "RELEASED: protected" in (work.path / "b.md").read_text(encoding="utf-8")
    listed = work("releases", "sample.study")
    assert "agreement by turn on" in listed
    again = work("releases", "sample.study", "--show", written["release"])
    assert "RELEASED: protected; without counts" in again
    told = work.json("releases", "sample.study", "--show", written["release"])
    assert [row["alpha"] for row in told["rows"]] == [code["alpha"] for code in written["codes"]]


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        (("--coders", "ana,ana"), 2, "names ana twice"),
        (("--coders", "ana,nix"), 1, "no coder 'nix' in this study; it has ana, ben"),
        (("--sample", 1), 1, "no sample 1 in this study; it has none"),
        (("--outside", "--unit", "interviewee"), 3, "how many people"),
        (("--outside", "--more"), 2, "goes with neither"),
        (("--for", "r"), 2, "go together"),
        (("--release", "--output", "x.md"), 2, "--release goes with --outside and"),
        (("--outside", "--release"), 2, "--release goes with --outside and"),
        (("--output", "x.csv", "--report", "x.md"), 2, "exclude each other"),
        (("--export", "x.csv", "--for", "spss"), 2, "--for takes r, gamma, histogram"),
        (("--export", "x.csv", "--for", "r"), 2, "--for r goes with --unit"),
        (("--report", "x.doc"), 2, "ends in .md, .html or .xlsx"),
    ],
)
def test_wrong_input_is_one_clear_line(
    run: Folder, words: tuple[object, ...], code: int, why: str
) -> None:
    said = run("agreement", "sample.study", *words, code=code)
    assert why in said
    assert said.count("\n") == 1
