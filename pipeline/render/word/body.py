"""The body of a Word file: the page's elements in order, each with the style that the theme's table names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from pipeline.errors import LayoutError
from pipeline.render.element_names import classes_of
from pipeline.render.word import table_grid
from pipeline.render.word.listed_headings import contents_field, heading_styles
from pipeline.render.word.ooxml import Element, add
from pipeline.render.word.styles.selectors import Node, describe
from pipeline.render.word.styles.style import Style
from pipeline.render.word.words import fields
from pipeline.render.word.words.gathering import AFTER_COUNT, COUNT, PAGE, Piece, Words
from pipeline.render.word.words.paragraphs import Paragraphs, Tools
from pipeline.render.word.words.runs import add_link, write_runs


class Walk:
    """One pass over the page.

    Raises:
        LayoutError: an element has no row, words are outside of paragraphs, or a link has no target.
    """

    def __init__(self, body: Element, tools: Tools) -> None:
        self._body, self._tools = body, tools
        self._paragraphs = Paragraphs(tools)
        self._counts: Counter[str] = Counter()
        self._headings: dict[str, int] = {}
        self._term: list[Piece] = []  # a term that waits for the paragraph of its explanation

    def walk(self, root: Node, pages: Mapping[str, int]) -> Mapping[str, Element]:
        """Write everything under ``root``, then fill in the page numbers; those in ``pages`` are known.

        Returns:
            The first paragraph of each block, by the block's id.
        """
        self._headings = heading_styles(root, self._paragraphs.look_of)
        self._block(root)
        if missing := self._tools.bookmarks.missing():
            sentence = f"a link of the page leads to an id that does not exist: {missing[0]!r}"
            raise LayoutError(sentence, place="a template", hint="an id that the page has")
        self._tools.references.fill(self._paragraphs.pages(), pages)
        return self._paragraphs.places

    def _block(self, node: Node) -> None:
        style = self._paragraphs.style_of(node)
        if style is None and node.local_name == "nav":
            self._contents(node)
        elif node.etree_element.get("class") == "endnotes":
            self._endnotes(node)
        elif style is None:
            self._children(node)
        elif style.kind == "table":
            self._table(node, style)
        elif node.local_name == "img":
            self._picture(node, style)
        elif style.kind == "character":
            self._wait(node, style)
        else:
            self._paragraph(node, style)

    def _children(self, node: Node) -> None:
        _must_be_space(node, node.etree_element.text)
        for child in node.iter_children():
            self._block(child)
            _must_be_space(node, child.etree_element.tail)
        if self._term:
            sentence = f"a term without its explanation, in {describe(node)}"
            raise LayoutError(sentence, place="a template", hint="a dd after each dt")

    def _endnotes(self, node: Node) -> None:
        """Notes that the text cites become footnotes; the section keeps the others, for which Word has no place."""
        notes = [item for item in node.iter_subtree() if "note" in classes_of(item.etree_element)]
        loose = [note for note in notes if self._number(note) not in self._tools.notes.cited]
        if loose:
            self._block(next(child for child in node.iter_children() if child.local_name == "h2"))
        for note in notes:
            if note in loose:
                self._block(note)
            else:
                self._footnote(note)

    def _footnote(self, note: Node) -> None:
        """A Word footnote: its paragraphs, the first of which begins with its number."""
        notes, number = self._tools.notes, self._number(note)
        outside, self._body = self._body, notes.begin(number)
        in_text, self._paragraphs = self._paragraphs, Paragraphs(replace(self._tools, references=notes.references))
        self._children(note)
        notes.number(self._body, self._tools.sheet.get(self._tools.table.style_of(notes.cited[number])))
        self._body, self._paragraphs = outside, in_text

    @staticmethod
    def _number(note: Node) -> int:
        return int(note.etree_element.get("value") or 0)

    def _wait(self, node: Node, style: Style) -> None:
        """An element with a character style outside of paragraphs (a term) is joined to the next paragraph."""
        words = self._paragraphs.gather(node)
        self._term += [replace(piece, styles=(style.name, *piece.styles)) for piece in words.pieces]
        self._term.append(Piece("", sign="tab"))

    def _paragraph(self, node: Node, style: Style) -> None:
        words = self._paragraphs.gather(node)
        if node.local_name == "dd" and not self._term:  # a further explanation of the term above
            style = self._tools.sheet.varied(style, "Continued", {"hanging": "0pt"})
        words.pieces, self._term = [*self._numbered(style), *self._term, *words.pieces], []
        self._paragraphs.write(self._body, node, style, words, self._paragraphs.count(style, words))

    def _numbered(self, style: Style) -> list[Piece]:
        """The number that a theme puts before text of this style; Word counts it."""
        counter = style.full.get("counter")
        if not counter:
            return []
        self._counts[counter] += 1
        return [Piece(str(self._counts[counter]), sign=COUNT), Piece(AFTER_COUNT)]

    def _picture(self, node: Node, style: Style) -> None:
        indent = style.points("left") + style.points("right")
        _, height = self._tools.pictures.size(node, indent)
        number = self._tools.pages.add("", style, height=height)
        paragraph = self._paragraphs.write(self._body, node, style, Words(), number)
        self._tools.pictures.draw(paragraph, node, indent)

    def _table(self, node: Node, style: Style) -> None:
        rows = [row for row in node.iter_subtree() if row.local_name == "tr" and len(row.etree_element)]
        cells = [self._cells(row) for row in rows]
        if not cells:
            return
        indent = round(style.points("left") * 20)
        width = self._tools.width - indent - round(style.points("right") * 20)
        texts = [[_measured(cell, words) for cell, _, words in row] for row in cells]
        widths = table_grid.widths(texts, width, cells[0][0][1].points("size", 11))
        table = table_grid.begin(self._body, style.id, widths, indent, right_to_left=self._tools.script.right_to_left)
        # A table that stays on a page repeats no row, so the first may have the mark of headers, which PDF/UA asks for.
        short = "small" in (node.etree_element.get("class") or "").split()
        for row, across in zip(rows, cells, strict=True):
            element = table_grid.row(table, header=row.parent.local_name == "thead" or (short and row is rows[0]))
            # A row is as high as its longest cell.
            place, (_, look, longest) = max(enumerate(across), key=lambda cell: len(cell[1][2].text()))
            number = self._paragraphs.count(look, longest, cell=widths[place] / 20)
            for place, (width, (cell, look, words)) in enumerate(zip(widths, across, strict=False), 1):
                home = table_grid.cell(element, width, last=place == len(widths))
                self._paragraphs.write(home, cell, look, words, number)

    def _cells(self, row: Node) -> list[tuple[Node, Style, Words]]:
        self._paragraphs.style_of(row)
        return [self._cell(cell) for cell in row.iter_children()]

    def _cell(self, node: Node) -> tuple[Node, Style, Words]:
        style = self._paragraphs.paragraph_style_of(node)
        if room := table_grid.set_in(node.etree_element.get("class", "")):
            indent = f"{room * style.points('size'):.2f}pt"
            style = self._tools.sheet.varied(style, f"Set In {room:g}", {"right": indent})
        return node, style, self._paragraphs.gather(node)

    def _contents(self, node: Node) -> None:
        """The list of links becomes a field that Word can update, with its result already in place.

        No style can keep all of it on one page: LibreOffice cannot keep a heading with an index, and Word
        would keep the index with the heading after it.
        """
        outside, self._body = self._body, fields.contents_block(self._body)
        entries = [link for link in node.iter_subtree() if link.local_name == "a"]
        head = [self._heading(child) for child in node.iter_children() if child.local_name != "ol"]
        last = 0
        for position, link in enumerate(entries, 1):
            last = self._entry(link, position, last=position == len(entries))
        for paragraph, style, first in head[:1]:
            self._paragraphs.keep(paragraph, style, first, last)
        self._body = outside

    def _heading(self, node: Node) -> tuple[Element, Style, int]:
        style, words = self._paragraphs.paragraph_style_of(node), self._paragraphs.gather(node)
        number = self._paragraphs.count(style, words)
        return self._paragraphs.write(self._body, node, style, words, number), style, number

    def _entry(self, link: Node, position: int, *, last: bool) -> int:
        """Write the entry at a ``position`` from 1. Word turns a number before a heading into text of the entry."""
        style = self._paragraphs.paragraph_style_of(link.parent)
        words = self._paragraphs.gather(link)
        if style.full.get("counter"):
            words.pieces.insert(0, Piece(f"{position}{AFTER_COUNT}"))
        number = self._paragraphs.count(style, words)
        paragraph = add(self._body, "w:p")
        self._paragraphs.write_properties(paragraph, link, style)
        if position == 1:
            fields.begin(paragraph, contents_field(self._headings))
        target = link.etree_element.get("href", "")
        entry = add_link(paragraph, self._tools.references.link(target, words.text()))
        pieces = [*(replace(piece, href=None) for piece in words.pieces), Piece("", sign="tab")]
        write_runs(entry, pieces, self._tools.sheet, self._tools.script.right_to_left, self._tools.references)
        # Word itself also puts the page number inside the link.
        self._tools.references.write(entry, Piece("", href=target, sign=PAGE), None)
        if last:
            fields.end(paragraph)
        return number


def _measured(cell: Node, words: Words) -> str:
    """The words of a cell for measuring its column: figures, and cells marked so, are not broken.

    A figure that is set in from the edge of its cell needs the width of a digit for each half of a letter's size.
    """
    classes = cell.etree_element.get("class", "")
    if cell.local_name != "td" or not {"number", "whole"}.intersection(classes.split()):
        return words.text()
    return words.text().replace(" ", "\N{NO-BREAK SPACE}") + "0" * round(2 * table_grid.set_in(classes))


def links_within(root: Node) -> Iterator[str]:
    """The ids of the page that its links refer to."""
    for node in root.iter_subtree():
        is_link = node.local_name == "a" and node.parent.etree_element.get("class") != "noteref"
        href = node.etree_element.get("href", "") if is_link else ""
        if href.startswith("#"):
            yield href[1:]
            yield node.etree_element.get("data-question") or href[1:]


def _must_be_space(node: Node, text: str | None) -> None:
    if text and text.strip():
        sentence = f"there are words outside a paragraph, in {describe(node)}: {text.strip()[:60]!r}"
        raise LayoutError(sentence, place="a template", hint="a p around them")
