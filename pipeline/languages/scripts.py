"""Scripts: the script of a letter, the main script of a text, and words in a foreign script."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache

from pipeline.languages.tells import listed

WEIGHTS = {"Han": 2, "Kana": 2, "Hangul": 2}  # a character is a syllable, so as much as two letters
_RANGES = (
    ("Latin", 0x41, 0x24F),
    ("Latin", 0x1E00, 0x1EFF),
    ("Greek", 0x370, 0x3FF),
    ("Greek", 0x1F00, 0x1FFF),
    ("Cyrillic", 0x400, 0x52F),
    ("Armenian", 0x530, 0x58F),
    ("Hebrew", 0x590, 0x5FF),
    ("Arabic", 0x600, 0x77F),
    ("Arabic", 0xFB50, 0xFEFF),
    ("Devanagari", 0x900, 0x97F),
    ("Bengali", 0x980, 0x9FF),
    ("Tamil", 0xB80, 0xBFF),
    ("Thai", 0xE00, 0xE7F),
    ("Georgian", 0x10A0, 0x10FF),
    ("Hangul", 0x1100, 0x11FF),
    ("Kana", 0x3040, 0x30FF),
    ("Hangul", 0xAC00, 0xD7AF),
    ("Han", 0x3400, 0x9FFF),
)
# Further scripts of languages that the table lists once, and subtags that name a script (ISO 15924).
_MORE_SCRIPTS = {"ja": {"Han"}, "ko": {"Han"}}
_SUBTAGS = {"latn": "Latin", "grek": "Greek", "cyrl": "Cyrillic", "armn": "Armenian", "geor": "Georgian"}
_SUBTAGS |= {"hebr": "Hebrew", "arab": "Arabic", "deva": "Devanagari", "thai": "Thai"}
_SUBTAGS |= {"hans": "Han", "hant": "Han", "hang": "Hangul"}
_BEYOND_LATIN_RE = re.compile("[\u0370-\u1fff\u2e80-\ufeff]")
_LETTER_RE = re.compile(r"[^\W\d_]")


@cache
def script_of(letter: str) -> str | None:
    """The script of a letter; None for one that none of these languages uses."""
    code = ord(letter)
    return next((name for name, first, last in _RANGES if first <= code <= last), None)


def weighed(text: str) -> dict[str, int]:
    """The number of letters of each script."""
    counts = Counter(map(script_of, filter(str.isalpha, text)))
    return {script: count * WEIGHTS.get(script, 1) for script, count in counts.items() if script}


def main_script(letters: dict[str, int]) -> str | None:
    """The script of most letters; Han with kana is Japanese."""
    script = max(letters, key=lambda s: (letters[s], s), default=None)
    if script == "Han" and letters.get("Kana", 0) * 10 > letters["Han"]:
        return "Kana"
    return script


@cache
def scripts_of(language: str) -> frozenset[str]:
    """The scripts in which a language is written; empty for an unknown language."""
    primary, *others = language.lower().split("-")
    named = {_SUBTAGS[tag] for tag in others if tag in _SUBTAGS}
    usual = {script for script, rows in listed().items() if primary in rows}
    return frozenset((named or usual) | _MORE_SCRIPTS.get(primary, set()))


def all_latin(text: str, home: frozenset[str]) -> bool:
    """Whether ``home`` includes Latin and the text has only characters that occur in Latin texts."""
    return "Latin" in home and not _BEYOND_LATIN_RE.search(text)


@cache
def strange_word_re(home: frozenset[str]) -> re.Pattern[str]:
    """A pattern for a word without a letter of these scripts."""
    own = "".join(f"{chr(first)}-{chr(last)}" for script, first, last in _RANGES if script in home)
    return re.compile(rf"[^\W\d_{own}]+")


def stretches(text: str, home: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """Words of one script outside ``home``, with the non-letters between them; Han and kana count as one script."""
    start, end, script = 0, 0, ""
    for match in strange_word_re(home).finditer(text):
        found = script_of(match[0][0]) or ""
        found = "Han" if found == "Kana" and "Han" not in home else found
        if found != script or _LETTER_RE.search(text, end, match.start()):
            if script:
                yield start, end, script
            start, script = match.start(), found
        end = match.end()
        while end < len(text) and unicodedata.category(text[end]).startswith("M"):
            end += 1  # Python does not count a vowel sign as a letter; it belongs to the character before it
    if script:
        yield start, end, script
