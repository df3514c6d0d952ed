"""Group recommendations for print: those for everybody first, then those for each named addressee."""

from __future__ import annotations

from itertools import count

from pipeline.languages.everywhere import everywhere
from pipeline.model import Recommendation

Group = tuple[str, tuple[tuple[int, Recommendation], ...]]


def by_addressee(recommendations: tuple[Recommendation, ...]) -> list[Group]:
    """Addressees with numbered recommendations; the empty addressee is everybody, and the only one if all are the same.

    Addressees are compared without article and case, and printed as the first sentence has them.
    """
    groups: dict[str, list[Recommendation]] = {"": []}
    names: dict[str, str] = {"": ""}
    for one in recommendations:
        name = _bare(one.addressee or "")
        groups.setdefault(name.casefold(), []).append(one)
        names.setdefault(name.casefold(), name[:1].upper() + name[1:])
    number = count(1)
    several = sum(map(bool, groups.values())) > 1
    return [
        (names[key] if several else "", tuple((next(number), one) for one in said))
        for key, said in groups.items()
        if said
    ]


def _bare(addressee: str) -> str:
    line = " ".join(addressee.split())
    first, _, rest = line.partition(" ")
    return rest if rest and first.casefold() in everywhere("articles") else line
