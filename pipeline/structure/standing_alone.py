"""What can be seen of a sentence by itself: whether it is whole, how long it is, whether it points at another one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from pipeline.languages.everywhere import everywhere
from pipeline.languages.grammar import Grammar, grammar_of
from pipeline.languages.words import Words
from pipeline.structure.sections.content_words import content
from pipeline.text.remembered import recalled

_WHOLE_RE = re.compile(r"[.!。！؟؟][\"'”’»」』)\]]*$")
_ASKS_RE = re.compile(r"[?？؟][\"'”’»」』)\]]*$")
_OPENING_RE = re.compile(r"^[\"'“‘«„「『(\[¿¡—–-]*")
_WORD_RE = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_QUOTED_RE = re.compile(r"[“„«「『\"][^“”„«»「」『』\"]{12,}[”“»」』\"]")
_STAGE_RE = re.compile(r"[\[(][^\])]{2,30}[\])]")
_STUMBLES_RE = re.compile(r"\b(\w{1,6}) ?[-–—][ –—-]{0,3}\1\b", re.I)  # "I — I saw it"
_TINY, _SHORT, _LONG, _ENDLESS = 4, 7, 32, 48  # words
_HEAD_RE = re.compile(r"[^,:;，、：；،؛]*[,:;，、：；،؛]\s?")
_OPENER, _LED = 3, 9  # words before the first comma of an opener ("Not at all, …"), and of a clause that leads in
_NEAR = 3  # first words among which one points back
_EMPTY, _FULL = 1, 4  # words that carry a theme


# What hangs on the sentence before it, is none, or says more than one thing.
_HANGING = frozenset((
    "asks", "open end", "tiny", "short", "long", "endless", "in brackets", "stumbles", "begins amid", "goes on", "nods",
    "points back", "leans back", "empty",
))  # fmt: skip

_OPENING = frozenset({"empty", "tiny", "short"})


def stands_alone(text: str, words: Words) -> bool:
    """Whether a sentence is understood by itself: it is whole, points at nothing, has no opener, and is not long."""
    return _HANGING.isdisjoint(looks_of(text, words)) and not _has_opener(text, words)


def says_nothing(text: str, words: Words) -> bool:
    """Whether a sentence only opens an answer: "Good question.", "Yes."."""
    return not _OPENING.isdisjoint(looks_of(text, words))


def begins_aside(text: str, words: Words) -> bool:
    """Whether a sentence begins with a preposition, and so with where or when: "On the other quay …"."""
    first = _WORD_RE.search(_OPENING_RE.sub("", text, count=1))
    return first is not None and first[0].casefold() in grammar_of(words.tag).prepositions


def leads_in(text: str, words: Words) -> bool:
    """Whether a sentence begins with a clause: "If it rains, wait"."""
    first = _WORD_RE.search(_OPENING_RE.sub("", text[:60], count=1))
    return first is not None and first[0].casefold() in grammar_of(words.tag).clauses


def goes_on_with(text: str, words: Words) -> bool:
    """Whether a sentence begins with a word that ties it to the one before, and opens no clause: "And", "Moreover"."""
    grammar = grammar_of(words.tag)
    first = [word.casefold() for word in _WORD_RE.findall(_OPENING_RE.sub("", text[:60], count=1))[:2]]
    return _begins_with(first, (grammar.onsets | grammar.linking) - grammar.clauses)


def _begins_with(first: Sequence[str], ties: Set[str]) -> bool:
    """Whether the first of some words, or the first two as one ("for_example"), are among ``ties``."""
    return not ties.isdisjoint([*first[:1], "_".join(first[:2])])


def links_back(text: str, words: Words) -> bool:
    """Whether a word such as "also" or "therefore" links a sentence to another one."""
    linking = grammar_of(words.tag).linking
    return any(word.casefold() in linking for word in _WORD_RE.findall(text))


def _has_opener(text: str, words: Words) -> bool:
    """Whether a few words before the first comma open a sentence, or a condition or a place leads in."""
    grammar = grammar_of(words.tag)
    head = _HEAD_RE.match(_OPENING_RE.sub("", text, count=1))
    size = length(head[0].strip(), grammar) if head and head.end() < len(text) else _LED + 1
    leads = begins_aside(text, words) or "goes on" in _opening(text, words, grammar)
    return size <= _OPENER or (size <= _LED and leads)


@recalled(2048)
def looks_of(text: str, words: Words) -> tuple[str, ...]:
    """The signs of a sentence that need nothing but the sentence."""
    return tuple(_looks(text, words))


def _looks(text: str, words: Words) -> Iterator[str]:
    grammar = grammar_of(words.tag)
    yield from _form(text, grammar)
    yield from _opening(text, words, grammar)
    said = len(content(text, words)) / (2 if grammar.order == "unspaced" else 1)
    if said <= _EMPTY:
        yield "empty"
    elif said >= _FULL:
        yield "full"


def length(text: str, grammar: Grammar) -> float:
    """The words of a text; two signs of a script without spaces count as one."""
    return len(text) / 2 if grammar.order == "unspaced" else len(text.split())


def _form(text: str, grammar: Grammar) -> Iterator[str]:
    size = length(text, grammar)
    if _ASKS_RE.search(text):
        yield "asks"
    elif not _WHOLE_RE.search(text) or "\n" in text:
        yield "open end"
    if size < _TINY:
        yield "tiny"
    elif size < _SHORT:
        yield "short"
    elif size > _ENDLESS:
        yield "endless"
    elif size > _LONG:
        yield "long"
    if _QUOTED_RE.search(text):
        yield "quotes"
    if _STAGE_RE.search(text) or text.startswith(("(", "[", "!")):
        yield "in brackets"


def _opening(text: str, words: Words, grammar: Grammar) -> Iterator[str]:
    bare = _OPENING_RE.sub("", text, count=1)
    if _STUMBLES_RE.search(text) or words.filler.search(text.casefold()):
        yield "stumbles"
    if bare[:1].islower() or bare[:1] in "…,.":
        yield "begins amid"
    first = [word.casefold().replace("’", "'") for word in _WORD_RE.findall(bare[:60])]
    linked = 2 if "_".join(first[:2]) in grammar.linking else 0  # words
    led = [word for word in first[linked:] if word not in grammar.onsets | grammar.linking]
    if _begins_with(first, grammar.onsets | grammar.linking):
        yield "goes on"
    if first and first[0] in words.nods:
        yield "nods"
    led = led[1:] if _is_article(bare.split()[len(first) - len(led) :], grammar) else led
    pointing = any(bare.startswith(word) for word in grammar.deictic) if grammar.order == "unspaced" else (
        not grammar.deictic.isdisjoint([*led[:1], *(word.partition("'")[0] for word in led[:1])])
    )  # fmt: skip
    near = _NEAR - (bool(led) and led[0] in everywhere("articles"))  # "The water that a family needs"
    if pointing:
        yield "points back"
    elif not grammar.deictic.isdisjoint((*led[1:near], *(word.casefold() for word in _WORD_RE.findall(bare)[-1:]))):
        yield "leans back"


def _is_article(words: list[str], grammar: Grammar) -> bool:
    """Whether the first of the words is the article of a noun: "Das Boot" points at nothing, "Das sollte" does."""
    return words[0].casefold() in grammar.articles and words[1:2] != [] and words[1][0].isupper() if words else False
