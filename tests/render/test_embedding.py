"""Fonts of an e-book: what it uses of them, at the weights of the theme, and only where they may be handed on."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime

import pytest
from fontTools.ttLib import TTFont

from pipeline.model import Briefing, Page
from pipeline.render.epub.embedding import embedded
from pipeline.render.page import lay_out
from pipeline.render.theme import Theme, load
from pipeline.render.theme.house import House
from pipeline.render.writers import epub

OPEN = House(embed_fonts=True)


def book_of(page: Page, theme: Theme, stamp: datetime) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(epub.write(page, theme, "x", stamp=stamp).data))


def test_a_book_brings_no_fonts_unless_asked(page: Page, theme: Theme, stamp: datetime) -> None:
    book = book_of(page, theme, stamp)
    assert not [name for name in book.namelist() if "fonts/" in name]
    assert "@font-face" not in book.read("EPUB/style.css").decode()


def test_asked_it_brings_the_families_of_the_theme_and_sets_the_text_in_them(page: Page, stamp: datetime) -> None:
    book = book_of(page, load("brief", house=OPEN), stamp)
    css, package = book.read("EPUB/style.css").decode(), book.read("EPUB/content.opf").decode()
    named = re.findall(r'src: url\("([^"]+)"\)', css)
    assert sorted(f"EPUB/{name}" for name in named) == sorted(name for name in book.namelist() if "fonts/" in name)
    assert all(f'href="{name}" media-type="font/woff"' in package for name in named)
    last = re.findall(r"^html \{ font-family: ([^;]+);", css, re.M)[-1]
    assert last.startswith('"Source Serif 4"')


def test_a_font_has_the_letters_of_the_book_at_one_weight_and_its_licence(page: Page) -> None:
    theme = load()
    fonts = {font.name: font for font in embedded(page.xhtml, theme.faces, theme.tokens)}
    made = TTFont(io.BytesIO(fonts["fonts/source-serif-4-700-normal.woff"].data))
    assert made.flavor == "woff"
    assert "fvar" not in made
    assert made["OS/2"].usWeightClass == 700
    letters = {chr(code) for code in made.getBestCmap()}
    assert set("harbour") < letters
    assert letters <= set(page.xhtml)
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
    assert "font-family: serif" in load(name).css("reflow")
    assert "font-family: serif" not in load(name, house=OPEN).css("reflow")
