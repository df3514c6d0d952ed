"""The language of a text, by its script and by the short words and letters that tell languages of one script apart.

A table and not a library: of the well-kept ones, papagan knows ten languages, py3langid needs numpy and half a second
for its first answer, langidentify brings a model of 18 MB (all measured); a text of some hundred words needs none of
that.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

DEFAULT = "en"


def detect(text: str) -> str:
    """The BCP 47 tag of the language that most of ``text`` is in; ``en`` where the evidence is too little.

    Looks at samples of a long text (some 18,000 characters), so its time does not grow with the length.
    """
    sample = _sample(text)
    letters = Counter(map(_script, filter(str.isalpha, sample)))
    script = _main_script(letters)
    if script is None:
        return DEFAULT
    if script == "Han":
        return _chinese(sample)
    languages = _table()[script]
    return next(iter(languages)) if len(languages) == 1 else _by_words(sample, languages)


def is_tag(text: str) -> bool:
    """Whether a text has the form of a BCP 47 tag with a short code of a language: ``en``, ``pt-BR``, ``zh-Hant``."""
    return bool(_TAG_RE.fullmatch(text))


_CHUNK = 6_000
_TAG_RE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,6}", re.IGNORECASE | re.ASCII)
_ENOUGH_LETTERS = 12
_ENOUGH_WORDS = 3
_WORD_RE = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
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


@dataclass(frozen=True, slots=True)
class _Signs:
    words: frozenset[str]
    letters: frozenset[str]


def _sample(text: str) -> str:
    """The beginning, the middle and the end: the head of a pasted page is often its menu, in another language."""
    if len(text) <= 3 * _CHUNK:
        return text
    middle = len(text) // 2
    return " ".join((text[:_CHUNK], text[middle : middle + _CHUNK], text[-_CHUNK:]))


@cache
def _script(letter: str) -> str | None:
    code = ord(letter)
    return next((name for name, first, last in _RANGES if first <= code <= last), None)


def _main_script(letters: Counter[str | None]) -> str | None:
    """The script of most letters; a character of Han or Hangul or kana counts as a syllable, so as two letters."""
    weighed = {s: n * (2 if s in ("Han", "Kana", "Hangul") else 1) for s, n in letters.items() if s}
    if sum(weighed.values()) < _ENOUGH_LETTERS:
        return None
    script = max(weighed, key=lambda s: (weighed[s], s))
    if script == "Han" and weighed.get("Kana", 0) * 10 > weighed["Han"]:
        return "Kana"
    return script


def _chinese(sample: str) -> str:
    table = _table()["Han"]
    simple, traditional = (sum(map(sample.count, table[tag].letters)) for tag in ("zh-Hans", "zh-Hant"))
    if simple == traditional:
        return "zh"
    return "zh-Hans" if simple > traditional else "zh-Hant"


def _by_words(sample: str, languages: dict[str, _Signs]) -> str:
    """The language with the most of its words; a letter that few languages have counts as a quarter of a word."""
    words = Counter(_WORD_RE.findall(sample.casefold().replace("’", "'")))
    characters = Counter(sample.casefold())
    scores = {tag: _score(signs, words, characters) for tag, signs in languages.items()}
    best = max(scores, key=lambda tag: scores[tag])
    first = next(iter(languages))
    return best if scores[best] >= _ENOUGH_WORDS else (DEFAULT if first == "en" else first)


def _score(signs: _Signs, words: Counter[str], characters: Counter[str]) -> float:
    """A word of one letter may be an initial or an item's label, and counts little."""
    known = sum(words[w] * (1 if len(w) > 1 else 0.3) for w in signs.words)
    return known + sum(characters[c] for c in signs.letters) / 4


@cache
def _table() -> dict[str, dict[str, _Signs]]:
    raw = tomllib.loads(files("pipeline").joinpath("language.toml").read_text(encoding="utf-8"))
    return {
        script: {
            tag: _Signs(frozenset(row["words"].split()), frozenset(row.get("letters", ""))) for tag, row in rows.items()
        }
        for script, rows in raw.items()
    }
