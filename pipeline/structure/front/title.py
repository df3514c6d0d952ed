"""Which block is the title: the first heading, else the first short block that is no sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import exp

from pipeline.ledger import CleanDocument
from pipeline.model import Block
from pipeline.structure.front.masthead import below_banner, below_masthead, is_trail, title_worth
from pipeline.structure.looks import Looks
from pipeline.structure.looks.credits import LONGEST
from pipeline.structure.looks.emphasis import STAMP_RE
from pipeline.text.ends import ASKING, NO_TITLE

_TITLED_RE = re.compile(  # as the rule page-frame says
    r"^(?:above|below) the text of a web page, whose title is in line (\d+)"
)
_HEAD = 10  # blocks of a text among which other titles are looked for
_ABOVE = 4  # lines above a title
_EVEN = 1.0  # worth of a line that is as likely the name of a site


def may_be_title(document: CleanDocument, looks: Sequence[Looks]) -> Block | None:
    """The first heading of the highest level that opens the text, else the first short block that is no sentence.

    A kicker ("Interview") stands above the title, or is the title where nothing else is; so does the name of a site.
    ``looks`` are those of the document's blocks.
    """
    if framed := below_frame(document):
        return framed
    looks = [look for look in looks if look.block.id != "m-subtitle"]  # a summary that the metadata gives
    gone = _gone(document)
    if only := _only_heading(looks):
        return below_banner(looks[only:], _is_other, gone) or looks[only].block
    kicker: Block | None = None
    for index, look in enumerate(looks[:4]):
        if look.block.kind == "heading":
            return below_banner(looks[index:], _is_other, gone) or look.block
        if not _passed_over(look):
            found = look if _reads_as_title(look, looks[index + 1 :]) else None
            best = below_masthead(looks[index:], found, _is_other, gone) or found
            return best.block if best else kicker
        if kicker is None and look.kicker:
            kicker = look.block
    return kicker


def weighed_titles(document: CleanDocument, looks: Sequence[Looks], title: Block) -> list[tuple[str, float]]:
    """The title, then the other lines at the head of a text that could have been it, the best first.

    A score says how much a line reads like a title rather than like the name of a site, from 0 to 1. What metadata or
    the frame of a page names, and a heading, is the title whatever it scores: it is given the best score of all.
    """
    worth = title_worth([look for look in looks if look.block.id != "m-subtitle"], _gone(document))
    able = [look for look in looks[:_HEAD] if look.index in worth and not _is_other(look)]
    scores = {look.block.id: 1 / (1 + exp(_EVEN - worth[look.index])) for look in able}
    others = [(look.block.text, scores[look.block.id]) for look in able if look.block is not title]
    own = max([scores.get(title.id, 1.0), *(score for _, score in others)])
    return [(title.text, own), *sorted(others, key=lambda other: -other[1])]


def _only_heading(looks: Sequence[Looks]) -> int:
    """The place of the one heading of the first level, where nothing but short lines is above it; else 0.

    Such lines are a menu, a date, who wrote.
    """
    first = [place for place, look in enumerate(looks) if look.block.kind == "heading" and look.block.level == 1]
    above = looks[: first[0]] if len(first) == 1 else ()
    lines = 0 < len(above) <= _ABOVE and all(len(look.block.text) <= LONGEST and not look.asks for look in above)
    return first[0] if lines else 0


def _gone(document: CleanDocument) -> str:
    """What cleaning took out, a line each."""
    return "\n".join(edit.before for edit in document.ledger.edits if edit.action == "remove")


def below_frame(document: CleanDocument) -> Block | None:
    """The title of a whole page, whose line cleaning names where it took the head of the page away."""
    reasons = (edit.why for edit in document.ledger.edits if edit.rule == "page-frame")
    named = next(filter(None, map(_TITLED_RE.search, reasons)), None)
    if named is None:
        return None
    line = int(named[1])
    at = max((place for place, block in enumerate(document.blocks) if (block.line or 0) <= line), default=-1)
    block = document.blocks[at] if at >= 0 else None
    return block if block and block.kind in ("paragraph", "heading") else None


def _passed_over(look: Looks) -> bool:
    """What may stand above a title: a kicker, a byline, a date, a credit, an image, the way to the page."""
    signed = look.named is not None and bool(look.named.date or look.named.lead)
    line = look.kicker or look.says_what_it_is or signed or is_trail(look.block.text)
    return look.block.kind in ("figure", "separator") or line


def _is_other(look: Looks) -> bool:
    return look.address or _passed_over(look)


def _reads_as_title(look: Looks, after: Sequence[Looks]) -> bool:
    block, text = look.block, look.block.text.strip()
    if STAMP_RE.match(text) or not any(map(str.isalnum, text)):  # words of a recording; "{"
        return False
    if block.kind != "paragraph" or not 0 < len(text) <= LONGEST or (text[-1] in NO_TITLE and text[-3:] != "..."):
        return False
    if text[-1] in ASKING and look.words.you.intersection(text.casefold().replace("’", "'").split()):
        return False
    return any(len(other.block.text) > len(text) for other in after)
