"""Encodings: what is certain, what is guessed, and what is refused."""

import pytest

from codebook.errors import BadInput
from codebook.formats import delimited, source
from codebook.formats.decode import decode

WESTERN = {
    "english": "Ms. Peña said: “It’s naïve—you can’t do that for £20…” So they went to a café "
    "with Mr. Müller, and nobody knew what came of it, because they’d never asked him.",
    "spanish": "Bueno, yo llegué hace diez años con mi hermana. Mi mamá no quería que me fuera, "
    "pero la niña ya estaba en la escuela, ¿sabe? y no había trabajo para nosotras en el pueblo.",
    "french": "Alors, je suis arrivée il y a dix ans. Ma mère ne voulait pas que je parte, mais il "
    "n’y avait pas de travail. « Ça ira », disait-elle, et puis j’ai rencontré une dame.",
    "german": "Ich bin vor zehn Jahren gekommen. Meine Mutter wollte nicht, dass ich gehe, aber "
    "für mich gab es keine Arbeit. Später traf ich eine Frau, die mir helfen wollte. „Das wird "
    "schön“, sagte sie, größer als je zuvor. Natürlich müssen Sie das wissen.",
}
"""Invented; their accents are as many as those of real talk."""

OTHERS = {
    "cp1251": "Она сказала, что ждала долго, и потом ушла домой одна. Никто не мог ей помочь.",
    "shift_jis": "十年前にここに来ました。母は私が行くことを望んでいませんでした。仕事がなかった。",
    "gb18030": "我十年前来到这里。我母亲不想让我走，但是那里没有工作。后来我遇到了一位女士。",
}


@pytest.mark.parametrize("words", WESTERN.values(), ids=WESTERN)
def test_windows_western_is_read_as_what_it_is(words: str) -> None:
    text = f"INT: Go on.\r\n\r\nSA-01: {words}\r\n"
    assert decode(text.encode("cp1252"), "f") == (text, "cp1252")


@pytest.mark.parametrize(
    "line",
    [
        "don´t say that she was the D´Angelo of our street",
        "we met in the Caf\xe9\xa0Noir, it was ever so long ago now",
        "NOBODY WENT TO THE CAFÉ THAT NIGHT, NOT ONE OF THEM",
        "l’Été d’Éva, as they called it when we lived out there for a year or two, I forget",
        "it says infor\xadmation sheet for participants at the top",
    ],
)
def test_signs_that_western_words_may_have_in_them(line: str) -> None:
    assert decode(line.encode("cp1252"), "f") == (line, "cp1252")


@pytest.mark.parametrize("name", ["english", "french", "german"])
def test_mac_roman_is_not_taken_for_windows(name: str) -> None:
    words = WESTERN[name]
    text, encoding = decode(words.encode("mac_roman"), "f")
    assert text == words
    assert encoding != "cp1252"


@pytest.mark.parametrize("encoding", OTHERS)
def test_other_scripts_are_left_to_the_detector(encoding: str) -> None:
    words = OTHERS[encoding]
    text, name = decode(f"INT: ok\nSA-01: {words}\n".encode(encoding), "f")
    assert text == f"INT: ok\nSA-01: {words}\n"
    assert name != "cp1252"


@pytest.mark.parametrize("byte", [b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d", b"\x01"])
def test_what_windows_western_never_has(byte: bytes) -> None:
    words = WESTERN["english"].encode("cp1252")
    try:
        assert decode(words + byte, "f")[1] != "cp1252"
    except BadInput as error:
        assert "no known encoding" in str(error)


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("order", ["le", "be"])
def test_a_mark_says_the_encoding_and_stays_to_be_counted(mark: str, order: str) -> None:
    codec = "utf-8" if mark == "utf-8-sig" else f"{mark}-{order}"
    text = "\ufeffINT: né?\nSA-01: sí\n"
    assert decode(text.encode(codec), "f") == (text, mark.removesuffix("-sig"))
    read = source.read(text.encode(codec), "f.txt")
    assert (read.text, read.removed) == (text[1:], 1)


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfcaf\xe9",
        b"\xff\xfea",
        b"\xff\xfe\x00\x00\x00\xd8\x00\x00",
        b"\x00\x00\xfe\xff\x00",
    ],
)
def test_a_text_that_is_not_what_its_mark_says_is_damaged(data: bytes) -> None:
    with pytest.raises(BadInput, match=r"f: begins as UTF-\d+ text but is damaged"):
        decode(data, "f")


def test_utf_16_without_a_mark_is_no_plain_text() -> None:
    with pytest.raises(BadInput, match="not plain text"):
        decode("INT: so?".encode("utf-16-le"), "f")


def test_a_csv_takes_its_mark_off() -> None:
    for codec in ("utf-8", "utf-16-le", "utf-32-be"):
        (line,) = delimited.read("\ufeffname,x\nA,1\n".encode(codec), "f", ("name",))
        assert line.cells == {"name": "A", "x": "1"}
