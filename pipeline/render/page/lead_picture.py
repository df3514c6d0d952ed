"""The picture with which a text opens, which is printed below the title."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pipeline.model import Block, Briefing, Image

_WIDEST_SHAPE, _TALLEST_SHAPE = 4.0, 0.9  # width to height: not a banner, and not a portrait, which fills half a page
_SMALLEST = 320  # CSS pixels wide: below that it is a portrait beside the name, or a sign


def lead_picture(briefing: Briefing, images: Mapping[str, Image]) -> Block | None:
    """The figure at the beginning of the text if its picture is there and of a good shape; else None."""
    opening = briefing.opening_figure()
    names = (mark.href for mark in opening.marks if mark.href) if opening else ()
    image = next((images[name] for name in names if name in images), None)
    if image is None or image.width < _SMALLEST:
        return None
    return opening if _TALLEST_SHAPE <= image.width / image.height <= _WIDEST_SHAPE else None


def without(briefing: Briefing, lead: Block | None) -> Briefing:
    """The briefing without the picture in its first section, and without the section if nothing else is in it."""
    if lead is None:
        return briefing
    first, *others = briefing.sections
    rest = replace(first, items=first.items[1:])
    kept = (rest,) if rest.items or rest.heading else ()
    return replace(briefing, sections=(*kept, *others))
