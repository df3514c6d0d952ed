"""Who wrote a page, and when, where it marks that in its text: microdata, RDFa, ``rel``, and elements named so."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pipeline.languages.everywhere import any_of
from pipeline.read.web.facts.json_ld import is_no_name
from pipeline.read.web.hidden import text_of
from pipeline.read.web.part_names import is_author_box, is_byline
from pipeline.read.web.parts import Flow, Piece

if TYPE_CHECKING:
    from pipeline.read.web.tree import Element


def marked(root: Element) -> dict[str, str]:
    """Author and date by ``itemprop``, ``property`` and ``rel``; the first of each, which is the text's own."""
    found: dict[str, str] = {}
    for element in root.iter("a", "address", "div", "h1", "h2", "h3", "li", "meta", "p", "span", "strong", "time"):
        said = f"{element.get('itemprop') or ''} {element.get('property') or ''} {element.get('rel') or ''}".lower()
        if not said.strip():
            continue
        words = {word.rpartition(":")[2] for word in said.split()}
        if "author" not in found and words & {"author", "creator"} and (name := _name(element)):
            found["author"] = name
        if "date" not in found and words & {"datepublished", "published"} and (date := _value(element)):
            found["date"] = date
    return found


def byline(flow: Flow) -> str:
    """What stands in an element that is named for the author, if it reads like a name; else a link behind "By"."""
    for piece in flow.pieces:
        if 3 < len(piece.text) < _LONGEST and is_byline(flow.areas[piece.area]) and not _has_digit(piece.text):
            return piece.text.split("\n")[0]
    return next(filter(None, map(_linked, flow.pieces[:_HEAD])), "")


def _linked(piece: Piece) -> str:
    """The name in a short line such as ``By Ada Reed 4 June``, of which the name alone is a link."""
    lead = lead_re().match(piece.text) if len(piece.text) < 2 * _LONGEST else None
    mark = next((mark for mark in piece.marks if mark.kind == "link"), None)
    if lead is None or mark is None or not 0 <= mark.start - lead.end() <= 1:
        return ""
    name = piece.text[mark.start : mark.end].strip()
    return name if 3 < len(name) < _LONGEST and not _has_digit(name) else ""


@cache
def lead_re() -> re.Pattern[str]:
    """ "by" and its like before a name."""
    return re.compile(rf"^(?i:{any_of('by')})\s+(?=[^\W\d_a-z])")


def about(flow: Flow) -> str:
    """What the page says of its author, in a box of its own: the sentences in the first such element."""
    box = next((area for area in flow.areas if area.tag not in ("html", "body") and is_author_box(area)), None)
    pieces = flow.pieces[box.first : box.last] if box else []
    return " ".join(piece.text for piece in pieces if len(piece.text) > _SENTENCE)[:_LONGEST_ABOUT]


_HEAD = 60  # paragraphs from the top
_LONGEST = 60  # letters of a name
_LONGEST_ABOUT = 1_000
_SENTENCE = 25
_SPACE_RE = re.compile(r"\s+")


def _value(element: Element) -> str:
    said = element.get("content") or element.get("datetime") or text_of(element)
    return _SPACE_RE.sub(" ", said).strip()


def _name(element: Element) -> str:
    """The name in an element, which may mark it again within; empty where it reads like none."""
    inner = next((e for e in element.iterdescendants() if (e.get("itemprop") or e.get("property")) == "name"), element)
    name = _value(inner)
    return "" if not 3 < len(name) < _LONGEST or _has_digit(name) or is_no_name(name) else name


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))
