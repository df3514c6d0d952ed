"""A shortcut through the values of styles: most are initial ones or those of the parent, and need no working out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Function = Callable[..., Any]

TABLES = ("INHERITED", "INITIAL_VALUES", "INITIAL_NOT_COMPUTED", "PHYSICAL_FUNCTIONS")  # of weasyprint.css
_RULES_OF_THEIR_OWN = frozenset({"float", "display", "position", "page"})
PLAIN = frozenset({str, float, int, type(None)})  # any other value may hold a calculation


def read_off(missing: Function, css: Any) -> Function:
    """``css.ComputedStyle.__missing__``, which works out what neither the page nor a style sheet says, too."""
    inherited, initial, worked_out, physical = (getattr(css, name) for name in TABLES)
    logical = {
        (key, direction): of_direction(block="ttb", inline=direction)
        for key, of_direction in physical.items()
        for direction in ("ltr", "rtl")
    }

    def value_of(style: Any, key: str) -> Any:
        cascaded = style.cascaded
        if key in cascaded or key in _RULES_OF_THEIR_OWN or key[:16] == "text_decoration_":
            return missing(style, key)
        if key in physical and logical.get((key, style["direction"])) in cascaded:
            return missing(style, key)
        if key in inherited or key[:2] == "__":
            value = None if style.parent_style is None else style.parent_style[key]
            if value is None or type(value) not in PLAIN:
                return missing(style, key)
        elif key in worked_out:
            return missing(style, key)
        else:
            value = initial[key]
        style[key] = value
        return value

    return value_of
