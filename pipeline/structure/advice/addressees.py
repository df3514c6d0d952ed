"""Whom a recommendation names: a body that can act, in the words of the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.languages.words import NEVER_RE, UNSPACED_RE, Words

_CLAUSE = 200  # characters before a cue in which its clause begins
_NEAR = 40  # characters between a body and the cue, in the languages of which no more is known
_ADDRESSED_RE = re.compile(
    r"(?:urged?|encouraged?|advised?|recommend(?:ed)?|implore|ask(?:ed)?|caution(?:ed)?|warn(?:ed)?|remind(?:ed)?"
    r"|call (?:on|upon)|appeal to|(?:would|[’']d) (?:like|want))\s*$",
    re.I,
)
_OBJECT_RE = re.compile(r"\s*([^,;.]{2,60}?)\s+(?:to|that|should|must|not to)\b")
_BEGINS_RE = re.compile(r"^|[,;:]\s|\b(?:and|but|that|so|think|believe|things?|what)\s", re.I)
_OPENING_RE = re.compile(
    r"^(?:(?:and|but|so|then|also|yet|first|second|third|finally|here|now|today|perhaps|maybe|ideally|clearly|of course"
    r"|personally|honestly|again|instead|rather)\b,?\s*)+",
    re.I,
)
_ADVERB_RE = re.compile(
    r"\s(?:also|still|now|really|finally|therefore|simply|urgently|certainly|definitely|surely)$", re.I
)
_LONGEST = 60  # characters of a subject
_NO_PARTY_RE = re.compile(
    r"\b(?:i|we|you|they|he|she|it|them|him|us|there|people|this|that|these|those|which|who|what|things?|is|are|was|be|do|does|everyone|everybody|one|no)\b",
    re.I,
)
_NAME_RE = re.compile(r"(?:the\s)?[A-Z][\w’'-]+(?:\s(?:(?:of|and|for|the|on)\s)*[A-Z][\w’'-]+)*")
# What describes a body: "a company that depends on it", not "they state that it must".
_WHICH_RE = re.compile(r"\s(?:that|which|who)\s(?!(?:an?|the|this|i|we|you|they|he|she|it|no)\b)[^,;:]{3,90}$", re.I)
_STOP_RE = re.compile(r"[,;:.!?،؛。，；：]")
_DESCRIBED = 3  # words between a body and its verb
_RELATIVE_RE = re.compile(
    r"\b(?:que|qui|quien|che|die|der|das|dat|który\w*|która|które|którzy|котор\w+|[a-zà-ÿ]+ez-vous)\b"
)
# A clause that only describes what stands before it: "les entreprises qui vendent l’eau", without a comma.
_CLAUSE_RE = re.compile(r"\s(?:que|qui|che|quien|który|która|które|которы[ей])\s(?:\S+\s){2,10}$", re.I)


def addressee(sentence: str, cue: re.Match[str], kind: str, words: Words) -> str | None:
    """The object of "I would urge", or the subject of "must", where it is a body that can act; else None.

    ``kind``: of the cue; a performative addresses somebody, as "I call on" does; what follows a command is its object.
    """
    if words.tag == "en":
        return _english(sentence, cue, words)
    found, performed = _before(sentence, cue, words), kind == "performative"
    follows = performed or (_spaced(sentence) and kind != "imperative")
    return found or (_after(sentence, cue, performed, words) if follows else None)


def _english(sentence: str, cue: re.Match[str], words: Words) -> str | None:
    if _ADDRESSED_RE.search(cue[0]):
        match = _OBJECT_RE.match(sentence, cue.end())
        return match[1] if match and _is_party(match[1]) else None
    return next(_subjects(sentence[max(0, cue.start() - _CLAUSE) : cue.start()], words), None)


def _subjects(clause: str, words: Words) -> Iterator[str]:
    """What may be the subject of the verb after a clause, the longest first; a name in capitals or a body that acts."""
    yield from _described(clause, words)
    for begins in _BEGINS_RE.finditer(clause):
        text = _ADVERB_RE.sub("", _OPENING_RE.sub("", clause[begins.end() :].strip()))
        if 2 <= len(text) <= _LONGEST and not any(mark in text for mark in ",;:") and _is_party(text):
            named = _NAME_RE.fullmatch(text) and (begins.end() > 0 or " " in text)
            if named or _is_body(text, words) or words.cues["powers"].fullmatch(text):
                yield text


def _described(clause: str, words: Words) -> Iterator[str]:
    """A body with the clause that describes it: "Companies that depend on it"; not what only a part of it does."""
    opened = _OPENING_RE.sub("", clause[max(clause.rfind(mark) + 1 for mark in ",;:") :].strip())
    which = _WHICH_RE.search(opened)
    body = opened[: which.start()] if which else ""
    if body and _is_party(body) and _is_body(body, words):
        yield body


def _is_party(text: str) -> bool:
    return (
        len(text.split()) <= 8
        and text[0].isalnum()
        and not _NO_PARTY_RE.search(text)
        and not text.split()[0].endswith("ing")
    )


def _is_body(text: str, words: Words) -> bool:
    """Whether the noun that heads a phrase is that of a body which can act: "governments of the region"."""
    head = re.split(r"\s(?:of|in|for|on|at|around|across|like|such)\s", text)[0]
    found = list(words.cues["bodies"].finditer(head))
    return bool(found) and found[-1].end() == len(head) and len(head.split()) <= 5


def _before(sentence: str, cue: re.Match[str], words: Words) -> str | None:
    """The body that is the subject of the words that advise; in a language that ends with its verb, the first one.

    Up to three words may describe it ("el ministerio de educación"); what an "of" or "for" leads to is no subject.
    """
    if words.verb_last:
        first = words.cues["bodies"].search(sentence[: cue.start()])
        return first[0] if first else None
    clause = _STOP_RE.split(sentence[: cue.start()])[-1]
    for body in words.cues["bodies"].finditer(clause):
        between = clause[body.end() :]
        told = _spaced(sentence) and len(between.split()) <= _DESCRIBED and not _RELATIVE_RE.search(between)
        described = bool(_CLAUSE_RE.fullmatch(between))
        if (len(between) <= 1 or told or described) and not words.leads_to.search(clause[: body.start()]):
            if described or (words.describes is not NEVER_RE and not words.describes.match(between.strip())):
                return body[0]
            named = clause[body.start() :].split()
            while len(named) > 1 and named[-1].casefold() in words.stop:
                named.pop()
            return " ".join(named) if _spaced(sentence) else body[0]
    return None


def _after(sentence: str, cue: re.Match[str], performed: bool, words: Words) -> str | None:
    """The body that follows the words that advise, two words further at most; only an article further as a subject."""
    clause = _STOP_RE.split(sentence[cue.end() : cue.end() + _NEAR])[0]
    first = words.cues["bodies"].search(clause)
    if first is None:
        return None
    led = clause[: first.start()].split()
    if performed:
        return first[0] if len(led) <= 2 else None
    subject = len(led) == 1 and (not words.nominative or led[0].casefold() in words.nominative)
    return first[0] if not led or subject else None


def _spaced(sentence: str) -> bool:
    return not UNSPACED_RE.search(sentence)
