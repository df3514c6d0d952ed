"""Capitalised words, of which names are made: sources of patterns, to be put into larger ones without ``IGNORECASE``.

Small words within names ("van", "de la") belong to languages: :mod:`pipeline.languages.name_words` has them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import chain

# Latin, Greek, Cyrillic and Armenian: the alphabets with two cases in which sources come.
_ALPHABETS = (range(0x180), range(0x180, 0x250), range(0x370, 0x590), range(0x1E00, 0x2000))


def _small_letters() -> Iterator[str]:
    """The small letters as ranges for a class of characters."""
    first = last = -2
    small = (code for code in chain(*_ALPHABETS) if unicodedata.category(chr(code)) == "Ll")
    for code in small:
        if code == last + 1:
            last = code
            continue
        if first >= 0:
            yield _range(first, last)
        first = last = code
    yield _range(first, last)


def _range(first: int, last: int) -> str:
    return chr(first) if first == last else f"{chr(first)}-{chr(last)}"


SMALL_LETTERS = "".join(_small_letters())  # the inside of a class
CAPITAL = rf"[^\W\d_{SMALL_LETTERS}]"  # or a letter of a script without small ones
WORD = rf"{CAPITAL}(?:[\w’'‐‑-]+|(?:\.{CAPITAL})*\.)"  # "Reed", "O’Neil", "J.", "J.R."


def name_source(least: int, most: int, small: str = "") -> str:
    """The source of a pattern for capitalised words with a space between two of them.

    Args:
        least, most: number of words.
        small: the source of a pattern for words that may take the place of any but the first.
    """
    further = rf"(?:{small}|{WORD})" if small else WORD
    return rf"{WORD}(?:\s{further}){{{least - 1},{most - 1}}}"
