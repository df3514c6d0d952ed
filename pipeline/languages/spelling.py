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
    found = {country: len(pattern.findall(text)) for country, pattern in spellings.items()}
    return f"{language}-{max(found, key=lambda country: (found[country], country == usual))}"


@cache
def _spellings(language: str) -> Mapping[str, re.Pattern[str]]:
    rows: Mapping[str, str] = table(nearest(language), "language").get("spelling", {})
    return {country: re.compile(rf"\b(?:{'|'.join(row.split())})", re.IGNORECASE) for country, row in rows.items()}
