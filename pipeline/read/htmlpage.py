"""A saved page as blocks: all its paragraphs in the order of the page, those around the text as ``aside``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from pipeline.errors import InputError
from pipeline.model import Block, BlockKind
from pipeline.read.htmlflow import flow_of
from pipeline.read.htmlmain import main_pieces
from pipeline.read.htmlmeta import address, metadata
from pipeline.read.htmlnames import is_caption
from pipeline.read.htmlparts import Area, Flow, Piece
from pipeline.read.htmltree import tree_of
from pipeline.read.mhtml import Archived, is_archive, page_of
from pipeline.read.reader import Blocks, Parsed


def read(data: bytes, name: str) -> Parsed:
    """Read a saved page or a web archive.

    Raises:
        InputError: the bytes cannot be decoded, or the page shows no text.
    """
    page = page_of(data, name) if is_archive(data) else Archived(data, None, None, {})
    where = page.address
    tree = tree_of(page.data, name, page.charset)
    flow = flow_of(tree.root, where or address(tree.root) or None)
    facts = metadata(tree.root, flow, where or "")
    if not any(map(_has_words, flow.pieces)):
        hint = "opening the page in a browser and copying its text into a plain text file (.txt, UTF-8)"
        raise InputError("the page shows no text without its scripts", place=name, hint=hint)
    blocks = tuple(_with_image(block, page) for block in _blocks(flow, dict(facts).get("title")))
    return Parsed(blocks, tree.encoding, facts, tree.notes)


def _has_words(piece: Piece) -> bool:
    return any(map(str.isalnum, piece.text))


def _blocks(flow: Flow, title: str | None) -> tuple[Block, ...]:
    stays = main_pieces(flow, title)
    if not any(stay and _has_words(piece) for stay, piece in zip(stays, flow.pieces, strict=True)):
        stays = [True] * len(stays)
    blocks = Blocks([])
    for place, (stay, piece) in enumerate(zip(stays, flow.pieces, strict=True)):
        _add_hidden(blocks, flow, place)
        if stay:
            blocks.add(_kind(piece, flow), piece.text, piece.line, piece.marks, piece.level)
        elif piece.text:
            blocks.add("aside", piece.text, piece.line, piece.marks)
    _add_hidden(blocks, flow, len(stays))
    return tuple(blocks.made)


def _add_hidden(blocks: Blocks, flow: Flow, place: int) -> None:
    for piece in flow.hidden.get(place, ()):
        blocks.add("aside", piece.text, piece.line)


def _with_image(block: Block, page: Archived) -> Block:
    """A figure with the image that the archive holds of it."""
    if block.kind != "figure" or not page.images:
        return block
    marks = (
        replace(mark, href=page.image(mark.href or "") or mark.href) if mark.kind == "image" else mark
        for mark in block.marks
    )
    return replace(block, marks=tuple(marks))


def _kind(piece: Piece, flow: Flow) -> BlockKind:
    if piece.kind in ("paragraph", "bullet", "quote") and any(map(is_caption, islice(_around(piece, flow), 4))):
        return "figure"
    return piece.kind


def _around(piece: Piece, flow: Flow) -> Iterator[Area]:
    place = piece.area
    while place >= 0:
        yield flow.areas[place]
        place = flow.areas[place].parent
