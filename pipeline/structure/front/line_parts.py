"""Where a paragraph of front or back matter is cut, if its lines are a byline, a date, a credit … each.

A paste keeps the line breaks of a page's head, and leaves no empty lines between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.languages.words import Words
from pipeline.model import Block
from pipeline.structure.looks import Looks
from pipeline.structure.looks.credits import LONGEST
from pipeline.text.ends import ends_sentence
from pipeline.text.labels import FIELD
from pipeline.text.wrapping import line_starts

_HEAD, _TAIL = 16, 8  # blocks at the beginning and at the end that may be matter
_FIELD_RE = re.compile(rf"{FIELD}.{{0,100}}$")  # "Interviewer: Ada Reed" above "Date: 1998"
_PROSE_RE = re.compile(r"[.!。]\s|[.,;:。，]\s*$")
# Behind a name, before another line's words: "Ada Reed. Photos: …", "Ada Reed / Photos: …", "Ada Reed 译者：…".
_STOP_RE = re.compile(
    r"(?:[.;,]\s+|\s?[/|｜／·•]\s?|(?<=[^\x00-\x7f])\s+|\s{2,})(?=[^\W\d_])|\s+(?=[^\W\d_]{1,12}\s?[:：／])"
)
_TITLES = 6  # lines of a block that a title opens
_SLACK = 10  # characters
_MOST = 12  # lines of such a paragraph


def cut_places(blocks: Sequence[Block], words: Words) -> dict[str, list[int]]:
    """The offsets at which lines of front and back matter begin or end, by the id of their block."""
    ends = [*blocks[:_HEAD], *blocks[max(_HEAD, len(blocks) - _TAIL) :]]
    found = {block.id: list(_cuts(block, block is blocks[0], words)) for block in ends if _may_hold(block)}
    found |= {block.id: list(_behind_byline(block, words)) for block in ends if _is_line(block)}
    return {identifier: cuts for identifier, cuts in found.items() if cuts}


def _may_hold(block: Block) -> bool:
    return block.kind == "paragraph" and 0 < block.text.count("\n") < _MOST


def _is_line(block: Block) -> bool:
    return block.kind == "paragraph" and "\n" not in block.text and len(block.text) <= LONGEST


def _behind_byline(block: Block, words: Words) -> Iterator[int]:
    """Behind a byline that a credit follows on the same line: "Text: Ada Reed. Photos: Bo Berg"."""
    for stop in _STOP_RE.finditer(block.text):
        byline = _line(block, block.text[: stop.start()], words).byline
        if byline and byline.lead and _line(block, block.text[stop.end() :], words).is_matter:
            yield stop.end()
            return


def _cuts(block: Block, first: bool, words: Words) -> Iterator[int]:
    """Before and behind each line that says what it is; in the first block of a text, behind its title too."""
    starts = list(line_starts(block.text))
    lines = block.text.split("\n")
    looks = [_line(block, line, words) for line in lines]
    known = [_says_what_it_is(look) for look in looks]
    titled = first and _opens_with_title(block, lines, words)
    title = known.index(False) if titled and not all(known) else -1
    # A name beside such a line is a byline: "Ada Reed" above "May 3, 2021".
    beside = [bool(look.named) and any(known[max(0, i - 1) : i + 2]) for i, look in enumerate(looks)]
    fields = len(lines) > 1 and all(_FIELD_RE.match(line) for line in lines)
    alone = [fields or one or other for one, other in zip(known, beside, strict=True)]
    for i in range(1, len(lines)):
        inside = block.text[: starts[i]].strip() and block.text[starts[i] :].strip()
        if inside and (alone[i] or alone[i - 1] or (titled and i == title + 1)):
            yield starts[i]


def _opens_with_title(block: Block, lines: Sequence[str], words: Words) -> bool:
    """Whether the first line of a text is its title, and no prose in lines: none goes on with a small letter."""
    label = Looks(0, block, words).label
    turn = label is not None and bool(label.time or label.role)
    apart = all(len(line) <= LONGEST and not line.lstrip()[:1].islower() for line in lines)
    # Prose broken to a width: no line is much longer than the first, and the last one ends a sentence.
    wrapped = ends_sentence(lines[-1]) and max(map(len, lines)) <= len(lines[0]) + _SLACK
    return not turn and apart and not wrapped and len(lines) <= _TITLES and not _PROSE_RE.search(lines[0])


def _line(block: Block, line: str, words: Words) -> Looks:
    """What a line looks like as a paragraph of its own."""
    return Looks(0, Block(block.id, "paragraph", line.strip(), origin=block.origin), words)


def _says_what_it_is(line: Looks) -> bool:
    short = 0 < len(line.block.text) <= LONGEST
    return short and (line.kicker or line.says_what_it_is or line.place is not None)
