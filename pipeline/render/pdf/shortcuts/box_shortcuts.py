"""Shortcuts through what WeasyPrint asks of its boxes and their styles:

- On which named page a box begins and ends depends on its first and last child. WeasyPrint looks at all of its
  children, and at all of theirs, for each pair of neighbours on a page: a seventh of the time of a layout.
- The sizes of a box in pixels are read off its style without three calls for each of them: a tenth.
- Whether a value is a calculation is seen by its type, and whether a box is in the flow by two values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import inf
from typing import Any

Function = Callable[..., Any]


def from_both_ends(_page_values: Function) -> Function:
    """``ParentBox.page_values``, which looks for the first and the last child from both ends."""

    def values(box: Any) -> tuple[Any, Any]:
        start, end = _followed(box, 0, iter), _followed(box, 1, reversed)
        return start, end

    def _followed(box: Any, side: int, order: Callable[[Any], Iterable[Any]]) -> Any:
        """The name of the innermost box on one side that has one."""
        name = box.style["page"]
        while True:
            child = next((child for child in order(box.children) if _takes_part(child)), None)
            if child is None:
                return name
            if type(child).page_values is not values:  # text, a table
                return child.page_values()[side] or name
            name, box = child.style["page"] or name, child

    return values


def _takes_part(box: Any) -> bool:
    """Whether a page may begin or end with this box: it is in the flow, or floats."""
    return bool(box.is_in_normal_flow() or box.is_floated())


_OF_WIDTH = (
    *("margin_left", "margin_right", "margin_top", "margin_bottom"),
    *("padding_left", "padding_right", "padding_top", "padding_bottom", "width", "min_width", "max_width"),
)
_OF_HEIGHT = ("height", "min_height", "max_height")
_BORDERS = ("border_top_width", "border_right_width", "border_bottom_width", "border_left_width")


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
            width, height = containing_block.width, containing_block.height
        else:
            width, height = containing_block
        if isinstance(box, boxes.PageBox) or style["border_collapse"] == "collapse":
            resolve_percentages(box, containing_block)
            return
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


_PLAIN = frozenset({str, float, int, type(None)})


def by_type(check_math: Function) -> Function:
    """``css.functions.check_math``, which is asked about each value of each element."""

    def check(token: Any) -> Any:
        kind = type(token)
        if kind is tuple:
            return any(map(check, token))
        if kind in _PLAIN or getattr(token, "type", "") != "function":
            return None
        return check_math(token)

    return check


def by_two_values(_is_in_normal_flow: Function) -> Function:
    """``Box.is_in_normal_flow``, which asks five methods for the same two values."""
    return lambda box: box.style["float"] == "none" and box.style["position"] in _IN_FLOW


_IN_FLOW = ("static", "relative")
