"""The language of a text and of passages in it, by script and by the short words and letters that tell languages apart.

A table and not a library: of the well-kept ones, papagan knows ten languages, py3langid needs numpy and half a second
for its first answer, langidentify brings a model of 18 MB (all measured); a text of some hundred words needs none of
that.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

DEFAULT = "en"


def detect(text: str) -> str:
    """The BCP 47 tag of the language that most of ``text`` is in; ``en`` where the evidence is too little.

    Looks at samples of a long text (some 18,000 characters), so its time does not grow with the length.
    """
    sample = _sample(text)
    letters = _weighed(sample)
    script = _main_script(letters)
    if script is None or sum(letters.values()) < _ENOUGH_LETTERS:
        return DEFAULT
    if script == "Han":
        return _chinese(sample)
    languages = _table()[script]
    return next(iter(languages)) if len(languages) == 1 else _by_words(sample, languages)


@lru_cache(maxsize=64)
def foreign(text: str, language: str) -> str | None:
    """The BCP 47 tag of the language that a passage is clearly in, where that is another than ``language``; else None.

    Clearly: most of its letters are of a script in which ``language`` is not written and whose language can be told; or
    hardly one of its words is a short word of ``language``, and many are short words of one other language.
    """
    home = _scripts_of(language)
    if not home:
        return None
    if _all_latin(text, home) or not _strange_word_re(home).search(text):
        return _other_of_script(text, language)
    letters = _weighed(text)
    script, count = _main_script(letters), sum(letters.values())
    if script is None or script in home or count < _ENOUGH_LETTERS:
        return None
    if letters[script] + (letters.get("Han", 0) if script == "Kana" else 0) < _MOST * count:
        return None
    return _clearly(text, _table()[script]) if script == "Latin" else _told(script, text)


def passages(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Where words in a text are of another script than ``language`` is written in: start, end, and the tag of the
    language, where that can be told. What is Latin is passed over: in every script it is mostly names."""
    home = _scripts_of(language)
    if not home or _all_latin(text, home):
        return
    for start, end, script in _stretches(text, home | {"Latin"}):
        words = text[start:end]
        script = "Kana" if script == "Han" and _KANA_RE.search(words) else script
        least = _ENOUGH_LETTERS if script == "Han" else _SHORTEST_WORD
        tag = _told(script, words) if max(map(len, words.split())) * _WEIGHTS.get(script, 1) >= least else None
        if tag:
            yield start, end, tag


def is_tag(text: str) -> bool:
    """Whether a text has the form of a BCP 47 tag with a short code of a language: ``en``, ``pt-BR``, ``zh-Hant``."""
    return bool(_TAG_RE.fullmatch(text))


_CHUNK = 6_000
_TAG_RE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,6}", re.IGNORECASE | re.ASCII)
_ENOUGH_LETTERS = 12
_ENOUGH_WORDS = 3
_MOST = 0.7  # of the letters of a foreign passage
_SHORTEST_WORD = 3  # letters, in a stretch that is no sign of mathematics
_WEIGHTS = {"Han": 2, "Kana": 2, "Hangul": 2}  # a character is a syllable, so as much as two letters
# Of a passage in the same script: words that it has, the share of them that are short words of the text's language, and
# of another; and how much better the best language must be than the next.
_LEAST_WORDS, _OWN, _OTHER, _BETTER = 10, 0.1, 0.25, 1.3
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
# Scripts that a language has beside those under which the table has it, and subtags that name a script (ISO 15924).
_MORE_SCRIPTS = {"ja": {"Han"}, "ko": {"Han"}}
_SUBTAGS = {"latn": "Latin", "grek": "Greek", "cyrl": "Cyrillic", "armn": "Armenian", "geor": "Georgian"}
_SUBTAGS |= {"hebr": "Hebrew", "arab": "Arabic", "deva": "Devanagari", "thai": "Thai"}
_SUBTAGS |= {"hans": "Han", "hant": "Han", "hang": "Hangul"}
_BEYOND_LATIN_RE = re.compile("[\u0370-\u1fff\u2e80-\ufeff]")
_LETTER_RE = re.compile(r"[^\W\d_]")
_KANA_RE = re.compile("[\u3041-\u30ff]")


@dataclass(frozen=True, slots=True)
class _Signs:
    words: frozenset[str]
    letters: frozenset[str]
    lacks: frozenset[str]


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


def _weighed(text: str) -> dict[str, int]:
    """How many letters of each script."""
    counts = Counter(map(_script, filter(str.isalpha, text)))
    return {script: count * _WEIGHTS.get(script, 1) for script, count in counts.items() if script}


def _main_script(letters: dict[str, int]) -> str | None:
    """The script of most letters; Han beside which kana stand is Japanese."""
    script = max(letters, key=lambda s: (letters[s], s), default=None)
    if script == "Han" and letters.get("Kana", 0) * 10 > letters["Han"]:
        return "Kana"
    return script


@cache
def _scripts_of(language: str) -> frozenset[str]:
    """The scripts in which a language is written; none for a language that is not known here."""
    primary, *others = language.lower().split("-")
    named = {_SUBTAGS[tag] for tag in others if tag in _SUBTAGS}
    listed = {script for script, rows in _table().items() if primary in rows}
    return frozenset((named or listed) | _MORE_SCRIPTS.get(primary, set()))


def _words(text: str) -> list[str]:
    """The words of a passage; those of an address are none."""
    said = " ".join(word for word in text.split() if "/" not in word and "@" not in word)
    return _WORD_RE.findall(said.casefold().replace("’", "'"))


def _all_latin(text: str, home: frozenset[str]) -> bool:
    """Whether a text holds nothing but what is at home in one written in Latin letters."""
    return "Latin" in home and not _BEYOND_LATIN_RE.search(text)


def _stretches(text: str, home: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """Words of one script that is none of ``home``, with what is no letter between them; Han and kana are one."""
    start, end, script = 0, 0, ""
    for match in _strange_word_re(home).finditer(text):
        found = _script(match[0][0]) or ""
        found = "Han" if found == "Kana" and "Han" not in home else found
        if found != script or _LETTER_RE.search(text, end, match.start()):
            if script:
                yield start, end, script
            start, script = match.start(), found
        end = match.end()
        while end < len(text) and unicodedata.category(text[end]).startswith("M"):
            end += 1  # a vowel sign is no letter to Python, and belongs to the one before it
    if script:
        yield start, end, script


@cache
def _strange_word_re(home: frozenset[str]) -> re.Pattern[str]:
    own = "".join(f"{chr(first)}-{chr(last)}" for script, first, last in _RANGES if script in home)
    return re.compile(rf"[^\W\d_{own}]+")


def _told(script: str, text: str) -> str | None:
    """The language of a passage by its script, and where several are written in it by what tells them apart."""
    if script == "Han":
        return _chinese(text)
    letters = frozenset(text.casefold())
    languages = {tag: signs for tag, signs in _table().get(script, {}).items() if not signs.lacks & letters}
    if len(languages) < 2:
        return next(iter(languages), None)
    best, score, next_score = _best(text, languages)
    return best if score >= 1 and score >= _BETTER * next_score else None


def _other_of_script(text: str, language: str) -> str | None:
    """Another language of the same script, by its short words."""
    primary = language.split("-")[0].lower()
    languages = next((rows for rows in _table().values() if primary in rows), {})
    words = _words(text) if len(languages) > 1 else ()
    if len(words) < _LEAST_WORDS or sum(word in languages[primary].words for word in words) > _OWN * len(words):
        return None
    return _clearly(text, languages)


def _clearly(text: str, languages: dict[str, _Signs]) -> str | None:
    """The language of whose short words a text is full."""
    words = _words(text)
    best, score, next_score = _best(" ".join(words), languages)
    known = [word for word in words if len(word) > 1 and word in languages[best].words]
    enough = len(set(known)) > _ENOUGH_WORDS and len(known) >= _OTHER * len(words)
    return best if enough and score >= _BETTER * next_score else None


def _chinese(sample: str) -> str:
    table = _table()["Han"]
    simple, traditional = (sum(map(sample.count, table[tag].letters)) for tag in ("zh-Hans", "zh-Hant"))
    if simple == traditional:
        return "zh"
    return "zh-Hans" if simple > traditional else "zh-Hant"


def _by_words(sample: str, languages: dict[str, _Signs]) -> str:
    best, score, _ = _best(sample, languages)
    first = next(iter(languages))
    return best if score >= _ENOUGH_WORDS else (DEFAULT if first == "en" else first)


def _best(sample: str, languages: dict[str, _Signs]) -> tuple[str, float, float]:
    """The language with the most of its words, its score and the next one's; a letter that few languages have counts
    as a quarter of a word."""
    words = Counter(_WORD_RE.findall(sample.casefold().replace("’", "'")))
    characters = Counter(sample.casefold())
    scores = {tag: _score(signs, words, characters) for tag, signs in languages.items()}
    best = max(scores, key=lambda tag: scores[tag])
    return best, scores.pop(best), max(scores.values(), default=0)


def _score(signs: _Signs, words: Counter[str], characters: Counter[str]) -> float:
    """A word of one letter may be an initial or an item's label, and counts little."""
    known = sum(words[w] * (1 if len(w) > 1 else 0.3) for w in signs.words)
    return known + sum(characters[c] for c in signs.letters) / 4


@cache
def _table() -> dict[str, dict[str, _Signs]]:
    raw = tomllib.loads(files("pipeline").joinpath("language.toml").read_text(encoding="utf-8"))
    return {script: {tag: _signs(row) for tag, row in rows.items()} for script, rows in raw.items()}


def _signs(row: dict[str, str]) -> _Signs:
    return _Signs(*map(frozenset, (row["words"].split(), row.get("letters", ""), row.get("lacks", ""))))
