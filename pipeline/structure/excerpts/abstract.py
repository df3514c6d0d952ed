"""The abstract: five sentences of a talk that are understood alone and say what it is about, word for word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.languages.words import Words
from pipeline.model import Evidence, Recommendation, Section, stream
from pipeline.structure.evidence import because
from pipeline.structure.excerpts.best_spread import Judged, choose
from pipeline.structure.excerpts.central import central_words, centrality
from pipeline.structure.excerpts.excerpt_weights import ABSTRACT, score
from pipeline.structure.excerpts.said_sentences import Spoken, is_among, said
from pipeline.structure.excerpts.sentence_signs import looks_of

_MOST = 5
_FEWEST = 3  # fewer are no abstract
_LEAST = 0.65  # the score from which a sentence is fit for it
_SPREAD = 0.2
_READ = 3000  # sentences of a talk that are read


def find_abstract(sections: Sequence[Section], advised: Sequence[Recommendation], words: Words) -> list[Judged]:
    """The sentences of the abstract, in order; none where fewer than three are fit.

    Args:
        advised: the printed recommendations, of which none is in the abstract.
    """
    spoken = list(said(sections, words))[:_READ]
    central = central_words((one.text for one in spoken), words)
    printed = [stream(one.text) for one in advised]
    rooms = {exchange.id: section.id for section in sections for exchange in section.exchanges()}
    judged = [
        Judged(one, score(_signs(one, central, words), ABSTRACT), rooms.get(one.said_in, one.said_in))
        for one in spoken
        if not is_among(one, printed)
    ]
    fit = [one for one in judged if one.score >= _LEAST]
    chosen = choose(fit, _MOST, _SPREAD, words)
    return chosen if len(chosen) >= _FEWEST else []


def abstract_evidence(chosen: Sequence[Judged]) -> Iterator[Evidence]:
    """Why each sentence is in the abstract."""
    pairs = enumerate(chosen, 1)
    return (because(f"abstract {number}", "central", one.spoken.block, one.score) for number, one in pairs)


def _signs(one: Spoken, central: frozenset[str], words: Words) -> Iterator[str]:
    yield from looks_of(one.text, words)
    yield from centrality(one.text, central, words)
    if one.place == 0:
        yield "first"
    elif one.opens:
        yield "opens a paragraph"
