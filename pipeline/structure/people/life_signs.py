"""What a paragraph has of a biography, and how much these signs speak together for one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import fsum

from pipeline.languages.words import Words
from pipeline.structure.people.scene import votes
from pipeline.structure.people.telling import Told, quotes_or_asks, speaks_in
from pipeline.text.ends import may_end_paragraph, split_sentences

_OPENING = 60  # characters of a paragraph in which its subject stands
_FIRST = 120  # characters in which a biography says what somebody is
_MANY = 3  # verbs of a life, no more of which count
_SHORT = 80  # characters of a line
_WORD_RE = re.compile(r"\s?([:：]|[^\W\d_]+)")


def signs_of_life(text: str, guests: Sequence[Told], words: Words) -> dict[str, float]:
    """The signs of a paragraph by themselves, each from 0 to 1."""
    names = tuple(form for guest in guests for form in (guest.name, *guest.forms) if len(form) > 1)
    pieces = split_sentences(text) or [text]
    about = [_is_about(piece, names, words) for piece in pieces]
    presents = [bool(words.talks.search(piece) or words.asked_whom.search(piece)) for piece in pieces]
    told = [_tells(piece, names, words) and not talk for piece, talk in zip(pieces, presents, strict=True)]
    met = any(talk and any(name in piece for name in names) for piece, talk in zip(pieces, presents, strict=True))
    return {
        "names": any(name in text for name in names),
        "opens with a name": any(name in text[: max(_OPENING, len(name))] for name in names),
        "begins about": about[0],
        "goes on about": any(about[1:]),
        "tells": sum(told) / len(pieces),
        "verbs": min(len(words.bio_verb.findall(text)), _MANY) / _MANY,
        "trade": words.bio_noun.search(text[:_FIRST]) is not None,
        "presents": met and not any(told),
        "quotes or asks": quotes_or_asks(text),
        "short": len(text) < _SHORT,
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


def _tells(sentence: str, names: Sequence[str], words: Words) -> bool:
    """Whether a sentence names a guest or begins with "she", and says what the guest is or, behind that, does."""
    begun = words.bio_pronoun.match(sentence)
    ends = [sentence.find(name) + len(name) for name in names if name in sentence]
    if not ends and not begun:
        return False
    if speaks_in(sentence, words):
        return False
    at = min(ends, default=begun.end() if begun else 0)
    return bool(words.bio_verb.search(sentence, at) or words.bio_noun.search(sentence))


def worth(signs: Mapping[str, float]) -> float:
    """How much the signs speak together for a biography, or below 0 against it."""
    table = votes("lives")
    return table["none"] + fsum(table[sign] * much for sign, much in signs.items())
