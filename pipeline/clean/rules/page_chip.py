"""Remove residue from a line that also has a date or a name, where bars or dots separate its parts.

``23 Nov 2023 — 7 min read``, ``Ada Reed | 3 May 2021 | 4 comments``, ``Listen · 11 min``: pages set a date, a byline
and their own counters on one line. A listed part is removed with the bar before it; the others are kept. A heading of a
wiki is kept without the ``[edit]`` after it.

When it would be wrong: for a sentence between dashes. So a dash counts only in a line with a date, a word that people
also say counts only next to a date, and a line that ends like a sentence is not changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from pipeline.clean.line_kinds import holds_date, is_date
from pipeline.clean.page_lines import Line, lines_of, words
from pipeline.clean.residue import Finding, lists
from pipeline.clean.rule import Rule, View, rewrite
from pipeline.languages.everywhere import any_of
from pipeline.ledger import Edit
from pipeline.text.ends import ends_with_mark


def propose(view: View) -> Iterable[Edit]:
    """Remove the listed parts of lines that have several parts."""
    known = lists(view.tongue)
    for line in lines_of(view):
        if (edit := _edit_re().search(line.text)) and words(line.text) <= _HEADING:
            start, end = line.start + edit.start(), line.start + edit.end()
            yield rewrite(line.block, start, end, "", "left by the page: a word of the page's buttons")
            continue
        if line.finding is None and _BAR_RE.search(line.text) and _may_be(line):
            yield from _edits(line, known.find)


_LONGEST = 160
_HEADING = 12  # words
_BAR_RE = re.compile(r"\s+[|·•∙]\s+|\s+[–—-]\s+")
_DASH_RE = re.compile(r"\s+[–—-]\s+")


@cache
def _edit_re() -> re.Pattern[str]:
    """The link after a heading of a wiki: "[edit | edit source]"."""
    return re.compile(rf"\s?\[(?:{any_of('edit')})(?:\s?\|\s?[^\]\n]{{1,30}})?\]$")


def _may_be(line: Line) -> bool:
    return line.block.kind == "paragraph" and len(line.text) <= _LONGEST and not ends_with_mark(line.text)


def _edits(line: Line, find: object) -> Iterator[Edit]:
    assert callable(find)
    bars = list(_BAR_RE.finditer(line.text))
    starts = [0, *(bar.end() for bar in bars)]
    ends = [*(bar.start() for bar in bars), len(line.text)]
    pieces = [line.text[start:end] for start, end in zip(starts, ends, strict=True)]
    dated = any(is_date(piece) for piece in pieces)
    if not dated and any(_DASH_RE.fullmatch(bar[0]) for bar in bars):
        return
    gone = [not holds_date(piece) and _is_gone(find(piece), dated) for piece in pieces]
    if all(gone):
        return
    for place, piece in enumerate(pieces):
        if gone[place] and place:
            start, end = bars[place - 1].start(), ends[place]
        elif gone[place]:
            start, end = 0, bars[0].end() if len(bars) else ends[0]
        else:
            continue
        yield rewrite(line.block, line.start + start, line.start + end, "", f"left by the page: {piece.strip()}"[:80])


def _is_gone(finding: Finding | None, dated: bool) -> bool:
    """Whether a part is residue: certainly, or a word of the page's buttons and menus next to a date."""
    return finding is not None and (finding.strength == "strong" or (dated and finding.strength in ("weak", "menu")))


RULE = Rule(
    name="page-chip",
    order=496,
    title="removes counters and buttons next to a date or a name",
    argument=__doc__,
    example=("Ada Reed | 3 May 2021 | 4 min read", "Ada Reed | 3 May 2021"),
    propose=propose,
)
