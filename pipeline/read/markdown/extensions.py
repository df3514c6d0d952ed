"""What dialects of Markdown write into a text for their programs: attributes (pandoc, kramdown), callouts (GitHub,
Obsidian), and numbers set above or below the line. Attributes and callouts are comments, numbers have marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model import Mark, MarkKind
from pipeline.read.cuts import Cuts, in_order
from pipeline.read.markdown.inline import Inline


def plain(content: Inline, *, quote: bool) -> Inline:
    """The text without them; only a quote is a callout. Attributes of whole blocks are left to a cleaning rule."""
    if not _SIGN_RE.search(content.text):
        return content
    cuts = sorted(_cuts(content, quote), key=lambda cut: cut.start)
    marks = [*content.marks, *(Mark(cut.kind, cut.start, cut.end) for cut in cuts if cut.kind)]
    asides = [*content.asides, *(content.text[cut.start : cut.end].strip() for cut in cuts if not cut.kind)]
    gone = Cuts(part for cut in cuts for part in cut.parts)
    return Inline(gone.text(content.text), in_order(gone.marks(marks)), [aside for aside in asides if aside])


@dataclass(frozen=True, slots=True)
class _Cut:
    """``parts`` of the text that go; with a ``kind``, what is between them is marked so."""

    start: int
    end: int
    parts: tuple[tuple[int, int], ...]
    kind: MarkKind | None = None


_SIGN_RE = re.compile(r"\{[:#.\w]|~\w|\^\w|\[!")
_PAIR = r"(?:[#.][\w:-]{1,80}|[\w:-]{1,40}=(?:\"[^\"{}]{0,200}\"|[^\s{}\"]{1,200}))"
_ATTRIBUTES_RE = re.compile(rf"\{{:?[ \t]?{_PAIR}(?:[ \t]+{_PAIR}){{0,20}}[ \t]?\}}")
_RAISED_RE = re.compile(r"(?<=\w)(?:\^(\d{1,3}|[+-]|st|nd|rd|th|er?)\^|~(\d{1,3})~)")
_CALLOUT_RE = re.compile(r"\[!\w{2,20}\][+-]?[ \t]*")


def _cuts(content: Inline, quote: bool) -> Iterator[_Cut]:
    text = content.text
    code = {place for mark in content.marks if mark.kind == "code" for place in range(mark.start, mark.end)}
    if quote and (match := _CALLOUT_RE.match(text)):
        yield _Cut(*match.span(), (match.span(),))
    for match in _RAISED_RE.finditer(text):
        if match.start() not in code:
            outer = ((match.start(), match.start() + 1), (match.end() - 1, match.end()))
            yield _Cut(match.start() + 1, match.end() - 1, outer, "sup" if match[1] else "sub")
    ends = {mark.end for mark in content.marks}
    for match in _ATTRIBUTES_RE.finditer(text):
        start, end = match.span()
        if start in code:
            continue
        if start in ends:
            yield _Cut(start, end, ((start, end),))
        elif text[start - 1 : start] == "]" and (opening := text.rfind("[", 0, start)) >= 0:
            yield _Cut(start, end, ((opening, opening + 1), (start - 1, end)))
