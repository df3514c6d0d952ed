"""Lists with Word's own numbering: one definition for bullets, one for numbers, and a new count for each list."""

from __future__ import annotations

from pipeline.render.word.looks import LIST_IDS
from pipeline.render.word.ooxml import Element, add

_LEVELS = 3
_STEP = 360  # twips a level is set in, and room for its number
_BULLETS = ("\N{BULLET}", "\N{EN DASH}", "\N{MIDDLE DOT}")


class Numbering:
    """The part ``word/numbering.xml``, whose content is replaced."""

    def __init__(self, part: Element) -> None:
        self._part = part
        self._last = max(LIST_IDS.values())
        for child in list(part):
            part.remove(child)
        for kind, number in LIST_IDS.items():
            _define(part, kind, number)
        for number in LIST_IDS.values():
            add(add(part, "w:num", numId=number), "w:abstractNumId", val=number)

    def new_count(self, first: int = 1) -> int:
        """A numbered list that begins at ``first``, however many were before it."""
        self._last += 1
        number = add(self._part, "w:num", numId=self._last)
        add(number, "w:abstractNumId", val=LIST_IDS["decimal"])
        for level in range(_LEVELS):
            override = add(number, "w:lvlOverride", ilvl=level)
            add(override, "w:startOverride", val=first if level == 0 else 1)
        return self._last


def _define(part: Element, kind: str, number: int) -> None:
    definition = add(part, "w:abstractNum", abstractNumId=number)
    add(definition, "w:multiLevelType", val="hybridMultilevel")
    for level in range(_LEVELS):
        element = add(definition, "w:lvl", ilvl=level)
        add(element, "w:start", val=1)
        add(element, "w:numFmt", val=kind)
        add(element, "w:lvlText", val=_BULLETS[level] if kind == "bullet" else f"%{level + 1}.")
        add(element, "w:lvlJc", val="left")
        # The indent is the style's: a style that is set in keeps its list set in.
        add(add(element, "w:pPr"), "w:ind", left=_STEP * (level + 1), hanging=_STEP)
