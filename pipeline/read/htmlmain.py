"""Which paragraphs of a page are its text, and which are what the site puts around it.

Three kinds of evidence: where prose stands together (letters outside links, in sentences), what the page calls its
parts, and links, which stand around a text more than in it. ``benchmarks/pages.py`` measures the whole, and what is
left of it on pages whose parts have no names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import accumulate

from pipeline.model import stream
from pipeline.read.htmlnames import is_around, is_body, is_note, is_surely_around, is_voice, names
from pipeline.read.htmlparts import Area, Flow, Piece


def main_pieces(flow: Flow, title: str | None = None) -> list[bool]:
    """For each piece of a page whether it belongs to the text. ``title`` is what the page says it is called."""
    if not flow.pieces:
        return []
    return _Page(flow).main(stream(title or ""))


def link_share(piece: Piece) -> float:
    """How much of a piece is links, from 0 to 1."""
    linked = sum(mark.end - mark.start for mark in piece.marks if mark.kind == "link")
    return min(linked / max(len(piece.text), 1), 1.0)


_STOPS = tuple(".?!…:;”\"'’)»。？！؟")
_ADDRESSES = ("http://", "https://", "www.")
_WHOLE = frozenset(("html", "body", "main", "article"))  # never judged by name: WordPress names an article by its tags
_TEXT_TAGS = frozenset((
    "p", "li", "ul", "ol", "blockquote", "dd", "dt", "dl", "pre", "center", "figcaption", "figure", "tr", "td", "tbody",
    "table", "h1", "h2", "h3", "h4", "h5", "h6",
))  # fmt: skip
_LINKED = 0.8
_LABEL = 80
_RECURS = 4  # how often the speakers of a transcript are named at least
_LETTERS = 500  # that many letters of prose in one element are surely no teaser


class _Page:
    def __init__(self, flow: Flow) -> None:
        self._pieces, self._areas = flow.pieces, flow.areas
        self._links = [link_share(piece) for piece in flow.pieces]
        self._prose = [_prose(piece, link) for piece, link in zip(flow.pieces, self._links, strict=True)]
        self._sums = [0.0, *accumulate(self._prose)]
        self._total = self._sums[-1] or 1.0
        self._homes = [self._home(piece.area) for piece in flow.pieces]
        self._linked = {home for home, link in zip(self._homes, self._links, strict=True) if link >= 0.5}
        self._bodies = [p for p, area in enumerate(flow.areas) if self._weight(area) > 100 and is_body(area)]
        self._named = Counter(map(names, flow.areas))
        titles = (piece.area for piece in flow.pieces if piece.kind == "heading" and piece.level == 1)
        self._anchored = self._around([*self._bodies, *titles])
        self._outside = self._spread(self._surely_outside)
        self._notes = self._spread(lambda _, area: is_note(area))
        self._top = max(self._held().values(), default=0.0)
        self._outside = self._spread(self._is_outside)

    def main(self, title: str) -> list[bool]:
        """For each piece whether it stays; ``title`` as a stream of letters."""
        chosen = self._chosen()
        stays = [chosen.first <= p < chosen.last and self._is_text(p) for p in range(len(self._pieces))]
        self._without_labels(stays, title)
        self._with_title(stays, title, chosen)
        self._with_notes(stays)
        return stays

    # What stays of the area that was chosen

    def _is_text(self, place: int) -> bool:
        piece = self._pieces[place]
        if self._outside[piece.area]:
            return False
        if self._links[place] < _LINKED or piece.text.startswith(_ADDRESSES):
            return True
        if piece.kind in ("bullet", "numbered"):
            return any(self._prose[place + 1 : place + 4])
        return len(piece.text) > _LABEL and piece.text.endswith(_STOPS)

    def _without_labels(self, stays: list[bool], title: str) -> None:
        """Take out the labels above what does not stay ("More from us"), but for the title."""
        for place in range(len(stays) - 2, -1, -1):
            piece = self._pieces[place]
            if stays[place] and not stays[place + 1] and _is_label(piece) and not _is_title(piece, title):
                stays[place] = False

    def _with_title(self, stays: list[bool], title: str, chosen: Area) -> None:
        """Take in the heading that is the page's title, and the sentences under it that stand above the text."""
        above = [p for p in range(chosen.first - 1, -1, -1) if self._pieces[p].kind == "heading"]
        place = next((p for p in above if _is_titled(self._pieces[p], title)), None)
        first = [p for p, piece in enumerate(self._pieces) if piece.kind == "heading" and piece.level == 1]
        if place is None and len(first) == 1 and first[0] in above and not self._outside[self._pieces[first[0]].area]:
            place = first[0]
        if place is not None:
            stays[place] = True
            for under in range(place + 1, min(chosen.first, place + 5)):
                stays[under] = bool(self._prose[under]) and not self._outside[self._pieces[under].area]

    def _with_notes(self, stays: list[bool]) -> None:
        """Take in the notes, which stand below the text."""
        for place, piece in enumerate(self._pieces):
            if self._notes[piece.area] and not self._outside[piece.area]:
                stays[place] = True

    # Which area is chosen

    def _chosen(self) -> Area:
        if self._top < 100:
            return self._areas[0]
        marked = self._marked()
        if marked is not None and self._weight(self._areas[marked]) > 0.35 * self._top:
            return self._areas[marked]
        values = [0.0, *accumulate(self._values())]
        inside = (p for p in range(len(self._areas)) if not self._outside[p])
        best = max(inside, key=lambda p: (values[self._areas[p].last] - values[self._areas[p].first], p), default=0)
        return self._areas[best]

    def _marked(self) -> int | None:
        """The area that the page itself names as the body of its text, or the one around several of one name."""
        groups: dict[str, list[int]] = {}
        last = 0
        for place in self._bodies:
            area = self._areas[place]
            if area.first >= last and not self._outside[place]:
                groups.setdefault(names(area), []).append(place)
                last = area.last
        if not groups:
            return None
        return self._common(max(groups.values(), key=lambda group: sum(self._weight(self._areas[p]) for p in group)))

    def _common(self, places: list[int]) -> int:
        best = places[0]
        while self._areas[best].last < self._areas[places[-1]].last:
            best = self._areas[best].parent
        return best

    def _values(self) -> list[float]:
        """What each piece speaks for or against the area around it."""
        held = self._held()
        return [self._value(p, held.get(home, 0.0)) for p, home in enumerate(self._homes)]

    def _value(self, place: int, held: float) -> float:
        piece = self._pieces[place]
        if self._outside[piece.area] or piece.kind in ("figure", "separator"):
            return 0.0
        if self._prose[place]:
            linked = self._homes[place] in self._linked or max(self._links[max(place - 2, 0) : place + 3]) >= 0.5
            return self._prose[place] * (min(1.0, held / _LETTERS) ** 2 if linked else 1.0)
        if (piece.text.endswith(_STOPS) or piece.kind in ("row", "header")) and self._links[place] < 0.5:
            return 0.0
        return -40.0 if self._links[place] >= 0.5 else -10.0

    # What lies outside

    def _surely_outside(self, place: int, area: Area) -> bool:
        if area.tag in _WHOLE or not is_surely_around(area):
            return False
        most = 0.2 if place in self._anchored else 0.5 if area.tag == "form" else 0.9
        return self._weight(area) / self._total < most

    def _is_outside(self, place: int, area: Area) -> bool:
        if self._surely_outside(place, area):
            return True
        if area.tag in _WHOLE or self._weight(area) > 0.5 * self._top:
            return False
        return is_around(area) or (is_voice(area) and self._named[names(area)] < _RECURS)

    def _spread(self, test: Callable[[int, Area], bool]) -> list[bool]:
        """The answer of ``test`` for each area; what lies in an area of which it is true shares it."""
        found: list[bool] = []
        for place, area in enumerate(self._areas):
            found.append((area.parent >= 0 and found[area.parent]) or test(place, area))
        return found

    def _around(self, places: Iterable[int]) -> set[int]:
        """The areas ``places`` and all around them."""
        around: set[int] = set()
        for place in places:
            while place >= 0 and place not in around:
                around.add(place)
                place = self._areas[place].parent
        return around

    # Prose

    def _weight(self, area: Area) -> float:
        return self._sums[area.last] - self._sums[area.first]

    def _home(self, area: int) -> int:
        """The element that holds the paragraph's element: what paragraphs of one text have in common."""
        while self._areas[area].tag in _TEXT_TAGS and self._areas[area].parent >= 0:
            area = self._areas[area].parent
        return area

    def _held(self) -> dict[int, float]:
        """How much prose stands together in each home."""
        held: dict[int, float] = {}
        for place, home in enumerate(self._homes):
            if not self._outside[home]:
                held[home] = held.get(home, 0.0) + self._prose[place]
        return held


def _prose(piece: Piece, link: float) -> float:
    """How many letters of prose a piece holds: none where it is a label, a heading or links."""
    if piece.kind in ("separator", "figure", "heading") or link >= 0.5:
        return 0.0
    prose = len(piece.text) > _LABEL or (len(piece.text) > 25 and piece.text.endswith(_STOPS))
    return len(piece.text) * (1 - link) if prose else 0.0


def _is_titled(piece: Piece, title: str) -> bool:
    heading = stream(piece.text)
    return len(heading) > 5 and (heading == title or heading in title)


def _is_title(piece: Piece, title: str) -> bool:
    return piece.kind == "heading" and piece.level == 1 and stream(piece.text) == title


def _is_label(piece: Piece) -> bool:
    return (
        piece.kind not in ("figure", "row", "header") and len(piece.text) < _LABEL and not piece.text.endswith(_STOPS)
    )
