"""The words of one unit in all versions, merged: every change of one side is taken, equal ones once, others conflict.

Changes are ranges of the base's tokens. Those of all versions are sorted by place; ranges that touch the same token,
and insertions at the same place, are one group. If all of a group say the same, it is taken once; else it is a
conflict, and the manuscript's words stay, or those of the base. So the order of the editors does not matter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.review.copy_edits import Token, Words


@dataclass(frozen=True, slots=True)
class Clash:
    """A conflict of words: the base's, and what each author made of them."""

    before: str
    ways: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A token of the result: its index in the base, or the range of the base that it replaces, and its author."""

    token: Token
    index: int = -1
    start: int = 0
    end: int = 0
    by: str = ""


def merged(
    base: Sequence[Token], versions: Mapping[str, Sequence[Words]], ours: str
) -> tuple[list[Kept], list[Clash], list[Words]]:
    """Merge the changes of each author; ``ours`` is the name of the manuscript among them.

    Returns:
        The tokens, the conflicts, and the changes that were taken.
    """
    every = sorted(
        ((edit, by) for by, edits in versions.items() for edit in edits),
        key=lambda one: (one[0].start, one[0].end, one[1]),
    )
    out: list[Kept] = []
    clashes: list[Clash] = []
    taken: list[Words] = []
    at = place = 0
    while place < len(every):
        group, place = _group(every, place)
        start, end = group[0][0].start, max(edit.end for edit, _ in group)
        out += [Kept(base[i], i) for i in range(at, start)]
        ways = _ways(base, group, start, end)
        texts = {by: "".join(kept.token.text for kept in way) for by, way in ways.items()}
        if len(set(texts.values())) == 1:
            chosen = next(iter(ways.values()))
            taken += [edit for edit, by in group if by != ours][:1]
        else:
            plain = [Kept(base[i], i) for i in range(start, end)]
            chosen = ways.get(ours, plain)
            before = "".join(token.text for token in base[start:end])
            clashes.append(Clash(before, tuple(sorted(texts.items()))))
        out += chosen
        at = end
    out += [Kept(base[i], i) for i in range(at, len(base))]
    return out, clashes, taken


def _group(every: Sequence[tuple[Words, str]], place: int) -> tuple[list[tuple[Words, str]], int]:
    group = [every[place]]
    start, end = every[place][0].start, every[place][0].end
    place += 1
    while place < len(every):
        edit = every[place][0]
        if not (edit.start < end or edit.start == start):
            break
        group.append(every[place])
        end = max(end, edit.end)
        place += 1
    return group, place


def _ways(base: Sequence[Token], group: Sequence[tuple[Words, str]], start: int, end: int) -> dict[str, list[Kept]]:
    """What each author of a group makes of its range."""
    ways: dict[str, list[Kept]] = {}
    for author in dict.fromkeys(by for _, by in group):
        way: list[Kept] = []
        at = start
        for edit in (edit for edit, by in group if by == author):
            way += [Kept(base[i], i) for i in range(at, edit.start)]
            way += [Kept(token, -1, edit.start, edit.end, author) for token in edit.new]
            at = edit.end
        ways[author] = [*way, *(Kept(base[i], i) for i in range(at, end))]
    return ways
