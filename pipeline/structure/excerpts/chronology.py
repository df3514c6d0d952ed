"""The dates and years of a talk in order of time, each with its sentence, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.languages.grammar import Grammar, grammar_of
from pipeline.languages.words import Words
from pipeline.model import Event, Section
from pipeline.structure.excerpts.said_sentences import everything
from pipeline.structure.looks.dates import find_date
from pipeline.structure.standing_alone import length

_MOST = 60
_LONGEST = 600  # characters of a sentence; a longer one has no punctuation
_YEAR_RE = re.compile(
    r"(?<![\w.,:/$€£¥#№+-])(?P<year>1[5-9]\d\d|20[0-4]\d)(?P<end>s|er(?:n|s)?)?(?![\d%°€$£¥:/]|[.,]\d|[^\W\d_年년])"
)
_NEXT_RE = re.compile(r"\s[^\W\d_]")
_BEFORE_RE = re.compile(r"([^\W\d_]+['’]?)\s*$")
_FEWEST = 4  # words of a sentence
_YEARS = range(1500, 2050)  # that a talk may mean: other numbers with two hyphens are articles of a law
_MODERN = 1900  # years from which a number of four digits mostly is a year


def find_chronology(sections: Sequence[Section], words: Words) -> tuple[Event, ...]:
    """The first date of each sentence of the answers, in order of time; the same time in the order of the text."""
    found = sorted(_events(sections, words), key=lambda one: one.iso)
    return tuple(found[:_MOST])


def _events(sections: Sequence[Section], words: Words) -> Iterator[Event]:
    grammar = grammar_of(words.tag)
    seen: set[str] = set()
    for one in everything(sections, words):
        if one.text not in seen and _may_be_dated(one.text, grammar) and (date := _date_in(one.text, words, grammar)):
            seen.add(one.text)
            yield Event(*date, one.text, one.said_in)


def _may_be_dated(text: str, grammar: Grammar) -> bool:
    fits = len(text) <= _LONGEST and "\n" not in text and any(map(str.isdigit, text))
    return fits and length(text, grammar) >= _FEWEST


def _date_in(text: str, words: Words, grammar: Grammar) -> tuple[str, str] | None:
    """The first date of a sentence as it is written, and in figures."""
    date = find_date(text, words)
    year = next((match for match in _YEAR_RE.finditer(text) if _is_year(match, grammar)), None)
    if date and date.iso and int(date.iso[:4]) in _YEARS and not (year and year.start() < date.start):
        return text[date.start : date.end].strip(" ,"), date.iso
    return (year[0], year["year"]) if year else None


def _is_year(match: re.Match[str], grammar: Grammar) -> bool:
    """Whether a number is a year: "in 1848", "1998" and "the 1990s", but neither "2000 boats" nor "1500 metres"."""
    if match["end"]:
        return True
    text, number = match.string, int(match["year"])
    before = _BEFORE_RE.search(text[max(0, match.start() - 20) : match.start()])
    led = before is not None and before[1].casefold() in grammar.prepositions
    counts = _NEXT_RE.match(text, match.end()) is not None
    return (led or number >= _MODERN) and not (counts and number % 100 == 0)
