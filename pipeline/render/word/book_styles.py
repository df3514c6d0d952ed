"""The Word styles of a book: those of a single document, one level lower, below the titles of the chapters.

A chapter's title is "Heading 1", so that the navigation pane and the contents of Word have chapters above sections.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_CHAPTER, _PART, _ENTRY = "Heading 1", "Part Heading", "TOC 2"
_LOWER = {f"Heading {level}": f"Heading {level + 1}" for level in range(1, 9)}
_NAMES = ("based", "next", "unlabelled", "on-new-page")  # keys of a style that name another
_ROWS = {
    ".chapter > header > h1": _CHAPTER,
    ".chapter > header > p.document-kind:first-child": "Document Kind on New Page",
    ".chapter > header > p.organisation:first-child": "Organisation on New Page",
    "section.part:not(.theme) > h2": _PART,
    "section.part.recommendations:not(.theme) > h2": f"{_PART} of Recommendations",
    "section.part.recommendations:not(.theme) > h3": f"{_PART} of an Addressee",
    "section.part.glossary:not(.theme) > h2, section.part.people:not(.theme) > h2": f"{_PART} of Reference",
    "nav.contents li.level-2": _ENTRY,
    "header.book img": "Picture",
}
_DEEPEST = 9  # outline level of Word; 10 is for what is no heading


def is_book(xhtml: str) -> bool:
    """Whether a page has chapters."""
    return '<section class="chapter"' in xhtml


def of_a_book(word: Mapping[str, Any]) -> dict[str, Any]:
    """The theme's table ``[word]`` for a book."""
    styles = {_lower(name): _lowered(style) for name, style in word.get("styles", {}).items()}
    indent = styles.get("TOC 1", {}).get("left", "0pt")
    styles |= {
        _CHAPTER: {"based": "Title", "next": "Subtitle", "outline": 1},
        "Document Kind on New Page": {"based": "Document Kind", "next": _CHAPTER, "break-before": True},
        "Organisation on New Page": {"based": "Organisation", "next": "Document Kind", "break-before": True},
        _PART: {"based": "Heading 2", "next": "Body Text", "outline": 1, "break-before": True},
        f"{_PART} of Recommendations": {"based": "Panel Heading", "next": "Recommendation", "outline": 1},
        f"{_PART} of an Addressee": {"based": "Panel Subheading", "next": "Recommendation", "outline": 2},
        f"{_PART} of Reference": {"based": "Reference Heading", "next": "Body Text", "outline": 1},
        _ENTRY: {"based": "TOC 1", "left": f"{indent} + 14pt"},
    }
    rows = {selector: _lower(style) for selector, style in word.get("rows", {}).items()} | _ROWS
    pane = tuple(dict.fromkeys((_CHAPTER, *map(_lower, word.get("pane", ())))))
    return {**word, "styles": styles, "rows": rows, "pane": pane}


def _lower(name: str) -> str:
    return _LOWER.get(name, name)


def _lowered(style: Mapping[str, Any]) -> dict[str, Any]:
    """A style one level lower, without the numbers of a theme, which would run on from chapter to chapter."""
    changed = {key: _lower(value) if key in _NAMES else value for key, value in style.items() if key != "counter"}
    if isinstance(level := style.get("outline"), int) and level < _DEEPEST:
        changed["outline"] = level + 1
    return changed
