"""Where a question begins: behind its mark, or behind words that carry no theme; and how it opens."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.languages.grammar import Grammar
from pipeline.languages.words import UNSPACED_RE, Words
from pipeline.structure.sections.content_words import content, key_of
from pipeline.structure.sections.told import told
from pipeline.structure.sections.widths import capital, columns

MARKS = ("?", "？", "؟")
SENTENCE = 15  # columns of a question that says what it asks; "And why?" does not
BREAKS = (",", ";", ":", "–", "—", "،", "؛")
_TAG_RE = re.compile(r"(?:\S+\s){1,2}\S+,")
_END = 40  # characters in which a sentence says that it asks
_AHEAD = 14  # words in which a request says that it is one
_OPENING = 4  # words that lead to a request: "To begin with, tell …"


def from_where_it_asks(sentence: str, words: Words, grammar: Grammar) -> str:
    """A question from the first place where one begins: behind a mark, or behind words that carry no theme.

    "Mr Reed, how …", "Let's start with what …", "And why …" and "I would like to know who …" lose their first words.
    """
    before, mark, rest = sentence.rpartition("¿")
    if before.strip():
        sentence = mark + capital(rest)
    said = sentence.split()
    if said and said[0].startswith("¿") and key_of(said[0]) in grammar.onsets:  # "¿Y cómo …?"
        return "¿" + capital(" ".join(said[1:]))
    if not said or _asks_at_once(sentence, said, words, grammar):
        return capital(sentence)
    themed = next((i for i, word in enumerate(said) if content(word, words)), len(said))
    for place in range(1, len(said)):
        if said[place - 1].endswith(BREAKS):
            start = _behind_break(said, place, words, grammar)
        else:
            start = place if place <= themed and _behind_words(said, place, words, grammar) else None
        rest = capital(" ".join(said[start:])) if start else ""
        if start and (_tells_first(said[place - 1], grammar) or begins_as_one(rest, words, grammar)):
            return rest
    return capital(sentence)


def _asks_at_once(sentence: str, said: Sequence[str], words: Words, grammar: Grammar) -> bool:
    """Whether a sentence asks from its first word on, or is too short to have anything before its question."""
    matter = told(sentence, words, grammar) if words.request.match(sentence) else sentence
    named = matter is not None and (matter == sentence or not leads(matter.split(), words, grammar))
    return (
        (named and begins_as_one(sentence, words, grammar))
        or bool(UNSPACED_RE.search(sentence))
        or leads(said, words, grammar)
        or columns(sentence) < SENTENCE
    )


def _behind_break(said: Sequence[str], place: int, words: Words, grammar: Grammar) -> int | None:
    """Where a question begins behind a comma, a colon or a dash; None where a clause or a tag follows."""
    before, start = said[place - 1], place
    joined = key_of(said[place]) in {*grammar.onsets, grammar.joiner}  # ", and what …"
    start += joined and leads(said[place + 1 :] or [""], words, grammar)
    noun = before[0].islower() != (grammar.order == "marked") and content(before, words)
    relates = (noun or key_of(before) in grammar.deictic) and before[-1] != ":"
    first, *second = opening(said[place:], grammar)
    if relates and (first in grammar.relative or not grammar.clauses.isdisjoint(second)):
        return None
    ahead = " ".join(said[start : start + _AHEAD])
    tag = _TAG_RE.match(ahead)  # ", are they not, …"
    if tag is not None and not content(tag[0], words):
        return None
    asks = leads(said[start:], words, grammar) or words.request.match(ahead)
    return start if place < _OPENING or asks or _tells_first(before, grammar) else None


def _behind_words(said: Sequence[str], place: int, words: Words, grammar: Grammar) -> bool:
    """Whether a question begins behind words that carry no theme."""
    persons = words.me | words.you | words.nominative | grammar.deictic
    asks = key_of(said[place - 1]) not in persons and leads(said[place : place + 1], words, grammar)
    return asks and _leads_on(said[:place], words, grammar)


def _tells_first(before: str, grammar: Grammar) -> bool:
    """Whether a colon announces a question in the form of a statement: "The question is: you read all day?"."""
    return before[-1] == ":" and not grammar.led


def _leads_on(said: Sequence[str], words: Words, grammar: Grammar) -> bool:
    """Whether words may come before a question: "and then", "I'd like to know"."""
    ahead = set(map(key_of, said))
    if not ahead.isdisjoint(grammar.clauses):  # "If we discuss how far …"
        return False
    return ahead <= grammar.onsets | words.nods or not ahead.isdisjoint(words.verbs)


def leads(said: Sequence[str], words: Words, grammar: Grammar) -> bool:
    """Whether words open a question: "how …", "in what …", "¿…"."""
    return said[0].startswith("¿") or (
        said[0].rstrip(",")[-1:].isalnum() and not words.leads.isdisjoint(opening(said, grammar))
    )


def opening(said: Sequence[str], grammar: Grammar) -> list[str]:
    """The word that may ask, with the preposition before it."""
    first = key_of(said[0])
    return [first, *map(key_of, said[1:2])] if first in grammar.prepositions | grammar.oblique else [first]


def begins_as_one(question: str, words: Words, grammar: Grammar) -> bool:
    """Whether a text begins as questions do: "In what way …", "Siehst du …", "Tell us …"; and not "You think …?"."""
    if words.interrogative.search(question.rstrip("?")[-_END:]):
        return True
    if UNSPACED_RE.search(question):
        return question.rstrip()[-1:] in MARKS
    if not words.leads or words.request.match(question) or question.startswith("¿"):
        return True
    opening = [key_of(word) for word in question.split()]
    if not opening or not question.rstrip(' "”’»)').endswith(MARKS):
        return False
    if leads(question.split(), words, grammar):
        return True
    no_verb = grammar.onsets | grammar.deictic | grammar.clauses
    turned = question.split()[0][-1:].isalnum() and opening[0] not in no_verb
    return turned and (opening[0].partition("-")[2] in words.you or not words.you.isdisjoint(opening[1:2]))


def is_clause(question: str, words: Words, grammar: Grammar) -> bool:
    """Whether a text is a clause that went with a question before it: "When you first lit it?"; not "What's yours?"."""
    first, second, *_ = [*map(key_of, question.split()[:2]), "", ""]
    second = second.partition("'")[0]
    return (
        "'" not in first
        and grammar.led
        and first in words.leads - grammar.closed
        and second in words.you | words.nominative
    )


def is_open(question: str, words: Words, grammar: Grammar) -> bool:
    """Whether a question asks for more than yes or no: "how …", "in what …", "qu’en …"."""
    asking = words.leads - grammar.closed
    first, *second = opening(question.split(), grammar)
    return not asking.isdisjoint([first, *second, first.partition("'")[0] + "'"])


def begins_as_statement(question: str, words: Words, grammar: Grammar) -> bool:
    """Whether a question begins with its subject where questions begin with a verb: "Sie lesen also viel?"."""
    subjects = words.you | words.me | words.nominative | grammar.determiners | grammar.deictic | grammar.onsets
    return grammar.turned and key_of(question.split()[0]) in subjects - words.leads
