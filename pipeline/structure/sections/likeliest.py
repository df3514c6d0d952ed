"""Choose the title of a section among candidates of all kinds: the likeliest that an editor would print.

A question knows whether it is a good one of its kind, a phrase how often it is said; which of them a reader would print
is a logistic regression on titles that were graded as fit or not (docs/decisions/0009-themed-sections.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log, log1p

from pipeline.structure.sections.candidates import POOR, Candidate
from pipeline.structure.sections.content_words import content
from pipeline.structure.sections.noun_phrases import Talk
from pipeline.structure.sections.widths import SHORT, columns

_LINE = 50  # columns
_WEIGHTS: Mapping[str, float] = {
    "": -0.6,
    "score": 0.6,
    "common": 0.5,
    "width": 0.3,
    "wide": -4.5,
    "single": -0.9,
    "comma": -1.2,
    "told": -4.5,
}


def best_first(ranked: Sequence[Candidate], talk: Talk) -> list[Candidate]:
    """The candidates that may be printed, the likeliest first, before the poor ones in the order that they have."""
    passing = [one for one in ranked if one.score > POOR]
    poor = [one for one in ranked if one.score <= POOR]
    return sorted(passing, key=lambda one: likelihood(one, talk), reverse=True) + poor


def likelihood(one: Candidate, talk: Talk) -> float:
    """How likely an editor would print a candidate whose score is between 0 and 1, from 0 to 1."""
    said, width = set(content(one.text, talk.words)), columns(one.text)
    signs = {
        "": 1,
        "score": log(one.score / (1 - one.score)),
        "common": sum(log1p(talk.counts[word]) for word in said) / max(len(said), 1),
        "width": width / _LINE,
        "wide": max(0, width - SHORT) / _LINE,
        "single": len(said) < 2,
        "comma": "," in one.text,
        "told": one.rule == "first-sentence",
    }
    return 1 / (1 + exp(-sum(_WEIGHTS[sign] * value for sign, value in signs.items())))
