"""Remove the repetition of a headline, a caption or a pull quote, which a page shows twice.

Magazines print a sentence of the text again in large letters, gallery scripts print each caption twice, or the same
words for each picture, a page gives its headline in the menu and above the text, and a wiki its headings in a table of
contents. The reason in the ledger names the line of the copy that is kept.

When it would be wrong: for a refrain, a repeated question, an answer that is quoted later. So a pull quote must have
eight words; the paragraph with the sentence must be near, be longer, not be a question, and not quote it; and a line
after a question or a speaker's name is an answer, and is kept. Anything that occurs three times is a refrain, but for
the words of pictures that follow one another: of these, the first picture is kept. Of pictures that are apart and have
the same words, as of the site's name, the first one keeps them; a picture loses those with which its caption below
begins. A long sentence that is repeated for another reason is a query.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from functools import cache
from itertools import chain, groupby, zip_longest

from pipeline.clean.rule import Rule, View, remove, rewrite
from pipeline.languages.everywhere import any_of
from pipeline.ledger import Edit
from pipeline.model import Block, Note
from pipeline.text.ends import may_ask
from pipeline.text.quotation import MARKS, OPENERS, SINGLE


def propose(view: View) -> Iterable[Edit]:
    """Remove the second headline, the second caption, and pull quotes."""
    blocks = [block for block in view.prose() if block.text.strip() and block.kind not in ("row", "header")]
    kept: dict[str, tuple[Block, str]] = {}
    twice = (_headlines, _captions, _galleries, _pulled, _contents)
    for block, original, what in chain.from_iterable(find(blocks) for find in twice):
        if block.id not in kept and original.id not in kept:
            kept[block.id] = (original, what)
    edits = {name: f"{what} line {_line(original)}" for name, (original, what) in kept.items()}
    bare = {
        block.id: (original, what) for block, original, what in _said_of_pictures(blocks) if original.id not in kept
    }
    return [
        remove(block, edits[block.id]) if block.id in edits else _bared(block, *bare[block.id])
        for block in blocks
        if block.id in edits or block.id in bare
    ]


def _bared(picture: Block, original: Block, what: str) -> Edit:
    """The edit that takes the words from a picture, which stays."""
    return rewrite(picture, 0, len(picture.text), "", f"{what} line {_line(original)}")


_NEAR = 6  # blocks
_SAID = 3  # words of a picture
_FEWEST, _MOST = 8, 60  # words of a pull quote
_START_RE = re.compile(r"(?:^|[.!?…][\"'”’)»]*\s+)(?=\S)")
_QUOTES = f"{MARKS} \t\n"
_Twice = tuple[Block, Block, str]


@cache
def _credit_re() -> re.Pattern[str]:
    """Words of captions and credits, and agencies of pictures."""
    agencies = r"getty|reuters"
    return re.compile(rf"\b(?:{any_of('pictures')}|{agencies})\w*\b|©|\((?:ap|afp)\)", re.IGNORECASE)


def _headlines(blocks: list[Block]) -> Iterator[_Twice]:
    """The first line again, before the text begins."""
    if not blocks or len(blocks[0].text.split()) < 3 or may_ask(blocks[0].text) or "\n" in blocks[0].text:
        return
    same = [block for block in blocks[1:] if _fold(block.text) == _fold(blocks[0].text)]
    near = [block for block in blocks[1:_NEAR] if _fold(block.text) == _fold(blocks[0].text)]
    if len(same) == len(near) == 1 and len(blocks) > _NEAR:
        yield near[0], blocks[0], "the headline again, as in"


def _captions(blocks: list[Block]) -> Iterator[_Twice]:
    """A caption or a credit that occurs twice within three lines, and nowhere else."""
    counts = Counter(block.text for block in blocks if _credit_re().search(block.text[:300]))
    last: dict[str, int] = {}
    for at, block in enumerate(blocks):
        if counts.get(block.text) == 2 and len(block.text.split()) >= 4 and not may_ask(block.text):
            if block.text in last and at - last[block.text] <= 3:
                yield block, blocks[last[block.text]], "a repeated caption, as in"
            last[block.text] = at


def _galleries(blocks: list[Block]) -> Iterator[_Twice]:
    """The words of a picture again, for the next picture of a gallery."""
    first: Block | None = None
    for block in blocks:
        if block.kind != "figure":
            first = None
        elif first is not None and block.text == first.text:
            yield block, first, "the words of the picture before it, as in"
        else:
            first = block


def _said_of_pictures(blocks: list[Block]) -> Iterator[_Twice]:
    """The words of a picture that many have, as of a site's name, and those with which its caption below begins."""
    counts = Counter(block.text for block in blocks if block.kind == "figure")
    first: dict[str, Block] = {}
    for block, below in zip_longest(blocks, blocks[1:]):
        if block.kind != "figure":
            continue
        if counts[block.text] >= _REFRAIN and block.text in first:
            yield block, first[block.text], "the words of another picture, as in"
        elif below and below.kind == "paragraph" and _is_caption(below.text, block.text):
            yield block, below, "words that the caption below has, in"
        first.setdefault(block.text, block)


def _is_caption(text: str, words: str) -> bool:
    """Whether a line is a caption that begins with the words of the picture."""
    said = _fold(words)
    return len(said.split()) >= _SAID and _fold(text).startswith(said) and len(text.split()) <= _MOST


def _contents(blocks: list[Block]) -> Iterator[_Twice]:
    """A table of contents: lines that are headings, each there once and in this order, or one line of such headings."""
    said = Counter(_fold(block.text) for block in blocks if block.kind == "heading")
    heads = (block for block in blocks if block.kind == "heading" and said[_fold(block.text)] == 1)
    headings = {_fold(block.text): block for block in heads}
    order = {words: place for place, words in enumerate(headings)}
    named = [(block, _entries(block, headings)) for block in blocks] if len(said) >= _ENTRIES else []
    for is_entry, group in groupby(named, key=lambda pair: bool(pair[1])):
        listed = [(block, entry) for block, entries in group for entry in entries]
        places = [order[entry] for _, entry in listed]
        if is_entry and len(places) >= _ENTRIES and places == sorted(places):
            for block, entry in listed:
                yield block, headings[entry], "the contents, with the heading in"


def _entries(block: Block, headings: Container[str]) -> list[str]:
    """The headings that a block lists: all that it says."""
    if block.kind == "heading" or len(block.text) > _LONG:
        return []
    entries = [_fold(entry) for entry in _NUMBER_RE.split(block.text) if _fold(entry)]
    return entries if all(entry in headings for entry in entries) else []


_ENTRIES = 4
_LONG = 2_000  # letters
_NUMBER_RE = re.compile(r"(?:^|\s)\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+|\n\s*(?:[-*•]\s+)?")


def _pulled(blocks: list[Block]) -> Iterator[_Twice]:
    """Short blocks that are whole sentences of a paragraph near them."""
    for at, there in _repeats(blocks):
        if abs(at - there) <= _NEAR and not _is_answer(blocks, at) and _is_source(blocks[at], blocks[there]):
            yield blocks[at], blocks[there], "a pull quote that repeats"


def _repeats(blocks: list[Block]) -> Iterator[tuple[int, int]]:
    """Pairs of places: a block, and the first longer block that contains its words from the beginning of a sentence."""
    candidates: dict[str, list[int]] = {}
    for at, block in enumerate(blocks):
        if "\n" not in block.text and _FEWEST <= block.text.count(" ") + 1 <= _MOST:
            candidates.setdefault(_fold(block.text)[:_KEY], []).append(at)
    candidates = {key: places for key, places in candidates.items() if len(places) < _REFRAIN}
    if not candidates:
        return
    found: set[int] = set()
    for there, block in enumerate(blocks):
        for start in _START_RE.finditer(block.text):
            for at in candidates.get(_fold(block.text[start.end() : start.end() + 2 * _KEY])[:_KEY], ()):
                if at != there and at not in found and _holds(block.text, start.end(), blocks[at].text):
                    found.add(at)
                    yield at, there


_KEY = 30
_REFRAIN = 3


def _holds(text: str, start: int, words: str) -> bool:
    """Whether ``text`` contains the words at ``start``, up to the end of a sentence, and further words."""
    wanted = _fold(words)
    part = _fold(text[start : start + len(words) + 8])
    rest = part[len(wanted) :]
    return part.startswith(wanted) and len(text) > len(words) * 1.3 and not rest[:1].isalnum()


def _is_answer(blocks: list[Block], at: int) -> bool:
    return at == 0 or may_ask(blocks[at - 1].text) or may_ask(blocks[at].text)


def _is_source(pulled: Block, paragraph: Block) -> bool:
    """Whether the paragraph says the words itself, and does not quote them."""
    place = paragraph.text.find(pulled.text.strip(_QUOTES)[:_KEY])
    quoted = place > 0 and paragraph.text[place - 1] in OPENERS + SINGLE
    return "?" not in paragraph.text and not quoted


def _fold(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").replace("“", '"').replace("”", '"').split()).strip(_QUOTES + ".")


def _line(block: Block) -> str:
    return str(block.line or block.id)


def query(view: View) -> Iterable[Note]:
    """A note for each long sentence that occurs twice and was kept."""
    blocks = [block for block in view.prose() if block.text.strip()]
    for at, there in _repeats(blocks):
        message = f"a sentence is repeated, here and in line {_line(blocks[there])}: {blocks[at].text[:60]}"
        yield Note("repeated-text", "info", message, blocks[at].origin, "deleting one of them, if it is a pull quote")


RULE = Rule(
    name="repeated-text",
    order=520,
    title="removes repeated headlines, captions and pull quotes",
    argument=__doc__,
    example=(
        "The timber came in spring.\n\n“It built the quay, the fish hall and eleven houses.”\n\n"
        "The town was rich that year. It built the quay, the fish hall and eleven houses. They stand to this day.",
        "The timber came in spring.\n\n"
        "The town was rich that year. It built the quay, the fish hall and eleven houses. They stand to this day.",
    ),
    propose=propose,
    query=query,
)
