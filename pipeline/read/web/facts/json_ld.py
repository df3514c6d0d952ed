"""A page's data for search engines in JSON-LD (schema.org): the title, author and full text of its article."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.read.web.tree import Element


@dataclass(frozen=True, slots=True)
class LinkedData:
    """``facts`` by the keys of the metadata; ``body``: the text itself; ``paid``: it is for subscribers."""

    facts: dict[str, str] = field(default_factory=dict)
    body: str = ""
    paid: bool = False


def linked_data(root: Element) -> LinkedData:
    """The data about the first article that a page describes; empty if it describes none."""
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            for node in _nodes(script.text or ""):
                if isinstance(node.get("headline"), str):
                    return _article(node)
    return LinkedData()


def people(value: Any) -> list[str]:
    """The names in a value: one or several, each a text or an object with a name."""
    each = value if isinstance(value, list) else [value]
    named = (_text(one.get("name")) if isinstance(one, dict) else _text(one) for one in each)
    return [name for name in dict.fromkeys(named) if name and not is_no_name(name)]


def is_no_name(text: str) -> bool:
    """Whether this is not a person's name: an address, or the site's operator."""
    return text.strip().lower().startswith(("http://", "https://")) or text.casefold() in _NOBODY


_MOST_NODES = 20_000
_NOBODY = ("admin", "administrator", "webmaster", "editor")


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


def _article(node: dict[str, Any]) -> LinkedData:
    from html import unescape

    facts = {
        "title": node["headline"],
        "author": ", ".join(people(node.get("author"))),
        "date": _text(node.get("datePublished")),
        "description": _text(node.get("description")),
        "site": ", ".join(people(node.get("publisher"))),
        "lang": _text(node.get("inLanguage")),
    }
    told = {key: unescape(value) for key, value in facts.items() if value.strip()}
    paid = str(node.get("isAccessibleForFree", "")).strip().lower().endswith("false")
    return LinkedData(told, unescape(_text(node.get("articleBody"))), paid)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
