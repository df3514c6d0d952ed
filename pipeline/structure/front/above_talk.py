"""Take what is above a talk and says what it is: bylines, dates, credits, addresses, the name of the site."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Block, Byline
from pipeline.structure.evidence import because
from pipeline.structure.front.matter import Front, set_byline, take_date_within, take_line
from pipeline.structure.looks import Looks
from pipeline.structure.looks.bylines import is_role, lead_alone, with_role
from pipeline.structure.looks.credits import LONGEST

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
            elif not (_take_lead(front, look, head) or take_line(front, look) or _take_masthead(front, look, head)):
                _take_named(front, look, head)
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


def _take_credit(front: Front, block: Block, rule: str) -> None:
    front.credits.append(block)
    front.take(block)
    front.evidence.append(because("credit", rule, block))


def _take_lead(front: Front, look: Looks, head: Sequence[Looks]) -> bool:
    """ "By" on a line of its own, and the name below it."""
    place = head.index(look)
    below = next(iter(head[place + 1 : place + 2]), None)
    found = lead_alone(look.block, below.block, look.words) if below and front.byline is None else None
    if found:
        set_byline(front, found, "byline-words")
    return found is not None


def _take_masthead(front: Front, look: Looks, head: Sequence[Looks]) -> bool:
    """What is above the title and says nothing of itself is the site's or the magazine's name."""
    title = next((other for other in head if other.block is front.title), None)
    if title is None or look.index > title.index or len(look.block.text) > LONGEST:
        return False
    _take_credit(front, look.block, "masthead")
    return True


def _take_named(front: Front, look: Looks, head: Sequence[Looks]) -> None:
    """A bare name above the text is its author's, if a date or a role goes with it and the title does not name it."""
    named = None if front.byline else look.named
    title = front.title.text if front.title else ""
    if named is None or named.name.split()[-1] in title:
        return
    place = head.index(look)
    beside = [*head[max(0, place - 1) : place], *head[place + 1 : place + 2]]
    if named.date or named.lead:
        set_byline(front, named, "name-and-date")
        take_date_within(front, look.block, look.words)
    elif len(named.role.split()) > 1:  # "Ada Reed, Features Editor"; "Ada Reed, author" may be the guest
        set_byline(front, named, "name-and-role")
    elif any(other.date for other in beside):
        set_byline(front, named, "name-beside-date")
