"""Cut a talk where sections begin: at the source's own headings, and between themes where it has none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from pipeline.languages.words import Words
from pipeline.model import Block, Exchange
from pipeline.structure.advice.counsel import advice_opens
from pipeline.structure.sections.candidates import candidates
from pipeline.structure.sections.counted import counters
from pipeline.structure.sections.naming import Part, answer_of, asked_in, people_in, text_of
from pipeline.structure.sections.themes import FEWEST, Boundary, Unit, boundaries
from pipeline.structure.talk.exchanges import Item
from pipeline.text.ends import ends_sentence
from pipeline.text.quotation import quoted_re

PROPOSED = "word-model"  # the rule of a boundary that words set
_QUOTED_RE = quoted_re(15)
_QUOTED = 0.3  # the share of paragraphs with a quotation
_WHOLE = 12  # exchanges that a heading of the source holds together, if half of the talk is not more
_TURNS = 12  # a transcript of so many turns, in which nobody asks, is divided too


def proposed(items: Sequence[Item], words: Words) -> Iterator[Part]:
    """The parts of a talk in order, each with the rule by which it begins."""
    counts = counters(items, words)
    above = {id(items[place]): block for place, block in counts.items()}
    held = {id(block) for block in above.values()}
    for part in _divided([item for item in items if id(item) not in held], words):
        both = ((above[id(item)], item) if id(item) in above else (item,) for item in part.items)
        yield replace(part, items=tuple(chain.from_iterable(both)))


def _divided(items: Sequence[Item], words: Words) -> Iterator[Part]:
    """The parts of a talk whose headings all head sections."""
    stretches = list(_stretches(items))
    alone = sum(exchanges(stretch.items) > 0 for stretch in stretches) == 1
    most = FEWEST - 1 if alone else max(_WHOLE, exchanges(items) // 2)
    for stretch in stretches:
        yield from _parts(stretch, words, most)


def _stretches(items: Sequence[Item]) -> Iterator[Part]:
    """The items divided at their headings; without headings, one stretch."""
    level = _level(items)
    heading: Block | None = None
    run: list[Item] = []
    for item in items:
        if isinstance(item, Block) and is_heading(item) and item.level <= level:
            if run or heading:
                yield Part(tuple(run), "heading" if heading else "before-the-first-heading", heading)
            heading, run = item, []
        else:
            run.append(item)
    if run or heading:
        yield Part(tuple(run), "heading" if heading else "the-whole-text", heading)


def _level(items: Sequence[Item]) -> int:
    """The highest level of headings that occurs twice: a single one above it is a title, or a "Conclusion"."""
    levels = Counter(item.level for item in items if isinstance(item, Block) and is_heading(item))
    return min((level for level, count in levels.items() if count > 1), default=min(levels, default=0))


def is_heading(item: Item) -> bool:
    return isinstance(item, Block) and item.kind == "heading" and any(map(str.isalnum, item.text))


def _parts(stretch: Part, words: Words, most: int = _WHOLE) -> Iterator[Part]:
    """A stretch under a heading stays whole, mostly; one without is divided into an introduction and themes.

    Headings of a lower level in what stands before the first are headings, too. ``most``: exchanges that one heading
    holds together.
    """
    if stretch.heading:
        yield from _headed(stretch, words, most)
        return
    if any(map(is_heading, stretch.items)):
        for part in _stretches(stretch.items):
            yield from _parts(part, words)
        return
    opened = next((i for i, item in enumerate(stretch.items) if not isinstance(item, Block)), None)
    if opened is None:
        if stretch.rule == "the-whole-text" and _quotes_often(stretch.items):
            yield from _themes(stretch.items, words)
            return
        introduces = stretch.rule == "before-the-first-heading"
        yield Part(stretch.items, stretch.rule, introduction=introduces)
        return
    first, *others = _themes(stretch.items[opened:], words)
    above = stretch.items[:opened]
    if _introduces(above):
        yield Part(above, "before-the-first-question", introduction=True)
        above = ()
    yield replace(first, items=above + first.items)
    yield from others


def _introduces(items: Sequence[Item]) -> bool:
    """Whether text above a talk is an introduction: it has a sentence, or is of pictures; a stray line is none."""
    blocks = [item for item in items if isinstance(item, Block) and item.kind != "figure"]
    return bool(items) and (not blocks or any(ends_sentence(block.text) for block in blocks))


def _quotes_often(items: Sequence[Item]) -> bool:
    """Whether a text tells of a talk and quotes it: it has themes as a talk has."""
    quoted = sum(isinstance(item, Block) and _QUOTED_RE.search(item.text) is not None for item in items)
    return len(items) >= _TURNS and quoted >= _QUOTED * len(items)


def _headed(stretch: Part, words: Words, most: int) -> Iterator[Part]:
    """A stretch under a heading, cut at the headings below it that have questions of their own, else where it is long.

    A heading above all questions is that of the talk, and no theme.
    """
    places = list(_asking_below(stretch.items))
    if len(places) > 1:
        yield replace(stretch, items=stretch.items[: places[0]])
        for start, end in pairwise((*places, len(stretch.items))):
            heading = stretch.items[start]
            yield Part(stretch.items[start + 1 : end], "heading", heading if isinstance(heading, Block) else None)
        return
    opened = next((i for i, item in enumerate(stretch.items) if not isinstance(item, Block)), 0)
    if exchanges(stretch.items) <= most:
        yield stretch
        return
    first, *others = _themes(stretch.items[opened:], words)
    if opened:
        yield replace(stretch, items=stretch.items[:opened])
        yield first
    else:
        yield replace(stretch, items=first.items)
    yield from others


def _asking_below(items: Sequence[Item]) -> Iterator[int]:
    """The places of the headings that a turn follows before the next heading does."""
    heading: int | None = None
    for place, item in enumerate(items):
        if is_heading(item):
            heading = place
        elif heading is not None and not isinstance(item, Block):
            yield heading
            heading = None


def exchanges(items: Sequence[Item]) -> int:
    """How many exchanges are among the items."""
    return sum(isinstance(item, Exchange) for item in items)


def _themes(items: tuple[Item, ...], words: Words) -> Iterator[Part]:
    """A section begins at an exchange, or at a turn outside one, such as a host's words before the first question."""
    asked = [item for item in items if isinstance(item, Exchange)]
    asks = len(asked) * 2 >= len(items)
    units = [place for place, item in enumerate(items) if not (asks and isinstance(item, Block))]
    found: list[Boundary] = []
    if len(asked) >= FEWEST if asks else len(items) >= _TURNS:
        advice = advice_opens(asked, words) if asks else None
        last = None if advice is None else asked[advice]
        people = people_in(items, words)
        found = boundaries([unit(items[place], words, people, items[place] is last) for place in units], words)
    yield from _cut(items, units, found)


def unit(item: Item, words: Words, people: frozenset[str] = frozenset(), announced: bool = False) -> Unit:
    """What the search for themes reads of an item. ``announced``: it begins a theme, whatever its question says."""
    if not isinstance(item, Exchange):
        return Unit(text_of(item))
    asked = asked_in(item)
    headed = max((one.score for one in candidates([asked], answer_of(item), words, people)), default=0.0)
    return Unit(text_of(item), asked, announced or words.topic.match(asked) is not None, headed)


def _cut(items: tuple[Item, ...], units: Sequence[int], found: Sequence[Boundary]) -> Iterator[Part]:
    """The items from boundary to boundary. Boundaries count in ``units``, which are indexes of items."""
    ends = [*(units[boundary.place] for boundary in found), len(items)]
    yield Part(items[: ends[0]], PROPOSED)
    for boundary, end in zip(found, ends[1:], strict=True):
        second = None if boundary.runner_up is None else items[units[boundary.runner_up]]
        part = items[units[boundary.place] : end]
        others = ((items[units[place]], score) for place, score in boundary.others)
        named = tuple((item.id, score) for item, score in others if isinstance(item, Exchange))
        yield Part(part, PROPOSED, score=boundary.score, runner_up=second, worth=boundary.worth, others=named)
