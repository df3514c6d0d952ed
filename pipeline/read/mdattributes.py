"""What dialects of Markdown write into a text for their programs: attributes (pandoc, kramdown), callouts (GitHub,
Obsidian), and numbers set above or below the line. Attributes and callouts are comments, numbers have marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model import Mark, MarkKind
from pipeline.read.inline import Inline


def plain(content: Inline, *, heading: bool = False, quote: bool = False) -> Inline:
    """The text without them. Only a heading has attributes at its end, only a quote is a callout."""
    if not _SIGN_RE.search(content.text):
        return content
    cuts = sorted(_cuts(content, heading, quote), key=lambda cut: cut.start)
    marks = [*content.marks, *(Mark(cut.kind, cut.start, cut.end) for cut in cuts if cut.kind)]
    asides = [*content.asides, *(content.text[cut.start : cut.end].strip() for cut in cuts if not cut.kind)]
    gone = [part for cut in cuts for part in cut.parts]
    text = "".join(content.text[start:end] for start, end in _left(gone, len(content.text)))
    moved = (replace(m, start=_moved(m.start, gone), end=_moved(m.end, gone)) for m in marks)
    kept = sorted((m for m in moved if m.start < m.end or m.kind == "image"), key=lambda m: (m.start, -m.end))
    return Inline(text, tuple(kept), [aside for aside in asides if aside])


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


def _cuts(content: Inline, heading: bool, quote: bool) -> Iterator[_Cut]:
    text = content.text
    code = [(mark.start, mark.end) for mark in content.marks if mark.kind == "code"]
    if quote and (match := _CALLOUT_RE.match(text)):
        yield _Cut(*match.span(), (match.span(),))
    for match in _RAISED_RE.finditer(text):
        if not _within(match.start(), code):
            outer = ((match.start(), match.start() + 1), (match.end() - 1, match.end()))
            yield _Cut(match.start() + 1, match.end() - 1, outer, "sup" if match[1] else "sub")
    ends = {mark.end for mark in content.marks}
    for match in _ATTRIBUTES_RE.finditer(text):
        start, end = match.span()
        if _within(start, code):
            continue
        if start in ends or match[0].startswith("{:") or (heading and end == len(text)):
            yield _Cut(start, end, ((len(text[:start].rstrip()), end),))
        elif text[start - 1 : start] == "]" and (opening := text.rfind("[", 0, start)) >= 0:
            yield _Cut(start, end, ((opening, opening + 1), (start - 1, end)))


def _within(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _left(gone: Sequence[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    """What is left between parts that go."""
    done = 0
    for start, end in sorted(gone):
        yield done, max(start, done)
        done = max(end, done)
    yield done, length


def _moved(place: int, gone: Sequence[tuple[int, int]]) -> int:
    return place - sum(min(end, place) - start for start, end in gone if start < place)
