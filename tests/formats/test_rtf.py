"""Rich text: its many ways to write a letter, and all that it holds beside the text."""

import pytest

from codebook.errors import BadInput
from codebook.formats import rtf, source
from codebook.formats.document import COMMENTS, DELETED, EMBEDDED, HIDDEN, NOTES

CYRILLIC = "Я ждала".encode("cp1251").hex()
ESCAPED = "".join(rf"\'{CYRILLIC[n : n + 2]}" for n in range(0, len(CYRILLIC), 2)).encode()


def text(body: bytes) -> str:
    return rtf.read(b"{\\rtf1\\ansi " + body + b"}", "a.rtf").text


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"One\\par Two\\line three\\par", "One\nTwo\nthree\n"),
        (b"raw\r\nline ends\\\r\nare none", "rawline ends\nare none"),
        (b"a\\tab b\\emdash c\\~d\\_e\\{f\\}\\\\", "a\tb—c\xa0d-e{f}\\"),
        (rb"caf\'e9 \'93so\'94", "café “so”"),
        (rb"\ansicpg1251 " + ESCAPED, "Я ждала"),
        (rb"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204{\*\fname B;}C;}}\f1 " + ESCAPED, "Я ждала"),
        (rb"\deff1{\fonttbl{\f1\fcharset204 A;}}" + ESCAPED + rb"{\f0\'e9}", "Я ждалаé"),
        (rb"\deff1{\fonttbl{\f1\fcharset204 A;}}{\f0\'e9\plain" + ESCAPED + b"}", "éЯ ждала"),
        (rb"{\fonttbl{\f2\fcharset128 M;}}\f2\'93\'fa\'96\'7b", "日本"),
        (rb"\u8217?s \uc0\u1071\uc2 \u1071ab!\u-3913''x", "’s ЯЯ!\uf0b7x"),
        (rb"\u1071\'dfb", "Яb"),
        (rb"\u1071\par b", "Я\nb"),
        (rb"\u55357?\u56832?", "😀"),
        (rb"\u55357? lone", "\ufffd lone"),
        (rb"{\upr{ansi}{\*\ud{\u1071?}}}", "Я"),
        (rb"\trowd A\cell B\cell\row C", "A\nB\nC"),
        (rb'{\field{\*\fldinst HYPERLINK "http://x"}{\fldrslt shown}}', "shown"),
        (rb"{\info{\author Ann Lee}{\title T}}{\header Ann}x{\*\unknown y}", "x"),
        (rb"{\pict\bin9 }}}{{{abc 0aff}x", "x"),
        (rb"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt boxed}}{\shprslt no}}x", "boxedx"),
        (rb"{\header{\shp{\*\shpinst{\shptxt boxed}}}}x", "x"),
        (rb"{\pntext 1.\tab}{\listtext 1.}item", "item"),
        (rb"\'zz \ x", "zz x"),
        (b"caf\xe9", "café"),
    ],
)  # fmt: skip
def test_words(body: bytes, words: str) -> None:
    assert text(body) == words


@pytest.mark.parametrize(
    ("body", "left_out"),
    [
        (rb"{\v secret}", {HIDDEN: 6}),
        (rb"\v secret\v0 ", {HIDDEN: 6}),
        (rb"\v secret\plain ", {HIDDEN: 6}),
        (rb"{\deleted gone\par }", {DELETED: 4}),
        (rb"{\footnote note}", {NOTES: 1}),
        (rb"{\*\atnid AL}{\*\annotation remark}", {COMMENTS: 1}),
        (rb"{\object{\*\objdata 01}{\result }}", {EMBEDDED: 1}),
    ],
)
def test_what_is_no_speech_is_counted(body: bytes, left_out: dict[str, int]) -> None:
    read = source.read(b"{\\rtf1 said " + body + b"{\\revised then}}", "a.rtf")
    assert (read.text, read.left_out) == ("said then", left_out)


def test_what_comes_after_the_end_is_none_of_it() -> None:
    assert rtf.read(b"\n{\\rtf1 in}out", "a.rtf").text == "in"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"plain words", "no readable RTF"),
        (b"{\\rtf1" + b"{" * 600, "nested too deeply"),
    ],
)
def test_what_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(BadInput, match=rf"^a\.rtf: .*{said}"):
        rtf.read(data, "a.rtf")


def test_more_than_a_text_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rtf, "_TOKENS", 1_000)
    assert rtf.read(b"{\\rtf1" + b"\\a" * 900, "a.rtf").text == ""
    with pytest.raises(BadInput, match=r"^a\.rtf: .*far too large"):
        rtf.read(b"{\\rtf1" + b"\\a" * 1_000, "a.rtf")


@pytest.mark.parametrize(
    "end", [b"", b"\\", b"\\'", b"\\'4", b"\\u", b"{", b"\\bin999999999 ", b"}"]
)
def test_an_early_end_loses_nothing_before_it(end: bytes) -> None:
    assert rtf.read(b"{\\rtf1 words" + end, "a.rtf").text.startswith("words")
