"""Join lines that were broken because they were full; line breaks that an author meant are kept.

Mail, old text files and old pages (``<br>``) break lines at a fixed width. ``pipeline.text.wrapping`` finds that width:
in wrapped prose nearly every line ends where the next word would not have fitted, in verse and addresses it does not. A
word divided by a hyphen is joined without it if the text has the whole word elsewhere; in a text whose lines often
divide words, also if the text lacks one of the parts. A title on two lines is joined where its words go on.

When it would be wrong: in verse that fills its lines by chance; where the only divided word of a text keeps its hyphen;
and where a line ends in a hyphenated word whose parts occur nowhere else in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from pipeline.clean.rule import Rule, View, rewrite
from pipeline.languages.everywhere import byline_lead, hyphened
from pipeline.languages.words import words_of
from pipeline.ledger import Edit
from pipeline.model import Block
from pipeline.text.ends import ends_sentence
from pipeline.text.wrapping import Wrapping, divides, is_ideograph, wrapping


def propose(view: View) -> Iterable[Edit]:
    """Replace the line breaks that the width explains."""
    if view.format not in _WRAPPED:
        return
    blocks = [block for block in view.prose() if "\n" in block.text]
    found = wrapping(block.text.split("\n") for block in blocks)
    if view.format == "text" and blocks and (found or len(blocks) <= _FEW):  # verse has more
        yield from _of_title(blocks[0], view, found)
    if found and (view.format == "text" or _is_certain(blocks, found)):
        texts = [_DIVISION_RE.sub(" ", block.text) for block in view.prose()]
        words = frozenset(
            word.lower() for text in texts for word in _WORD_RE.findall(text) + _HYPHENED_RE.findall(text)
        )
        often = sum(len(_DIVISION_RE.findall(block.text)) for block in blocks) >= _OFTEN
        for block in blocks:
            yield from _edits(block, found, words, often)


_WRAPPED = ("text", "html")
_OFTEN = 2
_FEW = 2  # blocks of several lines
_TITLE, _LINE, _OPEN = 3, 90, ",:–—-"  # lines of a title, the letters of one, and signs behind which it goes on
_MANY = 8  # breaks of a web page, where most lines that end early are addresses and lists
_WORD_RE = re.compile(r"[^\W\d_]+")
# Starts at the first letter of a word: otherwise a very long word would be tried again from each of its letters.
_HYPHENED_RE = re.compile(r"(?<![^\W\d_])[^\W\d_]++-[^\W\d_]+")
_DIVISION_RE = re.compile(r"(?<![^\W\d_])[^\W\d_]++-\n[^\W\d_]+")
_DIVIDED_RE = re.compile(r"([^\W\d_]+)-$")


def _is_certain(blocks: Iterable[Block], found: Wrapping) -> bool:
    """Whether the width explains many breaks, and sentences go on behind most of them."""
    pairs = (pair for block in blocks for pair in pairwise(block.text.split("\n")))
    going_on = [following[:1].islower() for line, following in pairs if found.explains(line, following)]
    return len(going_on) >= _MANY and 2 * sum(going_on) > len(going_on)


def _of_title(block: Block, view: View, found: Wrapping | None) -> Iterator[Edit]:
    """Join the lines of a title that goes on where a line ends: with a small letter, or behind a word like "of"."""
    lines = block.text.split("\n")
    first = next((one for one in view.prose() if one.text.strip()), None)
    breaks = list(pairwise(lines))
    small = words_of(view.language).stop
    if block is not first or len(lines) > _TITLE or any(found.explains(*pair) for pair in breaks if found):
        return
    if any(ends_sentence(line) or len(line) > _LINE for line in lines):
        return
    if not all(_leads(*pair, small) for pair in breaks):
        return
    place = 0
    for line, _ in breaks:
        place += len(line)
        yield rewrite(block, place, place + 1, " ", "a title on several lines")
        place += 1


def _leads(line: str, following: str, small: frozenset[str]) -> bool:
    """Whether a title goes on from one line to the next."""
    signed = re.match(rf"(?i:{byline_lead()})", following.strip())
    behind = line.rstrip()[-1:] in _OPEN or line.split()[-1].casefold() in small
    first = following.strip()[:1]
    return not signed and (first.islower() or (behind and first.isalpha()))


def _edits(block: Block, found: Wrapping, words: frozenset[str], often: bool) -> Iterator[Edit]:
    place = 0
    for line, following in pairwise(block.text.split("\n")):
        place += len(line)
        if found.explains(line, following):
            yield _joined(block, place, line, following, words, often)
        place += 1


def _joined(block: Block, place: int, line: str, following: str, words: frozenset[str], often: bool) -> Edit:
    divided, rest = _DIVIDED_RE.search(line[-60:]), _WORD_RE.match(following)
    if divided and rest and rest[0].islower():
        whole = divides(divided[1], rest[0], words, hyphened(), often=often)
        return rewrite(block, place - whole, place + 1, "", "a word divided at the end of a line")
    space = "" if line.endswith("-") or (is_ideograph(line[-1:]) and is_ideograph(following[:1])) else " "
    return rewrite(block, place, place + 1, space, "a line broken because it was full")


RULE = Rule(
    name="wrapped-line",
    order=410,
    title="joins the lines of hard-wrapped paragraphs",
    argument=__doc__,
    example=(
        "The harbour was opened in the spring of that year, and the\n"
        "first ships that came were loaded with timber from the north,\n"
        "which the town had never seen in such amounts before.",
        "The harbour was opened in the spring of that year, and the first ships that came were lo"
        "aded with timber from the north, which the town had never seen in such amounts before.",
    ),
    propose=propose,
)
