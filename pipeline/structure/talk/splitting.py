"""A paragraph that holds several things becomes several blocks.

A question set in bold and its answer, labelled lines, a name above what is said,
lines of front and back matter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from pipeline.languages.words import Words
from pipeline.model import Block, Mark
from pipeline.structure.looks.asking import ends_as_question, requests
from pipeline.structure.looks.emphasis import change_end, unsigned, whole
from pipeline.structure.looks.inner_labels import labelled_lines, name_lines, names_amid
from pipeline.text.ends import ASKING, QUESTION, STATING, STOPS, asks, ends_sentence
from pipeline.text.labels import COLONS
from pipeline.text.names import SMALL_LETTERS
from pipeline.text.quotation import CLOSERS
from pipeline.text.wrapping import line_starts

_LEAST = 3  # so many paragraphs must begin with a question of one form, before any is parted
_PARTED = frozenset(("paragraph", "bullet", "numbered"))
_TALKING = _PARTED | {"heading", "quote", "row"}
_SHORTEST, _LONGEST = 8, 400  # characters of a line that asks
_WORDS, _HEAD = 4, 40  # of a sentence, and characters in which it ends
_FRONT = 8  # blocks that may say what a text is
_CHANGES = 3  # marks of another speaker amid paragraphs; fewer are arrows between words
_CHANGE_RE = re.compile(r"(?<=[^\s>]\s)>>(?= ?[^\W_])")
_FIRST_RE = re.compile(
    rf"\W{{0,3}}(?:[^{STATING}{ASKING};\n]{{8,300}}{QUESTION}[ \t]+){{1,3}}(?=\W?[^\W{SMALL_LETTERS}])"
)


def part(blocks: tuple[Block, ...], matter: Mapping[str, Sequence[int]], words: Words) -> tuple[Block, ...]:
    """The blocks, those parted that hold more than one turn. Every letter stays, in order.

    ``matter`` has the offsets at which lines of front and back matter are cut, by the id of their block. The first
    piece keeps the id of its block; the second of ``b7`` is ``b7p2``.
    """
    asked = _marked_questions(blocks, words)
    heads = {id: cuts[0] for id, cuts in asked.items()}
    labelled = (labelled_lines(blocks, heads, words), name_lines(blocks, words), names_amid(blocks, words))
    cuts = (matter, asked, _line_pairs(blocks, words), _asked_first(blocks, words), _changes(blocks), *labelled)
    return tuple(
        piece for block in blocks for piece in _pieces(block, chain(*(found.get(block.id, ()) for found in cuts)))
    )


def _marked_questions(blocks: Sequence[Block], words: Words) -> dict[str, tuple[int, ...]]:
    """Where blocks are cut that hold a question set apart by type, if that recurs."""

    def asking(said: str) -> bool:
        return asks(said) or requests(said, words)

    found: dict[str, tuple[int, ...]] = {block.id: (end,) for block in blocks if (end := _set_apart(block, asking))}
    alone = sum(map(_is_marked_question, blocks))
    if len(found) + alone >= _LEAST:
        found = {block.id: (end,) for block in blocks if (end := _set_apart(block, ends_sentence))} | found
    for block in blocks:
        if cuts := _marked_below(block):
            found[block.id] = tuple(sorted({*found.get(block.id, ()), *cuts}))
    return found if sum((len(cuts) + 1) // 2 for cuts in found.values()) + alone >= _LEAST else {}


def _line_pairs(blocks: Sequence[Block], words: Words) -> dict[str, tuple[int, ...]]:
    """Where blocks are cut whose first line asks, above its answer, if that recurs: pages set them so."""
    blocks = [block for block in blocks if block.kind in _TALKING]
    found = {block.id: cuts for block in blocks if (cuts := _around_questions(block, words))}
    sure = {block.id: found[block.id] for block in blocks if block.id in found and not asks(block.text)}
    found = found if len(sure) > 1 else sure  # an answer may end with a question
    alone = sum("\n" not in block.text and len(block.text) <= _LONGEST and asks(block.text) for block in blocks)
    put = sum((len(cuts) + 1) // 2 for cuts in found.values())
    return found if put + alone >= _LEAST else {}


def _around_questions(block: Block, words: Words) -> tuple[int, ...]:
    """Where the first line ends, if it asks; in a block of three lines or more that ask, where each begins and ends."""
    text = block.text.replace("\t", "\n") if block.kind == "row" else block.text  # cells side by side
    lines, starts = text.split("\n"), [*line_starts(text), len(text)]
    asking = [at for at, line in enumerate(lines) if _is_question(line, words)]
    asking = asking if len(asking) >= _LEAST else [at for at in asking if at == 0]
    return tuple(sorted({starts[at + more] for at in asking for more in (0, 1)} - {0, len(block.text)}))


def _is_question(line: str, words: Words) -> bool:
    line = unsigned(line)
    asking = asks(line) or ends_as_question(line, words) or requests(line, words)
    return asking and _SHORTEST <= len(line) <= _LONGEST and not line.lstrip()[:1].islower()


def _set_apart(block: Block, fits: Callable[[str], bool]) -> int:
    """Where what a paragraph begins with in bold or italic type ends, if it fits; 0 where there is none."""
    if block.kind not in _PARTED or not block.marks:
        return 0
    mark = min(block.marks, key=lambda mark: (mark.start, -mark.end))
    begun = not any(map(str.isalnum, block.text[: mark.start]))
    if mark.kind not in ("strong", "em") or not begun or not any(map(str.isalnum, block.text[mark.end :])):
        return 0
    said = block.text[mark.start : mark.end]
    labelled = block.text[mark.end :].lstrip()[:1] in COLONS  # "**R.**: Because"
    return mark.end if fits(said) and not labelled else 0


def _is_marked_question(block: Block) -> bool:
    return asks(block.text) and (whole(block, "em") or whole(block, "strong"))


def _marked_below(block: Block) -> tuple[int, ...]:
    """Where words begin and end that are bold or italic, if they are whole lines or, in bold, the end of the block
    behind a sentence, and the last or half of them ask; and bold questions behind sentences of one paragraph.
    """
    ends = {at for start in line_starts(block.text) for at in (start, start - 1)} | {len(block.text)}
    marks = [
        mark
        for mark in block.marks
        if mark.kind in ("em", "strong") and {mark.start, mark.end} <= ends | _behind_sentence(block, mark)
    ] or _bold_questions(block)
    said = [block.text[mark.start : mark.end] for mark in marks]
    asked = block.kind in _PARTED and said and (asks(said[-1]) or 2 * sum(map(asks, said)) >= len(said))
    return tuple(at for mark in marks for at in (mark.start, mark.end) if 0 < at < len(block.text)) if asked else ()


def _bold_questions(block: Block) -> list[Mark]:
    """The bold questions of a paragraph that holds several, each behind a sentence."""
    bold = (mark for mark in block.marks if mark.kind == "strong" and asks(block.text[mark.start : mark.end]))
    found = [mark for mark in bold if not mark.start or ends_sentence(block.text[: mark.start][-_HEAD:])]
    return found if len(found) >= _LEAST else []


def _behind_sentence(block: Block, mark: Mark) -> set[int]:
    said = block.text[: mark.start].rstrip()
    ends = said.endswith((*STOPS, *CLOSERS)) and len(said.split()) >= _WORDS  # "1." and "Ada." are no sentences
    fits = ends and mark.kind == "strong" and mark.end == len(block.text)
    return {mark.start} if fits else set()


def _asked_first(blocks: Sequence[Block], words: Words) -> dict[str, tuple[int, ...]]:
    """Where the questions end with which paragraphs begin, in a text that is called an interview and often has such."""
    found: dict[str, tuple[int, ...]] = {
        block.id: (match.end(),)
        for block in blocks
        if block.kind in ("paragraph", "quote") and (match := _FIRST_RE.match(block.text))
    }
    called = any(words.talks.search(block.text[:_LONGEST]) for block in blocks[:_FRONT])
    prose = sum(len(block.text) > _LONGEST // 2 for block in blocks)
    alone = sum(asks(block.text) for block in blocks)
    often = len(found) > max(_LEAST, alone) and len(found) * 3 >= prose
    return found if called and often else {}


def _changes(blocks: Sequence[Block]) -> dict[str, tuple[int, ...]]:
    """Where marks amid paragraphs say that another person speaks: "It was. >> When? >> In May."."""
    found = {
        block.id: tuple(match.start() for match in _CHANGE_RE.finditer(block.text, change_end(block.text)))
        for block in blocks
        if block.kind == "paragraph" and ">>" in block.text
    }
    return found if sum(map(len, found.values())) >= _CHANGES else {}


def _pieces(block: Block, places: Iterable[int]) -> Iterator[Block]:
    cuts = sorted(set(places))
    cuts = [cut for before, cut in pairwise([0, *cuts]) if block.text[before:cut].strip()]
    for number, (start, end) in enumerate(zip([0, *cuts], [*cuts, len(block.text)], strict=True), 1):
        yield _trimmed(block, start, end, number) if cuts else block


def _trimmed(block: Block, start: int, end: int, number: int) -> Block:
    """A piece without the spaces at its seams; a hyphen in its id would make it one that cleaning has parted."""
    text = block.text[start:end]
    start += (len(text) - len(text.lstrip())) if number > 1 else 0
    piece = block.piece(start, start + len(block.text[start:end].rstrip()))
    marks: tuple[Mark, ...] = tuple(mark for mark in piece.marks if mark.end > mark.start)
    origin = block.origin and replace(block.origin, line=block.origin.line + block.text.count("\n", 0, start))
    kind = "paragraph" if number > 1 or block.kind in ("row", "quote") else block.kind
    id = block.id if number == 1 else f"{block.id}p{number}"
    return replace(piece, id=id, kind=kind, marks=marks, origin=origin)
