"""The metadata of a page: title, author, date, summary, language, address and site.

JSON-LD (schema.org), Open Graph, plain ``meta``, what the page marks in its text and its own words are candidates each;
title, author and date are what most of them agree on, and what is near the headline counts most.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from pipeline.model import stream
from pipeline.read.web.facts.authors import about, written_by
from pipeline.read.web.facts.headline import headline
from pipeline.read.web.facts.json_ld import LinkedData, is_no_name
from pipeline.read.web.facts.published import published
from pipeline.read.web.facts.spots import spots
from pipeline.read.web.parts import Flow

if TYPE_CHECKING:
    from pipeline.read.web.tree import Element

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class About:
    """What a page says of itself: ``pairs`` as metadata, and the words of the heading that is its headline."""

    pairs: Pairs
    heading: str = ""

    def get(self, name: str) -> str | None:
        """The value of a name, None without one."""
        return dict(self.pairs).get(name)


def said_of(root: Element, data: LinkedData) -> dict[str, str]:
    """What a page says of itself outside its text, by the names that :func:`metadata` has."""
    return _from_metas(root) | data.facts


def metadata(root: Element, flow: Flow, data: LinkedData, said: dict[str, str], where: str = "") -> About:
    """Pairs of those that are known of ``title``, ``author``, ``date``, ``description``, ``lang``, ``url``, ``site``,
    ``about-author``.
    """
    site, url = said.get("site", ""), address(root) or said.get("url", "") or where
    found = spots(root)
    titles = (data.facts.get("title", ""), said.get("title", ""), *_titles(root), _page_title(root))
    head = headline(flow, found, list(dict.fromkeys(titles)), site)
    facts = {
        "title": head.title,
        "author": written_by(root, flow, data, found, head.spot, site),
        "date": published(root, flow, data, found, head.spot, url),
        "description": _summary(said.get("description", ""), flow),
        "lang": root.get("lang") or root.get(_XML_LANG) or said.get("lang", ""),
        "url": url,
        "site": site,
        "about-author": about(flow),
    }
    pairs = ((key, _tidy(value)) for key, value in facts.items())
    return About(tuple((key, value) for key, value in pairs if value), head.heading or head.title)


def address(root: Element) -> str:
    """The canonical address of a page, empty if it gives none."""
    for link in root.iterfind(".//link[@rel]"):
        if "canonical" in (link.get("rel") or "").lower().split() and _WEB_RE.match(link.get("href") or ""):
            return (link.get("href") or "").strip()
    return ""


def following(root: Element, base: str | None) -> str:
    """The address of the next page of the text; empty if the text ends here.

    ``rel="next"`` is also used for the next story: it counts only if the address is the page's own with a number.
    """
    for link in root.iter("link", "a"):
        if "next" in (link.get("rel") or "").lower().split():
            href = urljoin(base or "", (link.get("href") or "").strip())
            own = re.split(r"[?#]", base or "", maxsplit=1)[0].rstrip("/")
            if href.startswith(own) and _NUMBERED_RE.fullmatch(href[len(own) :]):
                return href
    return ""


_FEWEST = 4  # words of a description; with fewer it is the template's
_NUMBERED_RE = re.compile(r"/?(?:\?|/)?(?:p|pg|page|seite|pagina|página|pag)?[=/-]?\d{1,3}/?", re.IGNORECASE)
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SPACE_RE = re.compile(r"\s+")
_WEB_RE = re.compile(r"\s*https?://", re.IGNORECASE)
_NAMES = {
    "og:title": "title", "twitter:title": "title", "dc.title": "title", "dcterms.title": "title",
    "author": "author", "article:author": "author", "parsely-author": "author", "sailthru.author": "author",
    "dc.creator": "author", "dcterms.creator": "author", "byl": "author",
    "article:published_time": "date", "og:published_time": "date", "date": "date", "dc.date": "date",
    "dcterms.date": "date", "pubdate": "date", "publishdate": "date", "parsely-pub-date": "date",
    "sailthru.date": "date", "dcterms.created": "date",
    "og:description": "description", "description": "description", "twitter:description": "description",
    "dc.description": "description",
    "og:site_name": "site", "application-name": "site", "og:url": "url", "og:locale": "lang", "dc.language": "lang",
}  # fmt: skip
_RANKS = {name: rank for rank, name in enumerate(_NAMES)}


def _from_metas(root: Element) -> dict[str, str]:
    found: dict[str, tuple[int, str]] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = _tidy(meta.get("content") or "")
        key = _NAMES.get(name)
        if key is None or not content or (key == "author" and is_no_name(content)):
            continue
        found[key] = min(found.get(key, (len(_RANKS), "")), (_RANKS[name], content))
    return {key: content for key, (_, content) in found.items()}


def _titles(root: Element) -> list[str]:
    """Every title that ``meta`` gives."""
    metas = ((meta.get("property") or meta.get("name") or "", meta.get("content") or "") for meta in root.iter("meta"))
    return [_tidy(content) for name, content in metas if _NAMES.get(name.strip().lower()) == "title"]


def _page_title(root: Element) -> str:
    title = root.find(".//title")
    return "" if title is None else _tidy(title.text or "")


def _summary(said: str, flow: Flow) -> str:
    """The description, unless it is only the beginning of a paragraph of the text."""
    whole = stream(said)
    start = whole[:60]
    if len(start) < 15 or (said.isascii() and len(said.split()) < _FEWEST):
        return ""
    begun = [found for piece in flow.pieces if start in (found := stream(piece.text[:1000]))]
    return said if whole in begun or not begun else ""


def _tidy(text: str) -> str:
    return _SPACE_RE.sub(" ", text).strip()
