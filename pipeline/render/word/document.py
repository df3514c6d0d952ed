"""A Word file from a page and a theme: python-docx's blank document with its styles replaced and its body written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import cssselect2  # type: ignore[import-untyped]

from pipeline.errors import LayoutError
from pipeline.languages.spelling import regional
from pipeline.model import Image, Page
from pipeline.render.page import contract
from pipeline.render.word import package, properties, reviewing
from pipeline.render.word.body import Walk, links_within
from pipeline.render.word.frame import Paper, write_frame
from pipeline.render.word.housestyle import house_style, open_house
from pipeline.render.word.numbering import Numbering
from pipeline.render.word.ooxml import Element
from pipeline.render.word.paging import Pages
from pipeline.render.word.pictures import Pictures
from pipeline.render.word.styles.selectors import Node, say_what_follows, table_of
from pipeline.render.word.styles.style_sheet import Sheet
from pipeline.render.word.table_grid import keep_apart
from pipeline.render.word.word_options import PLAIN, WordOptions
from pipeline.render.word.words.bookmarks import Bookmarks
from pipeline.render.word.words.comments import write_comments
from pipeline.render.word.words.direction import Fonts, Script, script_of
from pipeline.render.word.words.footnotes import Notes, cited_in, relations
from pipeline.render.word.words.paragraphs import Tools
from pipeline.render.word.words.references import References, numbers_of, questions_of

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from pipeline.render.theme import Theme

_TABLES = ("rows", "styles")
# If the house has no style for an answer, its text begins at the margin.
_NO_SIDE_COLUMN = {"page.column": "0pt", "page.gutter": "0pt"}


def compose(page: Page, theme: Theme, stamp: datetime, options: WordOptions = PLAIN) -> bytes:
    """The bytes of the Word file.

    Raises:
        LayoutError: the theme has no row for an element, or its table ``[word]`` is broken.
    """
    tree = contract.parse(page.xhtml)
    say_what_follows(tree)
    root = cssselect2.ElementWrapper.from_xml_root(tree)
    document = package.blank() if options.reference is None else open_house(options.reference, options.place)
    design = _design(
        page, theme, root, None if options.reference is None else document, wide=options.review is not None
    )
    head = _head(root)
    places = _write_body(document, _child(root, "body"), design, page.images, options)
    write_comments(document, options.remarks, places, stamp)
    design.sheet.write_into(document.styles.element)
    running = _running(root) or head["title"]
    write_frame(document, design.sheet, design.paper, design.script, design.word.get("frame", {}), running)
    package.drop_parts(document)
    properties.set_properties(document, head, design.script, stamp)
    facts = options.review.facts if options.review else {}
    properties.set_custom_properties(document, {**_own_facts(head, page.language, running), **facts})
    if design.sheet.house is None:
        package.set_settings(document, design.script, bool(design.word.get("hyphenate")))
        package.set_scheme(document, theme.title, theme.tokens, design.fonts)
        package.set_fonts(document, design.sheet.font_names(), design.word.get("fonts", {}))
    if "noteref-" in page.xhtml:
        package.set_note_rules(document)
    if options.review:
        reviewing.spread(document.styles.element)
        reviewing.track(document, numbered=options.review.numbered)
        reviewing.write_queries(document, reviewing.threads_of(options.review, places), places, stamp)
        reviewing.lock(places)
    return package.pack(document)


def lacking(theme: Theme, options: WordOptions) -> tuple[str, ...]:
    """The styles of the theme that the reference document lacks.

    Raises:
        LayoutError: it is not a Word file.
    """
    if options.reference is None:
        return ()
    house = house_style(open_house(options.reference, options.place))
    styles = theme.word.get("styles", {})
    return tuple(name for name, raw in styles.items() if not house.id_of(raw.get("kind", "paragraph"), name))


@dataclass(frozen=True, slots=True)
class _Design:
    """The values of the theme, read for this document."""

    word: dict[str, Any]
    sheet: Sheet
    script: Script
    fonts: Fonts
    paper: Paper


def _design(page: Page, theme: Theme, root: Node, house: WordDocument | None, *, wide: bool) -> _Design:
    for key in _TABLES:
        if not theme.word.get(key):
            raise LayoutError(
                f"the theme {theme.name!r} has no table [word.{key}]",
                place="theme.toml",
                hint='`extends = "brief"`, which has one',
            )
    script = script_of(regional(page.language, page.xhtml), root.etree_element.get("dir"))
    fonts = Fonts(theme.word.get("east-asian", {}), theme.word.get("complex", {}), script.language)
    paper = _paper(theme, script, house)
    if wide and house is None:
        paper = reviewing.widened(paper, right_to_left=script.right_to_left)
    style = None if house is None else house_style(house)
    tokens = theme.tokens if style is None or style.id_of("paragraph", "Answer") else theme.tokens | _NO_SIDE_COLUMN
    sheet = Sheet(theme.word["styles"], tokens, script, fonts, paper.width, style, theme.word.get("pane", ()))
    return _Design(theme.word, sheet, script, fonts, paper)


def _paper(theme: Theme, script: Script, house: WordDocument | None) -> Paper:
    if house is None:
        return Paper.of(theme.tokens, right_to_left=script.right_to_left)
    return Paper.of_section(house.element.body[-1])


def _head(root: Node) -> dict[str, str]:
    """The metadata in the page's head: ``title``, and each ``meta`` by its name."""
    head = [node.etree_element for node in _child(root, "head").iter_children()]
    facts = {element.get("name", ""): element.get("content", "") for element in head}
    title = next((element.text or "" for element in head if element.tag == f"{{{contract.XHTML}}}title"), "")
    return {"author": "", "generator": ""} | facts | {"title": " ".join(title.split())}


def _own_facts(head: dict[str, str], language: str, running: str) -> dict[str, str]:
    """Properties that Word shows under "Advanced properties", for anybody who asks where a file comes from."""
    return {
        properties.RUNNING_HEAD: running,
        "Source": head.get("dcterms.source", ""),
        "Source SHA-256": head.get("source-sha256", ""),
        "Language": language,
        "Version": head["generator"],
    }


def _running(root: Node) -> str:
    """The title as shortened by the page for a running head."""
    heads = (node.etree_element.get("data-running", "") for node in root.iter_subtree() if node.local_name == "h1")
    return next(heads, "")


def _child(root: Node, name: str) -> Node:
    found = next((node for node in root.iter_children() if node.local_name == name), None)
    if found is None:
        raise LayoutError(f"the page has no {name}", place="a template", hint="the tool's own briefing.xhtml.j2")
    return found


def _write_body(
    document: WordDocument, root: Node, design: _Design, images: Iterable[Image], options: WordOptions
) -> Mapping[str, Element]:
    """Write everything; returns the paragraph of each block."""
    body = document.element.body
    section = body[-1]
    body.remove(section)
    bookmarks, numbers = Bookmarks(links_within(root)), numbers_of(root)
    tools = Tools(
        table_of(tuple(design.word["rows"].items())),
        design.sheet,
        Numbering(document.part.numbering_part.element, design.sheet),
        bookmarks,
        Pages(design.paper.text_height / 20, design.paper.width / 20, design.word.get("fonts", {})),
        design.script,
        Pictures(document.part, images, design.paper.width / 20, design.paper.text_height / 20),
        frozenset(design.word.get("labels", ())),
        References(bookmarks, numbers, relations(document.part), questions_of(root)),
        Notes(document.part, bookmarks, numbers, cited_in(root)),
        design.paper.width,
        options.review is not None,
    )
    places = Walk(body, tools).walk(root, options.pages)
    keep_apart(body)
    body.append(section)
    return places
