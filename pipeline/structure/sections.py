"""Themed sections in the order of the text: the source's own headings where it has them, else proposed ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.model import Block, Evidence, Exchange, Section, blocks_of
from pipeline.structure.evidence import because
from pipeline.structure.exchanges import Item
from pipeline.structure.recommendations import advice_opens, seeks_advice
from pipeline.structure.themes import Boundary, boundaries
from pipeline.structure.titles import Matter, cut_short, titles
from pipeline.structure.words import Words

Cuts = tuple[tuple[int, str], ...]  # the items at which an editor begins a section, in order, with his titles
_TURNS = 12  # a transcript of so many turns, in which nobody asks, is divided too


@dataclass(frozen=True, slots=True)
class _Part:
    """Items that become a section; ``rule`` says why it begins where it does."""

    items: tuple[Item, ...]
    rule: str
    heading: Block | None = None
    introduction: bool = False
    score: float | None = None
    runner_up: Item | None = None
    title: str = ""  # as an editor wrote it


def divide(
    items: Sequence[Item], after: Sequence[Block], words: Words, cuts: Cuts | None = None
) -> tuple[tuple[Section, ...], tuple[Evidence, ...]]:
    """The sections of a text, with the evidence for each boundary and title.

    ``after`` is what follows the talk under a heading of its own ("About the author"). Where ``cuts`` say where
    sections begin, nothing is proposed.
    """
    if cuts is None:
        parts = [part for stretch in _stretches(items) for part in _parts(stretch, words)]
    else:
        parts = list(_decided(items, cuts))
    parts += [_Part(tuple(after[1:]), "after-the-talk", after[0])] if after else []
    names = _names(parts, words)
    sections, evidence, number = [], [], 0
    for part, (name, rule) in zip(parts, names, strict=True):
        number += not part.introduction
        section = Section("introduction" if part.introduction else f"s{number}", name, part.items, part.heading)
        sections.append(section)
        first = part.heading or next((block for item in part.items for block in blocks_of(item)), None)
        evidence.append(because(f"section {section.id}", part.rule, first, part.score, _called(part.runner_up)))
        evidence.append(because(f"title of {section.id}", rule, first))
    return tuple(sections), tuple(evidence)


def _decided(items: Sequence[Item], cuts: Cuts) -> Iterator[_Part]:
    """The items cut where an editor says; what stands before his first section has none of his titles."""
    first = cuts[0][0] if cuts else len(items)
    if first and items:
        asks = any(not isinstance(item, Block) for item in items[:first])
        yield _Part(tuple(items[:first]), "editor", introduction=bool(cuts) and not asks)
    for (start, title), (end, _) in pairwise((*cuts, (len(items), ""))):
        opening = items[start]
        heading = opening if isinstance(opening, Block) and _is_heading(opening) else None
        yield _Part(tuple(items[start + bool(heading) : end]), "editor", heading, title=title)


def _stretches(items: Sequence[Item]) -> Iterator[_Part]:
    """The items cut at the headings of the highest level; without headings, one stretch."""
    level = min((item.level for item in items if _is_heading(item)), default=None)  # type: ignore[union-attr]
    heading: Block | None = None
    run: list[Item] = []
    for item in items:
        if isinstance(item, Block) and _is_heading(item) and item.level == level:
            if run or heading:
                yield _Part(tuple(run), "heading" if heading else "before-the-first-heading", heading)
            heading, run = item, []
        else:
            run.append(item)
    if run or heading:
        yield _Part(tuple(run), "heading" if heading else "the-whole-text", heading)


def _is_heading(item: Item) -> bool:
    return isinstance(item, Block) and item.kind == "heading" and any(map(str.isalnum, item.text))


def _parts(stretch: _Part, words: Words) -> Iterator[_Part]:
    """A stretch under a heading stays whole; one without is divided into an introduction and themes."""
    if stretch.heading:
        yield stretch
        return
    opened = next((i for i, item in enumerate(stretch.items) if not isinstance(item, Block)), None)
    if opened is None:
        introduces = stretch.rule == "before-the-first-heading"
        yield _Part(stretch.items, stretch.rule, introduction=introduces)
        return
    if opened:
        yield _Part(stretch.items[:opened], "before-the-first-question", introduction=True)
    yield from _themes(stretch.items[opened:], words)


def _themes(items: tuple[Item, ...], words: Words) -> Iterator[_Part]:
    asked = [(place, item) for place, item in enumerate(items) if isinstance(item, Exchange)]
    if len(asked) * 2 >= len(items):
        units, advice = [place for place, _ in asked], advice_opens([item for _, item in asked], words)
        found = boundaries([_text(item) for _, item in asked], words, advice if len(asked) > 1 else None)
    else:
        units, found = list(range(len(items))), []
        if len(items) >= _TURNS:
            found = boundaries([_text(item) for item in items], words)
    yield from _cut(items, units, found)


def _cut(items: tuple[Item, ...], units: Sequence[int], found: Sequence[Boundary]) -> Iterator[_Part]:
    """The items from boundary to boundary; these count ``units``, which are places of items."""
    ends = [*(units[boundary.place] for boundary in found), len(items)]
    yield _Part(items[: ends[0]], "word-model")
    for boundary, end in zip(found, ends[1:], strict=True):
        rule = "asks-for-recommendations" if boundary.score is None else "word-model"
        second = None if boundary.runner_up is None else items[units[boundary.runner_up]]
        yield _Part(items[units[boundary.place] : end], rule, score=boundary.score, runner_up=second)


def _called(item: Item | None) -> str | None:
    """How evidence names an item: an exchange by its id, a turn by its first words."""
    if item is None or isinstance(item, Exchange):
        return item.id if item else None
    return cut_short(_text(item), 40)


def _text(item: Item) -> str:
    return "\n".join(block.text for block in blocks_of(item))


def _names(parts: Sequence[_Part], words: Words) -> list[tuple[str, str]]:
    """The title of each part, and the rule that gave it."""
    whole = sum(not (part.introduction or part.rule == "after-the-talk") for part in parts) == 1
    own = [_own_name(part, words, whole) for part in parts]
    nameless = [part for part, name in zip(parts, own, strict=True) if name is None]
    # The summary at the head of the document bears the last of these words.
    used = [*(name for name, _ in filter(None, own)), words.fixed["recommendations"]]
    proposed = iter(titles([_matter(part, words) for part in nameless], words, used))
    return [name or (next(proposed), "words-of-the-section") for name in own]


def _own_name(part: _Part, words: Words, whole: bool) -> tuple[str, str] | None:
    """The source's heading, or a fixed word; ``whole`` where one part is the whole talk, which has no theme."""
    if part.title:
        return part.title, "editor"
    if part.heading:
        return part.heading.text, "heading"
    if part.introduction:
        return words.fixed["introduction"], "fixed-word"
    asks = any(isinstance(item, Exchange) for item in part.items)
    return (words.fixed["interview" if asks else "text"], "fixed-word") if whole else None


def _matter(part: _Part, words: Words) -> Matter:
    asked = [item for item in part.items if isinstance(item, Exchange)]
    questions = tuple(" ".join(block.text for block in item.question.blocks) for item in asked)
    advice = part.rule == "asks-for-recommendations" and next(
        (q for q, x in zip(questions, asked, strict=True) if seeks_advice(x, words)), ""
    )
    text = "\n".join(block.text for item in part.items for block in blocks_of(item))
    spoken = any(not isinstance(item, Block) for item in part.items)
    return Matter(questions or _opening(part), text, advice or "", spoken)


def _opening(part: _Part) -> tuple[str, ...]:
    """The first words of a part without questions: its title is cut from them."""
    return tuple(
        cut_short(block.text, 200)
        for item in part.items
        for block in blocks_of(item)
        if any(map(str.isalnum, block.text))
    )[:3]
