"""The title of a text among the menus above it, and the lines that go with it: byline, date, standfirst.

Each short line above the first paragraph is a candidate, and each above one of the next paragraphs, since that may be
a teaser's. What can be seen of it are numbers: how near it is, how many of its words the text has, whether a date or a
name follows, whether it is printed again: in a breadcrumb, in quotes above the comments, in a menu. ``page_title.toml``
holds how much each speaks for a title; the line with the greatest sum is it.
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
from pipeline.clean.page_lines import Line, words
from pipeline.clean.zones import Zones
from pipeline.text.ends import asks, ends_sentence, ends_with_mark
from pipeline.text.quotation import OPENERS


def title_line(lines: Sequence[Line], found: Zones) -> Line | None:
    """The line that is the title of the text; None where no line may be it."""
    scored = ((weigh(seen, table("page_title")), line) for line, seen in candidates(lines, found))
    return max(scored, key=lambda one: one[0], default=(0.0, None))[1]


def candidates(lines: Sequence[Line], found: Zones) -> Iterator[tuple[Line, dict[str, float]]]:
    """The lines that may be the title, each with its signs."""
    full = [line for line in lines if line.text.strip()]
    text = [line for line in full if found.first <= line.index <= found.last]
    if not text:
        return
    page = _Page(full, text, found)
    start = full.index(_opening(text))
    total = sum(words(line.text) for line in text if _is_paragraph(line))
    passed = 0
    for place in range(max(start - _MOST + 1, 0), min(start + _MOST, len(full))):
        line = full[place]
        opening = start if place < start else _next_paragraph(full, place)
        if opening and _may_be_title(line.text) and (place != start or not start):
            yield line, page.signs(place, opening) | _passed(place - start, passed / max(total, 1))
        passed += words(line.text) * (place >= start and _is_paragraph(line))
        if line.index >= found.last or passed > _HALF * total:
            return


def _passed(below: int, share: float) -> dict[str, float]:
    """The signs of a line below the first paragraph, which may be a teaser's: how much of the text is above it."""
    return {"below": 1.0, "passed": share} if below > 0 else {}


def _next_paragraph(full: Sequence[Line], place: int) -> int:
    """The place of a paragraph that is soon below a line, 0 without one."""
    near = range(place + 1, min(place + 1 + _SOON, len(full)))
    return next((under for under in near if _is_paragraph(full[under])), 0)


def _is_paragraph(line: Line) -> bool:
    return words(line.text) >= _PARAGRAPH and ends_with_mark(line.text)


def _may_be_title(text: str) -> bool:
    return words(text) <= _LONGEST and any(map(str.isalpha, text)) and "://" not in text


def _opening(text: Sequence[Line]) -> Line:
    """The line with which the text itself begins: its first long paragraph, or the first question of a talk."""
    prose = next((line for line in text[1:] if line.prose), text[-1])
    paragraph = next(filter(_is_paragraph, text), prose)
    asked = [line for line, after in pairwise(text[1:]) if asks(line.text) and _answers(after)]
    return min(paragraph, asked[0], key=lambda line: line.index) if len(asked) >= _TALK else paragraph


def _answers(line: Line) -> bool:
    return ends_sentence(line.text) and not asks(line.text)


_TALK = 3  # questions with an answer below them, in a talk
_PARAGRAPH = 20  # words with which a text begins
_LINE = 9
_LONGEST = 30
_MOST = 60  # lines above the first paragraph, and below it
_HALF = 0.5  # of the text, below which no title is looked for
_SOON = 6  # lines
_LEAD = 1_500  # letters with which a text begins
_NEXT = 5
_LENGTHS = ((1, "1 word"), (2, "2 words"), (4, "4 words"), (8, "8 words"), (14, "14 words"), (22, "22 words"))
_SHORT = 5  # letters of a line that may be in another by chance
_WORD_RE = re.compile(r"[^\W\d_]{4,}|[\u3040-\u30ff\u3400-\u9fff]{2}")


def _words(text: str) -> list[str]:
    return _WORD_RE.findall(text.casefold())


class _Page:
    """A page whose lines are weighed: what its text is about, and what it says more than once."""

    def __init__(self, full: Sequence[Line], text: Sequence[Line], found: Zones) -> None:
        self._full = full
        self._found = found
        said = [line for line in text if words(line.text) >= _LINE]
        self._subject = Counter(word for line in said for word in set(_words(line.text)))
        self._whole = "".join(f"{line.text.strip()}\n" for line in full)

    def signs(self, place: int, opening: int) -> dict[str, float]:
        """The signs of the line at ``place``, above the paragraph with which the text may begin."""
        line, text = self._full[place], self._full[place].text.strip()
        above = self._full[max(opening - _MOST + 1, 0) : opening + 1]
        place += len(above) - opening - 1
        own, lead = _words(text), set(_words(self._lead(opening)))
        count = words(text)
        return {
            **_beside(text, above, place),
            next((name for most, name in _LENGTHS if count <= most), "more words"): 1.0,
            "distance": math.log1p(len(above) - 1 - place),
            "in the run": float(line.index >= self._found.first),
            "listed": float(line.finding is not None),
            "holds date": float(holds_date(text)),
            "capital words": sum(word[0].isupper() for word in text.split()) / max(1, count),
            "ends open": float(text.endswith(("…", "..."))),
            "name": float(is_name(text)),
            "stop": float(text[-1:] in ".。;,:"),
            "asks": float(text[-1:] in "?!？！"),
            "short words": grammar(text),
            "subject": sum(self._subject[word] > 0 for word in own) / len(own) if own else 0.0,
            "subject, words": min(sum(self._subject[word] > 0 for word in own), 5) / 5,
            "lead": min(len(lead.intersection(own)), 5) / 5,
            "again": float(count > 2 and self._whole.count(text) > 1),
            "ends a line": float(
                len(text) > _SHORT and any(other.text.rstrip().endswith(f" {text}") for other in above)
            ),
            "quoted": float(len(text) > _SHORT and any(mark + text in self._whole for mark in OPENERS)),
        }

    def _lead(self, opening: int) -> str:
        said = (line.text for line in self._full[opening : opening + _MOST] if words(line.text) >= _LINE)
        return " ".join(said)[:_LEAD]


def _beside(text: str, above: Sequence[Line], place: int) -> dict[str, float]:
    """The signs that the lines above and below a line give."""
    after, before = above[place + 1 : place + 1 + _NEXT], above[max(place - 2, 0) : place]
    next_to = after[:2]
    return {
        "next to the text": float(place >= len(above) - 2),
        "date next": float(any(is_date(other.text) or holds_date(other.text) for other in next_to)),
        "name next": float(any(is_byline(other.text) for other in next_to)),
        "prose next": float(any(words(other.text) >= _PARAGRAPH for other in after[:1])),
        "alike": sum(_are_alike(other.text, text) for other in (*before, *next_to)) / 4,
        "listed near": sum(other.finding is not None for other in (*before, *next_to)) / 4,
        "part again": float(any(_begins(other.text.strip(), text) for other in above)),
        "date below": float(any(is_date(other.text) for other in after)),
        "longer below": float(any(_LINE <= words(other.text) <= _LONGEST for other in after)),
    }


def _are_alike(other: str, text: str) -> bool:
    """Whether two lines may be items of one list."""
    one, two = len(other.strip()), len(text)
    return one < 2 * two and two < 2 * one and ends_sentence(other) == ends_sentence(text)


def _begins(other: str, text: str) -> bool:
    """Whether one of two lines begins with the other, as a browser's tab does with the title."""
    return len(other) > 12 and len(text) > 12 and other != text and (other.startswith(text) or text.startswith(other))
