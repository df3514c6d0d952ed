"""Which paragraphs of a page are its text, and which are what the site puts around it."""

from __future__ import annotations

import re
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
    r"more-\w+|read-?more|read-?next|up-?next|teasers?|cards?|carousel|captions?|credits?|copyright|legal|disclaimer|print|"
    r"donat\w+|paywall|poll|quiz|rating|ratings|categor\w+|topics?|keywords?|correction|screen-?reader-?text|sr-only|visually-?hidden|skip-\w+"
)
_AROUND_RE = re.compile(rf"(?:^|[\s_-])(?:{_NAMES_AROUND})(?=$|[\s_-])", re.IGNORECASE)
_CAMEL_RE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BODY_RE = re.compile(
    r"(?:article|entry|post|story|content|news)[\w]*[_-]?(?:body|content|text)|articlebody|storytext|body-?copy|blogpost|post-?entry",
    re.IGNORECASE,
)
_OUTSIDE_TAGS = frozenset(("nav", "footer", "aside", "form", "button", "label", "menu", "dialog", "search", "legend"))
_STOP = tuple(".?!…:;”\"'’)»。？！؟")


class _Page:
    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.links = [link_share(piece) for piece in flow.pieces]
        self.weights = [_weight(piece, link) for piece, link in zip(flow.pieces, self.links, strict=True)]
        self.sums = [0.0, *accumulate(self.weights)]
        self.total = self.sums[-1]
        self.outside = self._outside()

    def weight(self, area: Area) -> float:
        return self.sums[area.last] - self.sums[area.first]

    def _outside(self) -> list[bool]:
        found: list[bool] = []
        for area in self.flow.areas:
            inherited = area.parent >= 0 and found[area.parent]
            found.append(inherited or self._is_outside(area))
        return found

    def _is_outside(self, area: Area) -> bool:
        if self.weight(area) > 0.5 * self.total:
            return False
        return area.tag in _OUTSIDE_TAGS or names_around(area)

    def main(self) -> list[bool]:
        inside = [w if not self.outside[p.area] else 0.0 for w, p in zip(self.weights, self.flow.pieces, strict=True)]
        self.sums = [0.0, *accumulate(inside)]
        self.total = self.sums[-1]
        chosen = self._chosen()
        return [
            chosen.first <= place < chosen.last and self._stays(place, piece)
            for place, piece in enumerate(self.flow.pieces)
        ]

    def _stays(self, place: int, piece: Piece) -> bool:
        return not self.outside[piece.area] and self.links[place] < 0.8

    def _chosen(self) -> Area:
        best = 0
        for place, area in enumerate(self.flow.areas):
            if area.parent != best:
                continue
            share = self.weight(area) / (self.total or 1)
            if share > 0.85 or (share > 0.5 and is_body(area)):
                best = place
        return self.flow.areas[best]


def names(area: Area) -> str:
    return _CAMEL_RE.sub("-", f"{area.element.get('class') or ''} {area.element.get('id') or ''}")[:400]


def names_around(area: Area) -> bool:
    return bool(_AROUND_RE.search(names(area)))


def is_body(area: Area) -> bool:
    return area.element.get("itemprop") == "articleBody" or bool(_BODY_RE.search(names(area)))


def link_share(piece: Piece) -> float:
    linked = sum(mark.end - mark.start for mark in piece.marks if mark.kind == "link")
    return min(linked / max(len(piece.text), 1), 1.0)


def _weight(piece: Piece, link: float) -> float:
    if piece.kind in ("separator", "figure", "heading"):
        return 0.0
    text = piece.text
    prose = len(text) > 80 or (len(text) > 25 and text.endswith(_STOP))
    return len(text) * (1 - link) if prose and link < 0.5 else 0.0
