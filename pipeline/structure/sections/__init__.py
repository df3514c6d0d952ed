"""Themed sections in the order of the text: the source's own headings if it has any, else proposed ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.languages.words import Words
from pipeline.model import Block, Evidence, Exchange, Section, blocks_of
from pipeline.structure.advice.counsel import advice_opens
from pipeline.structure.evidence import because
from pipeline.structure.sections.asked import cut_short
from pipeline.structure.sections.naming import Part, named, text_of
from pipeline.structure.sections.themes import Boundary, boundaries, sections_for
from pipeline.structure.sections.titles import Title
from pipeline.structure.talk.exchanges import Item
from pipeline.text.quotation import quoted_re

Cuts = tuple[tuple[int, str], ...]  # the items at which an editor begins a section, in order, with his titles
_QUOTED_RE = quoted_re(15)
_QUOTED = 0.3  # the share of paragraphs with a quotation
_WHOLE = 12  # exchanges that a heading of the source holds together
_TALK = 3  # exchanges that are a talk of their own below the only heading
_TURNS = 12  # a transcript of so many turns, in which nobody asks, is divided too


def divide(
    items: Sequence[Item], after: Sequence[Block], words: Words, cuts: Cuts | None = None
) -> tuple[tuple[Section, ...], tuple[Evidence, ...]]:
    """The sections of a text, with the evidence for each boundary and title.

    ``after``: text after the talk under a heading of its own ("About the author"). If ``cuts`` say where sections
    begin, nothing is proposed.
    """
    if cuts is None:
        stretches = list(_stretches(items))
        alone = sum(bool(stretch.heading) and _exchanges(stretch.items) > 0 for stretch in stretches) == 1
        parts = [part for stretch in stretches for part in _parts(stretch, words, alone)]
    else:
        parts = list(_decided(items, cuts))
    parts += [Part(tuple(after[1:]), "after-the-talk", after[0])] if after else []
    parts, names = _joined(_introduced_once(parts), words)
    sections, evidence, number = [], [], 0
    for part, name in zip(parts, names, strict=True):
        number += not part.introduction
        section = Section("introduction" if part.introduction else f"s{number}", name.text, part.items, part.heading)
        sections.append(section)
        first = part.heading or next((block for item in part.items for block in blocks_of(item)), None)
        called = _called(part.runner_up)
        evidence.append(because(f"section {section.id}", part.rule, first, part.score, called, part.others))
        evidence.append(because(f"title of {section.id}", name.rule, first, name.score, name.runner_up, name.weighed))
    return tuple(sections), tuple(evidence)


def _introduced_once(parts: Sequence[Part]) -> list[Part]:
    """Only the first part is an introduction: later text before the questions gets a title of its own words."""
    return [replace(part, introduction=part.introduction and not place) for place, part in enumerate(parts)]


def _joined(parts: list[Part], words: Words) -> tuple[list[Part], list[Title]]:
    """The parts and their titles; a proposed part joins its neighbour if its only question would be its title."""
    names = named(parts, words)
    while (place := _needless(parts, names)) is not None:
        first, second = parts[place - 1 : place + 1]
        parts = [*parts[: place - 1], replace(first, items=(*first.items, *second.items)), *parts[place + 1 :]]
        names = named(parts, words)
    return parts, names


def _needless(parts: Sequence[Part], names: Sequence[Title]) -> int | None:
    """Among parts next to one whose only question is its title, the one with the weakest boundary before it."""
    lone = [_repeats(part, name) for part, name in zip(parts, names, strict=True)]
    beside = (
        place
        for place, (one, two) in enumerate(pairwise(parts), 1)
        if one.rule == two.rule == "word-model" and (lone[place - 1] or lone[place])
    )
    return min(beside, key=lambda place: parts[place].worth, default=None)


def _repeats(part: Part, name: Title) -> bool:
    return name.rule in ("question", "numbered") and sum(isinstance(item, Exchange) for item in part.items) == 1


def _decided(items: Sequence[Item], cuts: Cuts) -> Iterator[Part]:
    """The items cut where the editor says; text before the first cut gets none of the editor's titles."""
    first = cuts[0][0] if cuts else len(items)
    if first and items:
        asks = any(not isinstance(item, Block) for item in items[:first])
        yield Part(tuple(items[:first]), "editor", introduction=bool(cuts) and not asks)
    for (start, title), (end, _) in pairwise((*cuts, (len(items), ""))):
        opening = items[start]
        heading = opening if isinstance(opening, Block) and _is_heading(opening) else None
        yield Part(tuple(items[start + bool(heading) : end]), "editor", heading, title=title)


def _stretches(items: Sequence[Item]) -> Iterator[Part]:
    """The items divided at their headings; without headings, one stretch."""
    level = _level(items)
    heading: Block | None = None
    run: list[Item] = []
    for item in items:
        if isinstance(item, Block) and _is_heading(item) and item.level <= level:
            if run or heading:
                yield Part(tuple(run), "heading" if heading else "before-the-first-heading", heading)
            heading, run = item, []
        else:
            run.append(item)
    if run or heading:
        yield Part(tuple(run), "heading" if heading else "the-whole-text", heading)


def _level(items: Sequence[Item]) -> int:
    """The highest level of headings that occurs twice: a single one above it is a title, or a "Conclusion"."""
    levels = Counter(item.level for item in items if isinstance(item, Block) and _is_heading(item))
    return min((level for level, count in levels.items() if count > 1), default=min(levels, default=0))


def _is_heading(item: Item) -> bool:
    return isinstance(item, Block) and item.kind == "heading" and any(map(str.isalnum, item.text))


def _parts(stretch: Part, words: Words, alone: bool = False) -> Iterator[Part]:
    """A stretch under a heading stays whole, mostly; one without is divided into an introduction and themes.

    Headings of a lower level in what stands before the first are headings, too. ``alone``: no other heading has
    questions below it.
    """
    if stretch.heading:
        yield from _headed(stretch, words, alone)
        return
    if any(map(_is_heading, stretch.items)):
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
    if opened:
        yield Part(stretch.items[:opened], "before-the-first-question", introduction=True)
    yield from _themes(stretch.items[opened:], words)


def _quotes_often(items: Sequence[Item]) -> bool:
    """Whether a text tells of a talk and quotes it: it has themes as a talk has."""
    quoted = sum(isinstance(item, Block) and _QUOTED_RE.search(item.text) is not None for item in items)
    return len(items) >= _TURNS and quoted >= _QUOTED * len(items)


def _headed(stretch: Part, words: Words, alone: bool) -> Iterator[Part]:
    """A stretch under a heading, cut at the headings below it that have questions of their own, else where it is long.

    A talk that follows other text under the only heading is no part of what the heading says.
    """
    places = list(_asking_below(stretch.items))
    if len(places) > 1:
        yield replace(stretch, items=stretch.items[: places[0]])
        for start, end in pairwise((*places, len(stretch.items))):
            heading = stretch.items[start]
            yield Part(stretch.items[start + 1 : end], "heading", heading if isinstance(heading, Block) else None)
        return
    opened = next((i for i, item in enumerate(stretch.items) if not isinstance(item, Block)), 0)
    count = _exchanges(stretch.items)
    if count <= _WHOLE and not (alone and opened and count >= _TALK):
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
        if _is_heading(item):
            heading = place
        elif heading is not None and not isinstance(item, Block):
            yield heading
            heading = None


def _exchanges(items: Sequence[Item]) -> int:
    return sum(isinstance(item, Exchange) for item in items)


def _themes(items: tuple[Item, ...], words: Words) -> Iterator[Part]:
    """A section begins at an exchange, or at a turn outside one, such as a host's words before the first question."""
    asked = [item for item in items if isinstance(item, Exchange)]
    asks = len(asked) * 2 >= len(items)
    units = [place for place, item in enumerate(items) if not (asks and isinstance(item, Block))]
    found: list[Boundary] = []
    if sections_for(len(asked)) > 1 if asks else len(items) >= _TURNS:
        advice = advice_opens(asked, words) if asks else None
        last = None if advice is None else next(i for i, place in enumerate(units) if items[place] is asked[advice])
        found = boundaries([text_of(items[place]) for place in units], words, last)
    yield from _cut(items, units, found)


def _cut(items: tuple[Item, ...], units: Sequence[int], found: Sequence[Boundary]) -> Iterator[Part]:
    """The items from boundary to boundary. Boundaries count in ``units``, which are indexes of items."""
    ends = [*(units[boundary.place] for boundary in found), len(items)]
    yield Part(items[: ends[0]], "word-model")
    for boundary, end in zip(found, ends[1:], strict=True):
        rule = "asks-for-recommendations" if boundary.score is None else "word-model"
        second = None if boundary.runner_up is None else items[units[boundary.runner_up]]
        part = items[units[boundary.place] : end]
        others = ((items[units[place]], score) for place, score in boundary.others)
        named = tuple((item.id, score) for item, score in others if isinstance(item, Exchange))
        yield Part(part, rule, score=boundary.score, runner_up=second, worth=boundary.worth, others=named)


def _called(item: Item | None) -> str | None:
    """The name of an item in evidence: the id of an exchange, the first words of a turn."""
    if item is None or isinstance(item, Exchange):
        return item.id if item else None
    return cut_short(text_of(item), 40)
