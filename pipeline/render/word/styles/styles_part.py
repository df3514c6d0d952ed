"""The part ``word/styles.xml``: each style of a document as an element (ECMA-376, part 1, 17.7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.render.word.housestyle import in_scheme_only
from pipeline.render.word.measure import twips
from pipeline.render.word.ooxml import Element, add, root
from pipeline.render.word.styles.style import Style
from pipeline.render.word.styles.style_names import is_words_own, style_id, written_name
from pipeline.render.word.styles.style_properties import (
    write_fonts,
    write_paragraph,
    write_run,
    write_size,
    write_table,
)
from pipeline.render.word.words.direction import Fonts, Script

_LAST = 99  # the priority of styles that Word does not show (17.7.4.19)


@dataclass(frozen=True, slots=True)
class StylesPart:
    """What is written of the styles of one document.

    Args:
        styles: every style by name; the first is the one that the others are based on.
        width: width of the text, in twips, for tab stops at the right edge.
        pane: the styles to show in Word's lists, in their order; () for all.
        in_house: whether the part is that of a house's file, which keeps its styles.
    """

    styles: Mapping[str, Style]
    script: Script
    fonts: Fonts
    width: int
    pane: Sequence[str]
    in_house: bool

    def made(self, styles: Iterable[Style]) -> Element:
        """A part with the defaults, and these styles."""
        part = root("w:styles")
        part.append(self._defaults())
        self.write(styles, part)
        return part

    def write(self, styles: Iterable[Style], part: Element) -> None:
        """Add styles that a house lacks, or each of a theme."""
        for style in styles:
            if not style.adopted:
                self._write(style, part)

    @property
    def _first(self) -> Style:
        return next(iter(self.styles.values()))

    def _defaults(self) -> Element:
        defaults = root("w:docDefaults")
        run = add(add(defaults, "w:rPrDefault"), "w:rPr")
        write_fonts(run, self._first.full, self.fonts)
        write_size(run, self._first.full)
        add(run, "w:lang", **self.script.languages())
        add(add(defaults, "w:pPrDefault"), "w:pPr")
        return defaults

    def _write(self, style: Style, part: Element) -> None:
        is_default = not self.in_house and style is self._first
        head = {"type": style.kind} | ({"default": 1} if is_default else {})
        head |= {} if is_words_own(style.name) else {"customStyle": 1}
        element = add(part, "w:style", **head, styleId=style.id)
        add(element, "w:name", val=written_name(style.title or style.name))
        self._write_relations(element, style)
        if style.kind != "character":
            self._write_paragraph(element, style, is_default=is_default)
        if style.kind != "table":
            write_run(add(element, "w:rPr"), style.own, self.fonts)
        else:
            write_table(element, style.own)
        if self.in_house:
            in_scheme_only(element)

    def _write_paragraph(self, element: Element, style: Style, *, is_default: bool) -> None:
        write_paragraph(
            add(element, "w:pPr"),
            style.own if style.kind == "paragraph" else _of_its_words(style.own),
            edge=twips(style.full["left"]) if "left" in style.full else 0,
            width=self.width,
            below=self._inherited_tab(style),
            right_to_left=style.own.get("right-to-left", True if is_default and self.script.right_to_left else None),
            mirrored=self.script.right_to_left,
        )

    def _inherited_tab(self, style: Style) -> int:
        base = self.styles.get(style.own.get("based", ""))
        return twips(base.full["left"]) if base and {"hanging", "left"} <= base.full.keys() else 0

    def _write_relations(self, element: Element, style: Style) -> None:
        for key, name in (("based", "w:basedOn"), ("next", "w:next")):
            if key in style.own:
                other = self.styles.get(style.own[key])
                add(element, name, val=other.id if other else style_id(style.own[key]))
        if not self.pane or style.name in self.pane:
            add(element, "w:uiPriority", val=1 + (self.pane.index(style.name) if self.pane else 0))
            add(element, "w:qFormat")
        else:
            add(element, "w:uiPriority", val=_LAST)
            add(element, "w:semiHidden")


def _of_its_words(table: Mapping[str, Any]) -> Mapping[str, Any]:
    """The properties of the text in a table style: indent and rules belong to the table itself."""
    own = {"left", "right"} | {key for key in table if key.startswith("border-")}
    return {key: value for key, value in table.items() if key not in own}
