"""Memos as a page of Markdown."""

from codebook.formats.memos_md import MARK, Entry, write


def entry(kind: str, day: str, text: str, *, words: str = "") -> Entry:
    return Entry(kind, day, "a_b", "ana", words, text)


def test_a_page_has_a_chapter_per_kind_and_a_heading_per_day() -> None:
    page = write(
        "Raids",
        [
            entry("Journal", "2026-01-01", "one"),
            entry("Journal", "2026-01-01", "two"),
            entry("Journal", "2026-01-02", "three"),
            entry("Passage", "2026-01-01", "four", words="He *said*\nso."),
        ],
    )
    lines = page.splitlines()
    assert lines[:3] == ["# Raids", "", f"**{MARK}**"]
    assert [line for line in lines if line.startswith("#")] == [
        "# Raids", "## Journal", "### 2026-01-01", "### 2026-01-02", "## Passage",
        "### 2026-01-01",
    ]  # fmt: skip
    assert "> He \\*said\\* so." in lines
    assert lines.count("**a\\_b · ana**") == 4


def test_words_of_a_memo_are_words_and_no_structure_of_the_page() -> None:
    page = write("", [entry("Study", "2026-01-01", "# no chapter\n> no\n- dash\n[x](y) <b>\n---")])
    body = page.split("**a\\_b · ana**\n\n")[1]
    assert body == "\\# no chapter\n\\> no\n\\- dash\n\\[x\\](y) \\<b\\>\n\\---\n"


def test_a_page_without_memos_says_so() -> None:
    assert write("Raids", []).endswith("No memos.\n")
