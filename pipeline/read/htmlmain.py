"""Which paragraphs of a page are its text, and which are what the site puts around it."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import accumulate

from pipeline.read.htmlflow import Area, Flow, Piece


def main_pieces(flow: Flow) -> list[bool]:
    """For each piece, whether it belongs to the text."""
    return _Page(flow).main()


_NAMES_AROUND = (
    r"comments?|commentlist|disqus\w*|respond|footer|foot|sidebar|side-?bar|related\w*|recommend\w*|recirc\w*|promo\w*|advert\w*|ads?|adslot|"
    r"sponsor\w*|shar(?:e|es|ing)\w*|social\w*|follow\w*|newsletter\w*|subscri\w+|sign-?up|signin|log-?in|register|nav|navbar|navigation|menu|"
    r"breadcrumbs?|pagination|pager|tags?|taglist|tag-?links|toolbar|tools?|widgets?|outbrain|taboola|cookies?|consent|gdpr|"
    r"popup|modal|overlay|lightbox|authors?|bio|byline|dateline|timestamp|published|meta|metadata|trending|popular|most-?read|"
    r"more-\w+|read-?more|read-?next|up-?next|teasers?|carousel|captions?|credits?|copyright|legal|disclaimer|print|"
    r"donat\w+|paywall|poll|quiz|rating|ratings|categor\w+|topics?|keywords?|correction|screen-?reader-?text|sr-only|visually-?hidden|skip-\w+"
)
_AROUND_RE = re.compile(rf"(?:^|[\s_-])(?:{_NAMES_AROUND})(?=$|[\s_-])", re.IGNORECASE)
_SURELY_RE = re.compile(
    r"(?:^|[\s_-])(?:comments?|commentlist|disqus\w*|footer|cookies?|consent|gdpr|privacy|modal|popup|newsletter\w*)(?=$|[\s_-])",
    re.IGNORECASE,
)
_CAMEL_RE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BODY_RE = re.compile(
    r"(?:article|entry|post|story|content|news)[\w]*[_-]?(?:body|content|text)|articlebody|name-body|storytext|body-?copy|blogpost|post-?entry",
    re.IGNORECASE,
)
_OUTSIDE_TAGS = frozenset(("nav", "footer", "aside", "form", "button", "label", "menu", "dialog", "search", "legend"))
_STOP = tuple(".?!…:;”\"'’)»。？！؟")


_TEXT_TAGS = frozenset(("p", "li", "ul", "ol", "blockquote", "dd", "dt", "dl", "pre", "center", "figcaption", "figure", "tr", "td", "tbody", "table"))
_WHOLE_TAGS = frozenset(("html", "body", "main", "article"))


class _Page:
    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.links = [link_share(piece) for piece in flow.pieces]
        self.prose = [_prose(piece, link) for piece, link in zip(flow.pieces, self.links, strict=True)]
        self.sums = [0.0, *accumulate(self.prose)]
        self.total = self.sums[-1]
        self.homes = [self._home(piece.area) for piece in flow.pieces]
        self.bodies = [place for place, area in enumerate(flow.areas) if is_body(area) and self.weight(area) > 100]
        titles = [piece.area for piece in flow.pieces if piece.kind == "heading" and piece.level == 1]
        self.anchored = self._around([*self.bodies, *titles])
        self.outside = self._spread(self._surely_outside)
        self.top = self._top()
        self.outside = self._spread(self._is_outside)

    def weight(self, area: Area) -> float:
        return self.sums[area.last] - self.sums[area.first]

    def _around(self, places: list[int]) -> set[int]:
        around: set[int] = set()
        for place in places:
            while place >= 0 and place not in around:
                around.add(place)
                place = self.flow.areas[place].parent
        return around

    def _spread(self, test: Callable[[int, Area], bool]) -> list[bool]:
        found: list[bool] = []
        for place, area in enumerate(self.flow.areas):
            found.append((area.parent >= 0 and found[area.parent]) or test(place, area))
        return found

    def _surely_outside(self, place: int, area: Area) -> bool:
        if area.tag in _WHOLE_TAGS or not (area.tag in _OUTSIDE_TAGS or _SURELY_RE.search(names(area))):
            return False
        share = self.weight(area) / (self.total or 1)
        return share < (0.2 if place in self.anchored else 0.9)

    def _is_outside(self, place: int, area: Area) -> bool:
        if self._surely_outside(place, area):
            return True
        if area.tag in _WHOLE_TAGS or self.weight(area) > 0.5 * self.top:
            return False
        return names_around(area)

    def _top(self) -> float:
        """How much prose the element holds that holds most, itself and not in others."""
        held: dict[int, float] = {}
        for place, home in enumerate(self.homes):
            if not self.outside[home]:
                held[home] = held.get(home, 0.0) + self.prose[place]
        return max(held.values(), default=0.0)

    def main(self) -> list[bool]:
        chosen = self._chosen()
        stays = [chosen.first <= place < chosen.last and self._stays(place, piece) for place, piece in enumerate(self.flow.pieces)]
        self._without_labels(stays)
        return stays

    def _stays(self, place: int, piece: Piece) -> bool:
        return not self.outside[piece.area] and self.links[place] < 0.8

    def _without_labels(self, stays: list[bool]) -> None:
        """Take out labels that stand above something that does not stay, and what follows the last sentence."""
        for place in range(len(stays) - 1, -1, -1):
            if not stays[place]:
                continue
            following = place + 1 < len(stays) and stays[place + 1]
            if not following and self._is_label(self.flow.pieces[place]):
                stays[place] = False

    def _is_label(self, piece: Piece) -> bool:
        return piece.kind != "figure" and len(piece.text) < 80 and not piece.text.endswith(_STOP)

    def _chosen(self) -> Area:
        values = [0.0, *accumulate(self._values())]

        def value(place: int) -> float:
            area = self.flow.areas[place]
            return values[area.last] - values[area.first]

        inside = [place for place in range(len(self.flow.areas)) if not self.outside[place]]
        best = max(inside, key=lambda place: (value(place), place), default=0)
        marked = self._marked()
        if marked is not None and self.weight(self.flow.areas[marked]) > 0.35 * self.top:
            best = marked
        return self.flow.areas[best]

    def _marked(self) -> int | None:
        """The area that the page itself names as the body of its text, or the one around several such."""
        groups: dict[str, list[int]] = {}
        last = 0
        for place in self.bodies:
            area = self.flow.areas[place]
            if area.first >= last and not self.outside[place]:
                groups.setdefault(names(area), []).append(place)
                last = area.last
        if not groups:
            return None
        group = max(groups.values(), key=lambda places: sum(self.weight(self.flow.areas[p]) for p in places))
        return self._common(group)

    def _common(self, places: list[int]) -> int:
        best = places[0]
        while self.flow.areas[best].last < self.flow.areas[places[-1]].last:
            best = self.flow.areas[best].parent
        return best

    def _values(self) -> list[float]:
        homes = self.homes
        held: dict[int, float] = {}
        for place, home in enumerate(homes):
            held[home] = held.get(home, 0.0) + self.prose[place]
        return [self._value(place, held[home]) for place, home in enumerate(homes)]

    def _value(self, place: int, held: float) -> float:
        piece = self.flow.pieces[place]
        if self.outside[piece.area]:
            return 0.0
        if self.prose[place]:
            return self.prose[place] * min(1.0, held / 500) ** 2
        return -40.0 if self.links[place] >= 0.5 else -10.0 if piece.kind not in ("figure", "separator", "row", "header") else 0.0

    def _home(self, area: int) -> int:
        while self.flow.areas[area].tag in _TEXT_TAGS and self.flow.areas[area].parent >= 0:
            area = self.flow.areas[area].parent
        return area


def names(area: Area) -> str:
    return _CAMEL_RE.sub("-", f"{area.element.get('class') or ''} {area.element.get('id') or ''}")[:400]


def names_around(area: Area) -> bool:
    return bool(_AROUND_RE.search(names(area)))


def is_body(area: Area) -> bool:
    if area.tag in ("html", "body"):
        return False
    return area.element.get("itemprop") == "articleBody" or bool(_BODY_RE.search(names(area)))


def link_share(piece: Piece) -> float:
    linked = sum(mark.end - mark.start for mark in piece.marks if mark.kind == "link")
    return min(linked / max(len(piece.text), 1), 1.0)


def _prose(piece: Piece, link: float) -> float:
    """How many letters of prose a piece holds: 0 for labels, headings and links."""
    if piece.kind in ("separator", "figure", "heading"):
        return 0.0
    text = piece.text
    prose = len(text) > 80 or (len(text) > 25 and text.endswith(_STOP))
    return len(text) * (1 - link) if prose and link < 0.5 else 0.0
