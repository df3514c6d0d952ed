"""Years and figures with their unit, each with its sentence: a few of them, for an editor to check."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.languages.words import Words
from pipeline.model import Block, Exchange, Number, Section, Turn
from pipeline.text.sentences import sentences

_NO_SPEECH = frozenset({"code", "row", "header"})  # cells of a table are not sentences
_MOST = 24  # figures per text
_YEAR_RE = re.compile(r"(?<![\d.,:/-])(?:1[5-9]|20)\d\d(?:\s?[–-]\s?(?:(?:1[5-9]|20)\d\d|\d\d))?s?(?![\d.,:/%-]\d|\w)")
_FIGURE_RE = re.compile(
    r"(?:[$€£¥₽]\s?)?(?<![\w.,])\d[\d.,]*(?:[  ]\d{3}){0,6}\s?"
    r"(?:%|(?:per ?cent|percent|millions?|billions?|trillion|thousand|hundred|dollars|euros?|pounds|years?"
    r"|months|weeks|days|hours|minutes|people|persons|men|women|children|families|countries|cities|kilomet(?:re|er)s?|km"
    r"|miles|met(?:re|er)s|tonnes|tons|kilos|kg|hectares|acres|degrees|members|employees|students"
    r"|por ciento|millones|mil|años|personas|pour cent|millions?|milliards?|ans|personnes|prozent|millionen|milliarden"
    r"|jahren?|menschen|por cento|milhões|bilhões|anos|pessoas|per cento|milioni|miliardi|anni|persone"
    r"|процент\w*|миллион\w*|миллиард\w*|тысяч\w*|лет|год\w*|человек\w*)\b)"
    # Starts at the first digit of a figure: otherwise a very long one would be tried again from each of its digits.
    r"|[$€£¥₽]\s?\d[\d.,]*|(?<![\d.,])[.,]*+\d[\d.,]*+\s?(?:[€₽元円원]|万|亿|億|萬|만|억|パーセント|퍼센트|人|명|年間|年前)",
    re.I,
)


def find_numbers(sections: Sequence[Section], hosts: frozenset[str], words: Words) -> tuple[Number, ...]:
    """Figures and years of the answers in order: each figure once, one per sentence, two dozen at most."""
    found: dict[str, Number] = {}
    for place, block in _answers(sections, hosts):
        if not any(map(str.isdigit, block.text)):
            continue
        for sentence in sentences(block.text, words.tag):
            match = _FIGURE_RE.search(sentence.text) or _YEAR_RE.search(sentence.text)
            if match and len(found) < _MOST:
                text = match[0].strip(" .,")
                found.setdefault(text.casefold(), Number(text, sentence.text, place))
    return tuple(found.values())


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
