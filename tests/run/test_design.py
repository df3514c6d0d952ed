"""What of a theme cannot be had is told once in a run: absent fonts, and slips in its style sheets."""

from __future__ import annotations

from pathlib import Path

import pytest
from commanding import run

from pipeline.run import design
from pipeline.settings.options import Options

THEME = 'extends = "brief"\ntitle = "House"\n\n[font]\n'
TALK = "Night Boats\n\nWhen did the night boat stop?\n\nIt stopped in 1998, when the fuel became dearer.\n"


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a theme of one's own, in a project in which we stand."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "templates" / "themes" / "house"
    folder.mkdir(parents=True)
    (tmp_path / "briefing.toml").write_text('templates = "templates"\ntheme = "house"\n', encoding="utf-8")
    (folder / "theme.toml").write_text(THEME, encoding="utf-8")
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(TALK, encoding="utf-8")
    return folder


def told(house: Path) -> list[str]:
    """What is told of the theme."""
    return [note.message for note in design.design_of(Options((), "house", folders=(house.parents[1],)))[1]]


def test_a_font_that_neither_a_package_nor_the_machine_has_is_a_warning(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(design, "families", lambda pattern: asked.append(pattern) or [])
    assert told(house) == []
    (house / "theme.toml").write_text(f'{THEME}text = "No-Such: Serif"\nmono = "monospace"\n', encoding="utf-8")
    assert told(house) == ['the font "No-Such: Serif" of the theme house is not on this machine: another one is used']
    assert asked == [r":family=No\-Such\: Serif"]


def test_a_font_of_the_machine_is_none_that_is_absent_and_nothing_is_said_where_nobody_can_tell(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (house / "theme.toml").write_text(f'{THEME}text = "House Serif"\n', encoding="utf-8")
    for found in (["House Serif"], None):
        monkeypatch.setattr(design, "families", lambda _pattern, found=found: found)
        assert told(house) == []


def test_a_family_whose_package_is_not_installed_is_told_with_the_package(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(design, "families", lambda _pattern: [])
    own = '\n[faces."Far Serif"]\npackage = "no_such_package"\nlicence = "OFL"\n'
    (house / "theme.toml").write_text(f'{THEME}text = "Far Serif"\n{own}', encoding="utf-8")
    [note] = design.design_of(Options((), "house", folders=(house.parents[1],)))[1]
    assert note.hint == "pip install fontpkg-far-serif"


def test_slips_in_the_style_sheets_of_a_theme_and_of_ones_own_templates_are_told_with_file_and_line(
    house: Path, tmp_path: Path
) -> None:
    (house / "paged.css").write_text("h2 { color: navy }\nh3 { colr navy }\n", encoding="utf-8")
    (tmp_path / "templates" / "css").mkdir()
    (tmp_path / "templates" / "css" / "screen.css").write_text("h2 { color: }", encoding="utf-8")
    first, second = told(house)
    assert "screen.css, line 1: " in first
    assert "paged.css, line 2: " in second


def test_what_counts_for_every_text_is_said_once_and_fails_each_under_strict(
    house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (house / "core.css").write_text("h2 { colr navy }\n", encoding="utf-8")
    assert run(monkeypatch, "build", "one.txt", "two.txt", "-f", "html") == 0
    said = capsys.readouterr().err
    assert said.count("core.css, line 1: ") == 1
    assert ", 1 to look at, " in said.splitlines()[-1]
    assert run(monkeypatch, "build", "one.txt", "two.txt", "-f", "html", "--strict") == 3
    assert capsys.readouterr().err.count("core.css, line 1: ") == 2
