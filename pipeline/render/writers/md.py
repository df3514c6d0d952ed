"""Markdown as a content management system takes it: CommonMark 0.31, with tables of GitHub and footnotes.

There is no YAML before the text: where a system does not expect it, it prints as a heading, and the title and the date
are on the page. What a system makes by itself is left out: the table of contents, and a list of links for paper. Where
the signs of Markdown would be misread, between letters and punctuation, emphasis is an HTML element.

Sources: spec.commonmark.org/0.31.2, github.github.com/gfm (4.10 Tables), pandoc.org/MANUAL.html#extension-footnotes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from pipeline.model import Artifact, Page
from pipeline.render.element_names import classes_of, local_name, printed_number
from pipeline.render.markdown.inline import escaped, inline, lines, longest_ticks, marked, plain

if TYPE_CHECKING:
    from lxml.etree import _Element

    from pipeline.render.theme import Theme

FORMAT = "md"
SUFFIX = ".md"
MEDIA_TYPE = "text/markdown"

_CLOSING_RE = re.compile(r"(#+)$")
_GROUPS = frozenset({"header", "main", "section", "div", "figure"})
_LEFT_OUT = frozenset({"contents", "links"})
_HEADINGS = {"h1": "# ", "h2": "## ", "h3": "### "}


def write(page: Page, theme: Theme, name: str, *, stamp: datetime) -> Artifact:  # noqa: ARG001 - one signature for all
    """The page as Markdown. A picture is its description in brackets, for the place where it is to be put in.

    Args:
        page: keeps the contract of the page.
        name: of the file, without its suffix.
    """
    from pipeline.render.page.contract import parse

    root = parse(page.xhtml)
    text = "\n\n".join(filter(None, _blocks(root[-1])))
    return Artifact(name + SUFFIX, MEDIA_TYPE, (text + "\n").encode())


def read_back(data: bytes, name: str) -> str:  # noqa: ARG001 - one signature for all
    """The words that the Markdown says. Raises ValueError where the file is not UTF-8."""
    from pipeline.render.read_back.markdown_text import markdown_text

    return markdown_text(data.decode("utf-8"))


def _blocks(element: _Element) -> Iterator[str]:
    """The blocks of an element, each without an empty line at its ends."""
    for child in element:
        name = local_name(child)
        if _LEFT_OUT.intersection(classes_of(child)):
            continue
        if name in _GROUPS:
            yield from _blocks(child)
        elif name in _BLOCKS:
            yield from _BLOCKS[name](child)
        else:
            yield _paragraph(child)


def _paragraph(element: _Element) -> str:
    number = printed_number(element)
    text = lines(element)
    return f"{number}\\. {text}" if number and text else text


def _heading(element: _Element) -> Iterator[str]:
    """One line, whose last number signs would be taken for its end."""
    number = printed_number(element)
    text = _CLOSING_RE.sub(r"\\\1", inline(element).replace("\\\n", " ").strip())
    if text and "endnotes" not in classes_of(element.getparent()):
        yield _HEADINGS[local_name(element)] + (f"{number}. " if number else "") + text


def _list(element: _Element) -> Iterator[str]:
    """Items, each indented below the sign of the item that it belongs to. Notes are footnotes."""
    if "note-list" in classes_of(element):
        cited = set(_notes_cited(element))
        yield from (_note(item, cited) for item in element)
        return
    items: list[str] = []
    signs: list[str] = []
    last: list[int] = []
    other = _follows_its_like(element)
    for item in element:
        depth = min(_depth(item), len(signs))
        before = last[depth] if depth < len(last) else None
        del signs[depth:], last[depth + 1 :]
        value = int(item.get("value") or 0)
        if before is not None and value and value != before + 1:
            other = not other  # the other sign begins another list, with a number of its own
        last[depth:] = [value]
        signs.append(f"{value}{').'[not other]} " if value else "*-"[not other] + " ")
        indent = " " * sum(map(len, signs[:-1]))
        opens = depth and before is None and value > 1  # only a list from 1 may follow a line of text
        items.append(("\n" if opens else "") + _hung(_item(item), indent + signs[-1]))
    yield "\n".join(items)


def _hung(text: str, sign: str, indent: int | None = None) -> str:
    """A text behind a sign, the lines after the first indented as far, or by so many spaces."""
    space = "\n" + " " * (len(sign) if indent is None else indent)
    return sign + text.replace("\n", space).replace(f"{space}\n", "\n\n")


def _item(item: _Element) -> str:
    held = any(local_name(child) in ("p", *_BLOCKS) for child in item)
    return "\n\n".join(filter(None, _blocks(item))) if held else lines(item)


def _note(item: _Element, cited: Container[str]) -> str:
    """A footnote. One that is cited nowhere would not be shown, so it is a paragraph with its number."""
    number, text = item.get("value", ""), _item(item)
    return _hung(text, f"[^{number}]: ", 4) if number in cited else f"{number}\\. {text}"


def _notes_cited(element: _Element) -> Iterator[str]:
    root = element.getroottree().getroot()
    return (plain(sign) for sign in root.iter("{*}sup") if "noteref" in classes_of(sign))


def _depth(item: _Element) -> int:
    return next((int(word[-1]) - 1 for word in classes_of(item) if word.startswith("level-")), 0)


def _follows_its_like(element: _Element) -> bool:
    """Whether the element before is a list of the same kind, counted over a row of them: every second one is."""
    before, count = element.getprevious(), 0
    while before is not None and before.tag == element.tag:
        before, count = before.getprevious(), count + 1
    return count % 2 == 1


def _terms(element: _Element) -> Iterator[str]:
    """Terms with what is said of them, as a list."""
    terms: list[str] = []
    for child in element:
        text = inline(child).replace("\\\n", " ").strip()
        if local_name(child) == "dt":
            terms.append(f"- {marked(text, '**', 'strong', ' ', ' ')}:")
        elif terms:
            terms[-1] += ("" if terms[-1].endswith(":") else ";") + " " + text
    yield "\n".join(terms)


def _quotation(element: _Element) -> Iterator[str]:
    text = "\n\n".join(filter(None, _blocks(element)))
    yield "\n".join(f"> {line}".rstrip() for line in text.split("\n")) if text else ""


def _verbatim(element: _Element) -> Iterator[str]:
    text = "".join(map(str, element.itertext())).strip("\n")
    fence = "`" * max(3, longest_ticks(text) + 1)
    yield f"{fence}\n{text}\n{fence}"


def _table(element: _Element) -> Iterator[str]:
    """A table, which must have a head; one without gets an empty one."""
    rows = list(element.iter("{*}tr"))
    width = max((len(row) for row in rows), default=0)
    body = [[inline(cell, after=" ").replace("\\\n", "<br>").strip() for cell in row] for row in rows]
    if local_name(element[0]) != "thead":
        body.insert(0, [])
    figures = {place for row in rows for place, cell in enumerate(row) if "number" in classes_of(cell)}
    body.insert(1, ["---:" if place in figures else "---" for place in range(width)])
    yield "\n".join(f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in body)


def _picture(element: _Element) -> Iterator[str]:
    yield f"\\[{escaped(element.get('alt', ''))}\\]"


_BLOCKS: dict[str, Callable[[_Element], Iterator[str]]] = {
    **dict.fromkeys(_HEADINGS, _heading),
    "ul": _list,
    "ol": _list,
    "dl": _terms,
    "blockquote": _quotation,
    "aside": _quotation,
    "pre": _verbatim,
    "table": _table,
    "img": _picture,
    "nav": lambda _: iter(()),
    "hr": lambda _: iter(["---"]),
}
