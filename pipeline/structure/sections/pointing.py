"""What in a text points at something that was said before it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.languages.grammar import Grammar
from pipeline.languages.words import UNSPACED_RE, Words
from pipeline.structure.sections.content_words import content, key_of

_AHEAD = 8  # words in which an infinitive follows its pronoun
_NOUN = 3  # words in which a noun follows its article


def pointing(text: str, words: Words, grammar: Grammar) -> int:
    """How many words of a text point at something, two at most; one more if a bare pronoun is for what was before."""
    typed = text.split()
    said = [_named(word, words) for word in typed]
    idle = (
        _is_article(i, typed, said, words, grammar) or announces(said[i:], words, grammar) for i in range(len(said))
    )
    deictic = [i for i, is_idle in enumerate(idle) if said[i] in grammar.deictic and not is_idle]
    places = _pointing(said, deictic, words, grammar)
    return min(len(places), 2) + _points_back(text, said, places, words, grammar)


def _pointing(said: Sequence[str], deictic: Sequence[int], words: Words, grammar: Grammar) -> list[int]:
    """The places of words that point at something, without a "that" which joins a clause: "a town that was sold"."""
    joining = grammar.determiners | words.you | words.me | words.nominative
    return [
        i
        for i in deictic
        if said[i] not in grammar.determiners
        or not any(said[i + 1 : i + 2])
        or content(said[i + 1], words)
        or not (said[i + 1] in joining or (i and content(said[i - 1], words)))
    ]


def _is_article(place: int, typed: Sequence[str], said: Sequence[str], words: Words, grammar: Grammar) -> bool:
    """Whether a word is an article: "das" of "das Schiff", "den" of "den gamle havn"; not that of "ist das wahr"."""
    if said[place] not in grammar.articles or not content(" ".join(said[place + 1 : place + 2]), words):
        return False
    return grammar.order != "marked" or any(word[:1].isupper() for word in typed[place + 1 : place + _NOUN])


def announces(said: Sequence[str], words: Words, grammar: Grammar) -> bool:
    """Whether the first word is for what an infinitive says after it: "it" of "What is it like to steer a ferry?"."""
    nominal = grammar.determiners | grammar.deictic | words.you | words.me  # "What does it mean to you?"
    return said[0] in grammar.expletive and any(
        word in grammar.infinitive and following not in nominal for word, following in pairwise(said[1:_AHEAD])
    )


def _points_back(question: str, said: Sequence[str], pointing: Sequence[int], words: Words, grammar: Grammar) -> bool:
    """Whether a text has a bare pronoun for what was said before it: "Is that right?", "How will the town help them?".

    A pronoun behind what the text itself has named is clear: "What does a town do first when it floods?"; and "these
    women" has a noun of its own.
    """
    if UNSPACED_RE.search(question):
        return any(question.lstrip("「『“—―").startswith(word) for word in grammar.deictic)
    loaded = [bool(content(word, words)) for word in said]
    named = loaded.index(True) if True in loaded else len(said)
    first = int(said[1:2] != [] and said[1] in words.leads)  # "En quoi …" begins with a preposition
    bare = [i for i in pointing if said[i] not in grammar.determiners or not any(loaded[i + 1 : i + 2])]
    if not {*said}.isdisjoint(grammar.back) or any(said[i] in grammar.determiners or first <= i < named for i in bare):
        return True
    return bool(bare) and (sum(loaded) < 2 or bare[-1] == len(said) - 1)


def _named(word: str, words: Words) -> str:
    """The word casefolded, but for a "you" whose capital parts it from "they", as "Sie" of German."""
    return "" if word[:1].isupper() and key_of(word) in words.you else key_of(word)
