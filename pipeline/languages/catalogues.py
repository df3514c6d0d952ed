"""The compiled catalogues of the template's fixed words (gettext), a language each: what the template says itself.

Format: GNU gettext manual, "The Format of GNU MO Files".
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.languages.files import nearest

SOURCE = "en"  # the compiled template, locale/briefing.pot, under the tag of its language

_PLACE_RE = re.compile(r"\{[a-z0-9]+\}")
_CONTEXT = "\x04"  # between msgctxt and msgid in an MO file


@dataclass(frozen=True, slots=True)
class Phrase:
    """The English of a phrase: ``many`` for a number of things, None where it counts nothing."""

    one: str
    many: str | None = None

    def places(self) -> frozenset[str]:
        """What is filled in: ``{name}``."""
        return frozenset(_PLACE_RE.findall(self.one))


class Catalogue(gettext.GNUTranslations):
    """A catalogue whose contexts are our keys. What it lacks its fallbacks are asked for."""

    _catalog: Mapping[str | tuple[str, int], str]  # of the base class, which has no other way to list what there is

    def keys(self) -> frozenset[str]:
        """The keys of the phrases that it has."""
        found = (key if isinstance(key, str) else key[0] for key in self._catalog)
        return frozenset(key.partition(_CONTEXT)[0] for key in found) - {""}

    def source(self) -> dict[str, Phrase]:
        """Each key with its English: the catalogue of English, in which every phrase is its own translation."""
        found = {
            key.partition(_CONTEXT)[0]: Phrase(text) for key, text in self._catalog.items() if isinstance(key, str)
        }
        for key, text in self._catalog.items():
            if isinstance(key, tuple) and key[1] == 1:
                context, _, one = key[0].partition(_CONTEXT)
                found[context] = Phrase(one, text)
        found.pop("", None)
        return found


@cache
def templates() -> Path:
    """The folder ``templates`` of this installation: inside the package in a wheel, next to it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    return next((f for f in (package / "templates", package.parent / "templates") if f.is_dir()), package / "templates")


def compiled(tag: str) -> Catalogue | None:
    """The tool's own catalogue of a language; None where there is none."""
    path = templates() / "locale" / f"{tag}.mo"
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return Catalogue(file)


def tags(language: str) -> list[str]:
    """The names of the catalogues that serve a language, from the narrowest to the widest, without English.

    Of ``zh-HK`` these are ``zh-HK``, ``zh-Hant`` and ``zh``; of ``iw``, an older tag, ``iw`` and ``he``.
    """
    parts = language.split("-")
    narrowed = ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]
    found = [name for tag in narrowed for name in (tag, nearest(tag))]
    return [tag for tag in dict.fromkeys(found) if tag != SOURCE]


def fixed_words(language: str, keys: Iterable[str]) -> dict[str, str]:
    """Single phrases in a language, by their keys; in English where its catalogues lack them."""
    known = [found for tag in (*tags(language), SOURCE) if (found := compiled(tag))]
    english = known[-1].source()
    first = known[0]
    for fallback in known[1:]:
        first.add_fallback(fallback)
    return {key: first.pgettext(key, english[key].one) for key in keys}
