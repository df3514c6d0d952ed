"""End the lines of a Chinese or Japanese heading with a phrase: at a mark that ends one, or before one that opens.

Scripts without spaces may be broken after any letter, and so also in the middle of a word or a name. A line of a
heading ends before, where that needs no additional line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from pipeline.render.word.words.line_estimate import Face

Line = tuple[Any, Any]  # a line, and the beginning of the next

_ENDS, _OPENS = "，。、：；？！…—」』）》〉】”’\N{IDEOGRAPHIC SPACE}", "「『（《〈【“‘"
_PHRASE_RE = re.compile(f"(?<=[{_ENDS}])(?![{_ENDS}])|(?=[{_OPENS}])")
_SHORTEST = 0.45  # part of the line, or of the longest one, below which a line looks lost
_SPARE = 0.4  # multiples of the letter size, so that the phrase fits and no further letter does
_FACE = Face({"family": "swiss"})


def is_unspaced(block: Any) -> bool:
    """Whether a block is in a language without spaces between words."""
    return (block.style["lang"] or "")[:2] in ("zh", "ja")


def with_whole_phrases(
    measure: float, lines: list[Line], broken: Callable[[tuple[float, ...]], Iterator[Line]], full: float
) -> tuple[tuple[float, ...], list[Line]]:
    """The lines again, with those that end within a phrase ended before it; and the measure of each.

    Args:
        measure: that of the lines as they are.
        broken: the lines of the heading at measures, of which the last is that of all further lines.
    """
    measures: list[float] = []
    for place in range(len(lines) - 1):
        width = _width_of_phrases(lines[place][0])
        for rest in (measure, full) if width else ():
            again = list(islice(broken((*measures, width, rest)), len(lines) + 1))
            if len(again) == len(lines) and not (_width_of_phrases(again[place][0]) or _ends_short(again)):
                lines, measure = again, rest
                break
        else:
            width = measure
        measures.append(width)
    return (*measures, measure), lines


def _width_of_phrases(line: Any) -> float:
    """The width of the phrases that are whole in a line; 0 if all are, or the others are most of it."""
    text = _words(line).rstrip()
    end = max((match.end() for match in _PHRASE_RE.finditer(text)), default=0)
    unit = line.width / max(_FACE.width(text), 1.0)
    width = unit * (_FACE.width(text[:end]) + _SPARE)
    return 0.0 if end == len(text) or width < _SHORTEST * line.width else width


def _ends_short(lines: list[Line]) -> bool:
    return bool(lines[-1][0].width < _SHORTEST * max(line.width for line, _ in lines))


def _words(box: Any) -> str:
    """The words of a line without those in the margin: a number, the name of who asks."""
    if type(box).__name__ == "InlineBlockBox":
        return ""
    return getattr(box, "text", None) or "".join(map(_words, getattr(box, "children", ())))
