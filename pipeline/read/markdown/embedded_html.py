"""HTML inside Markdown: the words of an HTML block become headings, items, quotes and paragraphs, all else comments."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from pipeline.model import BlockKind, Mark
from pipeline.read.markdown.inline import Inline, Spans, tag_mark
from pipeline.read.paragraph import moved
from pipeline.read.question_names import names_question


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


def pieces(html: str, said: Callable[[str], Inline] | None = None) -> list[Piece]:
    """The paragraphs, images and comments of an HTML block; a block without any is a comment, verbatim.

    A block that is not HTML is one paragraph, verbatim: one with a declaration, which some versions of Python's parser
    refuse and others read as a comment, or with hundreds of unclosed tags, which would take quadratic time.

    Args:
        said: reads the words between two tags as Markdown. Authors write it there, and many generators (kramdown, PHP
            Markdown Extra) read it, though CommonMark does not (section 4.6).
    """
    parser = _Parser(html, said)
    if html.count("<") - html.count(">") > _MOST_UNCLOSED:
        return [Piece("paragraph", html.strip("\n"), 0)]
    try:
        parser.feed(html)
        parser.close()
    except AssertionError:
        return [Piece("paragraph", html.strip("\n"), 0)]
    parser.flush()
    while parser.named:
        parser.say_named()
    return [*parser.made, *parser.asides] or [Piece("comment", html.strip("\n"), 0)]


_BREAKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "iframe",
    "legend", "li", "main", "nav", "ol", "option", "p", "pre", "question", "section", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul", "video",
))  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS: dict[str, BlockKind] = {"ul": "bullet", "ol": "numbered"}
_BOXES = frozenset(("aside", "details", "div"))
_SAID = ("attribution", "caption", "credit", "credits", "author", "byline", "cite", "source")  # values for readers
_SPACED_RE = re.compile(r"(?!.*://)\W{0,3}[^\W\d_][^{}<>]{0,300}\s[^{}<>]{1,300}$")
_MOST_UNCLOSED = 200
_DEEPEST = 9  # level of an item
_SILENT = frozenset(("script", "style", "template"))
_VERBATIM = frozenset(("code", "kbd", "pre", "samp", "textarea"))
_MARKED_RE = re.compile(r"\*\S|\][(\[]|`")


@dataclass
class _Parser(HTMLParser):
    source: str
    said: Callable[[str], Inline] | None
    made: list[Piece] = field(default_factory=list)
    asides: list[Piece] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._text: list[str] = []
        self._length = 0
        self._line = 0
        self._spans = Spans()
        self._silent: str | None = None
        self._verbatim = 0  # elements that are open, whose words are no Markdown
        self._heading = 0  # level of the heading that is open
        self._boxes = 0  # a heading in a box is that of the box
        self._quotes = 0
        self.named: list[tuple[str, str]] = []  # components that are open, and the words of their values
        self._lists: list[BlockKind] = []
        self._item_begins = False
        self._asks = False  # the element says that it holds a question
        self._cells: list[str] | None = None  # the tags of the cells of the current row

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "tr" or self._cells is not None:
            self._in_table(tag)
        elif tag in _BREAKS:
            self.flush()
            self._begin(tag)
            self._asks = names_question(tag, values.get("class")) or (self._asks and tag == "p")
        if tag in _SILENT:
            self.flush()
            self._silent = tag
        self._verbatim += tag in _VERBATIM
        if tag == "br":
            self._write("\n")
        elif tag == "img":
            self._image(values)
        elif kind := tag_mark(tag):
            self._spans.begin(tag, kind, self._length, values.get("href"))
        self.named += [(tag, words) for key in _SAID if _SPACED_RE.match(words := (values.get(key) or "").strip())][:1]

    def handle_endtag(self, tag: str) -> None:
        self._verbatim = max(0, self._verbatim - (tag in _VERBATIM))
        if tag == self._silent:
            self._comment()
        elif tag in ("tr", "table") and self._cells is not None:
            self._row()
        elif tag == "figcaption":
            self._caption()
        elif tag in _BREAKS and self._cells is None:
            self.flush()
            self._close(tag)
            self._asks = False
        else:
            self._spans.end(tag, self._length)
        if self.named and self.named[-1][0] == tag:
            self.say_named()

    def handle_data(self, data: str) -> None:
        if self._silent:
            self._write(data)
            return
        self._space(data)
        if words := " ".join(data.split()):
            if self.said and not self._verbatim and _MARKED_RE.search(words):
                self._markdown(self.said(words))
            else:
                self._write(words)
            self._space(data[-1:])

    def handle_comment(self, data: str) -> None:
        if f"<!--{data}" not in self.source:
            raise AssertionError("the end of a comment without its beginning: words after a stray sign")
        self.flush()
        self.made.append(Piece("comment", f"<!--{data}-->", self._here()))

    def handle_decl(self, decl: str) -> None:
        self.made.append(Piece("comment", f"<!{decl}>", self._here()))

    def unknown_decl(self, data: str) -> None:
        self.made.append(Piece("comment", f"<![{data}]>", self._here()))

    def handle_pi(self, data: str) -> None:
        self.made.append(Piece("comment", f"<?{data}>", self._here()))

    def flush(self) -> None:
        """Close the current paragraph."""
        if self._silent:
            self._comment()
            return
        if self._cells:
            self._row()
            return
        text = "".join(self._text)
        if text.strip():
            marks = self._moved(len(text) - len(text.lstrip()), len(text.strip()))
            marks = (Mark("strong", 0, len(text.strip())), *marks) if self._asks else marks
            kind, level = self._kind()
            self.made.append(Piece(kind, text.strip(), self._line, marks, level))
        self._reset()

    def say_named(self) -> None:
        """Put the words that a component has as a value below what it holds: ``<Quote author="Ada Reed, pilot">``."""
        self.flush()
        self.made.append(Piece("paragraph", self.named.pop()[1], self._here()))

    def _begin(self, tag: str) -> None:
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

    def _close(self, tag: str) -> None:
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

    def _kind(self) -> tuple[BlockKind, int]:
        """Kind and level of the paragraph that ends; only the first of an item bears its sign."""
        if self._heading:
            return "heading", self._heading
        if self._item_begins and self._lists:
            self._item_begins = False
            return self._lists[-1], min(len(self._lists), _DEEPEST)
        return ("quote" if self._quotes else "paragraph"), 0

    def _in_table(self, tag: str) -> None:
        """A row or a cell begins; paragraphs in a cell are separated by spaces."""
        if tag == "tr":
            self.flush()
            self._cells = []
        elif tag in ("td", "th") and self._cells is not None:
            if self._cells:
                if self._text and self._text[-1] == " ":
                    self._length -= len(self._text.pop())
                self._write("\t")
            self._cells.append(tag)
        elif tag in _BREAKS:
            self._space(" ")

    def _row(self) -> None:
        cells, self._cells = self._cells or [], None
        text = "".join(self._text).rstrip("\n ")
        if text.strip():
            kind: BlockKind = "paragraph" if len(cells) < 2 else "header" if set(cells) == {"th"} else "row"
            self.made.append(Piece(kind, text, self._line, self._moved(0, len(text))))
        self._reset()

    def _caption(self) -> None:
        """The caption of an image becomes its words, and the alternative text is stored with the mark."""
        count = len(self.made)
        self.flush()
        if not 0 < count < len(self.made) or self.made[count - 1].kind != "figure":
            return
        words, image = self.made.pop(), self.made.pop()
        mark = replace(image.marks[0], end=len(words.text), alt=image.text or None)
        self.made.append(Piece("figure", words.text, image.line, (mark,)))

    def _here(self) -> int:
        return self.getpos()[0] - 1

    def _reset(self) -> None:
        self._text, self._spans, self._length = [], Spans(), 0

    def _comment(self) -> None:
        self.made.append(Piece("comment", f"<{self._silent}>{''.join(self._text)}</{self._silent}>", self._line))
        self._silent = None
        self._reset()

    def _write(self, text: str) -> None:
        if not self._text:
            self._line = self._here()
        self._text.append(text)
        self._length += len(text)

    def _markdown(self, content: Inline) -> None:
        """Words with their marks; an image alone in its paragraph is a figure."""
        self.asides += (Piece("comment", aside, self._here()) for aside in content.asides)
        figure = content.figure()
        if figure and not self._text and self._cells is None:
            self.made.append(Piece("figure", figure[0], self._here(), (figure[1],)))
            return
        self._spans.ended += moved(content.marks, self._length)
        self._write(content.text)

    def _space(self, data: str) -> None:
        if data[:1].isspace() and self._text and not self._text[-1][-1:].isspace():
            self._write(" ")

    def _image(self, values: dict[str, str | None]) -> None:
        alt, source = values.get("alt") or "", values.get("src")
        self.flush()
        self.made.append(Piece("figure", alt, self._here(), (Mark("image", 0, len(alt), source),)))

    def _moved(self, lead: int, length: int) -> tuple[Mark, ...]:
        """The marks that have words, as those of a text from ``lead`` on."""

        def at(place: int) -> int:
            return min(max(place - lead, 0), length)

        ended = (mark for mark in self._spans.ended if mark.start < mark.end)
        return tuple(replace(mark, start=at(mark.start), end=at(mark.end)) for mark in ended)
