"""Candidates for pull quotes: short sentences with a point of their own, two for each that the pages have room for.

On request the best of each section is printed in the margin, if the paragraphs beside it are as long as it is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.languages.grammar import grammar_of
from pipeline.languages.words import Words
from pipeline.model import Evidence, Offer, Recommendation, Section, stream
from pipeline.structure.advice.sentence_signs import signs_of
from pipeline.structure.evidence import because
from pipeline.structure.excerpts.best_spread import Judged, choose
from pipeline.structure.excerpts.central import central_words, how_central
from pipeline.structure.excerpts.excerpt_weights import QUOTE, score
from pipeline.structure.excerpts.said_sentences import Spoken, is_among, said
from pipeline.structure.looks.asking import turns_to_you
from pipeline.structure.standing_alone import length, looks_of
from pipeline.text.ends import PAUSES

_PAGE = 420  # words on a printed page
_PAGES = 2  # for each of which there is room for one
_EACH = 2  # candidates for each
_MOST = 16  # candidates
_LEAST = 0.55  # the score from which a sentence is quotable
_SPREAD = 0.3
_BRIEF = (6, 18)  # words of a sentence that can be taken in at a glance
_PARTS_RE = re.compile(f"[{PAUSES}(]")
_URGES = frozenset({"performative", "addressed", "pressing", "should", "needed", "judged"})  # kinds worth a quote
_CENTRAL = 2  # of the words that the talk says most
_NARROW = 120  # characters of a sentence in the margin
_DEPTH = 5  # times as long as the sentence is the text beside it: a line there is four times as long as in the margin
_READ = 3000  # sentences of a talk that are read


def find_quotable(sections: Sequence[Section], advised: Sequence[Recommendation], words: Words) -> Iterator[Offer]:
    """Sentences that an editor may set large, in the order of the text; none of a printed recommendation."""
    grammar = grammar_of(words.tag)
    spoken = list(said(sections, words))[:_READ]
    room = int(sum(length(one.text, grammar) for one in spoken) / _PAGE / _PAGES + 0.5)
    central = central_words((one.text for one in spoken), words)
    printed = [stream(one.text) for one in advised]
    judged = [
        Judged(one, score(_signs(one, central, words), QUOTE), one.said_in)
        for one in spoken
        if not is_among(one, printed)
    ]
    fit = [one for one in judged if one.score >= _LEAST]
    for one in choose(fit, min(_MOST, _EACH * room), _SPREAD, words):
        yield Offer("quote", one.spoken.text, one.spoken.said_in, one.score)


def find_marginal(sections: Sequence[Section], printed: Sequence[str], words: Words) -> list[Judged]:
    """The best sentence of each section that has one, in the order of the text.

    Args:
        printed: sentences that are printed once more already, as recommendations or in lists; none of them is taken.
    """
    spoken = list(said(sections, words))[:_READ]
    central = central_words((one.text for one in spoken), words)
    again = [stream(text) for text in printed]
    rooms = {exchange.id: section.id for section in sections for exchange in section.exchanges()}
    best: dict[str, Judged] = {}
    for one in spoken:
        room = rooms.get(one.said_in, one.said_in)
        judged = Judged(one, score(_signs(one, central, words), QUOTE), room)
        fits = judged.score >= _LEAST and len(one.text) <= _NARROW and _beside(one) >= _DEPTH * len(one.text)
        if fits and (room not in best or judged.score > best[room].score) and not is_among(one, again):
            best[room] = judged
    return choose(list(best.values()), len(best), 0.0, words)


def marginal_evidence(chosen: Sequence[Judged]) -> Iterator[Evidence]:
    """Why each sentence is in the margin."""
    return (because(f"quote {one.room}", "quotable", one.spoken.block, one.score) for one in chosen)


def _beside(one: Spoken) -> int:
    """The characters of the paragraph beside which a sentence would be printed."""
    return len(one.block.text)


def _signs(one: Spoken, central: frozenset[str], words: Words) -> Iterator[str]:
    yield from looks_of(one.text, words)
    if (found := how_central(one.text, central, words)) >= _CENTRAL:
        yield "central two" if found == _CENTRAL else "central more"
    if _BRIEF[0] <= length(one.text, grammar_of(words.tag)) <= _BRIEF[1]:
        yield "brief"
    if one.place == 0:
        yield "first"
    elif one.place == one.count - 1:
        yield "last"
    if _PARTS_RE.search(one.text):
        yield "in parts"
    if _urges(one.text, words):
        yield "urges"


def _urges(text: str, words: Words) -> bool:
    """Whether we, people or a body must act; "the form must be signed" and "you have to sign it" explain things."""
    advice = signs_of(text, False, words)
    if advice is None or advice.rule not in _URGES:
        return False
    return bool(advice.addressee) or not ("thing" in advice.names or turns_to_you(text, words))
