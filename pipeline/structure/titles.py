"""Titles of sections: a noun phrase from the questions, else the first question cut short; never twice the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from pipeline.structure.themes import content, root
from pipeline.structure.words import UNSPACED, Words

_TOKEN_RE = re.compile(r"[^\W_]+(?:[’'.&/-][^\W_]+)*(?:(?<=[A-Z])\.(?=\s[a-zA-Z]))?|[^\w\s]")
_UNSPACED_RE = re.compile(f"[{UNSPACED}]")
_LINKS = frozenset({
    "of", "in", "on", "for", "between", "and", "into", "against", "with", "among",
})  # fmt: skip
_SHORT = 60  # characters of a question cut short
_ASKED, _READ = 40, 2000  # how many questions of a section are read for a phrase, and how far


@dataclass(frozen=True, slots=True)
class Matter:
    """What a section is about: the texts of its questions, or of its first blocks; and all its text."""

    questions: tuple[str, ...]
    text: str
    advice: str = ""  # the question that asks for recommendations, if this section is about them
    spoken: bool = True  # plain paragraphs open with words that are a title as they stand, cut short


def titles(matters: Sequence[Matter], words: Words, used: Sequence[str] = ()) -> list[str]:
    """A title for each section, all different from each other and from ``used``."""
    counts = [_counts(matter, words) for matter in matters]
    spread = Counter(word for count in counts for word in count)
    common = frozenset(word for word, n in spread.items() if len(matters) > 2 and 2 * n > len(matters))
    taken, found = {title.casefold() for title in used}, []
    for matter, count in zip(matters, counts, strict=True):
        weights = {w: n * log(1 + len(matters) / spread[w]) for w, n in count.items()}
        title = _title(matter, weights, common, words, taken)
        taken.add(title.casefold())
        found.append(title)
    return found


def cut_short(text: str, limit: int = _SHORT, loose: frozenset[str] = frozenset()) -> str:
    """A text cut at the last word boundary within ``limit`` characters, with an ellipsis; whole if it fits.

    No word of ``loose``, such as "of the", is left before the ellipsis.
    """
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    head = line[: limit + 1]
    kept = head[:limit] if _UNSPACED_RE.search(head) or " " not in head else head[: head.rindex(" ")]
    while " " in kept and kept[kept.rindex(" ") + 1 :].casefold() in loose:
        kept = kept[: kept.rindex(" ")]
    return kept.rstrip(" ,;:–—-(“\"'") + "…"


def _counts(matter: Matter, words: Words) -> Counter[str]:
    """How often each word is said, those of the questions three times over (FINDINGS: c-TF-IDF)."""
    counts = Counter(content(matter.text, words))
    for question in matter.questions:
        for word in content(question, words):
            counts[word] += 2
    return counts


def _title(matter: Matter, weights: dict[str, float], common: frozenset[str], words: Words, taken: set[str]) -> str:
    offers = [
        *_advice(matter, words),
        *_best(matter, weights, common, words),
        *(cut_short(q, _SHORT, words.stop) for q in matter.questions),
    ]
    offers += [cut_short(question, _SHORT * 3) for question in matter.questions]
    for offer in offers:
        title = offer[:1].upper() + offer[1:]
        if title and title.casefold() not in taken and any(char.isalnum() for char in title):
            return title
    return _numbered(offers[-1] if offers else words.fixed["text"], taken)


def _numbered(title: str, taken: set[str]) -> str:
    number = 2
    while f"{title} ({number})".casefold() in taken:
        number += 1
    return f"{title} ({number})" if title.casefold() in taken else title


def _advice(matter: Matter, words: Words) -> list[str]:
    """ "recommendations moving forward": the noun that asks for advice, with the words up to the next stop.

    Where the noun stands alone, or a verb asks, the question itself is the title.
    """
    match = words.advice_noun.search(matter.advice)
    if match is None:
        return [cut_short(matter.advice, _SHORT, words.stop)] if matter.advice else []
    rest = re.split(r"[^\w\s’'-]", matter.advice[match.end() :])[0].split()
    kept = match[0].split()
    for word in rest[:5]:
        if word.casefold() in (words.stop | words.you) - _LINKS:
            break
        kept.append(word)
    while kept[-1].casefold() in words.stop | words.prepositions and len(kept) > 1:
        kept.pop()
    return [" ".join(kept) if len(kept) > 1 else cut_short(matter.advice, _SHORT, words.stop)]


@dataclass(frozen=True, slots=True)
class _Phrase:
    text: str
    tokens: tuple[str, ...]
    led: bool  # a determiner or preposition stands before it


def _best(matter: Matter, weights: dict[str, float], common: frozenset[str], words: Words) -> list[str]:
    if not words.determiners or not matter.spoken:
        return []  # without a list of determiners a noun phrase cannot be told from a verb
    phrases = [phrase for question in matter.questions[:_ASKED] for phrase in _phrases(question[:_READ], words)]
    scored = sorted(((_score(p, weights, common), -i, p.text) for i, p in enumerate(phrases)), reverse=True)
    return [text for score, _, text in scored if score > 0]


def _score(phrase: _Phrase, weights: dict[str, float], common: frozenset[str]) -> float:
    """The weight of its words; two to five words read best, and a lone common word is no title."""
    kinds = dict.fromkeys(root(t.casefold().replace("’", "'")) for t in phrase.tokens)
    weight = sum(weights.get(kind, 0.0) for kind in kinds)
    size = len(phrase.tokens)
    if size == 1 and (
        common.issuperset(kinds) or (not phrase.tokens[0][0].isupper() and not phrase.led) or len(phrase.tokens[0]) < 3
    ):
        return 0.0
    shape = {1: 0.5, 2: 1.0, 3: 1.0, 4: 0.9, 5: 0.8, 6: 0.7}.get(size, 0.4)
    return weight * shape * (1.2 if phrase.led else 1.0) if len(phrase.text) <= _SHORT else 0.0


def _phrases(question: str, words: Words) -> list[_Phrase]:
    """Runs of content words, joined over one "of", "in", "between" …; what reads like a verb ends them."""
    tokens = list(_TOKEN_RE.finditer(question))
    runs = _runs([token[0] for token in tokens], words)
    joined = _joined([token[0] for token in tokens], runs, words)
    found = []
    for start, end in dict.fromkeys([*runs, *joined]):
        led = start > 0 and tokens[start - 1][0].casefold() in words.determiners | words.prepositions
        text = question[tokens[start].start() : tokens[end - 1].end()]
        found.append(_Phrase(" ".join(text.split()), tuple(token[0] for token in tokens[start:end]), led))
    return found


def _runs(tokens: list[str], words: Words) -> list[tuple[int, int]]:
    """Maximal runs of words that may be nouns and their adjectives, trimmed where they begin or end like verbs."""
    runs, start = [], 0
    for index, token in enumerate([*tokens, "."]):
        if index < len(tokens) and _may_be_noun(token, index == 0 or tokens[index - 1] in ".?!", words):
            continue
        named = start > 0 and tokens[start - 1].casefold() in words.determiners
        first, last = (start, index) if named and index == start + 1 else _trimmed(tokens, start, index)
        if first < last:
            runs.append((first, last))
        start = index + 1
    return runs


def _may_be_noun(token: str, first: bool, words: Words) -> bool:
    """Not a stop word, a verb or an adverb; a capital inside a sentence makes a name of anything ("New York")."""
    if not token[0].isalnum() or "’" in token or "'" in token or token.isdigit():
        return False
    word = token.casefold()
    if word in words.stop:
        return False
    name = token[0].isupper() and not first
    adverb = len(word) > 6 and word.endswith("ly")
    return name or not (adverb or word in words.verbs or root(word) in words.verbs)


def _trimmed(tokens: list[str], start: int, end: int) -> tuple[int, int]:
    while start < end and tokens[start].endswith("ed") and tokens[start][0].islower():
        start += 1
    while end > start and tokens[end - 1][0].islower() and _like_verb(tokens[end - 1]):
        end -= 1
    return start, end


def _like_verb(token: str) -> bool:
    return token.endswith(("ed", "ize", "ise", "ify")) or (token.endswith("ing") and len(token) > 5)


def _joined(tokens: list[str], runs: list[tuple[int, int]], words: Words) -> list[tuple[int, int]]:
    """Two runs with one link between them: "trafficking of women", "pressure on the ministry"."""
    found = []
    for (start, end), (start2, end2) in pairwise(runs):
        between = [token.casefold() for token in tokens[end:start2]]
        links = between[:1]
        if links and links[0] in _LINKS and all(t in words.determiners for t in between[1:]) and len(between) <= 2:
            found.append((start, end2))
    return found
