"""Turn marks into nested elements; escape the text, so that nothing in it becomes markup."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from pipeline.languages import foreign
from pipeline.languages.scripts import direction
from pipeline.model import Block, Mark
from pipeline.model.superscripts import number_before
from pipeline.render.page.inline.addresses import addresses_in, verbatim_in, web_address
from pipeline.render.page.inline.endnotes import NONE, Endnotes
from pipeline.render.page.inline.foreign_words import spoken
from pipeline.render.page.inline.said_places import Place

_TAGS = {"em": "em", "strong": "strong", "code": "code", "sub": "sub", "sup": "sup", "strike": "s"}
_TAGS |= {"stage": "span", "said": "span"}
_SAID: Any = "said"  # kinds of the marks that only a page has
_TYPED: Any = "typed"
# Characters that XML 1.0 cannot hold, and HTML's forbidden code points; none is a letter or a digit.
_FORBIDDEN_RE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

# A "word" longer than a line, such as an address or pasted data. Laying one out takes quadratic time, so it gets places
# to break; scripts without spaces (from U+2E80 on) break anywhere.
_LONG_WORD_RE = re.compile("[^\\s\u2e80-\uffff]{80}(?=[^\\s\u2e80-\uffff]{20})")

_VERBATIM = '<span class="verbatim">'
_LONGEST_LINK = 2000  # characters of a link's words that get no places to break


def escaped(text: str) -> str:
    """Text escaped for XML content and for attribute values in double quotes."""
    safe = _FORBIDDEN_RE.sub(_harmless, text)
    return safe.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def inline(
    block: Block,
    *,
    links: bool = True,
    endnotes: Endnotes = NONE,
    said: Iterable[Place] = (),
    language: str = "",
    edits: bool = False,
) -> str:
    """The text of a block with its marks as elements and its line breaks as ``br``.

    Marks may overlap: one that ends inside another is closed and reopened. A link whose target is not a web or mail
    address is printed as text; an address in the text becomes a link.

    Args:
        links: False inside a link, which may not contain another.
        endnotes: the printed notes; a number is printed at each citation.
        said: sentences to which recommendations refer.
        language: of the page; words in another script become an element with their language.
        edits: whether words that an editor put in are in square brackets, as is usual in oral history.
    """
    language = foreign(block.text, language) or language
    places = (Mark(_SAID, place.start, place.end, place.anchor) for place in said)
    marks = _apart((*block.marks, *_bare_links(block), *_typed(block, endnotes), *places), links)
    cited = _cited(block, endnotes)
    opening, closing = _brackets(block) if edits else (frozenset[int](), frozenset[int]())
    nesting = _Nesting(block.text, marks, links, language)
    cuts = sorted({0, len(block.text), *nesting.places(), *cited, *opening, *closing})
    pieces: list[str] = []
    for start, end in zip(cuts, [*cuts[1:], cuts[-1]], strict=True):
        pieces += ["]"] if start in closing else []
        pieces += nesting.closed(start)
        linked = not (links and nesting.in_a_link())
        pieces += (_number(number, block, start, endnotes, linked=linked) for number in cited.pop(start, ()))
        pieces += nesting.opened(start)
        pieces += ["["] if start in opening else []
        breaks = not nesting.in_a_link() or end - start > _LONGEST_LINK
        parts = spoken(block.text[start:end], language)
        pieces += (_said(text, shown, breaks=breaks, linked=nesting.in_a_link()) for text, shown in parts)
    return "".join(pieces)


class _Nesting:
    """The elements of marks in a text, opened and closed from left to right so that each lies within another."""

    def __init__(self, text: str, marks: list[Mark], links: bool, language: str) -> None:
        self._text, self._marks, self._links, self._language = text, marks, links, language
        self._waiting = marks[::-1]
        self._open: list[Mark] = []
        self._named: set[str] = set()

    def places(self) -> Iterator[int]:
        """Where an element begins or ends."""
        return (place for mark in self._marks for place in (mark.start, mark.end))

    def in_a_link(self) -> bool:
        """Whether a link is open."""
        return any(_tag(mark, self._links) == "a" for mark in self._open)

    def opened(self, at: int) -> Iterator[str]:
        """The start tags of the marks that begin here."""
        while self._waiting and self._waiting[-1].start == at:
            mark = self._waiting.pop()
            yield self._start(mark)
            self._open.append(mark)

    def closed(self, at: int) -> list[str]:
        """Close the marks that end here and all marks inside them; reopen those that continue."""
        ended = [place for place, mark in enumerate(self._open) if mark.end <= at]
        if not ended:
            return []
        inner = self._open[ended[0] :]
        again = [mark for mark in inner if mark.end > at]
        self._open[ended[0] :] = again
        ends = [f"</{_tag(mark, self._links)}>" for mark in reversed(inner)]
        return [*ends, *map(self._start, again)]

    def _start(self, mark: Mark) -> str:
        if mark.kind == _SAID:  # one that is closed for another mark is reopened without its id
            anchor = "" if mark.href in self._named else f' id="{mark.href}"'
            self._named.add(mark.href or "")
            return f'<span class="said"{anchor}>'
        if mark.kind == _TYPED:
            return f'<a href="#note-{mark.href}">'
        return _start(mark, self._text[mark.start : mark.end], self._links, self._language)


def _harmless(match: re.Match[str]) -> str:
    return "\N{REPLACEMENT CHARACTER}" if "\ud800" <= match[0] <= "\udfff" else " "


def _brackets(block: Block) -> tuple[frozenset[int], frozenset[int]]:
    """Where words of editors begin and end; what two editors put in side by side has one pair of brackets."""
    edited: list[tuple[int, int]] = []
    for mark in sorted((mark for mark in block.marks if mark.kind == "edited"), key=lambda mark: mark.start):
        if edited and not block.text[edited[-1][1] : mark.start].strip():
            edited[-1] = (edited[-1][0], max(edited[-1][1], mark.end))
        else:
            edited.append((mark.start, mark.end))
    return frozenset(start for start, _ in edited), frozenset(end for _, end in edited)


def _bare_links(block: Block) -> list[Mark]:
    """Links for the addresses that the text itself shows, unless it has them already."""
    if "://" not in block.text or block.kind == "code":
        return []
    return [Mark("link", start, end, block.text[start:end]) for start, end in addresses_in(block.text)]


def _apart(marks: Iterable[Mark], links: bool) -> list[Mark]:
    """The marks that become elements, in order; a mark that overlaps another of the same element is shortened."""
    done: dict[tuple[str | None, bool], int] = {(None, False): sys.maxsize}
    apart: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        key = _tag(mark, links), mark.kind == _SAID
        start = max(mark.start, done.get(key, 0))
        if start < mark.end:
            apart.append(replace(mark, start=start))
            done[key] = mark.end
    return sorted(apart, key=lambda m: (m.start, -m.end))


def _tag(mark: Mark, links: bool) -> str | None:
    if mark.kind == _TYPED:
        return "a" if links else None
    if mark.kind in ("link", "image"):
        return "a" if links and web_address(mark.href) else None
    return _TAGS.get(mark.kind)


def _start(mark: Mark, words: str, links: bool, language: str) -> str:
    """The start tag. An address runs from left to right in every text, also if a line ends within it."""
    tag = _tag(mark, links)
    if tag == "a":
        kind = ' class="verbatim"' if any(verbatim_in(words)) else ""
        turned = ' dir="ltr"' if direction(language) == "rtl" and words.isascii() else ""
        return f'<a{kind} href="{escaped(web_address(mark.href) or "")}"{turned}>'
    return f"<{tag}>" if tag != "span" else '<span class="stage">'


def _cited(block: Block, endnotes: Endnotes) -> dict[int, list[int]]:
    """The citations of notes in a block: the position after the last letter before, and the printed numbers.

    A number that is typed there already is not printed again.
    """
    cited: dict[int, list[int]] = {}
    for mark in block.marks:
        number = endnotes.numbers.get(mark.href or "") if mark.kind == "note" else None
        if number and _typed_from(block, mark) is None:
            cited.setdefault(min(mark.end, len(block.text)), []).append(number)
    return cited


def _number(number: int, block: Block, place: int, endnotes: Endnotes, *, linked: bool) -> str:
    """A note's number as a link to it; the first citation can be linked back to."""
    own = f' id="noteref-{number}"' if endnotes.first.get(number) == (block.id, place) else ""
    text = f'<a href="#note-{number}"{own}>{number}</a>' if linked else str(number)
    return f'<sup class="noteref">{text}</sup>'


def _typed(block: Block, endnotes: Endnotes) -> Iterator[Mark]:
    """The numbers that the text itself has where it cites a note, as links; ``href`` is the printed number."""
    for mark in block.marks:
        number = endnotes.numbers.get(mark.href or "") if mark.kind == "note" else None
        start = _typed_from(block, mark)
        if number and start is not None:
            yield Mark(_TYPED, start, mark.end, str(number))


def _typed_from(block: Block, mark: Mark) -> int | None:
    """Where the number of a note begins that the text itself has in superscript; None if it has none."""
    start, value = number_before(block, mark.end) or (None, 0)
    return start if str(value) == mark.href else None


def _said(text: str, attributes: str, *, breaks: bool, linked: bool) -> str:
    if attributes:
        return f"<span{attributes}>{_lines(text, breaks=breaks)}</span>"
    words, last = [], 0
    for start, end in () if linked else verbatim_in(text):
        words += [_lines(text[last:start], breaks=breaks), _VERBATIM, _lines(text[start:end], breaks=breaks), "</span>"]
        last = end
    return "".join([*words, _lines(text[last:], breaks=breaks)])


def _lines(text: str, *, breaks: bool) -> str:
    """Text with its line breaks. Not with ``breaks`` in a link: WeasyPrint would tag its halves separately."""
    pieces = _pieces(text) if breaks else [text]
    return "<wbr/>".join(escaped(piece).replace("\n", "<br/>") for piece in pieces)


def _pieces(text: str) -> Iterator[str]:
    done = 0
    for match in _LONG_WORD_RE.finditer(text):
        yield text[done : match.end()]
        done = match.end()
    yield text[done:]
