"""Shortcuts through what WeasyPrint asks of its boxes and their styles:

- On which named page a box begins and ends depends on its first and last child. WeasyPrint looks at all of its
  children, and at all of theirs, for each pair of neighbours on a page: a seventh of the time of a layout.
- The sizes of a box in pixels are read off its style without three calls for each of them: a tenth. Boxes of the same
  style in blocks of the same size have the same ones.
- A box without colour, picture, shadow or round corners is no matter of backgrounds.
- A copy of a box has a table of the size that its values need; WeasyPrint's way makes one of twice that size.
- Whether a value is a calculation is seen by its type, and whether a box is in the flow by two values.
- All that is in a box is listed by one loop, not by a generator for each level.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from math import inf
from typing import Any

from pipeline.render.pdf.shortcuts.style_shortcuts import PLAIN

Function = Callable[..., Any]


def from_both_ends(_page_values: Function) -> Function:
    """``ParentBox.page_values``, which looks for the first and the last child from both ends."""

    def values(box: Any) -> tuple[Any, Any]:
        start, end = _followed(box, 0, iter), _followed(box, 1, reversed)
        return start, end

    def _followed(box: Any, side: int, order: Callable[[Any], Iterable[Any]]) -> Any:
        """The name of the innermost box on one side that has one, among those in the flow and those that float."""
        name = box.style["page"]
        while True:
            for child in order(box.children):
                if child.is_in_normal_flow() or child.is_floated():
                    break
            else:
                return name
            if type(child).page_values is not values:  # text, a table
                return child.page_values()[side] or name
            name, box = child.style["page"] or name, child

    return values


_OF_WIDTH = (
    *("margin_left", "margin_right", "margin_top", "margin_bottom"),
    *("padding_left", "padding_right", "padding_top", "padding_bottom", "width", "min_width", "max_width"),
)
_OF_HEIGHT = ("height", "min_height", "max_height")
_BORDERS = ("border_top_width", "border_right_width", "border_bottom_width", "border_left_width")
SIZES = (*_OF_WIDTH, *_OF_HEIGHT, *_BORDERS)


def read_off(resolve_percentages: Function, percent: Any, boxes: Any) -> Function:
    """``layout.percent.resolve_percentages``, which asks for a calculation only where there is one.

    Args:
        percent: ``weasyprint.layout.percent``.
        boxes: ``weasyprint.formatting_structure.boxes``.
    """
    percentage = percent.percentage

    def resolved(box: Any, containing_block: Any) -> None:
        style = box.style
        if isinstance(containing_block, boxes.Box):
            size = containing_block.width, containing_block.height
        else:
            size = containing_block
        if isinstance(box, boxes.PageBox) or style["border_collapse"] == "collapse":
            resolve_percentages(box, containing_block)
            return
        known = style.__dict__.setdefault("sizes", {})
        if size not in known:
            _read(box, style, *size)
            known[size] = {name: getattr(box, name) for name in SIZES}
        box.__dict__.update(known[size])

    def _read(box: Any, style: Any, width: Any, height: Any) -> None:
        sides: tuple[tuple[tuple[str, ...], Any], ...] = ((_OF_WIDTH, width), (_OF_HEIGHT, height))
        if height == "auto":
            sides = ((_OF_WIDTH, width), (_OF_HEIGHT[1:2], 0), (_OF_HEIGHT[2:], inf))
            own = style["height"]
            box.height = own.value if getattr(own, "unit", "%") != "%" else "auto"
        for names, whole in sides:
            for name in names:
                value = style[name]
                if value == "auto":
                    setattr(box, name, 0 if name[:4] == "min_" else value)
                elif getattr(value, "unit", "") == "px":
                    setattr(box, name, value.value)
                else:
                    setattr(box, name, percentage(value, style, whole))
        for name in _BORDERS:
            setattr(box, name, style[name])
        if style["box_sizing"] != "content-box":
            percent.adjust_box_sizing(box, "width")
            percent.adjust_box_sizing(box, "height")

    return resolved


def bare(layout_box_backgrounds: Function) -> Function:
    """``layout.background.layout_box_backgrounds``, which looks at each style once."""

    def laid_out(page: Any, box: Any, image: Function, layout_children: bool = True, style: Any = None) -> None:
        is_bare = box.style.__dict__.get("is_bare")
        if is_bare is None:
            is_bare = box.style.is_bare = _is_bare(box.style)
        if not is_bare or style is not None or box is page or not layout_children:
            layout_box_backgrounds(page, box, image, layout_children, style)
            return
        for name in _CORNERS:
            setattr(box, name, (0, 0))
        box.background = None
        for child in box.all_children():
            laid_out(page, child, image)

    return laid_out


_CORNERS = tuple(f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left"))


def _is_bare(style: Any) -> bool:
    colour = style["background_color"]
    shown = (style["color"] if colour == "currentcolor" else colour).alpha != 0
    pictures = (*style["background_image"], style["border_image_source"], style["mask_border_source"])
    return not (
        (shown and style["visibility"] != "hidden")
        or style["box_shadow"]
        or any(kind != "none" for kind, *_ in pictures)
        or any((0, "px") not in style[corner] for corner in _CORNERS)
    )


def by_type(check_math: Function) -> Function:
    """``css.functions.check_math``, which is asked about each value of each element."""

    def check(token: Any) -> Any:
        kind = type(token)
        if kind is tuple:
            return any(map(check, token))
        if kind in PLAIN or getattr(token, "type", "") != "function":
            return None
        return check_math(token)

    return check


def no_larger(_copy: Function) -> Function:
    """``Box.copy``."""

    def copied(box: Any) -> Any:
        new = object.__new__(type(box))
        new.__dict__ = {**box.__dict__}
        return new

    return copied


def by_two_values(_is_in_normal_flow: Function) -> Function:
    """``Box.is_in_normal_flow``, which asks five methods for the same two values."""
    return lambda box: box.style["float"] == "none" and box.style["position"] in _IN_FLOW


_IN_FLOW = ("static", "relative")


def by_one_loop(_descendants: Function) -> Function:
    """``Box.descendants``. A placeholder stands for a box that is placed elsewhere; it gives itself or that box."""

    def listed(box: Any, placeholders: bool = False) -> Iterator[Any]:
        waiting = [box]
        while waiting:
            box = waiting.pop()
            elsewhere = box.__dict__.get("_box")
            if elsewhere is None or placeholders:
                box = elsewhere or box
                yield box
                if children := box.children:
                    waiting += reversed(children)
            else:
                yield box

    return listed
