"""What a page says of itself: title, author, date, summary, language, address and site.

In this order of trust: JSON-LD (schema.org), Open Graph and its like, plain ``meta`` and ``link``, what it marks in its
text, then its own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from pipeline.model import stream
from pipeline.read.web.facts.authors import about, byline, lead_re, marked
from pipeline.read.web.facts.json_ld import LinkedData, is_no_name
from pipeline.read.web.parts import Flow

if TYPE_CHECKING:
    from pipeline.read.web.tree import Element

Pairs = tuple[tuple[str, str], ...]


def said_of(root: Element, data: LinkedData) -> dict[str, str]:
    """What a page says of itself outside its text, by the names that :func:`metadata` has."""
    return marked(root) | _from_metas(root) | data.facts


def metadata(root: Element, flow: Flow, said: dict[str, str], where: str = "") -> Pairs:
    """Pairs of those that are known of ``title``, ``author``, ``date``, ``description``, ``lang``, ``url``, ``site``,
    ``about-author``."""
    site = said.get("site", "")
    facts = {
        "title": _title(said.get("title") or _page_title(root), flow, site),
        "author": lead_re().sub("", _tidy(said.get("author") or byline(flow))),
        "date": _date(said.get("date") or _time(root)),
        "description": _summary(said.get("description", ""), flow),
        "lang": root.get("lang") or root.get(_XML_LANG) or said.get("lang", ""),
        "url": address(root) or said.get("url", "") or where,
        "site": site,
        "about-author": about(flow),
    }
    return tuple((key, value) for key, value in ((k, _tidy(v)) for k, v in facts.items()) if value)


def address(root: Element) -> str:
    """The canonical address of a page, empty where it gives none."""
    for link in root.iterfind(".//link[@rel]"):
        if "canonical" in (link.get("rel") or "").lower().split() and _WEB_RE.match(link.get("href") or ""):
            return (link.get("href") or "").strip()
    return ""


def following(root: Element, base: str | None) -> str:
    """The address of the page on which the text goes on; empty where it ends here.

    ``rel="next"`` is also said of the next story: it counts where the address is the page's own, and a number.
    """
    for link in root.iter("link", "a"):
        if "next" in (link.get("rel") or "").lower().split():
            href = urljoin(base or "", (link.get("href") or "").strip())
            own = re.split(r"[?#]", base or "", maxsplit=1)[0].rstrip("/")
            if href.startswith(own) and _NUMBERED_RE.fullmatch(href[len(own) :]):
                return href
    return ""


_NUMBERED_RE = re.compile(r"/?(?:\?|/)?(?:p|pg|page|seite|pagina|página|pag)?[=/-]?\d{1,3}/?", re.IGNORECASE)
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SPACE_RE = re.compile(r"\s+")
_WEB_RE = re.compile(r"\s*https?://", re.IGNORECASE)
_DAY_RE = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|[T ])")
_ENDS_RE = re.compile(r"\s[|–—\-·»:]\s")
_LONGEST_TITLE = 160
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


def _page_title(root: Element) -> str:
    title = root.find(".//title")
    return "" if title is None else _tidy(title.text or "")


def _title(said: str, flow: Flow, site: str) -> str:
    """The heading that the title begins or is, as it stands on the page; else the title without the site's name."""
    mine = stream(said)
    headings = [piece for piece in flow.pieces if piece.kind == "heading" and piece.level <= 2]
    first = [piece for piece in headings if piece.level == 1]
    if not mine:
        return first[0].text if len(first) == 1 else ""
    for piece in headings:
        heading = stream(piece.text)
        if len(heading) > 5 and (heading == mine or mine.startswith(heading)):
            return piece.text
    if not headings:  # an old page, whose title stands on it as a paragraph
        opening = [(piece.text, stream(piece.text)) for piece in flow.pieces[:5] if len(piece.text) < _LONGEST_TITLE]
        if within := next((text for text, words in opening if _is_title_line(words, mine)), None):
            return within
    parts = _ENDS_RE.split(said)
    if site and len(parts) > 1 and stream(parts[-1]) == stream(site):
        return said[: said.rindex(parts[-1])].rstrip(" |–—-·»:")
    return said


def _is_title_line(words: str, title: str) -> bool:
    """Whether a line is a title, but for what stands around it on the page, or for the site that the title names."""
    return (title in words and 3 * len(title) >= len(words)) or (len(words) > 10 and title.startswith(words))


def _time(root: Element) -> str:
    stamps: Iterable[Element] = root.iterfind(".//time[@datetime]")
    return next((stamp.get("datetime") or "" for stamp in stamps), "")


def _date(said: str) -> str:
    day = _DAY_RE.match(said.strip())
    return day[0] if day else said


def _summary(said: str, flow: Flow) -> str:
    """The description, unless it is but the beginning of a paragraph of the text."""
    whole = stream(said)
    start = whole[:60]
    if len(start) < 15:
        return ""
    begun = [found for piece in flow.pieces if start in (found := stream(piece.text[:1000]))]
    return said if whole in begun or not begun else ""


def _tidy(text: str) -> str:
    return _SPACE_RE.sub(" ", text).strip()
