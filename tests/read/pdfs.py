"""Make PDF files for tests: set by Typst, printed by WeasyPrint, or made of pictures."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
from PIL import Image

FIRST = (
    "I remember the noise more than anything. The chain ground against the hull day and night, and whoever slept "
    "below had to learn to sleep through a quarrel of iron. There were seven of us, and four had been there long "
    "enough to have stopped noticing, which the rest of us found hard to forgive."
)
SECOND = (
    "We kept a log in which every sail was entered, with the hour, the bearing and the state of the sea. It was "
    "tedious, and it taught me to look. I have never since been able to cross a harbour without counting, which "
    "my family calls an incurable illness, and which I call the only education that I ever finished."
)
THIRD = (
    "The tables came later. In the office they were computed by hand, with a brass machine that a clockmaker had "
    "built for the purpose. It drew a curve, and one read the heights of high and low water from it with a ruler, "
    "provided that one was awake, which my predecessor one afternoon in June was not."
)
FOURTH = (
    "The dike should be raised by a foot before anything else is built behind it. That is not my opinion; it is "
    "what the tables say. One may dislike them, as one may dislike arithmetic, but the water will not be "
    "persuaded, and it comes back twice a day to ask the same question of the same stones."
)
TALK = (FIRST, SECOND, THIRD, FOURTH)


def typst(source: str) -> bytes:
    """The PDF that Typst sets of its own markup."""
    import typst as compiler

    data: Any = compiler.compile(source.encode())
    return bytes(data)


def printed(body: str, style: str = "") -> bytes:
    """The PDF that WeasyPrint prints of a page."""
    from weasyprint import HTML

    page = f"<html lang=en><head><style>{style}</style></head><body>{body}</body></html>"
    data: Any = HTML(string=page).write_pdf()
    return bytes(data)


def pictures(count: int = 2) -> bytes:
    """A scan: pages that are nothing but pictures."""
    file = io.BytesIO()
    sheet = Image.new("L", (200, 280), 220)
    sheet.save(file, "PDF", save_all=True, append_images=[sheet] * (count - 1))
    return file.getvalue()


def locked(data: bytes) -> bytes:
    """The same PDF, with a password."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(file, encryption=pikepdf.Encryption(owner="one", user="two"))
    return file.getvalue()


def together(*parts: bytes) -> bytes:
    """The pages of several PDF files in one."""
    file = io.BytesIO()
    with pikepdf.new() as whole:
        for part in parts:
            with pikepdf.open(io.BytesIO(part)) as pdf:
                whole.pages.extend(pdf.pages)
        whole.save(file)
    return file.getvalue()


def turned(data: bytes, degrees: int) -> bytes:
    """The same PDF, whose pages a viewer turns."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.rotate(degrees, relative=True)
        pdf.save(file)
    return file.getvalue()
