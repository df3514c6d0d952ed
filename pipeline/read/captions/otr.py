"""The reader of oTranscribe's files (``.otr``): a page in JSON, whose time stamps become the times of turns.

A stamp at the start of a paragraph is kept, since structure reads the time of the turn from it; one between
words becomes a comment. Source: the README of oTranscribe, "OTR file format".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.errors import InputError
from pipeline.read.captions.json_values import json_of, table, whole
from pipeline.read.cuts import Cuts, in_order
from pipeline.read.encoding.decode import decode
from pipeline.read.markdown.embedded_html import pieces
from pipeline.read.markdown.html_pieces import Piece
from pipeline.read.reader import Blocks, Parsed, Reader


def read(data: bytes, name: str) -> Parsed:
    """Read a file of oTranscribe.

    Raises:
        InputError: it is damaged, or holds no words.
    """
    text, encoding, notes = decode(data, name)
    page = table(json_of(text, name)).get("text")
    if not isinstance(page, str):
        raise InputError(
            "this is not a file of oTranscribe: it has no text", place=name, hint="exporting it from oTranscribe again"
        )
    blocks = Blocks([])
    for number, piece in enumerate(pieces(_STAMP_RE.sub(f"{_OPEN}\\1{_CLOSE}", whole(page))), 1):
        for part in _lines(piece):
            _add(part, number, blocks)
    if not any(block.kind == "paragraph" for block in blocks.made):
        raise InputError("the file holds no words", place=name, hint="exporting it from oTranscribe again")
    return Parsed(tuple(blocks.made), encoding, (), notes)


def sniff(data: bytes) -> bool:
    """Whether these bytes are a file of oTranscribe."""
    return data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and b'"text"' in data and b'"media' in data


READER = Reader("otr", (".otr",), sniff, read, by_content_first=True)

_OPEN, _CLOSE = "\ue000", "\ue001"  # around a stamp, while the page is parsed
_STAMP_RE = re.compile(
    r"""<span[^<>]{0,200}\bclass\s*=\s*["']timestamp["'][^<>]{0,200}>([^<>]{1,20})</span>""", re.IGNORECASE
)
_SIGN_RE = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}[ \\t\N{NO-BREAK SPACE}]*")
_BREAK_RE = re.compile(r"\n\s*\n")


def _lines(piece: Piece) -> Iterator[Piece]:
    """Split a paragraph at two adjacent breaks, which is how oTranscribe separates paragraphs, and before a stamp."""
    start = 0
    ends = {match.start() for match in _BREAK_RE.finditer(piece.text)}
    ends |= {match.start() for match in re.finditer(f"\n(?=\\s*{_OPEN})", piece.text)}
    for end in sorted({*ends, len(piece.text)}):
        part = Cuts(((0, start), (end, len(piece.text))))
        if part.text(piece.text).strip():
            yield Piece(piece.kind, part.text(piece.text), piece.line, tuple(part.marks(piece.marks)))
        start = end


def _add(piece: Piece, number: int, blocks: Blocks) -> None:
    """Add a paragraph without the stamps between its words, which follow it as a comment."""
    text = piece.text
    lead = len(text) - len(text.lstrip())
    stamps = list(_SIGN_RE.finditer(text))
    parts = [(0, lead)] if lead else []
    amid = []
    for stamp in stamps:
        if stamp.start() == lead:
            parts += [(stamp.start(), stamp.start() + 1), (stamp.end(1), stamp.end(1) + 1)]
        else:
            parts.append(stamp.span())
            amid.append(stamp[1].strip())
    cuts = Cuts(parts)
    blocks.add(piece.kind, cuts.text(text).rstrip(), number, in_order(cuts.marks(piece.marks)))
    if amid:
        blocks.add("comment", " ".join(amid), number)
