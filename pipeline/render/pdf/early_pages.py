"""Draw a page that somebody waits for while the pages after it are still laid out.

WeasyPrint lays out one page after the other. Once the page is there, this process is forked: the child takes it for the
last page, finishes the layout, and has the page drawn, at the same time as its parent goes on. Whatever happens to the
child, the parent does not notice. What is at the foot of a page names the number of all pages: the child takes the one
of the last time.
"""

from __future__ import annotations

import os
import signal
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

# macOS and Windows cannot fork a process that has loaded their libraries of fonts.
CAN_FORK = sys.platform == "linux"


@dataclass(slots=True)
class Wish:
    """The page to draw early. ``total``: number of pages the last time. ``is_child``: whether this process draws it."""

    page: int
    total: int
    is_child: bool = False


_wishes: list[Wish] = []  # the one of the layout that is under way, or none
_children: list[int] = []


@contextmanager
def wished(page: int, total: int) -> Iterator[Wish]:
    """While a document is laid out, have a child of this process draw a page of it.

    When the layout is done, ``is_child`` tells the two processes apart. The child must end by :func:`end`.
    """
    _watch()
    _collect()
    wish = Wish(page, total)
    _wishes[:] = [wish]
    try:
        yield wish
    except BaseException:
        if wish.is_child:
            end()
        raise
    finally:
        _wishes.clear()


def end() -> None:
    """End the child at once: what is to be tidied up belongs to its parent."""
    os._exit(0)


def _collect() -> None:
    """Let the system forget the children that have ended."""
    for child in tuple(_children):
        if os.waitpid(child, os.WNOHANG)[0]:
            _children.remove(child)


def _watch() -> None:
    """Have the layout engine tell of each page; one whose functions have other names is left as it is."""
    from weasyprint import layout  # type: ignore[import-untyped]

    making = getattr(layout, "make_all_pages", None)
    if making and hasattr(layout, "make_margin_boxes") and not hasattr(making, "is_watched"):
        layout.make_all_pages = _watched(making, layout)


def _watched(making: Callable[..., Iterator[Any]], layout: Any) -> Callable[..., Iterator[Any]]:
    def made(context: Any, root: Any, html: Any, pages: Any) -> Iterator[Any]:
        wish = _wishes[0] if _wishes and not pages else None
        for number, page in enumerate(making(context, root, html, pages)):
            yield page
            if wish and number == wish.page and not wish.is_child and _is_child():
                wish.is_child = True
                _finish(context, layout, wish.total)
                return

    made.is_watched = True  # type: ignore[attr-defined]
    return made


def _is_child() -> bool:
    """Fork; whether this is the child."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # another thread only waits for the end of the desk
        child = os.fork()
    if child:
        _children.append(child)
    else:
        _end_in_time()
    return child == 0


def _end_in_time() -> None:
    """Have the system end the child if it takes too long.

    Pango looks for fonts in a thread of its own, which the child does not have: it would wait for ever for a font that
    was not used before.
    """
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, _LONGEST)


_LONGEST = 3.0  # seconds


def _finish(context: Any, layout: Any, total: int) -> None:
    """Have the child lay out no page once more, and print the number of all pages."""
    for *_, remake in context.page_maker:
        remake.update(content_changed=False, pages_wanted=False)
    boxes = layout.make_margin_boxes

    def numbered(context: Any, page: Any, state: Any) -> Any:
        state[1]["pages"] = [max(total, context.current_page)]
        return boxes(context, page, state)

    layout.make_margin_boxes = numbered
