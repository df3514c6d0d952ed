"""Recommendations: sentences that were said and that recommend something, never a summary of them.

Printed are those that somebody sought (mostly by a question) and explicit performatives anywhere ("I would urge"):
precise before complete. What merely says "should" elsewhere, softly or as an imperative is a candidate, listed for the
editor.
Reported speech, conditionals, questions and negations are neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.languages.words import Words
from pipeline.model import Block, Evidence, Note, Recommendation, Section
from pipeline.structure.advice import MARK_RE, PRINTED, Advice, find_advice
from pipeline.structure.advice.counsel import Speech, speeches
from pipeline.structure.evidence import because
from pipeline.structure.places import lines_of
from pipeline.text.sentences import Sentence

_LONGEST = 1000  # characters of a sentence; what is longer has no punctuation and recommends nothing
_DOUBTFUL = 0.6  # a printed recommendation up to this score is named in a note
_CLOSE = 0.1  # how near to the line a score is close
_SEVERAL = 3  # close candidates from which a note says that some may be advice


@dataclass(frozen=True, slots=True)
class Found:
    """What a text recommends: to be printed, and to be judged by the editor; with the reasons and what to look at."""

    printed: tuple[Recommendation, ...]
    candidates: tuple[Recommendation, ...]
    evidence: tuple[Evidence, ...]
    notes: tuple[Note, ...]


def find_recommendations(sections: Sequence[Section], hosts: frozenset[str], words: Words) -> Found:
    """The recommendations in the order in which they were said. ``hosts`` only ask; what they say is left out."""
    printed: list[Recommendation] = []
    candidates: list[Recommendation] = []
    evidence: list[Evidence] = []
    doubtful: list[Block] = []
    likely: list[Block] = []
    for speech in speeches(sections, hosts, words):
        for text, advice in _picked(speech, words):
            certain = advice.score >= PRINTED
            into, letter, noun = (printed, "r", "recommendation") if certain else (candidates, "c", "candidate")
            number = f"{letter}{len(into) + 1}"
            into.append(Recommendation(number, text, speech.said_in, speech.speaker, advice.addressee))
            evidence.append(_evidence(f"{noun} {number}", advice, speech.block))
            doubtful += [speech.block] if certain and advice.score <= _DOUBTFUL else []
            likely += [speech.block] if not certain and PRINTED - advice.score <= _CLOSE else []
    return Found(tuple(printed), tuple(candidates), tuple(evidence), (*_notes(doubtful), *_unprinted(likely)))


def _picked(speech: Speech, words: Words) -> list[tuple[str, Advice]]:
    """Text and reason of each recommendation of a block; one that explains itself by another is printed with it."""
    text, said = speech.block.text, speech.said
    found: list[tuple[int, int, Advice]] = []
    for index, sentence in enumerate(said):
        short = len(sentence.text) <= _LONGEST
        advice = find_advice(sentence.text, speech.sought, speech.listed, words) if short else None
        start = _begins(said, index, words).start
        if advice and found and start < found[-1][1] and advice.score < PRINTED <= found[-1][2].score:
            start = sentence.start  # what is not certain adds nothing to what is printed
        if advice and found and start < found[-1][1]:
            found[-1] = (found[-1][0], sentence.end, max(found[-1][2], advice, key=lambda one: one.score))
        elif advice:
            found.append((start, sentence.end, advice))
    return [(MARK_RE.sub("", text[start:end], count=1), advice) for start, end, advice in found]


def _begins(said: Sequence[Sentence], index: int, words: Words) -> Sentence:
    """The sentence itself, or the one before where it opens with "That" or "This" that only this one explains."""
    unresolved = words.unresolved.search(said[index].text)
    return said[index - 1] if unresolved and index else said[index]


def _evidence(decision: str, advice: Advice, block: Block) -> Evidence:
    """With the other place where the score is near the line between print and candidate."""
    other = "candidate" if advice.score >= PRINTED else "print"
    close = abs(advice.score - PRINTED) <= _CLOSE
    return replace(because(decision, advice.rule, block, advice.score), runner_up=other if close else None)


def _notes(doubtful: Sequence[Block]) -> tuple[Note, ...]:
    if not doubtful:
        return ()
    count = len(doubtful)
    message = (
        f"{count} of the recommendations are not certain" if count > 1 else "one of the recommendations is not certain"
    )
    hint = "striking in the manuscript what is no advice"
    return (Note("doubtful-recommendation", "info", message, doubtful[0].origin, hint),)


def _unprinted(likely: Sequence[Block]) -> tuple[Note, ...]:
    """A note where several sentences nearly count as recommendations."""
    if len(likely) < _SEVERAL:
        return ()
    message = f"{len(likely)} sentences may be recommendations and are not printed as such{lines_of(likely)}"
    hint = "deleting <!-- candidate and --> around what is advice in the manuscript"
    return (Note("unprinted-advice", "info", message, likely[0].origin, hint),)
