"""Files that once broke a reader, and a few made wrong by chance: each is read or refused."""

from pathlib import Path

import pytest

import fuzz
import fuzz_kinds

FINDS = sorted(fuzz.KEPT.iterdir())


@pytest.mark.parametrize("find", FINDS, ids=[find.name for find in FINDS])
def test_what_was_found_once(find: Path) -> None:
    fuzz_kinds.check(find.name.partition(".")[0], find.read_bytes())


@pytest.mark.parametrize("kind", fuzz_kinds.KINDS)
def test_what_is_spoilt_begins_whole(kind: str) -> None:
    for seed in fuzz_kinds.KINDS[kind].seeds:
        made = fuzz_kinds.KINDS[kind]
        made.read(seed.assemble(seed.parts), f"case{made.suffix}")


@pytest.mark.parametrize("kind", fuzz_kinds.KINDS)
def test_what_chance_makes_of_it(kind: str) -> None:
    for number in range(40):
        fuzz_kinds.check(kind, fuzz.case(kind, number))
