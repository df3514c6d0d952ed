"""Draw the cover as PNG too: libraries and shops show no SVG.

It is the drawing of ``package/cover.svg.j2`` in the theme's own font, cut to the letters of the cover; in a font of
this machine where the theme has none for the letters, as with Chinese, Japanese and Korean.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pipeline.languages.scripts import direction
from pipeline.render.epub.cover import Cover
from pipeline.render.epub.embedding import cut_for_drawing
from pipeline.render.machine_fonts import font_with
from pipeline.render.theme.fonts import Face

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

_SCALE = 0.75  # pixels for each unit of the cover: 1200 by 1800
_SHADES = 16  # from the ground to the letters: as many as four bits hold
_LEFT, _RIGHT = 160, 1440
_RULES = (300, 2250)
_BOLD, _PLAIN = "700", "400"
# From Hebrew to Myanmar, and Khmer: letters that are joined, reordered, or run from right to left.
_COMPLEX_RE = re.compile("[\u0590-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of letters; ``y``: its baseline, ``size``: of the letters, in the units of the cover."""

    text: str
    y: int
    size: int
    bold: bool = False


def lines_of(cover: Cover, kind: str, organisation: str, author: str) -> tuple[Line, ...]:
    """The lines where ``package/cover.svg.j2`` has them."""
    title = (Line(text, 380 + cover.size + at * cover.leading, cover.size, True) for at, text in enumerate(cover.lines))
    house = Line(organisation, 2080 if author else 2180, 64, True)
    return tuple(line for line in (Line(kind, 236, 60), *title, house, Line(author, 2180, 64)) if line.text)


@lru_cache(8)
def drawn(
    lines: tuple[Line, ...],
    faces: tuple[Face, ...],
    families: tuple[str, ...],
    ground: str,
    letters: str,
    language: str,
) -> bytes | None:
    """The cover as PNG; None if no font has all letters of a line, or the letters cannot be joined on this machine.

    Args:
        families: of headings, the preferred one first.
        ground, letters: colours as ``#rrggbb``.
        language: BCP 47 tag.
    """
    from PIL import Image, ImageDraw, features

    if any(_COMPLEX_RE.search(line.text) for line in lines) and not features.check("raqm"):
        return None
    fonts = [_font(line, faces, families, language) for line in lines]
    if None in fonts:
        return None
    rtl = direction(language) == "rtl"
    mask = Image.new("L", _scaled(1600, 2400))
    pen = ImageDraw.Draw(mask)
    for top in _RULES:
        pen.rectangle((_scaled(_LEFT, top), _scaled(_RIGHT, top + 14)), fill=255)
    for line, font in zip(lines, fonts, strict=True):
        place = _scaled(_RIGHT if rtl else _LEFT, line.y)
        pen.text(place, line.text, fill=255, font=font, anchor="rs" if rtl else "ls")
    return _png(mask, ground, letters)


def _font(line: Line, faces: Iterable[Face], families: tuple[str, ...], language: str) -> Any:
    """The font of the first family that has all letters of the line, as Pillow draws with it."""
    from PIL import ImageFont

    layout = ImageFont.Layout.RAQM if _COMPLEX_RE.search(line.text) else ImageFont.Layout.BASIC
    if data := cut_for_drawing(faces, families, _BOLD if line.bold else _PLAIN, line.text):
        return ImageFont.truetype(io.BytesIO(data), line.size * _SCALE, layout_engine=layout)
    if found := font_with(line.text, families, language, bold=line.bold):
        return ImageFont.truetype(found[0], line.size * _SCALE, found[1], layout_engine=layout)
    return None


def _scaled(x: int, y: int) -> tuple[int, int]:
    return round(x * _SCALE), round(y * _SCALE)


def _png(mask: Picture, ground: str, letters: str) -> bytes:
    """The picture in a few shades between two colours: some 10 kB."""
    from PIL import Image

    picture = Image.frombytes("P", mask.size, mask.point([level * _SHADES // 256 for level in range(256)]).tobytes())
    pairs = [(int(ground[at : at + 2], 16), int(letters[at : at + 2], 16)) for at in (1, 3, 5)]
    steps = [step / (_SHADES - 1) for step in range(_SHADES)]
    picture.putpalette([round(a + (b - a) * step) for step in steps for a, b in pairs])
    out = io.BytesIO()
    picture.save(out, "PNG", bits=4)
    return out.getvalue()
