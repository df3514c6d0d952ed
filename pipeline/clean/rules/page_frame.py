"""The head and the tail of a whole web page go: its menus, teasers, comment threads and footers, listed or not.

X

When it would be wrong: X
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from pipeline.clean.lines import Line, is_item, lines_of, words
from pipeline.clean.removal import removals
from pipeline.clean.rule import Rule, View
from pipeline.clean.zones import Zones, zones
from pipeline.ledger import Edit


def propose(view: View) -> Iterable[Edit]:
    """Remove what stands before and after the text of a whole page."""
    lines = lines_of(view)
    found = zones(lines)
    if found is None:
        return ()
    kept = {*_title_lines(lines, found.head), *_paragraphs(lines, found)}
    taken = {line.index: _HEAD for line in lines[: found.head] if line.index not in kept}
    taken |= {line.index: _TAIL for line in lines[found.tail :] if line.index not in kept}
    for run in _verses(lines, taken):
        for line in run:
            del taken[line.index]
    return removals(lines, taken)


_HEAD = "above the text of a web page, among its menus"
_TAIL = "below the text of a web page, among its links and notices"
_PARAGRAPH = 20  # words
_SHARING = frozenset(("share buttons", "a word of the page's buttons", "a counter of the page", "newsletter call"))
_STOP_RE = re.compile(r"[.!?。！？؟]['’”\"»)\]]*\s*$")
_NEAR = 10  # unlisted lines above the text that may be its title, byline or date
_ENDS_RE = re.compile(r"[.,;:!?…—–]['’”\")\]]*\s*$")


def _title_lines(lines: list[Line], head: int) -> Iterator[int]:
    """The indexes of lines at the end of the head that may be a title or a byline: not listed, and not among listed."""
    near = [line for line in lines[:head] if line.finding is None and line.text.strip()][-_NEAR:]
    for line in near:
        around = lines[max(line.index - 3, 0) : line.index + 4]
        linked = sum(other.finding is not None or is_item(other.text) for other in around)
        if line.block.kind == "heading" or (not is_item(line.text) and linked <= len(around) // 2):
            yield line.index


def _paragraphs(lines: list[Line], found: Zones) -> Iterator[int]:
    """Whole paragraphs among menus and share buttons may be the author's; below a comment form or a list of links not."""
    for line in lines[: found.head]:
        if _is_paragraph(line):
            yield line.index
    for line in lines[found.tail :]:
        if line.finding and (line.strength == "list" or line.finding.what not in _SHARING):
            return
        if _is_paragraph(line):
            yield line.index


def _is_paragraph(line: Line) -> bool:
    return line.prose and words(line.text) >= _PARAGRAPH and bool(_STOP_RE.search(line.text))


def _verses(lines: list[Line], taken: dict[int, str]) -> Iterator[list[Line]]:
    """Runs of short lines that end like verses or speeches, before any comment form: no menu looks so."""
    for loose, group in groupby(lines, key=lambda line: line.finding is None and line.index in taken):
        run = [line for line in group if line.text.strip()]
        said = sum(_is_said(line) for line in run)
        if loose and len(run) >= 4 and said > len(run) * 0.6:
            yield run


def _is_said(line: Line) -> bool:
    text = line.text.strip()
    return not line.prose and not is_item(text) and (text[0].islower() or bool(_ENDS_RE.search(text)))


RULE = Rule(
    name="page-frame",
    order=490,
    title="removes the head and the tail of a whole web page",
    argument=__doc__,
    example=("", ""),
    propose=propose,
)
