"""What in a text points at something that was said before it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.languages.grammar import Grammar
from pipeline.languages.words import UNSPACED_RE, Words
from pipeline.structure.sections.content_words import content, key_of

_AHEAD = 8  # words in which an infinitive follows its pronoun
_GLUED = 7  # letters of a verb with a pronoun at its end; "charla" is a noun
_NOUN = 3  # words in which a noun follows its article


def pointing(text: str, words: Words, grammar: Grammar) -> int:
    """How many words of a text point at something, two at most; one more if a bare pronoun is for what was before."""
    typed = text.split()
    said = [_named(word, words) for word in typed]
    idle = (
        _is_article(i, typed, said, words, grammar)
        or announces(said[i:], words, grammar)
        or (word in grammar.existential and not grammar.closed.isdisjoint(said[max(0, i - 1) : i + 2]))  # "is there"
        for i, word in enumerate(said)
    )
    deictic = [i for i, is_idle in enumerate(idle) if _is_deictic(said[i], grammar) and not is_idle]
    places = _pointing(typed, said, deictic, words, grammar) + _last(said, grammar)
    return min(len(places), 2) + _points_back(text, said, places, words, grammar)


def _is_deictic(word: str, grammar: Grammar) -> bool:
    """Whether a word points, or ends with a pronoun that does: "pintarla", "est-elle"."""
    ending = next((ending for ending in grammar.enclitic if word.endswith(ending)), "")
    glued = ending[:1] == "-" or (ending != "" and len(word) >= _GLUED)
    return glued or word in grammar.deictic | grammar.existential


def _pointing(
    typed: Sequence[str], said: Sequence[str], deictic: Sequence[int], words: Words, grammar: Grammar
) -> list[int]:
    """The places of words that point at something, without those that join a clause or have one of their own."""
    return [
        i
        for i in deictic
        if not (_joins(typed, said, i, words, grammar) or _has_clause(said[i + 1 : i + 2], words, grammar))
        and not ("-" in said[i] and any(content(word, words) for word in said[:i]))  # "La ville est-elle grande ?"
    ]


def _last(said: Sequence[str], grammar: Grammar) -> list[int]:
    """The place of a last word that stands for a noun: "one" of "Which is a good one?"."""
    return [len(said) - 1] if not grammar.substitutes.isdisjoint(said[-1:]) else []


def _joins(typed: Sequence[str], said: Sequence[str], place: int, words: Words, grammar: Grammar) -> bool:
    """Whether a "that" joins a clause: "a town that was sold"; not "Is that a town?", "How does this help?"."""
    following = "".join(said[place + 1 : place + 2])
    if said[place] not in grammar.determiners or not following or content(following, words):
        return False
    if said[place] not in grammar.infinitive and not typed[place - 1].endswith(","):
        return False
    if place == 1 and said[0] in grammar.closed:
        return False
    joining = grammar.determiners | words.you | words.me | words.nominative
    return following in joining or (place > 0 and bool(content(said[place - 1], words)))


def _has_clause(following: Sequence[str], words: Words, grammar: Grammar) -> bool:
    """Whether a clause says what a word before it points at: "those who …", "ce que …", "ce qu’implique …"."""
    relative = grammar.relative | (grammar.clauses & words.leads)
    return any(
        word in relative or (mark and any(one[:-1] == elided for one in relative))
        for word in following
        for elided, mark, _ in (word.partition("'"),)
    )


def _is_article(place: int, typed: Sequence[str], said: Sequence[str], words: Words, grammar: Grammar) -> bool:
    """Whether a word is an article: "das" of "das Schiff", "den" of "den gamle havn"; not that of "ist das wahr"."""
    if said[place] not in grammar.articles or not content(" ".join(said[place + 1 : place + 2]), words):
        return False
    return grammar.order != "marked" or any(word[:1].isupper() for word in typed[place + 1 : place + _NOUN])


def announces(said: Sequence[str], words: Words, grammar: Grammar) -> bool:
    """Whether the first word is for what an infinitive says after it: "it" of "What is it like to steer a ferry?"."""
    nominal = grammar.determiners | grammar.deictic | grammar.prepositions | words.you | words.me  # "mean to you?"
    return said[0] in grammar.expletive and any(
        word in grammar.infinitive and following not in nominal for word, following in pairwise(said[1:_AHEAD])
    )


def _points_back(question: str, said: Sequence[str], pointing: Sequence[int], words: Words, grammar: Grammar) -> bool:
    """Whether a text has a bare pronoun for what was said before it: "Is that right?", "How will the town help them?".

    A pronoun behind what the text itself has named is clear: "What does a town do first when it floods?"; and "these
    women" has a noun of its own.
    """
    if UNSPACED_RE.search(question):
        first = any(question.lstrip("「『“—―").startswith(word) for word in grammar.deictic)
        return first or any(word in question for word in grammar.back)
    loaded = [bool(content(word, words)) and not ("-" in word and i in pointing) for i, word in enumerate(said)]
    named = loaded.index(True) if True in loaded else len(said)
    start = int(said[1:2] != [] and said[1] in words.leads)  # "En quoi …" begins with a preposition
    bare = [i for i in pointing if said[i] not in grammar.determiners or not any(loaded[i + 1 : i + 2])]
    if not {*said}.isdisjoint(grammar.back) or any(said[i] in grammar.determiners or start <= i < named for i in bare):
        return True
    return bool(bare) and (sum(loaded) < 2 or bare[-1] == len(said) - 1)


def _named(word: str, words: Words) -> str:
    """The word casefolded, but for a "you" whose capital parts it from "they", as "Sie" of German."""
    return "" if word[:1].isupper() and key_of(word) in words.you else key_of(word)
