"""Recommendations: sentences that were said and that recommend something, never a summary of them.

Printed are those that a question asked for and explicit performatives anywhere ("I would urge"): precise before
complete. What merely says "should" elsewhere, softly or as an imperative is a candidate, listed for the editor.
Reported speech, conditionals, questions and negations are neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model import Block, Evidence, Exchange, Note, Recommendation, Section, Turn
from pipeline.structure.advice import PRINTED, Advice, find_advice
from pipeline.structure.evidence import because
from pipeline.structure.sentences import Sentence, sentences
from pipeline.structure.words import Words

_LAST = 3  # a question about recommendations among the last three opens its own section
_LONGEST = 1000  # characters of a sentence; what is longer has no punctuation and recommends nothing
_DOUBTFUL = 0.6  # a printed recommendation up to this score is named in a note
_CLOSE = 0.1  # how near to the line a score is close
_UNRESOLVED_RE = re.compile(
    r"(?:And |But |So )?(?:That|This|These|Those|It|They)(?:[’'](?:s|re|d)|\s(?:is|are|was|would|will|should|must"
    r"|needs?|has|have|ought|can|could|may|means))\b"
)
_EXPLETIVE_RE = re.compile(
    r"It(?:[’']s| is| will be| would be) (?:\w+ )?"
    r"(?:important|essential|vital|crucial|critical|imperative|necessary|time|urgent|best|better|good|fair|great)\b"
    r"|It would (?:be|help)\b[^.]*? (?:if|to)\b"
)
_ELLIPTIC = 60  # characters of a question without a verb of its own
_GOES_ON_RE = re.compile(r"(?:and|what about|y|et|und|e|ed|en|i|a|и|а|و|ו|那|では|그럼)[\s,]|[و那]|ו(?=\w)", re.I)
_TURN_RE = re.compile(r"^[—–―-]\s?")  # the dash of a dialogue begins a turn, and no sentence
_SENTENCE_RE = re.compile(r"[^.!?。！？؟]+[.!?。！？؟]?")


@dataclass(frozen=True, slots=True)
class Found:
    """What a text recommends: to be printed, and to be judged by the editor; with the reasons and what to look at."""

    printed: tuple[Recommendation, ...]
    candidates: tuple[Recommendation, ...]
    evidence: tuple[Evidence, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class _Answer:
    """One block of speech: where it was said, by whom, and whether a question asked for recommendations there."""

    block: Block
    said_in: str
    speaker: str | None
    sought: bool


def seeks_advice(exchange: Exchange, words: Words) -> bool:
    """Whether the question asks for recommendations in so many words, and is answered."""
    return _asks(exchange, words.seeks_advice)


def advice_opens(exchanges: Sequence[Exchange], words: Words) -> int | None:
    """The index of the question about recommendations that opens the last section, None where there is none."""
    first = max(1, len(exchanges) - _LAST)
    return next((i for i in range(first, len(exchanges)) if seeks_advice(exchanges[i], words)), None)


def find_recommendations(sections: Sequence[Section], hosts: frozenset[str], words: Words) -> Found:
    """The recommendations in the order in which they were said. ``hosts`` only ask; what they say is left out."""
    printed: list[Recommendation] = []
    candidates: list[Recommendation] = []
    evidence: list[Evidence] = []
    doubtful: list[Block] = []
    for answer in _answers(sections, hosts, words):
        for text, advice in _picked(answer, words):
            certain = advice.score >= PRINTED
            into, letter, noun = (printed, "r", "recommendation") if certain else (candidates, "c", "candidate")
            number = f"{letter}{len(into) + 1}"
            into.append(Recommendation(number, text, answer.said_in, answer.speaker, advice.addressee))
            evidence.append(_evidence(f"{noun} {number}", advice, answer.block))
            doubtful += [answer.block] if certain and advice.score <= _DOUBTFUL else []
    return Found(tuple(printed), tuple(candidates), tuple(evidence), _notes(doubtful))


def _asks(exchange: Exchange, *patterns: re.Pattern[str]) -> bool:
    text = " ".join(block.text for block in exchange.question.blocks)[-600:]
    asking = [piece for piece in _SENTENCE_RE.findall(text) if piece[-1] in "?？؟"] or [text]
    return bool(exchange.answers) and any(pattern.search(piece) for pattern in patterns for piece in asking)


def _follows_up(exchange: Exchange) -> bool:
    """Whether a question only goes on with the one before: "And to the ministry?"."""
    text = " ".join(block.text for block in exchange.question.blocks).strip("—–- ¿")
    return len(text) <= _ELLIPTIC and bool(_GOES_ON_RE.match(text))


def _answers(sections: Sequence[Section], hosts: frozenset[str], words: Words) -> Iterator[_Answer]:
    sought = False
    for section in sections:
        for item in section.items:
            if isinstance(item, Exchange):
                sought = _asks(item, words.seeks_advice, words.invites_advice) or (sought and _follows_up(item))
                for turn in item.answers:
                    yield from _of_turn(turn, item.id, hosts, sought)
            elif isinstance(item, Turn):
                yield from _of_turn(item, section.id, hosts, False)
            elif item.kind in ("paragraph", "bullet", "numbered"):
                yield _Answer(item, section.id, None, False)


def _of_turn(turn: Turn, said_in: str, hosts: frozenset[str], sought: bool) -> Iterator[_Answer]:
    if turn.label and turn.label in hosts:
        return
    for block in turn.blocks:
        if block.kind in ("paragraph", "bullet", "numbered"):
            yield _Answer(block, said_in, turn.speaker, sought)


def _picked(answer: _Answer, words: Words) -> list[tuple[str, Advice]]:
    """Text and reason of each recommendation of a block; one that explains itself by another is printed with it."""
    text, listed = answer.block.text, answer.block.kind != "paragraph"
    said = sentences(text, words.tag)
    found: list[tuple[int, int, Advice]] = []
    for index, sentence in enumerate(said):
        advice = find_advice(sentence.text, answer.sought, listed, words) if len(sentence.text) <= _LONGEST else None
        start = _begins(said, index).start
        if advice and found and start < found[-1][1]:
            found[-1] = (found[-1][0], sentence.end, max(found[-1][2], advice, key=lambda one: one.score))
        elif advice:
            found.append((start, sentence.end, advice))
    return [(_TURN_RE.sub("", text[start:end], count=1), advice) for start, end, advice in found]


def _begins(said: Sequence[Sentence], index: int) -> Sentence:
    """The sentence itself, or the one before where it opens with "That" or "This" that only this one explains."""
    text = said[index].text
    unresolved = _UNRESOLVED_RE.match(text) and not _EXPLETIVE_RE.match(text)
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
    hint = "striking it in the manuscript, if nothing is advised there"
    return (Note("doubtful-recommendation", "info", message, doubtful[0].origin, hint),)
