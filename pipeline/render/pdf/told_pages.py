"""Tell of each page as soon as it is laid out: somebody may wait for this one, and can do without those after it.

The first two pages are judged before anybody is told of them, since all may have to be laid out in another way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

Reached = Callable[[int], bool]  # told the index of a page; whether the layout is to end with it
Judge = Callable[[Any, Any], None]  # given the boxes of the first two pages; raises what ends the layout

_JUDGED = 2  # pages
_told: list[tuple[Reached, int]] = []  # who is told in the layout that is under way, and how many pages there will be


_judges: list[Judge] = []
_ended: list[bool] = []


@contextmanager
def judging(judge: Judge) -> Iterator[None]:
    """Have the first two pages judged, once."""
    _judges[:] = [judge]
    try:
        yield
    finally:
        _judges.clear()


@contextmanager
def telling(reached: Reached, total: int) -> Iterator[None]:
    """Tell of the pages of the layout that is made meanwhile.

    Args:
        reached: who is told.
        total: number of pages that is printed if the layout ends early, as if all had been laid out.
    """
    _told[:] = [(reached, total)]
    _ended.clear()
    try:
        yield
    finally:
        _told.clear()


def has_ended() -> bool:
    """Whether the last layout ended with the page that somebody waits for."""
    return bool(_ended)


def watched(making: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    """``layout.make_all_pages``."""

    def made(context: Any, root: Any, html: Any, pages: Any) -> Iterator[Any]:
        reached, total = _told[0] if _told and not pages else (None, 0)
        boxes: list[Any] = []
        for page in making(context, root, html, pages):
            boxes.append(page)
            if len(boxes) == _JUDGED and _judges:
                _judges.pop()(*boxes)
            yield page
            if reached and len(boxes) >= _JUDGED and any(map(reached, _untold(len(boxes)))):
                _finish(context, total)
                _ended.append(True)
                _told.clear()
                return
        if reached:
            _told.clear()  # told once, though pages may be laid out in another way afterwards

    return made


def _untold(laid_out: int) -> range:
    """The indexes of pages to tell of: with the last of those that are judged, of all of them."""
    return range(laid_out) if laid_out == _JUDGED else range(laid_out - 1, laid_out)


def _finish(context: Any, total: int) -> None:
    """Lay out no page once more, and print the number of all pages."""
    for *_, remake in context.page_maker:
        remake.update(content_changed=False, pages_wanted=False)
    context.most_pages = total
