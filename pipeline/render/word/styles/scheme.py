"""The scheme of a Word file: its fonts and colours under the names that Word's own themes and style sets use.

A style value that comes from a token carries the name of its place after an @: ``#173f5f@accent1``. Source: ECMA-376,
part 1, 17.3.2.26 (rFonts), 17.18.97 (ST_ThemeColor), 20.1.6 (styles of DrawingML).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import cycle

from lxml import etree

from pipeline.render.word.ooxml import Element, parse, xml
from pipeline.render.word.words.direction import Fonts

# token of the theme -> Word's name of the place
_COLORS = {
    "text": "text1",
    "paper": "background1",
    "muted": "text2",
    "panel": "background2",
    "accent": "accent1",
    "rule": "accent2",
    "link": "hyperlink",
}
_FONTS = {"heading": "major", "text": "minor"}
# Word's name of the place -> its element in the part, in the order of the schema
_ELEMENTS = {
    "text1": "dk1",
    "background1": "lt1",
    "text2": "dk2",
    "background2": "lt2",
    **{f"accent{number}": f"accent{number}" for number in range(1, 7)},
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def tied(token: str, value: str) -> str:
    """The value of a token (``color.accent``), with the name of its place in the scheme if it has one."""
    group, _, key = token.partition(".")
    place = {"color": _COLORS, "font": _FONTS}.get(group, {}).get(key)
    return f"{value}@{place}" if place else value


def untied(value: str) -> tuple[str, str]:
    """A value without the name of its place, and that name, "" if there is none."""
    literal, _, place = value.partition("@")
    return literal, place


def scheme(blank: bytes, name: str, tokens: Mapping[str, str], fonts: Fonts) -> bytes:
    """The part ``word/theme/theme1.xml``.

    Args:
        blank: part of a blank document, whose effects are kept.
        name: name of the theme.
        tokens: ``group.key`` to value.
        fonts: the font for each script that the theme's fonts lack.
    """
    theme = parse(blank)
    theme.set("name", name)
    _replace(theme, "clrScheme", name, _colors(tokens))
    _replace(theme, "fontScheme", name, _families(tokens, fonts))
    return xml(theme)


def _replace(theme: Element, tag: str, name: str, children: Iterator[Element]) -> None:
    element = next(theme.iter(f"{{{_DRAWING}}}{tag}"))
    for child in list(element):
        element.remove(child)
    element.set("name", name)
    element.extend(children)


def _colors(tokens: Mapping[str, str]) -> Iterator[Element]:
    """Every colour of the theme; missing accents are filled with those that it has, in turn."""
    known = {place: tokens[f"color.{key}"] for key, place in _COLORS.items() if f"color.{key}" in tokens}
    spare = cycle([known[place] for place in ("accent1", "text2", "accent2") if place in known] or ["#000000"])
    known.setdefault("followedHyperlink", known.get("hyperlink", "#000000"))
    for place, tag in _ELEMENTS.items():
        element = etree.Element(f"{{{_DRAWING}}}{tag}")
        value = known.get(place) or next(spare)
        etree.SubElement(element, f"{{{_DRAWING}}}srgbClr", val=value.lstrip("#").upper())
        yield element


def _families(tokens: Mapping[str, str], fonts: Fonts) -> Iterator[Element]:
    for key, place in _FONTS.items():
        family = first_family(tokens[f"font.{key}"])
        element = etree.Element(f"{{{_DRAWING}}}{place}Font")
        scripts = {"latin": family, "ea": fonts.east_asian(family, place), "cs": fonts.complex(family, place)}
        for tag, typeface in scripts.items():
            etree.SubElement(element, f"{{{_DRAWING}}}{tag}", typeface=typeface)
        yield element


def first_family(stack: str) -> str:
    """The first family of a list: Word takes only one font; fallbacks are given in the font table."""
    return stack.split(",")[0].strip().strip("\"'")
