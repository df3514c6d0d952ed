"""Front and back matter: title, subtitle, byline, date and credits, from what is before and after the talk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.languages.everywhere import everywhere
from pipeline.languages.words import Words
from pipeline.ledger import CleanDocument
from pipeline.model import Block, Date
from pipeline.structure.evidence import because
from pipeline.structure.front.above_talk import take_head
from pipeline.structure.front.below_talk import take_tail
from pipeline.structure.front.from_source import date_of_name, take_metadata
from pipeline.structure.front.matter import Front, set_byline, take_leader
from pipeline.structure.front.page_head import take_page_lines
from pipeline.structure.front.title import below_frame
from pipeline.structure.front.title_and_subtitle import take_subtitle, take_title
from pipeline.structure.front.undated import undated
from pipeline.structure.looks import Looks
from pipeline.structure.looks.credits import LONGEST
from pipeline.structure.looks.dates import Dated, find_date, is_dateline, said_date
from pipeline.text.ends import PAUSES, asks, ends_sentence, split_sentences

_HEAD = 16  # how many blocks before the talk are asked whether they are a byline, a date or a credit
_DATELINE_RE = re.compile(
    r"(?P<place>[A-ZÀ-ÖØ-Þ]{3,}(?:[ .’'-]{1,2}[A-ZÀ-ÖØ-Þ]{2,}){0,3}(?:, [A-Z][\w.]{1,20}(?: [A-Z]\w+)?)?)"
    r"(?: \([A-Z]\w+(?: \w+)?\))?\s?(?:[–—]|-{1,2}\s)\s?(?=\S.{60})"
)
_DATED_RE = re.compile(  # "(3 May 2021) The quay …", "3 May 2021 – The quay …"
    r"\s*(?:[(\[（](?P<inside>[^()\[\]（）]{6,40})[)\]）]\s?|(?P<before>[^()\n]{6,40}?)\s[–—-]\s)(?=\S.{40})"
)
_FOOT = 8  # last blocks of a text in which a line may say when the talk was held
_SAID = 4  # first blocks of a talk in which its date may be said
_BEGUN = 7  # first words of a line that says when a talk was held, which name it
_SUBJECT = 2  # first words of a sentence that does: "The interview took place on …"
_FULL = len("2015-05-04")
_WORDS = 4  # of a line below a picture; a name alone tells who answers
_SPOKEN = 400  # characters of such a block


def find_front(document: CleanDocument, looks: Sequence[Looks], opened: int, closed: int, words: Words) -> Front:
    """Front and back matter of a text whose talk is ``blocks[opened:closed]`` at most.

    The end of the talk is not known beforehand: what reads like back matter is taken from the end upwards, never
    beyond ``closed``. ``looks`` are those of the document's blocks.
    """
    front = Front()
    blocks = document.blocks
    take_title(front, document, looks, opened)
    if front.title and front.title is below_frame(document):
        take_page_lines(front, looks, opened, front.title, words)
    take_head(front, looks[: min(opened, _HEAD)])
    take_subtitle(front, document, looks[:opened])
    take_tail(front, looks, closed)
    if not (front.byline and front.byline.lead):
        take_leader(front, (look for look in reversed(looks[opened:]) if look.index >= closed or not look.label))
    _take_captions(front, looks)
    if opened < len(blocks):
        _take_lone_line(front, looks[:opened])
    take_metadata(front, document, words)
    _take_maker(front, looks)
    _find_date(front, blocks, opened, words)
    date_of_name(front, document.source)
    front.notes.extend(() if front.date else undated(front, document, words))
    _find_place(front, blocks[: max(opened, 1)] if opened < len(blocks) else blocks[:_HEAD])
    places = {block.id: place for place, block in enumerate(blocks)}
    front.credits.sort(key=lambda block: places[block.id])
    front.editorial.sort(key=lambda block: places[block.id])
    return front


def _take_maker(front: Front, looks: Sequence[Looks]) -> None:
    """Who transcribed or edited is named where nobody is who wrote or asked; the line is a credit until then."""
    held = {block.id for block in front.credits} if front.byline is None else set()
    led = next((look.byline for look in looks if look.block.id in held and look.byline), None)
    if led:
        front.credits.remove(led.blocks[0])
        set_byline(front, led, "credit-words", looks[0].words)


def _take_captions(front: Front, looks: Sequence[Looks]) -> None:
    """Captions that a paste has left among what is said: they end with the name of who made the picture."""
    for look in looks:
        if look.block.kind == "paragraph" and look.block.id not in front.taken and look.caption:
            front.credits.append(look.block)
            front.take(look.block)
            front.evidence.append(because("credit", "caption", look.block))


def _take_lone_line(front: Front, above: Sequence[Looks]) -> None:
    """A line that is no sentence and all that is left above a talk: what stood below a picture, and no introduction."""
    left = [look for look in above if look.block.id not in front.taken]
    look = left[0] if len(left) == 1 else None
    if look and look.block.kind == "paragraph" and _is_below_picture(look):
        front.credits.append(look.block)
        front.take(look.block)
        front.evidence.append(because("credit", "alone-above-the-talk", look.block))


def _is_below_picture(look: Looks) -> bool:
    text = look.block.text.strip()
    tells = look.ends_as_sentence or look.asks or look.quotation or look.label or look.words.talks.search(text)
    line = len(text) <= LONGEST and "\n" not in text and text[-1:] not in PAUSES
    return line and not tells and len(text.split()) >= _WORDS


def _find_only_date(front: Front, head: Sequence[Block], words: Words) -> None:
    """The one full date in the short lines above a talk: "The Tide Post - Monday, May 4, 2015"."""
    free = (block for block in head if not words.caption.search(block.text))  # a picture has a date of its own
    short = (block for block in free if len(block.text) <= LONGEST and not ends_sentence(block.text))
    lines = ((block, find_date(block.text, words)) for block in short)
    dated = [
        (block, found) for block, found in lines if found and len(found.iso or "") == _FULL and not found.ambiguous
    ]
    if len({found.iso for _, found in dated}) == 1:
        block, found = dated[0]
        front.date = Date(block.text[found.start : found.end], found.iso)
        front.evidence.append(because("date", "only-date-above", block))


def _find_said_date(front: Front, ends: Iterable[Block], words: Words) -> None:
    """The date in a line that says when the talk was held or printed: "Interview conducted on 4 May 2015".

    A sentence of a paragraph opens with the word for the talk: "In an interview of 4 May 2015" tells of another one.
    """
    for block, line in ((one, line) for one in ends for line in one.text.split("\n")):
        for said in split_sentences(line[:_SPOKEN]):
            found = find_date(said, words) if len(said) <= LONGEST and not asks(said) else None
            if found and _says_when(said, found, words, alone=said == line):
                front.date = Date(said[found.start : found.end], found.iso)
                front.evidence.append(because("date", "said-to-be-of-the-talk", block))
                return


def _says_when(said: str, found: Dated, words: Words, *, alone: bool) -> bool:
    """Whether a sentence with a date tells of the talk; ``alone``: it is all of its line."""
    if found.iso is None or found.ambiguous:
        return False
    begun = " ".join(said.split()[: _BEGUN if alone else _SUBJECT])
    held = len(found.iso) == _FULL and words.talks.search(begun) is not None
    return held or (alone and said.split()[0].casefold() in everywhere("posted"))


def _find_place(front: Front, head: Sequence[Block]) -> None:
    """The place with which the first paragraph opens, as agencies write it: "LISBON — On a street …"."""
    first = next((block for block in head if block.kind == "paragraph" and block.id not in front.taken), None)
    match = _DATELINE_RE.match(first.text) if first and front.place is None else None
    if match:
        front.place = match["place"]
        front.evidence.append(because("place", "dateline", first))


def _find_date(front: Front, blocks: Sequence[Block], opened: int, words: Words) -> None:
    """A date with which a paragraph above the talk opens, in brackets or before a dash; or one near by that is said."""
    if front.date:
        return
    for block in (block for block in blocks[: min(opened, _HEAD)] if block.id not in front.taken):
        opening = _DATED_RE.match(block.text)
        before = (opening["inside"] or opening["before"]) if opening else ""
        found = is_dateline(before, words) if before else None
        if found and ((opening and opening["inside"]) or len(found.iso or "") == _FULL):
            front.date = Date(before, found.iso)
            front.evidence.append(because("date", "before-the-words", block))
            return
    _find_only_date(front, blocks[: min(opened, _HEAD)], words)
    if front.date is None:
        _find_said_date(front, (*blocks[:_HEAD], *blocks[max(_HEAD, len(blocks) - _FOOT) :]), words)
    for block in blocks[opened : opened + _SAID] if front.date is None else ():
        if said := said_date(block.text[:_SPOKEN], words):
            front.date = Date(block.text[said.start : said.end], said.iso)
            front.evidence.append(because("date", "said-today", block))
            return
