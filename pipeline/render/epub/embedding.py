"""Fonts to embed in an e-book: of the theme's families, the weights and letters that the book uses.

A variable font is cut to the weights that the theme names, since not every reading system supports variable fonts. A
family without a licence is left out: it may not be redistributed. The licence stays in the font's own table of names,
as the SIL Open Font License (1.1, condition 2) allows.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path

from pipeline.render.theme.fonts import Face

_NAMES = [*range(8), 13, 14]  # OpenType 1.9, "name": copyright, names, trademark, licence and its address
_TAG_RE = re.compile(r"<[^>]+>")
_LEANING_RE = re.compile(r'<em\b|<blockquote\b|class="stage"')
_CODE_RE = re.compile(r"<code\b|<pre\b")


@dataclass(frozen=True, slots=True)
class Embedded:
    """A font of an e-book: its file and the ``@font-face`` rule that names it."""

    name: str
    data: bytes
    rule: str


def embedded(xhtml: str, faces: Iterable[Face], tokens: Mapping[str, str]) -> tuple[Embedded, ...]:
    """The fonts that a page needs, in the order in which the theme names its families.

    Args:
        xhtml: the page.
        faces: the faces of the theme, with their files.
        tokens: ``group.key`` to value: ``weight.text`` and the like; ``font.text`` with the fallbacks after a family.
    """
    letters = frozenset(map(ord, unescape(_TAG_RE.sub("", xhtml)))) - {10, 13}
    free = [face for face in faces if face.licence]
    needs: dict[tuple[Face, str], set[int]] = {}
    for families, style, weight in _roles(xhtml, tokens):
        left = set(letters)
        for face, own in (_nearest(free, family, style, weight) for family in families):
            taken = _letters_of(face.path) & left if face else set()
            if face and any(chr(code).isalnum() for code in taken):
                needs.setdefault((face, own), set()).update(taken)
                left -= taken
    return tuple(_font(face, weight, codes) for (face, weight), codes in needs.items())


def _roles(xhtml: str, tokens: Mapping[str, str]) -> Iterator[tuple[list[str], str, str]]:
    """The families that may be used, including fallbacks, with the style and weight of each use."""
    text, heading, mono = (
        [name.strip(' "') for name in tokens.get(f"font.{key}", "").split(",")] for key in ("text", "heading", "mono")
    )
    for weight in dict.fromkeys(tokens[f"weight.{key}"] for key in ("text", "strong")):
        yield text, "normal", weight
    if _LEANING_RE.search(xhtml):
        yield text, "italic", tokens["weight.text"]
    for weight in dict.fromkeys(tokens[f"weight.{key}"] for key in ("text", "heading", "title")):
        yield heading, "normal", weight
    if _CODE_RE.search(xhtml):
        yield mono, "normal", tokens["weight.text"]


def _nearest(faces: Iterable[Face], family: str, style: str, weight: str) -> tuple[Face | None, str]:
    """The face of a family with the nearest weight, and that weight; a variable face has any."""
    of_family = [face for face in faces if (face.family, face.style) == (family, style)]
    if not of_family:
        return None, weight
    face = min(of_family, key=lambda face: 0 if " " in face.weight else abs(int(face.weight) - int(weight)))
    return face, weight if " " in face.weight else face.weight


@cache
def _letters_of(path: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


def _font(face: Face, weight: str, codes: set[int]) -> Embedded:
    name = f"fonts/{re.sub('[^a-z0-9]+', '-', face.family.lower())}-{weight}-{face.style}.woff"
    rule = (
        f'@font-face {{ font-family: "{face.family}"; font-style: {face.style}; font-weight: {weight}; '
        f'src: url("{name}") format("woff"); }}'
    )
    return Embedded(name, _cut(face.path, float(weight), codes), rule)


def _cut(path: Path, weight: float, codes: set[int]) -> bytes:
    """The font reduced to these letters, at a fixed position on each of its axes."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(path, recalcTimestamp=False)
    options = Options(name_IDs=_NAMES, notdef_outline=True)
    options.drop_tables += ["meta", "FFTM"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    if "fvar" in font:
        wanted = {axis.axisTag: weight if axis.axisTag == "wght" else axis.defaultValue for axis in font["fvar"].axes}
        bounds = {axis.axisTag: (axis.minValue, axis.maxValue) for axis in font["fvar"].axes}
        place = {tag: min(max(value, bounds[tag][0]), bounds[tag][1]) for tag, value in wanted.items()}
        font = instantiateVariableFont(font, place, inplace=True)
    font.flavor = "woff"
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()
