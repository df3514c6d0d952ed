"""The elements of a page that may name its author or its date, with their place in the text of the page.

A site marks a byline in many ways: ``rel``, microdata, an element named for it. All are collected in one walk, each
with the number of letters above it, so that they can be told by how near to the headline they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.read.web.hidden import is_silent, text_of

if TYPE_CHECKING:
    from pipeline.read.web.parts import Flow
    from pipeline.read.web.tree import Element

LONGEST = 120  # letters of an element that names an author or a date


@dataclass(frozen=True, slots=True)
class Spot:
    """``kinds``: ``author``, ``date`` or ``heading``; ``place``: how many letters are above it.

    ``marked``: it says so by ``rel`` or microdata, and not by its class alone. ``aside``: it is in an element named for
    comments, teasers or menus.
    """

    element: Element
    kinds: frozenset[str]
    text: str
    place: int
    marked: bool
    aside: bool


def spots(root: Element) -> list[Spot]:
    """The elements below ``root`` that may name an author or a date, and its headings, in the order of the page."""
    return list(_walked(root))


def nearness(place: int, headline: Spot | None) -> float:
    """From 0, far from the headline, to 1."""
    if headline is None:
        return 0.0
    away = place - headline.place - len(headline.text)
    limit = _NEAR if away >= 0 else _ABOVE + len(headline.text)
    return max(0.0, 1.0 - abs(away) / limit)


def aside_pieces(flow: Flow) -> list[bool]:
    """For each piece of a page whether it is in an element named for comments, teasers or menus."""
    areas: list[bool] = []
    for area in flow.areas:
        areas.append((area.parent >= 0 and areas[area.parent]) or _is_aside(area.element))
    return [areas[piece.area] for piece in flow.pieces]


_NEAR, _ABOVE = 700, 300  # letters below the headline, and above it
_HEADINGS = ("h1", "h2", "h3")
_AUTHOR_RE = re.compile(
    r"(?:^|[\s_-])(?:authors?|author-?name|bylines?|by-line|autor(?:in|en)?|auteurs?|autore|writer|creator|verfasser(?:in)?"
    r"|posted-?by|vcard|username|redakteur(?:in)?|journalist)(?=$|[\s_-])",
    re.IGNORECASE,
)
_DATE_RE = re.compile(
    r"(?:^|[\s_-])(?:date|dates|datetime|dateline|published|publish(?:ed)?-?(?:date|on|time)|pub-?date|timestamp|time|datum"
    r"|posted-?on|(?:post|entry|created?|event|article|news)-?date|post-?meta|entry-?meta|post-?info|meta-?info|erstellt"
    r"|created)(?=$|[\s_-])",
    re.IGNORECASE,
)
_ASIDE_RE = re.compile(
    r"(?:^|[\s_-])(?:comments?\w*|respond|reply|related\w*|sidebar|widgets?|recent\w*|popular|teasers?|recommend\w*|carousel"
    r"|slider|footer|nav|navbar|menu|mega-?menu|calendar|archives?-?list|latest\w*|most-?read|trending|card|snippet)(?=$|[\s_-])",
    re.IGNORECASE,
)
_INNER_RE = re.compile(  # parts of the text itself: where blogs sign it, and what Blogger and Elementor call each part
    r"(?:post|entry|article)-footer|\bwidget(?=\sblog\b)|\belementor-[\w-]*widget[\w-]*", re.IGNORECASE
)
_PROFILE_RE = re.compile(
    r"/(?:authors?|autor(?:en|in|es)?|auteurs?|autore|redakteure?|journalist\w*)/[^/?#]+/?$", re.IGNORECASE
)
_NOT_NAMED_RE = re.compile(r"avatar|image|img|picture|photo|comment|social|follow|count", re.IGNORECASE)
_CAMEL_RE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ASIDE_TAGS = frozenset(("nav", "footer"))
_WHOLE = frozenset(("html", "body", "main", "article"))
_MARKS = ("itemprop", "property", "rel")


def _walked(root: Element) -> Iterator[Spot]:
    from lxml import etree

    walk = etree.iterwalk(root, events=("start", "end"))
    letters = depth = aside = 0  # ``aside``: how deep the outermost element around is that is aside, 0 without one
    for event, element in walk:
        if event == "end":
            depth -= 1
            aside = 0 if depth < aside else aside
            letters += len(element.tail or "")
            continue
        depth += 1
        if is_silent(element) and element.tag not in ("meta", "body", "html"):
            walk.skip_subtree()
            continue
        if not aside and _is_aside(element):
            aside = depth
        kinds, marked = _kinds(element)
        if kinds and (spot := _spot(element, kinds, letters, marked, aside > 0)):
            yield spot
        letters += len(element.text or "")


def _is_aside(element: Element) -> bool:
    if element.tag in _WHOLE:
        return False
    named = _INNER_RE.sub("", _named(element))
    return element.tag in _ASIDE_TAGS or bool(_ASIDE_RE.search(named))


def _named(element: Element) -> str:
    return _CAMEL_RE.sub("-", f"{element.get('class') or ''} {element.get('id') or ''}"[:300])


def _kinds(element: Element) -> tuple[set[str], bool]:
    """What an element may name, and whether it says so by ``rel`` or microdata."""
    kinds = {"heading"} if element.tag in _HEADINGS else set[str]()
    said = {word.rpartition(":")[2].lower() for mark in _MARKS for word in (element.get(mark) or "").split()}
    if said & {"author", "creator"}:
        kinds.add("author")
    if (
        said & {"datepublished", "published", "datecreated", "uploaddate", "pubdate"}
        or element.get("pubdate") is not None
    ):
        kinds.add("date")
    marked = bool(kinds - {"heading"})
    if element.tag in _WHOLE or element.tag == "meta":
        return kinds, marked
    if element.tag == "time":
        kinds.add("date")
    if element.tag == "a" and _PROFILE_RE.search(element.get("href") or ""):
        kinds.add("author")
    named = _named(element)
    if named.strip():
        if _AUTHOR_RE.search(named) and not _NOT_NAMED_RE.search(named):
            kinds.add("author")
        if _DATE_RE.search(named):
            kinds.add("date")
    return kinds, marked


def _spot(element: Element, kinds: set[str], letters: int, marked: bool, aside: bool) -> Spot | None:
    text = element.get("content") or text_of(element)
    if kinds == {"heading"} or (0 < len(text) <= LONGEST) or element.get("datetime") or element.get("title"):
        return Spot(element, frozenset(kinds), text, letters, marked, aside)
    return None
