"""Match the chunks of two manuscripts: equal ones in order, then moved ones, ones with one name, and similar ones.

Equal chunks in order are found as in "patience diff" (Bram Cohen): take the chunks that occur once in both texts, find
the longest run of them in order, and extend it from each of them in both directions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from pipeline.manuscript.merging.chunks import Chunk
from pipeline.text.alignment import longest_rise

Pairs = dict[int, int]


def aligned(base: Sequence[Chunk], other: Sequence[Chunk], *, by_id: bool) -> Pairs:
    """For each chunk of ``other`` that is in ``base`` too: its index there, and its index in ``base``.

    ``by_id``: whether ids mean the same in both, as they do in a text that was edited; drafted anew, they do not.
    """
    pairs = _in_order([chunk.key for chunk in base], [chunk.key for chunk in other])
    _pair_equal(pairs, base, other, lambda chunk: chunk.key)
    if by_id:
        _pair_equal(pairs, base, other, lambda chunk: chunk.id)
    for old, new in _gaps(pairs, len(base), len(other)):
        _pair_similar(pairs, base, other, old, new)
    return pairs


def in_order(pairs: Pairs) -> frozenset[int]:
    """The keys of the longest run of pairs in which nothing moved."""
    keys = sorted(pairs)
    return frozenset(keys[place] for place in longest_rise([pairs[key] for key in keys]))


_ALIKE, _ALONE = 0.5, 0.3  # least likeness of two versions; the same for two chunks alone in a gap
# In Chinese and Japanese, characters are compared instead of words.
_WORD_RE = re.compile("[\u3040-\u9fff]|[^\\W\u3040-\u9fff]+")
_MOST = 4000  # most comparisons in a gap; a text that was rewritten further counts as new


def _in_order(base: list[str], other: list[str]) -> Pairs:
    there, here = Counter(base), Counter(other)
    places = {key: place for place, key in enumerate(base)}
    shared = [(places[key], new) for new, key in enumerate(other) if there[key] == here[key] == 1]
    anchors = [shared[place] for place in longest_rise([old for old, _ in shared])]
    pairs = {new: old for old, new in anchors}
    ends = [(-1, -1), *anchors, (len(base), len(other))]
    for (old, new), (stop, end) in pairwise(ends):
        while old + 1 < stop and new + 1 < end and base[old + 1] == other[new + 1]:
            old, new = old + 1, new + 1
            pairs[new] = old
        while stop - 1 > old and end - 1 > new and base[stop - 1] == other[end - 1]:
            stop, end = stop - 1, end - 1
            pairs[end] = stop
    return pairs


def _pair_equal(
    pairs: Pairs, base: Sequence[Chunk], other: Sequence[Chunk], name: Callable[[Chunk], str | None]
) -> None:
    """Pair chunks without a partner that have the same name on both sides, in order."""
    taken = set(pairs.values())
    free: dict[str, list[int]] = {}
    for old in reversed(range(len(base))):
        if old not in taken and (key := name(base[old])):
            free.setdefault(key, []).append(old)
    for new, chunk in enumerate(other):
        if new not in pairs and (key := name(chunk)) and free.get(key):
            pairs[new] = free[key].pop()


def _gaps(pairs: Pairs, old_end: int, new_end: int) -> Iterator[tuple[list[int], list[int]]]:
    """The chunks without a partner on either side, between pairs that are in order."""
    taken, stays = set(pairs.values()), sorted(in_order(pairs))
    fences = [(-1, -1), *((pairs[new], new) for new in stays), (old_end, new_end)]
    for (old, new), (stop, end) in pairwise(fences):
        left = [i for i in range(old + 1, stop) if i not in taken]
        right = [i for i in range(new + 1, end) if i not in pairs]
        if left and right:
            yield left, right


def _pair_similar(
    pairs: Pairs, base: Sequence[Chunk], other: Sequence[Chunk], old: Sequence[int], new: Sequence[int]
) -> None:
    """Pair versions of one chunk, the most similar first. Sections are paired by position, whatever their titles."""
    if len(old) * len(new) <= _MOST:
        left, right = ({i: Counter(_WORD_RE.findall(side[i].body.casefold())) for i in run} for side, run in
                       ((base, old), (other, new)))  # fmt: skip
        scored = [(_likeness(left[i], right[j]), -i, -j) for i in old for j in new
                  if _kind(base[i]) == _kind(other[j])]  # fmt: skip
        taken: set[int] = set()
        enough = _ALONE if len(old) == len(new) == 1 else _ALIKE
        for score, minus_old, minus_new in sorted(scored, reverse=True):
            if score >= enough and -minus_old not in taken and -minus_new not in pairs:
                taken.add(-minus_old)
                pairs[-minus_new] = -minus_old
    used = set(pairs.values())
    sections = [i for i in old if base[i].form == "section" and i not in used]
    for place, section in zip(
        (j for j in new if other[j].form == "section" and j not in pairs), sections, strict=False
    ):
        pairs[place] = section


def _kind(chunk: Chunk) -> str:
    """Chunks of different kinds are never versions of each other; keys and special headings match by name only."""
    kind = chunk.key.partition(" ")[0]
    return chunk.key if kind in ("front", "room") else kind


def _likeness(one: Counter[str], two: Counter[str]) -> float:
    """Dice's coefficient of the words."""
    return 2 * (one & two).total() / ((one.total() + two.total()) or 1)
