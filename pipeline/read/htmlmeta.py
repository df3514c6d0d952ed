"""What a page says of itself: title, author, date, summary, language, address and site.

In this order of trust: JSON-LD (schema.org), Open Graph and its like, plain ``meta`` and ``link``, then its own words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from pipeline.model import stream
from pipeline.read.htmlnames import is_author_box, is_byline
from pipeline.read.htmlparts import Flow

if TYPE_CHECKING:
    from pipeline.read.htmltree import Element

Pairs = tuple[tuple[str, str], ...]


def metadata(root: Element, flow: Flow, where: str = "") -> Pairs:
    """Pairs of those that are known of ``title``, ``author``, ``date``, ``description``, ``lang``, ``url``, ``site``,
    ``about-author``."""
    said = _from_metas(root) | _from_linked_data(root)
    site = said.get("site", "")
    facts = {
        "title": _title(said.get("title") or _page_title(root), flow, site),
        "author": _LEAD_RE.sub("", _tidy(said.get("author") or _byline(flow))),
        "date": _date(said.get("date") or _time(root)),
        "description": _summary(said.get("description", ""), flow),
        "lang": root.get("lang") or root.get(_XML_LANG) or said.get("lang", ""),
        "url": address(root) or said.get("url", "") or where,
        "site": site,
        "about-author": _about(flow),
    }
    return tuple((key, value) for key, value in ((k, _tidy(v)) for k, v in facts.items()) if value)


def address(root: Element) -> str:
    """The canonical address of a page, empty where it gives none."""
    for link in root.iterfind(".//link[@rel]"):
        if "canonical" in (link.get("rel") or "").lower().split() and _WEB_RE.match(link.get("href") or ""):
            return (link.get("href") or "").strip()
    return ""


_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SPACE_RE = re.compile(r"\s+")
_WEB_RE = re.compile(r"\s*https?://", re.IGNORECASE)
_LEAD_RE = re.compile(r"^(?i:by|von|par|por|di|door|przez)\s+(?=[^\W\d_a-z])")
_DAY_RE = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|[T ])")
_ENDS_RE = re.compile(r"\s[|–—\-·»:]\s")
_LONGEST_TITLE = 160
_LONGEST_ABOUT = 1_000
_SENTENCE = 25
_MOST_NODES = 20_000
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
        if key is None or not content or (key == "author" and _is_no_name(content)):
            continue
        found[key] = min(found.get(key, (len(_RANKS), "")), (_RANKS[name], content))
    return {key: content for key, (_, content) in found.items()}


def _from_linked_data(root: Element) -> dict[str, str]:
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        for node in _nodes(script.text or ""):
            if isinstance(node.get("headline"), str):
                return _article(node)
    return {}


def _nodes(text: str) -> Iterator[dict[str, Any]]:
    """The tables in a JSON text, outer ones first."""
    try:
        waiting: list[Any] = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    for count, node in enumerate(waiting):
        if count > _MOST_NODES:
            return
        if isinstance(node, dict):
            yield node
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)


def _article(node: dict[str, Any]) -> dict[str, str]:
    from html import unescape

    facts = {
        "title": node["headline"],
        "author": ", ".join(_people(node.get("author"))),
        "date": _text(node.get("datePublished")),
        "description": _text(node.get("description")),
        "site": ", ".join(_people(node.get("publisher"))),
    }
    return {key: unescape(value) for key, value in facts.items() if value.strip()}


def _people(value: Any) -> list[str]:
    each = value if isinstance(value, list) else [value]
    named = (_text(one.get("name")) if isinstance(one, dict) else _text(one) for one in each)
    return [name for name in dict.fromkeys(named) if name and not _is_no_name(name)]


def _is_no_name(text: str) -> bool:
    return bool(_WEB_RE.match(text)) or text.casefold() in ("admin", "administrator", "webmaster", "editor")


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


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
        opening = (piece.text for piece in flow.pieces[:5] if len(piece.text) < _LONGEST_TITLE)
        if within := next(
            (text for text in opening if mine in stream(text) and 2 * len(mine) > len(stream(text))), None
        ):
            return within
    parts = _ENDS_RE.split(said)
    if site and len(parts) > 1 and stream(parts[-1]) == stream(site):
        return said[: said.rindex(parts[-1])].rstrip(" |–—-·»:")
    return said


def _byline(flow: Flow) -> str:
    """What stands in an element that is named for the author, if it reads like a name."""
    for piece in flow.pieces:
        if 3 < len(piece.text) < 60 and is_byline(flow.areas[piece.area]) and not _has_digit(piece.text):
            return piece.text.split("\n")[0]
    return ""


def _about(flow: Flow) -> str:
    """What the page says of its author, in a box of its own: the sentences in the first such element."""
    box = next((area for area in flow.areas if area.tag not in ("html", "body") and is_author_box(area)), None)
    pieces = flow.pieces[box.first : box.last] if box else []
    return " ".join(piece.text for piece in pieces if len(piece.text) > _SENTENCE)[:_LONGEST_ABOUT]


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _time(root: Element) -> str:
    stamps: Iterable[Element] = root.iterfind(".//time[@datetime]")
    return next((stamp.get("datetime") or "" for stamp in stamps), "")


def _date(said: str) -> str:
    day = _DAY_RE.match(said.strip())
    return day[0] if day else said


def _summary(said: str, flow: Flow) -> str:
    """The description, unless it is but the beginning of the text."""
    start = stream(said)[:60]
    return "" if len(start) < 15 or any(start in stream(piece.text[:1000]) for piece in flow.pieces) else said


def _tidy(text: str) -> str:
    return _SPACE_RE.sub(" ", text).strip()
