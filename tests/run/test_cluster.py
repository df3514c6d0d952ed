"""The jobs of a cluster, with a scheduler and a worker in this process and files in its memory."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from commanding import run

from pipeline.errors import InputError, MissingDependencyError, RenderError, UsageError
from pipeline.run.cluster import by_value, identity
from pipeline.run.cluster.bundle import bundled, unbundled
from pipeline.run.cluster.crew import Cluster
from pipeline.run.cluster.finding import found_at
from pipeline.settings.options import Options

fsspec = pytest.importorskip("fsspec")
distributed = pytest.importorskip("distributed")

TALK = """The Ferry of Port Alder

Ines Falk runs the ferry of Port Alder. She has crossed the sound since 2004.

When does the first boat leave?

It leaves at five, when the bakers of Port Alder come home. Nobody else is awake.

What should the council do?

The council should buy a second boat. I would urge it to ask the bakers first.
"""
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10"/></svg>'
MANUSCRIPT = "---\nbriefing: 1\n---\n\n# Boats\n"


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a scheduler with one worker, both threads of this process."""
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=2, processes=False, dashboard_address=":0", protocol="tcp"
    ) as cluster:
        yield cluster.scheduler_address


@pytest.fixture
def memory() -> Iterator[Any]:
    """The file system in memory, empty."""
    system = fsspec.filesystem("memory")
    system.store.clear()
    yield system
    system.store.clear()


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_cluster_makes_the_bytes_of_one_machine(
    scheduler: str, memory: Any, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "briefing.toml").write_text('organisation = "The Ferry House"\nlogo = "logo.svg"\n', encoding="utf-8")
    (here / "logo.svg").write_bytes(PICTURE)
    (here / "templates" / "css").mkdir(parents=True)
    (here / "templates" / "css" / "core.css").write_text("h1 { color: navy; }\n", encoding="utf-8")
    for folder in ("texts/old", "texts/new"):
        (here / folder).mkdir(parents=True)
        (here / folder / "ferry.txt").write_text(TALK, encoding="utf-8")
        (here / folder / "boats.md").write_text(f"# Boats\n\n![The quay](quay.svg)\n\n{TALK}", encoding="utf-8")
        (here / folder / "quay.svg").write_bytes(PICTURE)
    for path in here.glob("texts/*/*"):
        memory.pipe_file(f"/archive/{path.relative_to(here).as_posix()}", path.read_bytes())
    command = ("build", "-f", "html,docx,epub", "--catalogue")
    assert run(monkeypatch, *command, "texts/**/*.txt", "texts/**/*.md", "-j", "1") == 0
    there = ("memory://archive/texts/**/*.txt", "memory://archive/texts/**/*.md")
    assert run(monkeypatch, *command, *there, "-o", "memory://archive/dist", "--scheduler", scheduler) == 0
    made = {name.removeprefix("/archive/dist/"): memory.cat_file(name) for name in memory.find("/archive/dist")}
    for path in (here / "dist").rglob("*"):
        name = path.relative_to(here / "dist").as_posix()
        if path.is_file() and path.parent != here / "dist" and ".briefing" not in name:
            assert made[name] == path.read_bytes(), name
    assert made["old/boats.epub"].count(b"images/figure-1") >= 1
    assert b"old/ferry.epub" in made["index.html"]
    capsys.readouterr()
    assert run(monkeypatch, *command, *there, "-o", "memory://archive/dist", "--scheduler", scheduler, "-v") == 0
    assert capsys.readouterr().err.count("kept everything") == 2  # the texts with images are looked at again


def test_a_bad_source_fails_alone(
    scheduler: str, memory: Any, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    memory.pipe_file("/texts/bad.txt", b"\0\1\2" * 50)
    memory.pipe_file("/texts/good.txt", TALK.encode())
    arguments = ("memory://texts", "-f", "txt", "-o", "memory://dist", "--scheduler", scheduler, "--json")
    assert run(monkeypatch, "build", *arguments) == 10
    bad, good = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert bad["error"]["place"] == "memory:///texts/bad.txt"
    assert good["outputs"] == ["memory://dist/good.txt", "memory://dist/good.ledger.jsonl"]


def test_a_document_that_breaks_the_worker_itself_fails_after_some_tries(
    scheduler: str, memory: Any, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tries = []

    def broken(*_: object) -> None:
        tries.append(1)
        raise ValueError("the room is full")

    monkeypatch.setattr("pipeline.run.cluster.on_worker.guarded", broken)
    memory.pipe_file("/texts/good.txt", TALK.encode())
    arguments = ("memory://texts", "-f", "txt", "-o", "memory://dist", "--scheduler", scheduler, "--json")
    assert run(monkeypatch, "build", *arguments) == RenderError.exit_code
    assert "ValueError: the room is full" in capsys.readouterr().out
    assert len(tries) == 3


def test_a_file_that_somebody_edited_is_backed_up_there_too(
    scheduler: str, memory: Any, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory.pipe_file("/texts/ferry.txt", TALK.encode())
    memory.pipe_file("/dist/ferry.txt", b"An editor's own words.\n")
    arguments = ("memory://texts/ferry.txt", "-f", "txt", "-o", "memory://dist", "--scheduler", scheduler)
    assert run(monkeypatch, "build", *arguments) == 0
    [copy] = memory.glob("/dist/.briefing/ferry.*.txt")
    assert memory.cat_file(copy) == b"An editor's own words.\n"


def test_a_damaged_record_of_a_finished_document_counts_as_missing(
    scheduler: str, memory: Any, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    memory.pipe_file("/texts/ferry.txt", TALK.encode())
    command = ("build", "memory://texts/ferry.txt", "-f", "txt", "-o", "memory://dist", "--scheduler", scheduler, "-v")
    assert run(monkeypatch, *command) == 0
    [record] = memory.glob("/dist/.briefing/cache/cluster/*")
    memory.pipe_file(record, memory.cat_file(record).replace(b"Ferry", b"Fairy"))
    capsys.readouterr()
    assert run(monkeypatch, *command) == 0
    said = capsys.readouterr().err
    assert "kept everything" not in said and "Ferry" in said


def test_a_worker_with_another_version_is_refused(
    scheduler: str, memory: Any, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    memory.pipe_file("/texts/ferry.txt", TALK.encode())
    own = identity.identity(prints=False)
    monkeypatch.setattr("pipeline.run.cluster.crew.identity", lambda **_: own | {"lxml": "99.0"})
    arguments = ("memory://texts/ferry.txt", "-f", "txt", "-o", "memory://dist", "--scheduler", scheduler)
    assert run(monkeypatch, "build", *arguments) == 70
    said = capsys.readouterr().err
    assert f"is not used, since it would make other files: lxml {own['lxml']}, here 99.0" in said
    assert not memory.exists("/dist/ferry.txt")


def test_a_worker_that_changes_later_refuses_its_job() -> None:
    from pipeline.run.batch.job import Job
    from pipeline.run.cluster.on_worker import carry_out

    own = identity.identity(prints=False)
    job = pickle.dumps(Job("memory://texts/none.txt", "memory://dist", Options(formats=("txt",), theme="brief")))
    assert carry_out(own | {"Python": "2.7"}, job, b"") == [f"Python {own['Python']}, here 2.7"]
    assert by_value.identity_there(False) == own


def test_a_scheduler_that_does_not_answer_is_an_error() -> None:
    with (
        pytest.raises(RenderError, match="the scheduler does not answer"),
        Cluster("tcp://127.0.0.1:1", b"", prints=False, say=print, patience=0.1),
    ):
        pass


def test_what_needs_this_machine_is_refused(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "a.txt").write_text(TALK, encoding="utf-8")
    for flags in (("-f", "review"), ("--keep-stages", "stages"), ("--cache", "cache"), ("--watch",)):
        assert run(monkeypatch, "build", "a.txt", *flags, "--scheduler", "tcp://127.0.0.1:1") == 2
    assert run(monkeypatch, "build", "-", "--scheduler", "tcp://127.0.0.1:1") == 2
    assert run(monkeypatch, "build", "a.txt", "-o", "s3://archive/dist") == 2
    assert run(monkeypatch, "build", "gs://archive/a.txt") == 2
    assert run(monkeypatch, "build", "file:///archive/a.txt") == 10


def test_an_address_lists_texts_and_leaves_out_what_is_none(memory: Any) -> None:
    for name in ("a.txt", "b.txt", "b.md", "c.png", "README.md", ".d.txt", "in/e.txt"):
        memory.pipe_file(f"/texts/{name}", MANUSCRIPT.encode() if name == "b.md" else b"words")
    said: list[str] = []
    assert found_at("memory://texts", said.append) == [("memory:///texts/a.txt", ""), ("memory:///texts/b.md", "")]
    assert said == [
        "left out of memory://texts: .d.txt (hidden), README.md (about the folder), b.txt (b.md is its manuscript),"
        " c.png (not a format that is read)"
    ]
    assert found_at("memory://texts/**/e.txt", said.append) == [("memory:///texts/in/e.txt", "in")]
    with pytest.raises(InputError, match="there is no text at this address"):
        found_at("memory://texts/*.odt", said.append)
    with pytest.raises((MissingDependencyError, InputError)):
        found_at("nosuchkind://texts", said.append)


def test_the_design_travels_as_the_same_bytes_and_stays_in_its_folder(tmp_path: Path) -> None:
    (tmp_path / "templates" / "themes" / "own").mkdir(parents=True)
    (tmp_path / "templates" / "themes" / "own" / "theme.toml").write_text("extends = 'brief'\n")
    (tmp_path / "templates" / ".git").mkdir()
    (tmp_path / "templates" / ".git" / "config").write_text("secret")
    (tmp_path / "house.dotx").write_bytes(b"PK")
    options = Options(
        formats=("docx",), theme="own", folders=(tmp_path / "templates",), reference=tmp_path / "house.dotx"
    )
    bundle = bundled(options)
    assert bundle == bundled(options) and b"config" not in bundle
    there = unbundled(options, bundle)
    assert (there.folders[0] / "themes" / "own" / "theme.toml").read_text() == "extends = 'brief'\n"
    assert there.reference and there.reference.read_bytes() == b"PK" and there.reference.parent != tmp_path
    assert bundled(Options(formats=("txt",), theme="brief")) == b""


def test_a_design_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "film.svg").write_bytes(b"x" * 2000)
    monkeypatch.setattr("pipeline.run.cluster.bundle._LARGEST", 100)
    with pytest.raises(UsageError, match="more than 50 million bytes"):
        bundled(Options(formats=("txt",), theme="brief", folders=(tmp_path,)))
