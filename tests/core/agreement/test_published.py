"""Figures that were published, from the data that was published with them.

The codings are laid out as text: a position is an item, and a category is a code. Where a source
has more than two categories, its figure is had from those of the categories: see :func:`nominal`.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

import pytest

from codebook.core.agreement.coefficients import ac1, brennan_prediger, scale, sums
from codebook.core.agreement.histogram import count
from codebook.core.agreement.material import Applied, Document
from codebook.core.agreement.measured import Measured, measure
from codebook.core.agreement.pairs import Pair, pooled_kappa
from codebook.core.agreement.targets import code
from codebook.core.spans import Span

# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): part A, binary data of two
# observers; part B, nominal data of two; part C, nominal data of four with some missing.
_KRIPPENDORFF_A = ["0100000010", "1110010000"]
_KRIPPENDORFF_B = ["aabbdcccedda", "babbbccceddd"]
_KRIPPENDORFF_C = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."]

# Fleiss, "Measuring nominal scale agreement among many raters", Psychological Bulletin 76 (1971),
# p. 378-382, table 1: of 6 psychiatrists, how many gave each of 30 patients each of 5 diagnoses.
_FLEISS = (
    "00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031"
    " 00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006"
).split()

# Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement
# 20 (1960), p. 37-46: two judges, 200 cases, three categories.
_COHEN = ((88, 14, 18), (10, 40, 10), (2, 6, 12))


# Krippendorff, Content Analysis, 2nd ed. 2004, p. 246: two tables of 100 units that agree alike; in
# the first both use the categories as often, in the second one is skewed against the other.
_EVEN = ((12, 9, 9), (9, 14, 9), (9, 9, 20))
_SKEWED = ((12, 18, 18), (0, 14, 18), (0, 0, 20))


def _measured(rows: Sequence[str]) -> dict[str, Measured]:
    """By category, the agreement of coders whose values are rows; ``.`` is a missing one.

    An item is a transcript of one character, since who is missing differs from item to item.
    """
    coders = [f"c{number}" for number in range(len(rows))]
    documents = [
        Document(
            f"{at:03}",
            1,
            (Span(0, 1),),
            tuple(who for who, row in zip(coders, rows, strict=True) if row[at] != "."),
            tuple(
                Applied(who, row[at], 0, 1)
                for who, row in zip(coders, rows, strict=True)
                if row[at] != "."
            ),
        )
        for at in range(len(rows[0]))
    ]
    categories = sorted(set("".join(rows)) - {"."})
    counted = count(documents, coders, [code(category) for category in categories])
    return {each.target.key: measure(each) for each in counted}


def nominal(categories: dict[str, Measured]) -> Fraction:
    """Krippendorff's nominal alpha: of all categories, disagreement by what chance would have.

    A pair of values that differ is a disagreement in each of its two categories, in what is
    observed as in what is expected, so both sums double and their ratio stays.
    """
    coders = len(next(iter(categories.values())).coders)
    found = [sums(each.cells, coders) for each in categories.values()]
    whole = sum(each.ones for each in found)
    observed = sum(Fraction(each.apart, scale(coders)) for each in found)
    return 1 - (whole - 1) * observed / sum(2 * each.ones * each.zeros for each in found)


def _near(published: str, value: Fraction | float | None) -> bool:
    """Whether a value is the published one when it is rounded to as many digits."""
    assert value is not None
    return f"{float(value):.{len(published.partition('.')[2])}f}" == published


def test_krippendorff_binary_data() -> None:
    found = _measured(_KRIPPENDORFF_A)["1"]
    assert found.alpha.exact == 1 - Fraction(19 * 4, 14 * 6)
    assert _near("0.095", found.alpha.value)
    assert found.percent.exact == Fraction(6, 10)


def test_krippendorff_nominal_data_of_two() -> None:
    assert _near("0.692", nominal(_measured(_KRIPPENDORFF_B)))


def test_krippendorff_nominal_data_with_missing_values() -> None:
    found = _measured(_KRIPPENDORFF_C)
    assert [found[category].alpha.why for category in "12345"] == [""] * 5
    assert sum(sums(each.cells, 4).ones for each in found.values()) == 40
    assert _near("0.743", nominal(found))


def _fleiss() -> dict[str, Measured]:
    rows = [
        "".join(category * int(number) for category, number in zip("dpsno", row, strict=True))
        for row in _FLEISS
    ]
    return _measured(["".join(values) for values in zip(*rows, strict=True)])


@pytest.mark.parametrize(
    ("diagnosis", "published"),
    [("d", "0.245"), ("p", "0.245"), ("s", "0.520"), ("n", "0.471"), ("o", "0.566")],
)
def test_fleiss_kappa_of_each_category(diagnosis: str, published: str) -> None:
    assert _near(published, _fleiss()[diagnosis].fleiss().value)


def test_fleiss_kappa_of_all_categories() -> None:
    found = _fleiss()
    assert [len(found), found["n"].shared] == [5, 30]
    shares = [each.prevalence.exact or Fraction(0) for each in found.values()]
    disagreement = sum(1 - (each.percent.exact or Fraction(0)) for each in found.values()) / 2
    chance = sum(share**2 for share in shares)
    assert _near("0.556", 1 - disagreement)
    assert _near("0.220", chance)
    assert _near("0.430", 1 - disagreement / (1 - chance))


def _collapsed(table: Sequence[Sequence[int]]) -> list[Pair]:
    """Of a table of categories, the two by two table of each category against the others."""
    whole = sum(map(sum, table))
    found = []
    for place, row in enumerate(table):
        both, first, second = row[place], sum(row), sum(line[place] for line in table)
        found.append(Pair(both, first - both, second - both, whole - first - second + both))
    return found


def test_cohen_kappa_of_three_categories() -> None:
    # The gains over chance of the categories are twice that of the table, and so is their most.
    assert pooled_kappa(_collapsed(_COHEN)).exact == Fraction(29, 59)
    assert _near("0.492", pooled_kappa(_collapsed(_COHEN)).value)


def test_kappa_rises_where_one_coder_is_skewed_and_alpha_does_not() -> None:
    found = []
    for table in (_EVEN, _SKEWED):
        pairs = _collapsed(table)
        assert Fraction(sum(pair.both for pair in pairs), 100) == Fraction(46, 100)
        found.append((pooled_kappa(pairs).value, _pi(pairs)))
    (kappa, pi), (skewed, same) = found
    assert _near("0.186", kappa)
    assert _near("0.258", skewed)
    assert _near("0.186", pi)
    assert pi == same


def _pi(pairs: Sequence[Pair]) -> Fraction:
    """Scott's pi of a table, from its categories."""
    agreed = Fraction(sum(pair.both for pair in pairs), pairs[0].positions)
    shares = [Fraction(2 * pair.both + pair.apart, 2 * pair.positions) for pair in pairs]
    chance = sum(share**2 for share in shares)
    return (agreed - chance) / (1 - chance)


# Feinstein and Cicchetti, "High agreement but low kappa: I. The problems of two paradoxes",
# Journal of Clinical Epidemiology 43 (1990), p. 543-549.
@pytest.mark.parametrize(
    ("table", "percent", "kappa"),
    [
        (Pair(40, 9, 6, 45), "0.85", "0.70"),
        (Pair(80, 10, 5, 5), "0.85", "0.32"),
        (Pair(45, 15, 25, 15), "0.60", "0.13"),
        (Pair(25, 35, 5, 35), "0.60", "0.26"),
    ],
)
def test_feinstein_and_cicchetti_paradoxes(table: Pair, percent: str, kappa: str) -> None:
    assert _near(percent, table.percent().value)
    assert _near(kappa, table.kappa().value)
    # What shows the first paradox: agreement on the rare value is low, on the other high.
    assert table.positive().exact == Fraction(2 * table.both, 2 * table.both + table.apart)
    # The second: alpha does not reward coders for applying it at different rates.
    assert table.alpha().exact == _alpha_of_pi(table)


def test_the_second_paradox_is_of_kappa_alone() -> None:
    even, uneven = Pair(45, 15, 25, 15), Pair(25, 35, 5, 35)
    assert even.bias().exact == Fraction(-1, 10)
    assert uneven.bias().exact == Fraction(3, 10)
    gained = (uneven.kappa().value or 0) - (uneven.pi().value or 0)
    assert gained > (even.kappa().value or 0) - (even.pi().value or 0)


def _alpha_of_pi(table: Pair) -> Fraction:
    """Alpha of two coders is Scott's pi but for the size: ``1 - (1 - pi) (2n - 1) / 2n``."""
    pi = table.pi().exact
    assert pi is not None
    return 1 - (1 - pi) * Fraction(2 * table.positions - 1, 2 * table.positions)


def test_gwet_kappa_is_below_zero_where_nearly_all_agree() -> None:
    # Gwet, "Kappa statistic is not satisfactory for assessing the extent of agreement between
    # raters", Statistical Methods for Inter-Rater Reliability Assessment 1 (2002): 125 items.
    table = Pair(118, 5, 2, 0)
    assert _near("0.944", table.percent().value)
    assert _near("-0.023", table.kappa().value)
    both = (1 << 2) - 1
    cells = {(both, both): 118, (both, 1): 5, (both, 2): 2, (both, 0): 0}
    assert _near("0.941", ac1(cells, 2).value)
    assert brennan_prediger(cells, 2).exact == 2 * Fraction(118, 125) - 1


def test_gwet_on_four_raters_some_of_them_missing() -> None:
    # Gwet, Handbook of Inter-Rater Reliability, 4th ed. 2014, chapter 2, on Krippendorff's data:
    # who rated an item alone still counts for how often a category is given.
    found = _measured(_KRIPPENDORFF_C).values()
    agreed = 1 - sum(1 - (each.percent.exact or Fraction(0)) for each in found) / 2
    shares = [each.prevalence.exact or Fraction(0) for each in found]
    assert _near("0.818", agreed)
    assert _near("0.775", _beyond(agreed, sum(share * (1 - share) for share in shares) / 4))
    assert _near("0.761", _beyond(agreed, sum(share**2 for share in shares)))


def _beyond(agreed: Fraction, chance: Fraction | int) -> Fraction:
    return (agreed - chance) / (1 - chance)


def test_artstein_and_poesio_dialogue_acts() -> None:
    # Artstein and Poesio, "Inter-coder agreement for computational linguistics", Computational
    # Linguistics 34 (2008), p. 555-596, section 2: 100 utterances, statement or request.
    table = Pair(20, 20, 10, 50)
    both = (1 << 2) - 1
    cells = {(both, both): 20, (both, 1): 20, (both, 2): 10, (both, 0): 50}
    assert table.percent().exact == Fraction(7, 10)
    assert brennan_prediger(cells, 2).exact == Fraction(2, 5)
    assert _near("0.341", table.pi().value)
    assert _near("0.348", table.kappa().value)


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        (200, ".800 .680 .600 .467 .468 .600"),
        (1_000, ".960 .956 .920 .579 .579 .600"),
        (5_000, ".992 .992 .984 .596 .596 .600"),
        (50_000, ".9992 .9992 .9984 .600 .600 .600"),
    ],
)
def test_uncoded_text_swamps_some_figures_and_not_others(length: int, expected: str) -> None:
    # Two passages of 50 characters that overlap by 30, in ever more text.
    document = Document(
        "d",
        length,
        (Span(0, length),),
        ("ana", "ben"),
        (Applied("ana", "x", 50, 100), Applied("ben", "x", 70, 120)),
    )
    found = measure(count([document], ["ana", "ben"], [code("x")])[0])
    kappa = found.kappa()
    assert kappa is not None
    figures = [
        found.percent, found.ac1(), found.brennan_prediger(), kappa, found.alpha, found.positive
    ]  # fmt: skip
    for figure, published in zip(figures, expected.split(), strict=True):
        assert _near(f"0{published}", figure.exact)


def test_alpha_of_two_is_scotts_pi_but_for_the_size() -> None:
    for numbers in combinations(range(1, 9), 4):
        table = Pair(*numbers)
        assert table.alpha().exact == _alpha_of_pi(table)
