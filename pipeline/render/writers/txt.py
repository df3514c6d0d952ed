"""Plain text, for e-mail and for screen readers: UTF-8, one line for each paragraph, and no drawn lines.

Nothing is wrapped: what shows a text wraps it to its own width, and a screen reader makes a pause at the end of each
line. For the same reason a heading is set off by two empty lines and not underlined: underlining is read aloud sign by
sign. A table has a line for each row and tabs between its cells, so it can be pasted into a spreadsheet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from pipeline.model import Artifact, Page
from pipeline.render.element_names import classes_of, local_name, printed_number

if TYPE_CHECKING:
    from lxml.etree import _Element

    from pipeline.render.theme import Theme

FORMAT = "txt"
SUFFIX = ".txt"
MEDIA_TYPE = "text/plain"

_SPACE_RE = re.compile(r"[ \t\r\n]+")
_AROUND_BREAK_RE = re.compile(r" *\n *")
_GROUPS = frozenset({"header", "main", "section", "nav", "div", "figure", "table", "thead", "tbody"})
_QUOTED = "> "  # as mail marks a quotation
_INDENT = "  "  # of a list within a list
_RULE = "* * *"


def write(page: Page, theme: Theme, name: str, *, stamp: datetime) -> Artifact:  # noqa: ARG001 - one signature for all
    """The page as plain text. A picture is its description in brackets.

    Args:
        page: keeps the contract of the page.
        name: of the file, without its suffix.
    """
    from pipeline.render.page.contract import parse

    root = parse(page.xhtml)
    text = "".join(line.before + line.text for line in _blocks(root[-1]))
    return Artifact(name + SUFFIX, MEDIA_TYPE, (text.lstrip("\n") + "\n").encode())


def read_back(data: bytes, name: str) -> str:  # noqa: ARG001 - one signature for all
    """The text of the file, which holds nothing else. Raises ValueError where it is not UTF-8."""
    return data.decode("utf-8")


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph, an item, a row: its text, and the line ends between it and what is before it."""

    text: str
    before: str = "\n\n"


def _blocks(element: _Element) -> Iterator[_Line]:
    """The lines of an element, in order."""
    for child in element:
        name = local_name(child)
        if name in _GROUPS:
            yield from _blocks(child)
        elif name in _BLOCKS:
            yield from (line for line in _BLOCKS[name](child) if line.text)
        else:
            yield from _paragraph(child)


def _paragraph(element: _Element) -> Iterator[_Line]:
    number = printed_number(element)
    text = _words(element)
    yield _Line(f"{number}. {text}" if number else text)


def _heading(element: _Element) -> Iterator[_Line]:
    for line in _paragraph(element):
        yield _Line(line.text, "\n\n\n")


def _items(element: _Element) -> Iterator[_Line]:
    """A list: each item on its line; numbers are those of the page, and a note has its number in brackets."""
    first = "\n\n"
    for item in element:
        depth = next((int(word[-1]) - 1 for word in classes_of(item) if word.startswith("level-")), 0)
        indent = _INDENT * depth
        held = (
            list(_blocks(item))
            if any(local_name(child) in ("p", *_BLOCKS) for child in item)
            else [_Line(_words(item))]
        )
        opening = indent + _sign(item)
        for place, line in enumerate(held):
            yield _Line((opening if place == 0 else indent) + line.text, line.before if place else first)
        first = "\n"


def _sign(item: _Element) -> str:
    """What an item begins with."""
    value = item.get("value")
    if "note" in classes_of(item):
        return "" if "typed" in classes_of(item) else f"[{value}] "
    return f"{value}. " if value else "- " if "list" in classes_of(item.getparent()) else ""


def _terms(element: _Element) -> Iterator[_Line]:
    """Terms with what is said of them, one a line."""
    lines: list[str] = []
    for child in element:
        if local_name(child) == "dt":
            lines.append(_words(child) + ":")
        elif lines:
            lines[-1] += ("" if lines[-1].endswith(":") else ";") + " " + _words(child)
    yield _Line("\n".join(lines))


def _aside(element: _Element) -> Iterator[_Line]:
    """A pull quote is marked as a quotation, with the name of who says it on the same line."""
    yield _Line(_QUOTED + ", ".join(line.text for line in _blocks(element)))


def _quotation(element: _Element) -> Iterator[_Line]:
    for line in _blocks(element):
        yield _Line("\n".join(_QUOTED + part for part in line.text.split("\n")), line.before)


def _verbatim(element: _Element) -> Iterator[_Line]:
    yield _Line("".join(map(str, element.itertext())).strip("\n"))


def _row(element: _Element) -> Iterator[_Line]:
    """A row, its cells apart by tabs; an empty line only before the first row of a table."""
    cells = [_words(cell).replace("\n", " ") for cell in element]
    table = next(above for above in element.iterancestors() if local_name(above) == "table")
    opens = next(row for row in table.iter("{*}tr")) is element
    yield _Line("\t".join(cells).rstrip("\t"), "\n\n" if opens else "\n")


def _picture(element: _Element) -> Iterator[_Line]:
    """What a picture shows, unless the caption says just that."""
    said = element.get("alt", "")
    caption = element.getnext()
    if caption is None or _words(caption) != said:
        yield _Line(f"[{said}]")


_BLOCKS: dict[str, Callable[[_Element], Iterator[_Line]]] = {
    "h1": _paragraph,
    "h2": _heading,
    "h3": _paragraph,
    "ul": _items,
    "ol": _items,
    "dl": _terms,
    "blockquote": _quotation,
    "aside": _aside,
    "pre": _verbatim,
    "tr": _row,
    "img": _picture,
    "hr": lambda _: iter([_Line(_RULE)]),
}


def _words(element: _Element) -> str:
    """The text within a block: line ends only where the page breaks a line."""
    return _AROUND_BREAK_RE.sub("\n", _inline(element)).strip(" \n")


def _inline(element: _Element) -> str:
    pieces = [_SPACE_RE.sub(" ", element.text or "")]
    for child in element:
        pieces += [_element(child), _SPACE_RE.sub(" ", child.tail or "")]
    return "".join(pieces)


def _element(element: _Element) -> str:
    """An element within a line: who speaks has a colon behind the name, a place and a note are in brackets."""
    if local_name(element) == "br":
        return "\n"
    inside, classes = _inline(element), classes_of(element)
    if "noteref" in classes:
        return f"[{inside}]"
    if "time" in classes or "said-in" in classes:
        return f"({inside})"
    if "speaker" in classes and not inside.rstrip().endswith(":"):
        return f"{inside}:"
    return inside
