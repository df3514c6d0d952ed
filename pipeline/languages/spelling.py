"""Which country's spelling a text has, for a language that two countries spell differently: hyphens depend on it.

The beginnings of the words that differ are the table ``spelling`` of ``language.toml``, a row for each country.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from pipeline.languages.files import nearest, table


def regional(language: str, text: str) -> str:
    """The tag of a language with the country whose spelling the text has; the usual one if it has as much of both.

    A tag that names a country or a script, and a language that is spelled in one way, are returned as they are.

    Args:
        language: BCP 47 tag.
        text: the words, with or without markup.
    """
    if "-" in language or not (spellings := _spellings(language)):
        return language
    usual = table(nearest(language), "language").get("country", "")
    places = [word.start() for word in _any_spelling(language).finditer(text)]
    found = {country: sum(bool(one.match(text, at)) for at in places) for country, one in spellings.items()}
    return f"{language}-{max(found, key=lambda country: (found[country], country == usual))}"


@cache
def _spellings(language: str) -> Mapping[str, re.Pattern[str]]:
    return {country: _begins_with(row) for country, row in _rows(language).items()}


@cache
def _any_spelling(language: str) -> re.Pattern[str]:
    """All words that tell, of which a text has few: it is searched once, and each place asked for each country."""
    return _begins_with(" ".join(_rows(language).values()))


def _rows(language: str) -> Mapping[str, str]:
    rows: Mapping[str, str] = table(nearest(language), "language").get("spelling", {})
    return rows


def _begins_with(row: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(row.split())})", re.IGNORECASE)
