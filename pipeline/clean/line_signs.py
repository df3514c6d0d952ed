"""Measure the signs of each line of a page, from 0 to about 1: its length, its ending, its neighbours, its place.

The numbers decide nothing; ``zones.toml`` holds the weight of each as evidence for the page's frame. The signs are
independent of the language: its words come in only by the lists of residue (``strong``, ``list``, ``weak``, ``menu``).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from pipeline.clean.line_look import SHORT, Look, look_of
from pipeline.clean.page_lines import Line

SHARING = frozenset(
    (
        "share buttons",
        "a word of the page's buttons",
        "a counter of the page",
        "a note on reading time",
        "newsletter call",
        "a note on money",
    )
)


def signs(lines: Sequence[Line]) -> list[dict[str, float]]:
    """The signs of every non-empty line, in order; a missing sign counts as 0."""
    looks = [look_of(line.text) for line in lines]
    prose = [
        line.finding is None and look.sentence and look.length >= SHORT for line, look in zip(lines, looks, strict=True)
    ]
    often = Counter(look.text for look in looks)
    around = _around(lines, looks, prose, often)
    shared = _shared(looks)
    found = []
    asked = False
    places, neighbours = _placed(lines, looks, prose), zip(*around.values(), strict=True)
    for line, look, placed, near, topic in zip(lines, looks, places, neighbours, shared, strict=True):
        seen = {**look.own, **placed, **dict(zip(around, near, strict=True))}
        seen["words of the text"] = topic
        if line.finding:
            seen[line.strength] = 1.0
        seen["wrapped"] = float("\n" in line.block.text)
        seen["repeated"] = float(often[look.text] > 1)
        seen["after question"] = float(asked)
        asked = look.asks
        found.append(seen)
    return found


def opens_frame(line: Line) -> bool:
    """Whether no text follows a listed line; it may follow a share button, a menu or a call."""
    return line.strength == "list" or (
        line.finding is not None
        and (line.strength == "strong" or line.finding.what in _COMMENTS)
        and line.finding.what not in SHARING
    )


_COMMENTS = frozenset(("comment form", "comment thread"))
_MOST_BARRIERS = 8
_PARTED = tuple(math.log1p(barriers) for barriers in range(_MOST_BARRIERS + 1))
_TURNS = 3  # a name that stands so often on a line of its own is a speaker's
_PROSE = 20  # words of a line whose words are the text's


def _shared(looks: Sequence[Look]) -> list[float]:
    """How many of the longer words of each line are in other paragraphs, too: a text keeps to its subject."""
    held: Counter[str] = Counter()
    for look in looks:
        if look.length >= _PROSE:
            held.update(look.topic)
    found = []
    for look in looks:
        own = look.length >= _PROSE
        counts = [min(2, held[word] - own) / 2 for word in look.topic]
        found.append(sum(counts) / len(counts) if counts else 0.0)
    return found


def _placed(lines: Sequence[Line], looks: Sequence[Look], prose: Sequence[bool]) -> Iterator[dict[str, float]]:
    """The place of each line: how many lines that open a frame are between it and the bulk of the prose."""
    counts = list(accumulate(map(opens_frame, lines)))
    mass: Counter[int] = Counter()
    for look, reads, count in zip(looks, prose, counts, strict=True):
        if reads:
            mass[count] += min(look.length, 80)
    thick = max(mass, key=mass.__getitem__, default=0)
    for look, reads, count in zip(looks, prose, counts, strict=True):
        barriers = abs(count - thick)
        yield {
            "parted": _PARTED[min(barriers, _MOST_BARRIERS)],
            "parted, below": float(count > thick),
            "item, not parted": float(look.item and not barriers),
            "prose, not parted": float(reads and not barriers),
        }


def _around(
    lines: Sequence[Line], looks: Sequence[Look], prose: Sequence[bool], often: Mapping[str, int]
) -> dict[str, list[float]]:
    """Shares among the neighbours of each line."""
    listed = [line.finding is not None for line in lines]
    return {
        "listed around": _shares(listed, 4),
        "listed about": _shares(listed, 12),
        "items around": _shares([look.item for look in looks], 4),
        "short about": _shares([look.length <= SHORT for look in looks], 8),
        "prose about": _shares(prose, 8),
        "words about": _shares([min(look.length, 60) / 60 for look in looks], 8),
        "sentences around": _shares([look.sentence for look in looks], 4),
        "dates about": _shares([look.date for look in looks], 6),
        "names about": _shares([look.named and often[look.text] < _TURNS for look in looks], 6),
        "capitals about": _shares([look.capitals for look in looks], 8),
        "short words about": _shares([look.grammar for look in looks], 5),
        "words wide": _shares([min(look.length, 60) / 60 for look in looks], 25),
        "prose wide": _shares(prose, 25),
        "cues about": _shares([look.cued for look in looks], 5),
        "cues beside": _shares([look.cued for look in looks], 1),
        "words near": _shares([min(look.length, 60) / 60 for look in looks], 2),
    }


def _shares(values: Sequence[float], reach: int) -> list[float]:
    """The mean of the values within ``reach`` of each place, without its own value."""
    sums = [*([0.0] * reach), 0.0, *accumulate(values)]
    sums += [sums[-1]] * reach
    count = len(values)
    near = [2 * reach] * count
    for at in {*range(min(reach, count)), *range(max(count - reach, 0), count)}:
        near[at] = min(at, reach) + min(count - 1 - at, reach)
    runs = zip(sums, sums[2 * reach + 1 :], values, near, strict=False)
    return [(last - first - value) / (others or 1) for first, last, value, others in runs]
