"""What can be seen of a line on a page, as numbers from 0 to 1 or so: its length, its end, its company, its place.

The numbers say nothing yet; ``zones.toml`` holds how much each speaks for the page's frame. None of them knows a
language: the words of languages come in by the lists of residue alone (``strong``, ``list``, ``weak``, ``menu``).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from pipeline.clean.lines import Line, is_item, words

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
    """The signs of every line that holds something, in order; a sign that is not there counts as 0."""
    looks = [_look(line) for line in lines]
    barriers = _barriers(looks)
    often = Counter(look.text for look in looks)
    around = _around(looks, often)
    found = []
    for at, look in enumerate(looks):
        seen = _own(look)
        seen["repeated"] = float(often[look.text] > 1)
        seen["after question"] = float(at > 0 and looks[at - 1].asks)
        seen |= _placed(look, *barriers[at])
        seen |= {name: values[at] for name, values in around.items()}
        found.append(seen)
    return found


def opens_frame(line: Line) -> bool:
    """Whether the text does not go on after a line that the lists know: no share button, no menu, no call."""
    return line.strength == "list" or (
        line.finding is not None
        and (line.strength == "strong" or line.finding.what in _COMMENTS)
        and line.finding.what not in SHARING
    )


def is_date(text: str) -> bool:
    """Whether a line is hardly more than a date or a time: a byline's, a comment's, a teaser's."""
    return len(text) <= 80 and words(text) <= 8 and bool(_DATE_RE.search(text))


_COMMENTS = frozenset(("comment form", "comment thread"))
_LENGTHS = ((2, "2 words"), (5, "5 words"), (8, "8 words"), (12, "12 words"), (24, "24 words"), (49, "49 words"))
_SHORT = 12  # words
_MOST_BARRIERS = 8
_TURNS = 3  # a name that stands so often on a line of its own is a speaker's
_SENTENCE_RE = re.compile(r"[.?!。！？؟।][\"'’”»)\]]*$")
_ASKS_RE = re.compile(r"[?？؟;][\"'’”»)\]]*$")
_LABEL_RE = re.compile(r"[^\s:：][^:：]{0,30}[:：]\s")
_DATED_RE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.h]\d\d|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
_DATE_RE = re.compile(r"\d{4}\b|\d{1,2}[:.]\d\d")
_BARS_RE = re.compile(r"[|»›@©&]|\s[/–-]\s")
_NAME_RE = re.compile(r"(?:[Bb]y |Por |Von |Par |Di |Door )?(?:[^\W\d_a-z][\w.'’-]*\s){1,2}[^\W\d_a-z][\w.'’-]*")


@dataclass(frozen=True, slots=True)
class _Look:
    line: Line
    text: str
    length: int
    sentence: bool
    asks: bool
    item: bool
    date: bool
    capitals: float

    @property
    def prose(self) -> bool:
        return self.line.finding is None and self.sentence and self.length >= _SHORT


def _look(line: Line) -> _Look:
    text, length = line.text.strip(), words(line.text)
    initials = [word[0] for word in text[:400].split() if word[0].isalpha()]
    return _Look(
        line,
        text,
        length,
        bool(_SENTENCE_RE.search(text[-8:])),
        bool(_ASKS_RE.search(text[-8:])),
        is_item(text),
        is_date(text),
        sum(map(str.isupper, initials)) / max(1, len(initials)),
    )


def _own(look: _Look) -> dict[str, float]:
    """What the line says of itself."""
    size = next((name for most, name in _LENGTHS if look.length <= most), "more words")
    seen = {size: 1.0}
    if look.line.finding:
        seen[look.line.strength] = 1.0
    short = look.length <= _SHORT
    seen["sentence"] = float(look.sentence)
    seen["item"] = float(look.item)
    seen["label"] = float(bool(_LABEL_RE.match(look.text)))
    seen["dated"] = float(short and bool(_DATED_RE.search(look.text)))
    seen["date"] = float(look.date)
    seen["bars"] = float(short and bool(_BARS_RE.search(look.text)))
    seen["wrapped"] = float("\n" in look.line.block.text)
    return seen


def _placed(look: _Look, barriers: int, below: bool) -> dict[str, float]:
    """Where the line stands: how many lines that open a frame part it from the thick of the prose."""
    return {
        "parted": math.log1p(min(barriers, _MOST_BARRIERS)),
        "parted, below": float(below),
        "item, not parted": float(look.item and not barriers),
        "prose, not parted": float(look.prose and not barriers),
    }


def _barriers(looks: Sequence[_Look]) -> list[tuple[int, bool]]:
    """Each line's distance from the thick of the prose, in lines that open a frame, and whether it is below it."""
    counts = list(accumulate(opens_frame(look.line) for look in looks))
    mass: Counter[int] = Counter()
    for look, count in zip(looks, counts, strict=True):
        if look.prose:
            mass[count] += min(look.length, 80)
    thick = max(mass, key=mass.__getitem__, default=0)
    return [(abs(count - thick), count > thick) for count in counts]


def _around(looks: Sequence[_Look], often: Mapping[str, int]) -> dict[str, list[float]]:
    """Shares among the lines near each one, without itself."""
    listed = [look.line.finding is not None for look in looks]
    names = [look.length <= 4 and often[look.text] < _TURNS and bool(_NAME_RE.fullmatch(look.text)) for look in looks]
    return {
        "listed around": _shares(listed, 4),
        "listed about": _shares(listed, 12),
        "items around": _shares([look.item for look in looks], 4),
        "short about": _shares([look.length <= _SHORT for look in looks], 8),
        "prose about": _shares([look.prose for look in looks], 8),
        "words about": _shares([min(look.length, 60) / 60 for look in looks], 8),
        "sentences around": _shares([look.sentence for look in looks], 4),
        "dates about": _shares([look.date for look in looks], 6),
        "names about": _shares(names, 6),
        "capitals about": _shares([look.capitals for look in looks], 8),
    }


def _shares(values: Sequence[float], reach: int) -> list[float]:
    """The mean of the values within ``reach`` of each, without its own."""
    sums = [*([0.0] * reach), 0.0, *accumulate(values)]
    sums += [sums[-1]] * reach
    count = len(values)
    near = [min(at, reach) + min(count - 1 - at, reach) for at in range(count)]
    runs = zip(sums, sums[2 * reach + 1 :], values, near, strict=False)
    return [(last - first - value) / (others or 1) for first, last, value, others in runs]
