"""Front and back matter: title, subtitle, byline, date and credits, from what stands before and after the talk."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.languages.words import Words
from pipeline.ledger import CleanDocument
from pipeline.model import Block, Byline, Date, Note, stream
from pipeline.structure.evidence import because
from pipeline.structure.front.byline import from_metadata, is_author_note, is_role, lead_alone, name_line, with_role
from pipeline.structure.front.dates import find_date, is_dateline, said_date
from pipeline.structure.front.matter import Front, doubt_date, set_byline, take_date_within, take_line
from pipeline.structure.front.page_head import take_page_lines
from pipeline.structure.front.title import LONGEST, below_frame, is_address, is_caption, may_be_title
from pipeline.structure.talk.labels import role_of
from pipeline.structure.talk.questions import whole
from pipeline.text.ends import MARKS, STOPS

_MOST_ADDRESSES = 3  # above the talk that are credits
_HEAD = 12  # how many blocks before the talk are asked whether they are a byline, a date or a credit
_DATELINE_RE = re.compile(
    r"(?P<place>[A-ZÀ-ÖØ-Þ]{3,}(?:[ .’'-]{1,2}[A-ZÀ-ÖØ-Þ]{2,}){0,3}(?:, [A-Z][\w.]{1,20}(?: [A-Z]\w+)?)?)"
    r"(?: \([A-Z]\w+(?: \w+)?\))?\s?(?:[–—]|-{1,2}\s)\s?(?=\S.{60})"
)
# Keys of front matter and of web pages: of those who wrote or asked, the first that is there.
_AUTHORS = (
    "author", "authors", "byline", "by", "writer", "writers", "written_by", "interviewer", "interviewers",
    "interview_by", "reporter",
)  # fmt: skip
_TRANSCRIBERS = ("transcript_by", "transcribed_by", "transcriber", "transcription_by", "transcription")
_TRANSLATORS = ("translation_by", "translated_by", "translator", "translators")
_DATED_RE = re.compile(r"\s*[(\[（](?P<inside>[^()\[\]（）]{6,40})[)\]）]\s?(?=\S.{40})")
_SAID = 4  # first blocks of a talk in which its date may be said
_OPENING = 30  # blocks among which the title is that the metadata gives
_SUMMARY = 400  # characters of a summary in italics


def find_front(document: CleanDocument, opened: int, closed: int, words: Words) -> Front:
    """Front and back matter of a text whose talk is ``blocks[opened:closed]`` at most.

    The end of the talk is not known beforehand: what reads like back matter is taken from the end upwards, never
    beyond ``closed``.
    """
    front = Front()
    blocks = document.blocks
    _take_title(front, document, opened, words)
    if front.title and front.title is below_frame(document):
        take_page_lines(front, blocks, opened, front.title, words)
    _take_head(front, blocks[: min(opened, _HEAD)], words)
    _take_subtitle(front, document, blocks[:opened], words)
    _take_tail(front, blocks[closed:], words)
    _take_captions(front, blocks, words)
    _take_metadata(front, document, words)
    _find_date(front, blocks, opened, words)
    _find_place(front, blocks[: max(opened, 1)] if opened < len(blocks) else blocks[:_HEAD])
    places = {block.id: place for place, block in enumerate(blocks)}
    front.credits.sort(key=lambda block: places[block.id])
    front.editorial.sort(key=lambda block: places[block.id])
    return front


def _take_title(front: Front, document: CleanDocument, opened: int, words: Words) -> None:
    given = document.source.meta("title")
    found = (
        _from_metadata(document, "m-title")
        or _named(document.blocks[:_OPENING], given)
        or may_be_title(document, words)
    )
    if found and (found.id == "m-title" or (given and stream(found.text) == stream(given))):
        front.title = found
        front.take(found)
        front.evidence.append(because("title", "metadata", found))
        front.notes.extend(_of_the_site(document, found))
    elif found and (opened > 0 or document.blocks[0] is not found or given):
        front.title = found
        front.take(found)
        front.evidence.append(because("title", _how_found(document, found), found))
        if found is below_frame(document):
            front.notes.extend(_from_menu(document, found))
    else:
        front.notes.append(Note("no-title", "warning", "the text has no title", None, _where_a_title_goes(document)))


def _how_found(document: CleanDocument, title: Block) -> str:
    if title is below_frame(document):
        return "among-menus"
    return "heading" if title.kind == "heading" else "first-short-block"


def _from_menu(document: CleanDocument, title: Block) -> list[Note]:
    """A doubt about a title among the menus of a page: another short line is right above it."""
    at = document.blocks.index(title)
    above = document.blocks[at - 1] if at else None
    if above is None or above.kind != "paragraph" or len(above.text) > LONGEST:
        return []
    message = f"the title was found among the menus of a page, and may be another line: {title.text[:60]}"
    return [Note("title-from-menu", "info", message, title.origin, _where_a_title_goes(document))]


def _of_the_site(document: CleanDocument, title: Block) -> list[Note]:
    """A doubt about a title that a saved page gives: it is the name of the site, or no line of the text has it."""
    site = stream(document.source.meta("site") or "")
    nowhere = document.source.format == "html" and title.id == "m-title"
    if not nowhere and stream(title.text) != site:
        return []
    message = f'the title "{title.text[:60]}" may be the name of the site or of a part of it'
    return [Note("uncertain-title", "info", message, title.origin, _where_a_title_goes(document))]


def _named(head: Sequence[Block], given: str | None) -> Block | None:
    """The block that the metadata gives as the title: other headings may be above it."""
    title = stream(given or "")
    return next((block for block in head if title and stream(block.text) == title), None)


def _where_a_title_goes(document: CleanDocument) -> str:
    """Captions and tables have no first line that is free for one."""
    source = document.source
    if source.format in ("captions", "ttml", "json", "otr", "transcript", "csv"):
        return f"""title = "…" in briefing.toml, below a line [documents."{source.name}"]"""
    return "the title on the first line"


def _from_metadata(document: CleanDocument, identifier: str) -> Block | None:
    return next((block for block in document.blocks[:2] if block.id == identifier), None)


def _take_head(front: Front, head: Sequence[Block], words: Words) -> None:
    addresses = [block for block in head if is_address(block)]
    if len(addresses) > _MOST_ADDRESSES:  # a list of things to read, which is none of the title's
        addresses = []
    previous: Block | None = None
    for block in head:
        if block.id in front.taken or block.id == "m-subtitle":  # the summary is taken by itself
            continue
        beneath = front.byline if _is_last(front.byline, previous) and is_role(block.text, words) else None
        role = with_role(beneath, block, words) if beneath else None
        if role:
            front.byline = role
            front.take(block)
        elif block in addresses:  # below the talk it may be what the last answer names
            front.credits.append(block)
            front.take(block)
            front.evidence.append(because("credit", "lone-address", block))
        elif not any(take(front, block, head, words) for take in (_take_lead, _take_line, _take_masthead)):
            _take_named(front, block, head, words)
        previous = block


def _take_lead(front: Front, block: Block, head: Sequence[Block], words: Words) -> bool:
    """ "By" on a line of its own, and the name below it."""
    place = head.index(block)
    below = next(iter(head[place + 1 : place + 2]), None)
    found = lead_alone(block, below, words) if below and front.byline is None else None
    if found:
        set_byline(front, found, "byline-words")
    return found is not None


def _take_line(front: Front, block: Block, _head: Sequence[Block], words: Words) -> bool:
    return take_line(front, block, words)


def _take_masthead(front: Front, block: Block, head: Sequence[Block], _words: Words) -> bool:
    """What stands above the title and says nothing of itself is the site's or the magazine's name."""
    if front.title not in head or head.index(block) > head.index(front.title) or len(block.text) > LONGEST:
        return False
    front.credits.append(block)
    front.take(block)
    front.evidence.append(because("credit", "masthead", block))
    return True


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
    if named.date or named.lead:
        set_byline(front, named, "name-and-date")
        take_date_within(front, block, words)
    elif len(named.role.split()) > 1:  # "Ada Reed, Features Editor"; "Ada Reed, author" may be the guest
        set_byline(front, named, "name-and-role")
    elif any(is_dateline(other.text, words) for other in beside):
        set_byline(front, named, "name-beside-date")


def _take_tail(front: Front, tail: Sequence[Block], words: Words) -> None:
    """Take what is recognised from the end upwards; short lines between are unplaced, a paragraph ends the search."""
    index, between = len(tail) - 1, list[Block]()
    while index >= 0:
        block = tail[index]
        if block.id in front.taken:
            break
        used = _take_back(front, tail, index, words)
        if used:
            front.unplaced[:0] = between
            front.take(*between)
            between = []
        elif len(block.text) > 80 or block.text.rstrip()[-1:] in STOPS or block.kind == "heading" or len(between) > 4:
            break
        else:
            between.insert(0, block)
        index -= used or 1


def _take_back(front: Front, tail: Sequence[Block], index: int, words: Words) -> int:
    """How many blocks that end at ``index`` were taken: two where a name stands above a role."""
    block = tail[index]
    if take_line(front, block, words):
        return 1
    if _take_author_note(front, tail[index - 1] if index else None, block, words):
        return 1
    if front.byline:
        return 0
    above = name_line(tail[index - 1], words) if index else None
    with_this = above and with_role(above, block, words)
    if with_this and (with_this.affiliation or is_role(block.text, words)):
        set_byline(front, with_this, "name-and-role")
        return 2
    alone = name_line(block, words)
    if alone and (alone.affiliation or _stands_apart(alone, tail[:index])):
        set_byline(front, alone, "name-at-the-end")
        return 1
    return 0


def _take_author_note(front: Front, above: Block | None, block: Block, words: Words) -> bool:
    """Who wrote or asked, said in a sentence; under a heading that says the same it stays where it is."""
    heads = " ".join(head.text for head in (front.title, front.subtitle) if head)
    headed = above is not None and words.about.match(above.text.strip()) is not None
    if headed or not is_author_note(block, front.byline, heads, words):
        return False
    front.editorial.append(block)
    front.evidence.append(because("editorial note", "author-note", block))
    front.take(block)
    return True


def _stands_apart(byline: Byline, above: Sequence[Block]) -> bool:
    """Whether a bare name at the end is one: its words are nowhere in lower case, and prose stands above it."""
    text = " ".join(block.text for block in above)
    used = set(text.split())
    return bool(above) and len(above[-1].text) > 80 and not any(part.lower() in used for part in byline.name.split())


def _take_subtitle(front: Front, document: CleanDocument, head: Sequence[Block], words: Words) -> None:
    """The metadata's summary; else a line under the title that is no sentence, or a paragraph in italics."""
    given = _from_metadata(document, "m-subtitle")
    if given:
        front.subtitle = given
        front.take(given)
        front.evidence.append(because("subtitle", "metadata", given))
        return
    left = [block for block in head if block.id not in front.taken]
    if front.title not in head or not left or head.index(left[0]) != head.index(front.title) + 1:
        return
    block, text = left[0], left[0].text.strip()
    italic = whole(block, "em") and len(text) <= _SUMMARY
    who = role_of(text.partition(":")[0], words)  # "Moderator: Ada Reed" says who takes part
    line = len(text) <= LONGEST and text[-1:] not in MARKS and len(text.split()) > 3 and not who
    if is_address(block):
        return
    if block.kind == "paragraph" and (italic or line):
        front.subtitle = block
        front.take(block)
        front.evidence.append(because("subtitle", "italics-under-title" if italic else "line-under-title", block))


def _take_captions(front: Front, blocks: Sequence[Block], words: Words) -> None:
    """Captions that a paste has left among what is said: they end with the name of who made the picture."""
    for block in blocks:
        if block.kind == "paragraph" and block.id not in front.taken and is_caption(block, words):
            front.credits.append(block)
            front.take(block)
            front.evidence.append(because("credit", "caption", block))


def _find_place(front: Front, head: Sequence[Block]) -> None:
    """The place with which the first paragraph opens, as agencies write it: "LISBON — On a street …"."""
    first = next((block for block in head if block.kind == "paragraph" and block.id not in front.taken), None)
    match = _DATELINE_RE.match(first.text) if first and front.place is None else None
    if match:
        front.place = match["place"]
        front.evidence.append(because("place", "dateline", first))


def _find_date(front: Front, blocks: Sequence[Block], opened: int, words: Words) -> None:
    """A date in brackets with which a paragraph above the talk opens, or one that the first turns say is today's."""
    if front.date:
        return
    for block in (block for block in blocks[: min(opened, _HEAD)] if block.id not in front.taken):
        bracket = _DATED_RE.match(block.text)
        found = find_date(bracket["inside"], words) if bracket else None
        if bracket and found and is_dateline(bracket["inside"], words):
            front.date = Date(bracket["inside"], found.iso)
            front.evidence.append(because("date", "in-brackets", block))
            return
    for block in blocks[opened : opened + _SAID]:
        if said := said_date(block.text[:_SUMMARY], words):
            front.date = Date(block.text[said.start : said.end], said.iso)
            front.evidence.append(because("date", "said-today", block))
            return


def _take_metadata(front: Front, document: CleanDocument, words: Words) -> None:
    source = document.source
    when = source.meta("date", "published")
    fields = (source.meta(*keys) for keys in (_AUTHORS, _TRANSCRIBERS, _TRANSLATORS))
    if front.byline is None and (given := from_metadata(filter(None, fields), words)):
        front.byline = given
        front.evidence.append(because("byline", "metadata"))
    if when and (front.date is None or front.date.block is None):  # a byline's date may be that of the talk
        found = find_date(when, words)
        front.date = Date(when.strip(), found.iso if found else None)
        if found and found.ambiguous:
            doubt_date(front, when.strip(), None)
        front.evidence.append(because("date", "metadata"))
