"""Emoji on paper: drawn on every machine, in outlines of one colour, and read back as they were written."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import pikepdf
import pytest
from by_hand import plain
from fontTools.colorLib.builder import buildCOLR, buildCPAL
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from pipeline.check.conservation import check
from pipeline.render.page import lay_out
from pipeline.render.theme import Theme, available, load
from pipeline.render.writers import pdf

SHIP, KEYCAP, FAMILY, WAVE = "\N{SHIP}", "1\ufe0f\u20e3", "👩\u200d🔬", "👋🏽"


def fonts_of(data: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(data)) as made:
        used = (one for page in made.pages for one in page.Resources.Font.values())
        return {str(font.BaseFont).partition("+")[2] for font in used}


@pytest.mark.parametrize("sign", [SHIP, KEYCAP, FAMILY, WAVE, "❤\ufe0f", "🇳🇴", "✅", "☔"])
def test_emoji_are_drawn_and_read_back_as_they_were_written(theme: Theme, stamp: datetime, sign: str) -> None:
    briefing = plain(f"We wait {sign} for 3 boats.")
    page = lay_out(briefing, theme, ledger_name=None)
    made = pdf.write(page, theme, "x", stamp=stamp)
    assert made.notes == ()
    assert "emoji" in fonts_of(made.data)
    assert check(page, briefing, [made]) == ()


@pytest.mark.parametrize("name", available())
def test_every_theme_draws_emoji(name: str, stamp: datetime) -> None:
    theme = load(name)
    assert pdf.write(lay_out(plain(SHIP), theme, ledger_name=None), theme, "x", stamp=stamp).notes == ()
    assert "emoji" in theme.tokens["font.text"] and "emoji" in theme.tokens["font.heading"]


def test_a_font_of_coloured_emoji_on_the_machine_is_not_used(
    theme: Theme, stamp: datetime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    coloured_font(tmp_path / "ship.ttf")
    (tmp_path / "fonts.conf").write_text(
        f"<fontconfig><include>/etc/fonts/fonts.conf</include><dir>{tmp_path}</dir>"
        "<match target='pattern'><test name='family'><string>emoji</string></test>"
        "<edit name='color' mode='append'><bool>true</bool></edit></match>"
        f"<cachedir>{tmp_path}</cachedir></fontconfig>"
    )
    monkeypatch.setenv("FONTCONFIG_FILE", str(tmp_path / "fonts.conf"))
    made = pdf.write(lay_out(plain(f"We wait for {SHIP}."), theme, ledger_name=None), theme, "x", stamp=stamp)
    assert "emoji" in fonts_of(made.data)
    assert "Coloured" not in fonts_of(made.data)


def coloured_font(place: Path) -> None:
    """A font of one emoji, a red square."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in ((0, 800), (800, 800), (800, 0)):
        pen.lineTo(point)
    pen.closePath()
    names, square = [".notdef", "ship", "layer"], pen.glyph()
    font = FontBuilder(1000)
    font.setupGlyphOrder(names)
    font.setupCharacterMap({ord(SHIP): "ship"})
    font.setupGlyf(dict.fromkeys(names, square))
    font.setupHorizontalMetrics(dict.fromkeys(names, (900, 0)))
    font.setupHorizontalHeader(ascent=900, descent=-200)
    font.setupNameTable({"familyName": "Coloured", "styleName": "Regular"})
    font.setupOS2()
    font.setupPost()
    font.font["COLR"] = buildCOLR({"ship": [("layer", 0)]})
    font.font["CPAL"] = buildCPAL([[(1.0, 0.0, 0.0, 1.0)]])
    font.save(place)
