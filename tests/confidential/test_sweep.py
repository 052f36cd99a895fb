"""What a person has to look through: no more than is needed, and nothing that may be a name."""

from codebook.confidential.sweep import sweep


def test_the_sweep_lists_what_a_person_must_see() -> None:
    text = "We met Maria in Springfield. We left [City 2] at 14. I'm told XXXX and we saw P-1."
    assert set(sweep(text, {"P-1", "p"})) == {"Maria", "Springfield", "14"}


def test_a_name_in_brackets_is_no_placeholder() -> None:
    assert set(sweep("[Laughs] [NAME-3] [a Large City] [Maria] said.")) == {"Maria"}


def test_a_capital_at_the_beginning_of_a_sentence_tells_nothing_of_a_common_word() -> None:
    text = "We've seen. Handcuffs were there, handcuffs. Hope came. Then Rose and Handcuff."
    assert set(sweep(text)) == {"Rose", "Handcuff"}


def test_a_rare_word_is_listed_though_it_begins_a_sentence() -> None:
    assert sweep("Granola, he said. Granola.") == {"Granola": 2}


def test_a_machine_s_lower_case_is_swept_for_rare_words() -> None:
    text = "INT: so i went there and told him everything about it\n" * 8
    swept = sweep(text + "and philomena's aunt had anne-marie, 42 of them", {"int"})
    assert set(swept) == {"philomena's", "anne-marie", "42"}


def test_capitals_throughout_are_swept_for_rare_words() -> None:
    assert set(sweep("SO I WENT THERE AND TOLD PHILOMENA EVERYTHING")) == {"PHILOMENA"}


def test_hidden_and_look_alike_letters_are_swept_as_they_are_meant() -> None:
    assert set(sweep("we met Mа\u200dria there")) == {"Maria"}
