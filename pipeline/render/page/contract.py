"""The contract of the page: which elements, classes and attributes a template may use.

Every writer is written against this table, so an unknown element is an error here instead of a surprise in Word.
"""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING, Any

from pipeline.errors import LayoutError
from pipeline.render.page.inline.addresses import web_address

if TYPE_CHECKING:
    from lxml.etree import _Element

XHTML = "http://www.w3.org/1999/xhtml"
EPUB = "http://www.idpf.org/2007/ops"
XML = "http://www.w3.org/XML/1998/namespace"

# Number of lines of a name that is set to the left of the words.
_LINES = " lines-2 lines-3 lines-4 lines-5 lines-6"

# element -> the classes that it may have
ELEMENTS: dict[str, frozenset[str]] = {
    name: frozenset(classes.split())
    for name, classes in {
        "html": "",
        "head": "",
        "title": "",
        "meta": "",
        "link": "",
        "body": "",
        "header": "title-block book",
        "main": "",
        "section": "overview glance recommendations biography small theme exchange editorial glossary people unplaced "
        "endnotes about-document links abstract answers chronology chapter part preface sources",
        "nav": "contents small",
        "div": "answer turn exchange" + _LINES,
        "h1": "title unnamed",
        "h2": "question typed" + _LINES,
        "h3": "question typed plain subheading" + _LINES,
        "aside": "pull-quote beside named",
        "p": "organisation legal document-kind subtitle long guest byline date credit question kept typed plain "
        "speaker-line provenance asked answered quoted-by" + _LINES,
        "ol": "recommendation-list list note-list",
        "ul": "list link-list excerpt-list",
        "li": "recommendation note typed level-2 level-3 level-4 level-5 level-6",
        "dl": "small narrow middle wide broad",
        "dt": "",
        "dd": "",
        "blockquote": "",
        "figure": "lead",
        "figcaption": "",
        "img": "",
        "pre": "",
        "hr": "",
        "table": "rows changes small wide dense crowded",
        "thead": "",
        "tbody": "",
        "tr": "",
        "th": "number whole",
        "td": "number whole less-2 less-3 less-4 less-5 less-6 less-7 less-9",
        "a": "said-in verbatim time marginal",
        "span": "said said-in verbatim speaker capitals stage inferred time marginal byline-lead byline-name "
        "affiliation role",
        "time": "",
        "em": "",
        "strong": "",
        "code": "",
        "s": "",
        "sub": "",
        "sup": "noteref",
        "br": "",
        "wbr": "",
    }.items()
}

_EVERYWHERE = frozenset(
    {"id", "class", "lang", "dir", "data-block", "data-italics", f"{{{XML}}}lang", f"{{{EPUB}}}type", "role"}
)
ATTRIBUTES: dict[str, frozenset[str]] = {
    "meta": frozenset({"charset", "name", "content"}),
    "link": frozenset({"rel", "href"}),
    "main": frozenset({"data-skip"}),
    "section": frozenset({"aria-labelledby", "data-asked", "data-running", "data-who"}),
    "div": frozenset({"data-who"}),
    "aside": frozenset({"aria-hidden"}),
    "nav": frozenset({"aria-labelledby"}),
    "h1": frozenset({"data-running"}),
    "h2": frozenset({"data-running", "data-number"}),
    "h3": frozenset({"data-number"}),
    "p": frozenset({"data-number", "data-repeats"}),
    "figcaption": frozenset({"data-missing"}),
    "dd": frozenset({"data-repeats"}),
    "a": frozenset({"href", "data-page", "data-question"}),
    "li": frozenset({"value", "data-repeats"}),
    "time": frozenset({"datetime"}),
    "img": frozenset({"src", "alt", "width", "height"}),
    "th": frozenset({"scope"}),
}

_RELATIONS = ("author", "canonical", "help", "license")  # for which no reader loads a file
_PICTURE = "the figures of the text, as parts/blocks.xhtml.j2 prints them, or the setting `logo`"
_HINT = "an element and a class of the table in pipeline/render/page/contract.py, in the template that writes this"


def check(xhtml: str, images: Container[str] = ()) -> None:
    """Check a page against the contract.

    Args:
        images: names of the images that the page may show.

    Raises:
        LayoutError: the page is not well-formed, or has an element, a class, an attribute, an id that occurs twice, a
            picture from elsewhere or a link without a target; the place names it with the text around it.
    """
    root = parse(xhtml)
    anchors: set[str] = set()
    for element in root.iter():
        if isinstance(element.tag, str):
            _check_element(element)
            _check_id(element, anchors)
    for link in root.iter(f"{{{XHTML}}}link"):
        if link.get("rel") not in _RELATIONS:
            raise _stray(link, "the page loads an external file", hint=f"a rel of {', '.join(_RELATIONS)}")
    for image in root.iter(f"{{{XHTML}}}img"):
        if (source := image.get("src", "")) not in images:
            raise _stray(
                image, f"the page shows a picture that is not part of the document: {source[:80]}", hint=_PICTURE
            )
    for link in root.iter(f"{{{XHTML}}}a"):
        href = link.get("href", "")
        if not href.startswith("#") and web_address(href) is None:
            raise _stray(link, f"the target of a link is not a web address: {href[:80]}", hint="https://…, or mailto:…")
        if href.startswith("#") and href[1:] not in anchors:
            raise _stray(link, f"a link leads to {href}, which is not on the page", hint="an id that the page has")


def parse(xhtml: str) -> _Element:
    """Parse the page.

    Raises:
        LayoutError: the page is not well-formed XML.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True)
    try:
        root: Any = etree.fromstring(xhtml.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        lines = xhtml.splitlines()
        line = " ".join(lines[min(error.lineno or 1, len(lines)) - 1].split()) if lines else ""
        raise LayoutError(
            f"the page is not well-formed: {error.msg}",
            place=f'a template; in the page it made, at "{line[:80]}"',
            hint="checking the tags there, each of which must be closed, and &amp; for the character &",
        ) from error
    found: _Element = root
    return found


def _check_element(element: _Element) -> None:
    name = _local(element)
    if name not in ELEMENTS:
        raise _stray(element, f"the page has an element that the contract does not know: {name}")
    for word in (element.get("class") or "").split():
        if word not in ELEMENTS[name]:
            raise _stray(element, f"the page has a class that the contract does not know: {name}.{word}")
    for attribute in element.attrib:
        if attribute not in _EVERYWHERE and attribute not in ATTRIBUTES.get(name, ()):
            raise _stray(element, f"the page has an attribute that the contract does not know: {name}[{attribute!s}]")


def _check_id(element: _Element, anchors: set[str]) -> None:
    anchor = element.get("id")
    if anchor in anchors:
        raise _stray(element, f"two elements of the page have the id {anchor!r}", hint="an id of its own for each")
    if anchor:
        anchors.add(anchor)


def _local(element: _Element) -> str:
    """The name without its namespace; an element of another namespace keeps it, so that no table contains it."""
    return str(element.tag).removeprefix(f"{{{XHTML}}}")


def _stray(element: _Element, sentence: str, *, hint: str = _HINT) -> LayoutError:
    words = " ".join("".join(map(str, element.itertext())).split())
    around = f', at "{words[:60]}"' if words else ""
    return LayoutError(sentence, place=f"line {element.sourceline} of the page{around}", hint=hint)
