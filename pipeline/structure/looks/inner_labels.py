"""Where labels stand inside paragraphs: at the head of a line, in bold words, behind a sentence, and amid text that a
copy from printed pages has left without paragraphs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise

from pipeline.languages.words import Words
from pipeline.model import Block
from pipeline.structure.looks.callings import is_name
from pipeline.structure.looks.speaker_labels import Label, label_of
from pipeline.text.ends import CLOSING, STOP, STOPS
from pipeline.text.labels import COLON, COLONS
from pipeline.text.names import CAPITAL, WORD
from pipeline.text.wrapping import line_starts

_LEAST = 3  # times that a name must stand inside paragraphs
_WORDS, _LONGEST = 4, 40  # of a name
_READ = 2_000  # characters of a line in which its label stands
_NAMED_RE = re.compile(rf"(?<!\S)(?:{WORD}[ ]){{0,3}}(?P<last>{CAPITAL}[\w’'-]+){COLON}\s")
_LINE_RE = re.compile(r"\n(?=\S)")
_SENTENCE_RE = re.compile(rf"{STOP}[{re.escape(CLOSING)}]*\s+(?=[^\W\d_][^\n{COLONS}]{{0,40}}[{COLONS}])")

Places = dict[str, list[int]]  # by the id of their block


def labelled_lines(blocks: Sequence[Block], openings: Mapping[str, int], words: Words) -> Places:
    """Where a line, bold words or a sentence of a paragraph begin with a label that others bear, too.

    ``openings`` has the places at which what a block begins with in bold type ends.
    """
    recurring = _recurring(blocks, openings, words)
    paragraphs = [block for block in blocks if block.kind == "paragraph"] if recurring else []
    return {block.id: list(_of_block(block, recurring, words)) for block in paragraphs}


def name_lines(blocks: Sequence[Block], words: Words) -> Places:
    """Where lines begin and end that are names alone, if two names or more recur so."""
    lines = [
        (block, start, line)
        for block in blocks
        if block.kind == "paragraph" and "\n" in block.text
        for start, line in zip(line_starts(block.text), block.text.split("\n"), strict=True)
    ]
    names = [(block, start, line) for block, start, line in lines if is_name(line.strip(), words, _WORDS)]
    counts = Counter(line.strip() for _, _, line in names if line.rstrip()[-1] not in STOPS)
    often = {name for name, count in counts.items() if count > 1}
    found: Places = {}
    for block, start, line in names if len(often) > 1 else ():
        if line.strip() in often:
            found.setdefault(block.id, []).extend(at for at in (start, start + len(line)) if at)
    return found


def names_amid(blocks: Sequence[Block], words: Words) -> Places:
    """Where names stand before a colon amid paragraphs, if two people or more take turns so: a transcript copied from
    printed pages has no paragraphs, and headings without a full stop stand right before a name.
    """
    plain = (block for block in blocks if block.kind == "paragraph")
    seen = [(block, match) for block in plain for match in _NAMED_RE.finditer(block.text)]
    counts = Counter(match["last"] for _, match in seen if is_name(match["last"], words))
    often = {name for name, count in counts.items() if count >= _LEAST}
    turns = [(block, match) for block, match in seen if match["last"] in often]
    others = sum(before["last"] != after["last"] for (_, before), (_, after) in pairwise(turns))
    first = {block.id: _first_place(block, words) for block, _ in turns}
    inside = [(block, match) for block, match in turns if _is_amid(block, match.start("last"), first[block.id])]
    if len(often) < 2 or others * 5 < 4 * (len(turns) - 1) or len(inside) * 2 < len(turns):
        return {}
    found: Places = {}
    for block, match in inside:
        before = block.text[max(0, match.start() - _WORDS) : match.start()].rstrip()
        found.setdefault(block.id, []).append(match.start("last") if before[-1:].isalnum() else match.start())
    return found


def _is_amid(block: Block, at: int, first: int) -> bool:
    """Whether more than a long name stands before a place in its line, which is not inside the label of the block."""
    return at >= first and "\n" not in block.text[at - _LONGEST : at]


def _first_place(block: Block, words: Words) -> int:
    own = _label_at(block, 0, words)
    return max(own.end if own else 0, _LONGEST)


def _recurring(blocks: Sequence[Block], openings: Mapping[str, int], words: Words) -> set[str]:
    """Who has a label at the head of two lines or more, or in bold type; a word such as "A:" behind a sentence, too."""
    heads = (
        _label_at(block, start, words)
        for block in blocks
        for start in {openings.get(block.id, 0), *line_starts(block.text), *_bold_starts(block)}
    )
    inside = (_label_at(block, start, words) for block in blocks for start in _behind_sentences(block, words))
    within = [label for label in inside if label]
    often = {person for person, count in Counter(label.person for label in within).items() if count >= _LEAST}
    sure = (one for one in within if one.role in ("asks", "answers") or (len(often) > 1 and one.person in often))
    counts = Counter(label.person for label in chain(heads, sure) if label)
    return {person for person, count in counts.items() if count > 1}


def _label_at(block: Block, start: int, words: Words) -> Label | None:
    """The label with which a line of a block begins; how its letters look is of no account."""
    return label_of(0, Block(block.id, block.kind, block.text[start : start + _READ].lstrip()), words)


def _of_block(block: Block, recurring: set[str], words: Words) -> Iterator[int]:
    first = next((place for place, letter in enumerate(block.text) if letter.isalpha()), len(block.text))
    lines = (match.end() for match in _LINE_RE.finditer(block.text))
    for at in {*lines, *_bold_starts(block), *_behind_sentences(block, words)}:
        if at <= first:
            continue  # a time stamp stands before the name
        label = _label_at(block, at, words)
        if label and label.person in recurring and (block.text[at].isalpha() or not label.time):
            yield at


def _bold_starts(block: Block) -> Iterator[int]:
    """Where bold words begin in the middle of a block: "**Q:** Why? **A:** Because"."""
    return (mark.start for mark in block.marks if mark.kind == "strong" and block.text[: mark.start][-1:].isspace())


def _behind_sentences(block: Block, words: Words) -> list[int]:
    """Where a sentence in the middle of a block begins with some words and a colon, and not in "Mr. Reed:"."""
    found = [match.end() for match in _SENTENCE_RE.finditer(block.text)]
    own = _label_at(block, 0, words) if found else None
    return [at for at in found if own is None or at >= own.end]
