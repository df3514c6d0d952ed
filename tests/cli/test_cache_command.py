"""``briefing cache`` says what is kept for the next build, and clears it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commanding import run

TALK = "Night Boats\n\nWhen did the night boat stop?\n\nIt stopped in 1998.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a text and no settings, in which results are kept."""
    monkeypatch.delenv("BRIEFING_CACHE")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "boats.txt").write_text(TALK)
    return tmp_path


def shown(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    capsys.readouterr()
    assert run(monkeypatch, "cache", *arguments, "--json") == 0
    facts: dict[str, object] = json.loads(capsys.readouterr().out)
    return facts


def test_it_shows_size_and_hits(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shown(monkeypatch, capsys)["size"] == 0
    for _ in range(2):
        assert run(monkeypatch, "build", "boats.txt", "-f", "txt", "-q") == 0
    facts = shown(monkeypatch, capsys)
    assert facts["folder"] == str(Path("dist") / ".briefing" / "cache")
    assert isinstance(facts["size"], int)
    assert facts["size"] > 1000
    assert facts["hits"] == {"program": 1, "inputs": 1, "document": 1, "file": 2}
    capsys.readouterr()
    assert run(monkeypatch, "cache") == 0
    said = capsys.readouterr().out
    assert "kB of at most 1.0 GB" in said
    assert "document\t1" in said


def test_clearing_makes_the_next_build_a_fresh_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "build", "boats.txt", "-f", "txt", "-q") == 0
    assert run(monkeypatch, "cache", "clear") == 0
    assert capsys.readouterr().out.startswith("removed ")
    assert shown(monkeypatch, capsys)["entries"] == {}
    assert run(monkeypatch, "build", "boats.txt", "-f", "txt", "--explain-cache") == 0
    assert "cache     made clean, briefing, page, txt" in capsys.readouterr().err


def test_a_project_keeps_results_beside_its_settings(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "briefing.toml").write_text('output = "out"\n')
    assert run(monkeypatch, "build", "boats.txt", "-f", "txt", "-q") == 0
    assert (folder / ".briefing" / "cache" / "document").is_dir()
    assert not (folder / "out" / ".briefing").exists()


def test_a_flag_beats_the_variable_that_switches_it_off(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BRIEFING_CACHE", "off")
    assert run(monkeypatch, "build", "boats.txt", "-f", "txt", "-q") == 0
    assert not (folder / "dist" / ".briefing").exists()
    assert run(monkeypatch, "cache") == 2
    assert "switched off by BRIEFING_CACHE" in capsys.readouterr().err
    assert run(monkeypatch, "build", "boats.txt", "-f", "txt", "-q", "--cache", "elsewhere") == 0
    assert (folder / "elsewhere" / "document").is_dir()


def test_no_cache_keeps_nothing_and_says_so_when_asked(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "build", "boats.txt", "-f", "txt", "--no-cache", "--explain-cache") == 0
    assert not (folder / "dist" / ".briefing").exists()
    assert "  cache     not used\n" in capsys.readouterr().err
