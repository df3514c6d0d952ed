"""The headline of a page: which of its headings is the title of its text.

What the page says of itself (JSON-LD, Open Graph, ``title``) names the text, but often in other words than are printed
above it; a heading is printed, but may be the site's, a menu's or a teaser's. So the headings are candidates, and what
the page says of itself votes on them. The weights are of this module.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.languages.everywhere import is_kicker
from pipeline.model import stream
from pipeline.read.web.facts.spots import Spot
from pipeline.read.web.hidden import text_of
from pipeline.read.web.parts import Flow, Piece
from pipeline.read.web.prose import link_share, opens_byline
from pipeline.text.ends import asks
from pipeline.text.wrapping import is_ideograph


@dataclass(frozen=True, slots=True)
class Headline:
    """``title`` is the title of the text; ``spot`` the heading that is it, None where it stands in metadata alone.

    ``heading``: the words of that heading, which may hold a kicker or a subtitle, too.
    """

    title: str
    spot: Spot | None = None
    heading: str = ""


def headline(flow: Flow, found: Sequence[Spot], said: Sequence[str], site: str) -> Headline:
    """The title of a page. ``said``: titles that the page gives itself, the most trusted first."""
    told = [title for title in said if title and not is_kicker(title)]
    spots = {id(spot.element): spot for spot in found if "heading" in spot.kinds}
    asking = _asking_levels(flow)
    scored = [
        (
            _score(flow, place, spots.get(id(flow.areas[piece.area].element)), told, site)
            - _ASKED * (piece.level in asking and asks(piece.text) and not _is_told(piece.text, told)),
            -place,
            piece,
        )
        for place, piece in enumerate(flow.pieces)
        if piece.kind == "heading" and piece.level <= _LOWEST and any(map(str.isalpha, piece.text))
        if not is_kicker(piece.text)
    ]
    best = max(scored, key=lambda one: one[:2], default=None)
    if best and best[0] >= _ENOUGH:
        text, spot = best[2].text, spots.get(id(flow.areas[best[2].area].element))
        return Headline(_without_kicker(text, spot, told, site), spot, text)
    if not scored and (line := _line(flow, told)):
        return Headline(line)
    return Headline(_bare(told, site) if told else _bold_below_kicker(flow) or _kicker(flow))


_LOWEST = 3
_TALK = 3  # headings of a level that ask are the questions of an interview
_ASKED = 2.0  # against each of them as the title
_ENOUGH = 2.0
_LONGEST = 250
_OPENING = 5  # paragraphs
_AHEAD = 10  # pieces below a headline among which prose begins
_PROSE = 100
_SAYS = 2  # words of a title
_SHARED = 3  # words that two titles share at least
_TELLING = 4  # letters of a word that says something
_WORD_RE = re.compile(r"\w+")
_HALF = 0.75  # a title with half of the words of the heading
_WHOLE = 2.0  # a title that is the heading, which may lead to its own page
_SITE_RE = re.compile(r"\s+[|–—\-·»:•>]+\s+|\s*\|\s*")
_HOME_RE = re.compile(r"/?|(?:(?:https?:)?//[^/?#]+/?|(?:\.\.?/)+)(?:index\.\w+)?|/(?:index\.\w+|[a-z]{2}/?)")
_HEAD_RE = re.compile(r"(?:^|[\s_-])(?:head-?lines?|titles?|entry-title|post-title)(?=$|[\s_-])", re.IGNORECASE)


def _score(flow: Flow, place: int, spot: Spot | None, told: Sequence[str], site: str) -> float:
    """How much a heading reads like the title of the text."""
    piece = flow.pieces[place]
    kicked = place > 0 and is_kicker(flow.pieces[place - 1].text)
    if len(piece.text) > _LONGEST or (kicked and (asks(piece.text) or _is_word(piece.text))):
        return 0.0  # below "Interview" the first question or "Introduction" is no title
    score = {1: 1.5, 2: 0.7}.get(piece.level, 0.0)
    matches = sorted((_match(piece.text, title) for title in told), reverse=True)
    score += sum(matches[:3])
    score += 1.0 * _leads(flow, place)
    score += 1.5 * kicked
    score += 0.5 * bool(spot and _HEAD_RE.search(spot.element.get("class") or ""))
    score -= 2.0 * bool(spot and spot.aside)
    score -= 4.0 * (bool(site) and stream(piece.text) == stream(site))
    score += 0.5 * (
        piece.level == 1 and sum(other.kind == "heading" and other.level == 1 for other in flow.pieces) == 1
    )
    score -= 1.0 * (link_share(piece) > 0.8 and max(matches, default=0.0) < _WHOLE) + 2.0 * _leads_home(piece)
    return score - 1.0 * (len(stream(piece.text)) < 5)


def _asking_levels(flow: Flow) -> frozenset[int]:
    """The levels of which several headings ask: they head answers, and none of them is likely to head the page."""
    often = Counter(piece.level for piece in flow.pieces if piece.kind == "heading" and asks(piece.text))
    return frozenset(level for level, count in often.items() if count >= _TALK)


def _is_told(heading: str, told: Sequence[str]) -> bool:
    """Whether half of a heading, at least, is in a title that the page gives itself."""
    return any(_match(heading, title) >= _HALF for title in told)


def _without_kicker(heading: str, spot: Spot | None, told: Sequence[str], site: str) -> str:
    """The title in a heading that has a kicker or a subtitle in an element of its own, as the page tells the title."""
    parts = [part for part in spot.element.iterdescendants() if isinstance(part.tag, str)] if spot else []
    inner = {stream(text_of(part)) for part in parts}
    titles = [title for whole in told for title in (whole, _bare([whole], site))]
    for title in (title for title in titles if len(title.split()) >= _SAYS):
        for rest in (heading.removesuffix(title), heading.removeprefix(title)):
            if rest != heading and stream(rest) and {stream(rest), stream(title)}.intersection(inner):
                return title
    return heading


def _match(heading: str, title: str) -> float:
    """From 0 to 2, how much a title that the page gives itself is this heading."""
    one = stream(heading)
    if not one:
        return 0.0
    if one in {stream(part) for part in (title, *_SITE_RE.split(title))} and len(one) > 5:
        return 2.0
    whole = stream(title)
    if len(one) > 10 and (one in whole or whole in one):
        return 2.0 * min(len(one), len(whole)) / max(len(one), len(whole)) + 0.3
    mine, theirs = set(heading.casefold().split()), set(title.casefold().split())
    share = len(mine & theirs) / max(len(mine), 1)
    return 1.5 * share if share >= 0.5 and len(mine) > 2 else 0.0


def _leads(flow: Flow, place: int) -> bool:
    """Whether prose begins below a heading, before another of its level."""
    level = flow.pieces[place].level
    for piece in flow.pieces[place + 1 : place + 1 + _AHEAD]:
        if piece.kind == "heading" and piece.level <= level:
            return False
        if _is_prose(piece):
            return True
    return False


def _leads_home(piece: Piece) -> bool:
    """Whether a heading leads to the front page of the site, whose name it then is."""
    links = [mark.href or "" for mark in piece.marks if mark.kind == "link"]
    return bool(links) and link_share(piece) > 0.8 and all(_HOME_RE.fullmatch(href) for href in links)


def _is_prose(piece: Piece) -> bool:
    return len(piece.text) >= _PROSE and link_share(piece) < 0.3


def _line(flow: Flow, told: Sequence[str]) -> str:
    """The title of a page without headings: the one of the first paragraphs that the page's own title is.

    Where the page's own title is of the site alone, it is the bold line, or the one above the byline, that opens it.
    """
    title = stream(told[0]) if told else ""
    opening = [piece for piece in flow.pieces[:_OPENING] if len(piece.text) < _LONGEST]
    said = (piece.text for piece in opening if title and _is_title_line(stream(piece.text), title))
    if line := next(said, ""):
        return line
    shared = [line for piece in opening for line in piece.text.split("\n") if _shares(line, told)]
    if shared or not told or _is_said(flow, told[0]):
        return shared[0] if shared else ""
    lines = (piece.text for piece, below in pairwise(opening) if _is_headline(piece, below))
    return next(lines, "")


def _shares(line: str, told: Sequence[str]) -> bool:
    """Whether a line has most words of the title that the page gives itself, in another order or with others."""
    mine = set(_WORD_RE.findall(line.casefold()))
    return any(
        len(mine & set(_WORD_RE.findall(part.casefold()))) >= max(_SHARED, 0.6 * len(mine))
        for title in told
        for part in (title, *_SITE_RE.split(title))
    )


def _is_said(flow: Flow, title: str) -> bool:
    """Whether the text of a page has half of the words of its own title; the name of a site is said by menus alone."""
    words = {word for word in _WORD_RE.findall(title.casefold()) if len(word) >= _TELLING}
    text = {word for piece in flow.pieces if _is_prose(piece) for word in _WORD_RE.findall(piece.text.casefold())}
    return 2 * len(words & text) >= len(words)


def _is_headline(piece: Piece, below: Piece) -> bool:
    """Whether a line is set apart as a headline is: all of it bold, or right above a byline."""
    if piece.kind != "paragraph" or len(piece.text.split()) < _SAYS or asks(piece.text) or link_share(piece) > 0.5:
        return False
    bold = any(mark.kind == "strong" and mark.end - mark.start == len(piece.text) for mark in piece.marks)
    return (bold or opens_byline(below.text)) and not (opens_byline(piece.text) or _is_prose(piece))


def _bold_below_kicker(flow: Flow) -> str:
    """The title of a page whose only heading tells its kind: a bold line right below it."""
    for above, piece in pairwise(flow.pieces):
        if above.kind == "heading" and is_kicker(above.text) and len(piece.text) < _LONGEST:
            bold = any(m.kind == "strong" and m.end - m.start == len(piece.text) for m in piece.marks)
            return piece.text if bold and not asks(piece.text) else ""
    return ""


def _kicker(flow: Flow) -> str:
    """The heading that tells the kind of a text, where nothing else is its title."""
    return next((piece.text for piece in flow.pieces if piece.kind == "heading" and is_kicker(piece.text)), "")


def _is_word(text: str) -> bool:
    return len(text.split()) == 1 and not is_ideograph(text.strip()[0])


def _is_title_line(words: str, title: str) -> bool:
    """Whether a line is a title, but for what is around it on the page, or for the site that the title names."""
    return (title in words and 3 * len(title) >= len(words)) or (len(words) > 10 and title.startswith(words))


def _bare(told: Sequence[str], site: str) -> str:
    """The title without the site's name: which a shorter title leaves out, or which the page says is the site's."""
    first = told[0]
    parts = _SITE_RE.split(first)
    if len(parts) < 2:
        return first
    shorter = [title for title in told[1:] if stream(title) and stream(first).startswith(stream(title))]
    if shorter:
        return max(shorter, key=len)
    if site and stream(parts[-1]) == stream(site):
        return first[: first.rindex(parts[-1])].rstrip(" |–—-·»:•>")
    if site and stream(parts[0]) == stream(site):
        return first[len(parts[0]) :].lstrip(" |–—-·»:•>")
    return first
