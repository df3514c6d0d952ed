"""Remove a box that a page inserted into a text: a call to subscribe or donate, a link to another article.

Such a box is pasted as a few lines without an empty line between them: ``Support us!``, a sentence, a row of sums,
``Give now``. One of its lines is certainly a call and another is listed too; its other lines are short, and at most
half of it. Or its first line opens a list of links (``Read also``), and headlines follow, which do not end like
sentences. Where the source has links, each of them may be a paragraph of its own, if the text goes on below; the link
may be the kicker alone. So goes a line of such words and one link: ``Read also`` and a title. A heading of nothing
but several links is a trail of links to the front page.

When it would be wrong: for a person who speaks in such lines. So a block with a question or a speaker's label, or right
below a question, is not a box; nor is a list with addresses or bullets, which may be references.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, takewhile

from pipeline.clean.page_lines import Line, is_item, lines_of, words
from pipeline.clean.residue import lists
from pipeline.clean.rule import Rule, View, remove
from pipeline.ledger import Edit
from pipeline.model import Block
from pipeline.text.ends import asks, ends_sentence, ends_with_mark, may_ask
from pipeline.text.labels import FIELD
from pipeline.text.link_hosts import leads_away


def propose(view: View) -> Iterable[Edit]:
    """Remove the blocks that are such boxes."""
    before = ""
    for block, group in groupby(lines_of(view), key=lambda line: line.block):
        box = [line for line in group if line.text.strip()]
        if block.kind == "paragraph" and len(box) > 1 and not may_ask(before):
            yield from _removed(box)
        before = block.text
    yield from _linked(view)


_CALLS = frozenset(("newsletter call", "cookie notice", "a note on money"))
_LINKS = "links to other pages"
_HEADINGS = frozenset(("heading",))
_JUDGED = _HEADINGS | {"bullet"}  # the reader of saved pages has judged lists
_ROWS = frozenset(("paragraph", "bullet"))
_BETWEEN = 3  # letters between two links: " | "
_MOST = 9  # lines
_LONG = 32  # words per line
_TITLE = 18  # words per headline
_ARROW_RE = re.compile(r"\s*[>»›→▶►]\s?\S")
_LABEL_RE = re.compile(rf"\s*{FIELD}")


def _linked(view: View) -> Iterator[Edit]:
    """Remove trails of links, and amid the text an opener with the paragraphs below it that are links."""
    lines, links = lines_of(view), {block.id: _links(block) for block in view.blocks}
    last = max((line.index for line in lines if line.prose and not links.get(line.block.id)), default=-1)
    others = _JUDGED if view.format == "html" else _HEADINGS
    is_open = False
    for block, group in groupby(lines, key=lambda line: line.block):
        (first, *more), linked = group, links.get(block.id, 0)
        if block.kind == "heading" and linked > 1:
            yield remove(block, "a trail of links")
        elif (is_open and (linked or _is_headline(block)) and first.index < last) or _is_row(block, view.tongue):
            yield remove(block, "a box of the page: links to other pages")
        else:
            is_open = not more and first.index < last and _opens(first) and _is_followed(first, lines, links, others)
            is_open = is_open and not _lead_away(first, lines, links)
            if is_open:
                yield remove(block, "a box of the page: links to other pages")


def _links(block: Block) -> int:
    """The number of links of a block that is nothing else, else 0. Pasted links may be known by an arrow alone."""
    if not block.marks:
        lines = block.text.split("\n")
        return len(lines) if all(map(_ARROW_RE.match, lines)) else 0
    links = [mark for mark in block.marks if mark.kind == "link" and mark.end > mark.start]
    linked = sum(mark.end - mark.start for mark in links)
    return len(links) if links and linked + _BETWEEN * len(links) >= len(block.text.strip()) else 0


def _is_row(block: Block, tongue: str) -> bool:
    """Whether a line is a listed opener and a link to the end: "Read also" before the title of another page.

    What is listed with a colon between the two needs none where the link shows where the title begins.
    """
    links = [mark for mark in block.marks if mark.kind == "link" and mark.end > mark.start]
    if len(links) != 1 or not links[0].start or block.kind not in _ROWS:
        return False
    opener, title = block.text[: links[0].start], block.text[links[0].start :].strip()
    found = lists(tongue).find(f"{opener.rstrip(' :')}: {title}")
    whole = links[0].end - links[0].start + _BETWEEN >= len(title)
    return whole and found is not None and found.strength == "strong"


def _lead_away(first: Line, lines: list[Line], links: Mapping[str, int]) -> bool:
    """Whether the links below a line lead to several sites, as those of an author do."""
    below = (line.block for line in lines[first.index + 1 :] if line.text.strip())
    run = takewhile(lambda block: links.get(block.id, 0), below)
    return leads_away(mark.href for block in run for mark in block.marks if mark.kind == "link" and mark.href)


def _opens(line: Line) -> bool:
    return line.finding is not None and line.finding.what == _LINKS and line.strength in ("strong", "list")


def _is_followed(line: Line, lines: list[Line], links: Mapping[str, int], others: frozenset[str]) -> bool:
    """Whether the next line that is not empty is a link; one of the kinds ``others`` only where those are no lists."""
    below = next((other for other in lines[line.index + 1 :] if other.text.strip()), None)
    if below is None:
        return False
    linked = bool(links.get(below.block.id))
    return linked and "bullet" not in others if below.block.kind in others else linked or _is_headline(below.block)


def _is_headline(block: Block) -> bool:
    """Whether a block begins with a link and is no sentence: the kicker and the headline of another story."""
    led = any(mark.kind == "link" and mark.start == 0 for mark in block.marks)
    return led and words(block.text) <= _TITLE and (asks(block.text) or not ends_sentence(block.text))


def _removed(box: list[Line]) -> Iterator[Edit]:
    if len(box) <= _MOST and not any(may_ask(line.text) or words(line.text) > _LONG for line in box):
        if _is_call(box):
            yield remove(box[0].block, "a box of the page: a call")
        elif _is_link(box):
            yield remove(box[0].block, "a box of the page: links to other pages")


def _is_call(box: list[Line]) -> bool:
    """Whether one line is a call, another is listed too, and at most half of the others are not listed."""
    called = any(line.strength == "strong" and line.finding and line.finding.what in _CALLS for line in box)
    listed = sum(line.finding is not None for line in box)
    spoken = any(line.finding is None and _LABEL_RE.match(line.text) for line in box)
    return called and listed > 1 and listed * 2 >= len(box) and not spoken


def _is_link(box: list[Line]) -> bool:
    """Whether the first line opens a list of links, and only headlines follow it."""
    first, *rest = box
    if not _opens(first):
        return False
    return all(words(line.text) <= _TITLE and not ends_with_mark(line.text) for line in rest) and not any(
        "://" in line.text or is_item(line.text) or _LABEL_RE.match(line.text) for line in rest if line.finding is None
    )


RULE = Rule(
    name="page-box",
    order=494,
    title="removes boxes that a page inserted into a text",
    argument=__doc__,
    example=(
        "We mended the quay.\n\nSupport the show\nYour money buys the rope.\nGive now\n\nThen the ships came.",
        "We mended the quay.\n\nThen the ships came.",
    ),
    propose=propose,
)
