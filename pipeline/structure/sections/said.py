"""Which noun phrases a section says, how often, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.languages.grammar import Grammar
from pipeline.languages.words import Words
from pipeline.structure.sections.content_words import root
from pipeline.structure.sections.noun_phrases import Phrase, phrases, stands_free

HEARD = 30_000  # characters of a section that are read for phrases that recur
_ASKED, _READ = 40, 2000  # how many questions of a section are read for a phrase, and how far


@dataclass(frozen=True, slots=True)
class Said:
    """A phrase in a section: how often it is said, in how many of its questions, and how often in a longer phrase."""

    phrase: Phrase
    count: int
    asked: int
    first: bool  # the section's first question says it
    inside: int


def sameness(title: str, words: Words) -> str:
    """What two titles have in common that a reader would take for one."""
    return " ".join(root(word, words) for word in title.casefold().split())


def said(questions: Sequence[str], text: str, words: Words, grammar: Grammar) -> dict[str, Said]:
    """The phrases of a section that may name it, by what makes two the same: those that recur, and some asked once.

    Args:
        questions: those of the section; without one it has no phrases.
        text: all of the section, questions included.
    """
    asked = [_names(question[:_READ], words, grammar) for question in questions[:_ASKED]]
    best: dict[str, Phrase] = {}
    count = Counter[str]()
    every = phrases(text[:HEARD], words, grammar)
    for phrase in every:
        name = sameness(phrase.text, words)
        if phrase.whole and (grammar.order != "unspaced" or stands_free(phrase.text, text)):
            count[name] += 1
            best.setdefault(name, phrase)
    often = Counter(key for phrase in every if not phrase.linked for key in phrase.keys)
    for name in {name for one in asked for name in one} & best.keys():
        if best[name].linked and all(often[key] > 1 for key in best[name].keys):
            count[name] = max(2, count[name])  # its parts recur
    runs = Counter(phrase.keys for phrase in every if not phrase.linked)
    heads = {phrase.keys[0] for phrase in every if phrase.whole}  # what a small word leads to: "the fee", not "expires"
    ends = Counter(phrase.text.split()[-1] for phrase in every if phrase.whole)
    heads |= {word for word, times in ends.items() if times > 1}
    return {
        name: Said(
            phrase,
            count[name],
            sum(name in one for one in asked),
            name in asked[0] and not phrase.linked,
            _inside(phrase, runs),
        )
        for name, phrase in best.items()
        if (count[name] > 1 or _is_asked_once(name, phrase, asked, often, grammar))
        and asked
        and not (grammar.order == "before" and _acts(phrase, heads, words))
    }


def _is_asked_once(name: str, phrase: Phrase, asked: Sequence[set[str]], often: Counter[str], grammar: Grammar) -> bool:
    """Whether a question says a phrase of several words, no name, each of which the section says again."""
    if len(phrase.keys) < 3 - phrase.linked or phrase.name or not any(name in one for one in asked):
        return False
    several = (grammar.order == "marked" and not phrase.linked) or f" {grammar.joiner} " in phrase.text
    return not several and all(often[key] > 1 for key in phrase.keys)


def _acts(phrase: Phrase, heads: set[str], words: Words) -> bool:
    """Whether the last word may be the verb of the one before it: "proposal expires", but not "harbour fees"."""
    last = phrase.text.casefold().split()[-1]
    return len(phrase.keys) > 1 and not phrase.name and root(last, words) not in heads | {last}


def _names(text: str, words: Words, grammar: Grammar) -> set[str]:
    return {sameness(phrase.text, words) for phrase in phrases(text, words, grammar) if phrase.whole}


def _inside(phrase: Phrase, runs: Counter[tuple[str, ...]]) -> int:
    """How often a longer phrase holds this one: "climate policy" in "climate policy review"."""
    size = len(phrase.keys)
    return sum(
        count
        for keys, count in runs.items()
        if len(keys) > size and any(keys[i : i + size] == phrase.keys for i in range(len(keys) - size + 1))
    )
