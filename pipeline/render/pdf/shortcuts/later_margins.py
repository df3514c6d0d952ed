"""A shortcut through layouts that are tried: margins, backgrounds and links are made of the pages that are printed.

Whether the pages of a layout are printed is known once all of them are there, and depends on none of these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import copy
from functools import partial
from typing import Any

Function = Callable[..., Any]


class Later:
    """What is put off for pages of documents that are laid out by tries: those whose layouts have something in common.

    Args:
        is_tried: whether the layout of a context is a try.
    """

    def __init__(self, is_tried: Callable[[Any], bool]) -> None:
        self._is_tried = is_tried
        self._margins = self._backgrounds = self._page = _nothing

    def margins(self, make_margin_boxes: Function) -> Function:
        """``layout.make_margin_boxes``."""
        self._margins = make_margin_boxes

        def made(context: Any, page: Any, state: Any) -> Any:
            if not self._is_tried(context):
                return _numbered(make_margin_boxes, context, page, state)
            later = copy(context)
            later.current_footnote_area = None  # it refers to the page, which would become garbage
            page.unfinished = later, state
            return ()

        return made

    def backgrounds(self, layout_backgrounds: Function) -> Function:
        """``layout.layout_backgrounds``, which comes next."""
        self._backgrounds = layout_backgrounds

        def laid_out(page: Any, images: Function) -> None:
            if "unfinished" not in page.__dict__:
                layout_backgrounds(page, images)

        return laid_out

    def pages(self, start: Function) -> Function:
        """``Page.__init__``, which comes last."""
        self._page = start

        def started(page: Any, box: Any) -> None:
            page._page_box = box
            if "unfinished" not in box.__dict__:
                start(page, box)

        return started

    def finish(self, pages: Iterable[Any]) -> None:
        """Do what was put off."""
        for page in pages:
            box = page._page_box
            if unfinished := box.__dict__.pop("unfinished", None):
                context, state = unfinished
                images = context.get_image_from_uri
                if isinstance(images, partial):  # for the context that was copied, which is empty by now
                    images = partial(images.func, *images.args, **images.keywords | {"context": context})
                    context.get_image_from_uri = images
                box.children = (*box.children, *_numbered(self._margins, context, box, state))
                self._backgrounds(box, images)
                self._page(page, box)
                context.__dict__.clear()  # it refers to itself


def _nothing(*_: Any) -> Any:
    """Stands for a function that this version of WeasyPrint lacks."""
    return ()


def _numbered(make_margin_boxes: Function, context: Any, page: Any, state: Any) -> Any:
    """The margins of a page; ``most_pages`` of a context is the number of all pages, where not all are laid out."""
    if most := context.__dict__.get("most_pages"):
        state[1]["pages"] = [max(most, context.current_page)]
    return make_margin_boxes(context, page, state)
