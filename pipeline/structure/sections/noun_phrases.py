"""Phrases of the questions that head a section: said in it again and again ("night ferry"), or taken up by the answers
("count of the wells").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp, log

from pipeline.languages.grammar import Grammar, grammar_of
from pipeline.languages.words import Words
from pipeline.structure.sections.candidates import LEAST, PASSES
from pipeline.structure.sections.content_words import content, root

TOKEN_RE = re.compile(r"[^\W\d_]{1,5}[’'](?=[^\W\d_]{3})|[^\W_]+(?:[’'.&/_-][^\W_]+)*|[^\w\s]|\n")
_ELIDED_RE = re.compile(r"(?<=[’'])\s")
_OFTEN = 4  # times that a phrase is said where the talk is about it; one said less heads what no other does
_OWN, _COMMON = 0.6, 0.3  # the share of all its places by which a phrase is a section's own, or everybody's
_LESS = 0.6  # what the score of everybody's phrase keeps, and of one that is said seldom
_START, _COUNT = 1.5, 1.4  # of four times said, 61 % were fit; of ten, 85 %
_TAKEN = PASSES + 0.06  # the score of what the answers take up
_PARTLY = 0.045  # the score of what they take up in part: more than that of a question that points
_LINKED, _LATER = 0.04, 0.04  # what linked nouns have more, and a phrase of each later turn less
SPARE = LEAST / 10  # the score of what ends with a noun, but is not taken up: only better than a question that points
_MOST = 2 / 3  # of the words of linked nouns are taken up
_SPACED = ("before", "after")  # orders of noun and modifier of languages in which phrases are found
_WIDE = 3  # words of a part, and parts of a phrase


@dataclass(frozen=True)
class Talk:
    """All that is said, in small letters. ``people``: the roots of the names of those who speak, who are no theme."""

    text: str
    words: Words
    people: frozenset[str]

    @cached_property
    def grammar(self) -> Grammar:
        return grammar_of(self.words.tag)

    @cached_property
    def leading(self) -> frozenset[str]:
        """What a phrase follows: articles and prepositions."""
        return (self.grammar.determiners | self.grammar.prepositions) - self.words.leads

    @cached_property
    def counts(self) -> Counter[str]:
        """How often it has each content word."""
        return Counter(content(self.text, self.words))

    @cached_property
    def nouns(self) -> set[str]:
        """The roots of words that are alone behind an article or a preposition: "the ferry, …"."""
        said = TOKEN_RE.findall(self.text)
        threes = zip(said, said[1:], said[2:], strict=False)
        alone = (two for one, two, three in threes if one in self.leading and not self.carries(three))
        return {self.root(word) for word in alone if self.carries(word)}

    @cached_property
    def empty(self) -> frozenset[str]:
        """Words that no phrase has."""
        return self.grammar.weak | self.grammar.praise | self.words.honorifics | self.words.months.keys()

    @cached_property
    def persons(self) -> frozenset[str]:
        """Words that stand for persons, or point."""
        return self.words.you | self.words.me | self.words.nominative | self.grammar.deictic

    @cached_property
    def before_nouns(self) -> frozenset[str]:
        """What leads to a noun: articles, prepositions, words that ask; no sign of an infinitive."""
        grammar = self.grammar
        return (grammar.determiners | grammar.prepositions | grammar.oblique | grammar.articles) - (
            grammar.infinitive - grammar.links - grammar.articles
        )

    @cached_property
    def grammatical(self) -> frozenset[str]:
        """Words that are no noun, and no modifier of one."""
        return self.words.verbs | self.words.leads | self.before_nouns | self.persons

    @cached_property
    def pointing(self) -> frozenset[str]:
        """Words that point, but for articles."""
        return self.grammar.deictic - self.grammar.articles

    @cached_property
    def between_nouns(self) -> frozenset[str]:
        """What may stand between the nouns of a phrase."""
        grammar, words = self.grammar, self.words
        joining = (
            grammar.links | grammar.oblique | grammar.determiners if grammar.order == "after" else self.before_nouns
        )
        return (joining | grammar.links | {grammar.joiner}) - (words.leads | words.you | words.me | self.pointing)

    @cached_property
    def asking(self) -> frozenset[str]:
        """Words that begin a question for a noun: "which"."""
        return self.words.leads - self.grammar.closed

    @cached_property
    def asked_with(self) -> frozenset[str]:
        """Words behind these that say nothing themselves: "what sort of", "what are the"."""
        grammar = self.grammar
        saying_little = self.words.stop | grammar.weak | grammar.links | grammar.determiners
        return saying_little - (self.persons - grammar.determiners)

    def carries(self, word: str) -> bool:
        """Whether a word has a meaning of its own."""
        key = _key(word)
        return word[0].isalnum() and not (key in self.words.stop or key in self.leading or word.isdigit())

    def is_plain(self, word: str, no: frozenset[str] = frozenset()) -> bool:
        """Whether a word may be a part of a title."""
        return self.carries(word) and not any(key in self.empty or key in no for key in (_key(word), self.root(word)))

    def root(self, word: str) -> str:
        """A word in small letters without the ending of plurals."""
        return root(_key(word), self.words)


def phrases(turns: Sequence[str], answers: str, section: str, talk: Talk) -> Iterator[tuple[str, float]]:
    """The phrases of the turns behind an article or a preposition, with their scores.

    ``section``: all of it in small letters; what is said elsewhere in the talk, too, is less of a theme.
    """
    answered = {talk.root(word) for word in set(TOKEN_RE.findall(answers))}
    heard = answers.casefold()
    for number, turn in enumerate(turns):
        for text, parts, whole in _phrases(turn, talk):
            again = _again(text, section, talk) if len(parts) == 1 and len(parts[0]) == 2 else 0.0
            score = max(again, _taken(parts, answered, section, talk) - _LATER * number)
            unheard = len(parts) == 1 and text.casefold() not in heard
            partly = _PARTLY * (whole and not number and _is_partly_taken(parts, answered, talk))
            spare = SPARE * _ends_with_noun(parts, talk)
            yield text, max(min(score, LEAST) if unheard else score, partly, spare)


def _phrases(turn: str, talk: Talk) -> Iterator[tuple[str, list[list[str]], bool]]:
    """The phrases of a turn, each with its parts, "count" and "wells" of "count of the wells"; and whether it is whole:
    an article is before it, and no further word of a meaning behind it.
    """
    found = [*TOKEN_RE.findall(turn if talk.grammar.order in _SPACED else ""), "\n", "\n"]
    for place in range(1, len(found)):
        spans = list(_spans(found, place, talk)) if _key(found[place - 1]) in talk.leading else []
        parts = [found[start:end] for start, end in spans]
        said = [word for part in parts for word in part]
        roots = set(map(talk.root, said))
        if len(roots) > 1 and talk.people.isdisjoint(roots) and not all(word[0].isupper() for word in said):
            text = _ELIDED_RE.sub("", " ".join(found[place : spans[-1][1]]))
            whole = _key(found[place - 1]) in talk.grammar.determiners and not talk.carries(found[spans[-1][1]])
            yield text, parts, whole


def _again(text: str, section: str, talk: Talk) -> float:
    """The score of a phrase by how often the section says it."""
    count = section.count(text.casefold())
    share = count / max(count, talk.text.count(text.casefold()), 1)
    if count < _OFTEN - (share >= _OWN):
        return 0.0
    full = count >= _OFTEN and share >= _COMMON
    return (1 if full else _LESS) / (1 + exp(_START - _COUNT * log(count)))


def _taken(parts: Sequence[Sequence[str]], answered: set[str], section: str, talk: Talk) -> float:
    """The score of a phrase that the answers take up, if it is sure that it ends with a noun, or with its modifier."""
    roots = {talk.root(word) for part in parts for word in part}
    linked, text = len(parts) > 1, " ".join(parts[0]).casefold()
    if len(roots & answered) < sum(map(len, parts)) * (_MOST if linked else 1):
        return 0.0
    own = linked or section.count(text) >= _COMMON * talk.text.count(text)
    return _TAKEN + _LINKED * linked if own and _ends_with_noun(parts, talk) else 0.0


def _ends_with_noun(parts: Sequence[Sequence[str]], talk: Talk) -> bool:
    """Whether it is sure that a phrase ends with a noun, or with a modifier, which may be a verb."""
    if talk.grammar.order == "before":
        return talk.root(parts[-1][-1]) in talk.nouns
    pairs = (" ".join(part).casefold() for part in parts if len(part) > 1)
    return all(talk.text.count(text) > (1 if len(parts) > 1 else 2) for text in pairs)


def _is_partly_taken(parts: Sequence[Sequence[str]], answered: set[str], talk: Talk) -> bool:
    """Whether the answers take up the noun of a phrase all of whose parts have one."""
    noun = 0 if talk.grammar.order == "after" else -1
    heads = [talk.root(part[noun]) for part in parts]
    return heads[0] in answered and talk.nouns.issuperset(heads)


def _spans(found: Sequence[str], place: int, talk: Talk) -> Iterator[tuple[int, int]]:
    """Where the parts of a phrase begin and end."""
    for _ in range(_WIDE):
        end = place + (talk.grammar.order == "after" and talk.is_plain(found[place], talk.words.verbs))
        most = end + 1 if talk.grammar.order == "after" else place + _WIDE + 1
        while end < most and talk.carries(found[end]):
            end += 1
        head, modifiers = (place, ()) if talk.grammar.order == "after" else (end - 1, found[place:end])
        if not place < end <= place + _WIDE or not (
            talk.is_plain(found[head], talk.words.verbs) and all(map(talk.is_plain, modifiers))
        ):
            return
        yield place, end
        if _key(found[end]) not in talk.grammar.links:
            return
        place = end + 1
        while _key(found[place]) in (talk.grammar.determiners | talk.grammar.oblique) - talk.grammar.deictic:
            place += 1


def _key(word: str) -> str:
    return word.casefold().replace("’", "'")
