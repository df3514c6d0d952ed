"""A real scheduler and workers that are killed, come back, or are others: every document comes out once, whole."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("distributed")
pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent.parent
TALK = """The Ferry of Port {0}

Ines Falk runs the ferry of Port {0}. She has crossed the sound since 2004.

When does boat {0} leave?

It leaves at five, when the bakers of Port {0} come home. Nobody else is awake.

What should the council do?

The council should buy boat {0} anew. I would urge it to ask the bakers first.
"""
COUNT = 60


class Machines:
    """A scheduler and workers as processes; ended with the test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self.port}"
        self.running: list[subprocess.Popen[bytes]] = []
        self.environment = dict(os.environ)

    def scheduler(self) -> subprocess.Popen[bytes]:
        process = self._started("scheduler", "--host", "127.0.0.1", "--port", str(self.port))
        self._wait(lambda: self._answers())
        return process

    def worker(self, name: str, *, path: Path | None = None) -> subprocess.Popen[bytes]:
        where = ("--local-directory", str(self.folder / name), "--name", name)
        environment = {"PYTHONPATH": str(path)} if path else {}
        options = ("--nthreads", "1", "--no-nanny", "--death-timeout", "60")
        return self._started("worker", self.address, *options, *where, **environment)

    def end(self) -> None:
        for process in self.running:
            process.kill()
        for process in self.running:
            process.wait()

    def _started(self, *arguments: str, **environment: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "dask", arguments[0], *arguments[1:], "--no-dashboard"]
        with (self.folder / "log.txt").open("ab") as log:
            process = subprocess.Popen(
                command, cwd=self.folder, env=self.environment | environment, stdout=log, stderr=log
            )
        self.running.append(process)
        return process

    def _answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def _wait(self, ready: Callable[[], bool]) -> None:
        ends = time.monotonic() + 60
        while not ready():
            assert time.monotonic() < ends
            time.sleep(0.1)


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Machines]:
    found = Machines(tmp_path)
    yield found
    found.end()


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(COUNT):
        (folder / f"t{number:02}.txt").write_text(TALK.format(f"Alder {number}"), encoding="utf-8")
    return folder


def build(machines: Machines, *arguments: str) -> subprocess.Popen[str]:
    """A running build that prints a line for each document."""
    command = [sys.executable, "-m", "pipeline", "build", *arguments, "--scheduler", machines.address, "--json"]
    environment = machines.environment | {"PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=machines.folder, env=environment, stdout=pipe, stderr=pipe, text=True)


def interrupted(process: subprocess.Popen[str], after: int, act: Callable[[], object]) -> list[dict[str, Any]]:
    """The records of a build in which something happens after some documents."""
    assert process.stdout and process.stderr
    lines = []
    for line in process.stdout:
        lines.append(line)
        if len(lines) == after:
            act()
    said = process.stderr.read()
    assert process.wait() in (0, 10), said
    return [json.loads(line) for line in lines]


def whole(folder: Path, texts: Path) -> bool:
    """Whether each text has its file, with its last sentence, and nothing else is there.

    A worker that is killed while it writes leaves a draft, which a later run removes (see :mod:`pipeline.disk.drafts`).
    """
    made = {path.name for path in folder.iterdir() if path.name != ".briefing" and path.suffix != ".part"}
    wanted = {f"{path.stem}{end}" for path in texts.glob("t*.txt") for end in (".txt", ".ledger.jsonl")}
    ends = all("ask the bakers first." in path.read_text("utf-8") for path in folder.glob("t*.txt"))
    return made == wanted and ends


def test_a_worker_that_is_killed_in_the_middle_costs_no_document(machines: Machines, texts: Path) -> None:
    machines.scheduler()
    workers = [machines.worker("one"), machines.worker("two")]
    (texts / "bad.txt").write_bytes(b"\0\1\2" * 50)
    process = build(machines, "texts", "-f", "txt", "-o", "dist")
    records = interrupted(process, 10, lambda: workers[0].send_signal(signal.SIGKILL))
    assert [Path(record["source"]).stem for record in records] == ["bad", *(f"t{n:02}" for n in range(COUNT))]
    assert [Path(record["source"]).stem for record in records if "error" in record] == ["bad"]
    assert whole(machines.folder / "dist", texts)


def test_a_scheduler_that_comes_back_gets_what_is_not_finished(machines: Machines, texts: Path) -> None:
    first = machines.scheduler()
    machines.worker("one")
    machines.worker("two")

    def restart() -> None:
        for process in machines.running:
            process.kill()
            process.wait()
        time.sleep(2)
        machines.scheduler()
        machines.worker("three")
        machines.worker("four")

    records = interrupted(build(machines, "texts", "-f", "txt", "-o", "dist"), 10, restart)
    assert first.poll() is not None
    assert [Path(record["source"]).stem for record in records] == [f"t{n:02}" for n in range(COUNT)]
    assert not [record for record in records if "error" in record]
    assert whole(machines.folder / "dist", texts)


def test_a_worker_with_another_version_of_the_package_gets_nothing(machines: Machines, texts: Path) -> None:
    old = machines.folder / "old" / "pipeline"
    old.mkdir(parents=True)
    (old / "__init__.py").write_text('__version__ = "0.0.7"\n')
    machines.scheduler()
    machines.worker("old", path=old.parent)
    time.sleep(5)
    alone = build(machines, "texts/t00.txt", "-f", "txt", "-o", "dist")
    out, said = alone.communicate()
    assert alone.returncode == 70, said
    assert "briefing-pipeline" in json.loads(out.splitlines()[-1])["error"]["message"]
    machines.worker("new", path=ROOT)
    time.sleep(5)
    process = build(machines, "texts", "-f", "txt", "-o", "dist")
    out, said = process.communicate()
    assert process.returncode == 0, said
    assert said.count("is not used, since it would make other files") == 1
    assert whole(machines.folder / "dist", texts)


def test_texts_in_s3_become_the_files_of_one_machine(machines: Machines, texts: Path) -> None:
    server = pytest.importorskip("moto.server").ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    fsspec = pytest.importorskip("fsspec")
    server.start()
    try:
        keys = {
            "AWS_ENDPOINT_URL": "http://{}:{}".format(*server.get_host_and_port()),
            "AWS_DEFAULT_REGION": "eu-west-1",
        }
        keys |= {"AWS_ACCESS_KEY_ID": "nobody", "AWS_SECRET_ACCESS_KEY": "nothing"}
        machines.environment |= keys
        store = fsspec.filesystem("s3", endpoint_url=keys["AWS_ENDPOINT_URL"], key="nobody", secret="nothing")
        store.mkdir("archive")
        for path in sorted(texts.iterdir())[:4]:
            store.pipe_file(f"archive/{path.name[:2]}/{path.name}", path.read_bytes())
        machines.scheduler()
        machines.worker("one")
        machines.worker("two")
        process = build(machines, "s3://archive/**/*.txt", "-o", "s3://archive/dist", "--catalogue")
        out, said = process.communicate()
        assert process.returncode == 0, said
        assert len(out.splitlines()) == 4
        command = [sys.executable, "-m", "pipeline", "build", "texts/t0[0-3].txt", "-o", "here", "-q"]
        subprocess.run(command, cwd=machines.folder, env=machines.environment | {"PYTHONPATH": str(ROOT)}, check=True)
        for path in (machines.folder / "here").glob("t*"):
            assert store.cat_file(f"archive/dist/{path.name[:2]}/{path.name}") == path.read_bytes(), path.name
        assert b"t0/t00.pdf" in store.cat_file("archive/dist/index.html")
    finally:
        server.stop()
