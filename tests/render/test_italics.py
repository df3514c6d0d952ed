"""Scripts without italics: one table says which, the page marks their words, and all formats go by the mark."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from by_hand import plain

from pipeline.model import Briefing, Mark
from pipeline.render.page import lay_out
from pipeline.render.page.inline.foreign_words import has_italics
from pipeline.render.pdf import printing
from pipeline.render.theme import Theme


@pytest.mark.parametrize(
    ("language", "slants"),
    [
        *((tag, True) for tag in ("en", "el", "ru-RU", "zh-Latn")),
        *((tag, False) for tag in ("ar", "he", "yi", "zh-Hant", "ja", "ko", "hi", "bn", "ta", "th")),
    ],
)
def test_a_language_has_italics_by_its_script(language: str, slants: bool) -> None:
    assert has_italics(language) is slants


def emphasised(language: str, words: str) -> Briefing:
    briefing = plain(words, language=language)
    (section,) = briefing.sections
    marked = replace(section.items[0], marks=(Mark("em", 0, len(words)),))
    return replace(briefing, sections=(replace(section, items=(marked,)),))


@pytest.mark.parametrize(
    ("language", "words", "looks"),
    [
        ("en", "The wall", {"italic 400"}),
        ("zh", "墙是石头", {"normal 700"}),
        ("en", "See 墙是石头做的，很高 there", {"italic 400", "normal 400"}),
    ],
)
def test_emphasis_is_slanted_only_where_letters_slant(
    language: str, words: str, looks: set[str], theme: Theme, stamp: datetime
) -> None:
    page = lay_out(emphasised(language, words), theme, ledger_name=None)
    document = printing._document(page, theme, stamp)
    boxes = [box for sheet in document.pages for box in sheet._page_box.descendants() if hasattr(box, "text")]
    said = [box for box in boxes if box.text.strip() and set(box.text.strip().split()) <= set(words.split())]
    assert {f"{box.style['font_style']} {box.style['font_weight']}" for box in said} == looks


def test_a_page_in_latin_letters_bears_no_mark(page: object, arabic: Briefing, theme: Theme) -> None:
    assert "data-italics" not in page.xhtml  # type: ignore[attr-defined]
    assert lay_out(arabic, theme, ledger_name=None).xhtml.count(' data-italics="no">') == 1


def test_no_style_sheet_lists_languages_for_its_italics(root: Path) -> None:
    rules = [rule for sheet in (root / "templates").rglob("*.css") for rule in sheet.read_text().split("}")]
    assert [rule for rule in rules if "font-style" in rule and ":lang(" in rule] == []
    assert not any("|=" in theme.read_text() for theme in (root / "templates").rglob("theme.toml"))
