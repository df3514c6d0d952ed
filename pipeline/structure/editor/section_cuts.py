"""Apply the editor's sections: where they begin, and their titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Block, Evidence, Section, blocks_of, stream
from pipeline.structure.editor.overrides import Desk, excerpt
from pipeline.structure.sections import Cuts
from pipeline.structure.talk.exchanges import Item


def cuts(items: Sequence[Item], desk: Desk) -> tuple[Sequence[Item], Cuts | None]:
    """The items of the talk, and the indexes at which the editor's sections begin, with titles; None if nothing is
    decided.

    A heading that the editor's title replaces is set aside, and removed from the items.
    """
    decided = desk.decided.sections
    if decided is None:
        return items, _headings(items) if "sections" in desk.decided.off else None
    places = {block.id: place for place, item in enumerate(items) for block in blocks_of(item)}
    asking = [i for i, block in enumerate(desk.document.blocks) if _opens(block, items, places)]
    found: dict[int, str] = {}
    for cut in decided:
        place = _place(cut.before, places, asking, desk) if cut.before else 0
        if place is not None and items:
            found[place] = cut.title
    return _without_headings(items, dict(sorted(found.items())), desk)


def renamed(
    sections: tuple[Section, ...], evidence: tuple[Evidence, ...], desk: Desk
) -> tuple[tuple[Section, ...], tuple[Evidence, ...]]:
    """The sections, with the editor's titles in place of those found."""
    own = {stream(old): (old, new) for old, new in desk.decided.titles}
    held = {stream(section.title): section.title for section in sections}
    for key, (old, _) in own.items():
        if key not in held:
            desk.note(f'no section is called "{old}"', " or ".join(f'"{title}"' for title in held.values()) or None)
    titles = {section.id: own[stream(section.title)][1] for section in sections if stream(section.title) in own}
    signed = tuple(_signed(one, titles, sections) for one in evidence)
    return tuple(_renamed(section, titles.get(section.id), desk) for section in sections), signed


def _headings(items: Sequence[Item]) -> Cuts:
    """The source's own headings of the highest level."""
    levels = {i: item.level for i, item in enumerate(items) if isinstance(item, Block) and item.kind == "heading"}
    top = min(levels.values(), default=0)
    return tuple((place, "") for place, level in levels.items() if level == top)


def _opens(block: Block, items: Sequence[Item], places: dict[str, int]) -> bool:
    """Whether a block is the first of its item, so that a section can begin there."""
    place = places.get(block.id)
    return place is not None and next(blocks_of(items[place])).id == block.id


def _place(spot: str, places: dict[str, int], asking: list[int], desk: Desk) -> int | None:
    """The item before which a section begins; a note if there is none, or if the block is inside an answer."""
    index = desk.find(spot, "no section begins there", asking)
    if index is None:
        return None
    block = desk.document.blocks[index]
    if block.id not in places:
        desk.note(f'"{spot}" is outside the talk: no section begins there', "the first words of a question", block)
        return None
    if index not in asking:
        desk.note(f'"{spot}" is inside an answer: the section begins with its question',
                  "`questions.include` to make it a question", block)  # fmt: skip
    return places[block.id]


def _without_headings(items: Sequence[Item], found: dict[int, str], desk: Desk) -> tuple[list[Item], Cuts]:
    """Remove the headings that the editor's titles replace, and adjust the indexes of the cuts."""
    kept: list[Item] = []
    moved: list[tuple[int, str]] = []
    for place, item in enumerate(items):
        title = found.get(place)
        if title is not None:
            moved.append((len(kept), title))
        is_heading = isinstance(item, Block) and item.kind == "heading"
        if isinstance(item, Block) and is_heading and title and stream(title) != stream(item.text):
            desk.replaced(f'title "{excerpt(title)}"', [item])
        else:
            kept.append(item)
    return kept, tuple(moved)


def _renamed(section: Section, title: str | None, desk: Desk) -> Section:
    if title is None or title == section.title:
        return section
    if section.heading and stream(section.heading.text) != stream(title):
        desk.replaced(f'title "{excerpt(title)}"', [section.heading])
        return replace(section, title=title, heading=None)
    heading = replace(section.heading, text=title, marks=()) if section.heading else None
    return replace(section, title=title, heading=heading)


def _signed(one: Evidence, titles: dict[str, str], sections: Sequence[Section]) -> Evidence:
    name = one.decision.removeprefix("title of ")
    if name == one.decision or name not in titles:
        return one
    return replace(one, rule="editor", score=None, runner_up=next(s.title for s in sections if s.id == name))
