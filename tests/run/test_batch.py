"""Many documents at a time: whole jobs in processes of this machine, whatever happens to one of them."""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from commanding import run

from pipeline.disk import source_files
from pipeline.errors import RenderError
from pipeline.run.batch import pool as pools
from pipeline.run.batch.job import Job, carry_out, tidy_up
from pipeline.run.batch.pool import Pool
from pipeline.run.batch.taken import Taken
from pipeline.run.finished import Outcome
from pipeline.run.press import print_jobs
from pipeline.settings.options import Options

TALK = """The Ferry of Port {0}

Ines Falk runs the ferry of Port {0}. She has crossed the sound since 2004.

When does the first boat leave?

It leaves at five, when the bakers of Port {0} come home. Nobody else is awake.

What should the council do?

The council should buy a second boat. I would urge it to ask the bakers first.
"""
NEVER = 10**15  # bytes: workers are forked from the process of the tests, which may be larger than any in earnest
TOWNS = ("Alder", "Birch", "Cedar", "Dogwood", "Elm")


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with five interviews in two folders."""
    monkeypatch.chdir(tmp_path)
    for number, town in enumerate(TOWNS):
        folder = tmp_path / "texts" / ("old" if number < 3 else "new")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{town.lower()}.txt").write_text(TALK.format(town), encoding="utf-8")
    return tmp_path


def files_of(folder: Path) -> dict[str, bytes]:
    """The finished files below a folder, by their paths."""
    found = sorted(path for path in folder.rglob("*") if path.is_file() and ".briefing" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def jobs(archive: Path) -> list[Job]:
    """A job for each interview, which makes the smallest file there is."""
    options = Options(formats=("txt",), theme="brief")
    return [Job(str(path), str(archive / "made"), options) for path in sorted(archive.glob("texts/*/*.txt"))]


@pytest.fixture
def as_jobs(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Where processes are spawned, they do not see what a test replaces in this one."""
    if sys.platform != "linux":
        pytest.skip("processes are not forked here")
    yield


def test_a_process_that_collects_garbage_between_documents_keeps_what_it_has_frozen(archive: Path) -> None:
    pytest.importorskip("weasyprint", exc_type=(ImportError, OSError))
    job = replace(jobs(archive)[0], options=Options(formats=("pdf",), theme="brief"))
    was_on = gc.isenabled()
    gc.disable()
    gc.freeze()
    try:
        before = gc.get_freeze_count()
        assert carry_out(job).outputs
        assert gc.get_freeze_count() > before // 2  # some of it may be needed no more
    finally:
        gc.unfreeze()
        if was_on:
            gc.enable()


def test_any_number_of_processes_gives_the_same_bytes(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "build", "texts/new/*.txt", "-o", "one", "-j", "1") == 0
    assert run(monkeypatch, "build", "texts/new/*.txt", "-o", "two", "-j", "2") == 0
    made = files_of(archive / "one")
    assert len(made) == 5 * 2
    assert made == files_of(archive / "two")


def test_finished_files_have_the_folders_of_their_sources(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (archive / "texts" / "new" / "alder.txt").write_text(TALK.format("Ash"), encoding="utf-8")
    assert run(monkeypatch, "build", "texts/**/*.txt", "-f", "txt") == 0
    made = {name for name in files_of(archive / "dist") if name.endswith(".txt")}
    assert made >= {"old/alder.txt", "new/alder.txt", "new/elm.txt"}
    assert run(monkeypatch, "build", "texts/old/*.txt", "-f", "txt", "-o", "flat") == 0
    assert "alder.txt" in files_of(archive / "flat")


def test_two_sources_of_one_name_are_an_error_before_anything_is_built(
    archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (archive / "texts" / "old" / "alder.html").write_text("<p>Boats</p>", encoding="utf-8")
    assert run(monkeypatch, "build", "texts/**/*", "-f", "txt") == 2
    assert "would write the same files" in capsys.readouterr().err
    assert not (archive / "dist").exists()


def test_outcomes_come_in_the_order_of_the_jobs(archive: Path) -> None:
    with Pool(2, prints=False, grown=NEVER) as pool:
        outcomes = list(pool.carry_out(jobs(archive)))
    assert [outcome.place for outcome in outcomes] == [job.source for job in jobs(archive)]
    assert all(Path(place).is_file() for outcome in outcomes for place in outcome.outputs)


def test_jobs_are_taken_as_there_is_room_for_them(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "_AHEAD", 2)
    taken: list[int] = []

    def endless() -> Iterator[Job]:
        [*known] = jobs(archive)
        for number in range(1000):
            taken.append(number)
            yield known[number % len(known)]

    with Pool(2, prints=False, grown=NEVER) as pool:
        outcomes = pool.carry_out(endless())
        for _ in range(3):
            next(outcomes)
        assert len(taken) <= 3 + 2 * 2 + 1


def _ends_over(name: str, mark: Path | None) -> object:
    """A way to carry jobs out that ends its process over one source: always, or only if no mark is there yet."""

    def ending(job: Job) -> Outcome:
        if Path(job.source).stem == name and not (mark and mark.exists()):
            if mark:
                mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return carry_out(job)

    return ending


@pytest.mark.usefixtures("as_jobs")
def test_a_document_whose_process_ends_is_tried_once_more(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "carry_out", _ends_over("cedar", archive / "mark"))
    with Pool(2, prints=False, grown=NEVER) as pool:
        outcomes = list(pool.carry_out(jobs(archive)))
    assert [outcome.error for outcome in outcomes] == [None] * 5
    assert pool.replaced == 1


@pytest.mark.usefixtures("as_jobs")
def test_a_document_that_ends_every_process_fails_alone(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "carry_out", _ends_over("cedar", None))
    with Pool(2, prints=False, grown=NEVER) as pool:
        outcomes = list(pool.carry_out(jobs(archive)))
    [failed] = [outcome for outcome in outcomes if outcome.error]
    assert isinstance(failed.error, RenderError) and "cedar" in (failed.error.place or "")
    assert len([outcome for outcome in outcomes if outcome.outputs]) == 4


def _without_pango() -> None:
    raise OSError("cannot load library 'libpango-1.0-0'")


@pytest.mark.usefixtures("as_jobs")
def test_processes_that_lack_what_prints_stay_and_leave_the_error_to_the_documents(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pools, "warm_up", _without_pango)
    with Pool(2, prints=True, grown=NEVER) as pool:
        outcomes = list(pool.carry_out(jobs(archive)))
    assert [outcome.error for outcome in outcomes] == [None] * 5  # which print nothing
    assert pool.replaced == 0


@pytest.mark.usefixtures("as_jobs")
def test_a_process_that_has_grown_is_replaced(archive: Path) -> None:
    with Pool(1, prints=False, grown=1) as pool:
        assert len(list(pool.carry_out(jobs(archive)[:2]))) == 2
    assert pool.replaced == 2
    assert pools.memory_used() > 10_000_000


def test_a_bug_over_one_document_does_not_stop_the_others(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load = source_files.load

    def buggy(path: Path) -> source_files.Text:
        if path.stem == "birch":
            raise ZeroDivisionError("a slip")
        return load(path)

    monkeypatch.setattr(source_files, "load", buggy)
    outcomes = [carry_out(job) for job in jobs(archive)]
    [failed] = [outcome.error for outcome in outcomes if outcome.error]
    assert failed.exit_code == 1 and failed.sentence == "a bug in this program: ZeroDivisionError: a slip"


def test_many_failures_are_a_table_at_the_end(
    archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(5):
        (archive / "texts" / "new" / f"bad{number}.txt").write_bytes(b"\0\1\2" * 50)
    assert run(monkeypatch, "build", "texts/**/*.txt", "-f", "txt", "-j", "2") == 10
    lines = capsys.readouterr().err.splitlines()
    table = lines[lines.index("not built\terror\ttry") + 1 :]
    assert [line.split("\t")[0] for line in table[:5]] == [f"texts/new/bad{number}.txt" for number in range(5)]
    assert table[5].startswith("5 of 10 texts built, 10 files, ")


def test_programs_get_a_line_for_each_document(
    archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "build", "texts/**/*.txt", "-f", "txt", "-j", "2", "--json") == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [Path(record["source"]).stem for record in records] == ["dogwood", "elm", "alder", "birch", "cedar"]


def test_of_very_many_texts_each_is_a_line(
    archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("pipeline.cli.building.MANY", 4)
    assert run(monkeypatch, "build", "texts/**/*.txt", "-f", "txt", "-j", "2") == 0
    assert "texts/new/elm.txt: The Ferry of Port Elm\n" in capsys.readouterr().err
    for said in ("made clean, briefing, page, txt", "kept everything"):
        assert run(monkeypatch, "build", "texts/**/*.txt", "-f", "txt", "--cache", "cache", "--explain-cache") == 0
        assert f"texts/new/elm.txt: The Ferry of Port Elm\n  cache     {said}\n" in capsys.readouterr().err


@pytest.mark.parametrize("value", ["0", "many", "-1", "1000", "2.5"])
def test_a_number_of_jobs_that_is_none_is_refused(archive: Path, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    assert run(monkeypatch, "build", "texts", f"--jobs={value}") == 2


def test_what_is_in_place_needs_no_copy_in_the_store(
    archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ("build", "texts/**/*.txt", "-f", "txt,html", "-j", "auto", "--cache", "cache", "--explain-cache")
    assert run(monkeypatch, *command) == 0
    for path in [*(archive / "cache" / "file").iterdir(), *(archive / "cache" / "page").iterdir()]:
        path.unlink()
    capsys.readouterr()
    assert run(monkeypatch, *command) == 0
    assert capsys.readouterr().err.count("kept everything") == 5
    (archive / "dist" / "old" / "alder.xhtml").unlink()
    assert run(monkeypatch, *command) == 0
    assert capsys.readouterr().err.count("kept everything") == 4


def test_a_finished_file_never_replaces_a_source_of_its_run(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files_of(archive / "texts")
    assert run(monkeypatch, "build", "texts/old/*.txt", "-f", "txt", "-o", "texts/old", "-j", "2") == 2
    assert files_of(archive / "texts") == before


def test_links_to_sources_among_finished_files_are_found(tmp_path: Path) -> None:
    source = tmp_path / "notes.v2.txt"
    source.write_text("words", encoding="utf-8")
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "ada-summary.pdf").symlink_to(source)
    taken = Taken([source])
    assert taken.of(tmp_path, "notes.v2") == (str(source),)
    assert taken.of(tmp_path / "dist", "ada") == (str(source),)
    assert taken.of(tmp_path / "dist", "eve") == ()


def test_garbage_is_collected_once_between_two_documents_and_not_before_the_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done: list[str] = []
    monkeypatch.setattr(print_jobs, "_printed", lambda _: done.append("printed"))
    monkeypatch.setattr(print_jobs, "_printed_since", [])
    for name in ("collect", "freeze"):
        monkeypatch.setattr(gc, name, lambda name=name: done.append(name))
    monkeypatch.setattr(gc, "isenabled", lambda: False)
    for _ in range(2):
        print_jobs.print_job(None)  # type: ignore[arg-type]
    tidy_up()
    print_jobs.print_job(None)  # type: ignore[arg-type]
    done = [name for name in done if name != "freeze"]
    assert done == ["printed", "collect", "printed", "collect", "printed"]
