"""The looks of a run of a returned Word file, now and before a tracked change of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.model.returned import Hand, Look, Looks
from pipeline.read.returned.style_looks import named_looks
from pipeline.read.returned.word_parts import made_by
from pipeline.read.word.styles import Style, Styles, W

if TYPE_CHECKING:
    from pipeline.read.office.xmltree import Element


def looks_of_run(run: Element, styles: Styles) -> tuple[Looks, Looks | None, Hand | None]:
    """The looks of a run; and where a change of them was tracked, those before it, and by whom."""
    properties = run.find(W + "rPr")
    change = None if properties is None else properties.find(W + "rPrChange")
    now = _looks(properties, styles)
    return (
        now,
        None if change is None else _looks(change.find(W + "rPr"), styles),
        None if change is None else made_by(change),
    )


def _looks(properties: Element | None, styles: Styles) -> Looks:
    if properties is None:
        return frozenset()
    named = properties.find(W + "rStyle")
    style = styles.styles.get("" if named is None else named.get(W + "val") or "", Style())
    known = named_looks(style.name)
    looks: set[Look] = {(kind, "") for kind in (style.looks if known is None else known)}
    for tags, kind in _SWITCHES:
        found = [switch for tag in tags if (switch := properties.find(W + tag)) is not None]
        on = [switch.get(W + "val", "true") not in ("0", "false", "off", "none") for switch in found]
        if found:
            (looks.add if any(on) else looks.discard)((kind, ""))
    looks |= {(kind, "") for tag, kind in _UNHELD if _is_set(properties.find(W + tag))}
    height = properties.find(W + "vertAlign")
    if height is not None:
        looks -= {("sup", ""), ("sub", "")}
        if (value := height.get(W + "val")) in ("superscript", "subscript"):
            looks.add(("sup" if value == "superscript" else "sub", ""))
    return frozenset(looks)


_SWITCHES = ((("b", "bCs"), "strong"), (("i", "iCs"), "em"), (("strike", "dstrike"), "strike"))
LINED = frozenset([("underline", "")])  # as a link is anyway
# Looks that no manuscript can hold: the merge refuses them with their place.
_UNHELD = (("u", "underline"), ("highlight", "highlight"), ("caps", "capitals"), ("smallCaps", "capitals"))


def _is_set(switch: Element | None) -> bool:
    return switch is not None and switch.get(W + "val", "true") not in ("0", "false", "off", "none")
