"""Detect the language of a text, by its script, its short words and its distinctive letters.

A table and not a library: of the well-kept ones, papagan knows ten languages, py3langid needs numpy and half a second
for its first answer, langidentify brings a model of 18 MB (all measured); a text of some hundred words needs none of
that.
"""

from __future__ import annotations

from pipeline.languages.passages import foreign, passages
from pipeline.languages.scripts import main_script, weighed
from pipeline.languages.tags import TagSlip, is_tag, slip_of_tag
from pipeline.languages.tells import ENOUGH_LETTERS, ENOUGH_WORDS, Signs, chinese, likeliest, listed

__all__ = ["DEFAULT", "TagSlip", "chinese", "detect", "foreign", "is_tag", "passages", "slip_of_tag"]

DEFAULT = "en"


def detect(text: str) -> str:
    """The BCP 47 tag of the language of most of ``text``; ``en`` if there is too little evidence.

    Samples a long text (some 18,000 characters), so the time does not grow with its length.
    """
    sample = _sample(text)
    letters = weighed(sample)
    script = main_script(letters)
    if script is None or sum(letters.values()) < ENOUGH_LETTERS:
        return DEFAULT
    if script == "Han":
        return chinese(sample)
    languages = listed()[script]
    return next(iter(languages)) if len(languages) == 1 else _by_words(sample, languages)


_CHUNK = 6_000


def _sample(text: str) -> str:
    """The beginning, the middle and the end: a pasted page often begins with its menu, in another language."""
    if len(text) <= 3 * _CHUNK:
        return text
    middle = len(text) // 2
    return " ".join((text[:_CHUNK], text[middle : middle + _CHUNK], text[-_CHUNK:]))


def _by_words(sample: str, languages: dict[str, Signs]) -> str:
    best, score, _ = likeliest(sample, languages)
    first = next(iter(languages))
    return best if score >= ENOUGH_WORDS else (DEFAULT if first == "en" else first)
