"""Find the text of a page that a program turned into Markdown, by the names that the page gives to its parts.

The names survive as HTML elements that the program left as they were. The reader of saved pages judges them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.model import Block
from pipeline.text.ends import may_end_paragraph

if TYPE_CHECKING:
    from pipeline.read.web.parts import Area


def without_frame(blocks: Sequence[Block], lines: Sequence[str], first: int) -> list[Block]:
    """The blocks, with those around the text as asides. ``first``: the number of lines above ``lines``."""
    parts = _parts(lines)
    if len(parts) < _PAGE:
        return list(blocks)
    areas = _areas(parts, [-1 if block.kind in _KEPT else (block.line or 1) - 1 - first for block in blocks])
    if _is_written(blocks, areas):
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
_TAG_RE = re.compile(
    r"<(?P<close>/)?(?P<tag>div|section|article|main|aside|nav|header|footer|form|ul|ol|li)\b(?P<names>[^<>\n]{0,1000})>",
    re.IGNORECASE,
)
_GIVEN_RE = re.compile(r"""\b(class|id)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_CODE_RE = re.compile(r"[ \t]{0,3}(?:```|~~~)")


def _parts(lines: Sequence[str]) -> list[_Part]:
    """The parts that have a name, each after the one around it."""
    parts: list[_Part] = []
    tagged: list[_Part] = []
    in_code = False
    for number, line in enumerate(lines):
        in_code ^= bool(_CODE_RE.match(line))
        if in_code:
            continue
        for tag in _TAG_RE.finditer(line) if "<" in line else ():
            opened = None if tag["close"] else _Part(tag["tag"].lower(), _given(tag["names"]), number)
            _step(parts, tagged, opened, number, tag["tag"].lower())
    for part in tagged:
        part.last = len(lines) - 1
    named = (part for part in parts if part.names or part.tag in _TELLING)
    return sorted(named, key=lambda part: (part.first, -part.last))


def _step(parts: list[_Part], opened: list[_Part], part: _Part | None, number: int, tag: str) -> None:
    """One part begins, or the last one with this tag ends, with all parts inside it."""
    if part is not None:
        parts.append(part)
        opened.append(part)
        return
    place = next((at for at in range(len(opened) - 1, max(len(opened) - 50, 0) - 1, -1) if opened[at].tag == tag), None)
    for ended in opened[place:] if place is not None else ():
        ended.last = number
    del opened[len(opened) if place is None else place :]


def _given(attributes: str) -> dict[str, str]:
    return {found[1].lower(): found[2] or found[3] for found in _GIVEN_RE.finditer(attributes) if found[2] or found[3]}


def _is_written(blocks: Sequence[Block], areas: Sequence[Area]) -> bool:
    """Whether most of the prose is in no part: then a person wrote the text, and put some HTML into it."""
    letters = [len(block.text) if may_end_paragraph(block.text) else 0 for block in blocks]
    inside = (sum(letters[area.first : area.last]) for area in areas[1:] if area.parent == 0)  # they hold the others
    return 2 * sum(inside) < sum(letters)


def _stays(blocks: Sequence[Block], areas: Sequence[Area]) -> list[bool]:
    """For each block whether it belongs to the text."""
    from pipeline.read.web.main_text import main_pieces
    from pipeline.read.web.parts import Flow, Piece

    pieces = [Piece(block.kind, block.text, block.line or 1, block.marks, block.level) for block in blocks]
    for number, area in enumerate(areas):
        for piece in pieces[area.first : area.last]:
            piece.area = number
    return main_pieces(Flow(pieces, list(areas)))


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
