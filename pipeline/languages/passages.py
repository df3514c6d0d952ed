"""Detect passages in another language than the text around them, where that is clear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.languages.scripts import WEIGHTS, all_latin, main_script, scripts_of, strange_word_re, stretches, weighed
from pipeline.languages.tells import ENOUGH_LETTERS, ENOUGH_WORDS, WORD_RE, Signs, chinese, likeliest, listed


@lru_cache(maxsize=64)
def foreign(text: str, language: str) -> str | None:
    """The BCP 47 tag of the language of a passage if it is clearly not ``language``; else None.

    Clearly: most of its letters are of a script in which ``language`` is not written and whose language can be
    detected; or hardly any of its words are short words of ``language``, and many are short words of one other
    language.
    """
    home = scripts_of(language)
    if not home:
        return None
    if all_latin(text, home) or not strange_word_re(home).search(text):
        return _other_of_script(text, language)
    letters = weighed(text)
    script, count = main_script(letters), sum(letters.values())
    if script is None or script in home or count < ENOUGH_LETTERS:
        return None
    if letters[script] + (letters.get("Han", 0) if script == "Kana" else 0) < _MOST * count:
        return None
    return _clearly(text, listed()[script]) if script == "Latin" else _told(script, text)


def passages(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Words in another script than that of ``language``: start, end, and the tag of their language if it can be
    detected. Latin letters are skipped: in texts of any script they are mostly names.
    """
    home = scripts_of(language)
    if not home or all_latin(text, home):
        return
    for start, end, script in stretches(text, home | {"Latin"}):
        words = text[start:end]
        script = "Kana" if script == "Han" and _KANA_RE.search(words) else script
        least = ENOUGH_LETTERS if script == "Han" else _SHORTEST_WORD
        tag = _told(script, words) if max(map(len, words.split())) * WEIGHTS.get(script, 1) >= least else None
        if tag:
            yield start, end, tag


_MOST = 0.7  # of the letters of a foreign passage
_SHORTEST_WORD = 3  # letters, in a stretch that is more than a mathematical symbol
# For a passage in the same script: number of words, the share of them that are short words of the text's language, and
# of the other; and by how much the best language must beat the next.
_LEAST_WORDS, _OWN, _OTHER, _BETTER = 10, 0.1, 0.25, 1.3
_KANA_RE = re.compile("[\u3041-\u30ff]")


def _told(script: str, text: str) -> str | None:
    """The language of a passage by its script; if several are written in it, by their distinctive signs."""
    if script == "Han":
        return chinese(text)
    letters = frozenset(text.casefold())
    languages = {tag: signs for tag, signs in listed().get(script, {}).items() if not signs.lacks & letters}
    if len(languages) < 2:
        return next(iter(languages), None)
    best, score, next_score = likeliest(text, languages)
    return best if score >= 1 and score >= _BETTER * next_score else None


def _other_of_script(text: str, language: str) -> str | None:
    """Another language of the same script, by its short words."""
    primary = language.split("-")[0].lower()
    languages = next((rows for rows in listed().values() if primary in rows), {})
    words = _words(text) if len(languages) > 1 else ()
    if len(words) < _LEAST_WORDS or sum(word in languages[primary].words for word in words) > _OWN * len(words):
        return None
    return _clearly(text, languages)


def _clearly(text: str, languages: dict[str, Signs]) -> str | None:
    """The language that has most of a text's words among its short words, where that is clear."""
    words = _words(text)
    best, score, next_score = likeliest(" ".join(words), languages)
    known = [word for word in words if len(word) > 1 and word in languages[best].words]
    enough = len(set(known)) > ENOUGH_WORDS and len(known) >= _OTHER * len(words)
    return best if enough and score >= _BETTER * next_score else None


def _words(text: str) -> list[str]:
    """The words of a passage, without those of addresses."""
    said = " ".join(word for word in text.split() if "/" not in word and "@" not in word)
    return WORD_RE.findall(said.casefold().replace("’", "'"))
