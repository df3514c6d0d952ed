"""Phrases of the questions that head a section: said in it again and again ("night ferry"), or taken up by the answers
("count of the wells").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp, log

from pipeline.languages.grammar import Grammar, grammar_of
from pipeline.languages.words import Words
from pipeline.structure.sections.candidates import PASSES
from pipeline.structure.sections.content_words import content, root

_TOKEN_RE = re.compile(r"[^\W\d_]{1,5}[’'](?=[^\W\d_]{3})|[^\W_]+(?:[’'.&/_-][^\W_]+)*|[^\w\s]|\n")
_ELIDED_RE = re.compile(r"(?<=[’'])\s")
_OFTEN = 4  # times that a phrase is said where the talk is about it; one said less heads what no other does
_OWN, _COMMON = 0.6, 0.3  # the share of all its places by which a phrase is a section's own, or everybody's
_LESS = 0.6  # what the score of everybody's phrase keeps, and of one that is said seldom
_START, _COUNT = 1.5, 1.4  # of four times said, 61 % were fit; of ten, 85 %
_TAKEN, _LINKED, _LATER = (
    PASSES + 0.06,
    0.04,
    0.04,
)  # what the answers take up; if two nouns are linked; in a later turn
_MOST = 2 / 3  # of the words of linked nouns are taken up
_SPACED = ("before", "after")  # orders of noun and modifier of languages in which phrases are found
_READ = 24  # phrases of the answers, those first that are said most
_WIDE = 3  # words of a part, and parts of a phrase


@dataclass(frozen=True, slots=True)
class Talk:
    """All that is said, in small letters.

    ``counts``: of its content words. ``nouns``: roots of words that are alone behind an article ("the ferry, …").
    ``people``: the roots of the names of those who speak, who are no theme.
    """

    text: str
    counts: Counter[str]
    nouns: set[str]
    words: Words
    grammar: Grammar
    people: frozenset[str]

    def leads(self, word: str) -> bool:
        """Whether a phrase may follow a word: an article, or a preposition."""
        return _key(word) in self.grammar.determiners | self.grammar.prepositions and _key(word) not in self.words.leads

    def carries(self, word: str) -> bool:
        """Whether a word has a meaning of its own."""
        return word[0].isalnum() and not (_key(word) in self.words.stop or self.leads(word) or word.isdigit())

    def is_plain(self, word: str) -> bool:
        """Whether a word may be a part of a title: it has a meaning, and is neither a month nor praise."""
        empty = self.grammar.weak | self.grammar.praise | self.words.honorifics | self.words.months.keys()
        return self.carries(word) and empty.isdisjoint({_key(word), self.root(word)})

    def is_noun(self, word: str) -> bool:
        """Whether a word may be the head of a title."""
        return self.is_plain(word) and self.words.verbs.isdisjoint({_key(word), self.root(word)})

    def root(self, word: str) -> str:
        """A word in small letters without the ending of plurals."""
        return root(_key(word), self.words)


def talk_of(text: str, words: Words, people: frozenset[str]) -> Talk:
    """Reads once all that is said."""
    talk = Talk(text, Counter(content(text, words)), set(), words, grammar_of(words.tag), people)
    said = _TOKEN_RE.findall(text) if talk.grammar.order == "before" else []
    for before, word, after in zip(said, said[1:], said[2:], strict=False):
        if talk.leads(before) and talk.carries(word) and not talk.carries(after):
            talk.nouns.add(talk.root(word))
    return talk


def phrases(turns: Sequence[str], answers: str, section: str, talk: Talk) -> Iterator[tuple[str, float]]:
    """The phrases behind an article or a preposition with their scores: those of the turns, then those of the answers.

    ``section``: all of it in small letters; what is said elsewhere in the talk, too, is less of a theme.
    """
    answered = set(map(talk.root, _TOKEN_RE.findall(answers))) if talk.grammar.order in _SPACED else set()
    for number, turn in enumerate(turns if answered else ()):
        for text, parts in _phrases(turn, talk):
            again = _again(text, section, talk) if len(parts) == 1 and len(parts[0]) == 2 else 0.0
            yield text, max(again, _taken(parts, answered, section, talk) - _LATER * number)
    said = list(_phrases(answers, talk)) if answered else []
    parted = dict(said)
    for text, _ in Counter(text for text, _ in said).most_common(_READ):
        count = section.count(text.casefold())
        own = 1 < count >= _OWN * talk.text.count(text.casefold())
        if own and _taken(parted[text], answered, section, talk):
            yield text, PASSES + count / 1000


def _phrases(turn: str, talk: Talk) -> Iterator[tuple[str, list[list[str]]]]:
    """The phrases of a turn, each with its parts: "count" and "wells" of "count of the wells"."""
    found = [*_TOKEN_RE.findall(turn), "\n", "\n"]
    for place in range(1, len(found)):
        spans = list(_spans(found, place, talk)) if talk.leads(found[place - 1]) else []
        parts = [found[start:end] for start, end in spans]
        said = [word for part in parts for word in part]
        roots = set(map(talk.root, said))
        if len(roots) > 1 and talk.people.isdisjoint(roots) and not all(word[0].isupper() for word in said):
            yield _ELIDED_RE.sub("", " ".join(found[place : spans[-1][1]])), parts


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
    linked, texts = len(parts) > 1, [" ".join(part).casefold() for part in parts]
    if len(roots & answered) < sum(map(len, parts)) * (_MOST if linked else 1):
        return 0.0
    if talk.grammar.order == "before":
        sure = talk.root(parts[-1][-1]) in talk.nouns
    else:  # or is it a verb?
        sure = all(" " not in text or talk.text.count(text) > 2 - linked for text in texts)
    own = linked or section.count(texts[0]) >= _COMMON * talk.text.count(texts[0])
    return _TAKEN + _LINKED * linked if sure and own else 0.0


def _spans(found: Sequence[str], place: int, talk: Talk) -> Iterator[tuple[int, int]]:
    """Where the parts of a phrase begin and end."""
    for _ in range(_WIDE):
        end = place + (talk.grammar.order == "after" and talk.is_noun(found[place]))
        most = end + 1 if talk.grammar.order == "after" else place + _WIDE + 1
        while end < most and talk.carries(found[end]):
            end += 1
        head, modifiers = (place, ()) if talk.grammar.order == "after" else (end - 1, found[place:end])
        if not place < end <= place + _WIDE or not (talk.is_noun(found[head]) and all(map(talk.is_plain, modifiers))):
            return
        yield place, end
        if _key(found[end]) not in talk.grammar.links:
            return
        place = end + 1
        while _key(found[place]) in (talk.grammar.determiners | talk.grammar.oblique) - talk.grammar.deictic:
            place += 1


def _key(word: str) -> str:
    return word.casefold().replace("’", "'")
