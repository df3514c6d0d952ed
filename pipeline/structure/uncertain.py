"""Notes on close decisions about speakers and questions: one note per kind, with the first place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.model import Block, Evidence, Note, Origin
from pipeline.structure.evidence import because
from pipeline.structure.talk.doubtful import BY_LABEL, ONE
from pipeline.structure.talk.questions import Question

_SURE = 0.7  # a score below this counts as doubtful
_NAMED = 5  # speakers that a note names


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A kind of doubt. ``decision``: how its evidence begins; ``who`` in a message: the rest of it."""

    code: str
    decision: str
    one: str
    many: str
    hint: str


_DOUBTS = (
    _Doubt(
        "uncertain-question",
        "question ",
        "one paragraph was taken for a question, and might be part of an answer",
        "{count} paragraphs were taken for questions, and might be parts of answers",
        "taking the ### before it out of the manuscript, if it is not a question",
    ),
    _Doubt(
        "uncertain-answer",
        "answer ",
        "one paragraph of an answer asks something, and may be a question of the interview",
        "{count} paragraphs of answers ask something, and may be questions of the interview",
        "{.question} behind it in the manuscript, if it is a question",
    ),
    _Doubt(
        "uncertain-speaker",
        "speaker ",
        "{who} is named as a speaker only once",
        "{count} speakers are named only once: {who}",
        "deleting the name before the colon in the manuscript, if nobody is called so",
    ),
    _Doubt(
        "uncertain-host",
        "host ",
        "it is not certain who asks the questions",
        "it is not certain who asks the questions",
        "naming who asks in the manuscript, with questions-by",
    ),
)


def doubts(evidence: Iterable[Evidence]) -> Iterator[Note]:
    """The notes on decisions that were close."""
    evidence = tuple(evidence)
    close = [one for one in evidence if one.runner_up and (one.score is None or one.score < _SURE or _asks(one))]
    errors = sum(1 - (one.score or 0) for one in evidence if _is_question(one))
    for doubt in _DOUBTS:
        found = [one for one in close if one.decision.startswith(doubt.decision)]
        if found and (errors >= ONE or doubt.code != "uncertain-question"):
            who = ", ".join(one.decision.removeprefix(doubt.decision) for one in found[:_NAMED])
            more = ", …" if len(found) > _NAMED else ""
            message = (doubt.one if len(found) == 1 else doubt.many).format(count=len(found), who=who + more)
            line = found[0].line
            yield Note(doubt.code, "info", message, Origin(line) if line else None, doubt.hint)


def runner_up(question: Question | None) -> str | None:
    """The other reading of a paragraph that was taken for a question by a doubtful score."""
    return "part of the answer" if question and question.score < _SURE else None


def left_in_answers(near: Iterable[Question], blocks: tuple[Block, ...]) -> Iterator[Evidence]:
    """The evidence for paragraphs that nearly counted as questions."""
    for question in near:
        block = blocks[question.index]
        yield because(f"answer {block.id}", question.rule, block, question.score, "question")


def _is_question(evidence: Evidence) -> bool:
    """Whether a paragraph was taken for a question, and not a turn, of which other notes tell."""
    return evidence.decision.startswith("question ") and evidence.rule != BY_LABEL


def _asks(evidence: Evidence) -> bool:
    return evidence.decision.startswith("host ")
