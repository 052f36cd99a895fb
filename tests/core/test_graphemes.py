"""What belongs together on the screen is one, in whatever text it stands."""

import pytest

from codebook.core.graphemes import graphemes
from codebook.core.segments import cluster_at, next_cluster, previous_cluster


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a🇩🇪🇫🇷b", ["a", "🇩🇪", "🇫🇷", "b"]),
        ("🇩🇪🇫 x", ["🇩🇪", "🇫", " ", "x"]),
        ("🇩\t🇪", ["🇩", "\t", "🇪"]),
        ("👨\u200d👩\u200d👧\u200d👦👍🏽", ["👨\u200d👩\u200d👧\u200d👦", "👍🏽"]),
        ("e\u0301a\u0323\u0302", ["e\u0301", "a\u0323\u0302"]),
    ],
)
def test_letters_as_they_are_seen(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end, _ in graphemes(text)] == parts
    starts = [start for start, _, _ in graphemes(text)]
    for start, after in zip(starts, [*starts[1:], len(text)], strict=True):
        assert next_cluster(text, start) == after
        assert previous_cluster(text, after) == start
        assert {cluster_at(text, offset) for offset in range(start, after)} == {start}


def test_a_flag_is_two_cells_wide() -> None:
    assert [width for _, _, width in graphemes("🇩🇪🇫")] == [2, 1]
