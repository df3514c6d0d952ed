"""Page numbers are written into the lines that name them, where a number is as wide as the one that it replaces.

The contents and the recommendations name pages. WeasyPrint lays them out with the number 0, and lays their pages out
again once it knows the numbers: two of eight layouts for an interview of six pages. Nothing moves on such a page as
long as digits are of equal width and no number gets a digit more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

_NUMBER_RE = re.compile(r"\d+")

Pages = list[Any]
Making = Callable[[Any, Any, Any, Pages], Iterator[Any]]
Line = tuple[Any, ...]


def written(split_first_line: Callable[..., Line]) -> Callable[[Making], Making]:
    """For ``layout.make_all_pages``, which makes the pages again that have changed.

    Args:
        split_first_line: of ``weasyprint.text.line_break``; it measures a text.
    """

    def replaced(make_all_pages: Making) -> Making:
        def made(context: Any, root: Any, html: Any, pages: Pages) -> Iterator[Any]:
            for page, (*_, remake) in zip(pages, context.page_maker, strict=False):
                if remake["content_changed"] and not remake["pages_wanted"]:
                    remake["content_changed"] = not _is_written(page, context, split_first_line)
            yield from make_all_pages(context, root, html, pages)

        return made

    return replaced


def _is_written(page: Any, context: Any, split_first_line: Callable[..., Line]) -> bool:
    """Write the new numbers of a page into its lines; whether all of them fit."""
    lookups = context.target_collector.counter_lookup_items
    new: list[tuple[Any, str]] = []
    for box in page.descendants():
        if box.missing_link and (lookup := lookups.get((box.missing_link, "content"))):
            lookup.parse_again(lookup.cached_page_counter_values)
            pairs = _texts(box, box.missing_link)
            if pairs is None:
                return False
            new += ((text, words) for text, words in pairs if text.text != words)
    if not all(_is_as_wide(text, words, context, split_first_line) for text, words in new):
        return False
    for text, words in new:
        text.text = text.pango_layout.text = words
        text.pango_layout.runs = ()  # of the old words
    return True


def _texts(box: Any, source: Any) -> list[tuple[Any, str]] | None:
    """The texts of a box on a page, each with its new words, those in the source; None if they do not correspond."""
    made, wanted = list(_leaves(box)), list(_leaves(source))
    if [_pattern(text) for text in made] != [_pattern(text) for text in wanted]:
        return None
    return [(text, one.text) for text, one in zip(made, wanted, strict=True)]


def _leaves(box: Any) -> Iterator[Any]:
    """The texts in a box, but not those of leaders, which are repeated to fill a line."""
    for child in box.children:
        if hasattr(child, "text"):
            yield child
        elif not child.is_leader:
            yield from _leaves(child)


def _pattern(text: Any) -> str:
    """The words of a text; a number is a zero."""
    return _NUMBER_RE.sub("0", text.text)


def _is_as_wide(text: Any, words: str, context: Any, split_first_line: Callable[..., Line]) -> bool:
    _, *before = split_first_line(text.text, text.style, context, None, 0)
    _, *after = split_first_line(words, text.style, context, None, 0)
    return not text.justification_spacing and before == after and before[2] == text.width
