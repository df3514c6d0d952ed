"""Read: turn the bytes of a source into a ``RawDocument``, whose blocks hold every letter and know their line.

A reader is a module or a folder with a value ``READER``; to add one, add its file and its name in ``_READERS``.
"""

from __future__ import annotations

import hashlib
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from pathlib import PurePath

from pipeline.errors import InputError, UsageError
from pipeline.languages import detect, is_tag
from pipeline.model import Note, RawDocument, Source
from pipeline.read.limits import check_blocks
from pipeline.read.mail.mailhead import without_mail_heads
from pipeline.read.printed_metadata import NOT_SAID, with_metadata
from pipeline.read.quoted_turns import unquoted_turns
from pipeline.read.reader import Parsed, Reader
from pipeline.read.shortcodes import without_shortcodes
from pipeline.read.table.heading_rows import with_heads
from pipeline.read.table.turn_rows import as_turns
from pipeline.read.typed_rules import with_rules
from pipeline.read.unread import ZIP, refuse_unread
from pipeline.read.voices import apart
from pipeline.size_limit import MAX_BYTES, check_size

# The last reader takes the files that no other claims.
_READERS = (
    "pdf", "mail", "web", "word", "odt", "rtf", "captions", "captions.ttml", "captions.ohms", "captions.otr",
    "captions.spoken", "captions.stamped", "xml_prose", "pasted.thread", "table", "markdown", "asciidoc", "rst",
    "pasted",
)  # fmt: skip


def read(data: bytes, name: str, *, format: str | None = None, language: str | None = None) -> RawDocument:
    """Read one source.

    Args:
        data: the bytes of the file.
        name: its file name, with or without folders; used to choose the reader, together with the content.
        format: the name of a reader (``text``, ``html``, ``docx``), to be used in any case.
        language: the BCP 47 tag of a source whose front matter gives none; it is not detected then.

    Raises:
        InputError: the source is empty, too large, or of a kind that cannot be read; the place is ``name``.
        UsageError: there is no such format.
    """
    name = PurePath(name).name or name
    check_size(len(data), name)
    reader = _reader(data, name, format)
    parsed = reader.read(data, name)
    check_blocks(parsed.blocks, name)
    digest = hashlib.sha256(data).hexdigest()
    source = Source(name, digest, parsed.encoding, reader.name, parsed.metadata)
    notes = (*parsed.notes, *_misnamed(name, reader))
    blocks = apart(as_turns(with_heads(without_shortcodes(without_mail_heads(with_rules(parsed.blocks))))))
    blocks = unquoted_turns(blocks)
    blocks = with_metadata(source, blocks)
    return RawDocument(source, _language(source, parsed, language), blocks, notes)


def formats() -> tuple[str, ...]:
    """The names of all readers."""
    return tuple(reader.name for reader in _readers())


def suffixes() -> tuple[str, ...]:
    """The file name suffixes that readers claim."""
    return tuple(suffix for reader in _readers() for suffix in reader.suffixes)


def shared_suffixes() -> tuple[str, ...]:
    """The suffixes that readers share with other kinds of files; :func:`is_ours` tells them apart."""
    return tuple(suffix for reader in _readers() for suffix in reader.shared)


def is_ours(data: bytes, suffix: str) -> bool:
    """Whether a reader that claims ``suffix`` as shared recognises these bytes."""
    return any(suffix in reader.shared and reader.sniff(data) for reader in _readers())


def _reader(data: bytes, name: str, format: str | None) -> Reader:
    """The reader that recognises the content; if none is sure, the one that claims the suffix."""
    if format is not None:
        return _named(format)
    suffix = PurePath(name).suffix.lower()
    *sure, text = _readers()
    by_suffix = next((reader for reader in _readers() if suffix in reader.suffixes), None)
    for reader in sure:
        if reader.by_content_first and reader.sniff(data):
            return reader
    if by_suffix and by_suffix.zipped and data.startswith(ZIP):
        return by_suffix
    refuse_unread(data, "" if by_suffix else suffix, name)
    if by_suffix and by_suffix.name == "html" and _for_a_generator(data):
        return _named("markdown")
    return by_suffix or next((reader for reader in sure if reader.sniff(data)), text)


def _for_a_generator(data: bytes) -> bool:
    """Whether a page begins with front matter, as sources of site generators do; Markdown may hold the rest."""
    return data.startswith((b"---\n", b"---\r", b"+++\n", b"+++\r")) and _named("markdown").sniff(data)


def _misnamed(name: str, reader: Reader) -> tuple[Note, ...]:
    suffix = PurePath(name).suffix.lower()
    others = {claimed for other in _readers() if other is not reader for claimed in other.suffixes}
    if not reader.by_content_first or suffix not in others:
        return ()
    message = f"the file is named {suffix}, but holds {reader.name} and was read as that"
    return (Note("format", "info", message, hint="--from, if that is wrong"),)


def _named(format: str) -> Reader:
    for reader in _readers():
        if reader.name == format:
            return reader
    close = get_close_matches(format, formats(), 1)
    hint = close[0] if close else f"one of {', '.join(formats())}"
    raise UsageError(f"there is no input format {format!r}", hint=hint)


@cache
def _readers() -> tuple[Reader, ...]:
    return tuple(import_module(f"{__name__}.{module}").READER for module in _READERS)


def _language(source: Source, parsed: Parsed, settled: str | None) -> str:
    """The language of the front matter, else the one that the caller gave, else the one that the file declares.

    A page's declaration counts only if the words agree, since a site may declare one language for all its pages, and
    so does English in front matter, with which templates of sites come.
    """
    named = source.meta("lang", "language")
    tag = named.strip().replace("_", "-") if named else ""
    tag = tag if is_tag(tag) else ""
    above = any(block.kind == "metadata" for block in parsed.blocks)
    if tag and above and not tag.startswith("en"):
        return tag
    if settled and not (tag and above):
        return settled
    if tag and source.format != "html" and not above:
        return tag
    text = "\n".join(block.text for block in parsed.blocks if block.kind not in NOT_SAID)
    found = detect(text)
    if tag and (len(text) < _TELLING or found.partition("-")[0] in ("und", tag.partition("-")[0].lower())):
        return tag
    return found


_TELLING = 600  # letters from which on the words count more than the page's declaration


__all__ = ["MAX_BYTES", "InputError", "check_size", "formats", "is_ours", "read", "shared_suffixes", "suffixes"]
