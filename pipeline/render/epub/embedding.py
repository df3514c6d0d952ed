"""Fonts to embed in an e-book and in an XHTML file: of the theme's families, the weights and letters that a page uses.

A variable font is cut to the weights that the theme names, since not every reading system supports variable fonts. A
family without a licence is left out: it may not be redistributed. The licence stays in the font's own table of names,
as the SIL Open Font License (1.1, condition 2) allows.
"""

from __future__ import annotations

import io
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from html import unescape
from pathlib import Path

from pipeline.render import font_cutting, woff
from pipeline.render.theme.fonts import Face

_NAMES = [*range(8), 13, 14]  # OpenType 1.9, "name": copyright, names, trademark, licence and its address
_TAG_RE = re.compile(r"<[^>]+>")
_LEANING_RE = re.compile(r'<em\b|<blockquote\b|class="stage"')
_CODE_RE = re.compile(r"<code\b|<pre\b")
_STRONG_RE = re.compile(r"<strong\b")
_COUNTED = frozenset(map(ord, "0123456789.\N{BULLET}"))  # characters that only a style sheet writes
_FEATURES = ("lnum", "tnum", "onum", "pnum")  # of the style sheets: figures of one height and width, and of old style
_KEPT = 64  # fonts of the pages before, which often need the same letters


@dataclass(frozen=True, slots=True)
class Embedded:
    """A font of an e-book: its file and the face that it is."""

    name: str
    data: bytes
    family: str
    style: str
    weight: str

    @property
    def rule(self) -> str:
        """The ``@font-face`` rule that names the file."""
        return self._rule(self.name)

    @property
    def packed(self) -> str:
        """The same rule with the font inside."""
        return self._rule(f"data:font/woff;base64,{b64encode(self.data).decode('ascii')}")

    def _rule(self, address: str) -> str:
        return (
            f'@font-face {{ font-family: "{self.family}"; font-style: {self.style}; font-weight: {self.weight}; '
            f'src: url("{address}") format("woff"); }}'
        )


def embedded(xhtml: str, faces: Iterable[Face], tokens: Mapping[str, str]) -> tuple[Embedded, ...]:
    """The fonts that a page needs, in the order in which the theme names its families.

    Args:
        xhtml: the page.
        faces: the faces of the theme, with their files.
        tokens: ``group.key`` to value: ``weight.text`` and the like; ``font.text`` with the fallbacks after a family.
    """
    letters = (frozenset(map(ord, unescape(_TAG_RE.sub("", xhtml)))) | _COUNTED) - {10, 13}
    free = [face for face in faces if face.licence]
    needs: dict[tuple[Face, str], set[int]] = {}
    for families, style, weight in _roles(xhtml, tokens):
        left = set(letters)
        for face, own in (_nearest(free, family, style, weight) for family in families):
            taken = _letters_of(face.path) & left if face else set()
            if face and any(chr(code).isalnum() for code in taken):
                needs.setdefault((face, own), set()).update(taken)
                left -= taken
    return tuple(_font(face, weight, frozenset(codes)) for (face, weight), codes in needs.items())


def cut_for_drawing(faces: Iterable[Face], families: Iterable[str], weight: str, words: str) -> bytes | None:
    """The font of the first family that has all letters of these words, cut to them; None if none has."""
    codes = frozenset(map(ord, words))
    for family in families:
        face, own = _nearest(faces, family, "normal", weight)
        if face and codes <= _letters_of(face.path):
            return _bare(face.path, float(own), codes)
    return None


def _roles(xhtml: str, tokens: Mapping[str, str]) -> Iterator[tuple[list[str], str, str]]:
    """The families that may be used, including fallbacks, with the style and weight of each use."""
    text, heading, mono = (
        [name.strip(' "') for name in tokens.get(f"font.{key}", "").split(",")] for key in ("text", "heading", "mono")
    )
    yield text, "normal", tokens["weight.text"]
    if _STRONG_RE.search(xhtml):
        yield text, "normal", tokens["weight.strong"]
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
    found = font_cutting.letters_of(path)
    if found is not None:
        return found
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


def _font(face: Face, weight: str, codes: frozenset[int]) -> Embedded:
    name = f"fonts/{re.sub('[^a-z0-9]+', '-', face.family.lower())}-{weight}-{face.style}.woff"
    return Embedded(name, _cut(face.path, float(weight), codes), face.family, face.style, weight)


@lru_cache(_KEPT)
def _cut(path: Path, weight: float, codes: frozenset[int]) -> bytes:
    """The font as WOFF, reduced to these letters, at a fixed position on each of its axes."""
    return woff.packed(_bare(path, weight, codes))


def _bare(path: Path, weight: float, codes: frozenset[int]) -> bytes:
    return font_cutting.cut(path, weight, codes, _NAMES, _FEATURES) or cut_by_fonttools(path, weight, codes)


def cut_by_fonttools(path: Path, weight: float, codes: frozenset[int]) -> bytes:
    """The font cut without HarfBuzz's subsetter, which some machines lack."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(path, recalcTimestamp=False)
    options = Options(name_IDs=_NAMES, notdef_outline=True)
    options.layout_features += _FEATURES
    options.drop_tables += ["meta", "FFTM"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    if "fvar" in font:
        wanted = {axis.axisTag: weight if axis.axisTag == "wght" else axis.defaultValue for axis in font["fvar"].axes}
        bounds = {axis.axisTag: (axis.minValue, axis.maxValue) for axis in font["fvar"].axes}
        place = {tag: min(max(value, bounds[tag][0]), bounds[tag][1]) for tag, value in wanted.items()}
        font = instantiateVariableFont(font, place, inplace=True)
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()
