"""Themes, tokens and fonts: what is missing or misspelt is an error with a suggestion."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

import pytest

from pipeline.errors import LayoutError
from pipeline.render import resources
from pipeline.render.theme import Theme, available, load
from pipeline.render.theme.contrast import MINIMUM, ratio
from pipeline.render.theme.fonts import package_folder


def themed(folder: Path, text: str, name: str = "house") -> Path:
    (folder / "themes" / name).mkdir(parents=True)
    (folder / "themes" / name / "theme.toml").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("kind", ["paged", "reflow", "screen"])
@pytest.mark.parametrize("name", available())
def test_every_token_of_every_style_sheet_is_in_every_theme(name: str, kind: str) -> None:
    css = load(name).css(kind)  # type: ignore[arg-type]
    assert ("var(" in css) == (kind == "screen")


def test_a_theme_says_only_what_differs(tmp_path: Path) -> None:
    house = load("house", folders=(themed(tmp_path, 'extends = "brief"\n[color]\naccent = "#5f1717"\n'),))
    assert house.tokens["color.accent"] == "#5f1717"
    assert house.tokens["color.text"] == load().tokens["color.text"]
    assert "#5f1717" in house.css("paged")
    assert house.word == load().word


def test_a_style_sheet_of_a_theme_comes_after_the_shared_one(tmp_path: Path) -> None:
    folder = themed(tmp_path, 'extends = "brief"\n')
    (folder / "themes" / "house" / "core.css").write_text("h2 { color: var(--color-muted) }", "utf-8")
    css = load("house", folders=(folder,)).css("reflow")
    assert f"h2 {{ color: {load().tokens['color.muted']} }}" in css


def test_dark_colours_are_those_of_the_screen_alone() -> None:
    theme = load()
    assert "prefers-color-scheme: dark) { :root {--color-text: #e6e6e6" in theme.css("screen")
    assert "--color-" not in theme.css("paged")


def test_a_screen_without_the_family_has_latin_letters_from_a_latin_one() -> None:
    families = load().css("screen").partition("--font-text: ")[2].partition(";")[0].split(", ")
    assert families[0] == '"Source Serif 4"'
    places = [families.index(name) for name in ('"Georgia"', '"IBM Plex Sans Arabic"', '"Noto Serif CJK SC"')]
    assert places == sorted(places)
    assert "Georgia" not in load().css("paged")


def test_a_theme_crosses_a_process_boundary() -> None:
    assert pickle.loads(pickle.dumps(load())) == load()


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ('extends = "breif"\n', "there is no theme 'breif'", "brief"),
        ('extends = "house"\n', "the theme 'house' extends itself: house -> house", 'extends = "brief"'),
        ("description = 'bare'\n", "a style sheet uses the token --", 'extends = "brief"'),
        ('extends = "brief"\n[colour]\n', "a theme has no key 'colour'", "color"),
        ('extends = "brief"\n[color]\naccnt = "#000000"\n', "nothing uses the token color.accnt", "color.accent"),
        ('extends = "brief"\n[page]\nsize = "A3x"\n', "page.size must be a paper, not 'A3x'", "A4, letter"),
        ('extends = "brief"\n[page]\nmargin-top = "wide"\n', "page.margin-top must be a length", "12mm"),
        ('extends = "brief"\n[size]\ntext = 11\n', "size.text must be a length, not '11'", "10.5pt"),
        ('extends = "brief"\n[weight]\ntext = "thick"\n', "weight.text must be a weight", "400 or 700"),
        ("extends = 5\n", "extends must be a text, not 5", '"…"'),
        ('extends = "brief"\nfaces = "x"\n', "faces must be a table, not 'x'", "key = …"),
        ('extends = "brief"\ncolor = "x"\n', "color must be a table, not 'x'", "key = …"),
        ('extends = "brief"\nword = "x"\n', "word must be a table, not 'x'", "key = …"),
        ('extends = "brief"\n[fallback]\ntext = 5\n', "fallback.text must be a list of texts, not 5", '["…"]'),
        ('extends = "brief"\n[fallback]\ntext = [5]\n', "fallback.text must be a list of texts, not [5]", '["…"]'),
        ('extends = "brief"\n[color]\ntext = ["a"]\n', "color.text must be a text, not ['a']", '"…"'),
        ('extends = "brief"\n[faces]\nQuay = "a"\n', "faces.Quay must be a table, not 'a'", "key = …"),
        ('extends = "brief"\n[word.styles]\nQuay = 5\n', "word.styles.Quay must be a table, not 5", "key = …"),
        ('extends = "brief"\n[faces.Quay]\npackage = 5\n', "faces.Quay.package must be a text, not 5", '"…"'),
        ("x = " + "[" * 5000, "nested too deep", "themes show"),
        ("x = " + "1" * 5000, "a number that is too long", "themes show"),
        ('extends = "brief\n', "the theme cannot be read: a quotation mark has no partner", "either end"),
        ('extends = "brief"\n[color]\ntext = "grey"\n', "color.text of the theme 'house' is not a colour", "#1c1c1c"),
        ('extends = "brief"\n[color]\nmuted = "#aaaaaa"\n', "color.muted on color.paper of the theme 'house'", "4.5"),
    ],
)
def test_a_broken_theme_is_an_error_with_a_hint(tmp_path: Path, text: str, said: str, hint: str | None) -> None:
    with pytest.raises(LayoutError) as caught:
        load("house", folders=(themed(tmp_path, text),)).css("paged")
    assert said in caught.value.sentence
    assert hint is None or hint in (caught.value.hint or "")


def test_a_token_of_ones_own_needs_a_sheet_that_uses_it(tmp_path: Path) -> None:
    folder = themed(tmp_path, 'extends = "brief"\n[color]\nsea = "#224466"\n[page]\nsize = "210mm 280mm"\n')
    (folder / "themes" / "house" / "core.css").write_text("h1 { color: var(--color-sea) }", "utf-8")
    assert "#224466" in load("house", folders=(folder,)).css("paged")


def test_a_token_that_is_not_there_is_named_when_the_sheet_is_made(tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "reflow.css").write_text("p { color: var(--color-acent) }", "utf-8")
    with pytest.raises(LayoutError, match="--color-acent") as caught:
        load(folders=(tmp_path,)).css("reflow")
    assert caught.value.hint == "color-accent"


def test_contrast_is_that_of_wcag() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert ratio("#777777", "#ffffff") < MINIMUM < ratio("#767676", "#ffffff")


def test_the_families_of_the_theme_are_found_in_their_packages() -> None:
    theme = load()
    assert {"Source Serif 4", "Source Sans 3"} <= {face.family for face in theme.faces}
    assert all(face.path.is_file() for face in theme.faces)
    assert {face.licence for face in theme.faces} == {"OFL-1.1"}


def test_a_family_that_is_not_installed_is_passed_over_and_named(tmp_path: Path) -> None:
    text = 'extends = "brief"\n[faces."Nowhere Sans"]\npackage = "fontpkg_nowhere"\n'
    theme = load("house", folders=(themed(tmp_path, text),))
    assert "Nowhere Sans" in theme.absent
    assert "Nowhere Sans" not in {face.family for face in theme.faces}


def test_an_installed_wheel_and_a_checkout_find_their_templates() -> None:
    assert (resources.builtin() / "briefing.xhtml.j2").is_file()


def test_the_theme_is_a_value_of_its_files() -> None:
    assert load() == load()
    assert isinstance(load(), Theme)


def test_a_package_of_fonts_is_found_without_being_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("quayfonts", "quayfonts/serif"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("raise SystemExit\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    assert package_folder("quayfonts.serif") == (tmp_path / "quayfonts" / "serif").resolve()
    assert "quayfonts" not in sys.modules
    assert [package_folder(name) for name in ("quayfonts.sans", "no.such", "", ".serif", "a b", "json.tool.x")] == [
        None
    ] * 6


def test_a_font_beside_a_theme_is_found_from_a_relative_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    themed(Path("templates"), 'extends = "brief"\n[faces.Quay]\nlicence = "OFL-1.1"\n')
    place = Path("templates/themes/house/fonts/Quay")
    place.mkdir(parents=True)
    (place / "metadata.json").write_text(
        '{"files": [{"style": "normal", "variable": false, "weight": 400, "path": "quay.ttf"}]}', "utf-8"
    )
    [face] = [face for face in load("house", folders=(Path("templates"),)).faces if face.family == "Quay"]
    assert face.path.as_uri() in face.css()


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"files": [{}]}', "null", "[" * 5000])
def test_a_damaged_list_of_fonts_is_named(tmp_path: Path, text: str) -> None:
    folder = themed(tmp_path, 'extends = "brief"\n[faces.Quay]\nlicence = "OFL-1.1"\n')
    place = folder / "themes" / "house" / "fonts" / "Quay"
    place.mkdir(parents=True)
    (place / "metadata.json").write_text(text, "utf-8")
    with pytest.raises(LayoutError, match="the font Quay cannot be read") as caught:
        load("house", folders=(folder,))
    assert caught.value.place == str(place / "metadata.json")


@pytest.mark.parametrize(
    "css",
    [
        '@import "https://x.example/a.css";',
        "h1 { background: url(http://x.example/a.png) }",
        "h1 { background: URL( '//x.example/a.png') }",
    ],
)
def test_a_style_sheet_asks_nobody_for_files(tmp_path: Path, css: str) -> None:
    folder = themed(tmp_path, 'extends = "brief"\n')
    place = folder / "themes" / "house" / "core.css"
    place.write_text(f"/* see url(https://x.example/) */\n@namespace e url(http://x.example/ns);\n{css}\n", "utf-8")
    with pytest.raises(LayoutError, match="loads another file") as caught:
        load("house", folders=(folder,))
    assert caught.value.place == f"{place}, line 3"


def test_a_style_sheet_may_hold_pictures_and_name_the_web(tmp_path: Path) -> None:
    folder = themed(tmp_path, 'extends = "brief"\n')
    css = "h1 { background: url(data:image/gif;base64,R0lGODlhAQABAAAAACw=) } /* url(http://x.example/) */"
    (folder / "themes" / "house" / "core.css").write_text(css, "utf-8")
    assert "R0lGOD" in load("house", folders=(folder,)).css("screen")
