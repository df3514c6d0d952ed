"""Find the parts of a page that are certainly not its text: by tag, by name, and as teasers of other texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from pipeline.read.web.part_names import WHOLE, is_around, is_surely_around, is_thread, is_voice, names
from pipeline.read.web.parts import Area
from pipeline.read.web.prose import LETTERS, Prose, spread


class Outside:
    """``areas``: for each area whether it is outside the text; ``top``: the most prose in one element inside.

    ``anchors``: areas that certainly contain the text, or its title.
    """

    def __init__(self, prose: Prose, anchors: Iterable[int]) -> None:
        self._prose = prose
        self._named = Counter(map(names, prose.areas))
        self._anchored = self._around(anchors)
        self._teasers = self._leading_on()
        self.areas = spread(prose.areas, self._surely)
        self.top = max(prose.held(self.areas).values(), default=0.0)
        self._texts = self._large()
        self.areas = spread(prose.areas, self._perhaps)

    def _surely(self, place: int, area: Area) -> bool:
        if area.tag in WHOLE or not is_surely_around(area):
            return False
        most = 0.2 if place in self._anchored else 0.5 if area.tag == "form" else 0.97 if is_thread(area) else 0.9
        return self._prose.weight(area) / self._prose.total < most

    def _perhaps(self, place: int, area: Area) -> bool:
        if self._surely(place, area) or place in self._teasers:
            return True
        if is_around(area) and place not in self._anchored and self._is_link_list(area):
            return True
        if area.tag in WHOLE or (area.parent, names(area)) in self._texts or self._is_on_picture(place, area):
            return False
        if all(piece.kind == "quote" for piece in self._prose.pieces[area.first : area.last]):
            return False  # a post of a network that the text quotes
        return is_around(area) or (is_voice(area) and self._named[names(area)] < _RECURS)

    def _large(self) -> set[tuple[int, str]]:
        """The name and the parent of areas that together hold much of the prose: parts of one text, long and short."""
        held: defaultdict[tuple[int, str], float] = defaultdict(float)
        for area in self._prose.areas:
            held[area.parent, names(area)] += self._prose.weight(area)
        return {part for part, letters in held.items() if letters > 0.5 * self.top}

    def _is_link_list(self, area: Area) -> bool:
        """Whether this is a list whose items begin with links: teasers, which may hold more prose than the text."""
        places = range(area.first, area.last)
        items = [self._prose.pieces[place] for place in places if self._prose.pieces[place].kind == "bullet"]
        led = all(any(mark.kind == "link" and mark.start == 0 for mark in item.marks) for item in items)
        beside = any(self._prose.letters[place] for place in places if self._prose.pieces[place].kind != "bullet")
        return len(items) > 1 and led and not beside

    def _is_on_picture(self, place: int, area: Area) -> bool:
        """Whether this is a line without a link that is laid over a picture: its caption or credit."""
        links = self._prose.links[area.first : area.last]
        return len(links) == 1 and not links[0] and self._prose.within(place, "figure") is not None

    def _leading_on(self) -> set[int]:
        """Areas that are teasers of other texts: two or more in one element, each with a linked heading."""
        found: dict[int, list[int]] = {}
        for place, area in enumerate(self._prose.areas):
            if area.tag in _CARDS and place not in self._anchored and self._is_teaser(area):
                found.setdefault(area.parent, []).append(place)
        return {place for places in found.values() if len(places) > 1 for place in places}

    def _is_teaser(self, area: Area) -> bool:
        pieces = self._prose.pieces[area.first : area.last]
        if not 0 < len(pieces) <= _CARD or self._prose.weight(area) >= LETTERS:
            return False
        return any(
            piece.kind == "heading" and piece.level > 1 and self._prose.links[area.first + place] >= 0.8
            for place, piece in enumerate(pieces)
        )

    def _around(self, places: Iterable[int]) -> set[int]:
        """The areas ``places`` and all their ancestors."""
        around: set[int] = set()
        for place in places:
            while place >= 0 and place not in around:
                around.add(place)
                place = self._prose.areas[place].parent
        return around


_CARDS = frozenset(("div", "li", "article", "section", "td"))
_CARD = 6  # most paragraphs of a teaser
_RECURS = 4  # how often a transcript names its speakers at least
