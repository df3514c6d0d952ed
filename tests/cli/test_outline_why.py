"""``briefing outline --why``: what was weighed for one decision, with its scores."""

from __future__ import annotations

from pathlib import Path

import pytest
from commanding import run


@pytest.fixture
def source(root: Path) -> str:
    return str(root / "source" / "mireille-osei-on-the-delta.txt")


def shown(source: str, asked: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[str]:
    assert run(monkeypatch, "outline", source, "--why", asked) == 0
    return capsys.readouterr().out.splitlines()


def test_a_section_says_which_phrases_were_weighed_best_first(
    source: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = shown(source, "s2", monkeypatch, capsys)
    assert lines[0].startswith("s2  ")
    assert any(line.startswith("    title: ") for line in lines)
    assert any(line.startswith("    begins here: ") for line in lines)
    scores = [float(line.split()[0]) for line in lines if line.startswith("        ")]
    assert len(scores) > 1
    assert scores == sorted(scores, reverse=True)


def test_a_section_is_found_by_its_title_too(
    source: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = shown(source, "s2", monkeypatch, capsys)
    assert shown(source, lines[0].removeprefix("s2  ").upper(), monkeypatch, capsys) == lines


def test_a_recommendation_stands_among_all_others_by_score(
    source: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = shown(source, "r1", monkeypatch, capsys)
    listed = [line.split()[:2] for line in lines if line.startswith("        ")]
    assert [float(score) for score, _ in listed] == sorted((float(score) for score, _ in listed), reverse=True)
    assert {"r1", "r2"} <= {name for _, name in listed}
    assert [line for line in lines if line.endswith("  <")] == [line for line in lines if " r1 " in line]


def test_what_is_not_there_is_an_error_with_a_hint(
    source: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "outline", source, "--why", "s99") == 2
    assert "nothing in this text is called 's99'" in capsys.readouterr().err
