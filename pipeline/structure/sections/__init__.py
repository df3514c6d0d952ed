"""Themed sections in the order of the text: the source's own headings if it has any, else proposed ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.languages.words import Words
from pipeline.model import Block, Evidence, Exchange, Section, blocks_of
from pipeline.structure.evidence import because
from pipeline.structure.sections.naming import Part, named, text_of
from pipeline.structure.sections.stretches import PROPOSED, is_heading, proposed
from pipeline.structure.sections.titles import FIXED, Title
from pipeline.structure.sections.widths import cut_short
from pipeline.structure.talk.exchanges import Item

_STRONG = 0.2  # the score of a boundary that is kept though its section has only a title of last resort
_HEADING = 140  # letters of a heading at most

Cuts = tuple[tuple[int, str], ...]  # the items at which an editor begins a section, in order, with the titles


def divide(
    items: Sequence[Item], after: Sequence[Block], words: Words, cuts: Cuts | None = None
) -> tuple[tuple[Section, ...], tuple[Evidence, ...]]:
    """The sections of a text, with the evidence for each boundary and title.

    ``after``: text after the talk under a heading of its own ("About the author"). If ``cuts`` say where sections
    begin, nothing is proposed.
    """
    parts = list(proposed([_as_text(item) for item in items], words) if cuts is None else _decided(items, cuts))
    parts += [Part(tuple(after[1:]), "after-the-talk", after[0])] if after else []
    parts = _introduced_once(parts)
    sections, evidence, number = [], [], 0
    for part, name in titled(parts, named(parts, words), words):
        number += not part.introduction
        section = Section("introduction" if part.introduction else f"s{number}", name.text, part.items, part.heading)
        sections.append(section)
        first = part.heading or next((block for item in part.items for block in blocks_of(item)), None)
        called = _called(part.runner_up)
        evidence.append(because(f"section {section.id}", part.rule, first, part.score, called, part.others))
        evidence.append(because(f"title of {section.id}", name.rule, first, name.score, name.runner_up, name.weighed))
    return tuple(sections), tuple(evidence)


def titled(parts: Sequence[Part], names: Sequence[Title], words: Words) -> list[tuple[Part, Title]]:
    """The parts with their titles; a proposed one for which none was found goes on in the part before it.

    A title of last resort is enough where the boundary is strong.
    Questions do not go on in a text without any: that is an introduction, or what a heading says.
    """
    kept: list[tuple[Part, Title]] = []
    for part, name in zip(parts, names, strict=True):
        strong = name.rule != FIXED and (part.score or 0) >= _STRONG
        untitled = part.rule == PROPOSED and not (name.passes or strong)
        within = bool(kept) and (kept[-1][0].rule == PROPOSED or part.score is not None)
        if untitled and within and (_asks(kept[-1][0]) or not _asks(part)):
            before, title = kept[-1]
            kept[-1] = replace(before, items=(*before.items, *part.items)), title
        else:
            kept.append((part, name))
    if len(kept) == 1 and kept[0][0].rule == PROPOSED and not (kept[0][1].passes or _asks(kept[0][0])):
        return [(kept[0][0], replace(kept[0][1], text=words.fixed["whole-text"]))]
    return kept


def _asks(part: Part) -> bool:
    return any(isinstance(item, Exchange) for item in part.items)


def _as_text(item: Item) -> Item:
    """A standfirst that is marked as a heading is a paragraph: no heading has as many letters."""
    long = isinstance(item, Block) and item.kind == "heading" and len(item.text) > _HEADING
    return replace(item, kind="paragraph", level=0) if isinstance(item, Block) and long else item


def _introduced_once(parts: Sequence[Part]) -> list[Part]:
    """Only the first part is an introduction: later text before the questions gets a title of its own words."""
    return [replace(part, introduction=part.introduction and not place) for place, part in enumerate(parts)]


def _decided(items: Sequence[Item], cuts: Cuts) -> Iterator[Part]:
    """The items cut where the editor says; text before the first cut gets none of the editor's titles.

    A cut may be behind all items, where what it begins with is printed elsewhere.
    """
    cuts = tuple(cut for cut in cuts if cut[0] < len(items))
    first = cuts[0][0] if cuts else len(items)
    if first and items:
        asks = any(not isinstance(item, Block) for item in items[:first])
        yield Part(tuple(items[:first]), "editor", introduction=bool(cuts) and not asks)
    for (start, title), (end, _) in pairwise((*cuts, (len(items), ""))):
        opening = items[start]
        heading = opening if isinstance(opening, Block) and is_heading(opening) else None
        yield Part(tuple(items[start + bool(heading) : end]), "editor", heading, title=title)


def _called(item: Item | None) -> str | None:
    """The name of an item in evidence: the id of an exchange, the first words of a turn."""
    if item is None or isinstance(item, Exchange):
        return item.id if item else None
    return cut_short(text_of(item), 40)
