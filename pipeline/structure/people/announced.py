"""Paragraphs that a heading or their first words announce as the life of somebody: "About Ada Reed", "Zur Person"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise, takewhile

from pipeline.languages.everywhere import everywhere
from pipeline.languages.words import Words
from pipeline.model import Bio, Block
from pipeline.structure.evidence import because
from pipeline.structure.front.matter import Front
from pipeline.structure.looks.callings import addressed
from pipeline.structure.people.telling import speaks
from pipeline.text.ends import ASKING
from pipeline.text.labels import before_colon
from pipeline.text.names import CAPITAL
from pipeline.text.quotation import quoted_re

PROSE = ("paragraph", "quote", "bullet")
_OPENING = 60  # characters of a paragraph in which it says whom it asks
_SAID = 20  # characters of something said
_QUOTED = 0.3  # part of a paragraph that is what somebody said
_WORDS = 5  # spaces in such a line
_LINE = 60  # characters of a heading such as "About the author"
_CALLED_RE = re.compile(rf"{CAPITAL}[\w’-]+,\s")


@dataclass(frozen=True, slots=True)
class Told:
    """A guest as the paragraphs about guests are searched for: the whole name and the forms that stand for it."""

    name: str
    forms: tuple[str, ...]


def headed(guests: Sequence[Told], blocks: Sequence[Block], words: Words) -> Iterator[tuple[str, Block]]:
    """The paragraphs below a heading that is a guest's name, with that name, to the next heading of its depth.

    Those in which somebody speaks are none: there the name is a label.
    """
    name, depth = "", 0
    for block in blocks:
        if block.kind == "separator" or (block.kind == "heading" and block.level <= max(depth, 1)):
            name, depth = "", 0
        if not name and (head := _heads(block, guests, words)):
            name, depth = head, block.level if block.kind == "heading" else 0
        elif name and is_prose(block, words) and not quotes_or_asks(block.text):
            yield name, block
            name = name if depth else ""  # below a line that is no heading, one paragraph


def _heads(block: Block, guests: Sequence[Told], words: Words) -> str:
    """The guest whom a line announces for what is below it: "Ada Reed", "About Ada Reed", "Zur Person"."""
    line = block.text.strip().rstrip("?:")
    if block.kind == "heading" and (
        own := next((one.name for one in guests if addressed(line, words) == one.name), "")
    ):
        return own
    if len(line) > _LINE or line.count(" ") > _WORDS or block.kind not in ("heading", "paragraph"):
        return ""
    named = next((one.name for one in guests if line.endswith((one.name, one.name.split()[0]))), "")
    about = line.partition(" ")[0].casefold() in everywhere("about_whom")
    return named if about else guests[0].name if len(guests) == 1 and is_about_guest(line, words) else ""


def is_labelled(block: Block, words: Words) -> bool:
    """Whether a paragraph begins with words that announce a life: "About the guest: Ada Reed builds boats."."""
    return block.kind in PROSE and len(block.text) > _LINE and is_about_guest(block.text[:_LINE], words)


def is_about_guest(line: str, words: Words) -> bool:
    """Whether a line announces the life of who is asked, not of who asks: "Zur Person", "About the guest"."""
    signs = everywhere("signed") | everywhere("by")
    return bool(words.about.match(line)) and signs.isdisjoint(line.casefold().replace("’", " ").split())


def take_heading(front: Front, blocks: Sequence[Block], bio: Bio, words: Words) -> Bio:
    """The biography with the headings that it has alone; a line "About the guest" above it has done its work."""
    held = {block.id for block in bio.blocks}
    headings = set()
    for place, (above, block) in enumerate(pairwise(blocks)):
        if block.id not in held or above.id in held:
            continue
        if above.kind == "heading" and _holds_only(blocks[place + 1 :], held):
            headings.add(above.id)
        elif _is_about(above, words):
            front.take(above)
            front.credits.append(above)
            front.evidence.append(because("credit", "kicker", above))
    return replace(bio, blocks=tuple(block for block in blocks if block.id in held | headings)) if headings else bio


def _holds_only(below: Sequence[Block], held: Container[str]) -> bool:
    """Whether everything up to the next heading is biography."""
    return all(block.id in held for block in takewhile(lambda block: block.kind != "heading", below))


def _is_about(block: Block, words: Words) -> bool:
    return len(block.text) <= _LINE and bool(words.about.match(block.text.strip()))


def quotes_or_asks(text: str) -> bool:
    quoted = sum(len(said[0]) for said in _quoted_re().finditer(text))
    return quoted > _QUOTED * len(text) or not set(ASKING).isdisjoint(text)


@cache
def _quoted_re() -> re.Pattern[str]:
    """What is quoted; a mark behind a letter closes a quotation."""
    return re.compile(rf"(?<!\w){quoted_re(_SAID).pattern}")


def is_prose(block: Block, words: Words) -> bool:
    """Whether a paragraph is told by neither who asks nor who answers."""
    ends = block.text.rstrip()[-1:]
    if before_colon(block.text).strip().casefold() in words.no_labels:  # "Source: …"
        return False
    if _turns_to(block.text, words):
        return False
    return block.kind in PROSE and ends not in ASKING and not speaks(block, words) and len(block.text) > 25


def _turns_to(text: str, words: Words) -> bool:
    """Whether a paragraph calls somebody by name and says "you": it asks."""
    called = _CALLED_RE.match(text)
    return bool(called) and not words.you.isdisjoint(text[:_OPENING].casefold().replace(",", " ").split())
