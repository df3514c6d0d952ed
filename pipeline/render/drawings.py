"""Make drawings (SVG) harmless: keep shapes, text and gradients; remove scripts, styles that fetch, external addresses.

By a list of allowed parts, not of forbidden ones (SVG 2; the secure static mode of SVG Integration, section 3.3).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

MEDIA_TYPE = "image/svg+xml"
SVG = "http://www.w3.org/2000/svg"
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_ELEMENTS = frozenset((
    "svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text",
    "tspan", "textPath", "title", "desc", "marker", "clipPath", "mask", "pattern", "linearGradient", "radialGradient",
    "stop", "switch", "filter", "feBlend", "feColorMatrix", "feComposite", "feFlood", "feGaussianBlur", "feMerge",
    "feMergeNode", "feOffset", "feTile", "style",
))  # fmt: skip
_HEAD_RE = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?(?:<\?xml[^>]*\?>\s*|<!--(?:[^-]|-(?!->))*-->\s*|<!DOCTYPE[^>]*>\s*)*<(?:svg:)?svg[\s>]"
)
_NUMBER = r"(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)"
_BOX_RE = re.compile(f"-?{_NUMBER}")
_LENGTH_RE = re.compile(rf"\s*({_NUMBER})\s*+(px|pt|mm|cm|in|pc)?\s*")
_PIXELS = {"px": 1.0, "pt": 96 / 72, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "pc": 16.0}
# A style or attribute that refers to something outside the drawing, or can act; a backslash may hide either.
_OUTWARD_RE = re.compile(
    r"url\(\s*+['\"]?+(?!#)|\b(?:src|image-set|image)\(|@import|expression\s*\(|javascript:|data:|\\", re.IGNORECASE
)
_SIDE = 100  # pixels, if a drawing does not give its size
_MOST = 100_000  # pixels
_MOST_AGAIN = 50_000  # elements drawn, repeated ones each time: WeasyPrint draws some 4,000 a second
_DEEPEST = 300  # depth of nesting; libxml2 reads 256
_INNER_RE = re.compile(r"(?:url\(\s*+['\"]?+|\A\s*+)#([^'\")\s]+)", re.IGNORECASE)


def is_drawing(data: bytes) -> bool:
    """Whether the bytes begin as an SVG file does."""
    return bool(_HEAD_RE.match(data[:4096]))


def sanitised(data: bytes) -> tuple[bytes, int, int]:
    """The drawing without anything that could act or fetch, and its width and height in pixels.

    Raises:
        ValueError: it is not well-formed, or repeats its parts so often that it cannot be printed.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root: _Element = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError("it is a drawing (SVG) that is not well-formed") from error
    for element in [*root.iter()]:
        _tame(element, root)
    named = {name: element for element in root.iter() if (name := element.get("id"))}
    if _drawn(root, named, {}, 0) - sum(1 for _ in root.iter()) > _MOST_AGAIN:
        raise ValueError("it is a drawing (SVG) that draws its parts too often")
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
    if key == _BASE:
        return True
    if key in ("href", _XLINK_HREF):
        return not value.startswith("#")
    return key.lower().startswith("on") or bool(_OUTWARD_RE.search(value))


def _drawn(element: _Element, named: dict[str, _Element], known: dict[str, int], depth: int) -> int:
    """The number of elements drawn for this one, with those that it refers to; a reference to itself adds none."""
    if depth > _DEEPEST:
        raise ValueError("it is a drawing (SVG) whose parts are nested too deeply")
    count = 1
    for child in element:
        count += _drawn(child, named, known, depth + 1)
    for value in element.attrib.values():
        for name in _INNER_RE.findall(str(value)):
            if name in named and name not in known:
                known[name] = 0
                known[name] = _drawn(named[name], named, known, depth + 1)
            count += known.get(name, 0)
    return count


def _size(root: _Element) -> tuple[int, int]:
    """The size from its width and height, else from its view box."""
    box = [min(float(part), _MOST) for part in _BOX_RE.findall(root.get("viewBox") or "")]
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
    return min(float(match[1]) * _PIXELS[match[2] or "px"], _MOST) if match else 0.0
