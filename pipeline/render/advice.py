"""Recommendations as they are printed: those for everybody first, then those for each addressee that a sentence names."""

from __future__ import annotations

from itertools import count

from pipeline.model import Recommendation

Group = tuple[str, tuple[tuple[int, Recommendation], ...]]

_ARTICLES = ("the ", "les ", "la ", "le ", "los ", "las ", "el ", "die ", "der ", "das ", "i ", "gli ", "os ", "as ")


def by_addressee(recommendations: tuple[Recommendation, ...]) -> list[Group]:
    """Addressee and numbered recommendations; the empty addressee is everybody, and where all have one it is not there.

    Addressees are told apart without their article and case, and printed as the first sentence has them.
    """
    groups: dict[str, list[Recommendation]] = {"": []}
    names: dict[str, str] = {"": ""}
    for one in recommendations:
        name = _bare(one.addressee or "")
        groups.setdefault(name.casefold(), []).append(one)
        names.setdefault(name.casefold(), name[:1].upper() + name[1:])
    number = count(1)
    return [(names[key], tuple((next(number), one) for one in said)) for key, said in groups.items() if said]


def _bare(addressee: str) -> str:
    line = " ".join(addressee.split())
    article = next((word for word in _ARTICLES if line.casefold().startswith(word)), "")
    return line[len(article) :]
