"""Recommendations: sentences that were said and that recommend something, never a summary of them.

Two finders, both precise before complete: the prescriptive sentences in the answers to a question that asks for
recommendations, and explicit performatives anywhere ("I would urge"). Reported speech, conditionals, questions,
negations and constraints ("they have to be careful") are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model import Block, Evidence, Exchange, Recommendation, Section, Turn
from pipeline.structure.evidence import because
from pipeline.structure.sentences import Sentence, sentences
from pipeline.structure.words import Words

_LAST = 3  # a question about recommendations among the last three opens its own section
_UNRESOLVED_RE = re.compile(
    r"(?:And |But |So )?(?:That|This|These|Those|It|They)(?:[’'](?:s|re|d)|\s(?:is|are|was|would|will|should|must|needs?|has|have|ought|can|could|may|means))\b"
)
_EXPLETIVE_RE = re.compile(
    r"It(?:[’']s| is| will be| would be) (?:\w+ )?(?:important|essential|vital|crucial|critical|imperative|necessary|time|urgent)\b"
)
_QUOTED_RE = re.compile(r"[“\"][^”\"]*[”\"]")
_IF_RE = re.compile(r"\b(?:if|unless|whether|when|suppose)\b[^,;.]*$", re.I)
_OBJECT_RE = re.compile(
    r"\s+(?:on |upon |to |that |for )?((?:the |all |our |its |their |every |each )?[^,;.]{2,60}?)\s+(?:to|that|should|must|not to)\b"
)
_SUBJECT_RE = re.compile(r"(?:^|[,;:]\s|\b(?:and|but|that|so|think|believe)\s)([^,;:]{2,60}?)\s*$")
_PRONOUN_RE = re.compile(
    r"^(?:i|we|you|they|he|she|it|there|people|this|that|these|those|everyone|everybody|one)\b", re.I
)
_NAME_RE = re.compile(r"(?:^|\s)(?:the\s)?[A-Z][\w’'-]+")


@dataclass(frozen=True, slots=True)
class _Answer:
    """One block of speech: where it was said, by whom, and whether a question asked for recommendations there."""

    block: Block
    said_in: str
    speaker: str | None
    sought: bool


def seeks_advice(exchange: Exchange, words: Words) -> bool:
    """Whether the question asks for recommendations, and is answered."""
    text = " ".join(block.text for block in exchange.question.blocks)
    return bool(exchange.answers) and bool(words.seeks_advice.search(text[-600:]))


def advice_opens(exchanges: Sequence[Exchange], words: Words) -> int | None:
    """The index of the question about recommendations that opens the last section, None where there is none."""
    first = max(1, len(exchanges) - _LAST)
    return next((i for i in range(first, len(exchanges)) if _names_advice(exchanges[i], words)), None)


def find_recommendations(
    sections: Sequence[Section], hosts: frozenset[str], words: Words
) -> tuple[tuple[Recommendation, ...], tuple[Evidence, ...]]:
    """The recommendations in the order in which they were said. ``hosts`` only ask; what they say is left out."""
    found: list[Recommendation] = []
    evidence = []
    for answer in _answers(sections, hosts, words):
        for text, addressee, rule in _picked(answer, words):
            number = f"r{len(found) + 1}"
            found.append(Recommendation(number, text, answer.said_in, answer.speaker, addressee))
            evidence.append(because(f"recommendation {number}", rule, answer.block))
    return tuple(found), tuple(evidence)


def _names_advice(exchange: Exchange, words: Words) -> bool:
    text = " ".join(block.text for block in exchange.question.blocks)
    return seeks_advice(exchange, words) and bool(words.advice_noun.search(text) or words.seeks_advice.search(text))


def _answers(sections: Sequence[Section], hosts: frozenset[str], words: Words) -> Iterator[_Answer]:
    for section in sections:
        for item in section.items:
            if isinstance(item, Exchange):
                sought = seeks_advice(item, words)
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


def _picked(answer: _Answer, words: Words) -> Iterator[tuple[str, str | None, str]]:
    """Text, addressee and rule of each recommendation of a block."""
    text = answer.block.text
    if not (words.performs.search(text) or (answer.sought and words.advises.search(text))):
        return
    said = sentences(text, words.tag)
    end = -1
    for index, sentence in enumerate(said):
        cue = _cue(sentence.text, answer.sought, words)
        if cue is None:
            continue
        start = _begins(said, index)
        if start.start >= end:  # the sentence before may have been printed already
            rule = "asked-for" if answer.sought else "performative"
            yield text[start.start : sentence.end], _addressee(sentence.text, cue, words), rule
            end = sentence.end


def _cue(sentence: str, sought: bool, words: Words) -> re.Match[str] | None:
    """The words that make a sentence a recommendation, None where it is none."""
    if sentence.rstrip(" ”\"'’)")[-1:] in "?？؟":
        return None
    pattern = words.advises if sought else words.performs
    for cue in pattern.finditer(sentence):
        before = sentence[: cue.start()]
        window = sentence[max(0, cue.start() - 60) : cue.end() + 40]
        quoted = any(m.start() <= cue.start() < m.end() for m in _QUOTED_RE.finditer(sentence))
        if not quoted and not _IF_RE.search(before) and not _rejected(window, cue[0], words):
            return cue
    return None


def _rejected(window: str, cue: str, words: Words) -> bool:
    at = window.find(cue)
    return any(match.end() > at for match in words.no_advice.finditer(window)) or _reported(window[:at], words)


def _reported(before: str, words: Words) -> bool:
    """Whether somebody else is said to have said it: "he said that we should"."""
    return words.no_advice.search(before) is not None


def _begins(said: Sequence[Sentence], index: int) -> Sentence:
    """The sentence itself, or the one before where it opens with "That" or "This" that only this one explains."""
    text = said[index].text
    unresolved = _UNRESOLVED_RE.match(text) and not _EXPLETIVE_RE.match(text)
    return said[index - 1] if unresolved and index else said[index]


def _addressee(sentence: str, cue: re.Match[str], words: Words) -> str | None:
    """Whom the sentence names: the object of "I would urge", or the subject of "must"; None where it names nobody."""
    after = _OBJECT_RE.match(sentence, cue.end())
    before = _SUBJECT_RE.search(sentence[: cue.start()])
    for match in (after, before):
        words_of_it = match[1].strip() if match else ""
        if words_of_it and _is_body(words_of_it, words):
            return words_of_it
    return None


def _is_body(text: str, words: Words) -> bool:
    if _PRONOUN_RE.match(text) or len(text.split()) > 8:
        return False
    return bool(words.bodies.search(text) or _NAME_RE.search(text))
