"""The signs of a single line: its length, its ending, its capitals, its words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.clean.line_kinds import is_date, is_name
from pipeline.clean.page_lines import is_item, words
from pipeline.clean.residue import cues
from pipeline.languages.tells import listed
from pipeline.text.labels import SHORT as LABEL

SHORT = 12  # words
_LENGTHS = ((2, "2 words"), (5, "5 words"), (8, "8 words"), (12, "12 words"), (24, "24 words"), (49, "49 words"))
# The share of words with a capital, by the number of words, and what a full stop takes off it. On 527 pages with
# capitals it is some .2 more: lines without capitals are sentences without a stop more often.
_CAPITALS = ((2, 0.7), (5, 0.5))
_FEWEST, _STOPPED = 0.1, 0.1
_TOPIC_RE = re.compile(r"[^\W\d_]{5,}|[\u3040-\u30ff\u3400-\u9fff]{2}")
_WORD_RE = re.compile(r"[^\W\d_]+")
_CUE_RE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_OPEN_RE = re.compile(r"(?:\.\.\.|…|\[\s?…?\s?\])[\"'’”»)\]]*$")
_PRICE_RE = re.compile(r"[€$£¥]\s?\d|\d\s?(?:[€$£¥%]|EUR|USD|CHF)")
_LABEL_RE = re.compile(rf"{LABEL}\s")
_DATED_RE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.h]\d\d|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
_BARS_RE = re.compile(r"[|»›@©&]|\s[/–-]\s")
# The weights of zones.toml were fitted on these two, which differ from text/ends.py in single marks.
_SENTENCE_RE = re.compile(r"[.?!。！？؟।][\"'’”»)\]]*$")
_ASKS_RE = re.compile(r"[?？؟;][\"'’”»)\]]*$")


@dataclass(frozen=True, slots=True)
class Look:
    """The signs of one line; ``own`` are those that do not depend on its neighbours."""

    text: str
    length: int
    sentence: bool
    asks: bool
    item: bool
    date: bool
    named: bool
    capitals: float
    grammar: float
    cued: float
    topic: frozenset[str]
    own: Mapping[str, float]


@lru_cache(maxsize=20_000)
def look_of(line: str) -> Look:
    """The signs of one line. Cached, since menus, teasers and dates recur."""
    text, length = line.strip(), words(line)
    sentence, item, date = bool(_SENTENCE_RE.search(text[-8:])), is_item(text), is_date(text)
    short = length <= SHORT
    held, cued = grammar(text), _cued(text)
    own = {
        next((name for most, name in _LENGTHS if length <= most), "more words"): True,
        "sentence": sentence,
        "item": item,
        "label": _LABEL_RE.match(text),
        "dated": short and _DATED_RE.search(text),
        "date": date,
        "bars": short and _BARS_RE.search(text),
        "ends open": _OPEN_RE.search(text[-8:]),
        "price": short and _PRICE_RE.search(text),
    }
    return Look(
        text,
        length,
        sentence,
        bool(_ASKS_RE.search(text[-8:])),
        item,
        date,
        is_name(text),
        _capitals(text, length, sentence),
        held,
        cued,
        frozenset(_TOPIC_RE.findall(text[:2000].casefold())),
        {name: 1.0 for name, is_there in own.items() if is_there}
        | {"short words": held, "cues": cued, "cues, short": cued * short},
    )


def _capitals(text: str, length: int, sentence: bool) -> float:
    """The share of words with a capital; of a script that has none, what lines of that length have on average."""
    initials = [word[0] for word in text[:400].split() if word[0].isalpha()]
    cased = [letter for letter in initials if letter.lower() != letter.upper()]
    if initials and not cased:
        return next((share for most, share in _CAPITALS if length <= most), _FEWEST) - _STOPPED * sentence
    return sum(map(str.isupper, initials)) / max(1, len(initials))


@cache
def _short_words() -> frozenset[str]:
    """The short words of all languages that are known by them."""
    return frozenset(word for table in listed().values() for signs in table.values() for word in signs.words)


def grammar(text: str) -> float:
    """The share of short words that sentences are held together by: menus and headlines have few."""
    found = _WORD_RE.findall(text[:400].casefold())
    return sum(word in _short_words() for word in found) / len(found) if found else 0.0


def _cued(text: str) -> float:
    """The share of words of calls, links and notices; the half of a line are as many as all."""
    found = _CUE_RE.findall(text[:400].casefold())
    return min(1.0, 2 * sum(word in cues() for word in found) / len(found)) if found else 0.0
