"""Paragraphs of a Word file: the words of an element in the style of its row, with list, bookmarks and links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pipeline.errors import LayoutError
from pipeline.render.element_names import classes_of
from pipeline.render.word.numbering import Numbering
from pipeline.render.word.ooxml import Element, add, qualified
from pipeline.render.word.paging import Pages
from pipeline.render.word.pictures import Pictures
from pipeline.render.word.styles.selectors import Node, StyleTable, describe
from pipeline.render.word.styles.style import Style
from pipeline.render.word.styles.style_properties import COUNTED_ALONE, UNCOUNTED
from pipeline.render.word.styles.style_sheet import Sheet
from pipeline.render.word.words.bookmarks import Bookmarks
from pipeline.render.word.words.direction import Script
from pipeline.render.word.words.footnotes import Notes
from pipeline.render.word.words.gathering import MARK, Piece, Words, gather, lead_in
from pipeline.render.word.words.identities import identity
from pipeline.render.word.words.references import References
from pipeline.render.word.words.runs import write_runs


@dataclass(frozen=True, slots=True)
class Tools:
    """The tools for writing a body."""

    table: StyleTable
    sheet: Sheet
    numbering: Numbering
    bookmarks: Bookmarks
    pages: Pages
    script: Script
    pictures: Pictures
    labels: frozenset[str]  # character styles of the label at the beginning of a hanging paragraph
    references: References
    notes: Notes
    width: int  # of the text, in twips
    known_again: bool = False  # whether each paragraph carries an identity


class Paragraphs:
    """Writes paragraphs, and records the paragraph of each bookmark."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._lists: dict[Element, int] = {}
        self._number_of: dict[str, int] = {}
        self._said: list[tuple[str, int, int]] = []  # id, number of the paragraph, line in it
        self.places: dict[str, Element] = {}  # the first paragraph of each block

    def style_of(self, node: Node) -> Style | None:
        """The style of the element's row, None if the row names none; the element's id becomes a bookmark.

        Raises:
            LayoutError: the element has no row.
        """
        self._tools.bookmarks.wait(node.etree_element.get("id"))
        return self.look_of(node)

    def look_of(self, node: Node) -> Style | None:
        """The same, of an element that is not written yet."""
        name = self._tools.table.style_of(node)
        if not name:
            return None
        style = self._tools.sheet.get(name)
        if "typed" in classes_of(node.etree_element) and style.full.get("list") == "question":
            # LibreOffice takes the indent away together with the number.
            own = {key: style.full[key] for key in ("left", "next") if key in style.full}
            own |= {"list": UNCOUNTED, "list-id": 0, "hanging": "0pt"}
            return self._tools.sheet.varied(style, "Typed", own)  # its words begin with its number
        return style

    def paragraph_style_of(self, node: Node) -> Style:
        """The same, but it must be a paragraph style.

        Raises:
            LayoutError: it is not a paragraph style.
        """
        style = self.style_of(node)
        if style is None or style.kind != "paragraph":
            sentence, hint = f"{describe(node)} needs a paragraph style of Word", "a row for it, such as that for p"
            raise LayoutError(sentence, place="[word.rows] of theme.toml", hint=hint)
        return style

    def gather(self, node: Node) -> Words:
        """All words of an element that is one paragraph."""
        words = gather(node, self._tools.table, self._tools.sheet, verbatim=node.local_name == "pre")
        for identifier in words.ids:
            self._tools.bookmarks.wait(identifier)
        words.pieces = list(self._tools.references.counted(words.pieces))
        around = _nearest(node, "lang")
        languages = [self._tools.script.foreign(piece.language or around) for piece in words.pieces]
        words.pieces = [replace(p, language=tag) for p, tag in zip(words.pieces, languages, strict=True)]
        return words

    def count(self, style: Style, words: Words, *, cell: float | None = None) -> int:
        """Count a paragraph for the page estimate (``cell``: width of its table cell in points); returns its number."""
        return self._tools.pages.add(self._beside_the_margin(style, words), style, cell=cell)

    def keep(self, paragraph: Element, style: Style, first: int, last: int) -> None:
        """Begin a page with the paragraph numbered ``first`` if those up to ``last`` do not fit on the current one."""
        if "on-new-page" in style.own and self._tools.pages.torn(first, last):
            named = paragraph.find(f"{qualified('w:pPr')}/{qualified('w:pStyle')}")
            assert named is not None
            named.set(qualified("w:val"), self._tools.sheet.get(style.own["on-new-page"]).id)

    def pages(self) -> dict[str, int]:
        """The estimated page of each bookmarked id, once all paragraphs are counted."""
        numbers = self._tools.pages.numbers()
        pages = {identifier: numbers[number] for identifier, number in self._number_of.items()}
        return pages | {said: self._tools.pages.of_line(number, line) for said, number, line in self._said}

    def write(self, parent: Element, node: Node, style: Style, words: Words, number: int) -> Element:
        """Append a paragraph that was counted as ``number``."""
        pieces = lead_in(words.pieces, self._tools.labels) if _hangs(style) else words.pieces
        if pieces is words.pieces and _hangs(style) and "unlabelled" in style.own:
            style = self._tools.sheet.get(style.own["unlabelled"])
        paragraph = add(parent, "w:p")
        name = (identity(node) or self._tools.bookmarks.unnamed()) if self._tools.known_again else ""
        for block in (*(node.etree_element.get("data-block") or "").split(), *([name] if name else [])):
            self.places.setdefault(block, paragraph)
        right_to_left = self.write_properties(paragraph, node, style)
        ids, marks = self._tools.bookmarks.open(paragraph)
        self._number_of.update(dict.fromkeys(ids, number))
        marks += [self._tools.bookmarks.begin_named(paragraph, name)] if name else []
        self._said += self._lines_of_marks(pieces, style, number)
        write_runs(paragraph, pieces, self._tools.sheet, right_to_left, self._tools.references)
        self._tools.bookmarks.close(paragraph, marks)
        return paragraph

    def write_properties(self, paragraph: Element, node: Node, style: Style) -> bool:
        """Write style, list and a direction of its own; returns whether the paragraph runs to the left."""
        document = self._tools.script.right_to_left
        direction = _nearest(node, "dir")
        right_to_left = document if direction is None else direction == "rtl"
        properties = add(paragraph, "w:pPr")
        named = style if right_to_left == document else self._turned(style, right_to_left)
        add(properties, "w:pStyle", val=named.id)
        if "list" in style.full and not self._named_by_the_style(node, style):
            self._number(properties, node, style)
        if label := node.etree_element.get("data-missing"):
            _write_number(properties, 1, self._tools.numbering.label(f"{label} ·", style.full.get("left", "0pt")))
        return right_to_left

    def _named_by_the_style(self, node: Node, style: Style) -> bool:
        """Whether the style alone names the list; not in a chapter of a book, where questions are counted anew."""
        return self._tools.numbering.named_by_the_style(style) and _chapter_of(node, style) is None

    def _turned(self, style: Style, right_to_left: bool) -> Style:
        """The style for words in the other direction.

        Word counts indents from the side where a line begins; the side column does not move.
        """
        left, right = style.points("left"), style.points("right")
        column = min(left, self._tools.sheet.get("Body Text").points("left"))
        indents = {"left": f"{left - column:.2f}pt", "right": f"{right + column:.2f}pt"}
        return self._tools.sheet.varied(style, "Turned", indents | {"right-to-left": right_to_left})

    def _beside_the_margin(self, style: Style, words: Words) -> str:
        """The text without the label in the margin."""
        pieces = lead_in(words.pieces, self._tools.labels) if _hangs(style) else words.pieces
        tab = next((n for n, piece in enumerate(pieces) if piece.sign == "tab"), -1) if _hangs(style) else -1
        return "".join("\n" if piece.sign == "br" else piece.text for piece in pieces[tab + 1 :])

    def _lines_of_marks(self, pieces: list[Piece], style: Style, number: int) -> Iterator[tuple[str, int, int]]:
        """For each bookmark of words its id, the paragraph, and the line, from 0, in which it begins."""
        for place, piece in enumerate(pieces):
            if piece.sign == MARK:
                before = self._beside_the_margin(style, Words(pieces[:place]))
                word = pieces[place + 1].text.partition(" ")[0]
                yield piece.target, number, self._tools.pages.lines(before + word, style) - 1

    def _number(self, properties: Element, node: Node, style: Style) -> None:
        """Give the paragraph a number in its own list: by the style alone, one count would run through the document."""
        _write_number(properties, int(style.full.get("level", 1)), self._list_of(node, style))

    def _list_of(self, node: Node, style: Style) -> int:
        if (chapter := _chapter_of(node, style)) is not None:
            if chapter not in self._lists:
                self._lists[chapter] = self._tools.numbering.new_count(style)
            return self._lists[chapter]
        if style.full["list"] != COUNTED_ALONE:
            return int(style.full["list-id"])
        item = node if node.local_name == "li" else node.parent
        key = item.parent.etree_element
        if key not in self._lists:
            first = int(item.etree_element.get("value") or key.get("start") or 1)
            self._lists[key] = self._tools.numbering.new_count(style, first)
        return self._lists[key]


def _write_number(properties: Element, level: int, number: int) -> None:
    numbering = add(properties, "w:numPr")
    add(numbering, "w:ilvl", val=level - 1)
    add(numbering, "w:numId", val=number)


def _chapter_of(node: Node, style: Style) -> Any:
    """The chapter in which questions of this style are counted; None outside of a book, and for another list."""
    if style.full["list"] != "question":
        return None
    return next((one for one in node.etree_element.iterancestors() if one.get("class") == "chapter"), None)


def _hangs(style: Style) -> bool:
    """Whether the first line begins in the margin, with a label."""
    return style.points("hanging") > 0 and "list" not in style.full


def _nearest(node: Node, attribute: str) -> str | None:
    """The value on the element or on the nearest ancestor."""
    element = node.etree_element
    values = (here.get(attribute) for here in (element, *element.iterancestors()))
    return next(filter(None, values), None)
