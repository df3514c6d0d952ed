"""Write the properties of a Word style, in the order of the schema, from a theme's keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.render.word.measure import color, half_points, is_bold, points, twips
from pipeline.render.word.ooxml import Element, add, qualified
from pipeline.render.word.styles.scheme import untied
from pipeline.render.word.words.direction import Fonts

COUNTED_ALONE = "decimal"  # the kind of list that restarts each time; the others continue, numbered by the style alone
UNCOUNTED = "none"  # removes the number of the style that it is based on
CELL_GAP = 160  # twips between the words of two columns
_HAIRLINE = "0.5pt"
_SIDES = ("top", "left", "bottom", "right")  # in the order of the schema
_MIRRORED = {"left": "right", "right": "left"}
# The odd spelling of the last one is the standard's.
_IN_SCHEME = {"asciiTheme": "HAnsi", "hAnsiTheme": "HAnsi", "eastAsiaTheme": "EastAsia", "cstheme": "Bidi"}


def write_paragraph(
    properties: Element,
    own: Mapping[str, Any],
    *,
    edge: int,
    width: int,
    below: int = 0,
    right_to_left: bool | None,
    mirrored: bool = False,
) -> None:
    """The properties of a paragraph.

    Args:
        own: the style's own values.
        edge: beginning of its text, and ``width``, its end: for tab stops, in twips.
        below: inherited tab stop, likewise; 0 for none.
        right_to_left: the direction, None if inherited.
        mirrored: the document runs from right to left. In Word, an indent is relative to the beginning of a line, a
            border to the page (ECMA-376, 17.3.1.12 and 17.3.1.17).
    """
    _write_flow(properties, own)
    _write_list(properties, own)
    _write_borders(properties, own, mirrored)
    _write_shade(properties, own)
    _write_tabs(properties, own, edge, width, below)
    _flag(properties, "suppressAutoHyphens", own.get("no-hyphens"))
    _flag(properties, "bidi", right_to_left)
    _write_spacing(properties, own)
    _write_indent(properties, own)
    _write_place(properties, own)


def write_run(properties: Element, own: Mapping[str, Any], fonts: Fonts) -> None:
    """The properties of characters."""
    write_fonts(properties, own, fonts)
    bold = is_bold(str(own["weight"])) if "weight" in own else None
    _flag(properties, "b", bold)
    _flag(properties, "bCs", bold)
    _flag(properties, "i", own.get("italic"))
    _flag(properties, "iCs", False if "italic" in own else None)  # scripts that Word calls complex have no italics
    for key, name in (("caps", "caps"), ("small-caps", "smallCaps"), ("strike", "strike"), ("no-proof", "noProof")):
        _flag(properties, name, own.get(key))
    if "color" in own:
        add(properties, "w:color", **_shade("val", "themeColor", own["color"]))
    if "spaced" in own:
        add(properties, "w:spacing", val=twips(own["spaced"]))
    write_size(properties, own)
    if "underline" in own:
        add(properties, "w:u", val="single" if own["underline"] else "none")
    if "vertical" in own:
        add(properties, "w:vertAlign", val=own["vertical"])


def write_fonts(properties: Element, own: Mapping[str, Any], fonts: Fonts) -> None:
    """The fonts for each kind of script, by name and by place in the scheme.

    If both are given, Word uses the scheme's, so that another theme of Word changes it; programs without schemes use
    the name.
    """
    if "font" not in own:
        return
    name, place = untied(own["font"])
    scripts = {"eastAsia": fonts.east_asian(name, place), "cs": fonts.complex(name, place)}
    element = add(properties, "w:rFonts", ascii=name, hAnsi=name, **scripts)
    if place:
        for attribute, script in _IN_SCHEME.items():
            element.set(qualified(f"w:{attribute}"), place + script)


def write_size(properties: Element, own: Mapping[str, Any]) -> None:
    """The font size, the same in every script."""
    if "size" in own:
        for name in ("w:sz", "w:szCs"):
            add(properties, name, val=half_points(own["size"]))


def write_table(element: Element, own: Mapping[str, Any]) -> None:
    """The rules between the rows of a table and around it; text is aligned with the ends of the rules."""
    properties = add(element, "w:tblPr")
    borders = add(properties, "w:tblBorders")
    for side, rule in (("top", "border-top"), ("bottom", "border-bottom"), ("insideH", "color")):
        _write_border(borders, side, own.get(rule, own["color"]))
    margins = add(properties, "w:tblCellMar")
    for side, width in (("top", 40), ("left", 0), ("bottom", 40), ("right", CELL_GAP)):
        add(margins, f"w:{side}", w=width, type="dxa")
    if "border-head" in own:
        head = add(element, "w:tblStylePr", type="firstRow")
        _write_border(add(add(head, "w:tcPr"), "w:tcBorders"), "bottom", own["border-head"])


def _write_flow(properties: Element, own: Mapping[str, Any]) -> None:
    for key, name in (("keep-next", "keepNext"), ("keep-lines", "keepLines"), ("break-before", "pageBreakBefore")):
        _flag(properties, name, own.get(key))
    if "based" not in own:
        add(properties, "w:widowControl")


def _write_list(properties: Element, own: Mapping[str, Any]) -> None:
    # Lists that restart get their number at the paragraph; all others by the style alone.
    if "list" in own and own["list"] != COUNTED_ALONE:
        numbering = add(properties, "w:numPr")
        if own["list"] != UNCOUNTED:
            add(numbering, "w:ilvl", val=int(own.get("level", 1)) - 1)
        add(numbering, "w:numId", val=own["list-id"])


def _write_borders(properties: Element, own: Mapping[str, Any], mirrored: bool) -> None:
    sides = {side: own[f"border-{side}"] for side in _SIDES if f"border-{side}" in own}
    if not sides:
        return
    borders = add(properties, "w:pBdr")
    for side in _SIDES:
        meant = _MIRRORED.get(side, side) if mirrored else side
        if meant in sides:
            _write_border(borders, side, sides[meant], space=8 if side in _MIRRORED else 6)


def _write_border(borders: Element, side: str, value: str, *, space: int = 0) -> None:
    """A rule, written ``2pt #173f5f``, followed by its distance from the text if that is not the default.

    "none" removes the base's.
    """
    if value == "none":
        add(borders, f"w:{side}", val="nil")
        return
    before, mark, after = value.partition("#")
    shade, _, distance = after.partition(" ")
    eighths = round(points(before or _HAIRLINE) * 8)
    away = round(points(distance)) if distance else space
    add(borders, f"w:{side}", val="single", sz=eighths, space=away, **_shade("color", "themeColor", mark + shade))


def _write_shade(properties: Element, own: Mapping[str, Any]) -> None:
    if "shade" in own:
        add(properties, "w:shd", val="clear", color="auto", **_shade("fill", "themeFill", own["shade"]))


def _write_tabs(properties: Element, own: Mapping[str, Any], edge: int, width: int, below: int) -> None:
    if "right-tab" in own:
        add(add(properties, "w:tabs"), "w:tab", val="right", leader=own["right-tab"], pos=width)
    elif "hanging" in own and edge:
        tabs = add(properties, "w:tabs")
        if below not in (0, edge):
            add(tabs, "w:tab", val="clear", pos=below)
        add(tabs, "w:tab", val="left", pos=edge)


def _write_spacing(properties: Element, own: Mapping[str, Any]) -> None:
    values: dict[str, str | int] = {key: twips(own[key]) for key in ("before", "after") if key in own}
    if "leading" in own:
        values |= {"line": twips(own["leading"]), "lineRule": "exact" if own.get("exact") else "atLeast"}
    if values:
        add(properties, "w:spacing", **values)


def _write_indent(properties: Element, own: Mapping[str, Any]) -> None:
    names = {"left": "left", "right": "right", "hanging": "hanging", "first-line": "firstLine"}
    values: dict[str, str | int] = {name: twips(own[key]) for key, name in names.items() if key in own}
    if values:
        add(properties, "w:ind", **values)
    _flag(properties, "contextualSpacing", own.get("contextual"))


def _write_place(properties: Element, own: Mapping[str, Any]) -> None:
    if "align" in own:
        add(properties, "w:jc", val=own["align"])
    if "outline" in own:
        add(properties, "w:outlineLvl", val=int(own["outline"]) - 1)


def _shade(attribute: str, in_scheme: str, value: str) -> dict[str, str]:
    """A colour as attributes: its value, and its place in the scheme."""
    literal, place = untied(value)
    return {attribute: color(literal)} | ({in_scheme: place} if place else {})


def _flag(properties: Element, name: str, value: object) -> None:
    """A boolean property: set, or unset if the base sets it."""
    if value is None:
        return
    if value:
        add(properties, f"w:{name}")
    else:
        add(properties, f"w:{name}", val=0)
