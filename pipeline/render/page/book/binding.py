"""Bind the pages of several briefings into one book: its chapters are these pages, with ids of their own.

Parts of a chapter that the book has for all of them (contents, acronyms, names, colophon) are left out of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

import pipeline
from pipeline.languages.scripts import direction
from pipeline.model import Block, Briefing, Image, Page, Source
from pipeline.render.element_names import classes_of, local_name
from pipeline.render.page import contract, fixed_words
from pipeline.render.page.book.joint_parts import joint_advice, joint_glossary, joint_index
from pipeline.render.page.inline.endnotes import NONE
from pipeline.render.page.inline.foreign_words import has_italics
from pipeline.render.page.reference.printed_again import Repeated
from pipeline.render.page.running_titles import head_room
from pipeline.render.theme import Theme

if TYPE_CHECKING:
    from lxml.etree import _Element

# What the book has once for all chapters.
_JOINT = frozenset({"contents", "glossary", "people", "about-document"})
_IDS = ("id", "aria-labelledby", "data-question")
_VOID = frozenset({"br", "hr", "img", "meta", "link", "wbr"})


@dataclass(frozen=True, slots=True)
class Chapter:
    """A briefing with its page, as it is laid out alone."""

    page: Page
    briefing: Briefing


@dataclass(frozen=True, slots=True)
class Front:
    """What the editor of a collection says. ``preface``: the briefing of its text; ``cover``: its address."""

    title: str
    language: str
    editor: str = ""
    preface: Briefing | None = None
    cover: Image | None = None


@dataclass(frozen=True, slots=True)
class _Bound:
    """A chapter within the book. ``prefix``: of its ids; ``entries``: of its contents, as (id, title)."""

    number: int
    chapter: Chapter
    root: _Element
    entries: tuple[tuple[str, str], ...] = ()
    images: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def id(self) -> str:
        return f"c{self.number}"

    @property
    def title(self) -> str:
        return self.chapter.page.title

    def place(self, anchor: str) -> str:
        """The id in the book for an id of the chapter's page."""
        return f"{self.id}-{anchor}"


def bind(chapters: tuple[Chapter, ...], front: Front, theme: Theme, folders: tuple[Path, ...] = ()) -> Page:
    """The book as one page.

    Args:
        chapters: in order.
        folders: the user's own templates, as in :func:`pipeline.render.page.lay_out`.

    Raises:
        LayoutError: a template is broken, or the page breaks its contract.
    """
    from lxml import etree

    from pipeline.render.page.templates import fill

    bound = [_bound(number, chapter) for number, chapter in enumerate(chapters, 1)]
    places = tuple(dict.fromkeys((*folders, *theme.folders)))
    values = _values(bound, front, places) | {"head_room": head_room(theme.tokens), "house": theme.house}
    root = contract.parse(fill("collection.xhtml.j2", places, **values))
    homes = {element.get("id"): element for element in root.iter("{*}section") if "chapter" in classes_of(element)}
    for one in bound:
        homes[one.id].extend(_parts(one, front.language))
    _open_ends(root)
    xhtml = etree.tostring(root, encoding="unicode") + "\n"
    images = tuple(_images(bound, front))
    contract.check(xhtml, frozenset(image.name for image in images))
    return Page(xhtml=xhtml, title=front.title, language=front.language, images=images)


def merged(chapters: tuple[Chapter, ...], front: Front) -> Briefing:
    """A briefing with the title of the book and the words of all chapters, for programs that count and date them."""
    sections = tuple(section for one in chapters for section in one.briefing.sections)
    names = "".join(one.briefing.source.sha256 for one in chapters)
    title = Block("title", "heading", front.title)
    return Briefing(title, front.language, Source(front.title, names[:64]), sections=sections)


def _bound(number: int, chapter: Chapter) -> _Bound:
    root = contract.parse(chapter.page.xhtml)
    links = (link for nav in root.iter("{*}nav") for link in nav.iter("{*}a"))
    entries = tuple((link.get("href", "")[1:], "".join(map(str, link.itertext()))) for link in links)
    images = {image.name: f"c{number}-{image.name}" for image in chapter.page.images}
    return _Bound(number, chapter, root, entries, images)


def _values(bound: list[_Bound], front: Front, places: tuple[Path, ...]) -> dict[str, Any]:
    words = fixed_words.load(front.language, places)
    whole = merged(tuple(one.chapter for one in bound), front)
    return {
        "briefing": whole,
        "front": front,
        "title": front.title,
        "words": words,
        "direction": direction(front.language),
        "italics": has_italics(front.language),
        "chapters": bound,
        "glossary": joint_glossary(bound),
        "index": joint_index(bound, words),
        "advice": joint_advice(bound, words),
        "identifier": uuid5(NAMESPACE_URL, f"sha256:{_sum_of(bound)}").urn,
        "tool": f"briefing-pipeline {pipeline.__version__}",
        "linked": True,
        "said_places": {},
        "endnotes": NONE,
        "preface": _preface(front),
        "preface_title": _title_of(front.preface) or words["preface"],
        "repeated": Repeated(whole),
        "picture": lambda _block: None,
    }


def _sum_of(bound: list[_Bound]) -> str:
    return "+".join(one.chapter.briefing.source.sha256 for one in bound)


def _preface(front: Front) -> tuple[Block, ...]:
    """The blocks of the preface, without its title, which is the heading; ids of their own."""
    if front.preface is None:
        return ()
    title = front.preface.title
    blocks = (block for block in front.preface.blocks() if block is not title)
    return tuple(replace(block, id=f"preface-{block.id}") for block in blocks)


def _title_of(preface: Briefing | None) -> str:
    return " ".join(preface.title.text.split()) if preface and preface.title else ""


def _parts(one: _Bound, language: str) -> Iterator[_Element]:
    """The parts of a chapter's page that belong into the book."""
    body = one.root[-1]
    kept = [part for part in (body[0], *body[1]) if not _JOINT.intersection(classes_of(part))]
    for part in kept:
        _rename(part, one)
        own = one.chapter.page.language
        if own != language and not part.get("lang"):
            part.set("lang", own)
            part.set(f"{{{contract.XML}}}lang", own)
            part.set("dir", direction(own))
        yield part


def _rename(part: _Element, one: _Bound) -> None:
    """Give every id, and what refers to one, the prefix of its chapter."""
    for element in part.iter("{*}*"):
        for name in _IDS:
            if value := element.get(name):
                element.set(name, one.place(value))
        if blocks := element.get("data-block"):
            element.set("data-block", " ".join(map(one.place, blocks.split())))
        href = element.get("href", "")
        if href.startswith("#"):
            element.set("href", "#" + one.place(href[1:]))
        if local_name(element) == "img":
            element.set("src", one.images[element.get("src", "")])


def _images(bound: list[_Bound], front: Front) -> Iterator[Image]:
    if front.cover:
        yield front.cover
    for one in bound:
        yield from (replace(image, name=one.images[image.name]) for image in one.chapter.page.images)


def _open_ends(root: _Element) -> None:
    """Write an empty element with an end tag of its own: as HTML, ``<span/>`` would never end."""
    for element in root.iter("{*}*"):
        if not len(element) and element.text is None and local_name(element) not in _VOID:
            element.text = ""
