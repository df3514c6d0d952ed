"""``briefing build --watch`` builds what changes, says one line for it, and stops cleanly."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue

import pytest
from commanding import run

from pipeline.cli import watching

TALK = "Night Boats\n\nWhen did the night boat stop?\n\nIt stopped in 1998.\n\nWho misses it?\n\nThe bakers do.\n"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent in another way")


class Watch:
    """A running watch, whose lines are read as they come."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.lines: list[str] = []
        self._queue: Queue[str] = Queue()
        command = [sys.executable, "-m", "pipeline", "build", "source", "--watch", "--cache", ".briefing/cache"]
        self.process = subprocess.Popen(
            [*command, *arguments], cwd=folder, stderr=subprocess.PIPE, text=True, env=os.environ
        )
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            self._queue.put(line.rstrip())

    def wait_for(self, words: str, again: Callable[[], object] | None = None) -> str:
        """The next line with these words; ``again`` is done every second, since a watch needs a moment to begin."""
        begun = time.monotonic()
        while time.monotonic() - begun < 60:
            try:
                self.lines.append(self._queue.get(timeout=1))
            except Empty:
                if again:
                    again()
                continue
            if words in self.lines[-1]:
                return self.lines[-1]
        raise AssertionError(f"no line with {words!r} in {self.lines}")

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(30)


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Callable[..., Watch]]:
    """Starts a watch of a project with two texts; it is killed at the end, if it still runs."""
    (tmp_path / "source").mkdir()
    (tmp_path / "briefing.toml").write_text('formats = ["txt", "html"]\n')
    for name in ("boats", "ships"):
        (tmp_path / "source" / f"{name}.txt").write_text(TALK, encoding="utf-8")
    started: list[Watch] = []

    def start(*arguments: str) -> Watch:
        started.append(Watch(tmp_path, *arguments))
        return started[-1]

    yield start
    for one in started:
        one.process.kill()
        one.process.wait()


def test_a_change_builds_its_text_alone_and_says_one_line(watch: Callable[..., Watch], tmp_path: Path) -> None:
    (tmp_path / "source" / "lamps.log").write_text("lit", encoding="utf-8")
    running = watch()
    running.wait_for("watching")
    words = iter(f"The {number} fishers do." for number in range(99))

    def edit() -> None:
        (tmp_path / "source" / "boats.txt").write_text(TALK.replace("The bakers do.", next(words)), encoding="utf-8")

    edit()
    line = running.wait_for("source/boats.txt: 3 files", edit)
    assert line[2] == line[5] == ":"
    assert "fishers" in (tmp_path / "dist" / "boats.txt").read_text(encoding="utf-8")
    assert running.stop() == 0
    running.wait_for("stopped")
    assert not [line for line in running.lines if "ships.txt: 3 files" in line]
    assert len([line for line in running.lines if "lamps.log" in line]) == 1
    assert not list(tmp_path.rglob("*.part"))


def test_what_is_saved_before_anything_is_watched_is_built(
    watch: Callable[..., Watch], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import watchfiles

    def late(*_: Path, **__: object) -> Iterator[set[tuple[int, str]]]:
        """As if the first build had just ended, and the system did not watch yet."""
        (tmp_path / "source" / "boats.txt").write_text(TALK.replace("The bakers do.", "The fishers do."))
        yield set()
        yield set()
        raise KeyboardInterrupt

    monkeypatch.setattr(watchfiles, "watch", late)
    monkeypatch.chdir(tmp_path)
    assert run(monkeypatch, "build", "source", "--watch", "-f", "txt") == 0
    assert "fishers" in (tmp_path / "dist" / "boats.txt").read_text(encoding="utf-8")
    assert capsys.readouterr().err.count("source/boats.txt: 2 files") == 1


def test_a_change_is_built_however_soon_it_comes(watch: Callable[..., Watch], tmp_path: Path) -> None:
    running = watch()
    running.wait_for("watching")
    for number in range(12):  # each as soon as the line of the one before it was read
        text = TALK.replace("The bakers do.", f"The {number} fishers do.")
        (tmp_path / "source" / "boats.txt").write_text(text, encoding="utf-8")
        running.wait_for("source/boats.txt: 3 files")
    assert running.stop() == 0


def test_an_error_is_reported_and_the_watch_goes_on(watch: Callable[..., Watch], tmp_path: Path) -> None:
    running = watch()
    running.wait_for("watching")
    settings = tmp_path / "briefing.toml"
    texts = iter(f'formats = ["txt"]\nthem = "brief"\n# {number}\n' for number in range(99))
    running.wait_for("there is no setting", lambda: settings.write_text(next(texts)))
    good = iter(f'formats = ["txt", "md"]\norganisation = "Harbour {number}"\n' for number in range(99))
    running.wait_for("source/ships.txt: 3 files", lambda: settings.write_text(next(good)))
    assert (tmp_path / "dist" / "ships.md").exists()
    assert running.stop() == 0


def test_a_changed_template_is_seen_by_a_process_that_has_read_it_before(
    watch: Callable[..., Watch], tmp_path: Path
) -> None:
    (tmp_path / "templates" / "css").mkdir(parents=True)
    sheet = tmp_path / "templates" / "css" / "screen.css"
    sheet.write_text("p { color: navy }\n")
    running = watch()
    running.wait_for("watching")
    colours = iter(f"p {{ color: #0000{number:02} }}\n" for number in range(10, 99))
    running.wait_for("source/ships.txt: 3 files", lambda: sheet.write_text(next(colours)))
    time.sleep(1)
    assert running.stop() == 0
    built = (tmp_path / "dist" / "ships.xhtml").read_bytes()
    subprocess.run(
        [sys.executable, "-m", "pipeline", "build", "source", "-q", "--no-cache", "-o", "fresh"],
        cwd=tmp_path,
        check=True,
    )
    assert built == (tmp_path / "fresh" / "ships.xhtml").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-"], "standard input cannot be watched"),
        (["boats.txt", "--no-cache"], "only the cache tells"),
        (["boats.txt", "--fresh"], "only the cache tells"),
    ],
)
def test_what_cannot_be_watched_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "boats.txt").write_text(TALK)
    assert run(monkeypatch, "build", *arguments, "--watch") == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("source/boats.txt", True),
        ("templates/css/paged.css", True),
        ("dist/.briefing-1a-2-0.part", False),
        (".briefing/cache/page/0a", False),
        ("source/boats.txt~", False),
        (".git/index", False),
        ("kept/page/0a", False),
    ],
)
def test_files_of_programs_do_not_start_a_build(path: str, counts: bool) -> None:
    assert watching._counts({Path("kept")}, None, path) is counts


def test_a_watch_rests_after_a_build_whose_store_is_among_what_is_watched(
    watch: Callable[..., Watch], tmp_path: Path
) -> None:
    running = watch("--cache", "kept")
    running.wait_for("watching")
    words = iter(f"The {number} fishers do." for number in range(99))
    text = tmp_path / "source" / "boats.txt"
    running.wait_for("source/boats.txt: 3 files", lambda: text.write_text(TALK.replace("The bakers do.", next(words))))
    time.sleep(2)  # the finished files are changes, too

    def used() -> list[int]:
        return sorted(path.stat().st_mtime_ns for path in (tmp_path / "kept").rglob("*"))

    before = used()
    time.sleep(1)
    assert used() == before != []
    assert running.stop() == 0
