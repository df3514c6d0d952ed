"""Convert blocks to manuscript lines and back: each form of line stands for a kind and a level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.manuscript.inline import read as read_inline
from pipeline.manuscript.inline_signs import edged, inline, paragraph
from pipeline.manuscript.lines import Form, Piece, trimmed
from pipeline.manuscript.marks import is_image, tidy
from pipeline.model import Block, BlockKind, Mark


@dataclass(frozen=True, slots=True)
class Written:
    """A written block: ``first`` holds the lines that take attributes at their end, ``rest`` the lines after them."""

    form: Form
    first: str
    kind: BlockKind
    level: int = 0
    rest: str = ""


def lines_of(block: Block, number: int = 1) -> Written:
    """The lines of a block with tidy marks; ``number`` is the number of an item in a numbered list.

    A kind without a form of its own is written as a paragraph, and an attribute must name it.
    """
    if block.kind == "code":
        return _code(block)
    if block.kind in ("row", "header"):
        return _row(block)
    if block.kind == "separator" and not block.text and not block.marks:
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
    """The words of a block on one line, as in a heading."""
    return edged(inline(block.text, block.marks))


def depth(block: Block) -> int:
    """The depth at which a list item is written."""
    return min(max(block.level, 1), _DEEPEST)


def blocks_of(piece: Piece, raw: str) -> Iterator[Block]:
    """The block of a piece; none if the piece only names a speaker."""
    if raw or piece.attributes.kind() or piece.form not in ("paragraph", "question"):
        yield block_of(piece, raw, _OWN_KINDS.get(piece.form, "paragraph"), piece.level)


def block_of(piece: Piece, raw: str, default: BlockKind, level: int) -> Block:
    """The words of a piece as a block; its kind and level are the arguments unless the piece names others."""
    text, marks = _words(piece, raw)
    block = Block("", default, text, marks)
    block = replace(block, marks=tidy(block))
    if piece.form == "paragraph" and is_image(block):
        default = "figure"
    kind = piece.attributes.kind() or default
    return replace(block, kind=kind, level=piece.attributes.level(_level(piece, kind, level), piece.place))


_DEEPEST = 99
_BLANKS = " \t"
_TICKS_RE = re.compile("`+")
_LIKE_DELIMITER_RE = re.compile(":?-+:?")
_BAR_RE = re.compile(r"(?<!\\)\|")
_OWN_KINDS: dict[str, BlockKind] = {
    form: form for form in ("heading", "bullet", "numbered", "quote", "header", "row", "code", "separator")
}


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


def _level(piece: Piece, kind: BlockKind, level: int) -> int:
    """The level of a piece that names none."""
    if piece.form == "question":
        return 3 if kind == "heading" else 0
    return level


def _words(piece: Piece, raw: str) -> tuple[str, tuple[Mark, ...]]:
    if piece.form == "code":
        return raw, ()
    if piece.form not in ("row", "header"):
        return read_inline(raw)
    texts: list[str] = []
    marks: list[Mark] = []
    start = 0
    for cell in _cells(raw):
        text, inside = read_inline(cell)
        texts.append(text)
        marks += (replace(mark, start=mark.start + start, end=mark.end + start) for mark in inside)
        start += len(text) + 1
    return "\t".join(texts), tuple(marks)


def _cells(raw: str) -> list[str]:
    """The cells of a table row, raw."""
    inner = raw.strip(_BLANKS).removeprefix("|")
    found = _BAR_RE.split(inner)
    if len(found) > 1 and not found[-1].strip(_BLANKS):
        found.pop()
    return [trimmed(cell).replace("\\|", "|") for cell in found]
