"""HTML inside Markdown: the words of an HTML block become headings, items, quotes and paragraphs, all else comments."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser

from pipeline.read.markdown.html_pieces import BREAKS, Piece, Pieces
from pipeline.read.markdown.inline import Inline, tag_mark
from pipeline.read.question_names import names_question


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
    parser.finish()
    return [*parser.pieces.made, *parser.pieces.asides] or [Piece("comment", html.strip("\n"), 0)]


_SAID = ("attribution", "caption", "credit", "credits", "author", "byline", "cite", "source")  # values for readers
_SPACED_RE = re.compile(r"(?!.*://)\W{0,3}[^\W\d_][^{}<>]{0,300}\s[^{}<>]{1,300}$")
_MOST_UNCLOSED = 200
_SILENT = frozenset(("script", "style", "template"))
_VERBATIM = frozenset(("code", "kbd", "pre", "samp", "textarea"))
_MARKED_RE = re.compile(r"\*\S|\][(\[]|`")


@dataclass
class _Parser(HTMLParser):
    source: str
    said: Callable[[str], Inline] | None

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces = Pieces(lambda: self.getpos()[0] - 1)
        self._verbatim = 0  # elements that are open, whose words are no Markdown
        self._named: list[tuple[str, str]] = []  # components that are open, and the words of their values

    def finish(self) -> None:
        """Close what is open."""
        self.pieces.flush()
        while self._named:
            self._say_named()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values, pieces = dict(attrs), self.pieces
        if tag == "tr" or pieces.in_row:
            pieces.in_table(tag)
        elif tag in BREAKS:
            pieces.flush()
            pieces.begin(tag)
            pieces.asks = names_question(tag, values.get("class")) or (pieces.asks and tag == "p")
        if tag in _SILENT:
            pieces.flush()
            pieces.silent = tag
        self._verbatim += tag in _VERBATIM
        if tag == "br":
            pieces.write("\n")
        elif tag == "img":
            pieces.image(values.get("alt") or "", values.get("src"))
        elif kind := tag_mark(tag):
            pieces.mark(tag, kind, values.get("href"))
        self._named += [(tag, words) for key in _SAID if _SPACED_RE.match(words := (values.get(key) or "").strip())][:1]

    def handle_endtag(self, tag: str) -> None:
        pieces = self.pieces
        self._verbatim = max(0, self._verbatim - (tag in _VERBATIM))
        if tag == pieces.silent:
            pieces.hidden()
        elif tag in ("tr", "table") and pieces.in_row:
            pieces.row()
        elif tag == "figcaption":
            pieces.caption()
        elif tag in BREAKS and not pieces.in_row:
            pieces.flush()
            pieces.close(tag)
            pieces.asks = False
        else:
            pieces.end_mark(tag)
        if self._named and self._named[-1][0] == tag:
            self._say_named()

    def handle_data(self, data: str) -> None:
        pieces = self.pieces
        if pieces.silent:
            pieces.write(data)
            return
        pieces.space(data)
        if words := " ".join(data.split()):
            if self.said and not self._verbatim and _MARKED_RE.search(words):
                pieces.inline(self.said(words))
            else:
                pieces.write(words)
            pieces.space(data[-1:])

    def handle_comment(self, data: str) -> None:
        if f"<!--{data}" not in self.source:
            raise AssertionError("the end of a comment without its beginning: words after a stray sign")
        self.pieces.flush()
        self.pieces.comment(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.pieces.comment(f"<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        self.pieces.comment(f"<![{data}]>")

    def handle_pi(self, data: str) -> None:
        self.pieces.comment(f"<?{data}>")

    def _say_named(self) -> None:
        """Put the words that a component has as a value below what it holds: ``<Quote author="Ada Reed, pilot">``."""
        self.pieces.line(self._named.pop()[1])
