"""Measure the signs of each line of a page, from 0 to about 1: its length, its ending, its neighbours, its place.

The numbers decide nothing; ``zones.toml`` holds the weight of each as evidence for the page's frame. The signs are
independent of the language: its words come in only by the lists of residue (``strong``, ``list``, ``weak``, ``menu``).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

from pipeline.clean.page_lines import Line, is_item, words
from pipeline.clean.residue import cues
from pipeline.languages.everywhere import any_of
from pipeline.languages.tells import listed
from pipeline.text.labels import SHORT
from pipeline.text.names import name_source

SHARING = frozenset(
    (
        "share buttons",
        "a word of the page's buttons",
        "a counter of the page",
        "a note on reading time",
        "newsletter call",
        "a note on money",
    )
)


def signs(lines: Sequence[Line]) -> list[dict[str, float]]:
    """The signs of every non-empty line, in order; a missing sign counts as 0."""
    looks = [_look(line.text) for line in lines]
    prose = [
        line.finding is None and look.sentence and look.length >= _SHORT
        for line, look in zip(lines, looks, strict=True)
    ]
    often = Counter(look.text for look in looks)
    around = _around(lines, looks, prose, often)
    shared = _shared(looks)
    found = []
    asked = False
    places, neighbours = _placed(lines, looks, prose), zip(*around.values(), strict=True)
    for line, look, placed, near, topic in zip(lines, looks, places, neighbours, shared, strict=True):
        seen = {**look.own, **placed, **dict(zip(around, near, strict=True))}
        seen["words of the text"] = topic
        if line.finding:
            seen[line.strength] = 1.0
        seen["wrapped"] = float("\n" in line.block.text)
        seen["repeated"] = float(often[look.text] > 1)
        seen["after question"] = float(asked)
        asked = look.asks
        found.append(seen)
    return found


def opens_frame(line: Line) -> bool:
    """Whether no text follows a listed line; it may follow a share button, a menu or a call."""
    return line.strength == "list" or (
        line.finding is not None
        and (line.strength == "strong" or line.finding.what in _COMMENTS)
        and line.finding.what not in SHARING
    )


def is_date(text: str) -> bool:
    """Whether a line is little more than a date or a time, as of a byline, a comment or a teaser."""
    return len(text) <= 80 and words(text) <= 8 and bool(_DATE_RE.search(text))


def holds_date(text: str) -> bool:
    """Whether a short line holds a whole date, whatever else is in it."""
    return words(text) <= _DATED_LINE and bool(_WHOLE_DATE_RE.search(text))


def is_day(text: str) -> bool:
    """Whether a line is a date with its year and nothing else. A teaser is not, since it also has a headline."""
    return len(text) <= 40 and words(text) <= 5 and bool(_DAY_RE.fullmatch(text.strip()))


def is_name(text: str) -> bool:
    """Whether a line is hardly more than the name of a person."""
    return words(text) <= 4 and bool(_NAME_RE.fullmatch(text.strip()))


def is_byline(text: str) -> bool:
    """Whether a line is a name, or says by whom the text is."""
    return is_name(text) or (words(text) <= 8 and bool(_by_re().match(text.strip())))


_COMMENTS = frozenset(("comment form", "comment thread"))
_LENGTHS = ((2, "2 words"), (5, "5 words"), (8, "8 words"), (12, "12 words"), (24, "24 words"), (49, "49 words"))
_SHORT = 12  # words
_MOST_BARRIERS = 8
_PARTED = tuple(math.log1p(barriers) for barriers in range(_MOST_BARRIERS + 1))
_TURNS = 3  # a name that stands so often on a line of its own is a speaker's
_PROSE = 20  # words of a line whose words are the text's
_TOPIC_RE = re.compile(r"[^\W\d_]{5,}|[\u3040-\u30ff\u3400-\u9fff]{2}")
_WORD_RE = re.compile(r"[^\W\d_]+")
_CUE_RE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_OPEN_RE = re.compile(r"(?:\.\.\.|…|\[\s?…?\s?\])[\"'’”»)\]]*$")
_PRICE_RE = re.compile(r"[€$£¥]\s?\d|\d\s?(?:[€$£¥%]|EUR|USD|CHF)")
# The weights of zones.toml were fitted on these two, which differ from text/ends.py in single marks.
_SENTENCE_RE = re.compile(r"[.?!。！？؟।][\"'’”»)\]]*$")
_ASKS_RE = re.compile(r"[?？؟;][\"'’”»)\]]*$")
_LABEL_RE = re.compile(rf"{SHORT}\s")
_DAY_RE = re.compile(r"(?:[^\W\d_]{2,12}\.?,? )?(?:\d{1,2}\.? )?[^\W\d_]{3,12}\.? (?:\d{1,2}, )?(?:19|20)\d\d")
_DATED_RE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.h]\d\d|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
_DATED_LINE = 16  # words
_WHOLE_DATE_RE = re.compile(
    r"(?<!\d)\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:19|20)?\d\d(?!\d)|(?<!\d)(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}(?!\d)"
    r"|\d{1,2}(?:st|nd|rd|th|er|º|\.)?\s(?:de\s)?[^\W\d_]{3,12}\.?,?\s(?:de\s)?(?:19|20)\d\d|[^\W\d_]{3,12}\.?\s\d{1,2},?\s(?:19|20)\d\d"
    r"|\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}"
)
_DATE_RE = re.compile(r"\d{4}\b|\d{1,2}[:.]\d\d")
_BARS_RE = re.compile(r"[|»›@©&]|\s[/–-]\s")
_NAME_RE = re.compile(rf"(?:[Bb]y |Por |Von |Par |Di |Door )?{name_source(2, 3)}")


@cache
def _by_re() -> re.Pattern[str]:
    """The words before the name in a byline, in every language: "by", "written by"."""
    return re.compile(
        r"(?:(?:posted|written|published|words|text|story|geschrieben|veröffentlicht|publié|escrito|publicado)\s)?"
        rf"(?:{any_of('by')})\b\s?:?\s?(?=[^\W\d_])",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class _Look:
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
def _look(line: str) -> _Look:
    """The signs of one line. Cached, since menus, teasers and dates recur."""
    text, length = line.strip(), words(line)
    sentence, item, date = bool(_SENTENCE_RE.search(text[-8:])), is_item(text), is_date(text)
    initials = [word[0] for word in text[:400].split() if word[0].isalpha()]
    short = length <= _SHORT
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
    return _Look(
        text,
        length,
        sentence,
        bool(_ASKS_RE.search(text[-8:])),
        item,
        date,
        length <= 4 and bool(_NAME_RE.fullmatch(text)),
        sum(map(str.isupper, initials)) / max(1, len(initials)),
        held,
        cued,
        frozenset(_TOPIC_RE.findall(text[:2000].casefold())),
        {name: 1.0 for name, is_there in own.items() if is_there}
        | {"short words": held, "cues": cued, "cues, short": cued * short},
    )


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


def _shared(looks: Sequence[_Look]) -> list[float]:
    """How many of the longer words of each line are in other paragraphs, too: a text keeps to its subject."""
    held: Counter[str] = Counter()
    for look in looks:
        if look.length >= _PROSE:
            held.update(look.topic)
    found = []
    for look in looks:
        own = look.length >= _PROSE
        counts = [min(2, held[word] - own) / 2 for word in look.topic]
        found.append(sum(counts) / len(counts) if counts else 0.0)
    return found


def _placed(lines: Sequence[Line], looks: Sequence[_Look], prose: Sequence[bool]) -> Iterator[dict[str, float]]:
    """The place of each line: how many lines that open a frame are between it and the bulk of the prose."""
    counts = list(accumulate(map(opens_frame, lines)))
    mass: Counter[int] = Counter()
    for look, reads, count in zip(looks, prose, counts, strict=True):
        if reads:
            mass[count] += min(look.length, 80)
    thick = max(mass, key=mass.__getitem__, default=0)
    for look, reads, count in zip(looks, prose, counts, strict=True):
        barriers = abs(count - thick)
        yield {
            "parted": _PARTED[min(barriers, _MOST_BARRIERS)],
            "parted, below": float(count > thick),
            "item, not parted": float(look.item and not barriers),
            "prose, not parted": float(reads and not barriers),
        }


def _around(
    lines: Sequence[Line], looks: Sequence[_Look], prose: Sequence[bool], often: Mapping[str, int]
) -> dict[str, list[float]]:
    """Shares among the neighbours of each line."""
    listed = [line.finding is not None for line in lines]
    return {
        "listed around": _shares(listed, 4),
        "listed about": _shares(listed, 12),
        "items around": _shares([look.item for look in looks], 4),
        "short about": _shares([look.length <= _SHORT for look in looks], 8),
        "prose about": _shares(prose, 8),
        "words about": _shares([min(look.length, 60) / 60 for look in looks], 8),
        "sentences around": _shares([look.sentence for look in looks], 4),
        "dates about": _shares([look.date for look in looks], 6),
        "names about": _shares([look.named and often[look.text] < _TURNS for look in looks], 6),
        "capitals about": _shares([look.capitals for look in looks], 8),
        "short words about": _shares([look.grammar for look in looks], 5),
        "words wide": _shares([min(look.length, 60) / 60 for look in looks], 25),
        "prose wide": _shares(prose, 25),
        "cues about": _shares([look.cued for look in looks], 5),
        "cues beside": _shares([look.cued for look in looks], 1),
        "words near": _shares([min(look.length, 60) / 60 for look in looks], 2),
    }


def _shares(values: Sequence[float], reach: int) -> list[float]:
    """The mean of the values within ``reach`` of each place, without its own value."""
    sums = [*([0.0] * reach), 0.0, *accumulate(values)]
    sums += [sums[-1]] * reach
    count = len(values)
    near = [2 * reach] * count
    for at in {*range(min(reach, count)), *range(max(count - reach, 0), count)}:
        near[at] = min(at, reach) + min(count - 1 - at, reach)
    runs = zip(sums, sums[2 * reach + 1 :], values, near, strict=False)
    return [(last - first - value) / (others or 1) for first, last, value, others in runs]
