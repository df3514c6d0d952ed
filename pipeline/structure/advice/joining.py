"""Sentences of one thought as one passage: "Start with a small boat. Then move to a bigger one."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.languages.grammar import grammar_of
from pipeline.languages.words import Words
from pipeline.structure.advice.advising import Advice
from pipeline.structure.standing_alone import goes_on_with, length
from pipeline.text.sentences import Sentence

_LENDS = 1.5  # how much longer a sentence may be that explains what another one points back to
_LENDS_PRINTED = 2.1  # and where both are printed
_LENDS_CLEAR = 1.4  # and where the other one is clear, but clearer behind it
_LONGEST = 40  # words of a passage that is printed
_CURT = 6  # words below which a sentence says little alone: "Ask questions."
_BRIEF = 13  # words of a sentence that it may join
_CHAIN = 24  # words of such sentences as one passage


@dataclass(frozen=True, slots=True)
class Run:
    """Sentences that are taken as one: where they begin and end, the number of the last one, and the surest reason."""

    start: int
    end: int
    last: int
    advice: Advice


def joined(text: str, said: Sequence[Sentence], advised: Sequence[Advice | None], words: Words) -> list[Run]:
    """What recommends something in a block, in order; ``advised`` holds the reason of each sentence, if there is one.

    What points back is taken with the sentence before it, and printed so if that one is clear itself; so is what is
    printed and leans or goes on. Of what is printed, curt commands are one chain.
    """
    runs: list[Run] = []
    for index, (sentence, advice) in enumerate(zip(said, advised, strict=True)):
        if advice is None:
            continue
        own = Run(sentence.start, sentence.end, index, advice)
        before = runs[-1] if runs and runs[-1].last == index - 1 else None
        if before and _is_one(text, before, own, words):
            runs[-1] = _merged(before, own, before.advice.prints)
        elif not index or not _hangs(text, own, said[index - 1], words):
            runs.append(own)
        elif before is None:
            runs.append(_lent(text, own, said[index - 1], words))
        elif before.advice.prints:
            runs.append(own)
        else:
            lent = _lent(text, own, said[index - 1], words)
            runs[-1] = _merged(before, lent, lent.advice.prints and before.start == lent.start)
    return runs


def _hangs(text: str, own: Run, before: Sentence, words: Words) -> bool:
    """Whether a sentence is to be taken with the one before it: it points back, or would be clearer behind it."""
    advice, last = own.advice, text[own.start : own.end]
    longer = len(before.text) / len(last)
    if advice.points_back:
        return longer <= (_LENDS_PRINTED if advice.carried else _LENDS)
    ties = advice.carried and (advice.leans or goes_on_with(last, words))
    return ties and longer <= _LENDS_CLEAR and _size(text[before.start : own.end], words) <= _LONGEST


def _lent(text: str, own: Run, before: Sentence, words: Words) -> Run:
    """A sentence with the one before it, to which it points back."""
    prints = own.advice.carried and _size(text[before.start : own.end], words) <= _LONGEST
    return replace(own, start=before.start, advice=replace(own.advice, prints=prints))


def _is_one(text: str, before: Run, own: Run, words: Words) -> bool:
    """Whether a sentence belongs to what is printed before it."""
    if not before.advice.prints or "\n" in text[before.end : own.start]:
        return False
    whole, last = _size(text[before.start : own.end], words), text[own.start : own.end]
    if own.advice.sure and (own.advice.leans or goes_on_with(last, words)):
        return whole <= _LONGEST
    first, second = sorted((_size(last, words), _size(text[before.start : before.end], words)))
    curt = first < _CURT and second <= _BRIEF
    return own.advice.prints and curt and whole <= _CHAIN


def _merged(before: Run, own: Run, prints: bool) -> Run:
    surer = max(before.advice, own.advice, key=lambda one: one.score)
    whom = before.advice.addressee or own.advice.addressee
    return Run(before.start, own.end, own.last, replace(surer, prints=prints, addressee=whom))


def _size(text: str, words: Words) -> float:
    return length(text, grammar_of(words.tag))
