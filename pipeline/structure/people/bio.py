"""The biography: the paragraphs that say in the third person who a guest is, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from math import fsum

from pipeline.languages.words import UNSPACED_RE, Words
from pipeline.model import Block
from pipeline.structure.looks.callings import role_of
from pipeline.structure.people.guests import only_titles
from pipeline.structure.people.scene import votes
from pipeline.structure.people.telling import (
    PROSE,
    Told,
    headed,
    is_labelled,
    is_prose,
    quotes_or_asks,
    speaks_in,
)
from pipeline.text.ends import may_end_paragraph, split_sentences
from pipeline.text.labels import COLON, before_colon

_TAIL = 6  # blocks at the end that may tell more about a guest
_OPENING = 60  # characters of a paragraph in which its subject stands
_BEST = 1.0  # how much may speak against the likeliest paragraph of a talk
_GOES_ON = 1.9  # and against the one below a biography
_LABEL_RE = re.compile(COLON)
_FIRST = 120  # characters in which a biography says what somebody is
_MANY = 3  # verbs of a life, no more of which count
_SHORT = (80, 30)  # characters of a line, and in a script without spaces
_WORD_RE = re.compile(r"\s?([:：]|[^\W\d_]+)")


def paragraphs_about(
    guests: Sequence[Told],
    before: Sequence[Block],
    amid: Sequence[Block],
    after: Sequence[Block],
    words: Words,
    *,
    article: bool = False,
) -> Iterator[Block]:
    """The paragraphs about guests: above the talk, in boxes amid it, and among the last ones.

    Of an ``article`` on somebody each paragraph might be one: those with the most signs are.
    """
    titles = {block.id for block in before if article and block.kind == "heading" and block.level == 1}
    marked = [block for block in (*before, *after) if block.id not in titles]
    yield from (block for _, block in headed(guests, marked, words))
    yield from (block for block in (*marked, *amid) if is_labelled(block, guests, words))
    yield from _by_signs(guests, before, () if article else after[-_TAIL:], words, article=article)
    held = False
    for block in (*amid, *(() if article else after)):
        signs = signs_of_life(block.text, guests, words)
        begins = _begins(block, guests, words) or (signs["names"] and signs["begins about"])
        boxed = begins and worth(signs | {"short": 0}) > 0
        held = is_prose(block, words) and bool(boxed or (held and signs["begins about"] and _goes_on(signs)))
        if held:
            yield block


def _by_signs(
    guests: Sequence[Told], before: Sequence[Block], after: Sequence[Block], words: Words, *, article: bool
) -> Iterator[Block]:
    """The paragraphs whose signs speak for a biography.

    In a talk a little may be missing to the likeliest one, if it tells something and names a guest in its first
    sentence, and to one that goes on with it.
    """
    above = [block for block in before if block.kind in PROSE and not _is_list(block, words)]
    last = above[-1].id if above and not article else None
    weighed, likely = [], {}
    for block in (*above, *(block for block in after if block.kind in PROSE)):
        signs = signs_of_life(block.text, guests, words)
        placed = {"article": article, "last above": block.id == last, "below": block not in above}
        weighed.append((block, signs, much := worth(signs | placed)))
        if signs["tells"] and signs["named first"] and block in above and not article:
            likely[block.id] = much
    best = max(likely.values(), default=0.0)
    held = False
    for block, signs, much in weighed:
        held = much > 0 or (held and not article and _goes_on(signs)) or likely.get(block.id) == best > -_BEST
        if held:
            yield block


def _goes_on(signs: Mapping[str, float]) -> bool:
    """Whether a paragraph below a biography goes on with it."""
    about = signs["begins about"] or signs["goes on about"]
    return bool(about and not (signs["presents"] or signs["quotes or asks"]) and worth(signs) > -_GOES_ON)


def _is_list(block: Block, words: Words) -> bool:
    """Whether a paragraph is a label with names behind it: "Panelists: Ada Reed, Bo Berg"."""
    return bool(role_of(before_colon(block.text), words))


def is_life(text: str, guests: Sequence[Told], words: Words) -> bool:
    """Whether a summary is a biography; a single sentence leads into the text."""
    return len(split_sentences(text)) > 1 and worth(signs_of_life(text, guests, words)) > 0


def _begins(block: Block, guests: Sequence[Told], words: Words) -> bool:
    """Whether a paragraph begins with a guest's whole name, perhaps behind forms of address, and is no turn."""
    for guest in guests:
        at = block.text.find(guest.name)
        if at >= 0 and only_titles(block.text[:at], words):
            return not _LABEL_RE.match(block.text, at + len(guest.name))
    return False


def signs_of_life(text: str, guests: Sequence[Told], words: Words) -> dict[str, float]:
    """The signs of a paragraph by themselves, each from 0 to 1."""
    names = tuple(form for guest in guests for form in (guest.name, *guest.forms) if len(form) > 1)
    pieces = split_sentences(text) or [text]
    about = [_is_about(piece, names, words) for piece in pieces]
    presents = [bool(words.talks.search(piece) or words.asked_whom.search(piece)) for piece in pieces]
    told = [_tells(piece, names, words, presents=talk) for piece, talk in zip(pieces, presents, strict=True)]
    met = any(talk and any(name in piece for name in names) for piece, talk in zip(pieces, presents, strict=True))
    return {
        "names": any(name in text for name in names),
        "named first": any(name in pieces[0] for name in names) or about[0],
        "opens with a name": any(name in text[: max(_OPENING, len(name))] for name in names),
        "begins about": about[0],
        "goes on about": any(about[1:]),
        "tells": sum(told) / len(pieces),
        "verbs": min(len(words.bio_verb.findall(text)), _MANY) / _MANY,
        "trade": words.bio_noun.search(text[:_FIRST]) is not None,
        "presents": met and not any(told),
        "quotes or asks": quotes_or_asks(text),
        "short": len(text) < _SHORT[UNSPACED_RE.search(text) is not None],
        "no end": not may_end_paragraph(text),
    }


def _is_about(sentence: str, names: Sequence[str], words: Words) -> bool:
    """Whether a sentence begins with a guest or with "she", and is no turn: "Ada: …", "Ada The boats …"."""
    name = max((name for name in names if sentence.startswith(name)), key=len, default="")
    behind = _WORD_RE.match(sentence, len(name))
    spoken = behind and (
        behind[1] in ":：" or (behind[1][0].isupper() and behind[1].casefold() in words.stop | words.me)
    )
    return bool(name and not spoken) or bool(words.bio_pronoun.match(sentence))


def _tells(sentence: str, names: Sequence[str], words: Words, *, presents: bool) -> bool:
    """Whether a sentence names a guest or begins with "she", and says what the guest is or, behind that, does.

    One that ``presents`` somebody ("We spoke with Ada Reed, pilot") does so if several posts stand behind the name.
    """
    begun = words.bio_pronoun.match(sentence)
    ends = [sentence.find(name) + len(name) for name in names if name in sentence]
    if not ends and not begun:
        return False
    at = min(ends, default=begun.end() if begun else 0)
    if presents:
        return bool(ends) and len(words.bio_noun.findall(sentence, at)) > 1 and not speaks_in(sentence[at:], words)
    if speaks_in(sentence, words):
        return False
    return bool(words.bio_verb.search(sentence, at) or words.bio_noun.search(sentence))


def worth(signs: Mapping[str, float]) -> float:
    """How much the signs speak together for a biography, or below 0 against it."""
    table = votes("lives")
    return table["none"] + fsum(table[sign] * much for sign, much in signs.items())
