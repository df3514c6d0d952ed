"""Page numbers of the last time, so that a document that is laid out again and again needs no second round.

The contents and the recommendations name pages. WeasyPrint lays them out with the number 0, and, once it knows the
numbers, lays the same pages out again, twice. For a text that was changed a little, the numbers of the last time are
nearly always right: with them, the first round is the last. Where one is wrong, its page is laid out again as ever.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

# The counters of the page on which each anchor is: {"s1": {"page": [3]}}.
PageNumbers = dict[str, dict[str, list[int]]]


def expected(layout_document: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    """``weasyprint.layout.layout_document``, which begins with the numbers in ``page_numbers`` of the document, if any,
    and replaces them by those that it finds.
    """

    def laid_out(html: Any, root_box: Any, context: Any, *limits: Any) -> Iterator[Any]:
        numbers: PageNumbers | None = getattr(html, "page_numbers", None)
        if numbers is None:
            yield from layout_document(html, root_box, context, *limits)
            return
        _expect(context.target_collector, numbers)
        yield from layout_document(html, root_box, context, *limits)
        numbers.clear()
        numbers.update(_found(context.target_collector))

    return laid_out


def _expect(collector: Any, numbers: PageNumbers) -> None:
    """Write the numbers where they are named, as WeasyPrint does when it comes to an anchor."""
    for name, item in collector.target_lookup_items.items():
        if name in numbers and item.state == "up-to-date":
            item.cached_page_counter_values = {key: list(values) for key, values in numbers[name].items()}
    for (box, kind), item in collector.counter_lookup_items.items():
        if kind == "content" and item.missing_target_counters:
            _put_right(item, box)
            item.parse_again({})


def _put_right(item: Any, box: Any) -> None:
    """Note the anchor of ``target-counter(attr(href), page)``.

    WeasyPrint notes None as the anchor, and lists the counter among those of the page that the link itself is on, so
    it lays out that page twice more whatever the number is.
    """
    wanted = item.missing_target_counters
    if list(wanted) == [None] and box.element is not None:
        if item.missing_counters is wanted[None]:
            item.missing_counters = []
        item.missing_target_counters = {(box.element.get("href") or "").removeprefix("#"): wanted[None]}


def _found(collector: Any) -> PageNumbers:
    """The numbers of this time. In its first round WeasyPrint does not know how many pages there are, and counts 0."""
    items = collector.target_lookup_items.items()
    counted = ((name, item.cached_page_counter_values) for name, item in items if item.cached_page_counter_values)
    return {name: {**{key: list(values) for key, values in pages.items()}, "pages": [0]} for name, pages in counted}


def told_if_wanted(cache_target_page_counters: Callable[..., None]) -> Callable[..., None]:
    """``TargetCollector.cache_target_page_counters``, which has a page laid out again only for a number that it names.

    WeasyPrint does so too if the number of all pages has changed, and in its first round that is always 0.
    """

    def cache(collector: Any, anchor: str, values: dict[str, list[int]], *place: Any) -> None:
        item = collector.target_lookup_items.get(anchor)
        known = item.cached_page_counter_values if item else {}
        changed = {name for name in (*known, *values) if known.get(name) != values.get(name)} if known else set(values)
        if not known or changed & set(_named(collector, anchor)):
            cache_target_page_counters(collector, anchor, values, *place)
        elif not collector.collecting and item.state == "up-to-date":
            item.page_maker_index = place[0]
            item.cached_page_counter_values = {name: list(numbers) for name, numbers in values.items()}

    return cache


def _named(collector: Any, anchor: str) -> Iterator[str]:
    """The counters of an anchor's page that some text names."""
    for (_, kind), item in collector.counter_lookup_items.items():
        if kind == "content":
            yield from item.missing_target_counters.get(anchor, ())


def of_plain_values(deepcopy: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """``copy.deepcopy``, for counters: lists of numbers by name, of which each page and each anchor gets a copy."""

    def copied(value: Any) -> Any:
        kind = type(value)
        if kind in _PLAIN:
            return value
        if kind is list:
            return [copied(one) for one in value]
        if kind is dict and all(type(key) is str for key in value):
            return {key: copied(one) for key, one in value.items()}
        if kind is set and all(type(one) is str for one in value):
            return set(value)
        return deepcopy(value)

    return copied


_PLAIN = frozenset({int, str, type(None), bool})
