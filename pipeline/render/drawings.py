"""Drawings (SVG) made harmless: shapes, text and gradients stay; scripts, styles that fetch, addresses outside go.

By a list of what may stay, and not of what must go (SVG 2; the secure static mode of SVG Integration, section 3.3).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

MEDIA_TYPE = "image/svg+xml"
SVG = "http://www.w3.org/2000/svg"
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
_ELEMENTS = frozenset((
    "svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text",
    "tspan", "textPath", "title", "desc", "marker", "clipPath", "mask", "pattern", "linearGradient", "radialGradient",
    "stop", "switch", "filter", "feBlend", "feColorMatrix", "feComposite", "feFlood", "feGaussianBlur", "feMerge",
    "feMergeNode", "feOffset", "feTile", "style",
))  # fmt: skip
_HEAD_RE = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?(?:<\?xml[^>]*\?>\s*|<!--(?:[^-]|-(?!->))*-->\s*|<!DOCTYPE[^>]*>\s*)*<(?:svg:)?svg[\s>]"
)
_LENGTH_RE = re.compile(r"\s*([0-9]*\.?[0-9]+)\s*(px|pt|mm|cm|in|pc)?\s*")
_PIXELS = {"px": 1.0, "pt": 96 / 72, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "pc": 16.0}
# A style or an attribute that leads out of the drawing, or lets something act.
_OUTWARD_RE = re.compile(r"url\(\s*['\"]?(?!#)|@import|expression\s*\(|javascript:|data:", re.IGNORECASE)
_SIDE = 100  # pixels, where a drawing does not say how large it is


def is_drawing(data: bytes) -> bool:
    """Whether the bytes begin as an SVG file does."""
    return bool(_HEAD_RE.match(data[:4096]))


def sanitised(data: bytes) -> tuple[bytes, int, int]:
    """The drawing without whatever could act or fetch, and its width and height in pixels.

    Raises:
        ValueError: it is not well-formed.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root: _Element = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError("it is a drawing (SVG) that is not well-formed") from error
    for element in [*root.iter()]:
        _tame(element, root)
    width, height = _size(root)
    root.set("width", str(width))
    root.set("height", str(height))
    etree.cleanup_namespaces(root, keep_ns_prefixes=["xlink"])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8"), width, height


def _tame(element: _Element, root: _Element) -> None:
    name = str(element.tag).removeprefix(f"{{{SVG}}}")
    acts = name == "style" and _OUTWARD_RE.search("".join(map(str, element.itertext())))
    if name not in _ELEMENTS or acts:
        parent = element.getparent()
        if parent is not None and element is not root:
            parent.remove(element)
        return
    for key, value in [*element.attrib.items()]:
        if _leads_out(str(key), str(value)):
            del element.attrib[key]


def _leads_out(key: str, value: str) -> bool:
    if key in ("href", _XLINK_HREF):
        return not value.startswith("#")
    return key.lower().startswith("on") or bool(_OUTWARD_RE.search(value))


def _size(root: _Element) -> tuple[int, int]:
    """From its width and height, else from its view box."""
    box = [float(part) for part in re.findall(r"-?[0-9]*\.?[0-9]+", root.get("viewBox") or "")]
    wide, high = (box[2], box[3]) if len(box) == 4 and min(box[2:]) > 0 else (0.0, 0.0)
    width, height = _length(root.get("width")), _length(root.get("height"))
    if width and not height:
        height = width * high / wide if wide else width
    elif height and not width:
        width = height * wide / high if high else height
    width, height = width or wide or _SIDE, height or high or _SIDE
    if not wide:
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    return max(1, round(width)), max(1, round(height))


def _length(value: str | None) -> float:
    match = _LENGTH_RE.fullmatch(value or "")
    return float(match[1]) * _PIXELS[match[2] or "px"] if match else 0.0
