"""Which noun phrases a section says, how often, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.languages.grammar import Grammar
from pipeline.languages.words import Words
from pipeline.structure.sections.content_words import root
from pipeline.structure.sections.noun_phrases import Phrase, phrases, stands_free, tokens

HEARD = 30_000  # characters of a section that are read for phrases that recur
_ASKED, _READ = 40, 2000  # how many questions of a section are read for a phrase, and how far


@dataclass(frozen=True, slots=True)
class Said:
    """A phrase in a section: how often it is said, in how many of its questions, and how often in a longer phrase.

    ``answered``: somebody says it besides the questions, of a linked phrase each of its words. ``share``: of the
    section's exchanges, from 0 to 1, those that have all of its words.
    """

    phrase: Phrase
    times: int
    count: int  # ``times``, but 2 at least for a linked phrase of a question whose words recur
    asked: int
    first: bool  # the section's first question says it
    inside: int
    answered: bool
    share: float


def sameness(title: str, words: Words) -> str:
    """What two titles have in common that a reader would take for one."""
    return " ".join(root(word, words) for word in title.casefold().split())


def said(questions: Sequence[str], parts: Sequence[str], words: Words, grammar: Grammar) -> dict[str, Said]:
    """The phrases of a section that may name it, by what makes two the same: those that recur.

    Args:
        questions: those of the section; without one it has no phrases.
        parts: the texts of its exchanges, questions included.
    """
    text = "\n".join(parts)
    asked = [_names(question[:_READ], words, grammar) for question in questions[:_ASKED]]
    best: dict[str, Phrase] = {}
    count = Counter[str]()
    every = phrases(text[:HEARD], words, grammar)
    for phrase in every:
        name = sameness(phrase.text, words)
        if phrase.whole and (grammar.order != "unspaced" or stands_free(phrase.text, text)):
            count[name] += 1
            best.setdefault(name, phrase)
    times = count.copy()
    often = Counter(key for phrase in every if not phrase.linked for key in phrase.keys)
    in_questions = Counter(name for one in asked for name in one.elements())
    for name in in_questions.keys() & best.keys():
        if best[name].linked and all(often[key] > 1 for key in best[name].keys):
            count[name] = max(2, count[name])  # its parts recur
    runs = Counter(phrase.keys for phrase in every if not phrase.linked)
    heads = {phrase.keys[0] for phrase in every if phrase.whole}  # what a small word leads to: "the fee", not "expires"
    ends = Counter(phrase.text.split()[-1] for phrase in every if phrase.whole)
    heads |= {word for word, times in ends.items() if times > 1}
    roots = [_roots(part, words, grammar) for part in parts]
    apart = _roots(_without(text, questions), words, grammar)
    return {
        name: Said(
            phrase,
            times[name],
            count[name],
            sum(name in one for one in asked),
            name in asked[0] and not phrase.linked,
            _inside(phrase, runs),
            count[name] > in_questions[name] if not phrase.linked else apart.issuperset(phrase.keys),
            sum(one.issuperset(phrase.keys) for one in roots) / len(roots),
        )
        for name, phrase in best.items()
        if count[name] > 1 and asked and not (grammar.order == "before" and _acts(phrase, heads, words))
    }


def _acts(phrase: Phrase, heads: set[str], words: Words) -> bool:
    """Whether the last word may be the verb of the one before it: "proposal expires", but not "harbour fees"."""
    last = phrase.text.casefold().split()[-1]
    return len(phrase.keys) > 1 and not phrase.name and root(last, words) not in heads | {last}


def _names(text: str, words: Words, grammar: Grammar) -> Counter[str]:
    return Counter(sameness(phrase.text, words) for phrase in phrases(text, words, grammar) if phrase.whole)


def _without(text: str, questions: Sequence[str]) -> str:
    for question in questions[:_ASKED]:
        text = text.replace(question, "", 1)
    return text


def _roots(text: str, words: Words, grammar: Grammar) -> frozenset[str]:
    """The roots of the words of a text, as phrases have them; pairs of characters without spaces."""
    if grammar.order == "unspaced":
        return frozenset(text[i : i + 2] for i in range(len(text) - 1))
    return frozenset(root(token.key, words) for token in tokens(text, grammar))


def _inside(phrase: Phrase, runs: Counter[tuple[str, ...]]) -> int:
    """How often a longer phrase holds this one: "climate policy" in "climate policy review"."""
    size = len(phrase.keys)
    return sum(
        count
        for keys, count in runs.items()
        if len(keys) > size and any(keys[i : i + size] == phrase.keys for i in range(len(keys) - size + 1))
    )
