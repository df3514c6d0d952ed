"""The abstract: five sentences of a talk that are understood alone and say what it is about, word for word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.languages.grammar import grammar_of
from pipeline.languages.words import Words
from pipeline.model import Evidence, Recommendation, Section, stream
from pipeline.structure.evidence import because
from pipeline.structure.excerpts.best_spread import Judged, choose
from pipeline.structure.excerpts.central import central_words, how_central
from pipeline.structure.excerpts.said_sentences import Spoken, is_among, said
from pipeline.structure.looks.asking import speaks_of_me, turns_to_you
from pipeline.structure.standing_alone import begins_aside, length, links_back, looks_of, stands_alone

_MOST = 5
_FEWEST = 3  # fewer are no abstract
_CENTRAL = 3  # of the words that the talk says most, from which a sentence says what it is about
_LENGTH = (12, 48)  # words
_SPREAD = 0.2
_READ = 3000  # sentences of a talk that are read


def find_abstract(sections: Sequence[Section], advised: Sequence[Recommendation], words: Words) -> list[Judged]:
    """The sentences of the abstract, in order; none where fewer than three are fit, or words that point are not known.

    Args:
        advised: the printed recommendations, of which none is in the abstract.
    """
    spoken = list(said(sections, words))[:_READ] if grammar_of(words.tag).deictic else []
    central = central_words((one.text for one in spoken), words)
    printed = [stream(one.text) for one in advised]
    rooms = {exchange.id: section.id for section in sections for exchange in section.exchanges()}
    fit = [
        Judged(one, share, rooms.get(one.said_in, one.said_in))
        for one in spoken
        if (share := _fit(one, central, words)) and not is_among(one, printed)
    ]
    chosen = choose(fit, _MOST, _SPREAD, words)
    return chosen if len(chosen) >= _FEWEST else []


def abstract_evidence(chosen: Sequence[Judged]) -> Iterator[Evidence]:
    """Why each sentence is in the abstract."""
    pairs = enumerate(chosen, 1)
    return (because(f"abstract {number}", "central", one.spoken.block, one.score) for number, one in pairs)


def _fit(one: Spoken, central: frozenset[str], words: Words) -> float:
    """How much of what the talk is about a sentence says, from 0 to 1; 0 for one that is not understood alone."""
    found = how_central(one.text, central, words)
    least, most = _LENGTH
    if found < _CENTRAL or not least <= length(one.text, grammar_of(words.tag)) <= most:
        return 0.0
    leans = begins_aside(one.text, words) or links_back(one.text, words)
    leans |= not one.opens and (found <= _CENTRAL or "leans back" in looks_of(one.text, words))
    alone = not leans and stands_alone(one.text, words)
    personal = speaks_of_me(one.text, words) or turns_to_you(one.text, words)  # seldom what a talk is about
    return round(found / len(central), 2) if alone and not personal else 0.0
