"""Web pages: blocks are lines, and what a reader does not see is none of the text."""

import pytest

from codebook.errors import BadInput
from codebook.formats import html, source
from codebook.formats.document import DELETED, EMBEDDED, HIDDEN


def text(page: str) -> str:
    return html.read(page.encode(), "a.html")[0].text


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<p>One</p><p>Two<br>three</p>four", "One\nTwo\nthree\nfour"),
        ("<div>INT:  How\n was <b>it</b> ?</div><div><p>x</p></div>", "INT: How was it ?\nx"),
        ("a<br><br>b", "a\n\nb"),
        ("<table><tr><td>A<td>B<tr><td>C</table>", "A\nB\nC"),
        ("<ul><li>a<li>b</ul>", "a\nb"),
        ("<pre>a  b\nc</pre>d", "a  b\nc\nd"),
        ("a&nbsp;&nbsp;b &lt;i&gt; &#1071; &amp;amp;", "a\xa0\xa0b <i> Я &amp;"),
        ("<p>a<script>x<y</script><style>p{}</style><!-- c --><template>t</template>b", "ab"),
        ("<title>Ann Lee</title><meta name=author content=Ann><p>x", "x"),
        ("<p>a<svg><text>s</text></svg><math><mi>m</mi></math>b<select><option>o</select>", "ab"),
        ("<?php echo 1 ?><p>x", "x"),
        ("no markup", "no markup"),
        ("<b>a</i></b>b", "ab"),
        ("\ufeff<p>x", "x"),
    ],
)
def test_words(page: str, words: str) -> None:
    assert text(page) == words


@pytest.mark.parametrize(
    ("page", "left_out"),
    [
        ("<span hidden>secret</span>", {HIDDEN: 6}),
        ("<span style='color:red; DISPLAY : none'>se<span>cr</span>et</span>", {HIDDEN: 6}),
        ("<span style='visibility:hidden'>secret</span>", {HIDDEN: 6}),
        ("<br hidden>", {}),
        ("<del>gone</del>", {DELETED: 4}),
        ("<iframe src='http://x/'>no</iframe>", {EMBEDDED: 1}),
    ],
)
def test_what_is_no_speech_is_counted(page: str, left_out: dict[str, int]) -> None:
    read = source.read(f"<p>said {page}<ins>then</ins></p>".encode(), "a.htm")
    assert (read.text, read.left_out) == ("said then", left_out)


@pytest.mark.parametrize(
    ("data", "words", "encoding"),
    [
        ("<meta charset=windows-1251><p>Она ждала".encode("cp1251"), "Она ждала", "windows-1251"),
        ("<meta charset=windows-1251><p>Она ждала".encode(), "Она ждала", "utf-8"),
        ("<meta charset='iso-8859-1'><p>“é”".encode("cp1252"), "“é”", "cp1252"),
        (b"<meta charset=unicode_escape><p>\\u0041", "\\u0041", "utf-8"),
        ("<p>é".encode("utf-16"), "é", "utf-16"),
    ],
)
def test_encodings(data: bytes, words: str, encoding: str) -> None:
    document, named = html.read(data, "a.html")
    assert (document.text, named) == (words, encoding)


def test_a_page_of_any_depth_is_read() -> None:
    assert text("<div>" * 50_000 + "deep") == "deep"


def test_more_than_a_transcript_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "_ELEMENTS", 1_000)
    assert text("<i>" * 900 + "x") == "x"
    with pytest.raises(BadInput, match="far too large"):
        text("<i>" * 1_000)
