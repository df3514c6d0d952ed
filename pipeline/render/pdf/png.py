"""A drawn page as PNG (ISO/IEC 15948), written for speed: somebody waits for it.

Pillow tries five filters on each row, which takes twice as long, and makes pages of text larger: most of a page is
white, which compresses best as it is.
"""

from __future__ import annotations

import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_TRUE_COLOUR = 2
_BYTES = 3  # a pixel
_FAST = 1  # of zlib


def png(pixels: bytes | memoryview, width: int, height: int, stride: int) -> bytes:
    """A picture as PNG.

    Args:
        pixels: red, green and blue of each pixel, row by row.
        width: pixels of a row.
        height: number of rows.
        stride: bytes from the beginning of a row to that of the next.
    """
    squeezed = zlib.compressobj(_FAST)
    data = []
    for start in range(0, height * stride, stride):
        data.append(squeezed.compress(b"\0"))  # this row has no filter
        data.append(squeezed.compress(pixels[start : start + width * _BYTES]))
    data.append(squeezed.flush())
    head = struct.pack(">IIBBBBB", width, height, 8, _TRUE_COLOUR, 0, 0, 0)
    return _SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", b"".join(data)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
