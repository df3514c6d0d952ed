"""The frame of each page: paper and margins, the running head, and the page number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.errors import LayoutError
from pipeline.render.theme.paper import sheet
from pipeline.render.word.measure import twips
from pipeline.render.word.ooxml import Element, add, qualified
from pipeline.render.word.properties import RUNNING_HEAD
from pipeline.render.word.styles.style_sheet import Sheet
from pipeline.render.word.words import fields
from pipeline.render.word.words.direction import Script
from pipeline.render.word.words.runs import write_text

if TYPE_CHECKING:
    from docx.document import Document

_AFTER_BIDI = ("w:rtlGutter", "w:docGrid", "w:printerSettings")
_FIELD_RE = re.compile(r"(\{[a-z]+\})")
_SIDES = ("top", "bottom", "left", "right")


@dataclass(frozen=True, slots=True)
class Paper:
    """The paper and its margins, in twips."""

    wide: int
    high: int
    top: int
    bottom: int
    left: int
    right: int

    @classmethod
    def of(cls, tokens: Mapping[str, str], *, right_to_left: bool = False) -> Paper:
        """The paper from the tokens of the group ``page``; the inner margin is where a line begins.

        Raises:
            LayoutError: a token is missing or is not a length.
        """
        try:
            wide, high = sheet(tokens)
            sides = ("outside", "inside") if right_to_left else ("inside", "outside")
            margins = (twips(tokens[f"page.margin-{side}"]) for side in ("top", "bottom", *sides))
            return cls(twips(wide), twips(high), *margins)
        except (KeyError, ValueError) as error:
            sentence = f"Word cannot use the paper of the theme: {error}"
            raise LayoutError(sentence, place="[page] of theme.toml", hint="A4, letter, or 210mm 297mm") from error

    @classmethod
    def of_section(cls, properties: Element) -> Paper:
        """The paper from the last section of a Word file; missing values are those of A4 and Word's default margins."""
        found: list[int] = []
        for name, keys in (("w:pgSz", {"w": 11906, "h": 16838}), ("w:pgMar", dict.fromkeys(_SIDES, 1417))):
            element = properties.find(qualified(name))
            values = {} if element is None else {key: element.get(qualified(f"w:{key}")) for key in keys}
            found += [abs(int(float(values.get(key) or default))) for key, default in keys.items()]
        return cls(*found)

    @property
    def width(self) -> int:
        """The width of the text."""
        return self.wide - self.left - self.right

    @property
    def text_height(self) -> int:
        """The height of the text."""
        return self.high - self.top - self.bottom


def write_frame(
    document: Document, sheet: Sheet, paper: Paper, script: Script, lines: Mapping[str, str], running: str
) -> None:
    """Set paper, headers and footers. A house keeps its paper, and its headers and footers if it has any.

    ``lines`` are the theme's table ``[word.frame]``: the text of ``head``, ``foot``, ``first-head`` and ``first-foot``,
    with ``{title}``, ``{page}`` and ``{pages}`` in it, and a tab before text at the right edge.

    The title is a field that shows a property of the file, the title shortened for a header (``running``): it means the
    same in every language of Word, while ``STYLEREF Title`` is an error in all but the English one, and LibreOffice
    turns any STYLEREF into a link that its PDF/UA cannot hold.
    """
    section = document.sections[0]
    if sheet.house is None:
        _write_paper(section._sectPr, paper)
    _write_direction(section._sectPr, script)
    if sheet.house and section._sectPr.xpath("w:headerReference | w:footerReference"):
        return
    section.different_first_page_header_footer = True
    places = {
        "first-head": (section.first_page_header, "Header"),
        "head": (section.header, "Header"),
        "foot": (section.footer, "Footer"),
        "first-foot": (section.first_page_footer, "Footer"),
    }
    for key, (part, style) in places.items():
        _write_line(_emptied(part, sheet, style), lines.get(key, ""), sheet, running)


def _write_paper(properties: Element, paper: Paper) -> None:
    size, margins = (properties.find(qualified(name)) for name in ("w:pgSz", "w:pgMar"))
    assert size is not None and margins is not None
    values = {"top": paper.top, "bottom": paper.bottom, "left": paper.left, "right": paper.right}
    values |= {"header": paper.top // 2, "footer": paper.bottom // 2, "gutter": 0}
    for element, chosen in ((size, {"w": paper.wide, "h": paper.high}), (margins, values)):
        for key, value in chosen.items():
            element.set(qualified(f"w:{key}"), str(value))
    grid = properties.find(qualified("w:docGrid"))
    if grid is not None:
        properties.remove(grid)


def _write_direction(properties: Element, script: Script) -> None:
    """Inserted before the elements that follow it in the schema."""
    if script.right_to_left and properties.find(qualified("w:bidi")) is None:
        bidi = add(properties, "w:bidi")
        later = next((child for child in properties if child.tag in map(qualified, _AFTER_BIDI)), None)
        if later is not None:
            later.addprevious(bidi)


def _emptied(part: object, sheet: Sheet, style: str) -> Element:
    element: Element = part._element  # type: ignore[attr-defined]
    for child in list(element):
        element.remove(child)
    paragraph = add(element, "w:p")
    add(add(paragraph, "w:pPr"), "w:pStyle", val=sheet.get(style).id)
    return paragraph


def _write_line(paragraph: Element, line: str, sheet: Sheet, running: str) -> None:
    """A header or a footer; an unknown word in braces stays as it is."""
    page = sheet.get("Page Number").id
    known = {
        "{title}": (f'DOCPROPERTY "{RUNNING_HEAD}"', running, None),
        "{page}": ("PAGE", "1", page),
        "{pages}": ("NUMPAGES", "1", page),
    }
    for part in filter(None, _FIELD_RE.split(line)):
        if part in known:
            instruction, result, style = known[part]
            if result:
                fields.field(paragraph, instruction, result, style)
        else:
            write_text(add(paragraph, "w:r"), part)
