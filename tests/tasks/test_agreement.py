"""Agreement of real studies: counted again from the files, and what is left out of it."""

import csv
import re
import sqlite3
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest

from codebook.core.agreement.measured import InDocument, by_document
from codebook.core.agreement.result import Result, Target
from codebook.core.categories import Interviewee, Scheme
from codebook.core.codes import Code
from codebook.core.codings import Coding
from codebook.core.spans import Span
from codebook.errors import BadInput, Refused, UsageError
from codebook.formats import agreement_export, agreement_json, agreement_outside, agreement_report
from codebook.formats.agreement_methods import paragraphs
from codebook.formats.agreement_tables import codes_table, left_out
from codebook.store.study import Study
from codebook.tasks.agreement import Question, agreement, material
from codebook.tasks.agreement_material import gather
from codebook.tasks.agreement_release import draft, may_leave, release
from codebook.tasks.released import contents
from codebook.tasks.sample import build_sample
from codebook.tasks.shipped import folder
from small_study import TREE, transcript

SERVICES = "protection/execution/services"
CUFFS = "protection/execution/criminalization/handcuffing"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Study]:
    with Study.open(build_sample(tmp_path_factory.mktemp("demo"))) as study:
        yield study


# From the files alone: every eligible character laid out, with exact fractions.


def words_of(key: str) -> list[int]:
    """The places of a transcript's characters that interviewees say."""
    text = (folder("sample_transcripts") / f"{key}.txt").read_text(encoding="utf-8")
    return [
        place
        for turn in re.finditer(r"^([A-Z0-9-]+): (.*)$", text, re.M)
        if turn[1] != "INT"
        for place in range(*turn.span(2))
    ]


def marked(coder: str, code: str, key: str) -> set[int]:
    """The places that a coder gave a code."""
    file = folder("sample_transcripts") / f"codings-{coder}.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        return {
            place
            for row in csv.DictReader(lines)
            if (row["code"], row["transcript"]) == (code, key)
            for place in range(int(row["start"]), int(row["end"]))
        }


def finished_by_both() -> list[str]:
    found = []
    for coder in ("ana", "ben"):
        file = folder("sample_transcripts") / f"codings-{coder}.csv"
        with file.open(encoding="utf-8", newline="") as lines:
            found.append({row["transcript"] for row in csv.DictReader(lines)})
    return sorted(found[0] & found[1])


def table_of(code: str, keys: list[str]) -> tuple[int, int, int, int]:
    """Both, only ana, only ben, neither: a count of characters."""
    counts = [0, 0, 0, 0]
    for key in keys:
        ana, ben = marked("ana", code, key), marked("ben", code, key)
        for place in words_of(key):
            counts[(place not in ana) * 2 + (place not in ben)] += 1
    both, only_ana, only_ben, neither = counts
    return both, only_ana, only_ben, neither


def alpha_of(both: int, one: int, other: int, neither: int) -> Fraction:
    ones, zeros = 2 * both + one + other, 2 * neither + one + other
    total = ones + zeros
    observed = Fraction(2 * (one + other), total)
    expected = Fraction(2 * ones * zeros, total * (total - 1))
    return 1 - observed / expected


def kappa_of(both: int, one: int, other: int, neither: int) -> Fraction:
    number = both + one + other + neither
    agreed = Fraction(both + neither, number)
    yes = Fraction((both + one) * (both + other), number**2)
    no = Fraction((neither + one) * (neither + other), number**2)
    return (agreed - yes - no) / (1 - yes - no)


def own(result: Result, code: str) -> Target:
    return next(one.own for one in result.codes if one.own.key == code)


def in_one(target: Target, key: str) -> InDocument:
    return next(one for one in by_document(target.counted) if one.document == key)


@pytest.mark.parametrize("code", [SERVICES, CUFFS])
def test_one_transcript_of_the_sample_counted_by_hand(sample: Study, code: str) -> None:
    found = in_one(own(agreement(sample, Question(draws=2)), code), "AD-LE1")
    both, only_ana, only_ben, neither = table_of(code, ["AD-LE1"])
    assert (found.agreed, *found.alone) == (both, only_ana, only_ben)
    assert found.shared == both + only_ana + only_ben + neither == 4941
    assert found.alpha.exact == alpha_of(both, only_ana, only_ben, neither)
    dice = Fraction(2 * both, 2 * both + only_ana + only_ben)
    assert found.positive.exact == dice


def test_one_passage_on_paper(sample: Study) -> None:
    # AD-LE1: ana codes [2455, 2497), ben [2455, 2545): 42 both, 48 only ben, 4,851 neither.
    assert table_of(CUFFS, ["AD-LE1"]) == (42, 0, 48, 4851)
    found = in_one(own(agreement(sample, Question(draws=2)), CUFFS), "AD-LE1")
    # N1 = 132, N0 = 9750, D = 96: 1 - 9881 * 96 / (2 * 132 * 9750).
    assert found.alpha.exact == 1 - Fraction(9881 * 96, 2 * 132 * 9750)
    assert found.positive.exact == Fraction(84, 132)


@pytest.mark.parametrize("code", [SERVICES, CUFFS])
def test_the_whole_sample_counted_again(sample: Study, code: str) -> None:
    result = agreement(sample, Question(draws=2))
    assert sorted(document.key for document in result.documents) == finished_by_both()
    found, counts = own(result, code).measured, table_of(code, finished_by_both())
    pair = found.pairs["ana", "ben"]
    assert (pair.both, pair.only_first, pair.only_second, pair.neither) == counts
    assert found.alpha.exact == alpha_of(*counts)
    kappa = found.kappa()
    assert kappa is not None
    assert kappa.exact == kappa_of(*counts)
    assert found.percent.exact == Fraction(counts[0] + counts[3], sum(counts))


def test_people_of_the_sample_are_counted_once(sample: Study) -> None:
    result = agreement(sample, Question(unit="interviewee", draws=2))
    speakers = {t.key: t.interviewees for t in sample.transcripts()}
    people = {p for document in result.documents for p in speakers[document.key]}
    found = own(result, CUFFS).measured
    assert found.shared == len(people)
    heard = {
        coder: {
            person
            for key in finished_by_both()
            for person, places in _by_person(key).items()
            if places & marked(coder, CUFFS, key)
        }
        for coder in ("ana", "ben")
    }
    pair = found.pairs["ana", "ben"]
    assert pair.both == len(heard["ana"] & heard["ben"])
    assert pair.only_first == len(heard["ana"] - heard["ben"])
    assert pair.only_second == len(heard["ben"] - heard["ana"])


def _by_person(key: str) -> dict[str, set[int]]:
    text = (folder("sample_transcripts") / f"{key}.txt").read_text(encoding="utf-8")
    found: dict[str, set[int]] = {}
    for turn in re.finditer(r"^([A-Z0-9-]+): (.*)$", text, re.M):
        if turn[1] != "INT":
            found.setdefault(turn[1], set()).update(range(*turn.span(2)))
    return found


# Small studies.


def make(path: Path, coders: str = "ana ben eve", transcripts: int = 6) -> None:
    """A study of as many people with an interview each: a question, and an answer of 30."""
    people = [Interviewee(f"P-{n}", "people") for n in range(transcripts)]
    Study.create(path, title="", tree=TREE, scheme=Scheme(), interviewees=people)
    with Study.open(path) as study:
        said = "I was cold. And I was hungry.."
        assert len(said) == 30
        study.add_transcripts(
            [transcript(f"t{n}", ("INT", "Well?"), (f"P-{n}", said)) for n in range(transcripts)]
        )
        study.add_coders(coders.split())


START = 16
"""Where an answer begins."""


@pytest.fixture
def three(tmp_path: Path) -> Iterator[Study]:
    """Three coders; eve has not finished the last two of six transcripts."""
    make(tmp_path / "three.study")
    with Study.open(tmp_path / "three.study") as study:
        for number in range(6):
            key = f"t{number}"
            study.apply([Coding("", key, START, START + 11, "a/b", "ana")])
            study.apply([Coding("", key, START, START + 11 + number, "a/b", "ben")])
            study.apply([Coding("", key, START + number, START + 11, "a/b/c", "eve")])
            study.apply([Coding("", key, START + 12, START + 20, "e", "ben")])
        for coder in ("ana", "ben"):
            study.finish(coder, [f"t{n}" for n in range(6)])
        study.finish("eve", [f"t{n}" for n in range(4)])
        yield study


def _nulls_have_reasons(found: object, path: str = "") -> None:
    """Every ``null`` figure stands beside a note, or is one that has no meaning there."""
    if isinstance(found, list):
        for number, one in enumerate(found):
            _nulls_have_reasons(one, f"{path}[{number}]")
    if isinstance(found, dict):
        undefined = [
            name for name in ("alpha", "u_alpha", "cu_alpha") if found.get(name, 0) is None
        ]
        if undefined and "note" in found:
            assert found["note"], f"{path}: {undefined}"
        for name, one in found.items():
            _nulls_have_reasons(one, f"{path}.{name}")


@pytest.mark.parametrize("unit", ["character", "sentence", "turn", "transcript", "interviewee"])
def test_three_coders_one_missing_on_a_third(three: Study, unit: str) -> None:
    result = agreement(three, Question(unit=unit))
    assert result.coders == ("ana", "ben", "eve")
    assert len(result.documents) == 6
    data = agreement_json.to_json(result, more=True)
    _nulls_have_reasons(data)
    code = next(one for one in data["codes"] if one["code"] == "a/b")
    assert code["kappa"] is None
    assert [pair["coders"] for pair in code["pairs"]] == [
        list(pair) for pair in combinations(("ana", "ben", "eve"), 2)
    ]
    assert set(code["without_coder"]) == {"ana", "ben", "eve"}
    assert data["any"]["interval"]["method"] in ("jackknife", None)
    assert codes_table(result).rows


def test_three_coders_laid_out(three: Study) -> None:
    found = next(c.branch for c in agreement(three, Question()).codes if c.own.key == "a").measured
    columns = []
    for number in range(6):
        for place in range(30):
            said = [place < 11, place < 11 + number, number <= place < 11]
            columns.append(said if number < 4 else said[:2])
    assert found.alpha.exact == _slow_alpha(columns)
    assert found.shared == 180


def _slow_alpha(columns: list[list[bool]]) -> Fraction:
    total = sum(map(len, columns))
    observed = sum(
        Fraction(sum(a != b for a in said for b in said), len(said) - 1) for said in columns
    )
    ones = sum(map(sum, columns))
    return 1 - observed * (total - 1) / (2 * ones * (total - ones))


def test_segments_by_rule(three: Study) -> None:
    touched = own(agreement(three, Question(unit="sentence")), "e")
    # ben's code covers 8 of the 18 characters of the second sentence.
    assert touched.measured.positions == (0, 6, 0)
    half = own(agreement(three, Question(unit="sentence", half=True)), "e")
    assert half.measured.positions == (0, 0, 0)
    assert half.characters.positions == (0, 48, 0)
    assert touched.measured.shared == 12


def test_all_text_counts_if_asked(three: Study) -> None:
    three.apply([Coding("", "t0", 5, 10, "e", "ana")])
    assert own(agreement(three, Question()), "e").characters.positions == (0, 48, 0)
    everything = agreement(three, Question(eligible="all"))
    assert own(everything, "e").characters.positions == (5, 48, 0)
    length = len(three.transcript("t0").text)
    assert everything.any.measured.shared == 6 * length
    turns = agreement(three, Question(eligible="all", unit="turn"))
    assert turns.any.measured.shared == 12


def test_the_consensus_counts_where_it_is_settled_and_is_said_to(three: Study) -> None:
    for key, by in (("t0", ["eve"]), ("t1", None)):
        coded = Coding("", key, START + 2, START + 9, "e", "")
        three.settle("lead", key, [coded], settled_by=by)
    with pytest.raises(UsageError, match="between two"):
        agreement(three, Question(coders=("consensus",)))
    result = agreement(three, Question(coders=("ana", "consensus"), draws=20))
    assert [one.key for one in result.documents] == ["t0"]
    assert own(result, "e").characters.positions == (0, 7)
    lines = left_out(result.left_out)
    assert lines == ["t1, t2, t3 and 2 more: only ana finished it; it is not settled"]
    said = paragraphs(result)[0]
    assert "between 1 coder (ana) and the consensus, which counts in transcripts that are" in said
    assert "consensus" not in paragraphs(agreement(three, Question(draws=20)))[0]
    notes = codes_table(result).notes
    assert "consensus: what was settled, where it is" in notes
    three.unfinish("ana", ["t0"])
    with pytest.raises(BadInput, match="no two coders finished"):
        agreement(three, Question(coders=("ana", "consensus")))


def test_what_was_coded_after_seeing_another_layer_does_not_count(three: Study) -> None:
    before = agreement(three, Question())
    three.note_seen("ana", "t0")
    assert agreement(three, Question()).left_out == before.left_out
    three.apply([Coding("", "t0", START + 12, START + 20, "e", "ana")])
    after = agreement(three, Question())
    assert left_out(after.left_out) == [
        "ana in t0: coded otherwise since another's layer was shown; what stood before counts"
    ]
    assert own(after, "e").measured.cells == own(before, "e").measured.cells
    assert own(after, "e").characters.positions == (0, 48, 0)
    three.unfinish("ana", ["t0"])
    assert own(agreement(three, Question()), "e").measured.cells == own(before, "e").measured.cells


def test_who_saw_another_layer_first_is_left_out_and_named(three: Study) -> None:
    three.note_seen("eve", "t5")
    three.finish("eve", ["t5"])
    result = agreement(three, Question())
    assert left_out(result.left_out) == [
        "eve in t5: saw another's layer before finishing the transcript"
    ]
    assert [d.coders for d in result.documents if d.key == "t5"] == [("ana", "ben")]


def test_layers_of_different_revisions_are_not_compared(three: Study) -> None:
    three.note_seen("eve", "t0")
    other = sqlite3.connect(three.path)
    with other:
        other.execute("UPDATE seen_layer SET revision = 7")
    other.close()
    result = agreement(three, Question())
    assert left_out(result.left_out) == [
        "eve in t0: what counts was coded in revision 7 of the text, which is now at 1"
    ]
    assert [d.coders for d in result.documents if d.key == "t0"] == [("ana", "ben")]


def test_a_code_that_came_late_is_missing(three: Study) -> None:
    three.unfinish("ben", ["t0", "t1"])
    three.add_code("lead", Code("late", "Late"))
    three.finish("ben", ["t0", "t1"])
    result = agreement(three, Question())
    found = own(result, "late")
    assert found.measured.alpha.value is None
    assert found.late == {"ana": 6, "ben": 4, "eve": 4}
    assert "missing for ana in 6 transcripts" in "; ".join(found.notes)
    lines = left_out(result.left_out)
    assert any(line.startswith("late for ben in t2, t3, t4 and 1 more: came") for line in lines)
    assert own(result, "e").late == {}


def test_who_finished_alone_is_said(three: Study) -> None:
    three.unfinish("ben", ["t5"])
    three.unfinish("ana", ["t4"])
    three.unfinish("ben", ["t4"])
    result = agreement(three, Question())
    assert left_out(result.left_out) == [
        "t4: none of these coders finished it", "t5: only ana finished it",
    ]  # fmt: skip
    named = agreement(three, Question(coders=("eve", "ana")))
    assert named.coders == ("eve", "ana")
    assert len(named.documents) == 4


def test_who_was_named_and_shares_nothing_is_said(three: Study) -> None:
    three.add_coders(["ida"])
    result = agreement(three, Question(coders=("ana", "ida", "ben")))
    assert result.coders == ("ana", "ben")
    assert left_out(result.left_out) == ["ida: finished no transcript that another finished"]


def test_what_vanishes_between_branches(tmp_path: Path) -> None:
    make(tmp_path / "s.study", "ana ben", 2)
    with Study.open(tmp_path / "s.study") as study:
        study.apply([Coding("", "t0", START, START + 10, "a/b", "ana")])
        study.apply([Coding("", "t0", START, START + 8, "a/d", "ben")])
        for coder in ("ana", "ben"):
            study.finish(coder, ["t0", "t1"])
        codes = agreement_json.to_json(agreement(study, Question()))["codes"]
    top = next(code["subtree"] for code in codes if code["code"] == "a")
    # 10 of a/b and 8 of a/d are in dispute; of the branch only 2.
    assert top["disputed"] == 2
    assert top["vanishes"] == 1 - 2 / 18
    assert [pair for pair in top["pairs"] if pair["both"] == 8]


def test_a_person_in_two_transcripts_is_one(tmp_path: Path) -> None:
    path = tmp_path / "s.study"
    Study.create(
        path, title="", tree=TREE, scheme=Scheme(),
        interviewees=[Interviewee("P-1", "p"), Interviewee("P-2", "p")],
    )  # fmt: skip
    with Study.open(path) as study:
        study.add_transcripts(
            [
                transcript("one", ("P-1", "Yes, we did."), ("P-2", "No.")),
                transcript("two", ("P-1", "I said so.")),
            ]
        )
        study.add_coders(["ana", "ben", "eve"])
        study.apply([Coding("", "one", 5, 8, "e", "ana"), Coding("", "two", 5, 6, "e", "ben")])
        for coder in ("ana", "ben"):
            study.finish(coder, ["one", "two"])
        study.finish("eve", ["one"])
        document, other = gather(study).documents("interviewee")
        result = agreement(study, Question(unit="interviewee"))
    assert document.key == "one + two"
    assert document.coders == ("ana", "ben")
    assert document.segments == ((Span(5, 17), Span(32, 42)),)
    assert (other.key, other.coders) == ("one", ("ana", "ben", "eve"))
    assert other.segments == ((Span(23, 26),),)
    assert own(result, "e").measured.applied == (1, 1, 0)
    pair = own(result, "e").measured.pairs["ana", "ben"]
    assert (pair.both, pair.only_first, pair.only_second, pair.neither) == (1, 0, 0, 1)


def test_a_focus_group_is_joined_with_the_interviews_of_its_speakers(tmp_path: Path) -> None:
    path = tmp_path / "s.study"
    Study.create(
        path, title="", tree=TREE, scheme=Scheme(),
        interviewees=[Interviewee(f"P-{n}", "p") for n in (1, 2, 3)],
    )  # fmt: skip
    with Study.open(path) as study:
        study.add_transcripts(
            [
                transcript("own-1", ("P-1", "I did.")),
                transcript("own-2", ("P-2", "So did I.")),
                transcript("group", ("P-1", "Yes."), ("P-2", "No."), ("P-3", "Well.")),
            ]
        )
        study.add_coders(["ana", "ben", "eve"])
        study.apply([Coding("", "own-1", 5, 6, "e", "ana"), Coding("", "group", 5, 9, "e", "ben")])
        study.finish("ana", ["own-1", "own-2", "group"])
        study.finish("ben", ["own-1", "group"])
        study.finish("eve", ["own-2"])
        found = {one.key: one for one in gather(study).documents("interviewee")}
        result = agreement(study, Question(unit="interviewee"))
    assert {key: one.coders for key, one in found.items()} == {
        "own-1 + group": ("ana", "ben"), "own-2 + group": ("ana",),
    }  # fmt: skip
    # P-1 bears the code for both coders, though each heard it elsewhere; P-3 for neither.
    pair = own(result, "e").measured.pairs["ana", "ben"]
    assert (pair.both, pair.only_first, pair.only_second, pair.neither) == (1, 0, 0, 1)
    assert left_out(result.left_out) == [
        "own-2 + group: no two coders finished all transcripts of some who speak there"
    ]
    # A coder who has heard P-2 in the group alone says nothing of P-2.
    assert own(result, "e").measured.pairs["ben", "eve"].positions == 0


def test_a_sample_restricts_everything(three: Study) -> None:
    number = three.draw_sample(["ana", "ben"], ["t1", "t2", "t5"], 11)
    three.add_code("lead", Code("late", "Late"))
    result = agreement(three, Question(sample=number))
    assert result.coders == ("ana", "ben")
    assert [document.key for document in result.documents] == ["t1", "t2", "t5"]
    assert "late" not in [code.own.key for code in result.codes]
    assert "seed 11" in paragraphs(result)[0]
    with pytest.raises(BadInput, match="eve is not in sample 1; it has ana, ben"):
        agreement(three, Question(sample=1, coders=("ana", "eve")))
    with pytest.raises(BadInput, match="no sample 2 in this study; it has 1"):
        agreement(three, Question(sample=2))


def test_what_leaves_tells_no_count(three: Study) -> None:
    with pytest.raises(BadInput, match="has no sample"):
        may_leave(three, Question())
    three.draw_sample(["ana", "ben"], [f"t{n}" for n in range(6)], 11)
    three.add_code("lead", Code("late", "Late"))
    result = draft(three, Question())
    data = agreement_outside.to_json(result)
    assert [code["code"] for code in data["codes"]] == ["a", "a/b", "a/b/c", "a/d", "e"]
    assert {name for code in data["codes"] for name in code} == {
        "code", "alpha", "alpha_low", "alpha_high",
    }  # fmt: skip
    page = agreement_report.to_markdown(agreement_outside.page(result))
    for hidden in ("variation", "thin:", "prevalence", "INTERNAL", "t1", "ana", "Left out"):
        assert hidden not in page
    for value in (code["alpha"] for code in data["codes"] if code["alpha"] is not None):
        assert value == round(value, 2)
    for unit in ("interviewee", "transcript"):
        with pytest.raises(Refused, match="how many people"):
            may_leave(three, Question(unit=unit))
    assert three.releases() == []


def test_what_left_is_remembered_and_left_once_at_each_unit(three: Study) -> None:
    keys = [f"t{n}" for n in range(4)]
    three.draw_sample(["ana", "ben"], keys, 11)
    found, made = release(three, Question(draws=20))
    assert (made.kind, made.title) == ("agreement", "Agreement by character, sample 1")
    told = [row["alpha"] for row in made.facts[0]["rows"]]
    assert told == [row["alpha"] for row in agreement_outside.to_json(found)["codes"]]
    assert contents(made.facts) == ["agreement by character on 5 codes, sample 1"]
    three.apply([Coding("", "t0", START + 12, START + 20, "e", "ana")])
    again = Question(eligible="all", seed=3, draws=20)
    with pytest.raises(Refused, match="character of sample 1 was released before") as refused:
        release(three, again)
    assert "\n" not in str(refused.value)
    assert draft(three, again).round == 1  # drafts are free
    release(three, Question(unit="turn", draws=20))
    three.draw_sample(["ben", "ana"], keys, 12)
    with pytest.raises(Refused, match="sample 1 was released before"):
        release(three, again)  # the same coders and transcripts, drawn anew
    three.withdraw_release(made.id, "never sent")
    release(three, again)
    three.draw_sample(["ana", "ben"], ["t4", *keys[1:]], 13)
    assert release(three, again)[0].round == 3
    assert [one.kind for one in three.releases()] == ["agreement"] * 4
    assert three.problems() == []


@pytest.mark.parametrize(
    ("options", "error", "why"),
    [
        ({"coders": ("ana", "ben", "ana")}, UsageError, "names ana twice"),
        ({"coders": ("ana", "bo")}, BadInput, "no coder 'bo'"),
        ({"coders": ("ana",)}, UsageError, "two coders or more"),
        ({"unit": "word"}, UsageError, "--unit takes character, sentence"),
        ({"half": True}, UsageError, "--half goes with"),
        ({"draws": 1}, UsageError, "--draws takes"),
        ({"eligible": "some"}, UsageError, "--eligible takes"),
    ],
)
def test_wrong_questions(
    three: Study, options: dict[str, object], error: type[Exception], why: str
) -> None:
    with pytest.raises(error, match=why) as raised:
        agreement(three, Question(**options))  # type: ignore[arg-type]
    assert "\n" not in str(raised.value)


def test_nothing_to_compare_is_one_line(tmp_path: Path) -> None:
    make(tmp_path / "s.study", "ana ben")
    with Study.open(tmp_path / "s.study") as study:
        study.finish("ana", ["t0", "t1"])
        study.finish("ben", ["t2"])
        with pytest.raises(BadInput) as raised:
            agreement(study, Question())
    said = str(raised.value)
    assert "no two coders finished the same transcript (finished: ana 2, ben 1)" in said
    assert "codebook finish s.study TRANSCRIPT --coder NAME" in said
    assert "\n" not in said


def test_the_same_seed_draws_the_same(sample: Study) -> None:
    one, two = (agreement(sample, Question(seed=5, draws=200)).any.interval for _ in range(2))
    assert one == two
    other = agreement(sample, Question(seed=6, draws=200)).any.interval
    assert (other.low, other.high) != (one.low, one.high)


def test_rows_for_r_give_the_same_figures(three: Study) -> None:
    question = Question(unit="sentence")
    found = material(three, question)
    text = agreement_export.for_r(found.documents("sentence"), found.codes, half=False)
    rows = list(csv.DictReader(text.splitlines()))
    assert {row["code"] for row in rows} == {"a/b", "a/b/c", "e"}
    for code in ("a/b", "a/b/c", "e"):
        said: dict[tuple[str, str], list[bool]] = {}
        for row in rows:
            if row["code"] == code and row["rating"] != "NA":
                said.setdefault((row["transcript"], row["segment"]), []).append(
                    row["rating"] == "1"
                )
        figure = own(agreement(three, question), code).measured.alpha
        assert figure.exact == _slow_alpha(list(said.values()))
    assert sum(row["rating"] == "NA" for row in rows) == 3 * 2 * 2


def test_a_continuum_for_gamma(three: Study) -> None:
    found = material(three, Question())
    rows = [
        line.split(",")
        for line in agreement_export.for_gamma(found.documents("character")).splitlines()
    ]
    assert rows[0] == ["ana", "a/b", "0", "11"]
    # Two transcripts lack eve; each of the others is 30 long, and 10 apart from the next.
    assert {row[0] for row in rows} == {"ana", "ben", "eve"}
    assert max(int(row[3]) for row in rows) == 3 * 40 + 20


def test_histograms_add_up(three: Study) -> None:
    result = agreement(three, Question())
    rows = list(csv.DictReader(agreement_export.histogram(result).splitlines()))
    counted = [
        r for r in rows if (r["table"], r["target"], r["code"]) == ("histogram", "code", "e")
    ]
    assert sum(int(row["characters"]) for row in counted) == 180
    pairs = {
        (row["present"], row["applied"]): int(row["characters"])
        for row in rows
        if (row["table"], row["target"], row["code"]) == ("pair", "code", "e")
    }
    assert pairs["ana + ben", "ben"] == 48
    assert pairs["ana + ben", ""] == 132
    assert pairs["ben + eve", "ben"] == 32


def test_a_report_says_how_it_was_made(three: Study) -> None:
    result = agreement(three, Question(seed=9))
    text = agreement_report.to_markdown(agreement_report.page(result, more=True))
    for said in ("INTERNAL", "seed 9", "codebook revision 1", "few transcripts (6)", "jackknife",
                 ".800", "Krippendorff", "Coder by coder", "without the coder"):  # fmt: skip
        assert said.casefold() in text.casefold()
    page = agreement_report.to_html(agreement_report.page(result))
    assert page.startswith("<!doctype html>")
    assert agreement_report.to_workbook(agreement_report.page(result))[:2] == b"PK"
