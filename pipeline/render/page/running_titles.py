"""Titles in print: shortened for running heads, and omitted if the first question repeats them."""

from __future__ import annotations

import re

from pipeline.model import Exchange, Section, stream

_RUNNING, _RUNNING_WORDS = 48, 7  # characters and words of a title in the running head
_LONGEST_QUESTION = 120  # characters that can be set as large as a heading

_WORD_RE = re.compile(r"\w+")
_POINTS = " .,;:!?…-–—"
_CUT = "…"
_SUBTITLE_RE = re.compile(r"(?:\s*[:：]|\s+[–—-])\s+|：|(?<=[?!？！])\s*")
_HYPHENS = ("-", "\N{HYPHEN}")
_SMALL_WORD = 3  # letters of a word that belongs to the next: "of", "the", "und", "les"
_LEANING = frozenset(
    word
    for words in (
        "with from into onto about above across after against among around before behind below beneath beside between",
        "beyond during inside near over past since through toward towards under until upon within without",
        "their that these this those than your when where which while",
        "einer eine eines einem einen nach über unter zwischen seine ihre",
        "para como entre sobre desde avec dans pour sans leur della delle dello degli nella",
    )
    for word in words.split()
)


def running(title: str) -> str:
    """A title short enough for the head of a page.

    A long one ends before its subtitle: at a colon, a dash, or the end of a question; else it is cut after a word that
    can end a title, or anywhere in a script without spaces.
    """
    line = " ".join(title.split())
    if _fits(line):
        return line
    before = _SUBTITLE_RE.split(line, maxsplit=1)[0]
    if before != line and " " in before and _fits(before):
        return before
    ends = [match.end() for match in _WORD_RE.finditer(line)][:_RUNNING_WORDS]
    fit = [end for end in ends if end <= _RUNNING]
    cut = _without_leaning(line[: fit[-1]]) if fit else line[: _RUNNING // 2]
    return cut if line.strip(_POINTS) == cut.strip(_POINTS) else cut + _CUT


def leans(word: str) -> bool:
    """Whether a word belongs to the one after it, like articles and prepositions: short, or in the list."""
    if word.endswith(_HYPHENS):
        return True
    return word.isalpha() and not word.isupper() and (len(word) <= _SMALL_WORD or word.casefold() in _LEANING)


def opens_with_its_title(section: Section, title: str) -> bool:
    """Whether a title that the source does not have is the first question, or as much of it as fits.

    Args:
        title: the printed title.
    """
    first = section.items[0] if section.items else None
    if section.heading or not isinstance(first, Exchange) or not first.question.blocks:
        return False
    asked = first.question.blocks[0].text.strip()
    said, named = stream(asked), stream(title)
    if not named or len(asked) > _LONGEST_QUESTION:
        return False
    return said == named or (title.endswith(_CUT) and said.startswith(named))


def _fits(line: str) -> bool:
    return len(line) <= _RUNNING and len(_WORD_RE.findall(line)) < _RUNNING_WORDS


def _without_leaning(line: str) -> str:
    """Remove words at the end that belong to the removed part, if more than they remain."""
    words = line.split(" ")
    end = len(words)
    while end > 1 and leans(words[end - 1]):
        end -= 1
    return " ".join(words[: end if end > 1 else len(words)]).rstrip(_POINTS)
