"""Years and figures with their unit, each with its sentence: a few of them, for an editor to check."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.languages.everywhere import entries
from pipeline.languages.words import Words
from pipeline.model import Block, Exchange, Number, Section, Turn
from pipeline.text.sentences import sentences

_NO_SPEECH = frozenset({"code", "row", "header"})  # cells of a table are not sentences
_MOST = 24  # figures per text
_YEAR_RE = re.compile(r"(?<![\d.,:/-])(?:1[5-9]|20)\d\d(?:\s?[–-]\s?(?:(?:1[5-9]|20)\d\d|\d\d))?s?(?![\d.,:/%-]\d|\w)")


def find_numbers(sections: Sequence[Section], hosts: frozenset[str], words: Words) -> tuple[Number, ...]:
    """Figures and years of the answers in order: each figure once, one per sentence, two dozen at most."""
    found: dict[str, Number] = {}
    figure_re = _figure_re(words.units.pattern, words.counters.pattern)
    for place, block in _answers(sections, hosts):
        if not any(map(str.isdigit, block.text)):
            continue
        for sentence in sentences(block.text, words.tag):
            match = figure_re.search(sentence.text) or _YEAR_RE.search(sentence.text)
            if match and len(found) < _MOST:
                text = _whole_ratio(sentence.text, match, words).strip(" .,")
                found.setdefault(text.casefold(), Number(text, sentence.text, place))
    return tuple(found.values())


def _whole_ratio(sentence: str, figure: re.Match[str], words: Words) -> str:
    """A figure with the other number of its ratio: "7 of every 10 people", "7 personas de cada 10"."""
    if not (ratio := _ratio_res(words.tag, words.units.pattern)):
        return figure[0]
    before = ratio[0].search(sentence[: figure.start()])
    after = ratio[1].match(sentence[figure.end() :])
    return sentence[before.start() if before else figure.start() : figure.end() + (after.end() if after else 0)]


@cache
def _ratio_res(tag: str, units: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """What stands before and behind one number of a ratio, by the words of a language; None if it has none."""
    if not (between := "|".join(sorted(entries(tag, "ratio"), key=lambda word: (-len(word), word)))):
        return None
    before = re.compile(rf"(?<![\w.,])\d{{1,3}}\s(?:{between})\s$")
    return before, re.compile(rf"\s(?:{between})\s10{{1,3}}\b(?!\s?(?:%|(?:{units})\b))")


@cache
def _figure_re(units: str, counters: str) -> re.Pattern[str]:
    """A figure with its unit or its currency, by the patterns of a language."""
    return re.compile(
        r"(?:[$€£¥₽]\s?)?(?<![\w.,])\d[\d.,]*(?:[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]\d{3}){0,6}\s?"
        rf"(?:%|(?:{units})\b)"
        # Starts at the first digit of a figure: otherwise a very long one would be tried again from each of its digits.
        rf"|[$€£¥₽]\s?\d[\d.,]*|(?<![\d.,])[.,]*+\d[\d.,]*+\s?(?:[€₽]|{counters})",
        re.IGNORECASE,
    )


def _answers(sections: Sequence[Section], hosts: frozenset[str]) -> Iterator[tuple[str, Block]]:
    for section in sections:
        for item in section.items:
            turns = item.answers if isinstance(item, Exchange) else (item,) if isinstance(item, Turn) else ()
            place = item.id if isinstance(item, Exchange) else section.id
            for turn in turns:
                if not (turn.label and turn.label in hosts):
                    yield from ((place, block) for block in turn.blocks if block.kind not in _NO_SPEECH)
            if isinstance(item, Block) and item.kind not in _NO_SPEECH:
                yield place, item
