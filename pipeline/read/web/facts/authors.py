"""Who wrote the text of a page: each place where the page says so has a vote, and the best name wins.

A name beside the headline was set there by an editor. Metadata names the person too, or whoever uploaded the page: a
login, the site, its publisher. So what is near the headline counts most, and names of sites and organisations least.
The weights are of this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from pipeline.languages.everywhere import any_of
from pipeline.languages.name_words import person_re
from pipeline.model import stream
from pipeline.read.web.facts.json_ld import LinkedData, is_no_name
from pipeline.read.web.facts.published import day_of
from pipeline.read.web.facts.spots import Spot, aside_pieces, nearness
from pipeline.read.web.hidden import text_of
from pipeline.read.web.part_names import is_author_box
from pipeline.read.web.parts import Flow, Piece
from pipeline.text.quotation import DOUBLE

if TYPE_CHECKING:
    from pipeline.read.web.tree import Element


def written_by(
    root: Element, flow: Flow, linked: LinkedData, found: list[Spot], headline: Spot | None, site: str
) -> str:
    """The name with the most votes, as the page writes it; "" where the page names nobody."""
    votes = [
        (name, worth - (0.0 if shown and person_re(2, 3).fullmatch(name) else _against(name, linked, site)))
        for shown, told in ((False, _told(root, linked)), (True, (*_shown(found, headline), *_lines(flow, headline))))
        for said, worth in told
        if (name := tidied(said)) and _is_name(name)
    ]
    if not votes:
        return ""
    name, worth = max(votes, key=lambda vote: (_support(vote, votes), vote[1]))
    return name if _support((name, worth), votes) >= _ENOUGH else ""


def about(flow: Flow) -> str:
    """The page's box about its author: the sentences in the first such element."""
    box = next((area for area in flow.areas if area.tag not in ("html", "body") and is_author_box(area)), None)
    pieces = flow.pieces[box.first : box.last] if box else []
    return " ".join(piece.text for piece in pieces if len(piece.text) > _SENTENCE)[:_LONGEST_ABOUT]


def tidied(text: str) -> str:
    """A name without "By" before it and a date, a role or a count behind it."""
    name = _lead_re().sub("", _DATE_RE.sub("", " ".join(text.split())).strip(_AROUND))
    name = _lead_re().sub("", name.split("|")[0].split(" • ")[0].split(" · ")[0].strip(_AROUND))
    return _tail_re().sub("", name).strip(_AROUND)


@cache
def _lead_re() -> re.Pattern[str]:
    """The words before the name in a byline: "Author:", "Written by"."""
    by = rf"{_by()}\s+(?=[^\W\d_])"
    return re.compile(rf"^(?:(?:{any_of('signed')})\s?[:：]\s*|{by})", re.I)


def _by() -> str:
    return rf"(?:(?:{any_of('before_by')})\s+)?(?:{any_of('by')})\s*:?"


@cache
def _glued_re() -> re.Pattern[str]:
    """ "By" and its like without a space, before a name that is a link."""
    return re.compile(_by(), re.I)


@cache
def _tail_re() -> re.Pattern[str]:
    """What follows the name of an author: a date, "says"."""
    words = any_of("behind_name")
    return re.compile(rf"(?:,? (?:{words}) \d.*| (?:{words})\s?:?|\s[-–—,]\s?\d.*|,? (?:{any_of('later')}) .*)$", re.I)


@cache
def _stop_re() -> re.Pattern[str]:
    """What no name has: a mark at the end of a sentence, an address, a number, a word of the page."""
    return re.compile(rf"[?!：]|…$|(?<!\s\w)\.$|https?:|@|\d{{2}}|\b(?:{any_of('no_name')})\b", re.IGNORECASE)


_DATE_RE = re.compile(  # before or behind a name
    r"^\W*(?:\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}|\d{1,2}\.? [^\W\d_]{3,10}\.? \d{4})"
    r"(?:,? \d{1,2}[:.]\d\d(?: Uhr)?)?\s*(?=\W)|\s\d{1,2}[./-]\s?\d.*$"
)
_AROUND = f" ,;:|/–—-•·(){DOUBLE}"
_LONGEST = 60  # letters of a name
_SENTENCE = 25
_LONGEST_ABOUT = 1_000
_MOST = 8  # words
_ENOUGH = 0.9
_LOGIN_RE = re.compile(r"[a-z0-9._-]+")
_HOST_RE = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|eu|[a-z]{2})")


def _is_name(text: str) -> bool:
    few = 2 < len(text) <= _LONGEST and len(text.split()) <= _MOST
    return few and not _stop_re().search(text) and not is_no_name(text)


def _against(name: str, linked: LinkedData, site: str) -> float:
    """How much a name is that of a site, an organisation or a login.

    Not asked of a person's name in a byline, since many blogs are called after their authors.
    """
    folded, key = name.casefold(), stream(name)
    of_site = bool(site) and (key == stream(site) or (len(key) > 5 and key in stream(site)))
    against = 1.6 * (of_site or folded in linked.bodies)
    return against + (1.4 if _HOST_RE.fullmatch(folded) else 0.8 * bool(_LOGIN_RE.fullmatch(name)))


def _support(vote: tuple[str, float], votes: list[tuple[str, float]]) -> float:
    """What a vote is worth with those that name the same person, each but the greatest for half."""
    key = stream(vote[0])
    worth = sorted((value for name, value in votes if stream(name) in key or key in stream(name)), reverse=True)
    return worth[0] + 0.5 * sum(value for value in worth[1:4] if value > 0)


def _told(root: Element, linked: LinkedData) -> Iterator[tuple[str, float]]:
    """What a page says to programs."""
    if said := linked.facts.get("author", ""):
        yield said, 2.5
    if len(linked.persons) == 1:
        yield linked.persons[0], 1.0
    if len(linked.writers) == 1:
        yield linked.writers[0], 1.8
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or "").strip().lower()
        if name in _METAS and (said := (meta.get("content") or "").strip()):
            yield said, _METAS[name]


_METAS = {
    "author": 2.0, "article:author": 1.8, "parsely-author": 2.5, "sailthru.author": 2.5, "dc.creator": 2.0,
    "dcterms.creator": 2.0, "dc.creator.personalname": 2.0, "byl": 2.5, "shareaholic:article_author_name": 2.0,
    "twitter:data1": 0.8,
    "citation_author": 2.0,
}  # fmt: skip


def _shown(found: list[Spot], headline: Spot | None) -> Iterator[tuple[str, float]]:
    """Elements that are named for an author, or marked so."""
    first = True
    for spot in found:
        if "author" not in spot.kinds or spot.element.tag == "meta":
            continue
        near = nearness(spot.place, headline)
        worth = (1.8 if spot.marked else 1.2) + 2.0 * near - 2.0 * spot.aside + 0.4 * first
        if worth > 0:
            first = False
            for said in dict.fromkeys((_inner(spot.element), spot.text)):
                yield said, worth


def _inner(element: Element) -> str:
    """The name within an element that says more than the name: of its mark, or of its only link."""
    named = next((e for e in element.iterdescendants() if (e.get("itemprop") or e.get("property")) == "name"), None)
    if named is not None:
        return named.get("content") or text_of(named)
    links = [link for link in element.iterdescendants("a") if text_of(link)]
    return text_of(links[0]) if len(links) == 1 else text_of(element)


def _lines(flow: Flow, headline: Spot | None) -> Iterator[tuple[str, float]]:
    """Short lines that begin with "By", near the headline or with a link to the author."""
    at = next(
        (p for p, piece in enumerate(flow.pieces) if headline and flow.areas[piece.area].element is headline.element),
        None,
    )
    aside = aside_pieces(flow)
    for place, piece in enumerate(flow.pieces):
        if aside[place] or len(piece.text) > 2 * _LONGEST:
            continue
        away = place - at if at is not None else 99
        near = max(0.0, 1 - away / 8) if away >= 0 else max(0.0, 1 + away / 4)
        lead = _lead_re().match(piece.text) or _glued(piece)
        if lead is None or not tidied(piece.text[lead.end() :]):
            if near and _is_dated_name(flow, place):
                yield piece.text, 0.4 + 1.5 * near
            continue
        linked = _linked(piece, lead.end())
        colon = piece.text[: lead.end()].rstrip().endswith((":", "："))
        if linked and (near or place < _HEAD):
            yield linked, 1.0 + 1.5 * near
        elif near or colon:
            yield piece.text, 0.6 + 1.5 * near + 0.5 * colon


_HEAD = 60  # paragraphs from the top


def _is_dated_name(flow: Flow, place: int) -> bool:
    """Whether a line is a person's name with a date in it, or with a date on the line above or below it."""
    piece = flow.pieces[place]
    if piece.kind == "heading" or not person_re(2, 4).fullmatch(tidied(piece.text)):
        return False
    beside = flow.pieces[max(place - 1, 0) : place + 2]
    return any(len(other.text) <= _LONGEST and day_of(other.text) for other in beside if other.kind != "heading")


def _glued(piece: Piece) -> re.Match[str] | None:
    """The "By" of a line whose only other words are a link right behind it: two elements without a space."""
    lead = _glued_re().match(piece.text)
    return lead if lead and _linked(piece, lead.end()) and piece.text[lead.end() :][:1].isupper() else None


def _linked(piece: Piece, end: int) -> str:
    """The name of which alone a line such as ``By Ada Reed 4 June`` makes a link."""
    mark = next((mark for mark in piece.marks if mark.kind == "link"), None)
    return piece.text[mark.start : mark.end].strip() if mark and 0 <= mark.start - end <= 1 else ""
