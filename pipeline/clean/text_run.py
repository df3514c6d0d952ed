"""The run of lines that is the text of a page: the one with the greatest sum of weights.

Maximum subsequence segmentation (Pasternack & Roth, "Extracting article text from the web", WWW 2009).
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.clean.inserts import reads
from pipeline.clean.page_lines import Line, words

FRAME = 3.5  # from this weight on a line that is not listed is the frame's beyond doubt
LEAST = 40  # words of prose that count as text
_SURE = 0.5  # the odds, as a logarithm, below which a line speaks for the text
_MOST = 3.0  # no line speaks louder than so
_NEARLY = 0.6  # of the greatest sum is enough for a run further up: the lines below a text can outweigh it


def text_run(lines: list[Line], odds: Mapping[int, float]) -> tuple[int, int]:
    """The first and the last line of the text; if the best run has too little prose, of all paragraphs that may be
    text.
    """
    first, last = _heaviest(odds)
    paragraphs = [line.index for line in lines if reads(line) and odds[line.index] < FRAME]
    if paragraphs and prose(lines[first : last + 1]) < LEAST:
        return paragraphs[0], paragraphs[-1]
    return first, last


def prose(lines: list[Line]) -> int:
    """The number of words in lines of prose."""
    return sum(words(line.text) for line in lines if line.prose)


def _heaviest(odds: Mapping[int, float]) -> tuple[int, int]:
    """The first and the last line of the run with the greatest sum, or of an earlier one that is nearly as great."""
    runs = _runs(odds)
    most = max((total for total, _, _ in runs), default=0.0)
    return next(((first, last) for total, first, last in runs if total >= _NEARLY * most), (0, 0))


def _runs(odds: Mapping[int, float]) -> list[tuple[float, int, int]]:
    """The runs of lines that speak for the text more than against it, each with its sum (Kadane's algorithm)."""
    runs: list[tuple[float, int, int]] = []
    best = total = 0.0
    first = last = start = 0
    for index, weight in odds.items():
        total += max(-_MOST, min(_SURE - weight, _MOST))
        if total > best:
            best, first, last = total, start, index
        elif total <= 0:
            runs += [(best, first, last)] if best else []
            best, total, start = 0.0, 0.0, index + 1
    return [*runs, (best, first, last)] if best else runs
