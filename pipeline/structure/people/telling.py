"""How surely a paragraph tells who somebody is: a name, a verb behind it, a trade, "he" and "she" further on."""

from __future__ import annotations

import re

from pipeline.languages.words import NEVER_RE, Words
from pipeline.model import Block
from pipeline.structure.looks.subjects import guest_name
from pipeline.structure.people.guests import is_place
from pipeline.structure.people.person_names import names_in
from pipeline.text.ends import ASKING
from pipeline.text.labels import COLON
from pipeline.text.quotation import quoted_re
from pipeline.text.sentences import sentences

_SAID = 20  # characters of something said
_OPENING = 120  # characters in which a biography says what somebody is
_WORD_RE = re.compile(r"[\w’'-]+")
_LABEL_RE = re.compile(COLON)  # "Ada Reed: …" is a turn


def telling(block: Block, known: str, words: Words) -> float:
    """From 0 to some 1.2: a name that is known counts most, then a verb near it, "he" or "she", and a trade."""
    text = block.text
    if block.kind not in ("paragraph", "quote") or len(text) < _shortest(words) or text.rstrip()[-1:] in ASKING:
        return 0.0
    name = guest_name(text, words)
    if name is None or _LABEL_RE.match(text, text.find(name) + len(name)):
        return 0.0
    parts = {part.casefold() for part in name.split() if len(part) > 2} - words.honorifics - words.stop
    shared = bool(parts & set(_WORD_RE.findall(known.casefold()))) or (words.bio_name is not NEVER_RE and name in known)
    noun = bool(words.bio_noun.search(text[:_OPENING]))
    third = any(words.bio_pronoun.match(sentence.text) for sentence in sentences(text, words.tag)[1:])
    first = speaks(block, words)
    return 0.4 * _sure_of_name(text, words) + 0.4 * shared + 0.2 * third + 0.15 * noun - 0.4 * first


def is_person(block: Block, words: Words) -> bool:
    """Whether words of a paragraph show that the name with which it opens is a person's."""
    text = block.text
    first = text.split(maxsplit=1)[0]
    given = first in words.given or first.casefold().rstrip(".") in words.honorifics
    name = guest_name(text, words) or ""
    capitals = words.bio_name is NEVER_RE
    if is_place(text) or (capitals and not any(one.text in name for one in names_in(text[:_OPENING], words))):
        return False
    return given or bool(words.person.search(text) or words.bio_noun.search(text[:_OPENING]))


def speaks(block: Block, words: Words) -> bool:
    """Whether somebody speaks of himself."""
    return speaks_in(block.text, words)


def speaks_in(text: str, words: Words) -> bool:
    """Whether a text has "I" or the like in it, and not only in what it quotes."""
    told = quoted_re(_SAID).sub("", text)
    return not words.me.isdisjoint(told.casefold().replace("’", "'").split())


def _shortest(words: Words) -> int:
    """Characters of the shortest biography: those of a script without capitals say more with each."""
    return 40 if words.bio_name is NEVER_RE else 20


def _sure_of_name(text: str, words: Words) -> float:
    """Capitals tell a name; without them it is one where a verb of biographies follows."""
    if words.bio_name is NEVER_RE:
        return 1.0
    return 0.8 if words.bio_verb.search(text[:_OPENING]) else 0.4
