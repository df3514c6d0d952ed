"""Images inside the file of a text, as the address ``data:…`` for a mark of an image."""

from __future__ import annotations

from base64 import b64encode

MOST_BYTES = 5_000_000  # of one image; of a larger one only its description is kept


def address_of(data: bytes | None) -> str | None:
    """The address of an image; None if it is too large, or cannot be shown."""
    if not data or len(data) > MOST_BYTES:
        return None
    kind = next((kind for magic, kind in _KINDS if data.startswith(magic)), None)
    if kind == "webp" and data[8:12] != b"WEBP":
        return None
    return f"data:image/{kind};base64,{b64encode(data).decode('ascii')}" if kind else None


_KINDS = (
    (b"\x89PNG\r\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"RIFF", "webp"),
    (b"<svg", "svg+xml"),
    (b"<?xml", "svg+xml"),
)
