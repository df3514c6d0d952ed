"""Turn an RTF file into blocks: the text with all tracked changes accepted, its notes at the end."""

from __future__ import annotations

from pipeline.errors import InputError
from pipeline.model import Block, Note
from pipeline.read.office.facts import facts, holds_text, told
from pipeline.read.office.list_numbers import with_said_numbers
from pipeline.read.reader import Blocks, Parsed
from pipeline.read.rtf.group import Found
from pipeline.read.rtf.lexer import is_rtf, tokens
from pipeline.read.rtf.walk import Walk


def read(data: bytes, name: str) -> Parsed:
    """Read an RTF file.

    Raises:
        InputError: it is not RTF, or holds no text.
    """
    if not is_rtf(data):
        raise InputError("this is not an RTF file", place=name, hint="--from text, if it is plain text")
    blocks = Blocks([])
    walk = Walk(blocks)
    walk.all(tokens(data))
    blocks.made = with_said_numbers(blocks.made, walk.numbers)
    if not holds_text(blocks.made):
        raise InputError(
            "the RTF file holds no text",
            place=name,
            hint="opening it in a word processor: if you see words there, saving them as docx",
        )
    notes = (*told(name, walk.found.comments, walk.found.inserted, walk.found.deleted), *_cut(data))
    encoding = walk.found.encoding.replace("cp125", "windows-125")
    return Parsed(tuple(blocks.made), encoding, _metadata(walk.found, blocks.made), notes)


def _metadata(found: Found, blocks: list[Block]) -> tuple[tuple[str, str], ...]:
    return facts(found.facts.get("title"), found.facts.get("author"), blocks)


def _cut(data: bytes) -> list[Note]:
    """A note if the end of the file is missing, so that text may be lost."""
    if data.rstrip(b"\0\r\n\t \x1a").endswith(b"}"):
        return []
    return [Note("cut-short", "warning", "the RTF file is truncated: its end is missing", hint="a complete copy of it")]
