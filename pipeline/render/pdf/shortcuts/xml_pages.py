"""A shortcut through the reading of a page: ours is XML, and needs none of the remedies of HTML 5."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element, ParseError, fromstring

_XHTML = "{http://www.w3.org/1999/xhtml}"
_PREFIXES = {
    "{http://www.w3.org/XML/1998/namespace}": "xml:",
    "{http://www.idpf.org/2007/ops}": "epub:",
}


def read_as_xml(parse: Callable[..., Any]) -> Callable[..., Any]:
    """``tinyhtml5.parse``, which still reads whatever is no page in XHTML."""

    def read(source: Any, **options: Any) -> Any:
        text = source.read()
        root = _root(text)
        return parse(text, **options) if root is None else root

    return read


def _root(text: str | bytes) -> Element | None:
    """The root of a page, named as the parser of HTML would name it; None for other texts."""
    try:
        root = fromstring(text)
    except (ParseError, ValueError):
        return None
    if root.tag != f"{_XHTML}html":
        return None
    for element in root.iter():
        element.tag = element.tag.removeprefix(_XHTML)
        for name in [name for name in element.attrib if name[0] == "{"]:
            space, _, local = name.rpartition("}")
            if prefix := _PREFIXES.get(f"{space}}}"):
                element.set(prefix + local, element.attrib.pop(name))
    return root
