"""What the screens look like: their characters against files, their colours by contrast.

``LOOKS=write pytest tests/tui/test_looks.py`` writes the files of ``looks`` anew; look at the
difference before it is kept.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from html import unescape
from itertools import combinations
from pathlib import Path

import pytest
from textual.color import Color

from codebook.core.categories import Interviewee, Scheme
from codebook.core.codings import Coding
from codebook.store.study import Study
from codebook.tasks.shipped import read_codebook
from codebook.tui.app import CodebookApp
from codebook.tui.colors import contrast, ink, tint
from driving import at_desk, settled
from reviewed_study import build
from small_study import TREE, transcript

LOOKS = Path(__file__).parent / "looks"
_CELL = 12.2
_WORDS = re.compile(r'<text class="[^"]*" x="([\d.]+)" y="([\d.]+)"[^>]*>(.*?)</text>')


def characters(app: CodebookApp) -> str:
    """The characters on the screen, row by row, without spaces at the ends."""
    rows: dict[float, str] = defaultdict(str)
    for x, y, words in _WORDS.findall(app.export_screenshot(title="screen")):
        row = rows[float(y)]
        rows[float(y)] = row.ljust(round(float(x) / _CELL)) + unescape(words).replace("\xa0", " ")
    drawn = [rows[y].rstrip() for y in sorted(rows)]
    return "\n".join(drawn[1:] if drawn[:1] == ["screen"] else drawn) + "\n"


def compare(name: str, seen: str) -> None:
    file = LOOKS / f"{name}.txt"
    if os.environ.get("LOOKS") == "write":
        file.write_text(seen, encoding="utf-8")
    assert seen == file.read_text(encoding="utf-8"), f"the look of {name} changed: {file}"


@pytest.fixture
def coded(study_file: Path) -> Path:
    """The small study with overlapping codings in its first transcript."""
    with Study.open(study_file) as study:
        text = study.transcript("one").text
        first, second = text.index("It was"), text.index("cold")
        study.apply(
            [
                Coding("", "one", first, second + 4, "a/b", "ana"),
                Coding("", "one", second, second + 13, "e", "ana", memo="how long?"),
            ]
        )
    return study_file


@pytest.mark.parametrize(
    ("name", "size", "keys"),
    [
        ("desk-80", (80, 24), ("G",)),
        ("desk-120", (120, 24), ("G", "b")),
        ("picker-80", (80, 24), ("G", "c", "b")),
        ("tally-80", (80, 24), ("f", "T")),
        ("help-80", (80, 24), ("question_mark",)),
    ],
)
async def test_the_screens(
    coded: Path, name: str, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    app = CodebookApp(coded, "ana")
    async with app.run_test(size=size) as pilot:
        await at_desk(app, pilot)
        for key in keys:
            await pilot.press(key)
            await settled(app, pilot)
        compare(name, characters(app))


@pytest.mark.parametrize(("name", "keys"), [("settle-80", "E"), ("compare-80", "V")])
async def test_the_screens_of_reviewers(tmp_path: Path, name: str, keys: str) -> None:
    app = CodebookApp(build(tmp_path / "r.study"), "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await at_desk(app, pilot)
        await settled(app, pilot)
        for key in keys:
            await pilot.press(key)
            await settled(app, pilot)
        compare(name, characters(app))


async def test_wide_characters_and_other_scripts(tmp_path: Path) -> None:
    path = tmp_path / "w.study"
    Study.create(path, title="", tree=TREE, scheme=Scheme(), interviewees=[Interviewee("S-1")])
    words = "中文字符很宽。 שלום לך. e\u0301te\u0301 👩\u200d🚀 a\tb"
    with Study.open(path) as study:
        study.add_transcripts([transcript("one", ("S-1", words))])
        study.add_coder("ana")
    app = CodebookApp(path, "ana")
    async with app.run_test(size=(60, 12)) as pilot:
        await at_desk(app, pilot)
        await settled(app, pilot)
        compare("scripts-60", characters(app))


async def test_without_colour_nothing_is_lost(coded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = CodebookApp(coded, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await at_desk(app, pilot)
        await pilot.press("G")
        await settled(app, pilot)
        drawn = app.export_screenshot()
        compare("desk-80", characters(app))
    fills = set(re.findall(r'<rect fill="#(\w{6})" x=', drawn))
    assert len(fills) > 2
    assert all(len({fill[:2], fill[2:4], fill[4:]}) == 1 for fill in fills), fills
    assert "text-decoration: underline" in drawn


_GROUNDS = [Color.parse(name) for name in ("#121212", "#e0e0e0", "#ffffff", "#000000", "#1e1e2e")]
_COLORS = sorted({code.color for code in read_codebook("tvpa-3p").tree if code.color})


def test_contrast_of_known_pairs() -> None:
    black, white, grey = Color(0, 0, 0), Color(255, 255, 255), Color(119, 119, 119)
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, white) == pytest.approx(1)
    assert contrast(grey, white) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("ground", _GROUNDS, ids=lambda color: color.hex)
def test_coded_words_can_be_read_and_marks_be_seen(ground: Color) -> None:
    for color in _COLORS:
        assert contrast(ink(color, ground), ground) >= 3, color
    layers = [[color] for color in _COLORS] + [list(pair) for pair in combinations(_COLORS, 2)]
    for colors in layers:
        mixed, letters = tint(colors, ground)
        assert contrast(letters, mixed) >= 4.5, colors
