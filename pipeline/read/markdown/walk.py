"""One pass over the tokens of a Markdown text: its blocks, with hidden content as comments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from pipeline.model import BlockKind, Mark
from pipeline.read.markdown.embedded_html import pieces
from pipeline.read.markdown.extensions import plain
from pipeline.read.markdown.inline import Inline, inline
from pipeline.read.markdown.lists import List, list_at
from pipeline.read.markdown.wide_emphasis import wide_emphasis
from pipeline.read.paragraph import moved
from pipeline.read.reader import Blocks
from pipeline.text.ends import ASKING, STATING
from pipeline.text.wrapping import is_ideograph

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


class Walk:
    """Walks over the tokens; ``first`` is the number of lines above the text."""

    def __init__(self, blocks: Blocks, first: int) -> None:
        self._blocks = blocks
        self._first = first
        self._lists: list[List] = []
        self._quotes = 0
        self._in_head = False
        self._row_line = 0
        self._cells: list[Inline] = []
        self._hrefs: set[str] = set()
        self._note = 0  # the number of the current note
        self._environment: dict[str, Any] = {}
        self._closings = 0  # ends of quotes in blocks of HTML that are still to come

    def add(self, kind: BlockKind, text: str, line: int, marks: tuple[Mark, ...] = (), level: int = 0) -> None:
        kind, level = ("note", self._note) if self._note else (kind, level)
        self._blocks.add(kind, text, self._first + line + 1, marks, level)

    def all(self, text: str) -> None:
        environment = self._environment
        tokens = _parsed(text, environment)
        self._closings = sum(token.content.count("</blockquote>") for token in tokens if token.type in _WITH_TAGS)
        for place in range(len(tokens)):
            self._take(tokens, place)
        self._unused(environment.get("references", {}))

    def _take(self, tokens: Sequence[Token], place: int) -> None:
        token = tokens[place]
        kind, line = token.type, token.map[0] if token.map else 0
        if kind == "inline":
            self._inline(tokens[place - 1], token, line)
            self._quoted(token.content)
        elif kind.endswith("_list_open"):
            self._lists.append(list_at(tokens, place))
        elif kind.endswith("_list_close"):
            self._lists.pop()
        elif kind == "list_item_open":
            self._lists[-1].item(token, line)
        elif kind == "list_item_close":
            self._number_alone()
        elif kind.startswith("blockquote"):
            self._quotes += token.nesting
        elif kind == "fence" and token.info.strip() == "{=html}":
            self._html(token.content, line + 1)
        elif kind == "code_block" and _INDENTED_HTML_RE.match(token.content):
            self._html(token.content, line)
        elif kind == "code_block" and _is_prose(token.content):
            self.add("paragraph", token.content.strip(), line)
        elif kind == "fence" and (folded := _FOLDED_RE.fullmatch(token.content)):
            self.add("comment", folded["keys"], line + 1)
            Walk(self._blocks, self._first + line + 1 + folded["keys"].count("\n")).all(folded["said"])
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
        content = plain(inline(token.children or ()), quote=bool(self._quotes))
        self._hrefs.update(mark.href for mark in content.marks if mark.href)
        if opening.type in ("th_open", "td_open"):
            self._cells.append(content)
            return
        if opening.type == "heading_open":
            self.add("heading", content.text, line, content.marks, int(opening.tag[1]))
        elif opening.type == "dt_open":
            self.add("paragraph", content.text, line, (Mark("strong", 0, len(content.text)), *content.marks))
        else:
            self._paragraph(content, line)
        self._asides(content, line)

    def _paragraph(self, content: Inline, line: int) -> None:
        if not content.text and not content.marks and content.asides:
            return
        if figure := content.figure():
            self.add("figure", figure[0], line, (figure[1],))
        elif not (self._lists and self._lists[-1].fresh):
            self.add("quote" if self._quotes else "paragraph", content.text, line, content.marks)
        elif marker := self._lists[-1].take():
            self.add("paragraph", marker + content.text, line, moved(content.marks, len(marker)))
        else:
            kind: BlockKind = "numbered" if self._lists[-1].ordered else "bullet"
            self.add(kind, content.text, line, content.marks, len(self._lists))

    def _number_alone(self) -> None:
        """Add a number that no paragraph took up, because its item is empty or begins with something else."""
        line = self._lists[-1].line
        if marker := self._lists[-1].take():
            self.add("paragraph", marker.strip(), line)

    def _asides(self, content: Inline, line: int) -> None:
        for aside in content.asides:
            self.add("comment", aside, line)

    def _html(self, html: str, line: int) -> None:
        for piece in pieces(html, self._said):
            kind = "quote" if self._quotes and piece.kind == "paragraph" else piece.kind
            self.add(kind, piece.text, line + piece.line, piece.marks, piece.level)
        self._quoted(html)

    def _said(self, words: str) -> Inline:
        """Words between two tags as Markdown; addresses of its links may be at the end of the text."""
        references = {"references": self._environment.get("references", {})}
        (token,) = _words_parser().parseInline(words, references)
        content = inline(token.children or ())
        self._hrefs.update(mark.href for mark in content.marks if mark.href)
        return content

    def _quoted(self, html: str) -> None:
        """What is between two blocks of HTML is a quote if the one opens it and the other closes it."""
        closed = html.count("</blockquote>")
        self._closings -= closed
        if (balance := html.count("<blockquote") - closed) < 0 or self._closings > 0:
            self._quotes = max(0, self._quotes + balance)

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
        """Unused references, as comments on their lines."""
        for label, reference in references.items():
            if reference["href"] not in self._hrefs:
                line = (reference.get("map") or [0])[0]
                self.add("comment", f"[{label}]: {reference['href']} {reference['title']}".rstrip(), line)


_INDENTED_HTML_RE = re.compile(r"\s*<(?:p|div|blockquote|ul|ol|h[1-6]|figure)\b[^<>]{0,300}>", re.IGNORECASE)
# The text of an author's answer as the last value of a component of the site: author = "Ada", content = """…""".
_FOLDED_RE = re.compile(
    r"""(?P<keys>(?:[\w-]+[ ]?=[ ]?"[^"\n]*"\n)+[\w-]+[ ]?=[ ]?)(?P<sign>\"{3}|")(?=(?:\s*\S+\s){5})"""
    r"(?P<said>(?:(?!(?P=sign)).)*)(?P=sign)\s*",
    re.DOTALL,
)
_NOTE_RE = re.compile(r"\[\^|\^\[")
_DEFINED_RE = re.compile(r"^([ \t>]*)(\[\^([^\]\n]{1,200})\]:)", re.MULTILINE)
_TERM_RE = re.compile(r"^:[ \t]+\S", re.MULTILINE)
_WITH_TAGS = ("html_block", "inline")
_NESTING = 80
_ROUNDS = 3


def _parsed(text: str, environment: dict[str, Any]) -> list[Token]:
    """The tokens; a note that is not cited, or is written again, is a paragraph: the plugin would drop its words."""
    parser = _parser(notes=bool(_NOTE_RE.search(text)), terms=bool(_TERM_RE.search(text)))
    tokens = parser.parse(text, environment)
    if (once := _with_notes_once(text, _labels(environment))) != text:
        text = once
        environment.clear()
        tokens = parser.parse(text, environment)
    for _ in range(_ROUNDS):  # removing an uncited note may leave another one uncited, which the next round finds
        uncited = {label for label, place in _labels(environment).items() if place < 0}
        if not uncited:
            return tokens
        environment.clear()
        text = _DEFINED_RE.sub(partial(_escaped, labels=uncited), text)
        tokens = parser.parse(text, environment)
    environment.clear()
    return _parser(notes=False, terms=False).parse(_DEFINED_RE.sub(partial(_escaped, labels=None), text), environment)


def _labels(environment: dict[str, Any]) -> dict[str, int]:
    """The labels of the notes that the plugin has read, and which note each is; negative where nothing cites it."""
    places = environment.get("footnotes", {}).get("refs", {})
    return {label.removeprefix(":"): place for label, place in places.items()}


def _with_notes_once(text: str, labels: Collection[str]) -> str:
    """Of notes with one of the labels the last alone as a note."""
    left = Counter(match[3] for match in _DEFINED_RE.finditer(text) if match[3] in labels)
    if max(left.values(), default=1) == 1:
        return text

    def kept(match: re.Match[str]) -> str:
        left[match[3]] -= 1
        return _escaped(match, {match[3]} if left[match[3]] > 0 else set())

    return _DEFINED_RE.sub(kept, text)


def _is_prose(code: str) -> bool:
    """Whether a block with an indent, which Markdown takes for code, is a sentence of Chinese or Japanese: many a text
    of these scripts indents its paragraphs.
    """
    said = code.strip()
    wide = sum(map(is_ideograph, said))
    return said[-1:] in STATING + ASKING and wide > len(said) / 2 and "\n" not in said


def _escaped(match: re.Match[str], labels: set[str] | None) -> str:
    """The definition as plain text, in a paragraph of its own."""
    return f"\n{match[1]}\\{match[2]}" if labels is None or match[3] in labels else match[0]


@cache
def _words_parser() -> MarkdownIt:
    """For words in which tags and entities have been read already."""
    return _parser(notes=False, terms=False).disable(["html_inline", "autolink", "entity"])


def _parser(*, notes: bool, terms: bool) -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable(["table", "strikethrough"])
    parser.use(wide_emphasis)
    if notes:
        from mdit_py_plugins.footnote import footnote_plugin

        parser.use(footnote_plugin)
    if terms:
        from mdit_py_plugins.deflist import deflist_plugin

        parser.use(deflist_plugin)
    return parser
