"""``briefing themes``: what it lists, and how a user starts a theme or overrides a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commanding import run

from pipeline.render.theme import available, load


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_theme_is_listed_with_its_fonts_and_paper(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "themes", "--json") == 0
    listed = {row["name"]: row for row in json.loads(capsys.readouterr().out)}
    assert {"academic", "brief", "newsroom"} <= set(listed)
    assert (listed["brief"]["fonts"], listed["brief"]["page"]) == ("Source Serif 4, Source Sans 3", "A4")
    assert run(monkeypatch, "themes") == 0
    assert [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()] == ["name", *sorted(listed)]


def test_a_broken_theme_does_not_hide_the_others(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = folder / "templates" / "themes" / "house" / "theme.toml"
    place.parent.mkdir(parents=True)
    place.write_text("extends = brief\n", encoding="utf-8")
    (folder / "briefing.toml").touch()
    assert run(monkeypatch, "themes") == 0
    lines = capsys.readouterr().out.splitlines()
    assert "house\tbroken: the theme cannot be read: a text needs quotation marks\t\t" in lines
    assert len(lines) == 5


def test_a_theme_is_shown_with_the_licences_of_its_fonts(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "themes", "show", "newsroom") == 0
    lines = [line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines()]
    assert ["font.heading", "Source Serif 4 (OFL-1.1)"] in lines
    assert ["color.accent", load("newsroom").tokens["color.accent"]] in lines


def test_a_new_theme_looks_like_the_one_that_it_extends(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "themes", "new", "my-house", "--extends", "academic") == 0
    templates = (folder / "templates",)
    assert "my-house" in available(folders=templates)
    house = load("my-house", folders=templates)
    assert (house.title, house.tokens, house.word) == ("My house", load("academic").tokens, load("academic").word)
    assert house.css("paged") == load("academic").css("paged")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("new", "brief"), "there is a theme 'brief' already"),
        (("new", "../house"), "a theme cannot be named '../house'"),
        (("new", "house", "--extends", "academ"), "there is no theme 'academ'"),
        (("eject", "css/pagd.css"), "there is no css/pagd.css"),
        (("eject", "../pyproject.toml"), "there is no ../pyproject.toml"),
        (("show", "nowhere"), "there is no theme 'nowhere'"),
    ],
)
def test_what_cannot_be_done_is_an_error_with_a_hint_and_makes_nothing(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    said: str,
) -> None:
    assert run(monkeypatch, "themes", *arguments) in (2, 40)
    printed = capsys.readouterr().err
    assert said in printed
    assert "hint: try" in printed
    assert list(folder.iterdir()) == []


def test_an_ejected_file_is_the_tools_own_and_then_the_users(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "themes", "eject", "css/core.css") == 0
    own = folder / "templates" / "css" / "core.css"
    templates = (folder / "templates",)
    assert load("brief", folders=templates).css("paged") == load("brief").css("paged")
    own.write_text("p { color: var(--color-rule) }", "utf-8")
    assert "p { color: #b9c0c7 }" in load("brief", folders=templates).css("paged")
    assert run(monkeypatch, "themes", "eject", "css/core.css") == 2
    assert own.read_text("utf-8") == "p { color: var(--color-rule) }"
    assert run(monkeypatch, "themes", "eject") == 0
    assert "parts/title-block.xhtml.j2" in capsys.readouterr().out.splitlines()


def test_a_package_may_bring_a_theme_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "harbour_theme").mkdir()
    (tmp_path / "harbour_theme" / "__init__.py").write_text("raise ImportError('a theme is not imported')")
    (tmp_path / "harbour_theme" / "theme.toml").write_text('extends = "brief"\n[color]\naccent = "#5f1717"\n')
    (tmp_path / "harbour_theme" / "paged.css").write_text("h2 { color: var(--color-muted) }")
    information = tmp_path / "harbour_theme-1.0.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: harbour-theme\nVersion: 1.0\n")
    (information / "entry_points.txt").write_text("[briefing.themes]\nharbour = harbour_theme\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    theme = load("harbour")
    assert theme.tokens["color.accent"] == "#5f1717"
    assert theme.css("paged").rstrip().endswith(f"h2 {{ color: {theme.tokens['color.muted']} }}")
    assert "harbour" in available()


def test_a_new_theme_is_found_by_the_next_build(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "themes", "new", "quay") == 0
    assert (folder / "briefing.toml").is_file()
    assert run(monkeypatch, "themes", "show", "quay") == 0


def test_settings_that_name_no_templates_are_told_how(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "pyproject.toml").write_text("[tool.briefing]\n", encoding="utf-8")
    assert run(monkeypatch, "themes", "new", "quay") == 0
    assert 'to use it, add templates = "templates" to pyproject.toml' in capsys.readouterr().err
    assert not (folder / "briefing.toml").exists()


def test_a_specimen_of_a_theme_is_built(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "briefing.toml").write_text('theme = "house"\ncolour = "#7a1f3d"\n', "utf-8")
    assert run(monkeypatch, "themes", "show", "house", "-o", "look") == 0
    made = {path.suffix: path for path in (folder / "look").iterdir()}
    assert {".pdf", ".docx", ".xhtml"} <= set(made)
    page = made[".xhtml"].read_text("utf-8")
    assert "#7a1f3d" in page
    for element in ("blockquote", "table", "ul", "ol", "pre", "hr", "dl", "h3", "sup", "img", "figcaption", "br"):
        assert f"<{element}" in page


def test_a_theme_of_ones_own_may_be_called_house(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "themes", "new", "house") == 0
    assert run(monkeypatch, "themes", "new", "house") == 2
    assert load("house", folders=(folder / "templates",)).title == "House"
