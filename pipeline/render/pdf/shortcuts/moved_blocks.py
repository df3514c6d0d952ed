"""A shortcut through blocks that are laid out again: a copy of the first layout is moved to the new place.

A document is laid out again with other pages (:mod:`pipeline.render.pdf.last_page`), and a page for a heading at its
end or a number that it names. A block that was whole on its page, and is whole at its new place, has the same lines.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from pipeline.render.pdf.shortcuts.box_shortcuts import SIZES

Function = Callable[..., Any]
# Boxes that consist of themselves and their children, and that are placed by their corner alone.
_SIMPLE = frozenset({"BlockBox", "LineBox", "InlineBox", "TextBox", "InlineBlockBox"})
_ARGUMENTS = 10  # of the function besides context and box
_of_the_block = itemgetter("position_x", *SIZES)


@dataclass(slots=True)
class _Made:
    """What came of a block. ``place``: from the corner that it was given to that which it took.

    ``margins``, ``left``: those that adjoin it, as they are handed on, and as the argument is left. ``reach``: how far
    down it and the space that it keeps free go, from its corner; None if it cannot be moved.
    """

    asked: tuple[Any, ...]
    box: Any
    place: float
    margins: tuple[float, ...]
    left: tuple[float, ...]
    page: Any
    collapses: bool
    reach: float | None = -1.0


def moved(block_container_layout: Function) -> Function:
    """``layout.block.block_container_layout``."""

    def laid_out(context: Any, box: Any, *of: Any, **named: Any) -> Any:
        if named or len(of) != _ARGUMENTS:
            return block_container_layout(context, box, *of, **named)
        bottom, skip, page_is_empty, absolute, fixed, margins, *rare = of
        kept = getattr(context.style_for, "kept", None)
        if not kept or page_is_empty or skip is not None or margins is None or any(rare) or _is_odd(context, box):
            return block_container_layout(context, box, *of)
        asked = (*_of_the_block(box.__dict__), *margins)
        top, made = box.position_y, kept.blocks.get(box)
        if made and made.asked == asked and _fits(made, top, context.page_bottom - bottom):
            margins[:] = made.left
            new = _another(made.box, top + made.place - made.box.position_y)
            return new, None, {"break": "any", "page": made.page}, list(made.margins), made.collapses, None
        before = len(absolute), len(fixed)
        result = block_container_layout(context, box, *of)
        new, resume_at, page, handed_on, collapses, most = result
        is_whole = new is not None and resume_at is None and page["break"] == "any" and most is None
        if is_whole and before == (len(absolute), len(fixed)) and not _is_odd(context, box):
            place = new.position_y - top
            kept.blocks[box] = _Made(asked, new, place, tuple(handed_on), tuple(margins), page["page"], collapses)
        return result

    return laid_out


def _is_odd(context: Any, box: Any) -> bool:
    """Whether something besides the block and its place decides about its layout."""
    outside = context.excluded_shapes or context.footnotes or context.broken_out_of_flow
    return bool(outside or box.force_fragmentation or getattr(box, "clearance", None))


def _fits(made: _Made, top: float, bottom: float) -> bool:
    """Whether a block is whole at its new place for sure."""
    if made.reach == -1.0:
        made.reach = _reach(made.box, 0.0)
        if made.reach is not None:
            made.reach -= made.box.position_y
    return made.reach is not None and top + made.place + made.reach <= bottom


def _reach(box: Any, below: float) -> float | None:
    """How far down a box goes, with the space that those around it keep free; None if it cannot be moved.

    Args:
        below: that space.
    """
    values = box.__dict__
    if type(box).__name__ not in _SIMPLE or box.missing_link or "position_y" not in values:
        return None
    reach = box.position_y + below + (box.margin_height() if "margin_top" in values else box.height)
    children = box.children
    if children:
        below += max(box.margin_bottom, 0) + box.padding_bottom + box.border_bottom_width
        for child in children:
            one = _reach(child, below)
            if one is None:
                return None
            reach = max(reach, one)
    return float(reach)


def _another(box: Any, down: float) -> Any:
    new = object.__new__(type(box))
    new.__dict__ = values = {**box.__dict__}
    values["position_y"] += down
    if children := values.get("children"):
        values["children"] = [_another(child, down) for child in children]
    return new
