"""Lists of those who take part, below a heading or behind a label that says so: "Speakers", "Our panel: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.languages.everywhere import any_of
from pipeline.languages.words import Words
from pipeline.model import Block
from pipeline.structure.looks.callings import role_of
from pipeline.structure.people.person_names import dense_name, names_in
from pipeline.structure.people.scene import Scene
from pipeline.text.ends import asks, split_sentences
from pipeline.text.labels import before_colon
from pipeline.text.remembered import remembered

_LINE = 40  # characters of a line that announces a list
_LEAD = 3  # words before the one for those who speak: "About the invited speakers"
_BOLD = 80  # characters of a bold line that is a heading
_ENTRY = 200  # characters of an entry
_APART_RE = re.compile(r"\s?(?:,|[–—|:：/]|\s-)\s+|\t|\s?[(（]")  # behind the name of an entry
_MARKS_RE = re.compile(r"^[^\w]+|[^\w]+$")
_SPLIT_RE = re.compile(r";\s*")
_DENSE_SPLIT_RE = re.compile(r"[;；、，,]\s*")
_DENSE_COMMA_RE = re.compile(r"[，,]\s*")
_BEFORE_RE = re.compile(r"(?:^|[,)]\s|\s(?:&\s)?)(?:[^\W\d_A-Z][\w’'-]*\s){0,4}$")
_ITEMS = frozenset({"bullet", "numbered", "row", "paragraph", "heading"})


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody in such a list, what stands behind the name, and whether it is a list of those who ask."""

    name: str
    told: str
    asks: bool
    block: Block


@remembered
def rosters(blocks: Sequence[Block], words: Words) -> Iterator[Listed]:
    """Everybody whom such lists name."""
    head: Block | None = None
    for block in blocks:
        lines = block.text.split("\n")
        if block.kind in ("heading", "paragraph") and _announces(block.text):
            head = block
            continue
        if head and _ends(block, head, words):
            head = None
        if head and block.kind in _ITEMS:
            yield from (one for line in lines for one in _entry(line, block, words))
        elif not head:
            yield from (one for line in lines for one in _row(line, block, words))


@remembered
def named_sections(blocks: Sequence[Block], words: Words) -> Iterator[Listed]:
    """Everybody whose name begins a heading, where several of one level do, and no more others: "Ada Reed, Hull".

    Bold lines are headings, too.
    """
    heads = [block for block in blocks if (block.kind == "heading" or _is_bold(block)) and not asks(block.text)]
    for level in sorted({block.level for block in heads}):
        own = [block for block in heads if block.level == level]
        named = [one for block in own for one in _entry(block.text, block, words)]
        sure = {one.name for one in named if one.name.split()[0] in words.given}
        if len(sure) > 1 and 2 * len(named) >= len(own):
            yield from named


def _is_bold(block: Block) -> bool:
    bold = [mark for mark in block.marks if mark.kind == "strong" and not mark.start]
    return len(block.text) <= _BOLD and any(not block.text[mark.end :].strip(" :") for mark in bold)


def near(scene: Scene) -> tuple[Block, ...]:
    """The blocks in which such a list may stand."""
    return (*scene.titles, *scene.before, *scene.editorial, *scene.captions, *scene.after)


def _announces(line: str) -> bool:
    """Whether a line is no more than the word for those who speak."""
    bare = _MARKS_RE.sub("", line)
    match = _end_re().search(bare) if len(bare) <= _LINE and "\n" not in bare else None
    return match is not None and len(bare[: match.start()].split()) <= _LEAD


def _ends(block: Block, head: Block, words: Words) -> bool:
    """Whether a block is no more part of the list: a heading, a label, or below a line a paragraph of some length."""
    if head.kind == "heading":
        return block.kind == "heading" and block.level <= head.level
    host = role_of(before_colon(block.text), words) == "asks"
    return block.kind == "heading" or host or (block.kind == "paragraph" and len(block.text) > _ENTRY)


def _entry(line: str, block: Block, words: Words) -> Iterator[Listed]:
    """The name with which a line begins, if anything parts it from the rest, or if the rest says who that is."""
    name = next(iter(names_in(line, words)), None)
    if name is None or name.start > len(name.before) + 1:
        return
    apart = _APART_RE.match(line, name.end) if len(line) <= _ENTRY else None
    if apart or name.end == len(line) or words.copula.match(line[name.end :]):
        told = line[apart.end() :].strip(" )）") if apart else ""
        yield Listed(name.text, told, role_of(told.partition(",")[0], words) == "asks", block)


def _row(line: str, block: Block, words: Words) -> Iterator[Listed]:
    """The names behind such a word and a colon: "Our panel: Ada Reed, pilot; Bo Berg, cook"."""
    match = _label_re().search(line)
    if match is None or role_of(match["word"], words) == "asks":
        return
    lead = [*split_sentences(line[: match.start()]), ""][-1]
    row = next(iter(split_sentences(line[match.end() :])), "")
    named = names_in(row, words)
    several = len(named) > 1 and not named[0].start  # "… with three speakers: Ada Reed, pilot, and Bo Berg, cook"
    if len(lead.split()) > _LEAD and not several:
        return
    listed = line[match.end() :].strip(" 。")
    dense = [dense_name(piece, words) for piece in _DENSE_SPLIT_RE.split(listed)]
    told = any(not words.person.match(f"{piece}，") for piece in _DENSE_COMMA_RE.split(listed)[1:])
    dense = dense if all(dense) and not told else [dense_name(listed, words)]  # one, with what is said of that person
    yield from (Listed(one["name"], one["told"] or "", False, block) for one in dense if one and all(dense))
    pieces = _SPLIT_RE.split(row)
    for piece in pieces:
        names = names_in(piece, words)
        for name in names[: 1 if len(pieces) > 1 else len(names)]:
            before = piece[: name.start - len(name.before) - bool(name.before)]
            if _BEFORE_RE.search(before) and not words.bodily.search(name.text):
                yield Listed(name.text, "", False, block)


@cache
def _end_re() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of('rosters')})$", re.IGNORECASE)


@cache
def _label_re() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<word>{any_of('rosters')})(?:\s?[:：]\s*|\t)", re.IGNORECASE)
