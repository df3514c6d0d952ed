"""Find the letters of a glyph in the font if the text does not give them: marks over Arabic or Hebrew letters.

A PDF stores for each glyph the text that it stands for. WeasyPrint gives the whole text of a cluster (a letter with its
marks) to the cluster's first glyph and nothing to the others, so a letter that first occurs behind its mark would be
read as nothing throughout the file. The font's own tables give the answer: its ``cmap`` and its substitutions, both
inverted.
"""

from __future__ import annotations

import io
import unicodedata
from functools import cached_property
from typing import Any

from pipeline.model import nfkc

_NOTHING = "\N{ZERO WIDTH SPACE}"  # for a glyph without known text: PDF/UA requires text for each
_SINGLE, _MULTIPLE, _LIGATURE, _EXTENSION = 1, 2, 4, 7  # types of GSUB lookups, OpenType 1.9
_DEEPEST = 6  # substitutions of substitutions


class Fonts(dict[str, Any]):
    """The fonts of a WeasyPrint document, which fills this table while it draws."""

    def __setitem__(self, key: str, font: Any) -> None:
        font.to_unicode = _Letters(font.file_content, font.index)
        super().__setitem__(key, font)


class _Letters(dict[int, str]):
    """Glyph -> text. WeasyPrint's answer is used if it is clear, else the font is asked."""

    def __init__(self, data: bytes, index: int) -> None:
        super().__init__()
        self._data, self._index = data, index

    def __setitem__(self, glyph: int, text: str) -> None:
        plain = text and not any(map(unicodedata.combining, text))
        text = text.replace("\N{NO-BREAK SPACE}", " ")  # people who search type spaces between words
        super().__setitem__(glyph, text if plain else self._origins.get(glyph) or text or _NOTHING)

    def __contains__(self, glyph: object) -> bool:
        """A glyph without known text is looked up again when it occurs again."""
        return isinstance(glyph, int) and self.get(glyph, _NOTHING) != _NOTHING

    @cached_property
    def _origins(self) -> dict[int, str]:
        from fontTools.ttLib import TTFont

        font = TTFont(io.BytesIO(self._data), fontNumber=self._index, lazy=True)
        known = {name: _plain(chr(code)) for code, name in sorted(font.getBestCmap().items(), reverse=True)}
        made = _substitutions(font["GSUB"].table) if "GSUB" in font else {}
        for _ in range(_DEEPEST):
            for glyph, parts in made.items():
                if glyph not in known and all(part in known for part in parts):
                    known[glyph] = "".join(known[part] for part in parts)
        return {font.getGlyphID(name): text for name, text in known.items()}


def _plain(letter: str) -> str:
    """The letters that a presentation form stands for."""
    return nfkc(letter).strip() or letter


def _substitutions(table: Any) -> dict[str, list[str]]:
    """Glyph -> the glyphs that it can stand for, by the first substitution that produces it."""
    made: dict[str, list[str]] = {}
    for lookup in table.LookupList.Lookup if table.LookupList else ():
        for sub in lookup.SubTable:
            rule = sub.ExtSubTable if sub.LookupType == _EXTENSION else sub
            if rule.LookupType == _SINGLE:
                for source, result in rule.mapping.items():
                    made.setdefault(result, [source])
            elif rule.LookupType == _MULTIPLE:
                for source, results in rule.mapping.items():
                    if results:
                        made.setdefault(results[0], [source])
            elif rule.LookupType == _LIGATURE:
                for first, ligatures in rule.ligatures.items():
                    for ligature in ligatures:
                        made.setdefault(ligature.LigGlyph, [first, *ligature.Component])
    return made
