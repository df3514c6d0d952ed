"""Remove the time from embedded fonts: fontTools writes into a font the hour in which it cut it."""

from __future__ import annotations

import struct

_RECORD = struct.Struct(">4sIII")  # tag, checksum, offset, length: OpenType 1.9, "Table Directory"
_ADJUSTMENT, _CREATED, _MODIFIED = 8, 20, 28  # offsets in the table `head`
_MAGIC = 0xB1B0AFBA


def without_clock(font: bytes) -> bytes:
    """The font with its creation time as modification time and new checksums; other bytes are left alone."""
    place = _head(font)
    if place is None:
        return font
    record, start, length = place
    data = bytearray(font)
    data[start + _MODIFIED : start + _MODIFIED + 8] = data[start + _CREATED : start + _CREATED + 8]
    struct.pack_into(">I", data, start + _ADJUSTMENT, 0)
    struct.pack_into(">I", data, record + 4, _sum(data[start : start + length]))
    struct.pack_into(">I", data, start + _ADJUSTMENT, (_MAGIC - _sum(data)) & 0xFFFFFFFF)
    return bytes(data)


def _head(font: bytes) -> tuple[int, int, int] | None:
    """The position of the record for the table ``head``, and the table's start and length."""
    if font[:4] not in (b"\x00\x01\x00\x00", b"OTTO", b"true"):
        return None
    count = struct.unpack_from(">H", font, 4)[0]
    for record in range(12, 12 + 16 * count, 16):
        tag, _, start, length = _RECORD.unpack_from(font, record)
        if tag == b"head":
            return record, start, length
    return None


def _sum(data: bytes | bytearray) -> int:
    """The checksum of a table: the sum of its 32-bit words."""
    padded = bytes(data) + b"\0" * (-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
