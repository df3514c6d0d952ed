"""Find where a text continues after an insert of its page: an advertisement, a subscription call, a row of teasers.

The run of lines with the greatest sum (``zones.py``) ends where lines of the page outweigh the text for a while. The
lines after them belong to the text again if they have a sign that teasers lack: the label of an earlier speaker, a
question with its answer if the text had some before, or consecutive paragraphs. Teasers alternate with headlines, and
comments come below a comment form, so neither is included.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise

from pipeline.clean.page_lines import Line, words


def joined(lines: list[Line], first: int, last: int, odds: Mapping[int, float], limit: float = 3.5) -> tuple[int, int]:
    """The indexes of the first and the last line of the text that contains the run from ``first`` to ``last``.

    ``odds``: the evidence that each line belongs to the page's frame; a paragraph at or above ``limit`` is not text.
    """
    often = Counter(filter(None, map(_label, lines)))
    speakers = {label for line in lines[first : last + 1] if (label := _label(line)) and often[label] >= _TURNS}
    texts = {line.index for line in lines if reads(line) and odds[line.index] < limit}
    asked = _asked(lines, first, last)
    marks = texts.union(asked, (line.index for line in lines if speakers and _label(line) in speakers))
    start, end = min(marks, default=first), max(marks, default=last) + 1
    above = (line for line in reversed(lines[start:first]) if line.text.strip())
    below = (line for line in lines[last + 1 : end] if line.text.strip())
    return _reached(above, first, speakers, texts, asked), _reached(below, last, speakers, texts, asked)


def reads(line: Line) -> bool:
    """Whether a line is a paragraph for reading: longer than a link, and with a full stop at its end."""
    return line.finding is None and line.prose and words(line.text) > _LINK and bool(_STOP_RE.search(line.text))


_LINK = 12  # words
_TURNS = 3  # a label that occurs this often is a speaker's
_ROW = 2  # paragraphs that count as text
_TURN = 40  # words that a speaker's label counts for
_OFTEN = 6  # lines per question in a text of questions and answers
_PAUSE = 1  # other lines allowed between two paragraphs of a row: a heading
_WORTH = 0.5  # words of the row for each word between its paragraphs
_ENDS = frozenset(("comment form", "comment thread", "cookie notice", "the site's footer"))
_STOP_RE = re.compile(r"[.!?。！？؟।][\"'’”»)\]]*\s*$")
_ASKS_RE = re.compile(r"[?？؟][\"'’”»)\]]*\s*$")
_SAID_RE = re.compile(r"(?:[.?!。！？؟;…—–]|--)[\"'’”»)\]]*\s*$")
_LABEL_RE = re.compile(r"[^\s:：][^:：]{0,30}[:：](?=\s|$)")


def _label(line: Line) -> str:
    if ":" not in line.text[:40] and "：" not in line.text[:40]:
        return ""
    found = _LABEL_RE.match(line.text)
    return found[0] if found else ""


def _asked(lines: list[Line], first: int, last: int) -> set[int]:
    """The indexes of questions answered on the next line, and of the answers, if the run has several too."""
    inked = [line for line in lines if line.text.strip()]
    pairs = [
        (line.index, answer.index)
        for line, answer in pairwise(inked)
        if line.finding is None and answer.finding is None
        if _ASKS_RE.search(line.text) and _STOP_RE.search(answer.text) and not _ASKS_RE.search(answer.text)
    ]
    inside = sum(first <= question <= last for question, _ in pairs)
    if inside < _ROW or inside * _OFTEN < sum(first <= line.index <= last for line in inked):
        return set()
    return {index for pair in pairs for index in pair}


def _reached(lines: Iterable[Line], reached: int, speakers: set[str], texts: set[int], asked: set[int]) -> int:
    """The index of the last line of the text; below a comment form or a footer only speakers' lines count."""
    row, between, ended = _Row(), 0, False
    for line in lines:
        ended = ended or (line.finding is not None and line.finding.what in _ENDS)
        if _label(line) in speakers or (line.index in asked and not ended):
            row.add(_ROW, max(_TURN, words(line.text)) if line.index in texts else _TURN)
        elif line.index in texts and not ended:
            row.add(1, words(line.text))
        elif not _SAID_RE.search(line.text):
            between += words(line.text)
            if row.is_broken():
                between, row = between + row.words, _Row()
            continue
        if row.is_text(between):
            reached, between, row = line.index, 0, _Row(1)
    return reached


class _Row:
    """Consecutive paragraphs and turns, with hardly anything between."""

    def __init__(self, count: int = 0) -> None:
        self.words = 0
        self._count = count
        self._pauses = 0
        self._pause = 0

    def add(self, count: int, length: int) -> None:
        self._pauses *= self._count > 0
        self._count += count
        self.words += length
        self._pause = 0

    def is_broken(self) -> bool:
        """Whether one more line between is too many."""
        self._pauses += 1
        self._pause += 1
        return self._pause > _PAUSE

    def is_text(self, between: int) -> bool:
        return self._count >= _ROW and self._count > 2 * self._pauses and self.words >= _WORTH * between
