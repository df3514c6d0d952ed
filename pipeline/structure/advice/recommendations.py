"""Recommendations: sentences that were said and that recommend something, never a summary of them.

Printed are the surest, seven at most (:mod:`choosing`): precise before complete. The others that may be some are
candidates, listed for the editor. Reported speech, questions and denials are neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.languages.words import Words
from pipeline.model import Block, Evidence, Note, Recommendation, Section
from pipeline.structure.advice.advising import PRINTED, Advice, advised
from pipeline.structure.advice.choosing import Passage, choose
from pipeline.structure.advice.counsel import Speech, speeches
from pipeline.structure.advice.joining import joined
from pipeline.structure.advice.sentence_signs import MARK_RE, WORDING
from pipeline.structure.evidence import because
from pipeline.structure.places import lines_of

_DOUBTFUL = 0.6  # a printed recommendation up to this score is named in a note
_CLOSE = 0.1  # how near to the line a score is close
_EXPECTED = 0.55  # candidates expected to belong on the page, from which a note says so
_UNHEARD = 0.2  # what an exchange in which advice was asked for, and none is printed, adds to that
_NAMED = 4  # lines named for each of them
_KEPT_BACK = 0.5  # a candidate above this score was left out for another reason, and is no likelier to belong there


@dataclass(frozen=True, slots=True)
class Found:
    """What a text recommends: to be printed, and to be judged by the editor; with the reasons and what to look at."""

    printed: tuple[Recommendation, ...]
    candidates: tuple[Recommendation, ...]
    evidence: tuple[Evidence, ...]
    notes: tuple[Note, ...]


def find_recommendations(sections: Sequence[Section], hosts: frozenset[str], words: Words) -> Found:
    """The recommendations in the order in which they were said. ``hosts`` only ask; what they say is left out."""
    said = list(speeches(sections, hosts, words))
    passages = [
        Passage(text, advice, speech)
        for speech, found in advised(said, words)
        for text, advice in _picked(speech, found, words)
    ]
    chosen = choose(passages)
    printed: list[Recommendation] = []
    candidates: list[Recommendation] = []
    evidence: list[Evidence] = []
    for number, one in enumerate(passages):
        into, letter, noun = (printed, "r", "recommendation") if number in chosen else (candidates, "c", "candidate")
        name = f"{letter}{len(into) + 1}"
        into.append(Recommendation(name, one.text, one.speech.said_in, one.speech.speaker, one.advice.addressee))
        evidence.append(_evidence(f"{noun} {name}", number in chosen, one))
    doubtful = [passages[number].speech.block for number in chosen if passages[number].advice.score <= _DOUBTFUL]
    offered = [one for number, one in enumerate(passages) if number not in chosen]
    unheard = {speech.said_in for speech in said if speech.sought} - {one.said_in for one in printed}
    notes = (*_notes(doubtful), *_unprinted(offered, len(unheard)))
    return Found(tuple(printed), tuple(candidates), tuple(evidence), notes)


def _picked(speech: Speech, advised: Sequence[Advice | None], words: Words) -> list[tuple[str, Advice]]:
    """Text and reason of each recommendation of a block."""
    text = speech.block.text
    runs = joined(text, speech.said, advised, words)
    return [(MARK_RE.sub("", text[one.start : one.end], count=1), one.advice) for one in runs]


def _evidence(decision: str, prints: bool, one: Passage) -> Evidence:
    """With the other place if the score is near the line between print and candidate."""
    other = "candidate" if prints else "print"
    close = abs(one.advice.score - PRINTED) <= _CLOSE
    why = because(decision, one.advice.rule, one.speech.block, one.advice.score)
    return replace(why, runner_up=other if close else None)


def _notes(doubtful: Sequence[Block]) -> tuple[Note, ...]:
    if not doubtful:
        return ()
    count = len(doubtful)
    message = (
        f"{count} of the recommendations are not certain" if count > 1 else "one of the recommendations is not certain"
    )
    hint = "striking in the manuscript what is no advice"
    return (Note("doubtful-recommendation", "info", message, doubtful[0].origin, hint),)


def _unprinted(offered: Sequence[Passage], unheard: int) -> tuple[Note, ...]:
    """A note where candidates belong on the page in all probability; the likeliest are named first.

    Of candidates of a score so many do as its square says. What has no cue is less sure, and not counted. More do where
    advice was asked for in ``unheard`` exchanges, and nothing of them is printed.
    """
    surer = [one for one in offered if not one.advice.rule.endswith(WORDING)]
    expected = sum(min(one.advice.score, _KEPT_BACK) ** 2 for one in surer) + _UNHEARD * unheard
    if not surer or expected < _EXPECTED:
        return ()
    count = round(expected)
    likely = [one.speech.block for one in sorted(surer, key=lambda one: -one.advice.score)[: _NAMED * count]]
    some = f"some {count}" if count > 1 else "one or two"
    left_out = f"{len(offered)} sentences that were left out of the recommendations"
    message = f"{some} of {left_out} probably belong there{lines_of(likely)}"
    hint = "deleting <!-- candidate and --> around what is advice in the manuscript"
    return (Note("unprinted-advice", "info", message, likely[0].origin, hint),)
