"""Shortcuts through the styles of elements: most are those of another element, and most values need no working out.

WeasyPrint shares the styles of elements below the same style. An ``id`` makes a style another one by its anchor, which
no element below inherits: where each question has one, all words had styles of their own, a fifth of the memory.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Function = Callable[..., Any]

TABLES = ("INHERITED", "INITIAL_VALUES", "INITIAL_NOT_COMPUTED", "PHYSICAL_FUNCTIONS")  # of weasyprint.css
_RULES_OF_THEIR_OWN = frozenset({"float", "display", "position", "page"})
PLAIN = frozenset({str, float, int, type(None)})  # any other value may hold a calculation


_OF_PARTS = frozenset({"first-line", "first-letter"})  # all their values replace those of a box
_BORDERS = ("border_top_width", "border_right_width", "border_bottom_width", "border_left_width", "outline_width")


def filled(css: Any) -> tuple[Callable[[Function], Function], Callable[[Function], Function]]:
    """``css.ComputedStyle.__init__`` and that of ``AnonymousStyle``: all values that are initial are copied at once."""
    inherited, initial, worked_out, physical = (getattr(css, name) for name in TABLES)
    others = {*inherited, *worked_out, *_RULES_OF_THEIR_OWN}
    plain = {key: value for key, value in initial.items() if key not in others and key[:16] != "text_decoration_"}
    logical = {of_direction(block="ttb", inline=way) for of_direction in physical.values() for way in ("ltr", "rtl")}
    one_way = {key: value for key, value in plain.items() if key not in physical}
    anonymous = plain | dict.fromkeys(_BORDERS, 0)

    def of_elements(begin: Function) -> Function:
        def begun(style: Any, parent: Any, cascaded: Any, pseudo_type: Any, *more: Any) -> None:
            begin(style, parent, cascaded, pseudo_type, *more)
            if pseudo_type not in _OF_PARTS:
                style.update(plain if logical.isdisjoint(cascaded) else one_way)
                for key in cascaded:
                    style.pop(key, None)

        return begun

    def of_others(begin: Function) -> Function:
        def begun(style: Any, parent: Any) -> None:
            begin(style, parent)
            style.update(anonymous)

        return begun

    return of_elements, of_others


def kin(style: Any) -> int:
    """In place of ``id`` in ``weasyprint.css``: the same for styles that differ by their anchors alone."""
    if not hasattr(style, "cascaded"):
        return id(style)
    known: int | None = style.__dict__.get("kin")
    if known is None:
        above = style.parent_style
        key = "kin", above is not None and kin(above), style.pseudo_type, _rules(style.cascaded)
        known = style.kin = id(style.cache.setdefault(key, style))
    return known


def _rules(cascaded: Any) -> frozenset[Any]:
    """Whoever keeps it as a key must hold the rules, so that no others take their place in memory."""
    return frozenset(
        (name, value if name == "lang" else id(value), str(weight))
        for name, (value, weight) in cascaded.items()
        if name != "anchor"
    )


def shared_parts(set_computed_styles: Function) -> Function:
    """``StyleFor.set_computed_styles``, for which ``::before`` of each element had a style of its own."""

    def set_styles(style_for: Any, element: Any, parent: Any, *of: Any, **named: Any) -> None:
        part = named.get("pseudo_type")
        styles, declared = style_for.get_computed_styles(), style_for.get_cascaded_styles().get((element, part), {})
        if not part or of or not hasattr(element, "tag") or "anchor" in declared:
            set_computed_styles(style_for, element, parent, *of, **named)
            return
        above = styles[parent, None]
        key = "part", kin(above), part, _rules(declared)
        if key not in above.cache:
            set_computed_styles(style_for, element, parent, **named)
            above.cache[key] = styles[element, part]
        styles[element, part] = above.cache[key]

    return set_styles


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
