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
_NEAR = 60  # characters before a cue in which reports and doubts count
_CLAUSE = 200  # characters before a cue in which its clause begins
_LONGEST = 1000  # characters of a sentence; what is longer has no punctuation and recommends nothing
_UNRESOLVED_RE = re.compile(
    r"(?:And |But |So )?(?:That|This|These|Those|It|They)(?:[’'](?:s|re|d)|\s(?:is|are|was|would|will|should|must"
    r"|needs?|has|have|ought|can|could|may|means))\b"
)
_EXPLETIVE_RE = re.compile(
    r"It(?:[’']s| is| will be| would be) (?:\w+ )?"
    r"(?:important|essential|vital|crucial|critical|imperative|necessary|time|urgent)\b"
)
_SENTENCE_RE = re.compile(r"[^.!?。！？؟]+[.!?。！？؟]?")
_QUOTED_RE = re.compile(r"[“\"][^“”\"]*[”\"]")
_IF_RE = re.compile(r"\b(?:if|unless|whether|when|suppose)\b[^,;.]*$", re.I)
_ADDRESSED_RE = re.compile(r"(?:urge|encourage|advise|recommend|implore|ask|call (?:on|upon)|appeal to)\s*$", re.I)
_OBJECT_RE = re.compile(r"\s*([^,;.]{2,60}?)\s+(?:to|that|should|must|not to)\b")
_SUBJECT_RE = re.compile(r"(?:^|[,;:]\s|\b(?:and|but|that|so|think|believe)\s)([^,;:]{2,60}?)\s*$")
_NO_PARTY_RE = re.compile(
    r"\b(?:i|we|you|they|he|she|it|them|him|us|there|people|this|that|which|who|what|is|are|was|be|do|does|everyone|everybody|one)\b",
    re.I,
)
_NAME_RE = re.compile(r"(?:the\s)?[A-Z][\w’'-]+(?:\s(?:(?:of|and|for|the|on)\s)*[A-Z][\w’'-]+)*")
_WHOLE_RE = re.compile(r"[.!…。！؟][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class _Answer:
    """One block of speech: where it was said, by whom, and whether a question asked for recommendations there."""

    block: Block
    said_in: str
    speaker: str | None
    sought: bool


def seeks_advice(exchange: Exchange, words: Words) -> bool:
    """Whether the question asks for recommendations, and is answered."""
    text = " ".join(block.text for block in exchange.question.blocks)[-600:]
    asking = [piece for piece in _SENTENCE_RE.findall(text) if piece[-1] in "?？؟"] or [text]
    return bool(exchange.answers) and any(words.seeks_advice.search(piece) for piece in asking)


def advice_opens(exchanges: Sequence[Exchange], words: Words) -> int | None:
    """The index of the question about recommendations that opens the last section, None where there is none."""
    first = max(1, len(exchanges) - _LAST)
    return next((i for i in range(first, len(exchanges)) if seeks_advice(exchanges[i], words)), None)


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
        if len(sentence.text) > _LONGEST:
            continue
        cue = _cue(sentence.text, answer.sought, answer.block.kind != "paragraph", words)
        if cue is None:
            continue
        start = _begins(said, index)
        if start.start >= end:  # the sentence before may have been printed already
            rule = "asked-for" if answer.sought else "performative"
            yield text[start.start : sentence.end], _addressee(sentence.text, cue, words), rule
            end = sentence.end


def _cue(sentence: str, sought: bool, whole: bool, words: Words) -> re.Match[str] | None:
    """The words that make a sentence a recommendation, None where it is none.

    A sentence that breaks off is none, unless it is the ``whole`` of a list item.
    """
    if (not whole and not _WHOLE_RE.search(sentence)) or sentence.rstrip("”\"'’) .")[-1:] in "?？؟—–-":
        return None
    quoted = [(match.start(), match.end()) for match in _QUOTED_RE.finditer(sentence)]
    for cue in (words.advises if sought else words.performs).finditer(sentence):
        window = sentence[max(0, cue.start() - _NEAR) : cue.end() + 40]
        clause = sentence[max(0, cue.start() - _CLAUSE) : cue.start()]
        if not (any(a <= cue.start() < b for a, b in quoted) or _IF_RE.search(clause) or _rejected(window, words)):
            return cue
    return None


def _rejected(window: str, words: Words) -> bool:
    """Whether the words around the cue report, doubt, deny or state a constraint."""
    return words.no_advice.search(window) is not None


def _begins(said: Sequence[Sentence], index: int) -> Sentence:
    """The sentence itself, or the one before where it opens with "That" or "This" that only this one explains."""
    text = said[index].text
    unresolved = _UNRESOLVED_RE.match(text) and not _EXPLETIVE_RE.match(text)
    return said[index - 1] if unresolved and index else said[index]


def _addressee(sentence: str, cue: re.Match[str], words: Words) -> str | None:
    """Whom the sentence names: the object of "I would urge", or the subject of "must"; None where it names nobody."""
    if _ADDRESSED_RE.search(cue[0]):
        match = _OBJECT_RE.match(sentence, cue.end())
        return match[1] if match and _is_party(match[1]) else None
    match = _SUBJECT_RE.search(sentence[max(0, cue.start() - _CLAUSE) : cue.start()])
    if match is None or not _is_party(match[1]):
        return None
    named = _NAME_RE.fullmatch(match[1]) and (match.start(1) > 0 or " " in match[1])
    return match[1] if named or _is_body(match[1], words) else None


def _is_party(text: str) -> bool:
    return len(text.split()) <= 8 and not _NO_PARTY_RE.search(text) and not text.split()[0].endswith("ing")


def _is_body(text: str, words: Words) -> bool:
    """Whether the noun that heads a phrase is that of a body which can act: "governments of the region"."""
    head = re.split(r"\s(?:of|in|for|on|at|around|across|like|such)\s", text)[0]
    found = list(words.bodies.finditer(head))
    return bool(found) and found[-1].end() == len(head) and len(head.split()) <= 5
