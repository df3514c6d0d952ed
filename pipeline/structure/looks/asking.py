"""What a text does to its listener: it asks, requests, nods, turns to "you" or speaks of "me"."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.languages.words import GLUED_RE, Words
from pipeline.text.ends import CLOSING, QUESTION_RE, STOP, ends_with_mark
from pipeline.text.remembered import remembered

_WORD_RE = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_STOP_RE = re.compile(rf"(?:{STOP}|:)[{re.escape(CLOSING)}]*\s+|[。！？][{re.escape(CLOSING)}]*")
_CLAUSE_RE = re.compile(r"[,،]\s+")
_LINE = 200  # characters of a question
_NOD_RE = re.compile(r"\s*[.,!…。，、！?？]+\s*")


def ends_as_question(text: str, words: Words) -> bool:
    """Whether the last words make a question without a mark, as in Chinese, Japanese and Korean; or it was forgotten:
    "How did you come to the boats".
    """
    return bool(words.interrogative.search(text[-40:].rstrip())) or _forgets_its_mark(text, words)


def _forgets_its_mark(text: str, words: Words) -> bool:
    if ends_with_mark(text) or len(text) > _LINE:
        return False
    last = (pieces(text) or [""])[-1]
    first = spoken(last)[:1]
    return bool(first) and first[0] in words.leads and turns_to_you(last, words)


def puts_a_question(text: str, words: Words) -> bool:
    """Whether a turn of a host asks something: a question mark near its end, or a request."""
    return bool(QUESTION_RE.search(text[-250:])) or ends_as_question(text, words) or requests(text, words)


def requests(text: str, words: Words) -> bool:
    """Whether one of the last sentences, or its last clause, asks without a question mark: "Tell us about …"."""
    last = pieces(text[-600:])[-3:]
    clauses = (_CLAUSE_RE.split(piece)[-1] for piece in last)
    return any(words.request.match(piece) for piece in last) or any(map(words.request.match, clauses))


def is_nod(text: str, words: Words) -> bool:
    """Whether a turn only keeps the talk going: "Right.", "I see. Thank you.", "Really?"."""
    return len(text) <= 60 and all(piece in words.nods for piece in _NOD_RE.split(text.casefold()) if piece)


def begins_with_nod(text: str, words: Words) -> bool:
    """Whether the first words of a turn do no more: "Okay, so that is done."."""
    return _NOD_RE.split(text.casefold(), maxsplit=1)[0] in words.nods


def pieces(text: str) -> list[str]:
    """The sentences of a text, roughly, and what stands before a colon as one of them."""
    return [piece.strip() for piece in _STOP_RE.split(text) if piece.strip()]


def leads(text: str, words: Words) -> bool:
    """Whether a sentence begins as questions do; in a script without spaces, whether it has such a word at all."""
    if GLUED_RE.search(text):
        return any(lead in text for lead in words.leads)
    return bool(words.leads.intersection(spoken(text)[:4]))


def turns_to_you(text: str, words: Words) -> bool:
    """Whether a text turns to somebody."""
    return _holds(text, words.you)


@lru_cache(2048)
def speaks_of_me(text: str, words: Words) -> bool:
    """Whether a text speaks of the speaker, courtesies aside: "I would like to ask" is no sign of an answer."""
    return _holds(words.courtesy.sub(" ", text), words.me)


@remembered
def spoken(text: str) -> list[str]:
    """The words of a text in small letters, with the apostrophe of typewriters."""
    return [word.casefold().replace("’", "'") for word in _WORD_RE.findall(text)]


def extent(text: str) -> int:
    """The length of a text in letters of an alphabet; a Chinese, Japanese or Korean sign does the work of three."""
    return len(text) + 2 * len(GLUED_RE.findall(text))


def _holds(text: str, some: frozenset[str]) -> bool:
    if GLUED_RE.search(text):
        return any(word in text for word in some)
    found = spoken(text)
    return not some.isdisjoint(found) or any("-" in word and not some.isdisjoint(word.split("-")) for word in found)
