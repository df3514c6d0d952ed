"""Whom a recommendation names: a body that can act, in the words of the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.structure.words import UNSPACED, Words

_CLAUSE = 200  # characters before a cue in which its clause begins
_NEAR = 40  # characters between a body and the cue, in the languages of which no more is known
_ADDRESSED_RE = re.compile(
    r"(?:urged?|encouraged?|advised?|recommend(?:ed)?|implore|ask(?:ed)?|caution(?:ed)?|warn(?:ed)?|remind(?:ed)?"
    r"|call (?:on|upon)|appeal to)\s*$",
    re.I,
)
_OBJECT_RE = re.compile(r"\s*([^,;.]{2,60}?)\s+(?:to|that|should|must|not to)\b")
_BEGINS_RE = re.compile(r"^|[,;:]\s|\b(?:and|but|that|so|think|believe)\s", re.I)
_LONGEST = 60  # characters of a subject
_NO_PARTY_RE = re.compile(
    r"\b(?:i|we|you|they|he|she|it|them|him|us|there|people|this|that|which|who|what|is|are|was|be|do|does|everyone|everybody|one)\b",
    re.I,
)
_NAME_RE = re.compile(r"(?:the\s)?[A-Z][\w’'-]+(?:\s(?:(?:of|and|for|the|on)\s)*[A-Z][\w’'-]+)*")
_STOP_RE = re.compile(r"[,;:.!?،؛。，；：]")
_UNSPACED_RE = re.compile(f"[{UNSPACED}]")
_VERB_LAST = frozenset({"ja", "ko"})


def addressee(sentence: str, cue: re.Match[str], performed: bool, words: Words) -> str | None:
    """The object of "I would urge", or the subject of "must", where it is a body that can act; else None.

    ``performed``: the words of the cue address somebody, as "I call on" does.
    """
    if words.tag == "en":
        return _english(sentence, cue, words)
    return _before(sentence, cue, words) or (_after(sentence, cue, words) if performed or _spaced(sentence) else None)


def _english(sentence: str, cue: re.Match[str], words: Words) -> str | None:
    if _ADDRESSED_RE.search(cue[0]):
        match = _OBJECT_RE.match(sentence, cue.end())
        return match[1] if match and _is_party(match[1]) else None
    return next(_subjects(sentence[max(0, cue.start() - _CLAUSE) : cue.start()], words), None)


def _subjects(clause: str, words: Words) -> Iterator[str]:
    """What may be the subject of the verb after a clause, the longest first; a name in capitals or a body that acts."""
    for begins in _BEGINS_RE.finditer(clause):
        text = clause[begins.end() :].strip()
        if 2 <= len(text) <= _LONGEST and not any(mark in text for mark in ",;:") and _is_party(text):
            named = _NAME_RE.fullmatch(text) and (begins.end() > 0 or " " in text)
            if named or _is_body(text, words):
                yield text


def _is_party(text: str) -> bool:
    return len(text.split()) <= 8 and not _NO_PARTY_RE.search(text) and not text.split()[0].endswith("ing")


def _is_body(text: str, words: Words) -> bool:
    """Whether the noun that heads a phrase is that of a body which can act: "governments of the region"."""
    head = re.split(r"\s(?:of|in|for|on|at|around|across|like|such)\s", text)[0]
    found = list(words.bodies.finditer(head))
    return bool(found) and found[-1].end() == len(head) and len(head.split()) <= 5


def _before(sentence: str, cue: re.Match[str], words: Words) -> str | None:
    """The body just before the words that advise; in a language that ends with its verb, the first of the clause."""
    clause = _STOP_RE.split(sentence[: cue.start()])[-1]
    bodies = list(words.bodies.finditer(clause))
    if bodies and words.tag in _VERB_LAST:
        return bodies[0][0]
    return bodies[-1][0] if bodies and len(clause) - bodies[-1].end() <= 1 else None


def _after(sentence: str, cue: re.Match[str], words: Words) -> str | None:
    """The body that follows the words that advise, two words further at most."""
    clause = _STOP_RE.split(sentence[cue.end() : cue.end() + _NEAR])[0]
    first = words.bodies.search(clause)
    return first[0] if first and len(clause[: first.start()].split()) <= 2 else None


def _spaced(sentence: str) -> bool:
    return not _UNSPACED_RE.search(sentence)
