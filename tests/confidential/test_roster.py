"""The names of a roster in every form, as whole words, with whose they are."""

import pytest

from codebook.confidential.findings import Finding
from codebook.confidential.gate import find
from codebook.confidential.roster import Roster

ROSTER = Roster.of(
    [
        ("Anna Maria Kowalska-Novak", "P07"),
        ("José Hernández", "[P08]"),
        "Will Brown",
        "Hope Young",
        "Mary O'Brien",
        "Dr. Robert Smith",
        "Catherine Alexandra van der Berg",
        "Anka Wilk",
        "王小明",
        "Анна Иванова",
    ]
)


def in_(text: str, roster: Roster = ROSTER) -> list[Finding]:
    return find(text, "f", roster)


def rated(text: str) -> list[tuple[str, str, str]]:
    return [(finding.text, finding.rule, finding.strength) for finding in in_(text)]


def test_a_name_is_found_as_a_whole_word_alone() -> None:
    text = "Anna's Annual ANNA, and José and Jose\u0301, annals."
    assert [finding.text for finding in in_(text)] == ["Anna", "ANNA", "José", "Jose\u0301"]


@pytest.mark.parametrize(
    ("form", "rule", "strength"),
    [
        ("Kowalska", "roster", "certain"),
        ("kowalska", "roster", "certain"),
        ("KOWALSKA", "roster", "certain"),
        ("Kowalska-Novak", "roster", "certain"),
        ("Kowalska-\nNovak", "roster", "certain"),
        ("Anna Maria Kowalska-Novak", "roster", "certain"),
        ("Hernandez", "roster", "certain"),
        ("O\u2019Brien", "roster", "certain"),
        ("OBrien", "roster", "certain"),
        ("Kow\u200dalska", "roster", "certain"),
        ("Ｋｏｗａｌｓｋａ", "roster", "certain"),
        ("Коwаlskа", "roster", "certain"),
        ("Иванова", "roster", "certain"),
        ("АННА", "roster", "certain"),
        ("Норе", "roster", "certain"),
        ("Kowal-\nska", "split", "certain"),
        ("Kowal-ska", "split", "certain"),
        ("Kowal ska", "split", "likely"),
        ("annakowalska", "split", "likely"),
        ("Kowalskaaaa", "stretched", "likely"),
        ("Kowalsak", "misspelt", "likely"),
        ("Kowakslka", "misspelt", "ask"),
        ("Kathryn", "sound-alike", "ask"),
        ("Becca", None, ""),
        ("Bob", "nickname", "ask"),
        ("Pepe", "nickname", "ask"),
        ("Alexan", "clipped", "ask"),
        ("Hernan", "clipped", "ask"),
        ("R.S.", "initials", "ask"),
    ],
)
def test_forms_of_a_name(form: str, rule: str | None, strength: str) -> None:
    expected = [] if rule is None else [(form, rule, strength)]
    assert rated(f"so then {form}, who knew") == expected


def test_a_name_covers_all_of_it_and_leaves_its_ending() -> None:
    text = (
        "Anna Maria Kowalska-Novak's lawyer, A. Kowalska, Kowalska-Smith, Robert S. and ex-Robert"
    )
    assert [finding.text for finding in in_(text)] == [
        "Anna Maria Kowalska-Novak", "A. Kowalska", "Kowalska-Smith", "Robert S", "Robert",
    ]  # fmt: skip


def test_particles_join_a_name_and_are_none() -> None:
    assert [f.text for f in in_("So Catherine van der Berg, and van and der")] == [
        "Catherine van der Berg"
    ]


def test_the_pseudonym_of_the_list_is_suggested() -> None:
    found = in_("I know Kowalska and Hernández and Robert")
    assert [finding.suggestion for finding in found] == ["[P07]", "[P08]", "[NAME-n]"]
    assert [finding.person for finding in found] == [0, 1, 5]


def test_common_words_are_asked_where_they_may_be_words() -> None:
    text = "will you? Will said so. We met Hope there, and I hope BROWN is. So Will Brown came."
    assert rated(text) == [
        ("will", "roster", "ask"),
        ("Will", "roster", "ask"),
        ("Hope", "roster", "certain"),
        ("hope", "roster", "ask"),
        ("BROWN", "roster", "ask"),
        ("Will Brown", "roster", "certain"),
    ]


def test_common_words_are_never_a_misspelt_name() -> None:
    roster = Roster.of(["Marta Ward", "Tomas Waters", "Bret Hause", "Ana Wells"])
    text = "we want a house in the water and any market, but smart. Warm words. Any"
    assert find(text, "f", roster) == []


def test_those_who_share_a_name_are_asked_unless_the_rest_tells() -> None:
    roster = Roster.of([("Anna Kowalska", "P1"), ("Anna Petrova", "P2")])
    found = find("so Anna and Anna Petrova and Anya", "f", roster)
    assert [(f.text, f.strength, f.suggestion, f.person) for f in found] == [
        ("Anna", "ask", "[NAME-n]", None),
        ("Anna Petrova", "certain", "[P2]", 1),
        ("Anya", "ask", "[NAME-n]", None),
    ]


def test_a_word_beside_a_name_may_be_the_rest_of_it() -> None:
    assert rated("so Robert Petrenko came") == [
        ("Robert", "roster", "certain"),
        ("Petrenko", "beside", "ask"),
    ]


def test_a_name_in_brackets_is_no_placeholder() -> None:
    text = "[Kowalska] and [Kowalska's school] and [City 2] and [a friend]"
    assert [finding.text for finding in in_(text)] == ["Kowalska", "Kowalska"]


def test_names_without_spaces_around_them_are_found() -> None:
    assert [finding.text for finding in in_("我认识王小明的妈妈")] == ["王小明"]


def test_a_machine_s_lower_case_is_searched_for_all_forms() -> None:
    text = "so i went there and told him everything about it " * 8
    found = in_(text + "and kowalsak came with robrt and hernan")
    assert [finding.text for finding in found] == ["kowalsak", "robrt", "hernan"]


def test_an_empty_list_finds_nobody() -> None:
    assert len(Roster.of(["", "  "])) == 0
    assert in_("Anna", Roster.of(["  "])) == []
