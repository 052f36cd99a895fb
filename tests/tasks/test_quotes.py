"""Quotations leave a study only where nobody can be told from them, or joined by them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from codebook.core.categories import Interviewee
from codebook.core.codes import contains
from codebook.core.codings import Quotable, Stance
from codebook.core.linking import joined
from codebook.core.reports import QuotesPart
from codebook.errors import BadInput, Refused
from codebook.formats.report_plan import Plan, QuotesItem, TableItem
from codebook.store.release_facts import remember
from codebook.store.study import Study
from codebook.tasks import protected, quotable, quotes, report
from codebook.tasks.counted import Question
from codebook.tasks.quotable import Request
from quotable_study import PEOPLE, WORDS, build, code
from small_study import transcript

B = Request("a/b")


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    """The study to quote from, open."""
    with Study.open(build(tmp_path / "q.study")) as opened:
        yield opened


def shown(study: Study, request: Request = B) -> list[tuple[str, str, int]]:
    """Words, attributions and the sizes of classes of a draft."""
    found = quotes.draft(study, request).shown.quotations
    return [(one.text, one.attribution, one.class_size) for one in found]


def test_a_quotation_names_a_class_of_five(study: Study) -> None:
    code(study, "SA-3", "kept us waiting")
    code(study, "AD-1", "I slept.", "a/b/c")
    code(study, "SA-1", "It was cold.", "a/d")
    assert shown(study) == [
        ("[...] kept us waiting [...]", "Advocates / Survivor", 6),
        ("I slept.", "Advocates / Nonprofit", 5),
    ]


def test_a_person_of_a_small_category_is_not_quoted(study: Study) -> None:
    pick = code(study, "LE-1")
    with pytest.raises(Refused, match="class of five"):
        quotes.draft(study, B)
    code(study, "SA-1")
    offer = quotes.draft(study, B)
    assert [one.attribution for one in offer.shown.quotations] == ["Advocates / Survivor"]
    assert any("not offered: 1, rule “class of five”" in line for line in offer.told)
    with pytest.raises(Refused, match=f"coding {pick}: rule “class of five”"):
        quotes.draft(study, replace(B, picks=(pick,)))


def test_consent_caps_every_passage_of_a_person(tmp_path: Path) -> None:
    people = [
        replace(p, consent={"SA-1": "none", "SA-2": "paraphrase"}.get(p.pseudonym, "verbatim"))
        for p in PEOPLE
    ]
    with Study.open(build(tmp_path / "c.study", people=people)) as study:
        picks = [code(study, f"SA-{n}") for n in (1, 2)]
        assert shown(study) == []
        told = quotes.draft(study, B).told
        assert [line for line in told if "consent" in line] == [
            "internal: not offered: 1, rule “consent”: the consent of its speaker is “none”",
            "internal: not offered: 1, rule “consent”: the consent of its speaker is “paraphrase”",
        ]
        with pytest.raises(Refused, match="rule “consent”"):
            quotes.draft(study, replace(B, picks=(picks[0],)))
        with pytest.raises(BadInput, match="no quotation of a/b to release"):
            quotes.release(study, B, "x")
        assert study.releases() == []


@pytest.mark.parametrize("rule", [Quotable.NEVER, Quotable.PARAPHRASE])
def test_a_rule_on_words_holds_whoever_coded_them_and_for_what(
    study: Study, rule: Quotable
) -> None:
    code(study, "SA-1")
    code(study, "SA-1", "nobody", "e", coder="ben", quotable=rule)
    assert shown(study) == []
    code(study, "SA-1", "I slept.")
    assert [text for text, _, _ in shown(study)] == ["I slept."]


def test_a_passage_of_two_interviewees_is_not_quoted(study: Study) -> None:
    two = transcript("talk-two", ("SA-1", "One word."), ("SA-2", "Two words."))
    study.add_transcripts([two])
    study.finish("ana", ["talk-two"])
    code(study, "two", "word.\nSA-2: Two")
    assert shown(study) == []
    code(study, "two", "SA-2: Two words.", "a/b/c")
    assert shown(study) == [("Two words.", "Advocates / Survivor", 6)]


def test_only_finished_transcripts_of_the_layer_are_quoted(study: Study) -> None:
    code(study, "SA-1", coder="ben")
    assert shown(study) == []
    study.finish("ben", ["talk-sa-1"])
    assert len(shown(study)) == 1
    assert shown(study, replace(B, layer="ana")) == []
    assert "ana" not in repr(quotes.draft(study, replace(B, layer="ana")).shown)
    assert "internal: layer: ana" in quotes.draft(study, replace(B, layer="ana")).told
    code(study, "SA-2", stance=Stance.COUNTERS)
    assert len(shown(study, replace(B, stance="counters"))) == 1
    assert len(shown(study, replace(B, category="advocates"))) == 2
    assert shown(study, replace(B, category="police")) == []


def test_a_theme_released_in_total_names_nobody(study: Study) -> None:
    for n in range(1, 6):
        code(study, f"SA-{n}")
    protected.release(study, Question(codes=("a/b",), by="NONE"), "Total")
    offer = quotes.draft(study, B)
    assert [text for text, by, size in shown(study) if not by and size == 5]
    assert {one.category for one in offer.shown.quotations} == {""}
    assert quotes.NOBODY_NAMED in offer.shown.notes


def test_a_released_band_bounds_the_class(study: Study) -> None:
    code(study, "SA-1")
    assert shown(study)[0][1:] == ("Advocates / Survivor", 6)
    protected.release(study, Question(codes=("a/b",)), "Table")
    (_, by, size) = shown(study)[0]
    assert by != "Advocates / Survivor"
    assert size >= 5


def test_after_quotations_there_is_no_table_of_the_theme(study: Study) -> None:
    code(study, "SA-1")
    quotes.release(study, B, "Said")
    for path in ("a", "a/b", "a/b/c"):
        with pytest.raises(Refused, match="quotations last"):
            protected.draft(study, Question(codes=(path,)))
    protected.draft(study, Question(codes=("e",)))
    quotes.draft(study, B)


def test_words_are_not_quoted_twice_but_as_they_were(study: Study) -> None:
    first = code(study, "SA-1")
    code(study, "SA-1", "nobody came. I slept.", "e")
    code(study, "SA-1", path="a/d")
    before = shown(study)
    quotes.release(study, replace(B, picks=(first,)), "Said")
    assert shown(study) == before
    for path in ("e", "a/d"):
        with pytest.raises(Refused, match="not linkable"):
            quotes.draft(study, Request(path))
    study.withdraw_release(study.releases()[0].id, "shredded")
    assert len(shown(study, Request("e"))) == 1


def test_two_codings_of_the_same_words_are_one_quotation(study: Study) -> None:
    picks = code(study, "SA-1"), code(study, "SA-1", "nobody came.", "a/b/c")
    assert [text for text, _, _ in shown(study)] == ["They kept us waiting, and nobody came."]
    with pytest.raises(Refused, match=f"{picks[1]}: rule “not linkable”"):
        quotes.draft(study, replace(B, picks=picks))
    assert shown(study, replace(B, picks=picks[1:]))[0][0] == "[...] nobody came."


def test_order_says_nothing_of_who_spoke_or_when(study: Study) -> None:
    for who, words in (
        ("AD-1", "I slept."),
        ("SA-2", "They kept us waiting"),
        ("SA-1", "I slept."),
        ("SA-2", "It was cold."),
    ):
        code(study, who, words)
    assert [text for text, _, _ in shown(study)] == [
        "I slept.",
        "It was cold.",
        "They kept us waiting [...]",
        "I slept.",
    ]


def test_nothing_of_persons_is_in_what_is_shown(tmp_path: Path) -> None:
    said = {"SA-1": "SA-2 and sa1 came, AD-5 too. Then talk-sa-3."}
    with Study.open(build(tmp_path / "p.study", said)) as study:
        coding = code(study, "SA-1", said["SA-1"])
        text = repr(quotes.draft(study, B).shown)
    assert "[...] and [...] came, [...] too. Then [...]." in text
    for secret in (coding, "SA-", "sa-", "talk", "ana"):
        assert secret not in text.replace("layer: all", "")


def test_what_a_release_remembers_is_where_the_words_stand(study: Study) -> None:
    code(study, "SA-1", " They kept us waiting, and ")
    offer, made = quotes.release(study, B, "Said")
    (part,) = made.facts
    (passage,) = part["passages"]
    text = study.transcript("talk-sa-1").text
    assert text[passage["start"] : passage["end"]] == "They kept us waiting, and"
    assert passage["category"] == "advocates/survivor"
    assert (part["kind"], part["code"], made.layer) == ("quotations", "a/b", "all")
    assert offer.shown.quotations[0].text == "They kept us waiting, and [...]"
    assert quotes.changed(study) == []
    assert json.dumps(made.facts)
    assert study.problems() == []


def test_words_that_are_not_those_of_the_coding_are_refused(tmp_path: Path) -> None:
    file = build(tmp_path / "q.study")
    with Study.open(file) as study:
        coding = code(study, "SA-1")
        quotes.release(study, B, "Said")
    with closing(sqlite3.connect(file)) as raw, raw:
        raw.execute("UPDATE revision_text SET text = replace(text, 'waiting', 'chatting')")
    with Study.open(file) as study:
        assert shown(study) == []
        with pytest.raises(Refused, match="words unchanged"):
            quotes.draft(study, replace(B, picks=(coding,)))
        assert [passage.transcript for passage in quotes.changed(study)] == ["talk-sa-1"]


def test_telling_facts_and_names_are_warned_of(tmp_path: Path) -> None:
    said = {"SA-1": f"{WORDS} In 1998 we drove to Springfield, in spring."}
    with Study.open(build(tmp_path / "w.study", said)) as study:
        at = study.transcript("talk-sa-1").text.index("nobody")
        study.mark_unique_fact("talk-sa-1", at, at + 6, "she\nsaid so")
        first = code(study, "SA-1")
        other = code(study, "SA-1", "In 1998 we drove to Springfield, in spring.")
        told = quotes.draft(study, B).told
    assert f"warning: coding {first} holds words marked as telling: she said so" in told
    assert f"warning: coding {other} holds names or numbers: 1998, Springfield" in told
    assert "internal: “Advocates / Survivor”: 6 possible speakers" in told


def test_answers_of_one_set_are_checked_beside_each_other(study: Study) -> None:
    code(study, "SA-1")
    code(study, "SA-1", "nobody came. I slept.", "e")
    memory = study.memory()
    _, part = quotes.answer(quotable.ask(study, B), memory)
    memory = remember(memory, [part])
    with pytest.raises(Refused, match="not linkable"):
        quotes.answer(quotable.ask(study, Request("e")), memory)
    with pytest.raises(Refused, match="quotations last"):
        protected.answer(protected.ask(study, Question(codes=("a",))), memory)


def test_a_report_holds_quotations(study: Study) -> None:
    code(study, "SA-1")
    code(study, "SA-1", "nobody came. I slept.", "e")
    plan = Plan("R", layer="ana", contents=(QuotesItem("a/b"), TableItem("T", codes=("a/d",))))
    (part, _) = report.draft(study, plan).parts
    assert isinstance(part, QuotesPart)
    assert [one.attribution for one in part.quotations] == ["Advocates / Survivor"]
    assert part.title == "Quotations: B"
    assert "ana" not in repr(part)
    with pytest.raises(Refused, match=r"entry 2 .*not linkable"):
        report.draft(study, replace(plan, contents=(QuotesItem("a/b"), QuotesItem("e"))))
    report.release(study, plan)
    assert [theme.code for theme in study.memory().quoted] == ["a/b"]


def test_what_is_not_there_is_said(study: Study) -> None:
    with pytest.raises(BadInput, match="no code"):
        quotes.draft(study, Request("nix"))
    with pytest.raises(BadInput, match="no category"):
        quotes.draft(study, replace(B, category="nix"))
    with pytest.raises(BadInput, match="no coding ffff among those asked for"):
        quotes.draft(study, replace(B, picks=("ffff",)))


PIECES = ("It was cold.", "kept us", "They kept us waiting, and nobody came.", "came. I slept.")


@settings(max_examples=12, deadline=None, phases=[Phase.reuse, Phase.generate])
@given(st.data())
def test_no_two_quotations_of_any_releases_can_be_joined(data: st.DataObject) -> None:
    people = [p.pseudonym for p in PEOPLE]
    with TemporaryDirectory() as folder, Study.open(build(Path(folder) / "r.study")) as study:
        for _ in range(data.draw(st.integers(3, 9))):
            who, words = data.draw(st.sampled_from(people[:3] + people[-2:])), PIECES
            theme = data.draw(st.sampled_from(("a/b", "a/b/c", "e")))
            code(study, who, data.draw(st.sampled_from(words)), theme)
        for _ in range(3):
            wanted = Request(data.draw(st.sampled_from(("a", "a/b", "a/b/c", "e"))))
            with suppress(Refused, BadInput):
                if data.draw(st.booleans()):
                    protected.release(study, Question(codes=(wanted.code,)), "T")
                offer, _ = quotes.release(study, wanted, "Q")
                assert all(one.class_size >= 5 for one in offer.shown.quotations)
        places = study.memory().places
        for one in places:
            assert joined(one, places) is None
            named = "" if one.category is None else one.category
            said = study.transcript(one.transcript).turns[1].speaker
            assert contains(named, study.categories()[said]) or not named


def test_the_same_words_keep_the_class_that_they_were_first_quoted_from(tmp_path: Path) -> None:
    def some(prefix: str, numbers: range) -> list[Interviewee]:
        return [Interviewee(f"{prefix}-{n}", f"aid/{prefix.lower()}") for n in numbers]

    people = [*some("A", range(1, 4)), *some("B", range(1, 5)), *some("C", range(1, 7))]
    with Study.open(build(tmp_path / "g.study", people=people)) as study:
        pick = (code(study, "B-1"),)
        quotes.release(study, replace(B, picks=pick), "One")
        assert shown(study) == [("They kept us waiting, and nobody came.", "Aid", 7)]
        more = some("A", range(4, 9))
        study.add_interviewees(more)
        study.add_transcripts(
            [transcript(f"talk-{p.pseudonym.lower()}", (p.pseudonym, WORDS)) for p in more]
        )
        study.finish("ana", [t.key for t in study.transcripts()])
        code(study, "B-2", "I slept.")
        assert shown(study) == [
            ("I slept.", "Aid", 10),
            ("They kept us waiting, and nobody came.", "Aid", 7),
        ]
