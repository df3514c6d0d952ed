"""Where a question may end: before it asks again, or before a clause that it can spare."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.languages.grammar import Grammar
from pipeline.languages.words import Words
from pipeline.structure.sections.content_words import content, key_of
from pipeline.structure.sections.pointing import announces, pointing
from pipeline.structure.sections.question_heads import MARKS, SENTENCE, begins_as_one
from pipeline.structure.sections.widths import LONG, SHORT, WIDE, capital, columns

_AGAIN_RE = re.compile(r"[,;]?\s+(?=(\w+)\s+([\w’']+)\s+([\w’']+))")  # where another question may begin: ", and how …"
_BESIDE_RE = re.compile(r"(?:[,;]|\s[–—])\s+(?=(\w+))")  # where a clause may begin: ", although …"
_MARK_RE = re.compile(r"\s?[?？؟]$")
_CLAUSE = 25  # columns of a question that ends before another one
_SAYS = 2  # words that carry a theme in a question that ends before a clause


def up_to_next(question: str, words: Words, grammar: Grammar) -> str:
    """A long question or a request up to where it asks again, or to a clause: "Who counts the lamps, and how …?"."""
    if columns(question) <= SHORT and not words.request.match(question):
        return question
    for mark in _AGAIN_RE.finditer(question, _CLAUSE, 2 * LONG):
        first = question[: mark.start()] + question[-1]
        again = _asks_again(mark, words, grammar) and question.endswith(MARKS)
        if again and begins_as_one(first, words, grammar) and not _waits(first, words, grammar):
            return first
    return _without_clause(question, words, grammar) if columns(question) > WIDE else question


def _asks_again(mark: re.Match[str], words: Words, grammar: Grammar) -> bool:
    """Whether words ask anew: "and how …", "or would you …"; not "or would like …"."""
    joiner, asking, third = map(key_of, mark.groups())
    if joiner not in {*grammar.onsets, grammar.joiner} or asking not in words.leads or len(asking) == 1:  # "o contexto"
        return False
    subjects = words.you | words.me | words.nominative | grammar.determiners | grammar.deictic | {"there"}
    return asking not in grammar.closed or not grammar.led or third in subjects


def _waits(first: str, words: Words, grammar: Grammar) -> bool:
    """Whether the beginning of a question has a pronoun for what comes later: "Ist es klug, als Wärter …"."""
    said = [key_of(word) for word in first.split()]
    pronouns = grammar.expletive - grammar.deictic  # the others point
    return any(word in pronouns and not announces(said[i:], words, grammar) for i, word in enumerate(said))


def _without_clause(question: str, words: Words, grammar: Grammar) -> str:
    """A wide question without a clause that is no part of what it asks: "Who counts the lamps, although …?"."""
    ahead, _, rest = question.partition(", ")
    aside = key_of(ahead.split()[0]) in grammar.clauses and columns(rest) >= _CLAUSE
    if aside and (grammar.turned or begins_as_one(rest, words, grammar)):  # "If you paint, …"
        return _without_clause(capital(rest), words, grammar) if columns(rest) > WIDE else capital(rest)
    if question.endswith(MARKS):
        firsts = _before_clauses(question, LONG, words, grammar)
        return next((one for one in firsts if begins_as_one(one, words, grammar)), question)
    return question


def shortened(question: str, words: Words, grammar: Grammar, most: int = LONG) -> str:
    """A text wider than ``most`` columns up to a clause that it can spare: "…, although …"."""
    firsts = _before_clauses(question, most, words, grammar) if columns(question) > most else iter(())
    return next((one for one in firsts if content(one.split()[-1], words)), question)


def _before_clauses(question: str, most: int, words: Words, grammar: Grammar) -> Iterator[str]:
    """The beginnings of a text up to a clause behind a comma or a dash, at most ``most`` columns wide.

    What needs no mark before it ("the keepers who …") belongs to the noun.
    """
    for mark in _BESIDE_RE.finditer(question, SENTENCE, most):
        first = question[: mark.start()] + "".join(_MARK_RE.findall(question))
        leans = columns(question) <= LONG and pointing(first, words, grammar)  # "therefore, because …"
        says = len(set(content(first, words))) >= _SAYS
        if key_of(mark[1]) in grammar.clauses and says and not leans and not _waits(first, words, grammar):
            yield first
