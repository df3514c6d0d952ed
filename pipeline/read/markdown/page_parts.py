"""Find the text of a page that a program turned into Markdown, by the names that the page gives to its parts.

The names survive as fenced divs (``::: {#secondary .sidebar}``, pandoc.org/MANUAL.html#extension-fenced_divs), or as
HTML elements that the program left as they were. The reader of saved pages judges them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.model import Block

if TYPE_CHECKING:
    from pipeline.read.web.parts import Area


def without_frame(blocks: Sequence[Block], lines: Sequence[str], first: int) -> list[Block]:
    """The blocks, with those around the text as asides. ``first``: the number of lines above ``lines``."""
    parts = _parts(lines)
    if not parts:
        return list(blocks)
    areas = _areas(parts, [-1 if block.kind in _KEPT else _line(block, first) for block in blocks])
    if len(parts) < _PAGE and not _has_thread(areas):
        return list(blocks)
    stays = _stays(blocks, areas)
    return [
        block if stay or block.kind in _KEPT else replace(block, kind="aside")
        for block, stay in zip(blocks, stays, strict=True)
    ]


@dataclass(slots=True)
class _Part:
    """An element from line ``first`` to ``last``, with its tag and its attributes ``class`` and ``id``."""

    tag: str
    names: dict[str, str]
    first: int
    last: int = -1


_PAGE = 3  # named parts
_TELLING = ("nav", "footer", "form")  # tags that say as much as a name
_KEPT = frozenset(("metadata", "comment", "note"))
_DIV_RE = re.compile(r"[ \t]{0,3}:{3,}[ \t]*(?:\{(?P<names>[^{}\n]{1,400})\}|(?P<name>[\w.-]{1,80}))?[ \t]*:*[ \t]*$")
_NAME_RE = re.compile(r"([.#])([\w:/.\[\]-]+)")
_TAG_RE = re.compile(
    r"<(?P<close>/)?(?P<tag>div|section|article|main|aside|nav|header|footer|form|ul|ol|li)\b(?P<names>[^<>\n]{0,1000})>",
    re.IGNORECASE,
)
_GIVEN_RE = re.compile(r"""\b(class|id)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_TITLE_RE = re.compile(r"\{[^{}]*\.[\w-]*title\b[^{}]*\}\s*$")
_LINE = 80  # letters of a title
_CODE_RE = re.compile(r"[ \t]{0,3}(?:```|~~~)")


def _parts(lines: Sequence[str]) -> list[_Part]:
    """The parts that have a name, each after the one around it."""
    parts: list[_Part] = []
    fenced: list[_Part] = []
    tagged: list[_Part] = []
    in_code = False
    for number, line in enumerate(lines):
        in_code ^= bool(_CODE_RE.match(line))
        if in_code:
            continue
        if fence := _DIV_RE.match(line):
            _step(parts, fenced, _named(fence, number), number)
        for tag in _TAG_RE.finditer(line) if "<" in line else ():
            opened = None if tag["close"] else _Part(tag["tag"].lower(), _given(tag["names"]), number)
            _step(parts, tagged, opened, number, tag["tag"].lower())
    for part in (*fenced, *tagged):
        part.last = len(lines) - 1
    named = (part for part in parts if part.names or part.tag in _TELLING)
    return sorted(named, key=lambda part: (part.first, -part.last))


def _step(parts: list[_Part], opened: list[_Part], part: _Part | None, number: int, tag: str = "div") -> None:
    """One part begins, or the last one with this tag ends, with all parts inside it."""
    if part is not None:
        parts.append(part)
        opened.append(part)
        return
    place = next((at for at in range(len(opened) - 1, max(len(opened) - 50, 0) - 1, -1) if opened[at].tag == tag), None)
    for ended in opened[place:] if place is not None else ():
        ended.last = number
    del opened[len(opened) if place is None else place :]


def _named(fence: re.Match[str], number: int) -> _Part | None:
    """The div that a fence begins; None for a fence that ends one."""
    if fence["names"] is None and not fence["name"]:
        return None
    found = _NAME_RE.findall(fence["names"] or f".{fence['name']}")
    classes, ids = (" ".join(name for sign, name in found if sign == mark) for mark in ".#")
    return _Part("div", {key: value for key, value in (("class", classes), ("id", ids)) if value}, number)


def _given(attributes: str) -> dict[str, str]:
    return {found[1].lower(): found[2] or found[3] for found in _GIVEN_RE.finditer(attributes) if found[2] or found[3]}


def _has_thread(areas: Sequence[Area]) -> bool:
    from pipeline.read.web.part_names import is_thread

    return any(map(is_thread, areas))


def _stays(blocks: Sequence[Block], areas: Sequence[Area]) -> list[bool]:
    """For each block whether it belongs to the text, or is a line of author and date between title and text."""
    from pipeline.read.web.main_text import main_pieces
    from pipeline.read.web.part_names import is_dateline
    from pipeline.read.web.parts import Flow, Piece

    pieces = [Piece(block.kind, block.text, block.line or 1, block.marks, block.level) for block in blocks]
    for number, area in enumerate(areas):
        for piece in pieces[area.first : area.last]:
            piece.area = number
    flow = Flow(pieces, list(areas))
    text = _first_prose(blocks, main_pieces(flow))
    title = _title(blocks[:text])
    stays = main_pieces(flow, blocks[title].text if title is not None else None)
    for place in range(title + 1, text) if title is not None else ():
        stays[place] |= is_dateline(areas[pieces[place].area])
    if title is not None:
        stays[title] = True
    return stays


def _first_prose(blocks: Sequence[Block], stays: Sequence[bool]) -> int:
    """The index of the first paragraph of the text that is longer than a title."""
    inside = (at for at, stay in enumerate(stays) if stay and blocks[at].kind not in ("heading", "figure"))
    return next((at for at in inside if len(blocks[at].text) > _LINE), len(blocks))


def _title(above: Sequence[Block]) -> int | None:
    """The index of the heading of the text: one that is named so, or of level 1, or any; the nearest above the text."""
    headings = [at for at, block in enumerate(above) if block.kind == "heading"]
    named = [at for at in headings if _TITLE_RE.search(above[at].text)]
    first = [at for at in headings if above[at].level == 1]
    return next((found[-1] for found in (named, first, headings) if found), None)


def _areas(parts: Sequence[_Part], lines: Sequence[int]) -> list[Area]:
    """The parts as elements of a page; ``lines``: the index of the line of each block."""
    from lxml.html import Element

    from pipeline.read.web.parts import Area

    areas = [Area(Element("body"), "body", -1, 0, len(lines))]
    around: list[tuple[_Part, int]] = []
    for part in parts:
        while around and around[-1][0].last < part.last:
            around.pop()
        if inside := [place for place, line in enumerate(lines) if part.first <= line <= part.last]:
            parent = around[-1][1] if around else 0
            around.append((part, len(areas)))
            areas.append(Area(Element(part.tag, part.names), part.tag, parent, inside[0], inside[-1] + 1))
    return areas


def _line(block: Block, first: int) -> int:
    """The index of the line of a block's first words: a fence right above them is read as a line of the block."""
    lines = block.text.split("\n")
    return (block.line or 1) - 1 - first + next((at for at, line in enumerate(lines) if not _DIV_RE.match(line)), 0)
