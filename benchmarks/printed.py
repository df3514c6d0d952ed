# ruff: noqa: T201
"""Count what keeps printed pages from being good: ``printed.py SOURCE... [--theme NAME] [-v]``.

Lays out each text as a build does, and counts in its pages:

- hyphens: lines that end with a hyphen that the text does not have; wrong ones are breaks that the dictionary of the
  text's country does not allow (Hunspell's, by Pyphen), one letter alone, names, and parts of a compound with hyphens;
- heads: running heads and feet that end in dots;
- places: recommendations whose sentence is not marked, so that the page named would be that of their question;
- last lines of one word: of paragraphs of several lines;
- holes: lines above a last one that are short by more than a fifth, though the first word of the last one would fit;
- white: pages but the last that are filled to less than three quarters;
- last pages: of documents of several pages, those that are filled to less than a quarter, and those without a word of
  the talk;
- links: elements ``Link`` within a ``Link`` in the tags of the PDF.

``-v`` prints what was counted, so that it can be judged by eye.
"""

from __future__ import annotations

import argparse
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pikepdf
import pyphen

from pipeline.cli.source_options import understood
from pipeline.languages.spelling import regional
from pipeline.model import Briefing, Page, blocks_of
from pipeline.render.page import lay_out
from pipeline.render.page.anchors import Anchors
from pipeline.render.page.inline.said_places import anchored, said_places
from pipeline.render.pdf.pagination import _homes, _root, _words
from pipeline.render.pdf.printing import _document, print_page
from pipeline.render.theme import Theme, load

STAMP = datetime(2026, 1, 1, tzinfo=UTC)
FULL, THIN = 0.75, 0.25  # shares of a page
HOLE = 0.22  # of the column
INVISIBLE_RE = re.compile("[\u2060\u00ad]")
WORD_RE = re.compile(r"[^\W_]+(?:[-‐’'][^\W_]+)*")
CJK_RE = re.compile("[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff]")


def main() -> None:
    """Count in all texts, and print the sums."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", nargs="+")
    parser.add_argument("--theme", default="brief")
    parser.add_argument("-v", action="store_true")
    asked = parser.parse_args()
    theme, sums = load(asked.theme), Counter[str]()
    for source in asked.source:
        found = [*_counted(understood(source).briefing, theme)]
        sums.update(kind for kind, _ in found)
        if asked.v:
            print(source, *(f"  {kind}: {what}" for kind, what in found if what), sep="\n", flush=True)
    print(*(f"{count:7d}  {kind}" for kind, count in sorted(sums.items())), sep="\n")


def _counted(briefing: Briefing, theme: Theme) -> Iterator[tuple[str, str]]:
    """Everything that is counted in a text, each with words to judge it by; empty words are not shown."""
    page = lay_out(briefing, theme, ledger_name="text.ledger.jsonl")
    document = _document(page, theme, STAMP)
    yield "documents", ""
    yield from _places(briefing)
    yield from _heads(document)
    yield from _lines(document, page)
    yield from _holes(document)
    yield from _ends(document, briefing)
    yield from _links(print_page(page, theme, "text.pdf", stamp=STAMP).data)


def _places(briefing: Briefing) -> Iterator[tuple[str, str]]:
    anchors = Anchors(briefing)
    marked = anchored(said_places(briefing, anchors))
    for one in briefing.recommendations:
        yield "recommendations", ""
        if anchors.said(one) not in marked:
            yield "recommendations whose sentence is not marked", one.text


def _heads(document: Any) -> Iterator[tuple[str, str]]:
    for page in document.pages:
        for margin in page._page_box.children:
            text = _text(margin).strip() if margin.element_tag != "html" and hasattr(margin, "descendants") else ""
            if text:
                yield "running heads and feet", ""
            if "…" in text:
                yield "running heads and feet with dots", text


def _lines(document: Any, page: Page) -> Iterator[tuple[str, str]]:
    dictionary = _dictionary(regional(page.language, page.xhtml))
    for lines, source in _paragraphs(document):
        if len(lines) > 1 and not CJK_RE.search(lines[0]):
            yield "paragraphs of several lines", ""
            if len(lines[-1].split()) == 1:
                yield "last lines of one word", " / ".join(lines[-2:])
        for above, below in itertools.pairwise(lines):
            yield "lines before another", ""
            if broken := _broken(above, below, source):
                yield "hyphens", ""
                if why := _wrong(*broken, dictionary, german=page.language[:2] in ("de", "lb")):
                    yield "wrong hyphens", f"{'-'.join(broken)} ({why})"


def _holes(document: Any) -> Iterator[tuple[str, str]]:
    for page in document.pages:
        for box in page._page_box.descendants():
            is_text = box.element is not None and box.element.get("data-block") and box.element_tag == "p"
            lines = [one for one in getattr(box, "children", ()) if type(one).__name__ == "LineBox"] if is_text else []
            if len(lines) > 1 and (last := _text(lines[-1]).strip()):
                word = len(last.replace("\N{NO-BREAK SPACE}", " ").split(" ")[0]) + 1
                white = box.width - lines[-2].width
                if white > max(HOLE * box.width, lines[-1].width / len(last) * word):
                    yield "holes", f"{white / box.width:.0%} {_text(lines[-2]).strip()} / {last}"


def _paragraphs(document: Any) -> Iterator[tuple[list[str], str]]:
    """The lines of each paragraph of the text, and its words without line ends."""
    lines: dict[Any, list[str]] = {}
    for page in document.pages:
        for box in page._page_box.descendants():
            element = box.element
            is_line = type(box).__name__ == "LineBox" and element is not None
            if is_line and element.tag.endswith("p") and element.get("data-block"):
                lines.setdefault(element, []).append(_text(box).strip())
    for element, found in lines.items():
        yield found, INVISIBLE_RE.sub("", "".join(element.itertext()))


def _broken(above: str, below: str, source: str) -> tuple[str, str] | None:
    """The two parts of the word at the end of a line if the hyphen between them is not in the source."""
    if not above.endswith(("-", "‐")):
        return None
    first, last = above[:-1].split(" ")[-1].split("\N{NO-BREAK SPACE}")[-1], below.split(" ")[0]
    if not first.strip("-‐") or first.endswith(("-", "‐")):  # a typed dash
        return None
    if first + last not in " ".join(source.split()).replace("\N{NO-BREAK SPACE}", " "):
        return None
    return first, last


def _wrong(first: str, last: str, dictionary: Any, *, german: bool) -> str:
    """Why a break is wrong; empty if it is not."""
    whole = next((word for word in WORD_RE.finditer(first + last) if word.start() < len(first) < word.end()), None)
    if whole is None:
        return "not in a word"
    place = len(first) - whole.start()
    if place < 2 or len(whole[0]) - place < 2:
        return "one letter"
    if "-" in whole[0] or "‐" in whole[0]:
        return "compound"
    if first[whole.start()].isupper() and "’" not in whole[0] and not german:
        return "capital"
    return "" if dictionary is None or place in dictionary.positions(whole[0]) else "not in the dictionary"


def _dictionary(tag: str) -> Any:
    name = pyphen.language_fallback(tag.replace("-", "_"))
    return pyphen.Pyphen(lang=name, left=2, right=2) if name else None


def _ends(document: Any, briefing: Briefing) -> Iterator[tuple[str, str]]:
    """How far the pages are filled, and what is on the last one."""
    spoken = {block.id for part in briefing.sections for item in part.items for block in blocks_of(item)}
    homes = dict(_homes(_root(document)))
    for number, page in enumerate(document.pages, 1):
        yield "pages", ""
        if number < len(document.pages) and (filled := _filled(page)) < FULL:
            yield "pages with white at their end", f"page {number}, filled to {filled:.0%}"
    if len(document.pages) > 1:
        yield "documents of several pages", ""
        last = document.pages[-1]
        if _filled(last) < THIN:
            yield "last pages filled to less than a quarter", f"{_filled(last):.0%}"
        if not any(block in spoken for block, _ in _words(last, homes)):
            yield "last pages without the talk", f"page {len(document.pages)}"


def _filled(page: Any) -> float:
    box = page._page_box
    body = next(child for child in box.children if child.element_tag == "html")
    kinds = ("LineBox", "InlineReplacedBox", "BlockReplacedBox")
    feet = (one.position_y + one.height for one in body.descendants() if type(one).__name__ in kinds)
    return (max(feet, default=box.content_box_y()) - box.content_box_y()) / box.height


def _text(box: Any) -> str:
    texts = (text for one in box.descendants() if isinstance(text := getattr(one, "text", None), str))
    return INVISIBLE_RE.sub("", "".join(texts))


def _links(data: bytes) -> Iterator[tuple[str, str]]:
    import io

    with pikepdf.open(io.BytesIO(data)) as pdf:
        waiting = [(pdf.Root.StructTreeRoot, False)]
        while waiting:
            element, inside = waiting.pop()
            is_link = element.get("/S") == "/Link"
            if is_link:
                yield "links", ""
            if is_link and inside:
                yield "links in links", ""
            children = element.get("/K", [])
            for child in children if isinstance(children, pikepdf.Array) else [children]:
                if isinstance(child, pikepdf.Dictionary) and "/S" in child:
                    waiting.append((child, inside or is_link))


if __name__ == "__main__":
    main()
