"""Machines that lack a library, room or semaphores: what is said there, and what is built nevertheless."""

from __future__ import annotations

import errno
import multiprocessing
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest
from commanding import run

from pipeline.cli import machine
from pipeline.disk import system
from pipeline.errors import BriefingError, MissingDependencyError
from pipeline.render.pdf import sheets
from pipeline.render.pdf.shortcuts import fonts_in_place
from pipeline.run.press import pdf_workers

TALK = "Talking About Boats\n\nQ: What sank?\n\nA: The ferry sank.\n"
APT = "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
# Stands in for a machine without Pango: the loader of C libraries refuses it in this process and in its workers.
WITHOUT_PANGO = """
import cffi, sys
from pipeline.disk import c_declarations
def refusing(load):
    def refuse(self, name, *flags):
        if name and "pango" in name:
            raise OSError(f"cannot load library '{name}': no such file")
        return load(self, name, *flags)
    return refuse
for kind in (cffi.FFI, c_declarations.Declarations):
    kind.dlopen = refusing(kind.dlopen)
from pipeline.cli import main
main()
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a text, in which the test works."""
    (tmp_path / "boats.txt").write_text(TALK, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def without_pango(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", WITHOUT_PANGO, *arguments]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent)}
    return subprocess.run(command, capture_output=True, text=True, env=environment)


@pytest.mark.skipif(sys.platform != "linux", reason="the stand-in for the loader is inherited by a fork")
def test_without_pango_a_build_says_how_to_get_it_and_what_can_be_made_meanwhile(here: Path) -> None:
    done = without_pango("build", "boats.txt", "-f", "pdf,html")
    assert (done.returncode, done.stdout) == (70, "")
    assert done.stderr.splitlines() == [
        "error: PDFs cannot be printed: Pango, or a library that it needs, is not installed",
        f"  hint: try {system.command_for('Pango')}; or the other formats, with -f docx,epub,html",
    ]
    assert not (here / "dist").exists()


def test_without_pango_the_doctor_prints_findings_and_nothing_else() -> None:
    done = without_pango("doctor")
    assert done.returncode == 70
    [line] = [line for line in done.stdout.splitlines() if "WeasyPrint" in line]
    assert line.startswith("missing")
    assert line.endswith(f"get it with: {system.command_for('Pango')}")


@pytest.mark.parametrize("error", [PermissionError(errno.EACCES, "Permission denied"), ImportError("no sem_open")])
def test_where_there_are_no_semaphores_this_process_prints(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception
) -> None:
    def refuse(*_arguments: object, **_named: object) -> NoReturn:
        raise error

    assert run(monkeypatch, "build", "boats.txt", "-f", "pdf", "-o", "usual") == 0
    monkeypatch.setattr(multiprocessing.get_context("fork"), "Queue", refuse)
    monkeypatch.setattr(multiprocessing.get_context("spawn"), "Queue", refuse)
    monkeypatch.setattr(pdf_workers, "ProcessPoolExecutor", refuse)
    assert run(monkeypatch, "build", "boats.txt", "-f", "pdf", "-o", "here") == 0
    assert (here / "here" / "boats.pdf").read_bytes() == (here / "usual" / "boats.pdf").read_bytes()
    assert "error" not in capsys.readouterr().err


def test_an_error_of_the_one_that_prints_here_is_told_where_it_is_collected() -> None:
    future = pdf_workers._Here().submit(int, "x")
    assert isinstance(future.exception(), ValueError)


def test_a_disk_without_room_for_temporary_files_is_named(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_arguments: object, **_named: object) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(pdf_workers, "ProcessPoolExecutor", full)  # so that this process prints
    monkeypatch.setattr("weasyprint.text.fonts.mkdtemp", full)
    assert run(monkeypatch, "build", "boats.txt", "-f", "pdf", "--no-cache") == 0
    monkeypatch.setattr(fonts_in_place, "_file", lambda _: None)  # as if each font were compressed, and so copied
    sheets.forget()
    assert run(monkeypatch, "build", "boats.txt", "-f", "pdf", "--no-cache") == 50
    said = capsys.readouterr().err
    assert "error: there is no room left on the disk for temporary files\n" in said
    assert "TMPDIR=FOLDER" in said


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "full", "/tmp/x/font"), "in /tmp/x/font"),
        (FileNotFoundError(errno.ENOENT, "No usable temporary directory found in ['/tmp']"), "no folder in which"),
        (OSError("cannot load library 'libpango-1.0-0': not found"), "Pango"),
    ],
)
def test_an_error_of_the_machine_says_what_to_do(error: OSError, said: str) -> None:
    explained = system.explained(error)
    assert explained is not None
    assert said in str(explained)
    assert explained.hint


def test_an_error_of_one_file_is_none_of_the_machine() -> None:
    assert system.explained(PermissionError(errno.EACCES, "Permission denied", "a.txt")) is None


def raising(monkeypatch: pytest.MonkeyPatch, error: Exception) -> int:
    """The exit code of a command that fails so."""

    def examine() -> NoReturn:
        raise error

    monkeypatch.setattr(machine, "examine", examine)
    return run(monkeypatch, "doctor")


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (OSError("a handle is invalid"), 1, "error: a bug in this program: OSError: a handle is invalid\n"),
        (
            PermissionError(errno.EACCES, "Permission denied", "x.txt"),
            50,
            "error: this file cannot be used",
        ),
        (ModuleNotFoundError("No module named 'lxml'", name="lxml"), 70, "error: the library lxml is not installed\n"),
        (ModuleNotFoundError("No module named 'pipeline.x'", name="pipeline.x"), 1, "error: a bug in this program"),
    ],
)
def test_an_error_of_the_system_is_no_error_of_the_output_unless_it_came_from_there(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception, code: int, said: str
) -> None:
    assert raising(monkeypatch, error) == code
    assert capsys.readouterr().err.startswith(said)


@pytest.mark.parametrize(
    ("platform", "there", "command"),
    [
        ("linux", {"apt-get"}, APT),
        ("linux", {"dnf"}, "dnf install pango"),
        ("linux", set(), APT),
        ("darwin", set(), "brew install pango"),
        ("win32", set(), "MSYS2, and in its shell: pacman -S mingw-w64-x86_64-pango"),
    ],
)
def test_a_hint_is_in_the_words_of_the_system(
    monkeypatch: pytest.MonkeyPatch, platform: str, there: set[str], command: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(shutil, "which", lambda name: name if name in there else None)
    assert system.command_for("Pango") == command


def test_every_thing_has_a_command_on_every_system() -> None:
    assert len({frozenset(commands) for commands in system._COMMANDS.values()}) == 1
    assert issubclass(MissingDependencyError, BriefingError)
