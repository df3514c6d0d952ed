"""The title of a text among the menus above it, and the lines that go with it: byline, date, standfirst.

Each short line above the first paragraph is a candidate. What can be seen of it are numbers: how near it is, how many
of its words the text has, whether a date or a name follows, whether it is printed again as a breadcrumb or in a menu.
``page_title.toml`` holds how much each speaks for a title; the line with the greatest sum is it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.clean.line_kinds import holds_date, is_byline, is_date, is_name
from pipeline.clean.line_look import grammar
from pipeline.clean.line_weights import table, weigh
from pipeline.clean.page_lines import Line, is_item, words
from pipeline.clean.zones import Zones
from pipeline.text.ends import asks, ends_sentence


def title_line(lines: Sequence[Line], found: Zones) -> Line | None:
    """The line that is the title of the text: the first of those that read like one; None where no line may be it."""
    scored = [(weigh(seen, table("page_title")), line) for line, seen in candidates(lines, found)]
    best, title = max(scored, key=lambda one: one[0], default=(0.0, None))
    near = (line for score, line in scored if score >= best - _NEARLY and words(line.text) >= _SAYS)
    return next(near, title)


def candidates(lines: Sequence[Line], found: Zones) -> Iterator[tuple[Line, dict[str, float]]]:
    """The lines that may be the title, each with its signs."""
    full = [line for line in lines if line.text.strip()]
    text = [line for line in full if found.first <= line.index <= found.last]
    if not text:
        return
    start = _opening(text)
    subject = Counter(word for line in text if words(line.text) >= _LINE for word in set(_words(line.text)))
    above = [line for line in full if line.index <= start.index][-_MOST:]
    for place, line in enumerate(above):
        if _may_be_title(line.text) and (line is not start or len(above) == 1):
            yield line, _signs(line, place, above, subject, found)


def _may_be_title(text: str) -> bool:
    return words(text) <= _LONGEST and any(map(str.isalpha, text)) and "://" not in text


def _opening(text: Sequence[Line]) -> Line:
    """The line with which the text itself begins: its first long paragraph, or the first question of a talk."""
    prose = next((line for line in text[1:] if line.prose), text[-1])
    paragraph = next((line for line in text if words(line.text) >= _PARAGRAPH), prose)
    asked = [line for line, after in pairwise(text[1:]) if asks(line.text) and _answers(after)]
    return min(paragraph, asked[0], key=lambda line: line.index) if len(asked) >= _TALK else paragraph


def _answers(line: Line) -> bool:
    return ends_sentence(line.text) and not asks(line.text)


_TALK = 3  # questions with an answer below them, in a talk
_NEARLY = 0.7  # so much less than the best is as good: the standfirst is below the title
_SAYS = 3  # words of such a line
_PARAGRAPH = 20  # words with which a text begins
_LINE = 9
_LONGEST = 30
_MOST = 60  # lines above it
_NEXT = 5
_LENGTHS = ((1, "1 word"), (2, "2 words"), (4, "4 words"), (8, "8 words"), (14, "14 words"), (22, "22 words"))
_WORD_RE = re.compile(r"[^\W\d_]{4,}|[\u3040-\u30ff\u3400-\u9fff]{2}")
_BARS_RE = re.compile(r"\s[|»›>–-]\s|\S\s?[|»›]\s?\S")


def _words(text: str) -> list[str]:
    return _WORD_RE.findall(text.casefold())


def _signs(line: Line, place: int, above: Sequence[Line], subject: Counter[str], found: Zones) -> dict[str, float]:
    text, count = line.text.strip(), words(line.text)
    own = _words(text)
    shared = sum(subject[word] > 0 for word in own)
    after, before = above[place + 1 : place + 1 + _NEXT], above[max(place - 2, 0) : place]
    next_to = after[:2]
    return {
        next((name for most, name in _LENGTHS if count <= most), "more words"): 1.0,
        "distance": math.log1p(len(above) - 1 - place),
        "next to the text": float(place >= len(above) - 2),
        "in the run": float(line.index >= found.first),
        "odds": max(-4.0, min(4.0, found.odds[line.index])) / 4,
        "listed": float(line.finding is not None),
        "item": float(is_item(text)),
        "date": float(is_date(text)),
        "holds date": float(holds_date(text)),
        "credit": float("©" in text),
        "date next": float(any(is_date(other.text) or holds_date(other.text) for other in next_to)),
        "name next": float(any(is_byline(other.text) for other in next_to)),
        "prose next": float(any(words(other.text) >= _PARAGRAPH for other in after[:1])),
        "alike": sum(_are_alike(other.text, text) for other in (*before, *next_to)) / 4,
        "capital words": sum(word[0].isupper() for word in text.split()) / max(1, count),
        "listed near": sum(other.finding is not None for other in (*before, *next_to)) / 4,
        "ends open": float(text.endswith(("…", "..."))),
        "name": float(is_name(text)),
        "by": float(is_byline(text) and not is_name(text)),
        "stop": float(text[-1:] in ".。;,:"),
        "asks": float(text[-1:] in "?!？！"),
        "bars": float(bool(_BARS_RE.search(text))),
        "first line": float(line.index == 0),
        "short words": grammar(text),
        "subject": shared / len(own) if own else 0.0,
        "subject, words": min(shared, 5) / 5,
        "again above": float(any(other.text.strip() == text for other in above[:place])),
        "again below": float(any(other.text.strip() == text for other in above[place + 1 :])),
        "part again": float(any(_begins(other.text.strip(), text) for other in above if other is not line)),
        "date below": float(any(is_date(other.text) for other in after)),
        "name below": float(any(is_byline(other.text) for other in after)),
        "date above": float(any(is_date(other.text) for other in before)),
        "longer below": float(any(_LINE <= words(other.text) <= _LONGEST for other in after)),
    }


def _are_alike(other: str, text: str) -> bool:
    """Whether two lines may be items of one list."""
    one, two = len(other.strip()), len(text)
    return one < 2 * two and two < 2 * one and ends_sentence(other) == ends_sentence(text)


def _begins(other: str, text: str) -> bool:
    """Whether one of two lines begins with the other, as a browser's tab does with the title."""
    return len(other) > 12 and len(text) > 12 and other != text and (other.startswith(text) or text.startswith(other))
