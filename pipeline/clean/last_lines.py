"""The lines at the end of a text's run that weigh more like the frame of their page than like the text above them.

A text ends and its page goes on: tags, teasers, prices. Each of these lines alone weighs too little for a frame, so
that the run of the text (``text_run.py``) includes them. Yet they are lighter than the text: if each line of the run
has to weigh a little more, the greatest sum is without them.

Sentences, questions with their answers, items of lists, names, dates, addresses and credits stay.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.clean.inserts import reads
from pipeline.clean.line_kinds import holds_date, is_byline, is_picture_credit
from pipeline.clean.page_lines import Line, is_item, words
from pipeline.text.ends import asks, ends_sentence

_LEVEL = -0.5  # the odds, as a logarithm, below which a line speaks for the text
_MOST = 3.0  # no line speaks louder than so
_FRAME = -0.3  # from these odds on a line at the end goes
_SENTENCE = 3  # words
_SMILES = "😀😃😄😁😅😊🙂😉😍❤"


def last_lines(inside: Sequence[Line], odds: Mapping[int, float]) -> frozenset[int]:
    """The indexes of the lines that go, of those between the first and the last of the text (``inside``)."""
    total = best = 0.0
    end = 0
    for count, line in enumerate(inside, 1):
        total += max(-_MOST, min(_LEVEL - odds[line.index], _MOST))
        if total >= best or (count > 1 and is_answered(inside[count - 2], line)):
            best, end = max(total, best), count
    gone = inside[end:] if end else ()
    return frozenset(line.index for line in gone if odds[line.index] > _FRAME and not _is_wanted(line))


def is_answered(line: Line, below: Line) -> bool:
    """Whether two lines are a question and its answer, which may be as short as a teaser."""
    return asks(line.text) and ends_sentence(below.text) and not asks(below.text)


def _is_wanted(line: Line) -> bool:
    if reads(line) or asks(line.text) or is_item(line.text):
        return True
    if "://" in line.text or is_picture_credit(line.text):
        return True
    if is_byline(line.text) or (holds_date(line.text) and not line.prose):
        return True
    said = ends_sentence(line.text) or line.text.rstrip().endswith(tuple(_SMILES))
    return said and line.finding is None and words(line.text) >= _SENTENCE
