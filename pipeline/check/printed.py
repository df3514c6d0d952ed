"""The page as pieces to search for in a file: the words of each ``data-block``, compared with the briefing's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.errors import ConservationError
from pipeline.model import Block, Briefing, Page, Turn, blocks_of, stream
from pipeline.render.page.inline.speaker_names import spoken_by
from pipeline.render.read_back.xml_text import parse

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACE = "the page"
_SHOWN = 8  # most words of a quotation in a message


@dataclass(frozen=True, slots=True)
class Printed:
    """The words of one element of the page. ``ids``: of its blocks; ``line``: of the first one, in the source.

    A sentence that is printed once more is a piece of its own, so that it cannot stand in for its sentence in the text.
    """

    ids: str
    text: str
    letters: str
    line: int | None


def printed_pieces(page: Page, briefing: Briefing) -> list[Printed]:
    """Every piece of the page, in order.

    Raises:
        ConservationError: the page lacks a block of the briefing, has one twice or out of order, or with other words.
    """
    blocks = {block.id: block for block in briefing.blocks()}
    openings = {turn.blocks[0].id: turn for turn in briefing.turns() if turn.blocks}
    early = _early(page, briefing)
    waiting = iter([block for block in blocks.values() if stream(block.text) and block.id != early])
    pieces = []
    before: Turn | None = None
    rooms = {name: stream(text) for name, text in _rooms(briefing)}
    for element, said in _elements(parse(page.xhtml.encode())):
        if element.get("data-repeats"):
            pieces.append(_again(element, rooms))
            continue
        here = [_known(blocks, identifier) for identifier in element.get("data-block", "").split()]
        for block in here:
            if block.id != early:
                _must_be_next(block, waiting)
        _must_equal(element, here)
        if turn := openings.get(here[0].id):
            _must_name(said, turn, before, here[0])
            before = turn
        pieces.append(_piece(element, here))
    for block in waiting:
        raise _lost(block, "the page does not print it")
    return pieces


def _early(page: Page, briefing: Briefing) -> str | None:
    """The id of the opening figure if the page prints it once, below the title, and not where the text begins."""
    opening = briefing.opening_figure()
    mark = f' data-block="{opening.id}"' if opening else ""
    head = page.xhtml.partition("</header>")[0]
    return opening.id if opening and page.xhtml.count(mark) == head.count(mark) == 1 else None


@dataclass(slots=True)
class _Said:
    """The speaker and time printed before or within a block."""

    speaker: str = ""
    time: str = ""


def _elements(root: _Element) -> Iterator[tuple[_Element, _Said]]:
    """The elements that name blocks, each with the speaker and time printed since the one before."""
    said = _Said()
    current: _Element | None = None
    for element in root.iter("{*}*"):
        if element.get("data-block", "").split() or element.get("data-repeats"):
            if current is not None:
                yield current, said
                said = _Said()
            current = element
        classes = (element.get("class") or "").split()
        if "speaker" in classes or "time" in classes:
            if current is not None and current not in element.iterancestors():
                yield current, said
                said, current = _Said(), None
            said.speaker += _text(element) if "speaker" in classes else ""
            said.time += _text(element) if "time" in classes else ""
    if current is not None:
        yield current, said


def _known(blocks: dict[str, Block], identifier: str) -> Block:
    if identifier not in blocks:
        sentence = f"the page prints a block {identifier!r} that the briefing does not have"
        raise ConservationError(sentence, place=_PLACE, hint="the tool's own templates, if yours print this block")
    return blocks[identifier]


def _must_be_next(block: Block, waiting: Iterator[Block]) -> None:
    if not stream(block.text):
        return
    expected = next(waiting, None)
    if expected is None or expected.id != block.id:
        raise _lost(expected or block, f"in its place, the page prints the block {block.id!r}")


def _must_equal(element: _Element, blocks: list[Block]) -> None:
    """Check that an element has the words of its blocks, apart from speaker, time and numbers of notes."""
    printed = stream(_text(element, without=("speaker", "time", "noteref")))
    if printed != stream("".join(block.text for block in blocks)):
        raise _lost(blocks[0], f"the page prints {_text(element)[:80]!r} for it")


def _must_name(said: _Said, turn: Turn, before: Turn | None, block: Block) -> None:
    """Check that a speaker or time named in the source is printed.

    A speaker who was inferred, or who goes on speaking (``before``: the turn before), need not be named.
    """
    names = {stream(turn.speaker or ""), stream(turn.label), stream(spoken_by(turn))}
    if before and (before.speaker or before.label) == (turn.speaker or turn.label):
        names.add("")
    if turn.label and stream(turn.label) and stream(said.speaker) not in names:
        raise _lost(block, f"the page does not print its speaker {turn.label!r}")
    if stream(turn.time) != stream(said.time):
        raise _lost(block, f"the page does not print its time {turn.time!r}")


def _rooms(briefing: Briefing) -> Iterator[tuple[str, str]]:
    """The words of each exchange and each section, by its id."""
    for section in briefing.sections:
        yield section.id, "".join(block.text for item in section.items for block in blocks_of(item))
        for exchange in section.exchanges():
            yield exchange.id, "".join(block.text for block in blocks_of(exchange))


def _again(element: _Element, rooms: dict[str, str]) -> Printed:
    """A sentence that is printed once more; what its element says besides it, such as its place, does not count."""
    name, text = element.get("data-repeats", ""), _text(element, without=("said-in",))
    if any(rooms.values()) and stream(text) not in rooms.get(name, ""):
        sentence = f"the page repeats {text[:80]!r}, which is not said in {name!r}"
        raise ConservationError(sentence, place=_PLACE, hint="the sentence as it was said, word for word")
    return Printed(f"repeated from {name}", text, stream(text), None)


def _piece(element: _Element, blocks: list[Block]) -> Printed:
    text = _text(element)
    return Printed(" ".join(block.id for block in blocks), text, stream(text), blocks[0].line)


def _text(element: _Element, without: tuple[str, ...] = ()) -> str:
    """All text of an element, with a space for each break and cell; ``without`` elements of these classes."""
    return "".join(_texts(element, without))


def _texts(element: _Element, without: tuple[str, ...]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if not set((child.get("class") or "").split()).intersection(without):
            yield from _texts(child, without)
        if str(child.tag).endswith(("}br", "}td", "}th")):
            yield " "
        yield child.tail or ""


def _lost(block: Block, reason: str) -> ConservationError:
    words = " ".join(block.text.split()[:_SHOWN])
    line = f", line {block.line} of the source" if block.line else ""
    return ConservationError(
        f"the page does not hold the briefing: of {words!r}, {reason}",
        place=f"{_PLACE}, block {block.id}{line}",
        hint="the tool's own templates, if yours print this block",
    )
