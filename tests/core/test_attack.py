"""Fifty invented studies are attacked with their own releases: nothing that must not follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

import attack
from attack import NEARLY, Puzzle
from codebook.core import attribution, disclosure


def test_nothing_follows_from_the_releases_of_fifty_studies() -> None:
    tried: Counter[str] = Counter()
    leaks = set(attack.attack_all(50, tried))
    assert tried["cells"] > 300
    assert tried["quotations"] > 200
    assert tried["counts of small groups"] > 500
    assert leaks <= {NEARLY}


def _exact(patched: pytest.MonkeyPatch) -> None:
    patched.setattr(disclosure, "band", lambda n, number: (number, number))


def _nested(patched: pytest.MonkeyPatch) -> None:
    patched.setattr(disclosure, "band", lambda n, number: (number, number) if n >= 10 else (0, n))
    for module in (disclosure, attribution):
        patched.setattr(module, "overlap", lambda one, other: False)


def _by_size_alone(patched: pytest.MonkeyPatch) -> None:
    named = attribution.attributions

    def attributions(scheme: Any, shown: Any, left_out: Any, theme: Any, memory: Any) -> Any:
        return named(scheme, shown, left_out, theme, disclosure.Memory(memory.columns))

    patched.setattr(attribution, "attributions", attributions)


def _tables_after_quotations(patched: pytest.MonkeyPatch) -> None:
    patched.setattr(disclosure.Memory, "with_quotations", lambda memory, *told: memory)


@pytest.mark.parametrize("off", [_exact, _nested, _by_size_alone, _tables_after_quotations])
def test_the_attack_finds_what_a_rule_would_let_through(
    off: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    off(monkeypatch)
    assert any(leak != NEARLY for leak in attack.attack_all(25, Counter()))


def test_sums_are_solved() -> None:
    puzzle = Puzzle([5, 5, 5])
    puzzle.add([(1, 0), (1, 1), (1, 2)], 6, 6)
    puzzle.add([(1, 0), (-1, 1)], 0, 5)
    assert {v for v in range(6) if puzzle.solvable([(1, 1)], v)} == {0, 1, 2, 3}
    puzzle.add([(1, 2)], 0, 2)
    assert {v for v in range(6) if puzzle.solvable([(1, 0)], v)} == {2, 3, 4, 5}
    assert not puzzle.solvable([(1, 0), (1, 2)], 8)
