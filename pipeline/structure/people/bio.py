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
    quotes_or_asks,
    speaks_in,
)
from pipeline.text.ends import may_end_paragraph, split_sentences
from pipeline.text.labels import COLON, before_colon

_OPENING = 60  # characters of a paragraph in which its subject stands
_EARLY = 3  # paragraphs at the beginning of a text
_GOES_ON = 1.7  # how much may speak against what goes on with a biography
_LABEL_RE = re.compile(COLON)
_FIRST = 120  # characters in which a biography says what somebody is
_MANY = 3  # verbs of a life, no more of which count
_BESIDE = (40, 13)  # characters before a name, and in a script without spaces
_ONE_VERB = 1 / _MANY
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
    """The paragraphs about guests, above the talk, amid it and below: those for which signs and place speak.

    What goes on with such a paragraph may have less. Of an ``article`` on somebody, all of which is in ``before``,
    each paragraph might be one, and none goes on with another.
    """
    titles = {block.id for block in before if article and block.kind == "heading" and block.level == 1}
    marked = [block for block in (*before, *after) if block.id not in titles]
    beneath = {block.id for _, block in headed(guests, marked, words)}
    above = {} if article else _above(before, words)
    seen: set[str] = set()
    for zone in (before, amid, after):
        held = False
        for block in zone:
            if block.id in seen or not _may_tell(block, words):
                held = False
                continue
            seen.add(block.id)
            signs = signs_of_life(block.text, guests, words)
            boxed = zone is not before and _opens_box(block, signs, guests, words)
            announced = is_labelled(block, guests, words) or (block.id in beneath and _tells_something(signs))
            place = {"article": article, "amid": zone is amid, "below": zone is after, **above.get(block.id, {})}
            short = signs["short"] and not (boxed or announced)
            much = worth({**signs, **place, "box": boxed, "announced": announced, "short": short})
            held = much > 0 or (held and not article and much > -_GOES_ON and _goes_on(signs))
            if held:
                yield block


def _above(blocks: Sequence[Block], words: Words) -> dict[str, dict[str, float]]:
    """The place of each paragraph above a talk, without the lines of credits before it."""
    told = [block.id for block in blocks if _may_tell(block, words) and may_end_paragraph(block.text)]
    last = next((block.id for block in reversed(blocks) if _may_tell(block, words)), None)
    return {block.id: {"early": block.id in told[:_EARLY], "last above": block.id == last} for block in blocks}


def _may_tell(block: Block, words: Words) -> bool:
    """Whether a block is a paragraph, and no label with names behind it: "Panelists: Ada Reed, Bo Berg"."""
    return block.kind in PROSE and not role_of(before_colon(block.text), words)


def _opens_box(block: Block, signs: Mapping[str, float], guests: Sequence[Told], words: Words) -> bool:
    """Whether a paragraph amid the talk or below it begins with a guest."""
    return _begins(block, guests, words) or bool(signs["names"] and signs["begins about"])


def _tells_something(signs: Mapping[str, float]) -> bool:
    """Whether there is anything of a life in a paragraph below a heading that announces one."""
    return bool(signs["tells"] or signs["verbs"] > _ONE_VERB)


def _goes_on(signs: Mapping[str, float]) -> bool:
    """Whether a paragraph below a biography is about the guest, too."""
    about = signs["begins about"] or signs["goes on about"]
    return bool(about and not (signs["presents"] or signs["quotes or asks"]))


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
    presents = [_presents(piece, names, words) for piece in pieces]
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
        "trade before": _is_called(text, names, words),
        "presents": met and not any(told),
        "speaks": speaks_in(text, words) and not any(told),
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


def _presents(sentence: str, names: Sequence[str], words: Words) -> bool:
    """Whether a sentence about a guest says that somebody talks with her: "We spoke with Ada Reed, pilot"."""
    about = any(name in sentence for name in names) or words.bio_pronoun.match(sentence)
    return bool(about and (words.talks.search(sentence) or words.asked_whom.search(sentence)))


def _is_called(text: str, names: Sequence[str], words: Words) -> bool:
    """Whether a trade stands before the first name of a guest, as of who is named in passing: "pilot Ada Reed"."""
    first = min((text.find(name) for name in names if name in text), default=0)
    near = _BESIDE[UNSPACED_RE.search(text) is not None]
    return words.bio_noun.search(text[max(0, first - near) : first]) is not None


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
