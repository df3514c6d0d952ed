"""The properties of a list, a table or an image of a page before its words are read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.model import MarkKind
from pipeline.read.web.hidden import text_of
from pipeline.read.web.styles import Looks, look_of
from pipeline.text.ends import ends_sentence

if TYPE_CHECKING:
    from pipeline.read.web.tree import Element


@dataclass(slots=True)
class List:
    """A list being read. ``keeps_numbers``: its numbers are words of the text.

    They are where it does not count 1, 2, 3, and where an item has a second paragraph, such as the answer to a
    question: no list on the page goes on behind it.
    """

    ordered: bool
    keeps_numbers: bool
    number: int
    marker: str = ""
    fresh: bool = False

    def item(self, element: Element) -> None:
        """Begin an item."""
        value = element.get("value") or ""
        if self.ordered and value.isascii() and value.isdigit() and len(value) < 6:
            self.keeps_numbers |= int(value) != self.number
            self.number = int(value)
        self.marker = f"{self.number}. " if self.keeps_numbers else ""
        self.fresh, self.number = True, self.number + 1


@dataclass(slots=True)
class Figure:
    """An image with its caption, being read."""

    href: str | None = None
    alt: str = ""


def list_of(element: Element) -> List:
    """The list that begins with this element."""
    ordered = element.tag == "ol"
    start = element.get("start") or "1"
    number = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
    return List(ordered, ordered and (number != 1 or any(map(_has_answer, element))), number)


def _has_answer(item: Element) -> bool:
    """Whether an item of a list has a paragraph below other words, and is no note that the text points to."""
    return not item.get("id") and any(
        child.tag == "p" and (place or (item.text or "").strip()) for place, child in enumerate(item)
    )


def names_the_source(element: Element) -> bool:
    """Whether a ``cite`` in a quotation is a line of its own: the last words, after a sentence or with a dash."""
    before = element.getprevious()
    above = element.getparent()
    text = before.tail if before is not None else above.text if above is not None else ""
    alone = element.getnext() is None and not (element.tail or "").strip()
    dashed = text_of(element).lstrip().startswith(("—", "–", "-", "―"))
    return alone and (dashed or ends_sentence(text or ""))


def mark_of(element: Element, looks: Looks) -> MarkKind | None:
    """The mark for an inline element, by its tag or its look."""
    return _MARKS.get(element.tag) or (look_of(element, looks) if element.tag in ("span", "font") else None)


def marker_of(element: Element) -> str | None:
    """The bullet or number that Word writes before a list item; None if this is not one."""
    style = element.get("style") if element.tag == "span" else None
    return text_of(element) if style and _MARKER_RE.search(style) else None


def image_address(element: Element) -> str:
    """The address of an image: the one that a script would load, else its own."""
    source = element.get("src") or ""
    if source and not (source.startswith("data:") and len(source) < _PLACEHOLDER):
        return source
    later = next((found for name in _LATER if (found := element.get(name))), "")
    return later or (element.get("srcset") or element.get("data-srcset") or "").split(" ")[0].rstrip(",") or source


def is_saved(source: str) -> bool:
    """Whether an image is in the folder that a browser saves with a "complete" page, and not on the site.

    Chrome writes ``./Title_files/``, Firefox ``Title_files/``; the end of the name is that of the browser's language.
    """
    return bool(_SAVED_RE.match(source))


def line_of(element: Element) -> int:
    """The line of the source on which an element begins; 0 if unknown."""
    line: object = element.sourceline
    return line if isinstance(line, int) else 0


def is_code(pre: Element) -> bool:
    """Whether preformatted text is code, and not prose of an old page."""
    return pre.find(".//code") is not None or bool(_CODE_RE.search(pre.get("class") or ""))


def is_described(alt: str) -> bool:
    """Whether an image's alternative text is more than a file name."""
    return bool(alt) and not _FILE_RE.fullmatch(alt)


_SAVED_RE = re.compile(
    r"(?:\./)?[^/:?#]+[_-](?:files|file|Dateien|fichiers|archivos|arquivos|bestanden|filer|pliki|tiedostot|soubory)/[^?#]+",
    re.IGNORECASE,
)
_MARKS: dict[str, MarkKind] = {
    "b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "u": "em", "dfn": "em", "var": "em",
    "code": "code", "kbd": "code", "samp": "code", "tt": "code", "sub": "sub", "sup": "sup", "s": "strike",
    "del": "strike", "strike": "strike", "a": "link",
}  # fmt: skip
_MARKER_RE = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_LATER = ("data-src", "data-lazy-src", "data-original")
_PLACEHOLDER = 300  # letters of a placeholder image
_FILE_RE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg)|https?://\S+", re.IGNORECASE)
_CODE_RE = re.compile(r"\b(?:highlight|language-|lang-|sourceCode|prettyprint|code)", re.IGNORECASE)
