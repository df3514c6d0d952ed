"""Pack a font as WOFF: each table deflated (W3C, "WOFF File Format 1.0", sections 3 to 5)."""

from __future__ import annotations

import struct
import zlib

_SFNT = struct.Struct(">4sHHHH")  # version, number of tables, and three values for a search
_TABLE = struct.Struct(">4sIII")  # tag, checksum, offset, length
_HEADER = struct.Struct(">4s4sIHHIHHIIIII")
_ENTRY = struct.Struct(">4sIIII")  # tag, offset, compressed length, length, checksum


def packed(font: bytes) -> bytes:
    """A font of the kind TrueType or OpenType as WOFF. The same font gives the same bytes."""
    version, count, *_ = _SFNT.unpack_from(font)
    tables = [_TABLE.unpack_from(font, _SFNT.size + place * _TABLE.size) for place in range(count)]
    start, whole = _HEADER.size + count * _ENTRY.size, _SFNT.size + count * _TABLE.size
    entries, bodies = [], []
    for tag, checksum, offset, length in tables:
        body = _smaller(font[offset : offset + length])
        entries.append(_ENTRY.pack(tag, start, len(body), length, checksum))
        bodies.append(body + b"\0" * (-len(body) % 4))
        start += len(bodies[-1])
        whole += length + -length % 4
    head = _HEADER.pack(b"wOFF", version, start, count, 0, whole, 1, 0, 0, 0, 0, 0, 0)
    return b"".join((head, *entries, *bodies))


def _smaller(table: bytes) -> bytes:
    """The table deflated; one that would not be smaller is stored as it is (section 5)."""
    deflated = zlib.compress(table, 9)
    return deflated if len(deflated) < len(table) else table
