"""EPUB 3.3: the page split at its sections, with navigation, landmarks, accessibility metadata and a drawn cover."""

from __future__ import annotations

import re
from datetime import datetime
from html import unescape
from itertools import takewhile
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pipeline
from pipeline.languages.scripts import direction
from pipeline.model import Artifact, Page
from pipeline.render.epub.cover import cover
from pipeline.render.epub.cover_picture import drawn, lines_of
from pipeline.render.epub.embedding import Embedded, embedded
from pipeline.render.epub.split import Document, split
from pipeline.render.page import fixed_words
from pipeline.render.page.logo import with_logo
from pipeline.render.page.templates import fill
from pipeline.render.theme import Theme
from pipeline.render.zipped import zipped

FORMAT = "epub"
SUFFIX = ".epub"
MEDIA_TYPE = "application/epub+zip"

_CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="EPUB/content.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_META_RE = re.compile(r'<meta name="(author|dcterms\.identifier)" content="([^"]*)"/>')
_DATE_RE = re.compile(r'<time datetime="([0-9-]+)">')  # the first is that of the title block
_SPACE_RE = re.compile(r"\n\s*\n")
_ALTERNATIVE_RE = re.compile(r'<img [^>]*alt="([^"]*)"')


def write(page: Page, theme: Theme, name: str, *, stamp: datetime) -> Artifact:
    """The page as an EPUB.

    Args:
        name: of the file, without its suffix.
        stamp: an aware time in UTC, the date of the package and of every file in it.

    Raises:
        LayoutError: a template of the package is broken.
    """
    page = with_logo(page, theme)
    words = fixed_words.load(page.language, theme.folders)
    documents = split(page, words["title-page"])
    fonts, picture = _prepared(page, theme)
    values = _values(page, theme, name, documents, stamp) | {"fonts": fonts, "picture": picture is not None}
    package = {name: _filled(name, theme, values) for name in ("content.opf", "nav.xhtml", "cover.xhtml", "cover.svg")}
    files = {
        "mimetype": MEDIA_TYPE,
        "META-INF/container.xml": _CONTAINER,
        **{f"EPUB/{file}": text for file, text in package.items()},
        "EPUB/style.css": "\n".join([*(font.rule for font in fonts), _SPACE_RE.sub("\n", theme.css("reflow"))]),
        **{f"EPUB/{document.href}": document.xhtml for document in documents},
    }
    encoded = [(file, text.encode("utf-8")) for file, text in files.items()]
    encoded += [("EPUB/cover.png", picture)] if picture else []
    encoded += [(f"EPUB/{image.name}", image.data) for image in page.images]
    encoded += [(f"EPUB/{font.name}", font.data) for font in fonts]
    return Artifact(name + SUFFIX, MEDIA_TYPE, zipped(encoded, stamp=stamp, stored=frozenset({"mimetype"})))


def prepare(page: Page, theme: Theme) -> None:
    """Make the parts that do not depend on the pages of the PDF: :func:`write` finds them done, and need not wait."""
    _prepared(with_logo(page, theme), theme)


def read_back(data: bytes, name: str) -> str:  # noqa: ARG001 - one signature for all
    """The words of an EPUB. Raises as :func:`pipeline.render.read_back.packages.epub_text` does."""
    from pipeline.render.read_back.packages import epub_text

    return epub_text(data)


def _prepared(page: Page, theme: Theme) -> tuple[tuple[Embedded, ...], bytes | None]:
    """The fonts, and the cover as PNG."""
    fonts = embedded(page.xhtml, theme.faces, theme.tokens) if theme.house.embed_fonts else ()
    words, colours = fixed_words.load(page.language, theme.folders), theme.tokens
    lines = lines_of(cover(page.title), _kind(words, theme), theme.house.organisation, _author(page))
    families = tuple(name.strip(' "') for name in colours["font.heading"].split(","))
    ground, letters = colours["color.accent"], colours["color.paper"]
    return fonts, drawn(lines, theme.faces, families, ground, letters, page.language)


def _kind(words: fixed_words.Phrases, theme: Theme) -> str:
    """The words at the head of the cover: what the document is, and its series."""
    return " · ".join(filter(None, (words["kind"], theme.house.series)))


def _author(page: Page) -> str:
    return unescape(dict(_META_RE.findall(page.xhtml)).get("author", ""))


def _values(page: Page, theme: Theme, name: str, documents: list[Document], stamp: datetime) -> dict[str, Any]:
    """The values for the templates of the package."""
    words = fixed_words.load(page.language, theme.folders)
    found = dict(_META_RE.findall(page.xhtml))
    date = _DATE_RE.search(page.xhtml.partition("</header>")[0])
    return {
        "page": page,
        "documents": documents,
        "within": lambda document: _within(document, documents),
        "printed": f"{name}.pdf" if page.breaks else None,
        "words": words,
        "direction": direction(page.language),
        "identifier": found.get("dcterms.identifier") or uuid5(NAMESPACE_URL, page.xhtml).urn,
        "author": _author(page),
        "date": date[1] if date else None,
        "modified": f"{stamp:%Y-%m-%dT%H:%M:%SZ}",
        "tool": f"briefing-pipeline {pipeline.__version__}",
        "color": lambda key: theme.tokens[f"color.{key}"],
        "cover": cover(page.title),
        "house": theme.house,
        "kind": _kind(words, theme),
        "listed": f"{documents[0].href}#contents" if 'id="contents"' in documents[0].xhtml else "",
        "family": theme.tokens["font.heading"],
        "described": _all_described(page, words["image"]),
    }


def _within(chapter: Document, documents: list[Document]) -> list[Document]:
    """The documents of a chapter after its first."""
    following = documents[documents.index(chapter) + 1 :]
    return list(takewhile(lambda document: document.within, following))


def _filled(name: str, theme: Theme, values: dict[str, Any]) -> str:
    return fill(f"package/{name}.j2", theme.folders, **values).lstrip()


def _all_described(page: Page, placeholder: str) -> bool:
    """Whether every image has alternative text; the page shows the ``placeholder`` for one without."""
    return all(unescape(alternative) != placeholder for alternative in _ALTERNATIVE_RE.findall(page.xhtml))
