"""A block as the lines of a manuscript, and as the kind and level that lines of that form stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.manuscript.canonical import is_image
from pipeline.manuscript.lines import Form
from pipeline.manuscript.signs import edged, inline, paragraph
from pipeline.model import Block, BlockKind


@dataclass(frozen=True, slots=True)
class Written:
    """``first`` is the line or lines that take attributes at their end, ``rest`` what must follow them."""

    form: Form
    first: str
    kind: BlockKind
    level: int = 0
    rest: str = ""


def lines_of(block: Block, number: int = 1) -> Written:
    """The lines of a block with tidy marks; ``number`` is that of an item in a numbered list.

    A kind that has no form of its own is written as a paragraph, and has to be named beside it.
    """
    if block.kind == "code":
        return _code(block)
    if block.kind in ("row", "header"):
        return _row(block)
    if block.kind == "separator" and not block.text:
        return Written("separator", "---", "separator")
    if block.kind == "heading":
        return _heading(block)
    if block.kind in ("bullet", "numbered"):
        return _item(block, f"{number}." if block.kind == "numbered" else "-")
    written = paragraph(block.text, block.marks)
    if block.kind == "quote":
        return Written("quote", "> " + written.replace("\n", "\n> ") if written else ">", "quote")
    return Written("paragraph", written, "figure" if is_image(block) else "paragraph")


def one_line(block: Block) -> str:
    """The words of a block in a single line, as a heading has them."""
    return edged(inline(block.text, block.marks))


def depth(block: Block) -> int:
    """The depth at which a list item is written."""
    return min(max(block.level, 1), _DEEPEST)


_DEEPEST = 99
_TICKS_RE = re.compile("`+")
_LIKE_DELIMITER_RE = re.compile(":?-+:?")


def _code(block: Block) -> Written:
    longest = max((len(run) for run in _TICKS_RE.findall(block.text)), default=0)
    fence = "`" * max(3, longest + 1)
    return Written("code", fence, "code", rest=f"\n{block.text}\n{fence}")


def _heading(block: Block) -> Written:
    level = block.level if block.level in (4, 5, 6) else 4
    text = one_line(block)
    return Written("heading", "#" * level + (f" {text}" if text else ""), "heading", level)


def _item(block: Block, sign: str) -> Written:
    indent = "    " * (depth(block) - 1)
    written = paragraph(block.text, block.marks).replace("\n", "\n" + indent + " " * (len(sign) + 1))
    form: Form = "numbered" if block.kind == "numbered" else "bullet"
    return Written(form, indent + sign + (f" {written}" if written else ""), block.kind, depth(block))


def _row(block: Block) -> Written:
    start, cells = 0, []
    for cell in block.text.split("\t"):
        end = start + len(cell)
        cells.append(_cell(block, start, end))
        start = end + 1
    first = "| " + " | ".join(cells) + " |"
    if block.kind == "row":
        return Written("row", first, "row")
    return Written("header", first, "header", rest="\n|" + " --- |" * len(cells))


def _cell(block: Block, start: int, end: int) -> str:
    inside = [m for m in block.marks if start <= m.start and m.end <= end]
    marks = [replace(mark, start=mark.start - start, end=mark.end - start) for mark in inside]
    written = edged(inline(block.text[start:end], marks)).replace("|", "\\|")
    return "\\" + written if _LIKE_DELIMITER_RE.fullmatch(written) else written
