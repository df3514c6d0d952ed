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
from pipeline.render.epub.meanings import CHAPTER, TYPE, WITHIN, add_meaning, is_pictures, kind_of, matter_of
from pipeline.render.page.contents_list import short_question
from pipeline.render.page.contract import EPUB, XHTML, parse
from pipeline.render.pdf.pagination import PAGE_BREAK, mark

if TYPE_CHECKING:
    from lxml.etree import _Element

_BELOW_THE_TITLE = ("glance", "abstract", "recommendations", "biography", "contents")
_LANDMARKS = frozenset({"titlepage", "abstract", "glossary", "index", "endnotes", "colophon"})


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
        headless = part.get(WITHIN) is not None and part.find(f"{{{XHTML}}}h2") is None
        if groups and (kind_of(part) in _BELOW_THE_TITLE or is_pictures(part) or headless):
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups


def _parts(root: _Element) -> list[_Element]:
    body = root.find(f"{{{XHTML}}}body")
    assert body is not None  # the contract guarantees it
    parts: list[_Element] = []
    for child in body:
        for part in list(child) if child.tag == f"{{{XHTML}}}main" else [child]:
            parts += _of_chapter(part) if kind_of(part) == CHAPTER else [part]
    return parts


def _of_chapter(chapter: _Element) -> list[_Element]:
    """The parts of a chapter; its title block takes over its id."""
    head, *rest = chapter
    head.set("id", chapter.get("id", ""))
    head.set("class", f"{CHAPTER} {head.get('class', '')}")
    for part in rest:
        part.set(WITHIN, "yes")
    return [head, *rest]


def _ids(part: _Element) -> list[str]:
    return [anchor for element in part.iter() if (anchor := element.get("id"))]


def _name(part: _Element, number: int) -> str:
    return f"text-{number:03d}-{part.get('class') or 'part'}".split(" ")[0]


def _document(
    root: _Element, parts: list[_Element], name: str, homes: dict[str, str], first_title: str, seen_body: bool
) -> Document:
    part = parts[0]
    within = part.get(WITHIN) is not None
    matter, kind, _ = matter_of(part)
    whole = root.findtext(f"{{{XHTML}}}head/{{{XHTML}}}title") if matter == "bodymatter" else None
    heading = part.find(f"{{{XHTML}}}h1") if kind_of(part) == CHAPTER else part.find(f"{{{XHTML}}}h2")
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
    if words and part.get("id") and kind_of(part) != "contents":
        yield Question(part.get("id", ""), words)


def _copied(part: _Element, name: str, homes: dict[str, str]) -> _Element:
    copy = deepcopy(part)
    copy.tail = "\n"
    add_meaning(copy)
    _relink(copy, f"{name}.xhtml", homes)
    return copy


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
    etree.SubElement(page, f"{{{XHTML}}}body", {TYPE: matter}).extend(parts)
    text = etree.tostring(page, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n{text}\n'
