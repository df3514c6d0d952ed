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
        marked = self.grammar.order != "marked" or word[0].isupper()
        return marked and self.is_plain(word) and self.words.verbs.isdisjoint({_key(word), self.root(word)})

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
    if talk.grammar.order not in ("before", "after", "marked"):
        return
    answered = set(map(talk.root, _TOKEN_RE.findall(answers)))
    for number, turn in enumerate([*turns, answers]):
        found = [*_TOKEN_RE.findall(turn), "\n", "\n"]
        for place in range(1, len(found)):
            parts = list(_parts(found, place, talk)) if talk.leads(found[place - 1]) else []
            said = [word for start, end in parts for word in found[start:end]]
            roots = set(map(talk.root, said))
            if len(roots) > 1 and talk.people.isdisjoint(roots) and not all(word[0].isupper() for word in said):
                text = _ELIDED_RE.sub("", " ".join(found[place : parts[-1][1]]))
                again = _again(text, section, talk) if len(parts) == 1 and len(said) == 2 else 0.0
                spans = [found[start:end] for start, end in parts]
                taken = _taken(spans, roots & answered, section, talk)
                if number < len(turns):
                    yield text, max(again, taken - _LATER * number)
                elif (
                    taken
                    and (count := section.count(text.casefold())) > 1
                    and count >= _OWN * talk.text.count(text.casefold())
                ):
                    yield text, PASSES + count / 1000


def _again(text: str, section: str, talk: Talk) -> float:
    """The score of a phrase by how often the section says it."""
    count = section.count(text.casefold())
    share = count / max(count, talk.text.count(text.casefold()), 1)
    if count < _OFTEN - (share >= _OWN):
        return 0.0
    full = count >= _OFTEN and share >= _COMMON
    return (1 if full else _LESS) / (1 + exp(_START - _COUNT * log(count)))


def _taken(parts: Sequence[Sequence[str]], taken: set[str], section: str, talk: Talk) -> float:
    """The score of a phrase that the answers take up, if it is sure that it ends with a noun, or with its modifier."""
    linked, texts = len(parts) > 1, [" ".join(part).casefold() for part in parts]
    sure = {
        "before": talk.root(parts[-1][-1]) in talk.nouns,
        "after": all(" " not in text or talk.text.count(text) > 2 - linked for text in texts),  # or is it a verb?
        "marked": True,
    }
    own = linked or section.count(texts[0]) >= _COMMON * talk.text.count(texts[0])
    enough = len(taken) >= sum(map(len, parts)) * (_MOST if linked else 1)
    return _TAKEN + _LINKED * linked if sure[talk.grammar.order] and own and enough else 0.0


def _parts(found: Sequence[str], place: int, talk: Talk) -> Iterator[tuple[int, int]]:
    """Where the parts of a phrase begin and end: "count" and "wells" of "count of the wells"."""
    for _ in range(_WIDE):
        end = _end(found, place, talk)
        if end is None:
            return
        yield place, end
        if _key(found[end]) not in talk.grammar.links:
            return
        place = end + 1
        while _key(found[place]) in (talk.grammar.determiners | talk.grammar.oblique) - talk.grammar.deictic:
            place += 1


def _end(found: Sequence[str], place: int, talk: Talk) -> int | None:
    """Where a noun with its modifiers ends, if there is one at a place."""
    if talk.grammar.order == "after":
        return place + 1 + talk.carries(found[place + 1]) if talk.is_noun(found[place]) else None
    inner = talk.is_noun if talk.grammar.order == "marked" else talk.is_plain
    first = talk.grammar.order == "marked" and found[place].endswith("e") and talk.is_plain(found[place])
    end = next(i for i in range(place + first, len(found)) if not inner(found[i]))
    whole = talk.is_noun(found[end - 1]) and not talk.carries(found[end])
    return end if place < end <= place + _WIDE and whole else None


def _key(word: str) -> str:
    return word.casefold().replace("’", "'")
