"""What a part of the page is in an EPUB: front, body or back matter, its ``epub:type`` and its ``role``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.render.page.contract import EPUB, XHTML

if TYPE_CHECKING:
    from lxml.etree import _Element

CHAPTER = "chapter"
TYPE = f"{{{EPUB}}}type"
WITHIN = "data-within"  # marks the parts of a chapter below its title; only the tree that is split has it

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
_OTHER = ("bodymatter", "", "")
# Attributes that writers need and readers do not.
_OF_THE_PAGE = ("data-block", "data-page", "data-question", "data-running", "data-asked", "data-who", WITHIN)


def kind_of(part: _Element) -> str:
    """The kind of a part: the first of its classes; of a part of a book also the second."""
    classes = (part.get("class") or "").split()
    return "-".join(classes[:2]) if classes[:1] == ["part"] else next(iter(classes), "")


def matter_of(part: _Element) -> tuple[str, str, str]:
    """Matter, epub:type and role of a part."""
    matter, kind, role = _MATTERS.get(kind_of(part), _OTHER)
    if part.get(WITHIN) is None:
        return matter, kind, role
    return _OF_A_CHAPTER if kind in ("chapter", "") else ("bodymatter", kind, role)


def is_pictures(part: _Element) -> bool:
    """Whether a part is pictures or their captions, without a heading."""
    return len(part) > 0 and all(child.tag == f"{{{XHTML}}}figure" for child in part)


def add_meaning(part: _Element) -> None:
    """Add epub:type and role to a part and its elements; remove attributes of the page."""
    _, kind, role = _OTHER if is_pictures(part) else matter_of(part)
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
        elif kind_of(element) == "note":
            _say(element, "endnote", "")
        elif element.get("class") == "noteref":
            for link in element:
                _say(link, "noteref", "doc-noteref")


def _say(element: _Element, kind: str, role: str) -> None:
    if kind:
        element.set(TYPE, kind)
    if role:
        element.set("role", role)
