"""Sentences that a briefing prints once more: answers in one sentence, an abstract, pull quotes, dates."""

from __future__ import annotations

from dataclasses import replace

from pipeline.languages.words import words_of
from pipeline.model import Briefing, Extras
from pipeline.structure.excerpts.abstract import abstract_evidence, find_abstract
from pipeline.structure.excerpts.answers import answer_evidence, find_answers
from pipeline.structure.excerpts.chronology import find_chronology
from pipeline.structure.excerpts.quotable import find_marginal, marginal_evidence


def with_extras(briefing: Briefing, wished: Extras) -> Briefing:
    """The briefing with what an editor wishes besides its text; what it has already, from a manuscript, stays."""
    briefing = replace(briefing, extras=briefing.extras.over(wished))
    wished, words = briefing.extras, words_of(briefing.language)
    if wished.answers and not briefing.answers:
        advised = {one.said_in for one in briefing.recommendations}  # whose sentence is printed already
        found = find_answers(briefing.sections, words)
        clear = [one for one in found if one.said_in not in advised]
        why = (*briefing.evidence, *answer_evidence(clear))
        briefing = replace(briefing, answers=tuple(one.excerpt for one in clear), evidence=why)
    if wished.abstract and not briefing.abstract:
        chosen = find_abstract(briefing.sections, briefing.recommendations, words)
        why = (*briefing.evidence, *abstract_evidence(chosen))
        briefing = replace(briefing, abstract=tuple(one.spoken.excerpt for one in chosen), evidence=why)
    if wished.chronology and not briefing.chronology:
        briefing = replace(briefing, chronology=find_chronology(briefing.sections, words))
    if wished.quotes and not briefing.quotes:
        said = (
            one.text for printed in (briefing.abstract, briefing.answers, briefing.recommendations) for one in printed
        )
        chosen = find_marginal(briefing.sections, tuple(said), words)
        why = (*briefing.evidence, *marginal_evidence(chosen))
        briefing = replace(briefing, quotes=tuple(one.spoken.excerpt for one in chosen), evidence=why)
    return briefing
