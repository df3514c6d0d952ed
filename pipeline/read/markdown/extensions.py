"""Markup of Markdown dialects: attributes (pandoc, kramdown), callouts (GitHub, Obsidian), super- and subscripts.
Attributes and callouts become comments, numbers get marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import Mark
from pipeline.read.cuts import Cuts, in_order
from pipeline.read.markdown.cut import Cut
from pipeline.read.markdown.inline import Inline
from pipeline.read.markdown.wiki import wiki_cuts


def plain(content: Inline, *, quote: bool) -> Inline:
    """The text without this markup; a callout is recognised only in a quote. A cleaning rule handles attributes of
    blocks.
    """
    if not _SIGN_RE.search(content.text):
        return content
    cuts = _apart(sorted(_cuts(content, quote), key=lambda cut: cut.start))
    marks = [*content.marks, *(Mark(cut.kind, cut.start, cut.end, cut.href) for cut in cuts if cut.kind)]
    asides = [*content.asides, *(content.text[cut.start : cut.end].strip() for cut in cuts if cut.aside)]
    gone = Cuts(part for cut in cuts for part in cut.parts)
    return Inline(gone.text(content.text), in_order(gone.marks(marks)), [aside for aside in asides if aside])


_SIGN_RE = re.compile(r"\{[:#.\w]|~\w|\^\w|\[!|\[\[|==|\]\(http")
_PAIR = r"(?:[#.][\w:-]{1,80}|[\w:-]{1,40}=(?:\"[^\"{}]{0,200}\"|[^\s{}\"]{1,200}))"
_ATTRIBUTES_RE = re.compile(rf"\{{:?[ \t]?{_PAIR}(?:[ \t]+{_PAIR}){{0,20}}[ \t]?\}}")
_RAISED_RE = re.compile(r"(?<=\w)(?:\^(\d{1,3}|[+-]|st|nd|rd|th|er?)\^|~(\d{1,3})~)")
_BROKEN_LINK_RE = re.compile(r"(?<!!)\[([^\[\]]{1,200})\]\((https?://[^\s()<>]{1,200}(?: [^\s()<>]{1,200}){1,3})\)")
_CALLOUT_RE = re.compile(r"\[!\w{2,20}\][+-]?[ \t]*")


def _apart(cuts: list[Cut]) -> list[Cut]:
    """The cuts without those that overlap an earlier one: brackets that two dialects could claim."""
    taken: set[int] = set()
    kept = []
    for cut in cuts:
        places = {place for part in cut.parts for place in range(*part)}
        if taken.isdisjoint(places):
            kept.append(cut)
            taken |= places
    return kept


def _cuts(content: Inline, quote: bool) -> Iterator[Cut]:
    text = content.text
    code = {place for mark in content.marks if mark.kind == "code" for place in range(mark.start, mark.end)}
    if quote and (match := _CALLOUT_RE.match(text)):
        yield Cut(*match.span(), (match.span(),), aside=True)
    for match in _RAISED_RE.finditer(text):
        if match.start() not in code:
            outer = ((match.start(), match.start() + 1), (match.end() - 1, match.end()))
            yield Cut(match.start() + 1, match.end() - 1, outer, "sup" if match[1] else "sub")
    yield from wiki_cuts(text, code)
    yield from (_broken_link(match) for match in _BROKEN_LINK_RE.finditer(text) if match.start() not in code)
    ends = {mark.end for mark in content.marks}
    for match in _ATTRIBUTES_RE.finditer(text):
        start, end = match.span()
        if start in code:
            continue
        if start in ends:
            yield Cut(start, end, ((start, end),), aside=True)
        elif text[start - 1 : start] == "]" and (opening := text.rfind("[", 0, start)) >= 0:
            yield Cut(start, end, ((opening, opening + 1), (start - 1, end)), aside=True)


def _broken_link(match: re.Match[str]) -> Cut:
    """A link whose address a hard wrap broke: CommonMark (section 6.3) allows no space in it, so it stays as typed."""
    said = match.span(1)
    return Cut(*said, ((match.start(), said[0]), (said[1], match.end())), "link", match[2].replace(" ", ""))
