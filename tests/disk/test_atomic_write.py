"""Finished files take no place of a source, and what an editor changed by hand is kept."""

from __future__ import annotations

import errno
import json
import shutil
from io import StringIO
from pathlib import Path

import docx
import pytest
from commanding import run
from rich.console import Console

from pipeline.cli.commands import build as command
from pipeline.disk import atomic_write
from pipeline.disk.backups import is_ours
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
    assert "would take the place of a source" in capsys.readouterr().err


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
    said = f"  kept      boats.docx had been changed since it was made; what it was is in {kept}\n"
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
    def refused(_path: Path, _data: bytes) -> int:
        raise OSError(code, "Input/output error")

    monkeypatch.setattr(Path, "write_bytes", refused)
    with pytest.raises(RenderError) as caught:
        atomic_write.put_in_place(tmp_path, [Artifact("a.pdf", "", b"first")])
    assert (caught.value.sentence, caught.value.hint) == (f"the files cannot be written: {sentence}", hint)


def test_a_folder_that_is_a_file_is_told(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "build", "boats.txt", "-f", "html", "-o", "boats.txt") == 50
    assert "this is a file, and a folder is wanted\n  in boats.txt\n" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_does_not_stop_the_others(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    long = "a" * 240 + ".txt"
    shutil.copy("boats.txt", long)
    assert run(monkeypatch, "build", ".", "-f", "html") == 50
    assert f"1 of 2 built; failed: {long}" in capsys.readouterr().err
    assert Path("dist/boats.xhtml").is_file()
    assert run(monkeypatch, "build", long, "-f", "html", "--json") == 50
    assert json.loads(capsys.readouterr().out)["error"]["hint"] == "a shorter name of the source"


@pytest.mark.parametrize(("option", "command"), [("-o", "draft"), ("--ledger", "clean")])
def test_a_file_that_is_a_folder_is_told(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], option: str, command: str
) -> None:
    assert run(monkeypatch, command, "boats.txt", option, "other") == 2
    assert "this is a folder, and a file is wanted\n  in other\n  hint: try other/" in capsys.readouterr().err


def test_on_a_terminal_the_report_does_not_run_into_the_line_that_moves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = StringIO()
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr("rich.console.Console", lambda **_: Console(file=screen, force_terminal=True, width=80))
    with command._progress(1, quiet=False) as (tell, say):
        tell("boats.txt")
        say("boats.txt: Night [Boats] :smile:\n  found     2 questions")
    lines = screen.getvalue().replace("\r", "\n").split("\n")
    assert "  found     2 questions" in lines
    assert any(line.endswith("boats.txt: Night [Boats] :smile:") and "building" not in line for line in lines)
