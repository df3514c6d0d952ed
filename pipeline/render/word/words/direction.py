"""Direction and fonts of a language, and the stretches of a text that run in the other direction."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.languages.files import languages
from pipeline.languages.scripts import direction as written_to
from pipeline.languages.scripts import usual_script
from pipeline.render.page.inline.foreign_words import has_italics

_EAST_ASIAN = frozenset({"Han", "Kana", "Hangul"})
Choice = str | Mapping[str, str]
_RTL_CLASS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_RTL_RE = re.compile(f"[{_RTL_CLASS}]")


@dataclass(frozen=True, slots=True)
class Script:
    """The script of a document. ``language`` is a BCP 47 tag."""

    language: str
    right_to_left: bool

    @property
    def primary(self) -> str:
        """The language without script and country."""
        return self.language.split("-")[0].lower()

    @property
    def has_italics(self) -> bool:
        """Whether the script has italics."""
        return not self.right_to_left and has_italics(self.language)

    def languages(self) -> dict[str, str]:
        """The attributes of ``w:lang``; the document's own language is one of its three kinds of script."""
        tag = _with_country(self.language)
        if self.right_to_left:
            return {"val": "en-US", "eastAsia": "en-US", "bidi": tag}
        if usual_script(self.primary) in _EAST_ASIAN:
            return {"val": "en-US", "eastAsia": tag, "bidi": "ar-SA"}
        return {"val": tag, "eastAsia": tag, "bidi": "ar-SA"}

    def foreign(self, language: str | None) -> str | None:
        """The language of words that are not in the document's own; else None."""
        return None if not language or language.split("-")[0].lower() == self.primary else language


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts for scripts that a theme's own fonts lack, by language; ``""`` is for any other.

    Each is either one font or two, ``text`` and ``heading``. ``language`` is the document's.
    """

    east: Mapping[str, Choice]
    cs: Mapping[str, Choice]
    language: str

    def east_asian(self, name: str, place: str) -> str:
        """The font for Chinese, Japanese and Korean that goes with the font ``name`` at ``place`` in the scheme."""
        return self._chosen(self.east, name, place)

    def complex(self, name: str, place: str) -> str:
        """The font for Arabic, Hebrew, Indic and similar scripts, likewise."""
        return self._chosen(self.cs, name, place)

    def _chosen(self, table: Mapping[str, Choice], name: str, place: str) -> str:
        tags = (self.language, self.language.split("-")[0].lower(), "")
        chosen = next((table[tag] for tag in tags if tag in table), name)
        return chosen if isinstance(chosen, str) else chosen["heading" if place == "major" else "text"]


def language_of(language: str) -> dict[str, str]:
    """The attribute of ``w:lang`` for words in one language: Word has one for each of three kinds of script."""
    primary, turned = language.split("-")[0].lower(), written_to(language) == "rtl"
    return {
        "bidi" if turned else "eastAsia" if usual_script(primary) in _EAST_ASIAN else "val": _with_country(language)
    }


def script_of(language: str, direction: str | None) -> Script:
    """The script that a page declares in ``lang`` and ``dir``."""
    return Script(language, (direction or written_to(language)) == "rtl")


def stretches(text: str, right_to_left: bool) -> Iterator[tuple[str, bool]]:
    """Split the text where its direction changes, with True for stretches from right to left.

    Signs and spaces between two letters of one direction belong to them, all others to the paragraph, as the Unicode
    bidirectional algorithm treats neutral characters (UAX 9, N1 and N2).
    """
    if not _RTL_RE.search(text):
        strong = right_to_left and not any(unicodedata.bidirectional(c) == "L" for c in text)
        yield text, strong
        return
    start, here, last = 0, right_to_left, -1
    for place, character in enumerate(text):
        direction = _direction(character)
        if direction is None:
            continue
        if direction != here:
            # Text in between has the direction of the paragraph.
            cut = last + 1 if here != right_to_left else place
            if cut > start:
                yield text[start:cut], here
            start, here = cut, direction
        last = place
    if here != right_to_left and last + 1 < len(text):
        yield text[start : last + 1], here
        start, here = last + 1, right_to_left
    if start < len(text):
        yield text[start:], here


def _direction(character: str) -> bool | None:
    kind = unicodedata.bidirectional(character)
    if kind in ("R", "AL", "AN"):
        return True
    return False if kind == "L" else None


def _with_country(language: str) -> str:
    """What Word proofs is a language of a country: the likeliest one where a text names none (CLDR, likely subtags)."""
    country = languages().get(language, {}).get("country")
    return f"{language.split('-')[0]}-{country}" if country else language
