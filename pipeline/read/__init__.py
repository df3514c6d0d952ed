"""Read: the bytes of a source become a ``RawDocument``, whose blocks hold every letter and know their line.

A reader is one file of this folder with a value ``READER``; naming it in ``_READERS`` is all that adding one takes.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import import_module
from pathlib import PurePath

from pipeline.errors import InputError, UsageError
from pipeline.language import detect
from pipeline.model import RawDocument, Source
from pipeline.read.decode import check_size
from pipeline.read.reader import Parsed, Reader
from pipeline.read.unread import refuse_unread

_READERS = ("html", "docx", "odt", "captions", "table", "markdown", "text")  # the last one takes what no other claims


def read(data: bytes, name: str, *, format: str | None = None, language: str | None = None) -> RawDocument:
    """Read one source.

    Args:
        data: the bytes of the file.
        name: its file name, with or without folders; the suffix chooses the reader, the content where it does not.
        format: the name of a reader (``text``, ``markdown``), which then is not chosen.
        language: a BCP 47 tag, which then is neither looked up in the source nor detected.

    Raises:
        InputError: the source is empty, too large, or of a kind that cannot be read; the place is ``name``.
        UsageError: there is no such format.
    """
    name = PurePath(name).name or name
    check_size(data, name)
    reader = _reader(data, name, format)
    parsed = reader.read(data, name)
    digest = hashlib.sha256(data).hexdigest()
    source = Source(name, digest, parsed.encoding, reader.name, parsed.metadata)
    return RawDocument(source, language or _language(source, parsed), parsed.blocks, parsed.notes)


def formats() -> tuple[str, ...]:
    """The names of all readers."""
    return tuple(reader.name for reader in _readers())


def _reader(data: bytes, name: str, format: str | None) -> Reader:
    if format is not None:
        return _named(format)
    suffix = PurePath(name).suffix.lower()
    by_suffix = [reader for reader in _readers() if suffix in reader.suffixes]
    refuse_unread(data, "" if by_suffix else suffix, name)
    by_content = (reader for reader in _readers() if reader.sniff(data))
    return next(iter(by_suffix), None) or next(by_content)


def _named(format: str) -> Reader:
    for reader in _readers():
        if reader.name == format:
            return reader
    raise UsageError(f"there is no input format {format!r}", hint=f"one of {', '.join(formats())}")


@cache
def _readers() -> tuple[Reader, ...]:
    return tuple(import_module(f"{__name__}.{module}").READER for module in _READERS)


def _language(source: Source, parsed: Parsed) -> str:
    named = source.meta("lang", "language")
    if named and _is_tag(named):
        return named.strip().replace("_", "-")
    return detect("\n".join(block.text for block in parsed.blocks if block.kind not in ("metadata", "comment", "code")))


def _is_tag(text: str) -> bool:
    """Whether this is a tag such as ``pt-BR``, and not the name of a language."""
    parts = text.strip().replace("_", "-").split("-")
    return 2 <= len(parts[0]) <= 3 and all(part.isascii() and part.isalnum() and len(part) <= 8 for part in parts)


__all__ = ["InputError", "formats", "read"]
