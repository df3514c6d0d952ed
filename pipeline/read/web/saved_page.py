"""Turn a saved page into blocks: all paragraphs in the order of the page, those around the text as ``aside``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from pipeline.errors import InputError
from pipeline.model import Block, BlockKind, Note
from pipeline.read.indented_answers import upright
from pipeline.read.pasted.bold import starless
from pipeline.read.reader import Blocks, Parsed
from pipeline.read.web.facts.json_ld import LinkedData, linked_data
from pipeline.read.web.facts.metadata import About, address, following, metadata, said_of
from pipeline.read.web.flow import flow_of
from pipeline.read.web.inline_text import moved
from pipeline.read.web.main_text import main_pieces
from pipeline.read.web.mhtml import Archived, is_archive, page_of
from pipeline.read.web.notes import with_notes
from pipeline.read.web.pagezip import is_zipped_page, unzipped
from pipeline.read.web.part_names import is_caption
from pipeline.read.web.parts import Area, Flow, Piece
from pipeline.read.web.tree import tree_of


def read(data: bytes, name: str) -> Parsed:
    """Read a saved page, a web archive, or a zipped page with its images.

    Raises:
        InputError: the bytes cannot be decoded, or the page shows no text.
    """
    if is_zipped_page(data):
        return read_page(unzipped(data, name), name)
    return read_page(page_of(data, name) if is_archive(data) else Archived(data, None, None, {}), name)


def read_page(page: Archived, name: str) -> Parsed:
    """Read a page with the images that came with it.

    Raises:
        InputError: as :func:`read` does.
    """
    where = page.address
    tree = tree_of(page.data, name, page.charset)
    base = where or address(tree.root) or None
    flow = flow_of(tree.root, base)
    linked = linked_data(tree.root)
    said = said_of(tree.root, linked)
    about = metadata(tree.root, flow, linked, said, where or "")
    if any(map(_has_words, flow.pieces)):
        blocks, notes = _blocks(flow, about, said.get("description")), _told(flow)
    elif linked.body.strip():
        blocks, notes = _paragraphs(linked.body), (_UNSHOWN,)
    else:
        hint = "opening the page in a browser and copying its text into a plain text file (.txt, UTF-8)"
        raise InputError("the page shows no text without its scripts", place=name, hint=hint)
    notes = (*tree.notes, *notes, *_paid(linked, blocks), *_continued(following(tree.root, base)))
    return Parsed(tuple(_with_image(block, page) for block in blocks), tree.encoding, about.pairs, notes)


_SUBSCRIBED = "saving the page as a subscriber sees it, or copying its text from there"
_UNSHOWN = Note(
    "unshown-text",
    "warning",
    "the page shows no text; its data for search engines were read, which have no headings and no links",
    hint="copying the text from a browser, if some is missing",
)
_FEW = 3_000  # letters of a text; a subscribers' text with fewer is only its beginning


def _paragraphs(text: str) -> tuple[Block, ...]:
    blocks = Blocks([])
    for line in filter(None, map(str.strip, text.split("\n"))):
        blocks.add("paragraph", line, 1)
    return tuple(blocks.made)


def _told(flow: Flow) -> tuple[Note, ...]:
    """A note if a page has foldable paragraphs."""
    count = sum(area.folded for area in flow.areas)
    message = "collapsed parts of the page were read, if they belong to its text"
    return (Note("folded", "info", message, hint="a look at them"),) if count else ()


def _continued(address: str) -> tuple[Note, ...]:
    """A warning if the text continues on another page."""
    message = f"the text continues on another page, which is not read: {address}"
    hint = "its print version, or the texts of all its pages in one file"
    return (Note("continued", "warning", message, hint=hint),) if address else ()


def _paid(linked: LinkedData, blocks: tuple[Block, ...]) -> tuple[Note, ...]:
    """A warning if the text is for subscribers, and the page has little of it."""
    shown = sum(len(block.text) for block in blocks if block.kind != "aside")
    if not linked.paid or shown >= max(_FEW, len(linked.body) * 0.8):
        return ()
    message = "the text is for subscribers, and the page seems to hold only its beginning"
    return (Note("paywall", "warning", message, hint=_SUBSCRIBED),)


def _has_words(piece: Piece) -> bool:
    return any(map(str.isalnum, piece.text))


def _blocks(flow: Flow, about: About, summary: str | None) -> tuple[Block, ...]:
    pieces, stays = with_notes(flow, main_pieces(flow, about.heading, summary))
    if not any(stay and _has_words(piece) for stay, piece in zip(stays, pieces, strict=True)):
        stays = [True] * len(stays)
    blocks = Blocks([])
    for place, (stay, piece) in enumerate(zip(stays, pieces, strict=True)):
        _add_hidden(blocks, flow, place)
        if stay and piece.kind == "heading" and piece.text == about.heading:
            _add_headline(blocks, piece, about.get("title") or "")
        elif stay:
            blocks.add(_kind(piece, flow), piece.text, piece.line, piece.marks, piece.level)
        elif piece.text:
            blocks.add("aside", piece.text, piece.line, piece.marks)
    _add_hidden(blocks, flow, len(stays))
    return upright(starless(blocks.made))


def _add_headline(blocks: Blocks, piece: Piece, title: str) -> None:
    """Add a heading, with a kicker above or a subtitle below the title as a paragraph of its own."""
    start = piece.text.rfind(title) if title else -1
    parts = ((0, start), (start, start + len(title)), (start + len(title), len(piece.text)))
    for first, last in parts if start >= 0 else ((0, len(piece.text)),):
        if text := piece.text[first:last].strip():
            at = piece.text.index(text, first)
            kind: BlockKind = "heading" if start < 0 or first == start else "paragraph"
            level = piece.level if kind == "heading" else 0
            blocks.add(kind, text, piece.line, moved(list(piece.marks), at, len(text)), level)


def _add_hidden(blocks: Blocks, flow: Flow, place: int) -> None:
    for piece in flow.hidden.get(place, ()):
        blocks.add("aside", piece.text, piece.line)


def _with_image(block: Block, page: Archived) -> Block:
    """A figure with its image from the archive."""
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
