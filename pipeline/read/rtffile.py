"""An RTF file as blocks: the text with all tracked changes accepted, its notes at the end."""

from __future__ import annotations

from pipeline.errors import InputError
from pipeline.model import Block, Note
from pipeline.read.reader import Blocks, Parsed
from pipeline.read.rtfgroup import Found
from pipeline.read.rtftokens import is_rtf, tokens
from pipeline.read.rtfwalk import Walk
from pipeline.read.wordfacts import facts, holds_text
from pipeline.wording import plural


def read(data: bytes, name: str) -> Parsed:
    """Read an RTF file.

    Raises:
        InputError: it is none, or holds no text.
    """
    if not is_rtf(data):
        raise InputError("this is no RTF file", place=name, hint="--from text, if it is plain text")
    blocks = Blocks([])
    walk = Walk(blocks)
    walk.all(tokens(data))
    if not holds_text(blocks.made):
        raise InputError("the RTF file holds no text", place=name, hint="another file")
    notes = (*_told(walk.found), *_cut(data))
    encoding = walk.found.encoding.replace("cp125", "windows-125")
    return Parsed(tuple(blocks.made), encoding, _metadata(walk.found, blocks.made), notes)


def _metadata(found: Found, blocks: list[Block]) -> tuple[tuple[str, str], ...]:
    return facts(found.facts.get("title"), found.facts.get("author"), blocks)


def _told(found: Found) -> list[Note]:
    told = []
    if found.inserted or found.deleted:
        counted = f"{plural(found.inserted, 'insertion')}, {plural(found.deleted, 'deletion')}"
        message = f"tracked changes were read as accepted: {counted}"
        told.append(Note("tracked-changes", "info", message, hint="accepting or rejecting them, if that is not meant"))
    if found.comments:
        are = "is" if found.comments == 1 else "are"
        message = f"{plural(found.comments, 'comment')} of the file {are} not part of the text"
        told.append(Note("comments", "info", message, hint="`briefing clean`, with --explain, which shows them"))
    return told


def _cut(data: bytes) -> list[Note]:
    """A note where the file has no end: what came after was lost before."""
    if data.rstrip(b"\0\r\n\t \x1a").endswith(b"}"):
        return []
    return [Note("cut-short", "warning", "the RTF file was cut short: its end is missing", hint="a whole copy of it")]
