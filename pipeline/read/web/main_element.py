"""Find the element of a page that holds its text: the one that the page names, or the one with the densest prose."""

from __future__ import annotations

import re
from itertools import accumulate

from pipeline.read.web.outside import Outside
from pipeline.read.web.part_names import names
from pipeline.read.web.parts import Area
from pipeline.read.web.prose import LETTERS, TEXT_TAGS, Prose
from pipeline.text.ends import may_end_paragraph


def chosen(prose: Prose, outside: Outside, bodies: list[int], title: int | None) -> Area:
    """The area of the text. ``bodies``: areas that the page names as its text; ``title``: the index of its title."""
    if outside.top < 100:
        return prose.areas[0]
    for place in (_named(prose, outside, bodies), _article(prose, title)):
        if place is not None and prose.weight(prose.areas[place]) > 0.35 * outside.top:
            return prose.areas[place]
    if _is_frameless(prose, outside):
        return prose.areas[0]
    best = _fullest(prose, outside)
    return best if prose.weight(best) > 0.35 * outside.top else _around_most(prose, outside)


_NUMBER_RE = re.compile(r"\d+")  # parts of one text are numbered
_MOST = 0.9
_FRAMELESS = 30  # paragraphs per paragraph that is a link, on a page without a site's frame


def _named(prose: Prose, outside: Outside, bodies: list[int]) -> int | None:
    """The area that the page names as the body of its text, or the area around several of the same name."""
    groups: dict[str, list[int]] = {}
    last = 0
    for place in bodies:
        area = prose.areas[place]
        if area.first >= last and not outside.areas[place]:
            groups.setdefault(_NUMBER_RE.sub("", names(area)), []).append(place)
            last = area.last
    if not groups:
        return None
    return _common(prose, max(groups.values(), key=lambda group: sum(prose.weight(prose.areas[p]) for p in group)))


def _common(prose: Prose, places: list[int]) -> int:
    best = places[0]
    while prose.areas[best].last < prose.areas[places[-1]].last:
        best = prose.areas[best].parent
    return best


def _article(prose: Prose, title: int | None) -> int | None:
    """The ``article`` with the title; any ``article`` after it is another text, or readers' comments."""
    place = None if title is None else prose.within(prose.pieces[title].area, "article")
    return place if place is not None and prose.whole(prose.areas[place]) > LETTERS else None


def _is_frameless(prose: Prose, outside: Outside) -> bool:
    """Whether a program exported this page without a site's frame: hardly any paragraph is a link."""
    inside = [link for link, piece in zip(prose.links, prose.pieces, strict=True) if not outside.areas[piece.area]]
    return sum(link >= 0.5 for link in inside) * _FRAMELESS <= len(inside)


def _fullest(prose: Prose, outside: Outside) -> Area:
    """The area whose pieces have the best sum of values."""
    held = prose.held(outside.areas)
    values = [_value(prose, outside, place, held.get(home, 0.0)) for place, home in enumerate(prose.homes)]
    sums = [0.0, *accumulate(values)]
    inside = (p for p, area in enumerate(prose.areas) if not outside.areas[p] and area.tag not in TEXT_TAGS)
    best = max(inside, key=lambda p: (sums[prose.areas[p].last] - sums[prose.areas[p].first], p), default=0)
    return prose.areas[best]


def _around_most(prose: Prose, outside: Outside) -> Area:
    """The innermost area with most of the prose: on a page of short paragraphs, links can outweigh all of them."""
    inside = (0.0 if outside.areas[p.area] else amount for p, amount in zip(prose.pieces, prose.letters, strict=True))
    sums = [0.0, *accumulate(inside)]
    return next(area for area in reversed(prose.areas) if sums[area.last] - sums[area.first] >= _MOST * sums[-1])


def _value(prose: Prose, outside: Outside, place: int, held: float) -> float:
    """The value of a piece as evidence for or against the areas around it."""
    piece = prose.pieces[place]
    if outside.areas[piece.area] or piece.kind in ("figure", "separator"):
        return 0.0
    if prose.letters[place]:
        linked = prose.homes[place] in prose.linked or max(prose.links[max(place - 2, 0) : place + 3]) >= 0.5
        return prose.letters[place] * (min(1.0, held / LETTERS) ** 2 if linked else 1.0)
    if (may_end_paragraph(piece.text) or piece.kind in ("row", "header")) and prose.links[place] < 0.5:
        return 0.0
    return -40.0 if prose.links[place] >= 0.5 else -10.0
