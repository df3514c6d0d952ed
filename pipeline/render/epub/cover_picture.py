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
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.languages.scripts import direction
from pipeline.render.epub.cover import Cover
from pipeline.render.epub.embedding import cut_for_drawing
from pipeline.render.machine_fonts import font_with
from pipeline.render.theme.fonts import Face
from pipeline.text.remembered import recalled

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

Font = tuple[bytes | Path, int]  # a font or its file, and the number of the face in there
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
    fonts = tuple(filter(None, (_font(line, faces, families, language) for line in lines)))
    if len(fonts) < len(lines) or (any(map(_is_complex, lines)) and not _can_join()):
        return None
    return _picture(lines, fonts, ground, letters, direction(language) == "rtl")


def _can_join() -> bool:
    from PIL import features

    return bool(features.check("raqm"))


def _is_complex(line: Line) -> bool:
    return _COMPLEX_RE.search(line.text) is not None


def _font(line: Line, faces: Iterable[Face], families: tuple[str, ...], language: str) -> Font | None:
    """The font of the first family that has all letters of the line."""
    if data := cut_for_drawing(faces, families, _BOLD if line.bold else _PLAIN, line.text):
        return data, 0
    return font_with(line.text, families, language, bold=line.bold)


@recalled(8)  # an editor changes words of the text more often than the title, and Pillow alone takes 10 ms to import
def _picture(lines: tuple[Line, ...], fonts: tuple[Font, ...], ground: str, letters: str, rtl: bool) -> bytes:
    """The cover as PNG, by all that it is made from: its fonts are cut to the letters, or files of the machine."""
    from PIL import Image, ImageDraw, ImageFont

    mask = Image.new("L", _scaled(1600, 2400))
    pen = ImageDraw.Draw(mask)
    for top in _RULES:
        pen.rectangle((_scaled(_LEFT, top), _scaled(_RIGHT, top + 14)), fill=255)
    for line, (file, number) in zip(lines, fonts, strict=True):
        opened = io.BytesIO(file) if isinstance(file, bytes) else file
        layout = ImageFont.Layout.RAQM if _is_complex(line) else ImageFont.Layout.BASIC
        font = ImageFont.truetype(opened, line.size * _SCALE, number, layout_engine=layout)
        place = _scaled(_RIGHT if rtl else _LEFT, line.y)
        pen.text(place, line.text, fill=255, font=font, anchor="rs" if rtl else "ls")
    return _png(mask, ground, letters)


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
