"""Finished files take no place of a source, and what an editor changed by hand is kept."""

from __future__ import annotations

import errno
import json
import os
import shutil
import stat
import subprocess
import sys
import zipfile
from io import StringIO
from pathlib import Path

import docx
import pytest
from commanding import run
from rich.console import Console

from pipeline.cli.progress import progress
from pipeline.disk import atomic_write, drafts
from pipeline.disk.backups import back_up, is_ours
from pipeline.disk.drafts import Draft
from pipeline.errors import RenderError
from pipeline.model import Artifact

TALK = "Night Boats\n\nWhen did the night boat stop?\n\nIt stopped in 1998.\n\nWho misses it?\n\nThe bakers do.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with one interview, as a text and as a Word file of somebody else."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "boats.txt").write_text(TALK, encoding="utf-8")
    (tmp_path / "other").mkdir()
    file = docx.Document()
    for line in TALK.split("\n\n"):
        file.add_paragraph(line)
    file.save(str(tmp_path / "other" / "boats.docx"))
    return tmp_path


@pytest.mark.parametrize("folder", [".", "../other", "linked"])
def test_a_finished_file_never_takes_the_place_of_its_source(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: str
) -> None:
    monkeypatch.chdir(here / "other")
    Path("linked").symlink_to(".")
    before = Path("boats.docx").read_bytes()
    assert run(monkeypatch, "build", "boats.docx", "-f", "docx", "-o", folder) == 2
    assert Path("boats.docx").read_bytes() == before
    assert "would overwrite a source" in capsys.readouterr().err


def test_a_ledger_never_takes_the_place_of_its_source(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "clean", "boats.txt", "--ledger", "./boats.txt") == 2
    assert (here / "boats.txt").read_text(encoding="utf-8") == TALK


def test_what_an_editor_changed_in_a_finished_file_is_kept(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, "build", "boats.txt", "-f", "docx,html")
    marked = Path("dist/boats.docx")
    file = docx.Document(str(marked))
    file.paragraphs[1].runs[0].text = "Boats by Night"
    file.save(str(marked))
    changed = marked.read_bytes()
    capsys.readouterr()
    assert run(monkeypatch, "build", "boats.txt", "-f", "docx,html") == 0
    [kept] = Path("dist/.briefing").iterdir()
    assert kept.read_bytes() == changed != marked.read_bytes()
    said = f"  kept      boats.docx had been changed since it was made; the old version is in {kept}\n"
    assert said in capsys.readouterr().err
    assert run(monkeypatch, "build", "boats.txt", "-f", "docx,html", "--json") == 0
    assert json.loads(capsys.readouterr().out)["kept"] == {}


def test_a_file_of_somebody_else_is_kept(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(here / "other" / "boats.docx", here)
    before = (here / "boats.docx").read_bytes()
    assert run(monkeypatch, "build", "boats.txt", "-f", "docx", "-o", ".", "--json") == 0
    [(place, copy)] = json.loads(capsys.readouterr().out)["kept"].items()
    assert (place, Path(copy).read_bytes()) == ("boats.docx", before)


def test_what_was_just_made_is_known_in_every_format(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch, "build", "boats.txt")
    run(monkeypatch, "build", "boats.txt")
    assert not Path("dist/.briefing").exists()
    for name in ("boats.pdf", "boats.epub", "boats.xhtml"):
        path = here / "dist" / name
        assert is_ours(path)
        path.write_bytes(b"%PDF-1.7 of another program %%EOF")
        assert not is_ours(path)


def test_notes_that_were_put_into_a_pdf_make_it_another(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch, "build", "boats.txt", "-f", "pdf")
    with Path("dist/boats.pdf").open("ab") as file:
        file.write(b"\n99 0 obj <<>> endobj\n%%EOF\n")
    assert not is_ours(Path("dist/boats.pdf"))


@pytest.mark.parametrize(
    ("code", "sentence", "hint"),
    [
        (errno.ENOSPC, "there is no room left on the disk", "making room there, or another folder"),
        (errno.EACCES, "you may not write there", "closing the file where it is open, or another folder"),
        (errno.ENAMETOOLONG, "the name of a file would be too long", "a shorter name of the source"),
        (errno.EIO, "Input/output error", "another folder"),
    ],
)
def test_what_the_system_refuses_is_told_in_plain_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, sentence: str, hint: str
) -> None:
    def refused(_draft: Draft, _data: bytes) -> None:
        raise OSError(code, "Input/output error")

    monkeypatch.setattr(Draft, "write", refused)
    with pytest.raises(RenderError) as caught:
        atomic_write.put_in_place(tmp_path, [Artifact("a.pdf", "", b"first")])
    assert (caught.value.sentence, caught.value.hint) == (f"the file cannot be written: {sentence}", hint)


def test_a_folder_that_is_a_file_is_told(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "build", "boats.txt", "-f", "html", "-o", "boats.txt") == 50
    assert "this is a file, not a folder\n  in boats.txt\n" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_does_not_stop_the_others(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    long = "a" * 251 + ".txt"
    shutil.copy("boats.txt", long)
    assert run(monkeypatch, "build", ".", "-f", "html") == 50
    assert f" s; not built: {long}\n" in capsys.readouterr().err
    assert Path("dist/boats.xhtml").is_file()
    assert run(monkeypatch, "build", long, "-f", "html", "--json") == 50
    assert json.loads(capsys.readouterr().out)["error"]["hint"] == "a shorter name of the source"


@pytest.mark.parametrize(("option", "command"), [("-o", "draft"), ("--ledger", "clean")])
def test_a_file_that_is_a_folder_is_told(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], option: str, command: str
) -> None:
    assert run(monkeypatch, command, "boats.txt", option, "other") == 2
    assert "this is a folder, not a file\n  in other\n  hint: try other/" in capsys.readouterr().err


def test_on_a_terminal_the_report_does_not_run_into_the_line_that_moves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = StringIO()
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr("rich.console.Console", lambda **_: Console(file=screen, force_terminal=True, width=80))
    with progress(1, quiet=False) as (tell, say):
        tell("boats.txt")
        say("boats.txt: Night [Boats] :smile:\n  found     2 questions")
    lines = screen.getvalue().replace("\r", "\n").split("\n")
    assert "  found     2 questions" in lines
    assert any(line.endswith("boats.txt: Night [Boats] :smile:") and "building" not in line for line in lines)


def test_a_link_is_followed_and_stays(tmp_path: Path) -> None:
    (tmp_path / "shelf").mkdir()
    (tmp_path / "shelf" / "a.pdf").write_bytes(b"old")
    link = tmp_path / "a.pdf"
    link.symlink_to("shelf/a.pdf")
    atomic_write.put_in_place(tmp_path, [Artifact("a.pdf", "", b"new")])
    assert link.is_symlink()
    assert (tmp_path / "shelf" / "a.pdf").read_bytes() == b"new"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes among its files")
def test_a_pipe_is_written_into_and_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    atomic_write.put_in_place(tmp_path, [Artifact("pipe", "", b"edits")])
    assert os.read(reader, 100) == b"edits"
    os.close(reader)
    assert pipe.is_fifo()


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="open streams have no names here")
def test_an_open_stream_that_leads_to_a_file_is_written_into(tmp_path: Path) -> None:
    with (tmp_path / "log").open("wb") as log:
        log.write(b"before, ")
        log.flush()
        atomic_write.put_in_place(Path("/dev/fd"), [Artifact(str(log.fileno()), "", b"edits, ")])
        log.seek(0, os.SEEK_END)
        log.write(b"after")
    assert (tmp_path / "log").read_bytes() == b"before, edits, after"


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="there is no device that takes everything")
def test_a_draft_for_a_device_leaves_nothing_next_to_it(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("sink").symlink_to("/dev/null")
    assert run(monkeypatch, "draft", "boats.txt", "-o", "sink") == 0
    assert Path("sink").is_symlink()
    assert not Path(".briefing").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_a_file_keeps_its_mode_and_a_new_one_has_that_of_new_files(tmp_path: Path) -> None:
    private = tmp_path / "private.pdf"
    private.write_bytes(b"old")
    private.chmod(0o600)
    atomic_write.put_in_place(tmp_path, [Artifact("private.pdf", "", b"new"), Artifact("new.pdf", "", b"new")])
    (tmp_path / "plain").touch()
    modes = [path.stat().st_mode & 0o777 for path in (private, tmp_path / "new.pdf", tmp_path / "plain")]
    assert modes == [0o600, modes[2], modes[2]]


def test_all_places_are_tested_before_the_first_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    (tmp_path / "b.pdf").mkdir()
    with pytest.raises(RenderError) as caught:
        atomic_write.put_in_place(tmp_path, [Artifact("a.pdf", "", b"new"), Artifact("b.pdf", "", b"new")])
    assert caught.value.place == str(tmp_path / "b.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == b"old"


def test_a_file_that_is_protected_against_writing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda path, _mode: not str(path).endswith("b.pdf"))  # root may write anywhere
    with pytest.raises(RenderError, match="you may not write there") as caught:
        atomic_write.put_in_place(tmp_path, [Artifact("a.pdf", "", b"new"), Artifact("b.pdf", "", b"new")])
    assert caught.value.place == str(tmp_path / "b.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == b"old"


def test_files_and_their_folder_are_synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda number: synced.append(stat.filemode(os.fstat(number).st_mode)[0]))
    atomic_write.put_in_place(tmp_path, [Artifact("a.pdf", "", b"new"), Artifact("b.pdf", "", b"new")])
    assert synced == ["-", "-", "d"]


def test_drafts_of_a_killed_process_are_removed_and_those_of_a_running_one_stay(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as dead:
        dead.wait()
    machine = drafts._machine()
    left = tmp_path / f".briefing-{machine}-{dead.pid}-0.part"
    running = tmp_path / f".briefing-{machine}-{os.getppid()}-0.part"
    elsewhere = tmp_path / f".briefing-00000000-{dead.pid}-0.part"
    old = tmp_path / f".briefing-00000000-{dead.pid}-1.part"
    for path in (left, running, elsewhere, old):
        path.touch()
    os.utime(old, (0, 0))
    atomic_write.put_in_place(tmp_path, [Artifact("a.pdf", "", b"new")])
    assert {path for path in tmp_path.iterdir() if path.suffix == ".part"} == {running, elsewhere}


def test_a_name_as_long_as_a_system_takes_can_be_written_and_kept(tmp_path: Path) -> None:
    name = "\N{LATIN SMALL LETTER E WITH ACUTE}" * 125 + ".html"
    [path] = atomic_write.put_in_place(tmp_path, [Artifact(name, "", b"theirs")])
    assert back_up(path, b"theirs").read_bytes() == b"theirs"


@pytest.mark.parametrize("kind", ["cut short", "damaged", "locked", "packed in another way"])
def test_a_damaged_or_locked_file_is_not_ours(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "boats.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("docProps/app.xml", "briefing-pipeline " * 50)
    data = bytearray(path.read_bytes())
    local, central = data.index(b"PK\3\4"), data.index(b"PK\1\2")
    if kind == "cut short":
        del data[central:]
    elif kind == "damaged":
        data[local + 46] ^= 0xFF
    elif kind == "locked":
        data[local + 6] |= 1
        data[central + 8] |= 1
    else:
        data[local + 8] = data[central + 10] = 99
    path.write_bytes(bytes(data))
    assert not is_ours(path)
