"""Front and back matter: title, subtitle, byline, date and credits, taken from what stands before and after the talk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.model import Block, Byline, CleanDocument, Date, Evidence, Note, stream
from pipeline.structure.byline import from_metadata, led_byline, name_line, with_role
from pipeline.structure.dates import find_date, is_dateline
from pipeline.structure.evidence import because
from pipeline.structure.questions import whole
from pipeline.structure.words import Words

_HEAD = 12  # how many blocks before the talk are asked whether they are a byline, a date or a credit
_TITLE = 160  # characters of the longest title
_CREDIT = 320
_SUMMARY = 400


@dataclass(slots=True)
class Front:
    """What was found; ``taken`` are the ids of its blocks."""

    title: Block | None = None
    subtitle: Block | None = None
    byline: Byline | None = None
    date: Date | None = None
    credits: list[Block] = field(default_factory=list)
    unplaced: list[Block] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    evidence: list[Evidence] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def take(self, *blocks: Block) -> None:
        self.taken.update(block.id for block in blocks)


def find_front(document: CleanDocument, opened: int, closed: int, words: Words) -> Front:
    """Front and back matter of a text whose talk is ``blocks[opened:closed]`` at most.

    The end of the talk is not known beforehand: what reads like back matter is taken from the end upwards, never
    beyond ``closed``.
    """
    front = Front()
    blocks = document.blocks
    _take_title(front, document, opened, words)
    _take_tail(front, blocks[closed:], words)
    _take_head(front, blocks[: min(opened, _HEAD)], words)
    _take_subtitle(front, document, blocks[:opened])
    _take_metadata(front, document, words)
    return front


def may_be_title(blocks: Sequence[Block], words: Words) -> Block | None:
    """The first heading of the highest level that opens the text, else the first short block that is no sentence."""
    for index, block in enumerate(blocks[:4]):
        if block.kind == "heading":
            return block
        if not _passed_over(block, words):
            return block if _reads_as_title(block, blocks[index + 1 :], words) else None
    return None


def is_credit(block: Block, words: Words) -> bool:
    """Whether a block says who made an image, who translated, or how the interview was edited."""
    return len(block.text) <= _CREDIT and block.kind != "heading" and bool(words.credit.match(block.text))


def _take_title(front: Front, document: CleanDocument, opened: int, words: Words) -> None:
    given = document.source.meta("title")
    found = may_be_title(document.blocks, words)
    if given and (found is None or stream(found.text) != stream(given)):
        front.title = Block("m-title", "heading", given, level=1)
        front.evidence.append(because("title", "metadata"))
    elif found and (opened > 0 or document.blocks[0] is not found or given):
        front.title = found
        front.take(found)
        front.evidence.append(because("title", "heading" if found.kind == "heading" else "first-short-block", found))
    else:
        front.notes.append(
            Note("no-title", "warning", "the text has no title", None, "put the title on the first line")
        )


def _passed_over(block: Block, words: Words) -> bool:
    """What may stand above a title: a kicker, a byline, a date, a credit, an image."""
    text = block.text.strip().casefold()
    if block.kind in ("figure", "separator") or text in words.kickers or is_credit(block, words):
        return True
    return bool(is_dateline(block.text, words) or led_byline(block, words))


def _reads_as_title(block: Block, after: Sequence[Block], words: Words) -> bool:
    text = block.text.strip()
    if block.kind != "paragraph" or not 0 < len(text) <= _TITLE or (text[-1] in ".,;:。，；：،" and text[-3:] != "..."):
        return False
    if text[-1] in "?？؟" and words.you.intersection(text.casefold().replace("’", "'").split()):
        return False
    return any(len(other.text) > len(text) for other in after)


def _take_head(front: Front, head: Sequence[Block], words: Words) -> None:
    previous: Block | None = None
    for block in head:
        if block.id in front.taken:
            continue
        role = with_role(front.byline, block, words) if _is_last(front.byline, previous) and front.byline else None
        if role:
            front.byline = role
            front.take(block)
        elif not _take_line(front, block, words):
            _take_named(front, block, head, words)
        previous = block


def _is_last(byline: Byline | None, block: Block | None) -> bool:
    return bool(byline and block and byline.blocks and byline.blocks[-1] is block)


def _take_named(front: Front, block: Block, head: Sequence[Block], words: Words) -> None:
    """A bare name above the text is its author's, if a date or a role goes with it and the title does not name it."""
    named = None if front.byline else name_line(block, words)
    title = front.title.text if front.title else ""
    if named is None or named.name.split()[-1] in title:
        return
    place = head.index(block)
    beside = [*head[max(0, place - 1) : place], *head[place + 1 : place + 2]]
    if any(is_dateline(other.text, words) for other in beside):
        _set_byline(front, named, "name-beside-date")


def _take_line(front: Front, block: Block, words: Words) -> bool:
    """Take a credit, a byline with a lead, a date line or a kicker; False where the block is none of these."""
    if is_credit(block, words):
        front.credits.append(block)
        front.evidence.append(because("credit", "credit-words", block))
    elif (led := led_byline(block, words)) and front.byline is None:
        _set_byline(front, led, "byline-words")
        _date_within(front, block, words)
    elif (dated := is_dateline(block.text, words)) and front.date is None and block.kind != "heading":
        front.date = Date(block.text.strip(), dated.iso, block)
        front.evidence.append(because("date", "date-line", block))
    elif block.text.strip().casefold() in words.kickers and block.kind == "paragraph":
        front.credits.append(block)
        front.evidence.append(because("credit", "kicker", block))
    else:
        return False
    front.take(block)
    return True


def _set_byline(front: Front, byline: Byline, rule: str) -> None:
    front.byline = byline
    front.take(*byline.blocks)
    front.evidence.append(because("byline", rule, byline.blocks[0]))


def _date_within(front: Front, block: Block, words: Words) -> None:
    """ "By Ada Reed | 3 May 2021" gives a date too; the words stay where they are."""
    found = None if front.date else find_date(block.text, words)
    if found:
        front.date = Date(block.text[found.start : found.end], found.iso)
        front.evidence.append(because("date", "within-byline", block))


def _take_tail(front: Front, tail: Sequence[Block], words: Words) -> None:
    """Take what is recognised from the end upwards; short lines between are unplaced, a paragraph ends the search."""
    index, between = len(tail) - 1, list[Block]()
    credits = front.credits
    front.credits = []
    while index >= 0:
        block = tail[index]
        if block.id in front.taken:
            break
        used = _take_back(front, tail, index, words)
        if used:
            front.unplaced[:0] = between
            front.take(*between)
            between = []
        elif (
            len(block.text) > 80
            or block.text.rstrip()[-1:] in ".?!…。？！؟"
            or block.kind == "heading"
            or len(between) > 4
        ):
            break
        else:
            between.insert(0, block)
        index -= used or 1
    front.credits = credits + front.credits[::-1]


def _take_back(front: Front, tail: Sequence[Block], index: int, words: Words) -> int:
    """How many blocks that end at ``index`` were taken: two where a name stands above a role."""
    block = tail[index]
    if _take_line(front, block, words):
        return 1
    if front.byline:
        return 0
    above = name_line(tail[index - 1], words) if index else None
    with_this = above and with_role(above, block, words)
    if with_this and ((above and above.affiliation) or not name_line(block, words) or index == 1):
        _set_byline(front, with_this, "name-and-role")
        return 2
    alone = name_line(block, words)
    if alone and (alone.affiliation or _stands_apart(alone, tail[:index])):
        _set_byline(front, alone, "name-at-the-end")
        return 1
    return 0


def _stands_apart(byline: Byline, above: Sequence[Block]) -> bool:
    """Whether a bare name at the end is one: its words are nowhere in lower case, and prose stands above it."""
    text = " ".join(block.text for block in above)
    used = set(text.split())
    return bool(above) and len(above[-1].text) > 80 and not any(part.lower() in used for part in byline.name.split())


def _take_subtitle(front: Front, document: CleanDocument, head: Sequence[Block]) -> None:
    """The metadata's summary; else a line under the title that is no sentence, or a paragraph in italics."""
    given = document.source.meta("subtitle", "description", "summary")
    if given and len(given) <= _SUMMARY and "\n" not in given.strip():
        front.subtitle = Block("m-subtitle", "paragraph", given.strip())
        front.evidence.append(because("subtitle", "metadata"))
        return
    left = [block for block in head if block.id not in front.taken]
    if front.title not in head or not left or head.index(left[0]) != head.index(front.title) + 1:
        return
    block, text = left[0], left[0].text.strip()
    italic = whole(block, "em") and len(text) <= _SUMMARY
    line = len(text) <= _TITLE and text[-1:] not in ".?!:;,。" and len(left) + 0 > 0 and len(text.split()) > 3
    if block.kind == "paragraph" and (italic or line):
        front.subtitle = block
        front.take(block)
        front.evidence.append(because("subtitle", "italics-under-title" if italic else "line-under-title", block))


def _take_metadata(front: Front, document: CleanDocument, words: Words) -> None:
    author, when = document.source.meta("author", "authors", "byline"), document.source.meta("date", "published")
    if author and front.byline is None:
        front.byline = from_metadata(author)
        front.evidence.append(because("byline", "metadata"))
    if when and front.date is None:
        found = find_date(when, words)
        front.date = Date(when.strip(), found.iso if found else None)
        front.evidence.append(because("date", "metadata"))
