"""Split the page into the content documents of an EPUB: title, front matter and contents in one, then each section.

Ids are kept, links follow their targets into other files, and each part names its meaning by ``epub:type`` and
``role``.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.model import Page, stream
from pipeline.render.page.contents_list import short_question
from pipeline.render.page.contract import EPUB, XHTML, parse
from pipeline.render.pdf.pagination import PAGE_BREAK, mark

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPE = f"{{{EPUB}}}type"

# class of the part -> matter, epub:type, role (DPUB-ARIA 1.1)
_MATTERS = {
    "title-block": ("frontmatter", "titlepage", ""),
    "glance": ("frontmatter", "", ""),
    "abstract": ("frontmatter", "abstract", "doc-abstract"),
    "recommendations": ("frontmatter", "abstract", "doc-abstract"),
    "answers": ("frontmatter", "", ""),
    "biography": ("frontmatter", "", ""),
    "theme": ("bodymatter", "chapter", "doc-chapter"),
    "editorial": ("backmatter", "", ""),
    "glossary": ("backmatter", "glossary", "doc-glossary"),
    "people": ("backmatter", "index", "doc-index"),
    "chronology": ("backmatter", "", ""),
    "unplaced": ("backmatter", "appendix", "doc-appendix"),
    "endnotes": ("backmatter", "endnotes", "doc-endnotes"),
    "links": ("backmatter", "appendix", "doc-appendix"),
    "about-document": ("backmatter", "colophon", "doc-colophon"),
    "chapter": ("bodymatter", "chapter", ""),  # a header may not have the role doc-chapter
    "part-preface": ("frontmatter", "preface", "doc-preface"),
    "part-recommendations": ("backmatter", "appendix", "doc-appendix"),
    "part-glossary": ("backmatter", "glossary", "doc-glossary"),
    "part-people": ("backmatter", "index", "doc-index"),
    "part-sources": ("backmatter", "bibliography", "doc-bibliography"),
}
# What is front matter of a document alone belongs, within a book, to its chapter.
_OF_A_CHAPTER = ("bodymatter", "", "")
_BELOW_THE_TITLE = ("glance", "abstract", "recommendations", "biography", "contents")
_LANDMARKS = frozenset({"titlepage", "abstract", "glossary", "index", "endnotes", "colophon"})
_OTHER = ("bodymatter", "", "")
CHAPTER = "chapter"
_WITHIN = "data-within"  # attribute that only the tree of this split has
# Attributes that writers need and readers do not.
_OF_THE_PAGE = ("data-block", "data-page", "data-question", "data-running", "data-asked", "data-who", _WITHIN)


@dataclass(frozen=True, slots=True)
class Question:
    """An entry below a document in the contents."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class PageMark:
    """The start of a page of the printed edition, within a document."""

    id: str
    number: int


@dataclass(frozen=True, slots=True)
class Document:
    """A content document. ``landmark`` is its ``epub:type`` in the landmarks, empty if it is not one of them.

    ``within``: whether it belongs to the chapter of a book that an earlier document begins.
    """

    id: str
    href: str
    title: str
    matter: str
    landmark: str
    questions: tuple[Question, ...]
    pages: tuple[PageMark, ...]
    xhtml: str
    within: bool = False


def split(page: Page, first_title: str) -> list[Document]:
    """The documents in reading order.

    Args:
        page: the page, with its page breaks marked.
        first_title: name of the title page in the contents.
    """
    root = parse(page.xhtml)
    mark(root, page.breaks)
    named = [(parts, _name(parts[0], number)) for number, parts in enumerate(_together(_parts(root)))]
    homes = {anchor: f"{name}.xhtml" for parts, name in named for part in parts for anchor in _ids(part)}
    documents: list[Document] = []
    for parts, name in named:
        seen_body = any(document.matter == "bodymatter" for document in documents)
        documents.append(_document(root, parts, name, homes, first_title, seen_body))
    return documents


def _together(parts: list[_Element]) -> list[list[_Element]]:
    """The parts of each document: title, front matter and contents are in one, as on the first page of a print.

    So is the text of a chapter that has no heading but the title.
    """
    groups: list[list[_Element]] = []
    for part in parts:
        headless = part.get(_WITHIN) is not None and part.find(f"{{{XHTML}}}h2") is None
        if groups and (_kind(part) in _BELOW_THE_TITLE or _is_pictures(part) or headless):
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups


def _is_pictures(part: _Element) -> bool:
    """Whether a part is pictures or their captions, without a heading."""
    return len(part) > 0 and all(child.tag == f"{{{XHTML}}}figure" for child in part)


def _parts(root: _Element) -> list[_Element]:
    body = root.find(f"{{{XHTML}}}body")
    assert body is not None  # the contract guarantees it
    parts: list[_Element] = []
    for child in body:
        for part in list(child) if child.tag == f"{{{XHTML}}}main" else [child]:
            parts += _of_chapter(part) if _kind(part) == "chapter" else [part]
    return parts


def _of_chapter(chapter: _Element) -> list[_Element]:
    """The parts of a chapter; its title block takes over its id."""
    head, *rest = chapter
    head.set("id", chapter.get("id", ""))
    head.set("class", f"{CHAPTER} {head.get('class', '')}")
    for part in rest:
        part.set(_WITHIN, "yes")
    return [head, *rest]


def _ids(part: _Element) -> list[str]:
    return [anchor for element in part.iter() if (anchor := element.get("id"))]


def _name(part: _Element, number: int) -> str:
    return f"text-{number:03d}-{part.get('class') or 'part'}".split(" ")[0]


def _document(
    root: _Element, parts: list[_Element], name: str, homes: dict[str, str], first_title: str, seen_body: bool
) -> Document:
    part = parts[0]
    within = part.get(_WITHIN) is not None
    matter, kind, _ = _matter(part)
    whole = root.findtext(f"{{{XHTML}}}head/{{{XHTML}}}title") if matter == "bodymatter" else None
    heading = part.find(f"{{{XHTML}}}h1") if _kind(part) == CHAPTER else part.find(f"{{{XHTML}}}h2")
    title = _words(heading) or whole or first_title
    landmark = kind if kind in _LANDMARKS else ""
    if matter == "bodymatter" and not seen_body:
        landmark = "bodymatter"
    copies = [_copied(one, name, homes) for one in parts]
    xhtml = _serialised(root, copies, title, matter)
    pages = tuple(page for one in parts for page in _pages(one))
    below = (*(entry for one in parts[1:] for entry in _heads(one)), *_questions(part, title))
    return Document(name, f"{name}.xhtml", title, matter, landmark, below, pages, xhtml, within)


def _heads(part: _Element) -> Iterator[Question]:
    """The heading of a part that shares its document with the title; contents do not list themselves."""
    words = _words(part.find(f"{{{XHTML}}}h2"))
    if words and part.get("id") and _kind(part) != "contents":
        yield Question(part.get("id", ""), words)


def _copied(part: _Element, name: str, homes: dict[str, str]) -> _Element:
    copy = deepcopy(part)
    copy.tail = "\n"
    _, kind, role = _OTHER if _is_pictures(part) else _matter(part)
    _mean(copy, kind, role)
    _relink(copy, f"{name}.xhtml", homes)
    return copy


def _kind(part: _Element) -> str:
    """The kind of a part: the first of its classes; of a part of a book also the second."""
    classes = (part.get("class") or "").split()
    return "-".join(classes[:2]) if classes[:1] == ["part"] else next(iter(classes), "")


def _matter(part: _Element) -> tuple[str, str, str]:
    """Matter, epub:type and role of a part."""
    matter, kind, role = _MATTERS.get(_kind(part), _OTHER)
    if part.get(_WITHIN) is None:
        return matter, kind, role
    return _OF_A_CHAPTER if kind in ("chapter", "") else ("bodymatter", kind, role)


def _mean(part: _Element, kind: str, role: str) -> None:
    """Add epub:type and role to the part and its elements; remove attributes of the page."""
    _say(part, kind, role)
    heading = part.find(f"{{{XHTML}}}h2")
    if role and heading is not None and heading.get("id"):
        part.set("aria-labelledby", heading.get("id", ""))
    for element in part.iter():
        for name in _OF_THE_PAGE:
            element.attrib.pop(name, "")
        if element.get("class") == "exchange":
            _say(element, "qna", "doc-qna")
        elif element.tag == f"{{{XHTML}}}dt":
            _say(element, "glossterm", "")
        elif element.tag == f"{{{XHTML}}}dd":
            _say(element, "glossdef", "")
        elif _kind(element) == "note":
            _say(element, "endnote", "")
        elif element.get("class") == "noteref":
            for link in element:
                _say(link, "noteref", "doc-noteref")


def _say(element: _Element, kind: str, role: str) -> None:
    if kind:
        element.set(_TYPE, kind)
    if role:
        element.set("role", role)


def _relink(part: _Element, own: str, homes: dict[str, str]) -> None:
    for link in part.iter(f"{{{XHTML}}}a"):
        href = link.get("href", "")
        home = homes.get(href[1:])
        if href.startswith("#") and home and home != own:
            link.set("href", home + href)


def _questions(part: _Element, title: str) -> Iterator[Question]:
    """The questions of a section; not a first one whose words are its title."""
    first = True
    for exchange in (element for element in part.iter() if element.get("class") == "exchange"):
        question = next((child for child in exchange if (child.get("class") or "").split()[:1] == ["question"]), None)
        if asked := _words(question):
            shown = short_question(asked)
            if not first or stream(title) not in stream(shown):
                yield Question(exchange.get("id", ""), shown)
            first = False


def _pages(part: _Element) -> Iterator[PageMark]:
    for sign in part.iter(f"{{{XHTML}}}span"):
        if sign.get("role") == PAGE_BREAK:
            yield PageMark(sign.get("id", ""), int(sign.get("aria-label", "0")))


def _words(element: _Element | None) -> str:
    """The words of a heading on one line, without the speaker's name."""
    if element is None:
        return ""
    copy = deepcopy(element)
    for label in list(copy.iter(f"{{{XHTML}}}span")):
        if (label.get("class") or "").split()[:1] in (["speaker"], ["time"]):
            words = label.tail
            label.clear()  # a page of the print may begin in it
            label.tail = words
    return " ".join("".join(map(str, copy.itertext())).split())


def _serialised(root: _Element, parts: list[_Element], title: str, matter: str) -> str:
    from lxml import etree

    spaces: Any = {None: XHTML, "epub": EPUB}
    page = etree.Element(f"{{{XHTML}}}html", {str(key): str(value) for key, value in root.items()}, nsmap=spaces)
    head = etree.SubElement(page, f"{{{XHTML}}}head")
    etree.SubElement(head, f"{{{XHTML}}}meta", charset="utf-8")
    etree.SubElement(head, f"{{{XHTML}}}title").text = title
    etree.SubElement(head, f"{{{XHTML}}}link", rel="stylesheet", type="text/css", href="style.css")
    etree.SubElement(page, f"{{{XHTML}}}body", {_TYPE: matter}).extend(parts)
    text = etree.tostring(page, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n{text}\n'
