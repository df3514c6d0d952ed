"""Tell of each page as soon as it is laid out: somebody may wait for this one, and can do without those after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

Reached = Callable[[int], bool]  # told the index of a page; whether the layout is to end with it

_told: list[tuple[Reached, int]] = []  # who is told in the layout that is under way, and how many pages there will be


@contextmanager
def telling(reached: Reached, total: int) -> Iterator[None]:
    """Tell of the pages of the layout that is made meanwhile.

    Args:
        reached: who is told.
        total: number of pages that is printed if the layout ends early, as if all had been laid out.
    """
    _told[:] = [(reached, total)]
    try:
        yield
    finally:
        _told.clear()


def watched(layout: Any) -> Callable[[Callable[..., Iterator[Any]]], Callable[..., Iterator[Any]]]:
    """For ``weasyprint.layout``: what replaces its ``make_all_pages``."""

    def replaced(making: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
        def made(context: Any, root: Any, html: Any, pages: Any) -> Iterator[Any]:
            reached, total = _told[0] if _told and not pages else (None, 0)
            for number, page in enumerate(making(context, root, html, pages)):
                yield page
                if reached and reached(number):
                    _finish(context, layout, total)
                    _told.clear()
                    return

        return made

    return replaced


def _finish(context: Any, layout: Any, total: int) -> None:
    """Lay out no page once more, and print the number of all pages."""
    for *_, remake in context.page_maker:
        remake.update(content_changed=False, pages_wanted=False)
    boxes = layout.make_margin_boxes

    def numbered(context: Any, page: Any, state: Any) -> Any:
        state[1]["pages"] = [max(total, context.current_page)]
        return boxes(context, page, state)

    layout.make_margin_boxes = numbered
