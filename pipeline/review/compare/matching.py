"""Which paragraphs of a returned copy are which of its base: by identity, and where that is gone by their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.review.copy_paragraphs import Paragraph
from pipeline.review.word_tokens import split
from pipeline.text.alignment import longest_rise

_ALIKE, _ALONE = 0.5, 0.3  # least likeness of two versions; the same for two alone between the same neighbours
_MOST = 40_000  # comparisons by likeness; a text that was rewritten further counts as new


@dataclass(slots=True)
class Family:
    """Paragraphs of the base, and what became of them: one and one, one split in two, two joined, one gone, one new."""

    old: list[int] = field(default_factory=list)
    new: list[int] = field(default_factory=list)


def families(base: Sequence[Paragraph], copy: Sequence[Paragraph]) -> list[Family]:
    """Every paragraph of both sides in one family, in the order of the copy; those that are gone at the end."""
    holders = _holders(base, copy)
    by_identity(base, copy, holders)
    found: list[Family] = []
    last: Family | None = None
    for place in range(len(copy)):
        held = holders[place]
        if last and held and set(held) & set(last.old):
            last.old += [one for one in held if one not in last.old]
            last.new.append(place)
            continue
        last = Family(list(held), [place])
        found.append(last)
    kept = {one for family in found for one in family.old}
    return [*found, *(Family([one]) for one in range(len(base)) if one not in kept)]


def by_identity(base: Sequence[Paragraph], copy: Sequence[Paragraph], holders: list[list[int]]) -> None:
    """Pair what identities do not: equal words in order, then similar words between the same neighbours."""
    taken = {one for held in holders for one in held}
    free_old = [place for place in range(len(base)) if place not in taken]
    free_new = [place for place in range(len(copy)) if not holders[place]]
    for old, new in [*_equal(base, copy, free_old, free_new), *_similar(base, copy, free_old, free_new, holders)]:
        if not holders[new] and old not in taken:
            holders[new] = [old]
            taken.add(old)


def _holders(base: Sequence[Paragraph], copy: Sequence[Paragraph]) -> list[list[int]]:
    """The paragraphs of the base whose identities each paragraph of the copy has; of several places, the best."""
    known = {name: place for place, paragraph in enumerate(base) for name in paragraph.ids}
    holders = [list(dict.fromkeys(known[name] for name in paragraph.ids if name in known)) for paragraph in copy]
    places: dict[int, list[int]] = {}
    for place, held in enumerate(holders):
        for old in held:
            places.setdefault(old, []).append(place)
    for old, here in places.items():
        runs = _runs(here)
        if len(runs) > 1:  # pasted twice
            best = max(runs, key=lambda run: (likeness(base[old].text, " ".join(copy[i].text for i in run)), -run[0]))
            for place in here:
                if place not in best:
                    holders[place].remove(old)
    return holders


def _runs(places: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _equal(
    base: Sequence[Paragraph], copy: Sequence[Paragraph], free_old: Sequence[int], free_new: Sequence[int]
) -> list[tuple[int, int]]:
    waiting: dict[str, list[int]] = {}
    for old in reversed(free_old):
        waiting.setdefault(_bare(base[old].text), []).append(old)
    pairs = []
    for new in free_new:
        if waiting.get(key := _bare(copy[new].text)):
            pairs.append((waiting[key].pop(), new))
    return pairs


def _similar(
    base: Sequence[Paragraph],
    copy: Sequence[Paragraph],
    free_old: Sequence[int],
    free_new: Sequence[int],
    holders: Sequence[Sequence[int]],
) -> list[tuple[int, int]]:
    equal = _equal(base, copy, free_old, free_new)
    old = [place for place in free_old if place not in {one for one, _ in equal}]
    new = [place for place in free_new if place not in {one for _, one in equal}]
    if len(old) * len(new) > _MOST:
        return []
    scored = sorted(
        (
            (likeness(base[i].text, copy[j].text), -i, -j)
            for i in old
            for j in new
            if base[i].place == copy[j].place or "frame" in (base[i].place, copy[j].place)
        ),
        reverse=True,
    )
    del holders
    enough = _ALONE if len(old) == len(new) == 1 else _ALIKE
    return [(-i, -j) for score, i, j in scored if score >= enough]


def _bare(text: str) -> str:
    return "".join(text.split())


def likeness(one: str, two: str) -> float:
    """Dice's coefficient of the words."""
    a, b = (Counter(token for token in split(text.casefold()) if not token.isspace()) for text in (one, two))
    return 2 * (a & b).total() / ((a.total() + b.total()) or 1)


def moved(families_in_order: Iterable[Family]) -> set[int]:
    """The paragraphs of the base that are out of order in the copy: the fewest that explain it."""
    placed = [family for family in families_in_order if family.old and family.new]
    stays = {placed[place].old[0] for place in longest_rise([family.old[0] for family in placed])}
    return {one for family in placed if family.old[0] not in stays for one in family.old}
