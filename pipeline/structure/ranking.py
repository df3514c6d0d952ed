"""The noun phrases of a section, ranked by what the section says more than the others do (c-TF-IDF, FINDINGS)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log, sqrt

from pipeline.structure.grammar import Grammar, grammar_of
from pipeline.structure.phrases import Phrase, phrases
from pipeline.structure.themes import content, root
from pipeline.structure.unspaced import compounds
from pipeline.structure.usage import Token, Usage, tokens, usage
from pipeline.structure.words import Words

_ASKED, _READ = 40, 2000  # how many questions of a section are read for a phrase, and how far
_HEARD = 30_000  # characters of a section that are read for phrases that recur
_LONGEST = 60  # characters of a phrase
_SHAPE = {1: 0.6, 2: 1.0, 3: 1.0, 4: 0.9, 5: 0.8}  # two or three words read best
_DOING = 0.4  # "teaching adults" is a theme where a question says it; elsewhere it is what somebody does by the way
_ONCE = 3  # the count of a word that only a question says


@dataclass(frozen=True, slots=True)
class Matter:
    """What a section is about: the texts of its questions, or of its first blocks; and all its text."""

    questions: tuple[str, ...]
    text: str
    advice: str = ""  # the question that asks for recommendations, if this section is about them
    spoken: bool = True  # plain paragraphs open with words that are a title as they stand, cut short


@dataclass(frozen=True, slots=True)
class Ranked:
    """A phrase with its score, and the numbers of the questions that say it."""

    phrase: Phrase
    score: float
    asked: frozenset[int]
    spread: float = 0.0  # the share of sections that say its words: what all speak of names none


def rank(matters: Sequence[Matter], words: Words, people: frozenset[str]) -> list[list[Ranked]]:
    """The phrases of each section, best first; none where the language has no grammar, or nobody speaks.

    ``people``: the roots of the names of those who speak; who speaks is no theme.
    """
    read = [_read(matter, words) for matter in matters]
    use = usage([section[-1][1] for section in read], words)
    lower = frozenset(root(token.key) for section in read for token in section[-1][1] if token.text.islower())
    counts = [_counts(matter, words, people) for matter in matters]
    spread = Counter(word for count in counts for word in count)
    found = []
    for matter, count, text in zip(matters, counts, read, strict=True):
        weights = {word: n * sqrt(len(matters) / spread[word]) for word, n in count.items()}
        ranked = _ranked(matter, text, weights, count, use, lower, words)
        found.append([replace(one, spread=_spread(one.phrase, spread) / len(matters)) for one in ranked])
    return found


def _spread(phrase: Phrase, spread: Counter[str]) -> int:
    return min((spread[key] for key in phrase.keys), default=0)


def sameness(title: str) -> str:
    """What two titles have in common that a reader would take for one."""
    return " ".join(root(word) for word in title.casefold().split())


def _read(matter: Matter, words: Words) -> list[tuple[str, list[Token]]]:
    """The questions of a section and all its text, each with its tokens."""
    texts = [*(question[:_READ] for question in matter.questions[:_ASKED]), matter.text[:_HEARD]]
    return [(text, tokens(text, words)) for text in texts]


def _counts(matter: Matter, words: Words, people: frozenset[str]) -> Counter[str]:
    """How often each word is said, those of the questions three times over (FINDINGS: c-TF-IDF)."""
    weak = grammar_of(words.tag).weak
    counts = Counter(content(matter.text, words))
    for question in matter.questions:
        for word in content(question, words):
            counts[word] += 2
    return Counter({word: n for word, n in counts.items() if word not in people | weak and word not in words.months})


def _ranked(
    matter: Matter,
    read: list[tuple[str, list[Token]]],
    weights: dict[str, float],
    counts: Counter[str],
    use: Usage,
    lower: frozenset[str],
    words: Words,
) -> list[Ranked]:
    """The phrases of a section, best first."""
    grammar = grammar_of(words.tag)
    if not grammar.order or not matter.spoken:
        return []
    asked: dict[str, set[int]] = {}
    best: dict[str, Phrase] = {}
    count = Counter[str]()
    for number, (text, found) in enumerate(read):
        every = compounds(text, words) if grammar.order == "unspaced" else phrases(text, found, use, words)
        for phrase in (_uncapitalised(phrase, lower) for phrase in every):
            name = sameness(phrase.text)
            count[name] += 1
            if name not in best or (phrase.led and not best[name].led):
                best[name] = phrase
            if number < len(read) - 1:
                asked.setdefault(name, set()).add(number)
    ranked = [
        Ranked(
            phrase, _score(phrase, weights, counts, count[name], name in asked, grammar), frozenset(asked.get(name, ()))
        )
        for name, phrase in best.items()
        if name in asked or count[name] > 1
    ]
    return sorted((r for r in ranked if r.score > 0), key=lambda r: -r.score)


def _uncapitalised(phrase: Phrase, lower: frozenset[str]) -> Phrase:
    """A lone word without the capital that it only has because a sentence begins with it."""
    if len(phrase.keys) == 1 and phrase.text.istitle() and phrase.keys[0] in lower:
        return replace(phrase, text=phrase.text.lower())
    return phrase


def _is_done(phrase: Phrase) -> bool:
    return phrase.keys[0].endswith("ing")


def _score(
    phrase: Phrase, weights: dict[str, float], counts: Counter[str], count: int, asked: bool, grammar: Grammar
) -> float:
    """The weight of its words, more if it recurs; a lone word must be a name, or recur."""
    size = len(phrase.keys)
    if len(phrase.text) > _LONGEST or not (grammar.weak | grammar.praise).isdisjoint((phrase.keys[0], phrase.keys[-1])):
        return 0.0
    if size == 1 and count < 3 and (grammar.order == "marked" or not phrase.text[0].isupper()):
        return 0.0
    weight = sum(weights.get(key, 0.0) for key in dict.fromkeys(phrase.keys))
    weight *= 1.0 if any(counts[key] > _ONCE for key in phrase.keys) else 0.3
    weight *= _DOING if size > 1 and not asked and grammar.order == "before" and _is_done(phrase) else 1.0
    shape = _SHAPE.get(size, 0.6) * (1.2 if phrase.led else 1.0) * (1.0 if asked else 0.7)
    return weight * shape * (1 + 0.3 * log(count))
