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
from pipeline.text.ends import asks, ends_sentence, ends_with_mark
from pipeline.text.labels import SHORT


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


def spoken(lines: list[Line], first: int, last: int) -> set[int]:
    """The indexes of lines that begin with the label of somebody who speaks in the text, and of those below them.

    ``lines`` hold something each. A question right above a paragraph, and the paragraph, are spoken, too.
    """
    often = Counter(label for line in lines if first <= line.index <= last and (label := _label(line)))
    found: set[int] = set()
    for line, below in pairwise(lines):
        asked = line.finding is None and asks(line.text) and below.prose and words(below.text) > _LINK
        if often[_label(line)] >= _TURNS or asked:
            found |= {line.index, below.index}
    return found


def answered(lines: list[Line], last: int, odds: Mapping[int, float]) -> set[int]:
    """The indexes of the lines that answer the question with which the text ends, and of questions that follow.

    ``lines`` hold something each; a question that weighs like the frame is a teaser's. The short answers of a
    questionnaire look like a menu.
    """
    inside = [line for line in lines if line.index <= last][-_ANSWERS:]
    start = next((line.index for line in reversed(inside) if asks(line.text)), last)
    found: set[int] = set()
    left = 0
    for line in lines:
        if line.index < start:
            continue
        asking = asks(line.text) and words(line.text) <= _QUESTION and odds[line.index] < _TEASER
        ended = line.strength == "list" or (line.strength == "strong" and not asking) or not (left or asking)
        if line.index > last and ended:
            break
        found |= {line.index} if line.index > last else set()
        left = _ANSWERS if asking else max(left - 1, 0)
    return found


def reads(line: Line) -> bool:
    """Whether a line is a paragraph for reading: more words than a link has, and a full stop at its end."""
    return line.finding is None and line.prose and words(line.text) > _LINK and ends_sentence(line.text)


_LINK = 12  # words
_TURNS = 3  # a label that stands so often is a speaker's
_QUESTION = 30  # words
_TEASER = 2.0  # odds from which on a question below the text is none of it
_ANSWERS = 4  # lines below a question
_ROW = 2  # paragraphs that make a text
_TURN = 40  # words that a speaker's label is worth
_OFTEN = 6  # lines for each question of a text that goes question by question
_PAUSE = 1  # other lines between two paragraphs of a row: a heading
_WORTH = 0.5  # words of the row to each word of what stands between
_ENDS = frozenset(("comment form", "comment thread", "cookie notice", "the site's footer"))
_LABEL_RE = re.compile(rf"{SHORT}(?=\s|$)")


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
        if asks(line.text) and ends_sentence(answer.text) and not asks(answer.text)
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
        elif not ends_with_mark(line.text):
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
