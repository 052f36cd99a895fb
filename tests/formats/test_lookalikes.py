"""Labels in which letters of another script look Latin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebook.formats import source
from codebook.formats.lookalikes import latin, levelled


@given(st.text(alphabet="ABabАаРр \xa0\n:-0😀"))
def test_places_stay(text: str) -> None:
    assert len(levelled(text)) == len(text) == len(latin(text))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("SА-03: words", "SA-03"),
        ("\xa0\xa0INТ\xa0: words", "INT"),
        ("Interviewer\xa02: words", "Interviewer 2"),
        ("[SА-03] words", "SA-03"),
        ("Р-7: words", "P-7"),
        ("Анна: words", "Анна"),
    ],
)
def test_a_label_is_found_and_written_in_one_script(written: str, name: str) -> None:
    text = f"{written}\nSО much mixed, and: {written}\n"
    read = source.read(text.encode(), "a.txt", ("P-7",))
    (label,) = read.labels
    assert label.name == name == read.text[label.start : label.end]
    assert read.text[label.words :].startswith("words\nSО much mixed, and: ")
    assert len(read.text) == len(text)


def test_a_name_in_its_own_script_stays() -> None:
    (label,) = source.read("Р-7: слова\n".encode(), "a.txt", ("Р-7", "P-7")).labels
    assert label.name == "Р-7"


def test_labels_of_captions_are_written_in_one_script_too() -> None:
    data = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v SА-03>So</v>\n".encode()
    (label,) = source.read(data, "a.vtt").labels
    assert label.name == "SA-03"
