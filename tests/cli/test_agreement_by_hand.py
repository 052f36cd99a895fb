"""The sample study's agreement on two codes in one transcript, worked out on paper."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from codebook.store.study import Study
from command_folder import Folder

SERVICES = "protection/execution/services"
CUFFS = "protection/execution/criminalization/handcuffing"

# What the interviewee of AD-LE3 says stands, in code points of the text, at
#   [48, 378) [458, 907) [1014, 1465) [1506, 1959) [2023, 2473) [2512, 2824)
#   [2874, 3291) [3341, 3752) [3806, 3980) [4080, 4378) [4420, 4918) [4963, 5138)
# 330 + 449 + 451 + 453 + 450 + 312 + 417 + 411 + 174 + 298 + 498 + 175 = 4418 characters.
CHARACTERS = 4418

# With a both, b only ana, c only ben, d neither, of n = a + b + c + d:
#   percent   (a + d) / n
#   positive  2 a / (2 a + b + c)
#   negative  2 d / (2 d + b + c)
#   kappa     (p - e) / (1 - e), where p = percent and e = ((a+b)(a+c) + (d+c)(d+b)) / n^2;
#             times n^2 above and below: 2 (a d - b c) / ((a+b)(d+b) + (a+c)(d+c))
#   alpha     1 - (N1 + N0 - 1) D / (2 N1 N0), where N1 = 2 a + b + c values are yes,
#             N0 = 2 d + b + c are no, and D = 2 (b + c) is the disagreement of both orders
ON_PAPER = {
    # ana [1124, 1173) and [1372, 1438), ben [1124, 1285), all in the third turn.
    #   both      [1124, 1173)   49
    #   only ana  [1372, 1438)   66
    #   only ben  [1173, 1285)  112
    #   neither   4418 - 49 - 66 - 112 = 4191
    # N1 = 98 + 66 + 112 = 276, N0 = 8382 + 66 + 112 = 8560, D = 356
    # ana yes 115, no 4303; ben yes 161, no 4257
    # 2 (49 * 4191 - 66 * 112) = 2 (205359 - 7392) = 395934
    # 115 * 4257 + 161 * 4303 = 489555 + 692783 = 1182338
    SERVICES: {
        "table": (49, 66, 112, 4191),
        "units": {"ana": 2, "ben": 1},
        "percent": Fraction(4240, 4418),
        "positive_agreement": Fraction(98, 276),
        "negative_agreement": Fraction(8382, 8560),
        "kappa": Fraction(395934, 1182338),
        "alpha": 1 - Fraction(8835 * 356, 2 * 276 * 8560),
        "prevalence": Fraction(276, 8836),
    },
    # ana [2594, 2666), ben [2533, 2602), both in the sixth turn.
    #   both      [2594, 2602)    8
    #   only ana  [2602, 2666)   64
    #   only ben  [2533, 2594)   61
    #   neither   4418 - 8 - 64 - 61 = 4285
    # N1 = 16 + 64 + 61 = 141, N0 = 8570 + 64 + 61 = 8695, D = 250
    # ana yes 72, no 4346; ben yes 69, no 4349
    # 2 (8 * 4285 - 64 * 61) = 2 (34280 - 3904) = 60752
    # 72 * 4349 + 69 * 4346 = 313128 + 299874 = 613002
    CUFFS: {
        "table": (8, 64, 61, 4285),
        "units": {"ana": 1, "ben": 1},
        "percent": Fraction(4293, 4418),
        "positive_agreement": Fraction(16, 141),
        "negative_agreement": Fraction(8570, 8695),
        "kappa": Fraction(60752, 613002),
        "alpha": 1 - Fraction(8835 * 250, 2 * 141 * 8695),
        "prevalence": Fraction(141, 8836),
    },
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The command's answer on the sample study, of which ben has finished AD-LE3 alone."""
    folder = Folder(tmp_path_factory.mktemp("work"))
    folder("demo", ".", "--no-tui")
    with Study.open(folder.path / "sample.study") as study:
        others = [one.key for one in study.transcripts() if "ben" in one.finished]
    others.remove("AD-LE3")
    folder("finish", "sample.study", *others, "--coder", "ben", "--undo")
    data: dict[str, Any] = folder.json("agreement", "sample.study", "--draws", 2)
    assert (data["coders"], data["transcripts"]) == (["ana", "ben"], ["AD-LE3"])
    return {code["code"]: code for code in data["codes"]}


@pytest.mark.parametrize("code", [SERVICES, CUFFS])
def test_the_command_tells_what_was_worked_out_on_paper(told: dict[str, Any], code: str) -> None:
    paper, found = ON_PAPER[code], told[code]
    [pair] = found["pairs"]
    table = tuple(pair[cell] for cell in ("both", "only_first", "only_second", "neither"))
    assert table == paper["table"]
    assert sum(table) == found["shared"] == CHARACTERS
    assert found["units"] == paper["units"]
    for figure in (
        "percent", "positive_agreement", "negative_agreement", "kappa", "alpha", "prevalence"
    ):  # fmt: skip
        assert found[figure] == float(paper[figure]), figure
    # By turn both coded the same single one: no disagreement, and some variation.
    assert found["alpha_at"]["turn"] == 1


def test_the_paper_agrees_with_itself() -> None:
    for paper in ON_PAPER.values():
        a, b, c, d = paper["table"]
        n = a + b + c + d
        assert n == CHARACTERS
        by_chance = Fraction((a + b) * (a + c) + (d + c) * (d + b), n**2)
        assert paper["kappa"] == (paper["percent"] - by_chance) / (1 - by_chance)
