"""Captions that bend their format, beside those of Zoom and Teams in ``test_sources``."""

import pytest

from codebook.errors import BadInput
from codebook.formats import cues, source

KNOWN = ("SA-01", "int")
ONE = "00:00:01.000 --> 00:00:02.000"
TWO = "00:00:03.000 --> 00:00:04.000"


def said(text: str, file: str = "x.vtt", known: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Speakers and words."""
    return [(one.speaker, one.words) for one in cues.read(text, file, known)]


@pytest.mark.parametrize(
    "lines",
    [
        "INT: Were you there?\nSA-01: Yes.",
        "- INT: Were you there?\n- SA-01: Yes.",
        "–INT: Were you\nthere?\n—SA-01:Yes.",
        "INT: Were you there? SA-01: Yes.",
        "- int: Were you there? - SA-01: Yes.",
        "INT:\nWere you there?\nSA-01:\nYes.",
    ],
)
@pytest.mark.parametrize("file", ["x.vtt", "x.srt"])
def test_a_cue_may_hold_several_speakers(lines: str, file: str) -> None:
    found = said(f"1\n{ONE}\n{lines}\n", file, KNOWN)
    assert [(name.upper(), words) for name, words in found] == [
        ("INT", "Were you there?"),
        ("SA-01", "Yes."),
    ]


def test_a_speaker_within_a_line_is_one_only_where_both_are_known() -> None:
    line = "INT: You wrote about SA-01: why?"
    assert said(f"{ONE}\n{line}\n", known=("SA-01",)) == [("INT", "You wrote about SA-01: why?")]
    assert said(f"{ONE}\nthen SA-01: no\n", known=KNOWN) == [("", "then SA-01: no")]


def test_words_of_nobody_keep_their_dashes() -> None:
    assert said(f"{ONE}\n- Yes.\n- No.\n") == [("", "- Yes. - No.")]


def test_a_label_goes_on_in_the_next_cue() -> None:
    text = f"{ONE}\nINT: A\n\n{TWO}\nSA-01:\n\n00:00:05.000 --> 00:00:06.000\nB\n"
    assert said(text) == [("INT", "A"), ("SA-01", "B")]


def test_subrip_keeps_what_follows_a_blank_line() -> None:
    text = f"1\n{ONE}\nINT: One\n\ntwo.\n\n2\n{TWO}\nSA-01: 40\n\n40 or so.\n"
    assert said(text, "x.srt") == [("INT", "One two."), ("SA-01", "40 40 or so.")]


def test_in_webvtt_a_blank_line_ends_the_cue() -> None:
    text = (
        f"WEBVTT - a title\nKind: captions\n\nSTYLE\n::cue {{ color: red }}\n\n1\n{ONE}\nINT: One\n"
        f"\nNOTE not said\n\nREGION\nid:a\n\nan id\n{TWO} align:start\nSA-01: Two\n\nstray\n"
    )
    assert said(text) == [("INT", "One"), ("SA-01", "Two")]


@pytest.mark.parametrize("file", ["x.vtt", "x.srt"])
@pytest.mark.parametrize("index", ["", "2\n", "a-b/7-0\n"])
def test_missing_blank_lines_put_no_numbers_into_speech(file: str, index: str) -> None:
    text = f"WEBVTT\n1\n{ONE}\nINT: One\n{index}{TWO}\nSA-01: Two\n"
    assert said(text, file) == [("INT", "One"), ("SA-01", "Two")]


def test_a_number_that_is_said_stays() -> None:
    assert said(f"{ONE}\nHow many?\n40\n\nx\n{TWO}\nyes\n") == [("", "How many? 40 yes")]
    assert said(f"1\n{ONE}\n40\n\n2\n{TWO}\n41\n", "x.srt") == [("", "40 41")]


def test_known_names_are_labels_whatever_they_look_like() -> None:
    assert said(f"{ONE}\njk: So?\n\n{TWO}\n[JK] Well?\n", known=("Jk",)) == [
        ("jk", "So?"),
        ("JK", "Well?"),
    ]
    read = source.read(f"WEBVTT\n\n{ONE}\nsa-01: yes\n".encode(), "x.vtt", ("SA-01",))
    assert read.text == "sa-01: yes\n"
    assert [label.name for label in read.labels] == ["sa-01"]


def test_references_hide_nothing_from_the_cleaning() -> None:
    hidden = "&#x202e;&shy;&#xfeff;&#8203;"
    text = (
        f"WEBVTT\n\n{ONE}\nS&shy;A-01: a{hidden}b &lt;v Bo&gt; &#60;i&#62; R&amp;D &nbsp;&eacute;\n"
    )
    read = source.read(text.encode(), "x.vtt", KNOWN)
    assert read.text == "SA-01: ab <v Bo> <i> R&D é\n"
    assert read.removed == 5


@pytest.mark.parametrize("trick", ["&am&shy;p;shy;", "&#x20&shy;2e;", "&amp;#x202e;", "&#38;shy;"])
def test_a_reference_that_cleaning_makes_is_no_character(trick: str) -> None:
    read = source.read(f"{ONE}\nINT: a{trick}b\n".encode(), "x.srt")
    assert read.text.isascii()


def test_a_line_end_by_reference_makes_no_cue() -> None:
    text = f"{ONE}\nINT: a&#10;&#13;{TWO.replace('>', '&gt;')}&NewLine;b\n"
    assert said(cues.unescaped(text)) == [("INT", f"a {TWO} b")]


@pytest.mark.parametrize("text", ["WEBVTT\n", f"WEBVTT\n\n{ONE}\n\n{TWO}\nINT:\n", "words alone\n"])
def test_nothing_said_is_an_error(text: str) -> None:
    with pytest.raises(BadInput, match=r"^x\.vtt: holds no captions"):
        cues.read(text, "x.vtt")


def test_captions_without_names_have_labels_without_names() -> None:
    read = source.read(f"WEBVTT\n\n{ONE}\nOne\n\n{TWO}\ntwo.\n".encode(), "x.vtt")
    assert read.text == "One two.\n"
    assert [(label.name, label.words, label.time) for label in read.labels] == [("", 0, 1000)]


def test_a_voice_has_a_name_on_one_line() -> None:
    assert said(f"{ONE}\n<v.loud Lee,\n Bo>Yes.</v>\n") == [("Lee, Bo", "Yes.")]
