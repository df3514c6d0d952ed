"""Words within a block: emphasis, links, citations of notes, times, remarks of a transcriber."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.render.element_names import classes_of, local_name
from pipeline.render.tei.elements import add, marked, new, say

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE_RE = re.compile(r"[ \t\r\n]+")
_HIGHLIGHTED = {"strong": "bold", "s": "strikethrough", "sub": "subscript", "sup": "superscript"}


def fill(target: _Element, source: _Element, *, without: tuple[str, ...] = ()) -> _Element:
    """The words of an element of the page in an element of TEI, without elements of these classes.

    Space at the ends is left out; the target of a link within the page is kept, since the text has its ids.
    """
    _fill(target, source, without)
    target.text = (target.text or "").lstrip() or None
    last = target[-1] if len(target) else None
    if last is None:
        target.text = (target.text or "").rstrip() or None
    else:
        last.tail = (last.tail or "").rstrip() or None
    return target


def _fill(target: _Element, source: _Element, without: tuple[str, ...]) -> None:
    say(target, _SPACE_RE.sub(" ", source.text or ""))
    for child in source:
        if not set(without).intersection(classes_of(child)):
            _put(target, child, without)
        say(target, _SPACE_RE.sub(" ", child.tail or ""))


def _put(target: _Element, child: _Element, without: tuple[str, ...]) -> None:
    """An element within a line; one that TEI need not tell apart gives only its words."""
    made = _made(child)
    if made is None:
        _fill(target, child, without)
        return
    marked(made, child)
    target.append(made)
    if local_name(child) != "br":
        _fill(made, child, without)


def _made(element: _Element) -> _Element | None:
    name, classes = local_name(element), classes_of(element)
    if "stage" in classes:
        return new("stage")
    if "time" in classes:
        return new("ref", target=element.get("href", ""), type="time") if name == "a" else new("time")
    if "byline-name" in classes:
        return new("docAuthor")
    if name == "br":
        return new("lb")
    if name == "em":
        return new("emph")
    if name == "code":
        return new("code")
    if name in _HIGHLIGHTED:
        return new("hi", rend=_HIGHLIGHTED[name])
    if name == "a":
        return new("ref", target=element.get("href", ""))
    if name == "time":
        return new("date", when=element.get("datetime", ""))
    if name == "span" and (element.get("lang") or element.get("id")):
        return new("foreign" if element.get("lang") else "seg")
    return None


def phrase(parent: _Element, name: str, source: _Element, /, **attributes: str) -> _Element:
    """A new element at the end of ``parent`` with the words, the language and the id of an element of the page."""
    return fill(marked(add(parent, name, **attributes), source), source)
