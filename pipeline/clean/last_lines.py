"""The lines of a page that go because they are behind the end of its text: tags, teasers, prices, boxes.

``text_end.py`` gives each line its probability to be behind the end. A line goes if that is almost certain. A short
line that weighs like the frame, and is of no kind that ends texts, goes sooner.

Where two paragraphs follow each other within the run of the text (``text_run.py``), or a question its answer, the text
reaches to them. Addresses and credits of pictures stay.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.clean.inserts import reads
from pipeline.clean.line_kinds import holds_date, is_byline, is_picture_credit
from pipeline.clean.page_lines import Line, is_item, words
from pipeline.clean.text_end import behind
from pipeline.clean.text_run import LEAST, prose
from pipeline.text.ends import asks, ends_sentence

_SURE = 0.8  # probability
_LIKELY = 0.3  # the same for a line of no kind that ends texts
_LIGHT = -0.3  # odds from which on such a line goes
_SENTENCE = 3  # words
_SMILES = "😀😃😄😁😅😊🙂😉😍❤"


def last_lines(full: Sequence[Line], first: int, last: int, odds: Mapping[int, float]) -> frozenset[int]:
    """The indexes of the lines that go.

    Args:
        full: the lines of the page that are not empty.
        first, last: the indexes of the first and the last line of the run of the text.
        odds: the weight of each line as a line of the frame, the logarithm of its odds.
    """
    chances = behind(full, first, odds)
    sure = {index for index, chance in chances.items() if chance > _SURE}
    if prose([line for line in full if line.index >= first and line.index not in sure]) < LEAST:
        return frozenset()
    pairs = [(line, below) for line, below in pairwise(full) if line.index in sure and below.index <= last]
    reached = max((below.index for line, below in pairs if _reads_on(line, below)), default=first)
    return frozenset(
        line.index
        for line in full
        if line.index > reached and "://" not in line.text and not is_picture_credit(line.text)
        if line.index in sure or (chances[line.index] > _LIKELY and odds[line.index] > _LIGHT and not _is_wanted(line))
    )


def _reads_on(line: Line, below: Line) -> bool:
    """Whether two lines are paragraphs, or a question and its answer, which may be as short as a teaser."""
    if reads(line) and reads(below):
        return True
    return asks(line.text) and ends_sentence(below.text) and not asks(below.text)


def _is_wanted(line: Line) -> bool:
    """Whether a line is of a kind that ends texts: a sentence, a question, an item, a name, a date."""
    if reads(line) or asks(line.text) or is_item(line.text):
        return True
    if is_byline(line.text) or (holds_date(line.text) and not line.prose):
        return True
    said = ends_sentence(line.text) or line.text.rstrip().endswith(tuple(_SMILES))
    return said and line.finding is None and words(line.text) >= _SENTENCE
