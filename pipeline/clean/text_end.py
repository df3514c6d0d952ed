"""How likely each line of a page is below the end of its text: a model of the boundary, not of single lines.

A text ends once. Each line that may be its last is a candidate with signs: those of the line itself, of the line below
it, their averages among lines above and below, and how much speech remains below. ``text_end.toml`` has the weight of
each; a conditional logistic regression on labelled pages found them (``benchmarks/ends.py``). The weights give the
chance of each line to be the last one, and the sum of these chances is the chance of a line to be below the text.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from pipeline.clean.inserts import reads
from pipeline.clean.last_lines import is_wanted
from pipeline.clean.line_look import look_of
from pipeline.clean.line_signs import opens_frame
from pipeline.clean.line_weights import table, weigh
from pipeline.clean.page_lines import Line, words
from pipeline.text.ends import ends_sentence

Signs = Mapping[str, float]
# The lines that a sign is averaged over, as distances from the last line; "text" and "rest" are all of either side.
WINDOWS = {
    "last": (0, 1),
    "above 3": (-2, 1),
    "above 12": (-11, 1),
    "text": (-(10**9), 1),
    "next": (1, 2),
    "below 3": (1, 4),
    "below 12": (1, 13),
    "rest": (1, 10**9),
}
_LOUDEST = 6.0
_LONG = 60  # words
_EVEN = 0.5
_LEAST = 1e-4
_LISTED = 3  # lines that the lists of residue know, below the text of a page
_OWN = 0.3  # how much a line's own odds count beside those of its place
_SURE = 0.5  # the odds, as a logarithm, from which on a line goes for its place
_SAID, _SUBJECT = 2.0, 4.0  # so much more for a sentence, and for the share of a paragraph's words that the text has


def lines_below(
    lines: Sequence[Line],
    first: int,
    last: int,
    seen: Mapping[int, Signs],
    odds: Mapping[int, float],
    heard: frozenset[int],
) -> frozenset[int]:
    """The indexes of the lines that are likely below the end of the text, if a page is around it: some are listed.

    ``lines`` hold something each, the text seems to be from ``first`` to ``last``; ``seen`` and ``odds``: the signs and
    the odds of each; ``heard``: those that somebody speaks, which stay, as do the lines above them.
    """
    start = next(place for place, line in enumerate(lines) if line.index >= first)
    rest = lines[start:]
    chances = below_text(lines, [seen[line.index] for line in lines], odds, heard, start)
    listed = sum(chances[line.index] > _EVEN and line.finding is not None for line in rest)
    if listed < _LISTED or _most_goes(rest, chances, odds):
        return frozenset()
    end = max((index for index in heard if index <= last), default=-1)
    stay = heard | {line.index for line, after in pairwise(rest) if "://" in after.text}
    return frozenset(
        line.index
        for line in rest
        if line.index > end and line.index not in stay
        if not is_wanted(line, seen[line.index], amid=line.index <= last)
        if _log_odds(chances[line.index]) + _OWN * (odds[line.index] + 1)
        > _needed(line, seen[line.index], line.index <= last)
    )


def _most_goes(rest: Sequence[Line], chances: Mapping[int, float], odds: Mapping[int, float]) -> bool:
    """Whether most of the prose would go, so that the text is not where it seemed to be."""
    prose = [line for line in rest if reads(line) and odds[line.index] < 0]
    gone = sum(words(line.text) for line in prose if chances[line.index] > _EVEN)
    return 2 * gone > sum(words(line.text) for line in prose)


def _needed(line: Line, own: Signs, amid: bool) -> float:
    """The odds, as a logarithm, from which on a line goes: more for a paragraph, and a sentence ``amid`` the text."""
    if reads(line):
        return _SURE + _SAID + _SUBJECT * own["words of the text"]
    return _SURE + _SAID * (amid and line.finding is None and ends_sentence(line.text))


def _log_odds(chance: float) -> float:
    bounded = max(_LEAST, min(chance, 1 - _LEAST))
    return math.log(bounded / (1 - bounded))


def below_text(
    lines: Sequence[Line], seen: Sequence[Signs], odds: Mapping[int, float], said: frozenset[int], start: int
) -> dict[int, float]:
    """The chance of each line, by its index, to be below the end of the text, which begins at place ``start``.

    ``lines`` hold something each, ``seen`` are their signs; ``said``: the indexes of lines that somebody speaks.
    """
    weights = table("text_end")
    values = [line_signs(line, own, odds, said) for line, own in zip(lines, seen, strict=True)]
    chances = passed([weigh(signs, weights) for signs in end_signs(values, start, weights)])
    return {line.index: chance for line, chance in zip(lines[start:], chances, strict=True)}


def passed(scores: Sequence[float]) -> list[float]:
    """The chance that the text ends above each place, by the logarithm of the odds of each place to be its end."""
    top = max(scores)
    odds = [math.exp(score - top) for score in scores]
    total = sum(odds)
    return [past / total for past in accumulate(odds[:-1], initial=0.0)]


def line_signs(line: Line, own: Signs, odds: Mapping[int, float], said: frozenset[int]) -> dict[str, float]:
    """The signs of a line that count in the lines around an end."""
    look, text = look_of(line.text), line.text.strip()
    return {
        **own,
        "odds": max(-_LOUDEST, min(_LOUDEST, odds[line.index])) / _LOUDEST,
        "words": min(look.length, _LONG) / _LONG,
        "prose": float(reads(line)),
        "listed": float(line.finding is not None),
        "opens frame": float(opens_frame(line)),
        "name": float(look.named),
        "capitals": look.capitals,
        "speech": float(line.index in said),
        "colon": float(text.endswith((":", "："))),
        "address": float("://" in text),
        "digit": float(any(map(str.isdigit, text))),
        "asks": float(look.asks),
    }


def end_signs(values: Sequence[Signs], start: int, names: Iterable[str]) -> Iterator[dict[str, float]]:
    """The signs in ``names`` of each place from ``start`` on as the end of the text; a missing sign is 0.

    A name is a window and a sign: ``below 3: capitals``; the others are ``opened``, ``speech below``, ``end``.
    """
    count = len(values)
    wanted = [(name, WINDOWS[name.partition(": ")[0]], name.partition(": ")[2]) for name in names if ": " in name]
    sums = {sign: list(accumulate((own.get(sign, 0.0) for own in values), initial=0.0)) for _, _, sign in wanted}
    opened, spoken = (
        list(accumulate((own[sign] for own in values), initial=0.0)) for sign in ("opens frame", "speech")
    )
    for place in range(start, count):
        signs = {
            "opened": math.log1p(opened[place + 1] - opened[start]),
            "speech below": math.log1p(spoken[count] - spoken[place + 1]),
            "end": float(place + 1 == count),
        }
        for name, (near, far), sign in wanted:
            first, last = max(start, place + near), min(count, place + far)
            if last > first and (value := sums[sign][last] - sums[sign][first]):
                signs[name] = value / (last - first)
        yield signs
