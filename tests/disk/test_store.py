"""The store keeps what was put into it; anything else in its folder counts as missing, and nothing raises an error."""

from __future__ import annotations

import errno
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.disk import store
from pipeline.disk.store import Store

KEY = store.digest(b"an input")


def put(folder: Path, data: bytes, key: str = KEY) -> Path:
    """An entry of a new store, and its file."""
    Store(folder).put("page", key, data)
    return folder / "page" / key


def get(folder: Path, key: str = KEY) -> bytes | None:
    return Store(folder).get("page", key)


@pytest.mark.parametrize("data", [b"", b"words", bytes(range(256)) * 300])
def test_an_entry_is_read_as_it_was_written(tmp_path: Path, data: bytes) -> None:
    put(tmp_path / "cache", data)
    assert get(tmp_path / "cache") == data
    assert get(tmp_path / "cache", store.digest(b"another")) is None


def test_an_entry_with_any_damaged_byte_is_missing_and_goes(tmp_path: Path) -> None:
    whole = put(tmp_path, b"every word").read_bytes()
    for place in range(len(whole)):
        path = put(tmp_path, b"every word")
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert get(tmp_path) is None
        assert not path.exists()


def test_an_entry_that_was_cut_off_or_is_foreign_is_missing(tmp_path: Path) -> None:
    whole = put(tmp_path, b"every word").read_bytes()
    for wrong in [*(whole[:length] for length in range(len(whole))), b"\0" * 400, whole + b" "]:
        put(tmp_path, b"every word").write_bytes(wrong)
        assert get(tmp_path) is None


def test_a_folder_in_the_place_of_an_entry_is_missing(tmp_path: Path) -> None:
    (tmp_path / "page" / KEY).mkdir(parents=True)
    assert get(tmp_path) is None
    put(tmp_path, b"words")
    assert get(tmp_path) is None


def test_a_fresh_store_reads_nothing_and_keeps_everything(tmp_path: Path) -> None:
    put(tmp_path, b"old")
    fresh = Store(tmp_path, fresh=True)
    assert fresh.get("page", KEY) is None
    fresh.put("page", KEY, b"new")
    assert get(tmp_path) == b"new"


def test_a_store_that_cannot_be_written_stays_empty(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    put(tmp_path / "cache", b"words")
    assert get(tmp_path / "cache") is None
    Store(tmp_path / "cache").close()


def test_a_full_disk_leaves_no_part_of_an_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(path: Path, data: bytes) -> int:
        with path.open("wb") as file:
            file.write(data[: len(data) // 2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    put(tmp_path, b"before")
    monkeypatch.setattr(Path, "write_bytes", half)
    full = Store(tmp_path)
    for number in range(3):
        full.put("page", store.digest(bytes([number])), b"words" * 100)
    full.close()
    assert [path.name for path in (tmp_path / "page").iterdir()] == [KEY]
    assert get(tmp_path) == b"before"


def test_what_was_used_least_recently_goes_first(tmp_path: Path) -> None:
    keys = [store.digest(bytes([number])) for number in range(10)]
    for age, key in enumerate(keys):
        path = put(tmp_path, b"x" * 1000, key)
        os.utime(path, (age, age))
    assert get(tmp_path, keys[0])  # which makes it the last one used
    full = Store(tmp_path, limit=5000)
    full.put("page", KEY, b"x" * 1000)
    full.close()
    kept = {path.name for path in (tmp_path / "page").iterdir()}
    assert kept == {KEY, keys[0], keys[8], keys[9]}


def test_nothing_goes_as_long_as_there_is_room(tmp_path: Path) -> None:
    for number in range(10):
        put(tmp_path, b"x" * 1000, store.digest(bytes([number])))
    written = Store(tmp_path, limit=20_000)
    written.put("page", KEY, b"x")
    written.close()
    assert store.usage(tmp_path).entries == {"page": 11}


def test_clearing_removes_entries_and_drafts_and_nothing_else(tmp_path: Path) -> None:
    put(tmp_path, b"words")
    (tmp_path / "page" / "killed-1-0.part").write_bytes(b"wo")
    (tmp_path / "notes.txt").write_text("mine")
    assert store.clear(tmp_path) == len(b"words") + 49 + 2
    assert get(tmp_path) is None
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_drafts_of_builds_that_were_killed_go_after_an_hour(tmp_path: Path) -> None:
    put(tmp_path, b"words")
    old, new = tmp_path / "page" / "killed-1-0.part", tmp_path / "page" / "running-2-0.part"
    old.write_bytes(b"wo")
    new.write_bytes(b"wo")
    os.utime(old, (time.time() - 4000, time.time() - 4000))
    last = Store(tmp_path)
    last.put("page", KEY, b"more")
    last.close()
    assert not old.exists()
    assert new.exists()


def test_hits_and_misses_add_up_over_builds(tmp_path: Path) -> None:
    for _ in range(2):
        build = Store(tmp_path)
        if build.get("page", KEY) is None:
            build.put("page", KEY, b"words")
        build.close()
    hits, misses = store.counts(tmp_path)
    assert (hits["page"], misses["page"]) == (1, 1)
    (tmp_path / "counts.json").write_text('{"hits": 3}')
    assert store.counts(tmp_path) == ({}, {})


def test_a_store_is_for_its_user_alone_and_not_for_git_or_backups(tmp_path: Path) -> None:
    put(tmp_path / "cache", b"words")
    assert (tmp_path / "cache").stat().st_mode & 0o077 == 0
    assert (tmp_path / "cache" / ".gitignore").read_text() == "*\n"
    assert (tmp_path / "cache" / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")


def _use(folder: Path, seed: int, rounds: int) -> None:
    """Write and read entries whose contents follow from their keys; exit with 1 if another is read."""
    chance, own = random.Random(seed), Store(folder, limit=300_000)
    for _ in range(rounds):
        data = bytes([chance.randrange(8)]) * 20_000
        found = own.get("page", store.digest(data))
        if found not in (None, data):
            os._exit(1)
        own.put("page", store.digest(data), data)
        own.close()


def test_builds_at_once_read_only_whole_entries(tmp_path: Path) -> None:
    users = [multiprocessing.get_context("fork").Process(target=_use, args=(tmp_path, seed, 60)) for seed in range(4)]
    for user in users:
        user.start()
    for user in users:
        user.join(60)
    assert [user.exitcode for user in users] == [0, 0, 0, 0]
    assert not list(tmp_path.rglob("*.part"))


_ENDLESS = """
import sys
from pathlib import Path
from pipeline.disk.store import Store, digest
store, number = Store(Path(sys.argv[1])), 0
print("ready", flush=True)
while True:
    data = bytes([number % 7]) * 300_000
    store.put("page", digest(data), data)
    number += 1
"""


def _killed(folder: Path, after: float) -> None:
    with subprocess.Popen([sys.executable, "-c", _ENDLESS, folder], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        writer.stdout.readline()
        time.sleep(after)
        writer.send_signal(signal.SIGKILL)


def _holds_only_whole_entries(folder: Path) -> None:
    datas = [bytes([number]) * 300_000 for number in range(7)]
    assert {get(folder, store.digest(data)) for data in datas} <= {None, *datas}
    assert all(path.suffix == ".part" or path.name in map(store.digest, datas) for path in folder.glob("page/*"))


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_kill_leaves_whole_entries(tmp_path: Path) -> None:
    for number in range(4):
        _killed(tmp_path, 0.005 * number)
        _holds_only_whole_entries(tmp_path)


@pytest.mark.slow
def test_fifty_kills_at_random_leave_whole_entries(tmp_path: Path) -> None:
    chance = random.Random(50)
    for _ in range(50):
        _killed(tmp_path, chance.random() * 0.05)
        _holds_only_whole_entries(tmp_path)


def test_records_of_finished_documents_outlast_what_is_large(tmp_path: Path) -> None:
    kept = Store(tmp_path / "store", limit=5000)
    for number in range(20):
        kept.put("document", f"d{number}", b"x" * 100)
        kept.put("page", f"p{number}", b"x" * 1000)
    kept.close()
    left = store.usage(tmp_path / "store").entries
    assert left["document"] == 20
    assert 0 < left.get("page", 0) < 2


def test_the_use_by_other_processes_is_added_and_keeps_the_folder_small(tmp_path: Path) -> None:
    ours, theirs = Store(tmp_path / "store", limit=4000), Store(tmp_path / "store", limit=4000)
    for number in range(20):
        theirs.put("page", f"p{number}", b"x" * 1000)
    theirs.get("page", "p0")
    ours.add(theirs.hits, {"page": 20_001})
    assert sum(store.usage(tmp_path / "store").sizes.values()) <= 4000
    ours.close()
    assert store.counts(tmp_path / "store")[0]["page"] == 1
