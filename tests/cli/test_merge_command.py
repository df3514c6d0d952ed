"""``briefing merge`` and ``briefing diff``: what they print for people and programs, and the code they leave with."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import commanding
import pytest

TALK = """---
briefing: 1
title: Salt and rope
language: en
---

## The harbour {#s1}

### Who mends the nets? {#x1}

My brother mends them in the winter. He sings while he works, and he never looks up.
"""


@pytest.fixture
def talk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A manuscript, and two copies of it that came back."""
    monkeypatch.setenv("BRIEFING_CACHE", "off")
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "talk.md"
    path.write_text(TALK, encoding="utf-8")
    assert commanding.run(monkeypatch, "build", str(path), "-f", "review", "-o", str(tmp_path), "-q") == 0
    for name, words in (("anna", "in the spring"), ("ben", "in the autumn")):
        changed(tmp_path / "talk.review.docx", tmp_path / f"talk.{name}.docx", words)
    return path


def changed(copy: Path, target: Path, words: str) -> None:
    """The copy with other words, by somebody whom the name of the file names."""
    into = io.BytesIO()
    with zipfile.ZipFile(copy) as source, zipfile.ZipFile(into, "w") as file:
        for info in source.infolist():
            data = source.read(info)
            if info.filename == "word/document.xml":
                data = data.replace(b"in the winter", words.encode())
            file.writestr(info.filename, data)
    target.write_bytes(into.getvalue())


def test_a_merge_says_what_was_taken(
    talk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commanding.run(monkeypatch, "merge", "talk.anna.docx", "--into", "talk.md") == 0
    printed = capsys.readouterr().err
    assert "1 change taken from anna" in printed
    assert "[-winter-]{+spring+}" in printed
    assert "the old version is in .briefing/talk." in printed


def test_a_conflict_is_listed_with_both_authors_and_fails_under_strict(
    talk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commanding.run(monkeypatch, "merge", "talk.anna.docx", "talk.ben.docx", "--into", "talk.md", "--strict") == 3
    printed = capsys.readouterr().err
    assert "anna: “spring”; ben: “autumn”" in printed
    assert "--strict stops at what is not in the manuscript" in printed


def test_the_merged_manuscript_is_not_built_before_the_conflict_is_decided(
    talk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commanding.run(monkeypatch, "merge", "talk.anna.docx", "talk.ben.docx", "--into", "talk.md")
    assert commanding.run(monkeypatch, "build", "talk.md", "-f", "txt") == 30
    assert "two versions of the same words are not decided yet" in capsys.readouterr().err


def test_a_dry_run_shows_the_changes_on_standard_output(
    talk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commanding.run(monkeypatch, "merge", "talk.anna.docx", "--into", "talk.md", "--dry-run") == 0
    assert "[-winter-]{+spring+}" in capsys.readouterr().out
    assert talk.read_text(encoding="utf-8") == TALK


def test_a_merge_reports_to_programs(
    talk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commanding.run(monkeypatch, "merge", "talk.anna.docx", "--into", "talk.md", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["written"], report["changes"][0]["before"], report["changes"][0]["after"]) == (
        True,
        "winter",
        "spring",
    )


def test_the_changes_are_a_page(
    talk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commanding.run(monkeypatch, "merge", "talk.anna.docx", "--into", "talk.md", "--dry-run", "--html") == 0
    assert "<del>winter</del><ins>spring</ins>" in capsys.readouterr().out


def test_a_page_of_changes_is_shown_before_they_are_made(
    talk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commanding.run(monkeypatch, "merge", "talk.anna.docx", "--into", "talk.md", "--html") == 2
    assert "--dry-run" in capsys.readouterr().err


def test_a_question_needs_somebody_at_a_terminal(talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert commanding.run(monkeypatch, "merge", "talk.anna.docx", "--into", "talk.md", "--interactive") == 2


def test_two_copies_differ_word_by_word(
    talk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commanding.run(monkeypatch, "diff", "talk.anna.docx", "talk.ben.docx") == 0
    printed = capsys.readouterr()
    assert "in the [-spring-]{+autumn+}." in printed.out
    assert "1 paragraph differs" in printed.err


def test_a_manuscript_and_its_copy_are_compared(
    talk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commanding.run(monkeypatch, "diff", "talk.md", "talk.anna.docx", "--json") == 0
    rows = json.loads(capsys.readouterr().out)["changes"]
    assert next(row for row in rows if row["what"] == "changed")["words"][1:3] == [
        ["gone", "winter"],
        ["new", "spring"],
    ]
