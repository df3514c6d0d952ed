"""A page's data for search engines in JSON-LD (schema.org): the title, author and full text of its article."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from pipeline.languages.everywhere import everywhere

if TYPE_CHECKING:
    from pipeline.read.web.tree import Element


@dataclass(frozen=True, slots=True)
class LinkedData:
    """``facts`` by the names that metadata has; ``body``: the text itself; ``paid``: it is for subscribers.

    ``dates``: when the page or a film on it was published, in the order of the page. ``persons``: who is described
    beside the text; ``writers``: who of them is the author of something. ``bodies``: names of organisations, which are
    no authors where somebody else is named.
    """

    facts: dict[str, str] = field(default_factory=dict)
    body: str = ""
    paid: bool = False
    dates: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    writers: tuple[str, ...] = ()
    bodies: frozenset[str] = frozenset()


def linked_data(root: Element) -> LinkedData:
    """What the first text that a page describes is, and what else its descriptions say of date and people."""
    nodes: list[dict[str, Any]] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            nodes.extend(_nodes(script.text or ""))
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and "name" in node}
    article = next((node for node in nodes if isinstance(node.get("headline"), str)), None)
    found = _article(article, known) if article else LinkedData()
    dates = (_text(node.get(key)) for node in nodes for key in _PUBLISHED)
    persons = (_text(node.get("name")) for node in nodes if "Person" in _types(node))
    writers = (name for node in nodes for name in people(_resolved(node.get("author"), known)))
    bodies = (_text(node.get("name")) for node in nodes if _BODIES & _types(node))
    return replace(
        found,
        dates=tuple(dict.fromkeys(filter(None, dates))),
        persons=tuple(dict.fromkeys(filter(None, persons))),
        writers=tuple(dict.fromkeys(writers)),
        bodies=frozenset(name.casefold() for name in bodies if name),
    )


def people(value: Any) -> list[str]:
    """The names in a value: one or several, each a text or an object with a name."""
    each = value if isinstance(value, list) else [value]
    named = (_text(one.get("name")) if isinstance(one, dict) else _text(one) for one in each)
    return [name for name in dict.fromkeys(named) if name and not is_no_name(name)]


def is_no_name(text: str) -> bool:
    """Whether this is not a person's name: an address, or the site's operator."""
    return text.strip().lower().startswith(("http://", "https://")) or text.casefold() in everywhere("nobody")


_MOST_NODES = 20_000
_PUBLISHED = ("datePublished", "uploadDate", "dateCreated")
_BODIES = frozenset(("Organization", "NewsMediaOrganization", "WebSite", "Corporation", "Brand"))


def _nodes(text: str) -> Iterator[dict[str, Any]]:
    """The objects in a JSON text, outer ones first."""
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


def _types(node: dict[str, Any]) -> set[str]:
    """The classes of schema.org that a table is of."""
    said = node.get("@type")
    return {said} if isinstance(said, str) else {one for one in said or () if isinstance(one, str)}


def _resolved(value: Any, known: dict[str, dict[str, Any]]) -> Any:
    """A value, or the table that it refers to by its ``@id``."""
    if isinstance(value, list):
        return [_resolved(one, known) for one in value]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return known.get(value["@id"], value)
    return value


def _article(node: dict[str, Any], known: dict[str, dict[str, Any]]) -> LinkedData:
    from html import unescape

    facts = {
        "title": node["headline"],
        "author": ", ".join(people(_resolved(node.get("author"), known))),
        "date": _text(node.get("datePublished")),
        "description": _text(node.get("description")),
        "site": ", ".join(people(_resolved(node.get("publisher"), known))),
        "lang": _text(node.get("inLanguage")),
    }
    told = {key: unescape(value) for key, value in facts.items() if value.strip()}
    paid = str(node.get("isAccessibleForFree", "")).strip().lower().endswith("false")
    return LinkedData(told, unescape(_text(node.get("articleBody"))), paid)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
