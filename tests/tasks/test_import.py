"""Importing: whose the words are, what stops it, and what never gets in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from codebook.core.categories import Interviewee, Scheme
from codebook.errors import BadInput, Refused, UsageError
from codebook.store.study import Study
from codebook.tasks.import_transcripts import Imported, Request, import_transcripts
from small_study import TREE


@pytest.fixture
def study(tmp_path: Path) -> Any:
    path = tmp_path / "s.study"
    people = [Interviewee("SA-01", "survivors"), Interviewee("SA-02", "survivors")]
    Study.create(path, title="", tree=TREE, scheme=Scheme(), interviewees=people)
    with Study.open(path) as opened:
        yield opened


def bring(study: Study, texts: dict[str, str], **options: Any) -> Imported:
    """Imports files of these texts, by name."""
    folder = study.path.parent
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    for option in ("decisions", "names", "interviewees"):
        if option in options:
            (folder / option).write_text(options[option], encoding="utf-8")
            options[option] = folder / option
    files = tuple(folder / name for name in texts)
    request = Request(files, reviewed_by=options.pop("reviewed_by", "lead"), **options)
    return import_transcripts(study, request)


def spoken(study: Study, key: str) -> list[tuple[str, str]]:
    """Who says what."""
    found = study.transcript(key)
    return [(turn.speaker, found.text[turn.start : turn.end]) for turn in found.turns]


def test_a_pseudonym_in_any_case_is_the_person(study: Study) -> None:
    bring(study, {"a.txt": "INT: So?\nRespondent: Yes.\n"}, interviewee="sa-01")
    bring(
        study,
        {"b.txt": "INT: And?\nRespondent: No.\n"},
        interviewees="pseudonym,category,file\nsa-02,survivors,b.txt\n",
    )
    assert [t.interviewees for t in study.transcripts()] == [("SA-01",), ("SA-02",)]
    assert all(t.words for t in study.transcripts())


def test_captions_without_names_are_the_one_s_whose_interview_it_is(study: Study) -> None:
    vtt = "WEBVTT\n\n00:01.000 --> 00:02.000\nI waited.\n"
    with pytest.raises(BadInput, match="no speaker labels"):
        bring(study, {"a.vtt": vtt})
    bring(study, {"a.vtt": vtt}, interviewee="SA-01")
    assert spoken(study, "a") == [("SA-01", "I waited.")]


@pytest.mark.parametrize("stranger", ["Maria Interpreter", "Bottom Line", "SA-03"])
def test_a_stranger_beside_the_interviewee_is_not_the_interviewee(
    study: Study, stranger: str
) -> None:
    text = f"INT: So?\nSA-01: Yes.\n{stranger}: She means no.\n"
    with pytest.raises(Refused, match=stranger):
        bring(study, {"a.txt": text}, interviewee="SA-01")
    assert study.transcripts() == []


def test_the_one_label_left_is_the_interviewee_s_and_its_name_is_not_stored(study: Study) -> None:
    text = "JK: So?\nMARY: Yes.\nJK: And?\nMARY: No.\n"
    done = bring(study, {"a.txt": text}, interviewee="SA-01", interviewers=("JK",))
    assert done.relabelled == 2
    assert study.transcript("a").text == "JK: So?\nSA-01: Yes.\nJK: And?\nSA-01: No.\n"


def test_an_interviewer_s_name_becomes_a_number(study: Study) -> None:
    text = "JANE: So?\nSA-01: Yes.\nJane: And?\nBill Hart: Hm?\n"
    bring(study, {"a.txt": text}, interviewers=("Jane", "Bill Hart"))
    assert study.transcript("a").text == (
        "Interviewer 1: So?\nSA-01: Yes.\nInterviewer 1: And?\nInterviewer 2: Hm?\n"
    )


@pytest.mark.parametrize(
    ("front", "where"),
    [
        ("contact: x.y@example.org", "email"),
        ("contact: call 212-555-0199", "phone"),
        ("contact: [a, Jane Doe]", "roster"),
        ("key: jane.doe", "the key"),
    ],
)
def test_the_block_at_the_top_is_screened_too(study: Study, front: str, where: str) -> None:
    text = f"---\n{front}\n---\nINT: So?\nSA-01: Yes.\n"
    with pytest.raises(Refused) as refused:
        bring(study, {"a.txt": text}, names="Jane Doe\n")
    assert any(where in line for line in refused.value.details)
    assert study.transcripts() == []


def test_a_decision_holds_in_the_block_at_the_top_too(study: Study) -> None:
    text = "---\ncontact: x.y@example.org\n---\nSA-01: write to x.y@example.org\n"
    bring(
        study, {"a.txt": text}, decisions="text,action,replacement\nx.y@example.org,replace,[-]\n"
    )
    assert study.transcript("a").text == "SA-01: write to [-]\n"


def test_people_who_come_with_an_import_are_screened(study: Study) -> None:
    people = "pseudonym,category,note\nSA-03,survivors,x.y@example.org\n"
    with pytest.raises(Refused) as refused:
        bring(study, {"a.txt": "SA-03: Yes.\n"}, interviewees=people)
    assert "interviewee SA-03: email" in refused.value.details[0]
    assert len(study.interviewees()) == 2


def test_a_list_that_says_something_else_of_a_known_person_is_an_error(study: Study) -> None:
    people = "pseudonym,category\nSA-01,officers\n"
    with pytest.raises(BadInput, match="SA-01 the category officers, this study has survivors"):
        bring(study, {"a.txt": "SA-01: Yes.\n"}, interviewees=people)


def test_the_same_text_is_known_again_with_its_labels_changed(study: Study) -> None:
    text = "INT: So?\nMaria: Yes.\n"
    bring(study, {"a.txt": text}, interviewee="SA-01")
    with pytest.raises(BadInput, match="the very text of transcript a"):
        bring(study, {"b.txt": text}, interviewee="SA-01")


def test_going_on_leaves_out_what_has_findings(study: Study) -> None:
    texts = {"a.txt": "SA-01: write to x.y@example.org\n", "b.txt": "SA-02: Yes.\n"}
    done = bring(study, texts, keep_going=True)
    assert done.keys == ["b"]
    assert len(done.left_out) == 1
    assert "undecided findings: 1" in done.left_out[0]


def test_a_placeholder_is_never_given_twice_in_a_study(study: Study) -> None:
    people = [
        f"{first}{last}" for first in ("Zoru", "Vime", "Quopa", "Hylt") for last in "bcdfghjklm"
    ]
    decisions = "text,action\n" + "".join(f"{name},replace\n" for name in people)
    for key, named in (("a", people[:20]), ("b", people[20:])):
        text = "SA-01: " + ", then ".join(named) + "\n"
        bring(study, {f"{key}.txt": text}, names="\n".join(people), decisions=decisions)
    given = [word for key in "ab" for word in spoken(study, key)[0][1].split(", then ")]
    assert len(set(given)) == len(given) == 40
    assert all(word.startswith("[NAME-") for word in given)


def test_what_is_merely_likely_stops_an_import_until_somebody_signs(study: Study) -> None:
    talk = {"a.txt": "SA-01: It was on 3 March 2019, for $40.\n"}
    with pytest.raises(Refused, match="undecided findings: 2"):
        bring(study, talk)
    assert study.transcripts() == []
    with pytest.raises(UsageError, match="--reviewed-by"):
        bring(study, talk, anonymized=True, reviewed_by="")
    bring(study, talk, anonymized=True)
    assert spoken(study, "a") == [("SA-01", "It was on 3 March 2019, for $40.")]


def test_the_date_of_an_interview_may_be_said(study: Study) -> None:
    bring(study, {"a.txt": "---\ndate: 3 March 2019\n---\nSA-01: I waited.\n"})
    with pytest.raises(Refused, match="undecided findings: 1"):
        bring(study, {"b.txt": "---\nborn: 3 March 1990\n---\nSA-01: I left.\n"})


def test_a_signature_does_not_let_in_what_is_certain(study: Study) -> None:
    talk = {"a.txt": "SA-01: Write to x.y@example.org about Zenobia.\n"}
    with pytest.raises(Refused, match="undecided findings: 2"):
        bring(study, talk, anonymized=True, names="Zenobia Quist\n")
    assert study.transcripts() == []


def test_the_roster_gives_its_pseudonyms(study: Study) -> None:
    names = "name,pseudonym\nZenobia Quist,SA-02\n"
    decisions = "text,action\nZenobia Quist's,replace\nZenobia Quist,replace\nZenobia,replace\n"
    talk = {"a.txt": "SA-01: Zenobia Quist came. I was at Zenobia's.\n"}
    bring(study, talk, names=names, decisions=decisions)
    assert spoken(study, "a") == [("SA-01", "[SA-02] came. I was at [SA-02]'s.")]


def test_of_a_folder_transcripts_are_taken_and_no_other_tables(
    study: Study, tmp_path: Path
) -> None:
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "a.csv").write_text("speaker,text\nSA-01,I waited.\n")
    (folder / "b.html").write_text("<p>SA-02: I left.</p><!-- no speech --><p>Then?</p>")
    (folder / "people.csv").write_text("pseudonym,category\nSA-01,survivors\n")
    (folder / "README.md").write_text("About these talks: none is real.\n")
    done = import_transcripts(study, Request((folder,), reviewed_by="lead"))
    assert done.keys == ["a", "b"]
    assert spoken(study, "a") == [("SA-01", "I waited.")]
    with pytest.raises(BadInput, match="speaker"):
        import_transcripts(study, Request((folder / "people.csv",), reviewed_by="lead"))
