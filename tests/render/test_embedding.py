"""Fonts of EPUB and XHTML: what a page uses of them, at the theme's weights, where they may be handed on."""

from __future__ import annotations

import io
import re
import zipfile
from base64 import b64decode
from dataclasses import replace
from datetime import datetime

import pytest
from fontTools.ttLib import TTFont

from pipeline.model import Briefing, Page
from pipeline.render import font_cutting
from pipeline.render.epub import embedding
from pipeline.render.epub.embedding import cut_by_fonttools, embedded
from pipeline.render.page import lay_out
from pipeline.render.theme import Theme, load
from pipeline.render.theme.house import House
from pipeline.render.writers import epub, xhtml

CLOSED = House(embed_fonts=False)


def book_of(page: Page, theme: Theme, stamp: datetime) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(epub.write(page, theme, "x", stamp=stamp).data))


def test_on_request_a_book_brings_no_fonts(page: Page, stamp: datetime) -> None:
    book = book_of(page, load("brief", house=CLOSED), stamp)
    assert not [name for name in book.namelist() if "fonts/" in name]
    assert "@font-face" not in book.read("EPUB/style.css").decode()


def test_a_book_brings_the_families_of_the_theme_and_sets_the_text_in_them(
    page: Page, theme: Theme, stamp: datetime
) -> None:
    book = book_of(page, theme, stamp)
    css, package = book.read("EPUB/style.css").decode(), book.read("EPUB/content.opf").decode()
    named = re.findall(r'src: url\("([^"]+)"\)', css)
    assert sorted(f"EPUB/{name}" for name in named) == sorted(name for name in book.namelist() if "fonts/" in name)
    assert all(f'href="{name}" media-type="font/woff"' in package for name in named)
    last = re.findall(r"^html \{ font-family: ([^;]+);", css, re.M)[-1]
    assert last.startswith('"Source Serif 4"')


@pytest.mark.parametrize("slow", [False, True], ids=["by-harfbuzz", "by-fonttools"])
def test_a_font_has_the_letters_of_the_book_at_one_weight_and_its_licence(
    page: Page, slow: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if slow:
        monkeypatch.setattr(embedding.font_cutting, "cut", lambda *_: None)
        embedding._cut.cache_clear()
    theme, words = load(), page.xhtml.replace("harbour", "<strong>harbour</strong>", 1)
    faces = tuple(face for face in theme.faces if face.family == "Source Serif 4" and face.style == "normal")
    fonts = {font.name: font for font in embedded(words, faces, theme.tokens)}
    embedding._cut.cache_clear()
    made = TTFont(io.BytesIO(fonts["fonts/source-serif-4-700-normal.woff"].data))
    assert made.flavor == "woff"
    assert "fvar" not in made
    assert made["OS/2"].usWeightClass == 700
    letters = {chr(code) for code in made.getBestCmap()}
    assert set("harbour") < letters
    assert letters <= {*page.xhtml, *page.xhtml.upper(), *"0123456789.\N{BULLET}"}
    assert "Open Font License" in str(made["name"].getDebugName(13))


def test_what_stands_in_for_a_family_has_the_letters_that_it_lacks(arabic: Briefing) -> None:
    theme = load()
    fonts = embedded(lay_out(arabic, theme, ledger_name=None).xhtml, theme.faces, theme.tokens)
    plex = next(font for font in fonts if "ibm-plex-sans-arabic-400" in font.name)
    letters = {chr(code) for code in TTFont(io.BytesIO(plex.data)).getBestCmap()}
    assert any("\u0600" <= letter <= "\u06ff" for letter in letters)
    assert not any(letter.isascii() and letter.isalpha() for letter in letters)


def test_a_font_without_a_licence_is_not_handed_on(page: Page) -> None:
    theme = load()
    unnamed = tuple(replace(face, licence="") for face in theme.faces)
    assert embedded(page.xhtml, unnamed, theme.tokens) == ()


def test_the_same_page_gives_the_same_bytes(page: Page) -> None:
    theme = load()
    first, second = (embedded(page.xhtml, theme.faces, theme.tokens) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("name", ["newsroom", "academic"])
def test_each_theme_says_what_stands_in_for_its_fonts_in_a_sheet_of_its_own(name: str) -> None:
    assert "font-family: serif" in load(name, house=CLOSED).css("reflow")
    assert "font-family: serif" not in load(name).css("reflow")


def test_a_weight_that_a_page_does_not_use_is_left_out(page: Page, theme: Theme) -> None:
    words = re.sub("</?strong>", "", page.xhtml)
    names = [font.name for font in embedded(words, theme.faces, theme.tokens)]
    assert "fonts/source-serif-4-400-normal.woff" in names
    assert "fonts/source-serif-4-700-normal.woff" not in names


def test_digits_that_only_a_style_sheet_prints_are_in_the_font(theme: Theme) -> None:
    fonts = embedded("<p>No figure here</p>", theme.faces, theme.tokens)
    letters = TTFont(io.BytesIO(fonts[0].data)).getBestCmap()
    assert set(map(ord, "0123456789.")) <= set(letters)


def test_a_page_brings_its_fonts_within_it_unless_they_are_declined(page: Page, theme: Theme, stamp: datetime) -> None:
    text = xhtml.write(page, theme, "x", stamp=stamp).data.decode()
    packed = re.findall(r'font-family: "([^"]+)"[^}]*url\("data:font/woff;base64,([A-Za-z0-9+/=]+)"\)', text)
    assert {"Source Serif 4", "Source Sans 3"} <= {family for family, _ in packed}
    assert all(TTFont(io.BytesIO(b64decode(data))).flavor == "woff" for _, data in packed)
    assert "data:font" not in xhtml.write(page, load(house=CLOSED), "x", stamp=stamp).data.decode()


def test_both_ways_of_cutting_keep_the_same_letters_and_figures(theme: Theme) -> None:
    face = theme.faces[0]
    codes = frozenset(map(ord, "Hamburg 1907"))
    fast = font_cutting.cut(face.path, 600.0, codes, range(15), embedding._FEATURES)
    if fast is None:
        pytest.skip("HarfBuzz's subsetter is not installed")
    one, other = (TTFont(io.BytesIO(data)) for data in (fast, cut_by_fonttools(face.path, 600.0, codes)))
    assert one.getBestCmap().keys() == other.getBestCmap().keys() == codes
    assert one["hmtx"]["H"] == other["hmtx"]["H"]
    kept = [{record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord} for font in (one, other)]
    assert {"onum", "tnum"} <= kept[0] & kept[1]


def test_a_font_for_the_pdf_keeps_its_glyphs_and_loses_its_axes(theme: Theme) -> None:
    face = next(face for face in theme.faces if " " in face.weight)
    data = face.path.read_bytes()
    cut = font_cutting.pinned(data, {axis.axisTag: axis.maxValue for axis in TTFont(face.path)["fvar"].axes})
    if cut is None:
        pytest.skip("HarfBuzz's subsetter is not installed")
    before, after = TTFont(io.BytesIO(data)), TTFont(io.BytesIO(cut))
    assert "fvar" not in after
    assert after["maxp"].numGlyphs == before["maxp"].numGlyphs
    assert after.getBestCmap() == before.getBestCmap()
    assert font_cutting.pinned(data, {"none": 1.0}) is None


def test_capitals_that_only_a_style_sheet_sets_are_in_the_font(theme: Theme) -> None:
    fonts = embedded('<p class="document-kind">briefing</p>', theme.faces, theme.tokens)
    assert set(map(ord, "BRIEFING")) <= set(TTFont(io.BytesIO(fonts[0].data)).getBestCmap())
