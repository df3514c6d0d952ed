"""Inline Markdown: turn the tokens of one paragraph into a text and its marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pipeline.model import Mark, MarkKind
from pipeline.text.wrapping import is_ideograph

if TYPE_CHECKING:
    from markdown_it.token import Token


@dataclass(slots=True)
class Inline:
    """``asides``: source without a place in the text that must not be lost (titles of links, comments)."""

    text: str = ""
    marks: tuple[Mark, ...] = ()
    asides: list[str] = field(default_factory=list)

    def figure(self) -> tuple[str, Mark] | None:
        """Words and mark of one image and nothing else: a link to a larger one, in bold, or with a caption in italics
        below, which then are its words.
        """
        images = [mark for mark in self.marks if mark.kind == "image"]
        if len(images) != 1 or images[0].start:
            return None
        image, length = images[0], len(self.text)
        if all((mark.start, mark.end) == (0, length) for mark in self.marks):
            return self.text, image
        below = [mark for mark in self.marks if (mark.kind, mark.start, mark.end) == ("em", image.end + 1, length)]
        if not below or any(image.start < mark.start < below[0].start for mark in self.marks):
            return None
        caption = self.text[below[0].start :]
        return caption, replace(image, end=len(caption), alt=self.text[: image.end] or None)


@dataclass(slots=True)
class Spans:
    """The marks of a paragraph while it is written: those that have ended, and those still open, by their tags."""

    ended: list[Mark] = field(default_factory=list)
    _open: list[tuple[str, MarkKind, int, str | None]] = field(default_factory=list)

    def begin(self, tag: str, kind: MarkKind, at: int, href: str | None) -> None:
        """Open a mark."""
        self._open.append((tag, kind, at, href))

    def end(self, tag: str, at: int) -> None:
        """End the last mark with this tag, but for one far outside; without words, only a link is one."""
        for place in range(len(self._open) - 1, max(len(self._open) - 50, 0) - 1, -1):
            name, kind, start, href = self._open[place]
            if name == tag:
                del self._open[place]
                if start < at or href:
                    self.ended.append(Mark(kind, start, at, href))
                return


def inline(tokens: Sequence[Token]) -> Inline:
    """Text, marks and asides. A soft line break is a wrapping of the source and becomes a space; a hard one is kept."""
    writer = _Writer()
    for place, token in enumerate(tokens):
        writer.take(token, tokens[place + 1] if place + 1 < len(tokens) else None)
    return writer.done()


def tag_mark(tag: str) -> MarkKind | None:
    """The kind of mark for an HTML tag."""
    return _TAGS.get(tag)


_TAGS: dict[str, MarkKind] = {
    "b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "u": "em", "question": "strong",
    "code": "code", "kbd": "code", "sub": "sub", "sup": "sup", "s": "strike", "del": "strike", "strike": "strike",
    "a": "link",
}  # fmt: skip
_PARAGRAPHS = frozenset(("p", "div"))  # which a line of inline HTML may hold
_KINDS: dict[str, MarkKind] = {"em": "em", "strong": "strong", "s": "strike", "link": "link"}
_TAG_RE = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_HREF_RE = re.compile(r"""\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_ALT_RE = re.compile(r"""\salt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_SRC_RE = re.compile(r"""\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_NOTED_RE = re.compile(r"<[a-z]{4,}(?: [a-z]+){0,3}>")
_HTML = frozenset((  # elements with four letters or more
    "abbr", "acronym", "address", "area", "article", "aside", "audio", "base", "body", "button", "canvas", "caption",
    "center", "data", "details", "dialog", "embed", "figcaption", "figure", "font", "footer", "form", "frame", "header",
    "html", "iframe", "input", "label", "legend", "link", "main", "mark", "menu", "meta", "meter", "nobr", "noscript",
    "object", "option", "output", "param", "picture", "progress", "ruby", "samp", "script", "section", "select",
    "slot", "small", "source", "span", "style", "summary", "svg", "table", "tbody", "template", "textarea", "tfoot",
    "thead", "time", "title", "track", "video",
))  # fmt: skip
_FENCE_RE = re.compile(r":{3,}|\{\{[<%]|\[\[?(?:toc|TOC)\]")


class _Writer:
    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._spans = Spans()
        self._asides: list[str] = []

    def done(self) -> Inline:
        marks = sorted(self._spans.ended, key=lambda m: (m.start, -m.end))
        return Inline("".join(self._pieces), tuple(marks), self._asides)

    def take(self, token: Token, following: Token | None) -> None:
        kind = token.type
        if kind in ("softbreak", "hardbreak"):
            self._break(kind, following)
        elif kind == "code_inline":
            self._marked("code", token.content, None)
        elif kind == "image":
            self._image(token)
        elif kind == "footnote_ref":
            self._spans.ended.append(Mark("note", max(self._length - 1, 0), self._length, str(token.meta["id"] + 1)))
        elif kind == "html_inline":
            self._html(token.content)
        elif kind.endswith("_open"):
            self._link_title(token)
            self._spans.begin(token.tag, _KINDS[kind.removesuffix("_open")], self._length, _attr(token, "href"))
        elif kind.endswith("_close"):
            self._spans.end(token.tag, self._length)
        else:
            self._write(token.content)

    def _write(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def _break(self, kind: str, following: Token | None) -> None:
        before, after = self._last(), following.content if following is not None else ""
        if kind == "hardbreak" or _FENCE_RE.match(after) or _FENCE_RE.match(self._last_line()):
            self._write("\n")
        elif not (is_ideograph(before[-1:]) and is_ideograph(after[:1])):
            self._write(" ")

    def _last(self) -> str:
        return next((piece for piece in reversed(self._pieces) if piece), "")

    def _last_line(self) -> str:
        return self._last().rpartition("\n")[2]

    def _image(self, token: Token) -> None:
        """An image, with its title as the words of one that has none: site generators print it as the caption."""
        described = inline(token.children or ()).text
        if described.strip():
            self._link_title(token)
        self._marked("image", described.strip() or _attr(token, "title") or "", _attr(token, "src"))

    def _marked(self, kind: MarkKind, text: str, href: str | None) -> None:
        start = self._length
        self._write(text)
        if text or href:
            self._spans.ended.append(Mark(kind, start, self._length, href))

    def _link_title(self, token: Token) -> None:
        if title := _attr(token, "title"):
            self._asides.append(title)

    def _html(self, content: str) -> None:
        match = _TAG_RE.match(content)
        if match is None:
            self._asides.append(content)
            return
        closing, tag = match[1], match[2].lower()
        if tag == "br" or (tag in _PARAGRAPHS and self._last()[-1:] not in ("", "\n")):
            self._write("\n")
        elif tag == "img":
            self._marked("image", _value(_ALT_RE, content) or "", _value(_SRC_RE, content))
        elif mark := tag_mark(tag):
            if closing:
                self._spans.end(tag, self._length)
            else:
                self._spans.begin(tag, mark, self._length, _value(_HREF_RE, content))
        elif _NOTED_RE.fullmatch(content) and tag not in _HTML:
            self._write(content)  # "<laughs>", as transcribers note it
        else:
            self._asides.append(content)


def _attr(token: Token, name: str) -> str | None:
    value = token.attrGet(name)
    return str(value) if value else None


def _value(pattern: re.Pattern[str], content: str) -> str | None:
    match = pattern.search(content)
    return next((group for group in match.groups() if group), None) if match else None
