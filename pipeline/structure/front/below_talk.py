"""Take what is below a talk and says what it is, from the end upwards."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.model import Block, Byline
from pipeline.structure.evidence import because
from pipeline.structure.front.matter import Front, set_byline, take_line
from pipeline.structure.looks import Looks
from pipeline.structure.looks.bylines import is_role, lead_alone, with_role
from pipeline.text.ends import MARKS, STOPS

_LINE = 80  # characters of a line that may be unplaced
_BETWEEN = 4  # such lines between two that are recognised
_ANSWER = 3  # last blocks of a talk
_NOTE = 400  # characters of a note on the author
_WORD_RE = re.compile(r"[\w’'-]+")
_HANGUL_RE = re.compile("[가-힣]")
_GLUED_RE = re.compile(r"[a-zà-ÿ]{4}(?<!itz)[A-Z]\w")  # "HarbourNews", tags that lost the space between; "FitzRoy"
_TRADE = 4  # words behind "is a" among which a trade is looked for


def take_tail(front: Front, looks: Sequence[Looks], closed: int) -> None:
    """Take what is recognised from the end upwards, down to ``looks[closed]``; short lines between are unplaced, a
    paragraph ends the search.
    """
    tail = looks[closed:]
    lines = Counter(look.block.text for look in looks)
    index, between = len(tail) - 1, list[Block]()
    while index >= 0 and tail[index].block.id in front.taken:
        index -= 1
    while index >= 0:
        block = tail[index].block
        if block.id in front.taken:
            break
        used = _take_back(front, tail, index, looks[max(closed - _ANSWER, 0) : closed], lines)
        prose = len(block.text) > _LINE or block.text.rstrip()[-1:] in STOPS
        if used:
            front.unplaced[:0] = between
            front.take(*between)
            between = []
        elif prose or block.kind == "heading" or len(between) > _BETWEEN:
            break
        else:
            between.insert(0, block)
        index -= used or 1


def _take_back(front: Front, tail: Sequence[Looks], index: int, answer: Sequence[Looks], lines: Counter[str]) -> int:
    """How many blocks that end at ``index`` were taken: two where a name is above a role, or below "By".

    ``lines``: how often the text has each; a name that stands below several answers signs these.
    """
    look, above = tail[index], tail[index - 1] if index else None
    if take_line(front, look) or _take_author_note(front, above, look):
        return 1
    if front.byline:
        return 0
    if above and (led := lead_alone(above.block, look.block, look.words)):
        set_byline(front, led, "byline-words", look.words)
        return 2
    with_this = with_role(above.named, look.block, look.words) if above and above.named else None
    if with_this and (with_this.affiliation or is_role(look.block.text, look.words)):
        set_byline(front, with_this, "name-and-role", look.words)
        return 2
    once = lines[look.block.text] == 1
    alone = look.named if look.named and once and not _is_titled(look.named, front) else None
    if alone and (alone.affiliation or _stands_apart(alone, (*answer, *tail[:index]))):
        set_byline(front, alone, "name-at-the-end", look.words)
        return 1
    return 0


def _is_titled(byline: Byline, front: Front) -> bool:
    """Whether the title names who signs, in whole or in part: the guest, who wrote the answers."""
    title = front.title.text if front.title else ""
    return not set(byline.name.split()).isdisjoint(_WORD_RE.findall(title))


def _take_author_note(front: Front, above: Looks | None, look: Looks) -> bool:
    """Who wrote or asked, said in a sentence; under a heading that says the same it stays where it is."""
    heads = " ".join(head.text for head in (front.title, front.subtitle) if head)
    headed = above is not None and look.words.about.match(above.block.text.strip()) is not None
    if headed or not _is_author_note(look, front.byline, heads):
        return False
    front.editorial.append(look.block)
    front.evidence.append(because("editorial note", "author-note", look.block))
    front.take(look.block)
    return True


def _is_author_note(look: Looks, byline: Byline | None, named: str) -> bool:
    """Whether a paragraph says who wrote or asked: "Ada Reed is a contributing editor at the Harbour Review."

    ``named`` is what titles say: whom they name is the guest.
    """
    text, words, name = look.block.text.strip(), look.words, look.tells_of
    if name is None or look.block.kind != "paragraph" or len(text) > _NOTE:
        return False
    if not text.startswith(name) or name.split()[-1] in named:
        return False
    if byline and name.casefold() in byline.name.casefold():
        return True
    opening = words.copula.match(text[len(name) :])
    trade = text[len(name) + opening.end() :].split()[:_TRADE] if opening else ()
    return any(word.casefold().strip(",.") in words.roles for word in trade)


def _stands_apart(byline: Byline, above: Sequence[Looks]) -> bool:
    """Whether a bare name at the end is one: its words are nowhere in lower case, and prose is above it.

    Korean names have no space.
    """
    if _HANGUL_RE.search(byline.name) or _GLUED_RE.search(byline.name):
        return False
    used = {word for look in above for word in look.block.text.split()}
    last = above[-1].block.text.rstrip() if above else ""
    prose = len(last) > _LINE or last[-1:] in MARKS
    return prose and not any(part.lower() in used for part in byline.name.split())
