"""Lists with Word's own numbering: bullets, questions counted throughout, and a new count for each other list."""

from __future__ import annotations

from pipeline.render.word.housestyle import in_order
from pipeline.render.word.measure import twips
from pipeline.render.word.ooxml import Element, add
from pipeline.render.word.styles.style import Style
from pipeline.render.word.styles.style_properties import COUNTED_ALONE
from pipeline.render.word.styles.style_sheet import Sheet

_BULLETS = ("\N{BULLET}", "\N{EN DASH}", "\N{MIDDLE DOT}")


class Numbering:
    """The part ``word/numbering.xml`` with its content replaced: a definition for each list that the styles name."""

    def __init__(self, part: Element, sheet: Sheet) -> None:
        self._part, self._house = part, sheet.house
        if sheet.house is None:
            for child in list(part):
                part.remove(child)
        lists: dict[int, list[Style]] = {}
        for style in sheet:
            if "list" in style.own:
                lists.setdefault(style.own["list-id"], []).append(style)
        for number, levels in lists.items():
            _define(part, number, levels, sheet)
        for number in lists:
            add(add(part, "w:num", numId=number), "w:abstractNumId", val=number)
        self._last = max(lists, default=sheet.house.first_list if sheet.house else 0)
        self._labels: dict[str, int] = {}
        in_order(part)

    def named_by_the_style(self, style: Style) -> bool:
        """Whether the style alone names the list: true for ours except lists that restart; a house's may not."""
        if self._house and style.adopted:
            return style.full["list"] != COUNTED_ALONE and style.id in self._house.numbered
        return bool(style.full["list"] != COUNTED_ALONE)

    def new_count(self, style: Style, first: int = 1) -> int:
        """A list of the style's kind that begins at ``first``, whatever lists precede it."""
        self._last += 1
        number = add(self._part, "w:num", numId=self._last)
        house = self._house.numbered.get(style.id) if self._house and style.adopted else None
        add(number, "w:abstractNumId", val=house or style.full["list-id"])
        for level in range(len(_BULLETS)):
            override = add(number, "w:lvlOverride", ilvl=level)
            add(override, "w:startOverride", val=first if level == 0 else 1)
        return self._last

    def label(self, words: str, indent: str) -> int:
        """A list that sets the same words before each of its paragraphs, without a number: Word draws them, and they
        are no text of the paragraph. Asked again for the same words, it is the same list.
        """
        if words not in self._labels:
            self._last += 1
            definition = add(self._part, "w:abstractNum", abstractNumId=self._last)
            add(definition, "w:multiLevelType", val="singleLevel")
            level = add(definition, "w:lvl", ilvl=0)
            for name, value in (
                ("start", 1),
                ("numFmt", "none"),
                ("suff", "space"),
                ("lvlText", words),
                ("lvlJc", "left"),
            ):
                add(level, f"w:{name}", val=value)
            add(add(level, "w:pPr"), "w:ind", left=twips(indent), hanging=0)
            add(add(self._part, "w:num", numId=self._last), "w:abstractNumId", val=self._last)
            in_order(self._part)
            self._labels[words] = self._last
        return self._labels[words]


def _define(part: Element, number: int, styles: list[Style], sheet: Sheet) -> None:
    definition = add(part, "w:abstractNum", abstractNumId=number)
    add(definition, "w:multiLevelType", val="hybridMultilevel")
    by_level = {int(style.own.get("level", 1)) - 1: style for style in styles}
    for level in range(len(_BULLETS)):
        _define_level(definition, level, by_level.get(level, styles[0]), sheet)


def _define_level(definition: Element, level: int, style: Style, sheet: Sheet) -> None:
    kind = style.own["list"]
    element = add(definition, "w:lvl", ilvl=level)
    add(element, "w:start", val=1)
    add(element, "w:numFmt", val="bullet" if kind == "bullet" else "decimal")
    add(element, "w:lvlText", val={"bullet": _BULLETS[level], "question": f"%{level + 1}"}.get(kind, f"%{level + 1}."))
    # Word means by "left" the side where a line begins, LibreOffice the left side: in right-to-left text only the
    # middle is the same to both.
    add(element, "w:lvlJc", val="center" if sheet.mirrored else "left")
    # The style's own indent again: if a paragraph is numbered directly, the indent of the level replaces the style's.
    indent = {key: twips(style.full.get(key, "0pt")) for key in ("left", "hanging")}
    add(add(element, "w:pPr"), "w:ind", **indent)
    if "number" in style.full:
        sheet.write_look(style.full["number"], add(element, "w:rPr"))
