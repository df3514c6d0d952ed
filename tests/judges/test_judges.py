"""Judges from outside: who is asked, what becomes of an answer, and that an absent judge is no fault of a file."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import judges
from pipeline.judges import ace, epubcheck, libreoffice, openxml_audit, outloud, running
from pipeline.judges.running import JudgeError
from pipeline.model import Note

BOOK = Path("book.epub")


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Callable[[object, str], list[tuple[str, ...]]]:
    """Makes a judge's program print what the test says; returns the commands that were given."""

    def install(judge: object, stdout: str) -> list[tuple[str, ...]]:
        commands: list[tuple[str, ...]] = []

        def run(*command: object) -> subprocess.CompletedProcess[str]:
            commands.append(tuple(map(str, command)))
            return subprocess.CompletedProcess(command, 0, stdout, "")

        monkeypatch.setattr(judge, "run", run)
        return commands

    return install


def test_epubcheck_is_asked_about_a_page_as_part_of_a_book(
    answering: Callable[[object, str], list[tuple[str, ...]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(epubcheck, "_jar", lambda: Path("epubcheck.jar"))
    found = {
        "messages": [{"ID": "RSC-005", "severity": "ERROR", "message": "no  such\nelement"}, {"severity": "USAGE"}]
    }
    commands = answering(epubcheck, json.dumps(found))
    notes = list(epubcheck.judge(Path("page.xhtml")))
    assert "--mode" in commands[0]
    assert notes == [
        Note("EPUBCheck:RSC-005", "warning", "page.xhtml: no such element (EPUBCheck, RSC-005)"),
    ]
    list(epubcheck.judge(BOOK))
    assert "--mode" not in commands[1]


def test_openxml_audit_names_the_part(answering: Callable[[object, str], list[tuple[str, ...]]]) -> None:
    answering(openxml_audit, json.dumps([{"errors": [{"part_uri": "/word/document.xml", "description": "bad"}]}]))
    [note] = openxml_audit.judge(Path("x.docx"))
    assert note.message == "x.docx: bad (openxml-audit, /word/document.xml)"


@pytest.mark.parametrize("judge", [outloud, ace], ids=["outloud", "Ace"])
def test_a_judge_without_a_report_has_failed(
    judge: object, answering: Callable[[object, str], list[tuple[str, ...]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(judge, "")
    monkeypatch.setattr(ace, "lacks_program", lambda *_: None)
    with pytest.raises(JudgeError):
        list(judge.judge(BOOK))  # type: ignore[attr-defined]


def test_libreoffice_that_cannot_open_a_file_has_failed(
    answering: Callable[[object, str], list[tuple[str, ...]]], tmp_path: Path
) -> None:
    answering(libreoffice, "")
    with pytest.raises(JudgeError, match="could not open"):
        list(libreoffice.judge(tmp_path / "x.docx"))


@pytest.mark.parametrize(("lost", "found"), [(b"", 0), (b"<w:t>Two pages, and 9 words more</w:t>", 1)])
def test_libreoffice_keeps_words_or_is_quoted_but_may_count_pages_anew(
    lost: bytes, found: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def run(*command: object) -> subprocess.CompletedProcess[str]:
        word_file(Path(str(command[command.index("--outdir") + 1])) / "x.docx", b"<w:t>Boats, page 12</w:t>")
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(libreoffice, "run", run)
    word_file(tmp_path / "x.docx", b"<w:t>Boats, page 7</w:t>" + lost)
    assert [note.code for note in libreoffice.judge(tmp_path / "x.docx")] == ["LibreOffice:words"] * found


def word_file(path: Path, runs: bytes) -> None:
    """A Word file of one paragraph."""
    space = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(
            "word/document.xml",
            b'<w:document xmlns:w="%b"><w:body><w:p><w:r>%b</w:r></w:p></w:body></w:document>' % (space, runs),
        )


def test_an_answer_that_is_no_json_is_a_failure_of_the_judge() -> None:
    with pytest.raises(JudgeError):
        running.answer("Exception in thread main")


def test_a_program_that_is_not_there_is_a_failure_of_the_judge() -> None:
    with pytest.raises(JudgeError):
        running.run("no-such-program-anywhere")


def test_a_judge_that_is_absent_or_fails_is_named_with_the_way_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(path: Path) -> list[Note]:
        raise JudgeError("out of memory")

    monkeypatch.setattr(epubcheck, "lacks", lambda: None)
    monkeypatch.setattr(epubcheck, "judge", fails)
    monkeypatch.setattr(ace, "lacks", lambda: "there is no program ace")
    opinion = judges.ask(BOOK)
    assert (opinion.notes, opinion.asked) == ((), ())
    assert [(one.name, one.lacks) for one in opinion.absent] == [
        ("Ace", "there is no program ace"),
        ("EPUBCheck", "it failed: out of memory"),
    ]


@pytest.mark.parametrize("said", ['{"messages": [{"severity": "ERROR"}]}', "[]", "null", '{"messages": 3}'])
def test_an_answer_of_another_shape_is_a_failure_of_the_judge(
    said: str, answering: Callable[[object, str], list[tuple[str, ...]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(epubcheck, "_jar", lambda: Path("epubcheck.jar"))
    monkeypatch.setattr(epubcheck, "lacks", lambda: None)
    monkeypatch.setattr(ace, "lacks", lambda: "there is no program ace")
    answering(epubcheck, said)
    assert [one.lacks for one in judges.ask(BOOK).absent][1:] == ["it failed: its answer cannot be read"]


def test_libreoffice_is_found_under_either_of_its_names(
    answering: Callable[[object, str], list[tuple[str, ...]]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/opt/{name}" if name == "libreoffice" else None)
    commands = answering(libreoffice, "")
    assert libreoffice.lacks() is None
    with pytest.raises(JudgeError):
        list(libreoffice.judge(tmp_path / "x.docx"))
    assert commands[0][0] == "/opt/libreoffice"


def test_what_the_judges_find_is_collected_with_who_was_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    note = Note("Ace:x", "warning", "y")
    monkeypatch.setattr(ace, "lacks", lambda: None)
    monkeypatch.setattr(ace, "judge", lambda _: iter([note]))
    monkeypatch.setattr(epubcheck, "lacks", lambda: "it is not installed")
    assert judges.ask(BOOK).notes == (note,)
    assert judges.ask(BOOK).asked == ("Ace",)


def test_every_judge_says_what_it_knows_and_how_to_get_it() -> None:
    known = {judge.NAME for suffix in (".pdf", ".docx", ".epub", ".xhtml") for judge in judges._judges(suffix)}
    assert known == {"Ace", "EPUBCheck", "LibreOffice", "openxml-audit", "outloud", "page-validation"}
    assert all(judge.HINT for suffix in (".pdf", ".epub") for judge in judges._judges(suffix))
    assert list(judges._judges(".txt")) == []
