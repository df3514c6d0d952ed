"""Take what is above a talk and says what it is: bylines, dates, credits, addresses, the name of the site."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.languages.everywhere import everywhere
from pipeline.model import Block, Byline
from pipeline.structure.evidence import because
from pipeline.structure.front.matter import Front, set_byline, take_line
from pipeline.structure.looks import Looks
from pipeline.structure.looks.bylines import is_role, lead_alone, with_role
from pipeline.structure.looks.credits import LONGEST
from pipeline.structure.looks.dates import find_date
from pipeline.text.ends import ends_sentence

_AUTHOR_RE = re.compile(r"\b(?:authors?|auteurs?|autor(?:es)?|contributors?|writers?|redaktion)\b", re.I)
_MOST_ADDRESSES = 3  # above the talk that are credits


def take_head(front: Front, head: Sequence[Looks]) -> None:
    """Take the lines of ``head``, the first blocks of a text above its talk."""
    listed = sum(look.address for look in head) > _MOST_ADDRESSES  # things to read, which is none of the title's
    above: Looks | None = None
    for look in head:
        if look.block.id in front.taken or look.block.id == "m-subtitle" or look.block.kind == "separator":
            continue  # the summary is taken by itself
        if not _take_role(front, above, look):
            if look.address and not listed:  # below the talk it may be what the last answer names
                _take_credit(front, look.block, "lone-address")
            elif not (
                _take_lead(front, look, head)
                or take_line(front, look)
                or _take_named(front, look, head)
                or _take_dated(front, look)
            ):
                _take_masthead(front, look, head)
        above = look


def _take_role(front: Front, above: Looks | None, look: Looks) -> bool:
    """The role on the line below a byline."""
    byline = front.byline
    if above is None or not _is_last(byline, above.block) or not is_role(look.block.text, look.words):
        return False
    found = with_role(byline, look.block, look.words) if byline else None
    if found:
        front.byline = found
        front.take(look.block)
    return found is not None


def _is_last(byline: Byline | None, block: Block) -> bool:
    return bool(byline and byline.blocks and byline.blocks[-1] is block)


def _has_office(name: str, look: Looks) -> bool:
    """Whether an office is before a name, "Senator": who bears it takes part."""
    first = name.split()[0].rstrip(".").casefold()
    return first in look.words.honorifics and first not in everywhere("titles")


def _take_dated(front: Front, look: Looks) -> bool:
    """A line that says when and where a text appeared: "Published on 3 May 2021 for the Harbour Review"."""
    text = look.block.text.strip()
    led = text.partition(" ")[0].casefold() in everywhere("posted") and len(text) <= LONGEST
    if not led or ends_sentence(text) or find_date(text, look.words) is None:
        return False
    _take_credit(front, look.block, "dated-words")
    return True


def _take_credit(front: Front, block: Block, rule: str) -> None:
    front.credits.append(block)
    front.take(block)
    front.evidence.append(because("credit", rule, block))


def _take_lead(front: Front, look: Looks, head: Sequence[Looks]) -> bool:
    """ "By" on a line of its own, and the name below it."""
    place = head.index(look)
    below = next(iter(head[place + 1 : place + 2]), None)
    free = front.byline is None and not look.credit
    found = lead_alone(look.block, below.block, look.words) if below and free else None
    if found:
        set_byline(front, found, "byline-words", look.words)
    return found is not None


def _take_masthead(front: Front, look: Looks, head: Sequence[Looks]) -> None:
    """What is above the title and says nothing of itself is the site's or the magazine's name."""
    if _is_above_title(front, look, head) and len(look.block.text) <= LONGEST:
        _take_credit(front, look.block, "masthead")


def _is_above_title(front: Front, look: Looks, head: Sequence[Looks]) -> bool:
    title = next((other for other in head if other.block is front.title), None)
    return title is not None and look.index <= title.index


def _take_named(front: Front, look: Looks, head: Sequence[Looks]) -> bool:
    """A bare name above the text is its author's, if a date or a role goes with it and the title does not name it."""
    named = None if front.byline else look.named
    title = front.title.text if front.title else ""
    if named is None or named.name.split()[-1] in title:
        return False
    place = head.index(look)
    beside = [*head[max(0, place - 1) : place], *head[place + 1 : place + 2]]
    given = named.name.split()[0] in look.words.given
    rule = ""
    if named.date or named.lead:
        rule = "name-and-date"
    elif any(mark.kind == "link" and _AUTHOR_RE.search(mark.href or "") for mark in look.block.marks):
        rule = "linked-to-author"
    elif len(named.role.split()) > 1:  # "Ada Reed, Features Editor"; "Ada Reed, author" may be the guest
        rule = "name-and-role"
    elif any(other.date for other in beside) and not _has_office(named.name, look):
        rule = "name-beside-date"
    if not rule or (_is_above_title(front, look, head) and not given):  # "Harbour Herald", and the date below it
        return False
    set_byline(front, named, rule, look.words)
    return True
