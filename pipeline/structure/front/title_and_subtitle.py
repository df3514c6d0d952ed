"""Take the title and the line below it, with what makes either doubtful."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.ledger import CleanDocument
from pipeline.model import Block, Note, stream
from pipeline.structure.evidence import because
from pipeline.structure.front.matter import Front
from pipeline.structure.front.title import below_frame, may_be_title, weighed_titles
from pipeline.structure.looks import Looks
from pipeline.structure.looks.callings import role_of
from pipeline.structure.looks.credits import LONGEST
from pipeline.structure.looks.emphasis import whole
from pipeline.text.ends import MARKS
from pipeline.text.labels import before_colon

_OPENING = 30  # blocks among which the title is that the metadata gives
_SUMMARY = 400  # characters of a summary


def take_title(front: Front, document: CleanDocument, looks: Sequence[Looks], opened: int) -> None:
    """The title that the metadata gives, else the block that reads as one, unless the talk opens with it."""
    given = document.source.meta("title")
    found = (
        _from_metadata(document, "m-title")
        or _named(document.blocks[:_OPENING], given)
        or may_be_title(document, looks)
    )
    if found and (found.id == "m-title" or (given and stream(found.text) == stream(given))):
        front.title = found
        front.take(found)
        front.evidence.append(because("title", "metadata", found, weighed=weighed_titles(document, looks, found)))
        front.notes.extend(_of_the_site(document, found))
    elif found and (given or found is below_frame(document) or not _is_said(found, document.blocks[opened:])):
        front.title = found
        front.take(found)
        rule = _how_found(document, found)
        front.evidence.append(because("title", rule, found, weighed=weighed_titles(document, looks, found)))
        if found is below_frame(document):
            front.notes.extend(_from_menu(document, found))
    else:
        front.notes.append(Note("no-title", "warning", "the text has no title", None, _where_a_title_goes(document)))


def _is_said(found: Block, talk: Sequence[Block]) -> bool:
    """Whether the talk opens with what would be the title; a heading may stand within a talk that a line opens."""
    return bool(talk) and talk[0] is found


def take_subtitle(front: Front, document: CleanDocument, head: Sequence[Looks]) -> None:
    """The metadata's summary; else a line under the title that is no sentence, or a paragraph in italics."""
    given = _from_metadata(document, "m-subtitle")
    if given and len(given.text) > _SUMMARY:  # an abstract, or a biography
        return
    if given:
        front.subtitle = given
        front.take(given)
        front.evidence.append(because("subtitle", "metadata", given))
        return
    left = next((look for look in head if look.block.id not in front.taken), None)
    title = next((look for look in head if look.block is front.title), None)
    if title is None or left is None or left.index != title.index + 1 or left.address:
        return
    block, text = left.block, left.block.text.strip()
    italic = whole(block, "em") and len(text) <= _SUMMARY
    who = role_of(before_colon(text), left.words)  # "Moderator: Ada Reed" says who takes part
    line = len(text) <= LONGEST and text[-1:] not in MARKS and len(text.split()) > 3 and not who
    if block.kind == "paragraph" and (italic or line):
        front.subtitle = block
        front.take(block)
        front.evidence.append(because("subtitle", "italics-under-title" if italic else "line-under-title", block))


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
    message = f'the title "{title.text[:60]}" was found among the menus of a page, and another line may be the title'
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
