"""Pieces of a Markdown text's HTML: words and images in order become headings, items, rows, quotes and paragraphs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from pipeline.model import BlockKind, Mark, MarkKind
from pipeline.read.markdown.inline import Inline, Spans
from pipeline.read.paragraph import moved


@dataclass(slots=True)
class Piece:
    """A paragraph of an HTML block, still without id; ``line`` counts from 0 in the block.

    ``level``: of a heading or an item.
    """

    kind: BlockKind
    text: str
    line: int
    marks: tuple[Mark, ...] = ()
    level: int = 0


# Elements that end a paragraph.
BREAKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "iframe",
    "legend", "li", "main", "nav", "ol", "option", "p", "pre", "question", "section", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul", "video",
))  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS: dict[str, BlockKind] = {"ul": "bullet", "ol": "numbered"}
_BOXES = frozenset(("aside", "details", "div"))
_DEEPEST = 9  # level of an item


class Pieces:
    """The pieces made so far, and the paragraph or row that is being written.

    Args:
        here: the current line of the source, from 0.
    """

    def __init__(self, here: Callable[[], int]) -> None:
        self.made: list[Piece] = []
        self.asides: list[Piece] = []
        self.asks = False  # the element says that it holds a question
        self.silent: str | None = None  # the element that is open, whose words are not shown
        self._here = here
        self._text: list[str] = []
        self._length = 0
        self._line = 0
        self._spans = Spans()
        self._heading = 0  # level of the heading that is open
        self._boxes = 0  # a heading in a box is that of the box
        self._quotes = 0
        self._lists: list[BlockKind] = []
        self._item_begins = False
        self._cells: list[str] | None = None  # the tags of the cells of the current row

    @property
    def in_row(self) -> bool:
        """Whether a row of a table is open."""
        return self._cells is not None

    def flush(self) -> None:
        """Close the current paragraph."""
        if self.silent:
            self.hidden()
            return
        if self._cells:
            self.row()
            return
        text = "".join(self._text)
        if text.strip():
            marks = self._moved(len(text) - len(text.lstrip()), len(text.strip()))
            marks = (Mark("strong", 0, len(text.strip())), *marks) if self.asks else marks
            kind, level = self._kind()
            self.made.append(Piece(kind, text.strip(), self._line, marks, level))
        self._reset()

    def begin(self, tag: str) -> None:
        """An element begins that ends a paragraph."""
        if tag in _HEADINGS and not self._boxes:
            self._heading = _HEADINGS[tag]
        elif tag in _BOXES:
            self._boxes += 1
        elif tag == "blockquote":
            self._quotes += 1
        elif tag in _LISTS:
            self._lists.append(_LISTS[tag])
        elif tag == "li":
            self._item_begins = True

    def close(self, tag: str) -> None:
        """Such an element ends."""
        if tag in _HEADINGS:
            self._heading = 0
        elif tag in _BOXES:
            self._boxes = max(0, self._boxes - 1)
        elif tag == "blockquote":
            self._quotes = max(0, self._quotes - 1)
        elif tag in _LISTS and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._item_begins = False

    def in_table(self, tag: str) -> None:
        """A row or a cell begins; paragraphs in a cell are separated by spaces."""
        if tag == "tr":
            self.flush()
            self._cells = []
        elif tag in ("td", "th") and self._cells is not None:
            if self._cells:
                if self._text and self._text[-1] == " ":
                    self._length -= len(self._text.pop())
                self.write("\t")
            self._cells.append(tag)
        elif tag in BREAKS:
            self.space(" ")

    def row(self) -> None:
        """The row ends."""
        cells, self._cells = self._cells or [], None
        text = "".join(self._text).rstrip("\n ")
        if text.strip():
            kind: BlockKind = "paragraph" if len(cells) < 2 else "header" if set(cells) == {"th"} else "row"
            self.made.append(Piece(kind, text, self._line, self._moved(0, len(text))))
        self._reset()

    def caption(self) -> None:
        """The caption of an image becomes its words, and the alternative text is stored with the mark."""
        count = len(self.made)
        self.flush()
        if not 0 < count < len(self.made) or self.made[count - 1].kind != "figure":
            return
        words, image = self.made.pop(), self.made.pop()
        mark = replace(image.marks[0], end=len(words.text), alt=image.text or None)
        self.made.append(Piece("figure", words.text, image.line, (mark,)))

    def write(self, text: str) -> None:
        """Add to the paragraph."""
        if not self._text:
            self._line = self._here()
        self._text.append(text)
        self._length += len(text)

    def space(self, data: str) -> None:
        """Add a space where ``data`` begins with one, and none is there."""
        if data[:1].isspace() and self._text and not self._text[-1][-1:].isspace():
            self.write(" ")

    def inline(self, content: Inline) -> None:
        """Words with their marks; an image alone in its paragraph is a figure."""
        self.asides += (Piece("comment", aside, self._here()) for aside in content.asides)
        figure = content.figure()
        if figure and not self._text and self._cells is None:
            self.made.append(Piece("figure", figure[0], self._here(), (figure[1],)))
            return
        self._spans.ended += moved(content.marks, self._length)
        self.write(content.text)

    def image(self, alt: str, source: str | None) -> None:
        """An image outside of Markdown is a figure."""
        self.flush()
        self.made.append(Piece("figure", alt, self._here(), (Mark("image", 0, len(alt), source),)))

    def hidden(self) -> None:
        """The words of a silent element become a comment."""
        self.made.append(Piece("comment", f"<{self.silent}>{''.join(self._text)}</{self.silent}>", self._line))
        self.silent = None
        self._reset()

    def comment(self, source: str) -> None:
        """A comment of the source, verbatim."""
        self.made.append(Piece("comment", source, self._here()))

    def line(self, words: str) -> None:
        """A paragraph of its own."""
        self.flush()
        self.made.append(Piece("paragraph", words, self._here()))

    def mark(self, tag: str, kind: MarkKind, href: str | None) -> None:
        """A mark begins here."""
        self._spans.begin(tag, kind, self._length, href)

    def end_mark(self, tag: str) -> None:
        """The last mark with this tag ends here."""
        self._spans.end(tag, self._length)

    def _kind(self) -> tuple[BlockKind, int]:
        """Kind and level of the paragraph that ends; only the first of an item bears its sign."""
        if self._heading:
            return "heading", self._heading
        if self._item_begins and self._lists:
            self._item_begins = False
            return self._lists[-1], min(len(self._lists), _DEEPEST)
        return ("quote" if self._quotes else "paragraph"), 0

    def _moved(self, lead: int, length: int) -> tuple[Mark, ...]:
        """The marks that have words, as those of a text from ``lead`` on."""

        def at(place: int) -> int:
            return min(max(place - lead, 0), length)

        ended = (mark for mark in self._spans.ended if mark.start < mark.end)
        return tuple(replace(mark, start=at(mark.start), end=at(mark.end)) for mark in ended)

    def _reset(self) -> None:
        self._text, self._spans, self._length = [], Spans(), 0
