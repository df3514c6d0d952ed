"""``briefing outline --why``: what was weighed for one decision, with its scores."""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path

import pytest
from commanding import run


@pytest.fixture
def source(root: Path) -> str:
    return str(root / "source" / "mireille-osei-on-the-delta.txt")


def shown(source: str, asked: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[str]:
    assert run(monkeypatch, "outline", source, "--why", asked) == 0
    return capsys.readouterr().out.splitlines()


def test_a_section_says_which_titles_were_weighed_its_own_first_and_then_the_best(
    source: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = shown(source, "s2", monkeypatch, capsys)
    assert lines[0].startswith("s2  ")
    assert any(line.startswith("    title: ") for line in lines)
    assert any(line.startswith("    begins here: ") for line in lines)
    title = next(place for place, line in enumerate(lines) if line.startswith("    title: "))
    listed = list(takewhile(lambda line: line.startswith("        "), lines[title + 1 :]))
    scores = [float(line.split()[0]) for line in listed]
    assert len(scores) > 1
    assert scores[1:] == sorted(scores[1:], reverse=True)
    assert lines[0].casefold().startswith(f"s2  {listed[0].split(maxsplit=1)[1]}".casefold())


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


TALK = """The Harbour Review

Bo Berg on the night boats

The harbour of Port Ellery

By Ada Reed

Bo Berg is a pilot of the night boats. He was asked about them in May, when the ice had gone and the first of them left.

Ada Reed: How long is the way?

Bo Berg: It takes us four hours, if the wind is kind, and all night if it is not. Then we sleep on board.

Ada Reed: Who pays for it?

Bo Berg: Nobody pays for it. The council says that it will, and has said so for years now.
"""


@pytest.fixture
def talk(tmp_path: Path) -> str:
    (tmp_path / "talk.txt").write_text(TALK, encoding="utf-8")
    return str(tmp_path / "talk.txt")


@pytest.mark.parametrize("asked", ["title", "Bo Berg on the night boats"])
def test_the_title_of_a_text_is_shown_among_the_lines_that_could_have_been_it(
    asked: str, talk: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = shown(talk, asked, monkeypatch, capsys)
    listed = [line.split(None, 1) for line in lines if line.startswith("        ")]
    assert listed[0][1] == "Bo Berg on the night boats"
    assert {"The Harbour Review", "The harbour of Port Ellery"} <= {text for _, text in listed}
    assert float(listed[0][0]) > float(listed[-1][0])


@pytest.mark.parametrize("asked", ["guest", "Bo Berg"])
def test_a_guest_is_shown_among_everybody_who_was_weighed_and_with_what_speaks_for_him(
    asked: str, talk: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = shown(talk, asked, monkeypatch, capsys)
    listed = [line.split(None, 1)[1] for line in lines if line.startswith("        ")]
    assert listed[0] == "Bo Berg"
    assert {"Ada Reed", "who-answers", "in-title"} <= set(listed)


def test_with_evidence_the_outline_lists_the_candidates_too(
    talk: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "outline", talk) == 0
    plain = capsys.readouterr().out
    assert run(monkeypatch, "outline", talk, "--evidence") == 0
    full = capsys.readouterr().out
    assert "The Harbour Review" in full
    assert len(full.splitlines()) > len(plain.splitlines())
