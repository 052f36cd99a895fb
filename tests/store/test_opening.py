"""What can be opened, and the one clear line where something cannot."""

import multiprocessing
import sqlite3
import stat
import sys
import threading
from functools import partial
from pathlib import Path

import pytest

from codebook.errors import (
    BadInput,
    NotAStudy,
    StudyDamaged,
    StudyError,
    StudyLocked,
    StudyReadOnly,
    StudyTooNew,
)
from codebook.store.study import Study
from codebook.store.worker import StudyWorker
from holding import holding

posix = pytest.mark.skipif(sys.platform == "win32", reason="permission bits are POSIX")


@posix
def test_a_study_is_its_owners_alone(study_file: Path) -> None:
    with Study.open(study_file) as study:
        study.add_coder("eve")
        for file in study_file.parent.glob("small.study*"):
            assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_nothing_is_left_beside_a_closed_study(study_file: Path) -> None:
    assert sorted(p.name for p in study_file.parent.iterdir()) == ["small.study"]


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="there is no study"):
        Study.open(tmp_path / "none.study")


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\x00 but short"])
def test_another_file_is_not_a_study(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.study"
    path.write_bytes(content)
    with pytest.raises(NotAStudy):
        Study.open(path)
    assert path.read_bytes() == content


def test_another_database_is_not_a_study(tmp_path: Path) -> None:
    path = tmp_path / "x.study"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE t (x)")
    other.close()
    with pytest.raises(NotAStudy):
        Study.open(path)


def test_a_folder_is_not_a_study(tmp_path: Path) -> None:
    with pytest.raises(NotAStudy):
        Study.open(tmp_path)


def test_half_a_study_is_damaged(study_file: Path) -> None:
    data = study_file.read_bytes()
    study_file.write_bytes(data[: len(data) // 2])
    with pytest.raises(StudyDamaged):
        Study.open(study_file)


def test_overwritten_pages_are_damage(study_file: Path) -> None:
    data = bytearray(study_file.read_bytes())
    for page in range(4096, len(data), 4096):
        data[page : page + 200] = b"\xff" * 200
    study_file.write_bytes(data)
    with pytest.raises(StudyError):
        Study.open(study_file)


@posix
def test_a_study_that_cannot_be_written_says_so(study_file: Path) -> None:
    study_file.chmod(0o400)
    with pytest.raises(StudyReadOnly):
        Study.open(study_file)


@posix
def test_a_folder_that_cannot_be_written_says_so(study_file: Path) -> None:
    study_file.parent.chmod(0o500)
    try:
        with pytest.raises(StudyReadOnly):
            Study.open(study_file)
    finally:
        study_file.parent.chmod(0o700)


def test_a_newer_study_says_so(study_file: Path) -> None:
    raw = sqlite3.connect(study_file)
    raw.execute("INSERT INTO migration VALUES ('9999-later', 'then')")
    raw.commit()
    raw.close()
    with pytest.raises(StudyTooNew, match="9999-later"):
        Study.open(study_file)


def test_a_lock_of_another_program_is_one_line(study_file: Path) -> None:
    other = sqlite3.connect(study_file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Study.open(study_file, wait=0.05) as study, pytest.raises(StudyLocked):
        study.add_coder("eve")
    other.execute("ROLLBACK")
    other.close()


def test_a_study_is_never_overwritten_unasked(study_file: Path) -> None:
    from codebook.core.categories import Scheme
    from small_study import TREE

    before = study_file.read_bytes()
    with pytest.raises(BadInput, match="--force"):
        Study.create(study_file, title="", tree=TREE, scheme=Scheme())
    assert study_file.read_bytes() == before


def test_a_study_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    from codebook.core.categories import Interviewee, Scheme
    from small_study import TREE

    twice = [Interviewee("S-1"), Interviewee("s-1")]
    with pytest.raises(BadInput, match="already"):
        Study.create(tmp_path / "x.study", title="", tree=TREE, scheme=Scheme(), interviewees=twice)
    assert list(tmp_path.iterdir()) == []


def test_the_worker_gives_results_in_order_and_errors_of_opening(
    study_file: Path, tmp_path: Path
) -> None:
    worker = StudyWorker(study_file)
    added = worker.submit(lambda study: study.add_coder("eve"))
    names = worker.submit(lambda study: [coder.name for coder in study.coders()])
    assert added.result() is None
    assert names.result() == ["ana", "ben", "eve"]
    worker.close()
    worker.close()
    broken = StudyWorker(tmp_path / "none.study")
    with pytest.raises(BadInput):
        broken.submit(lambda study: study.title).result()
    broken.close()


def test_the_worker_bears_a_lock_as_long_as_it_lasts(study_file: Path) -> None:
    told: list[bool] = []
    heard = threading.Event()
    worker = StudyWorker(study_file, try_seconds=0.01)
    worker.submit(lambda study: study.title).result()

    def tell() -> None:
        told.append(worker.is_held_up)
        heard.set()

    worker.when_held_up(tell)
    with holding(study_file):
        added = [worker.submit(partial(Study.add_coder, name=name)) for name in ("eve", "dan")]
        names = worker.submit(lambda study: study.coder_names())
        assert heard.wait(5)
        assert worker.is_held_up
        assert not any(one.done() for one in (*added, names))
    assert [one.result() for one in added] == [None, None]
    assert names.result() == ["ana", "ben", "dan", "eve"]
    worker.close()
    assert not worker.is_held_up
    assert told == [True, False]


def test_the_worker_lets_go_when_it_is_told_to(study_file: Path) -> None:
    heard = threading.Event()
    worker = StudyWorker(study_file, try_seconds=0.01)
    worker.submit(lambda study: study.title).result()
    worker.when_held_up(heard.set)
    with holding(study_file):
        added = [worker.submit(partial(Study.add_coder, name=name)) for name in ("eve", "dan")]
        assert heard.wait(5)
        worker.give_up()
        for one in added:
            with pytest.raises(StudyLocked, match="locked by another program"):
                one.result()
        worker.close()
    with Study.open(study_file) as study:
        assert study.coder_names() == ["ana", "ben"]


def test_closing_waits_for_no_other_program(study_file: Path) -> None:
    worker = StudyWorker(study_file, try_seconds=0.01)
    with holding(study_file):
        added = [worker.submit(partial(Study.add_coder, name=name)) for name in ("eve", "dan")]
        worker.close()
        assert [type(one.exception()) for one in added] == [StudyLocked, StudyLocked]
    again = StudyWorker(study_file)
    added = [again.submit(partial(Study.add_coder, name=name)) for name in ("eve", "dan")]
    again.close()
    assert [one.result() for one in added] == [None, None]


def test_a_change_that_had_to_wait_is_done_once(study_file: Path) -> None:
    asked: list[list[str]] = []
    other = sqlite3.connect(study_file, isolation_level=None)

    def go_on() -> bool:
        asked.append(study.coder_names())
        other.execute("ROLLBACK")
        return True

    with Study.open(study_file) as study:
        study.bear_locks(go_on, every=0.01)
        study.add_coder("dan")
        other.execute("BEGIN IMMEDIATE")
        study.add_coder("eve")
        assert asked == [["ana", "ben", "dan"]]
        assert study.coder_names() == ["ana", "ben", "dan", "eve"]
        assert study.problems() == []
    other.close()


def _code(path: Path, coder: str, times: int) -> None:
    from codebook.core.codings import Coding

    with Study.open(path, wait=30) as study:
        for start in range(times):
            study.apply([Coding("", "one", start, start + 1, "e", coder)])


def test_two_programs_at_once_lose_nothing(study_file: Path) -> None:
    context = multiprocessing.get_context("spawn")
    both = [context.Process(target=_code, args=(study_file, name, 25)) for name in ("ana", "ben")]
    for process in both:
        process.start()
    for process in both:
        process.join()
    with Study.open(study_file) as study:
        assert {c.name: c.codings for c in study.coders()} == {"ana": 25, "ben": 25}
        assert study.problems() == []


def test_another_program_s_database_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "x.study"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE t (x)")
    other.close()
    content = path.read_bytes()
    with pytest.raises(NotAStudy):
        Study.open(path)
    assert path.read_bytes() == content
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith("x.")] == ["x.study"]


def _leave_a_journal(path: Path) -> None:
    """Makes what a program leaves that is killed: a journal with changes in it."""
    with Study.open(path) as study:
        study.add_coder("eve")
        for suffix in ("", "-wal"):
            kept = Path(f"{path}{suffix}").read_bytes()
            Path(f"{path}{suffix}.kept").write_bytes(kept)
    for suffix in ("", "-wal"):
        Path(f"{path}{suffix}.kept").replace(f"{path}{suffix}")


def test_the_journal_of_a_killed_program_does_not_outlive_its_study(study_file: Path) -> None:
    new = study_file.with_name("new.study")
    with Study.open(study_file) as study:
        study.back_up(new)
    _leave_a_journal(study_file)
    with Study.open(new) as study:
        study.back_up(study_file, force=True)
    with Study.open(study_file) as study:
        assert [coder.name for coder in study.coders()] == ["ana", "ben"]
        assert study.problems() == []
    _leave_a_journal(study_file)
    study_file.unlink()
    with Study.open(new) as study:
        study.back_up(study_file)
    with Study.open(study_file) as study:
        assert study.problems() == []


def test_a_study_that_is_open_is_not_replaced(study_file: Path) -> None:
    new = study_file.with_name("new.study")
    with Study.open(study_file) as study:
        study.back_up(new)
        with Study.open(new), pytest.raises(StudyLocked, match="open in another program"):
            study.back_up(new, force=True)
        study.back_up(new, force=True)
    assert sorted(p.name for p in study_file.parent.iterdir()) == ["new.study", "small.study"]


def test_a_folder_is_never_replaced(study_file: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with Study.open(study_file) as study, pytest.raises(BadInput, match="is a folder"):
        study.back_up(tmp_path / "folder", force=True)
