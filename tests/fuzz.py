"""Every importer against files made wrong by chance: ``python tests/fuzz.py [MINUTES] [KIND...]``.

Each kind starts from whole files written here, and each case spoils one of them in a few places
or in a part that is then packed properly. A reader may read a case or say no with one line;
anything else is a find: another exception, a text that cannot be stored, more than ten seconds of
the processor, 400 MB more than it began with, a death. Finds are kept in ``formats/hostile``,
where ``formats/test_hostile.py`` reads them ever after.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from fuzz_kinds import KINDS, Kind, check

KEPT = Path(__file__).parent / "formats" / "hostile"
SECONDS = 10
MEMORY = 400 * 1024 * 1024


class TooSlow(BaseException):
    """A case took more than :data:`SECONDS`; nothing may take it for an error of the file."""


# How they are spoilt.

_NUMBERS = (
    b"0",
    b"-1",
    b"255",
    b"65536",
    b"2147483648",
    b"99999999999999999999",
    b"1e309",
    b"9" * 5_000,
)
_DIGITS = re.compile(rb"-?\d+")
_ODD = (
    b"\0",
    b"\xff",
    b"\n",
    b"\r",
    b"\x1b",
    "\u202e".encode(),
    "\ud800".encode("utf-8", "surrogatepass"),
)


def case(kind: str, number: int) -> bytes:
    """The case of a number: the same bytes every time."""
    chance = Random(f"{kind}/{number}")
    made = KINDS[kind]
    seed = chance.choice(made.seeds)
    parts = list(seed.parts)
    if chance.random() < 0.8:
        for _ in range(chance.randrange(1, 4)):
            at = chance.randrange(len(parts))
            parts[at] = _spoilt(parts[at], chance, made)
        return seed.assemble(parts)
    return _spoilt(seed.assemble(parts), chance, made)


def _spoilt(data: bytes, chance: Random, kind: Kind) -> bytes:
    for _ in range(chance.randrange(1, 6)):
        data = chance.choice(_WAYS)(data, chance, kind)[:2_000_000]
    return data


def _span(data: bytes, chance: Random) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((1, 2, 4, 16, 64, 256)))


def _flipped(data: bytes, chance: Random, _: Kind) -> bytes:
    changed = bytearray(data)
    for _number in range(chance.randrange(1, 4)):
        if changed:
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(data: bytes, chance: Random, _: Kind) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + data[end:]


def _repeated(data: bytes, chance: Random, _: Kind) -> bytes:
    start, end = _span(data, chance)
    times = chance.choice((2, 3, 10, 300, 3_000))
    return data[:start] + data[start:end] * times + data[end:]


def _with_word(data: bytes, chance: Random, kind: Kind) -> bytes:
    start, end = _span(data, chance)
    word = chance.choice((*kind.words, *_ODD)) * chance.choice((1, 1, 1, 2, 600, 20_000))
    return data[:start] + word[:300_000] + data[end if chance.random() < 0.3 else start :]


def _with_number(data: bytes, chance: Random, _: Kind) -> bytes:
    found = list(_DIGITS.finditer(data))
    if not found:
        return data
    place = chance.choice(found)
    return data[: place.start()] + chance.choice(_NUMBERS) + data[place.end() :]


def _moved(data: bytes, chance: Random, _: Kind) -> bytes:
    start, end = _span(data, chance)
    rest = data[:start] + data[end:]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + data[start:end] + rest[at:]


def _ended(data: bytes, chance: Random, _: Kind) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


_WAYS = (_flipped, _cut, _repeated, _with_word, _with_word, _with_number, _moved, _ended)

# The run: a process for each kind does case after case, and another one sees whether it lives.


def _peak() -> int:
    import resource  # not on every system; nothing but a run needs it

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _run(kind: str, number: int, until: float, progress: Path) -> None:
    """Does cases from a number on; prints each find as a line, and stops after a large one."""

    def too_slow(*_: object) -> None:
        raise TooSlow

    import resource

    signal.signal(signal.SIGPROF, too_slow)
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    check(kind, KINDS[kind].seeds[0].assemble(KINDS[kind].seeds[0].parts))
    most = _peak() + MEMORY
    written = os.open(progress, os.O_WRONLY)
    while time.time() < until:
        data = case(kind, number)
        os.pwrite(written, b"%20d" % number, 0)
        found = ""
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            check(kind, data)
        except (Exception, TooSlow) as error:  # noqa: BLE001
            signal.setitimer(signal.ITIMER_PROF, 0)
            frames = traceback.extract_tb(error.__traceback__)
            places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-3:]]
            found = f"{type(error).__name__} {str(error)[:80]!r} at {' '.join(places)}"
        signal.setitimer(signal.ITIMER_PROF, 0)
        if _peak() > most:
            found = f"memory {_peak() // 1024 // 1024} MB"
        if found:
            print(json.dumps([number, found]), flush=True)
        number += 1
        if found.startswith("memory"):
            break
    os.pwrite(written, b"%20d" % number, 0)
    os.pwrite(written, b"done", 30)


def _finds(kind: str, number: int, minutes: float) -> Iterator[tuple[int, str]]:
    """Every find of a kind in so many minutes, beginning with a case's number."""
    until = time.time() + minutes * 60
    with tempfile.TemporaryDirectory() as folder:
        progress = Path(folder) / "progress"
        while time.time() < until:
            progress.write_bytes(b"%20d" % number + b" " * 20)
            done = subprocess.run(
                [sys.executable, __file__, "--run", kind, str(number), str(until), str(progress)],
                check=False,
                capture_output=True,
                text=True,
            )
            for line in done.stdout.splitlines():
                at, found = json.loads(line)
                yield at, found
            state = progress.read_bytes()
            number = int(state[:20])
            if b"done" not in state:
                yield number, f"died with {done.returncode}: {done.stderr[-300:]}"
                number += 1
    print(f"{kind}: {number} cases", flush=True)


def main(arguments: Sequence[str]) -> int:
    """Runs the kinds named, or all, for so many minutes each; 1 if anything was found."""
    if arguments[:1] == ["--run"]:
        kind, number, until, progress = arguments[1:]
        _run(kind, int(number), float(until), Path(progress))
        return 0
    minutes = float(arguments[0]) if arguments else 1.0
    kinds = list(arguments[1:]) or list(KINDS)
    start = int(os.environ.get("FUZZ_FROM", "0"))
    places: set[str] = set()
    for kind in kinds:
        for number, found in _finds(kind, start, minutes):
            place = f"{kind} {re.sub('[0-9]+ MB', '', found).rpartition(' at ')[2]}"
            if place in places:
                continue
            places.add(place)
            data = case(kind, number)
            KEPT.mkdir(exist_ok=True)
            kept = KEPT / f"{kind}.{hashlib.sha256(data).hexdigest()[:8]}"
            kept.write_bytes(data)
            print(f"{kind} {number}: {found}; kept as {kept.name}", flush=True)
    return 1 if places else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
