"""Find where the text of a page ends, as one choice among all places between its lines.

Each place is weighed by what is above and below it: the mean weight of lines as frame (``zones.toml``), and the share
of paragraphs, of the next line, of some lines, and of all. The weights (``text_end.toml``) are those of a conditional
logistic regression: they give each place its probability to be the end. So a line's probability to be behind the end
is the sum over the places above it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from pipeline.clean.line_weights import table, weigh
from pipeline.clean.page_lines import Line
from pipeline.text.ends import ends_sentence


def behind(lines: Sequence[Line], first: int, odds: Mapping[int, float]) -> dict[int, float]:
    """The probability of each line from ``first`` on, by its index, that it is behind the end of the text.

    Args:
        lines: those of the page that are not empty.
        first: the index of the first line of the text.
        odds: the weight of each line as a line of the frame, the logarithm of its odds.
    """
    start = sum(line.index < first for line in lines)
    weights = [weigh(place, table("text_end")) for place in places(lines, start, odds)]
    most = max(weights, default=0.0)
    chances = list(accumulate((math.exp(weight - most) for weight in weights), initial=0.0))
    return {line.index: above / chances[-1] for line, above in zip(lines[start:], chances, strict=False)}


_LOUDEST = 6.0  # odds
_REACHES = {"1": 1, "3": 3, "12": 12, "all": 1_000_000}  # lines


def places(lines: Sequence[Line], start: int, odds: Mapping[int, float]) -> Iterator[dict[str, float]]:
    """The measures of each place at which the text may end: after its first line, …, after the last line."""
    weights = [max(-_LOUDEST, min(odds[line.index], _LOUDEST)) for line in lines]
    sums = {
        "odds": [0.0, *accumulate(weights)],
        "prose": [0.0, *accumulate(float(line.prose and ends_sentence(line.text)) for line in lines)],
    }
    count = len(lines)
    for at in range(start + 1, count + 1):
        place = {"each": float(at - start), "each odds": sums["odds"][at] - sums["odds"][start]}
        place |= {"lines": math.log1p(count - at), "end": float(at == count)}
        for name, total in sums.items():
            for label, reach in _REACHES.items():
                above, below = max(0, at - reach), min(count, at + reach)
                place[f"{name} above {label}"] = (total[at] - total[above]) / max(1, at - above)
                place[f"{name} below {label}"] = (total[below] - total[at]) / max(1, below - at)
        yield place
