"""A short sentence of the answers that takes up the question and heads a section in quotation marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import log

from pipeline.languages.print_customs import custom
from pipeline.structure.sections.candidates import PASSES, Candidate
from pipeline.structure.sections.content_words import content, key_of
from pipeline.structure.sections.noun_phrases import Talk
from pipeline.structure.sections.stated import sentences_alone

_FEWEST = 3  # words that carry a theme
_LEAST, _GOOD = 1.0, 1.35  # the worth of a sentence that heads a section where nothing else does, and of a good one
_SHARED = 0.5  # what a word of the question is worth, beside those that are the section's own
FIT = PASSES + 0.06  # the score of a good one
_PARTS = frozenset(",;:،；：，、")


def quoted(answers: str, questions: Sequence[str], talk: Talk) -> Iterator[Candidate]:
    """The sentences that have a word of the questions, and words that the section says more than others."""
    words = talk.words
    marks = custom(words.tag.partition("-")[0])
    asked = set(content("\n".join(questions), words))
    if not talk.grammar.deictic or talk.grammar.order == "unspaced" or marks is None:
        return
    said = Counter([*content("\n".join(questions), words), *content(answers, words)])
    for sentence in sentences_alone(answers, words):
        keys = set(content(sentence, words))
        own = sum(log(1 + said[key]) * said[key] / max(said[key], talk.counts[key]) for key in keys)
        worth = own / max(1, len(keys)) + _SHARED * len(keys & asked)
        told = words.you.isdisjoint(map(key_of, sentence.split())) and not words.topic.match(sentence)
        told = told and not any(map(str.isdigit, sentence))  # a figure is a detail, no theme
        if len(keys) >= _FEWEST and keys & asked and worth >= _LEAST and told and not _PARTS.intersection(sentence):
            yield Candidate(
                f"{marks.outer[0]}{sentence}{marks.outer[1]}",
                "quotation",
                (FIT if worth >= _GOOD else PASSES) + worth / 1000,
            )
