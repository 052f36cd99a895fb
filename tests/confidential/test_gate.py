"""What must not be stored is found and rated; what is no identifier is left alone."""

import random

import pytest

from codebook.confidential.decisions import Placeholders, read, replace, settle
from codebook.confidential.findings import KINDS, Finding
from codebook.confidential.gate import find
from codebook.confidential.roster import Roster
from codebook.formats import labels


def certain(text: str) -> list[str]:
    return [finding.text for finding in find(text, "f") if finding.strength == "certain"]


def rated(text: str) -> list[tuple[str, str, str]]:
    return [(finding.text, finding.rule, finding.strength) for finding in find(text, "f")]


@pytest.mark.parametrize(
    "words",
    [
        "ann@example.org",
        "call 213-555-0188 now",
        "+49 30 1234567",
        "+44 (0)20 7946 0018",
        "(213) 555 0188",
        "２１３-555-0188",
        "٢١٣-٥٥٥-٠١٨٨",
        "Phone:213-555-0188",
        "call,213-555-0188",
        "213\u2011555\u20110188",
        "213 – 555 – 0188",
        "213-555-0188/9",
        "my ssn 123-45-6789",
        "2135550188",
        "06 12 34 56 78",
        "mail:ann@example.org",
    ],
)
def test_addresses_and_numbers_are_found(words: str) -> None:
    assert len(certain(words)) == 1
    assert len(find(words, "f")) == 1


@pytest.mark.parametrize(
    "words",
    [
        "at 00:01:02",
        "in 2019 and 2020",
        "22 U.S.C. 7102",
        "20-30 raids",
        "from 2019-2021",
        "2018 / 2019 / 2020",
        "1998 2003 2011",
        "at 10:30-11:45",
        "at 10.30 - 11.45",
        "150,000 people in 2019-20",
        "about 300",
        "300/303 of them",
        "on 2021-13-45",
        "pages 140 - 152",
        "one or two, three at most",
    ],
)
def test_other_numbers_are_left_alone(words: str) -> None:
    assert find(words, "f") == []


@pytest.mark.parametrize(
    ("text", "found", "rule", "strength"),
    [
        ("write to anna at mail dot com.", "anna at mail dot com", "email", "likely"),
        ("it was on www.example.com/ads, I think", "www.example.com/ads", "url", "likely"),
        ("an ad on example.com.mx there", "example.com.mx", "url", "likely"),
        ("he is @some_body there", "@some_body", "handle", "likely"),
        ("he is somebody88 there", "somebody88", "handle", "ask"),
        ("five five five, oh one, uh, eight eight six", None, "spoken-digits", "likely"),
        ("2 1 3 5 5 5 0 1 8 8", None, "spoken-digits", "likely"),
        ("it is 4711081516 on it", "4711081516", "digits", "likely"),
        ("it is 47110 on it", "47110", "digits", "ask"),
        ("of 95 0.36 / 1.55 then", None, "digits", "likely"),
        ("case number 12-3456 there", "12-3456", "number", "likely"),
        ("docket 2:51-cr-00214, page", "2:51-cr-00214", "number", "likely"),
        ("I have A123456789 now", "A123456789", "number", "likely"),
        ("born May 3rd, 1984, there", "May 3rd, 1984", "date", "likely"),
        ("on the fourteenth of May again", "fourteenth of May", "date", "likely"),
        ("on 2020-02-03 then", "2020-02-03", "date", "likely"),
        ("on 12/03/2020 then", "12/03/2020", "date", "likely"),
        ("in May 2017 or so", "May 2017", "date", "ask"),
        ("I owed $150,000 then", "$150,000", "money", "ask"),
        ("about twelve thousand dollars then", "twelve thousand dollars", "money", "ask"),
        ("I saw Dr. Quenneville there", "Quenneville", "title", "likely"),
        ("I saw Mrs. Tidmarsh-Jones's son", "Tidmarsh-Jones", "title", "likely"),
        ("My name is Philomena Tusk.", "Philomena Tusk", "introduction", "likely"),
        ("so they call me Xochitl there", "Xochitl", "introduction", "ask"),
        ("the Larkspur Department of Health did", None, "organisation", "likely"),
        ("with the Police Department then", "Police Department", "organisation", "ask"),
        ("at 412 Maple Street then", "412 Maple Street", "address", "likely"),
        ("I lived in Los Angeles then", "Los Angeles", "place", "ask"),
        ("that is K-O-W-A-L then", "K-O-W-A-L", "spelled", "ask"),
    ],
)
def test_patterns_and_cues_are_rated(
    text: str, found: str | None, rule: str, strength: str
) -> None:
    (finding,) = find(text, "f")
    assert (finding.rule, finding.strength) == (rule, strength)
    assert found is None or finding.text == found
    assert finding.suggestion == f"[{KINDS[rule]}-n]"


@pytest.mark.parametrize(
    "text",
    [
        "My sister. I've been there, and the officer. He'd know.",
        "In March. The first day. It may 3 times happen.",
        "The Department said no. Our church is near.",
        "a 14-year-old, two-thirds, post-2019",
        "I call him every day. His name is a secret.",
    ],
)
def test_cues_with_nothing_behind_them_find_nothing(text: str) -> None:
    assert find(text, "f") == []


def test_titles_and_introductions_are_found_in_a_machine_s_lower_case() -> None:
    text = "so i went there and told him everything about it " * 8 + "my name is philomena and"
    assert rated(f"{text} detective oberholtzer came") == [
        ("philomena", "introduction", "ask"),
        ("oberholtzer", "title", "ask"),
    ]


@pytest.mark.parametrize(
    "placeholder",
    ["[City 2]", "[redacted]", "XXXX", "[NAME-12]", "[P07]", "[a large city]", "[00:01:02]"],
)
def test_placeholders_are_respected(placeholder: str) -> None:
    assert find(f"Dr. {placeholder} said, my name is {placeholder}.", "f") == []


@pytest.mark.parametrize(
    "words", ["213-555-0188", "call 213-555-0188", "a@b.org", "my phone 5550188"]
)
def test_what_is_in_brackets_and_no_placeholder_is_found(words: str) -> None:
    assert len(find(f"so [{words}] then", "f")) == 1


def test_labels_that_are_no_pseudonyms_are_certain() -> None:
    text = "INT: So?\nMaria Lopez: Yes.\nSA-03: No.\nSpeaker 1: Well.\n"
    found = find(text, "f", labels=labels.find(text, {"SA-03"}), known={"SA-03"})
    assert [(f.text, f.rule, f.strength) for f in found] == [("Maria Lopez", "label", "certain")]


def test_one_place_has_one_finding() -> None:
    roster = Roster.of([("Anna Kowalska", "P07")])
    found = find("My name is Anna Kowalska, anna.kowalska@example.org", "f", roster)
    assert [(f.text, f.rule, f.suggestion) for f in found] == [
        ("Anna Kowalska", "roster", "[P07]"),
        ("anna.kowalska@example.org", "email", "[EMAIL-n]"),
    ]


def test_replacements_are_consistent_and_undecided_ones_stay_open() -> None:
    text = "a@b.org wrote to A@b.org and c@d.org, [EMAIL-1]"
    decisions = read(b"text,action,replacement\na@b.org,replace,\n", "d.csv")
    placeholders = Placeholders([text], random.Random(1))
    undecided, replacements = settle(find(text, "f"), decisions, placeholders)
    assert [finding.text for finding in undecided] == ["c@d.org"]
    new = {replacement[2] for replacement in replacements}
    assert len(replacements) == 2
    assert len(new) == 1
    assert "[EMAIL-1]" not in new
    assert "b.org" not in replace(text, replacements)


def test_a_roster_and_a_finding_of_nobody_show_no_name_by_themselves() -> None:
    assert "Anna" not in repr(Roster.of(["Anna Kowalska"]))
    assert Finding("f", 0, 1, "A", "roster").person is None
