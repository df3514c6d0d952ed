"""The reader of Markdown: CommonMark with tables and strikethrough, front matter, and the HTML that people put
between.

What Markdown keeps out of the text (comments, titles of links, references that nothing refers to) becomes a block of
the kind ``comment``, so that it leaves the text through the ledger and not through the reader.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pipeline.model import BlockKind, Mark, Note, Origin
from pipeline.read.decode import decode
from pipeline.read.frontmatter import front_matter
from pipeline.read.inline import Inline, inline, moved
from pipeline.read.lists import List, keeps_numbers
from pipeline.read.markup import pieces
from pipeline.read.mdturns import broken_at_turns
from pipeline.read.reader import Blocks, Parsed, Reader

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


def read(data: bytes, name: str) -> Parsed:
    """Read Markdown.

    Raises:
        InputError: the bytes cannot be decoded.
    """
    text, encoding, notes = decode(data, name)
    lines = _LINE_END_RE.split(text)
    front = front_matter(lines)
    blocks = Blocks([])
    if front.text:
        blocks.add("metadata", front.text, 1)
    walk = _Walk(blocks, front.lines)
    body = lines[front.lines :]
    if _is_deep(body):
        notes += (_plain(body, walk),)
    else:
        walk.all("\n".join(broken_at_turns(body)))
    return Parsed(tuple(blocks.made), encoding, front.metadata, (*notes, *front.notes))


def sniff(data: bytes) -> bool:
    """Whether a text without a telling suffix is Markdown: front matter, or two headings with number signs."""
    head = data[:20_000].decode("utf-8", errors="ignore").removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    return bool(front_matter(_LINE_END_RE.split(head)).metadata) or len(_HEADING_RE.findall(head)) >= 2


READER = Reader("markdown", (".md", ".markdown", ".mdown", ".mkd"), sniff, read)

_LINE_END_RE = re.compile("\r\n|[\n\r]")
_HEADING_RE = re.compile(r"^#{1,6} \S", re.MULTILINE)
_NOTE_RE = re.compile(r"\[\^|\^\[")
_DEEP_RE = re.compile(r"(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){40}|[ \t]{200}")
_NESTING = 80
_MOST_UNCLOSED = 1_000  # brackets, for each of which the parser would look for its end


def _is_deep(lines: list[str]) -> bool:
    unclosed = sum(line.count("[") - line.count("]") for line in lines)
    return unclosed > _MOST_UNCLOSED or any(_DEEP_RE.match(line) for line in lines)


def _plain(lines: list[str], walk: _Walk) -> Note:
    """Each line as a paragraph: the parser stops at a depth that no honest text has, and would drop what is below."""
    for number, line in enumerate(lines):
        if line.strip():
            walk.add("paragraph", line, number)
    return Note(
        "markdown-depth", "warning", "the Markdown nests too deep: its lines were read as plain text", Origin(1)
    )


def _parsed(text: str, environment: dict[str, Any]) -> list[Token]:
    """The tokens, with notes where every one is cited: of one that is not, the plugin would drop the words."""
    if _NOTE_RE.search(text):
        tokens = _parser(notes=True).parse(text, environment)
        if all(place >= 0 for place in environment.get("footnotes", {}).get("refs", {}).values()):
            return tokens
        environment.clear()
    return _parser(notes=False).parse(text, environment)


def _parser(*, notes: bool) -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable(["table", "strikethrough"])
    if notes:
        from mdit_py_plugins.footnote import footnote_plugin

        parser.use(footnote_plugin)
    return parser


class _Walk:
    """One pass over the tokens of a document; ``first`` is the number of lines above it."""

    def __init__(self, blocks: Blocks, first: int) -> None:
        self._blocks = blocks
        self._first = first
        self._lists: list[List] = []
        self._quotes = 0
        self._in_head = False
        self._row_line = 0
        self._cells: list[Inline] = []
        self._hrefs: set[str] = set()
        self._note = 0  # the number of the note that is being read

    def add(self, kind: BlockKind, text: str, line: int, marks: tuple[Mark, ...] = (), level: int = 0) -> None:
        kind, level = ("note", self._note) if self._note else (kind, level)
        self._blocks.add(kind, text, self._first + line + 1, marks, level)

    def all(self, text: str) -> None:
        environment: dict[str, Any] = {}
        tokens = _parsed(text, environment)
        for place in range(len(tokens)):
            self._take(tokens, place)
        self._unused(environment.get("references", {}))

    def _take(self, tokens: Sequence[Token], place: int) -> None:
        token = tokens[place]
        kind, line = token.type, token.map[0] if token.map else 0
        if kind == "inline":
            self._inline(tokens[place - 1], token, line)
        elif kind.endswith("_list_open"):
            self._lists.append(List(kind.startswith("ordered"), keeps_numbers(tokens, place)))
        elif kind.endswith("_list_close"):
            self._lists.pop()
        elif kind == "list_item_open":
            self._lists[-1].item(token, line)
        elif kind == "list_item_close":
            self._number_alone()
        elif kind.startswith("blockquote"):
            self._quotes += token.nesting
        elif kind in ("fence", "code_block"):
            self.add("code", token.content.removesuffix("\n"), line)
        elif kind in ("footnote_open", "footnote_close"):
            self._note = token.meta["id"] + 1 if kind == "footnote_open" else 0
        elif kind == "hr":
            self.add("separator", "", line)
        elif kind == "html_block":
            self._html(token.content, line)
        else:
            self._table(kind, line)

    def _inline(self, opening: Token, token: Token, line: int) -> None:
        content = inline(token.children or ())
        self._hrefs.update(mark.href for mark in content.marks if mark.href)
        if opening.type in ("th_open", "td_open"):
            self._cells.append(content)
            return
        if opening.type == "heading_open":
            self.add("heading", content.text, line, content.marks, int(opening.tag[1]))
        else:
            self._paragraph(content, line)
        self._asides(content, line)

    def _paragraph(self, content: Inline, line: int) -> None:
        if content.is_image():
            self.add("figure", content.text, line, content.marks)
        elif not (self._lists and self._lists[-1].fresh):
            self.add("quote" if self._quotes else "paragraph", content.text, line, content.marks)
        elif marker := self._lists[-1].take():
            self.add("paragraph", marker + content.text, line, moved(content.marks, len(marker)))
        else:
            kind: BlockKind = "numbered" if self._lists[-1].ordered else "bullet"
            self.add(kind, content.text, line, content.marks, len(self._lists))

    def _number_alone(self) -> None:
        """A number that no paragraph took up, because its item is empty or begins with something else."""
        line = self._lists[-1].line
        if marker := self._lists[-1].take():
            self.add("paragraph", marker.strip(), line)

    def _asides(self, content: Inline, line: int) -> None:
        for aside in content.asides:
            self.add("comment", aside, line)

    def _html(self, html: str, line: int) -> None:
        for piece in pieces(html):
            self.add(piece.kind, piece.text, line + piece.line, piece.marks)

    def _table(self, kind: str, line: int) -> None:
        if kind in ("thead_open", "thead_close"):
            self._in_head = kind == "thead_open"
        elif kind == "tr_open":
            self._cells, self._row_line = [], line
        elif kind == "tr_close":
            self._row()

    def _row(self) -> None:
        texts: list[str] = []
        marks: list[Mark] = []
        start = 0
        for cell in self._cells:
            texts.append(cell.text.replace("\t", " "))
            marks += moved(cell.marks, start)
            start += len(cell.text) + 1
        self.add("header" if self._in_head else "row", "\t".join(texts), self._row_line, tuple(marks))
        for cell in self._cells:
            self._asides(cell, self._row_line)

    def _unused(self, references: dict[str, dict[str, Any]]) -> None:
        """References that nothing refers to, as comments on the line where they stand."""
        for label, reference in references.items():
            if reference["href"] not in self._hrefs:
                line = (reference.get("map") or [0])[0]
                self.add("comment", f"[{label}]: {reference['href']} {reference['title']}".rstrip(), line)
