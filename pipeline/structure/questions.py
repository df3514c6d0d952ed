"""Which paragraphs of an unlabelled interview are questions: by their form where it recurs, else by a score."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from pipeline.model import Block, MarkKind
from pipeline.structure.words import Words

_MARKS = "?？؟\N{GREEK QUESTION MARK}"
_ASKS_RE = re.compile(rf"[{_MARKS}][!?？]*[\s\"'”’»)\]）」』*_]*$")
_WORD_RE = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_STOP_RE = re.compile(rf"[.!…。！{_MARKS}:][\"'”’»)\]]*\s+")
_NOD_RE = re.compile(r"\s*[.,!…。，、！]+\s*")
_THRESHOLD = 0.6
_LONGEST = 1500  # a paragraph of more characters is an answer, whatever ends it


@dataclass(frozen=True, slots=True)
class Question:
    """Block ``index`` is a question: why, and how sure, from 0 to 1."""

    index: int
    rule: str
    score: float


def find_questions(blocks: tuple[Block, ...], words: Words) -> dict[int, Question]:
    """The questions of a text without labels, by the index of their block; empty where it is no interview."""
    if shaped := find_shaped(blocks, words):
        return shaped
    scored = [_scored(index, blocks, words) for index in range(len(blocks))]
    return _convincing([question for question in scored if question], blocks, words)


def find_shaped(blocks: tuple[Block, ...], words: Words, headings: bool = True) -> dict[int, Question]:
    """The questions that are set apart by their form: bold, headings or italics, whichever recurs."""
    forms = [form for form in _FORMS if headings or form[1] is not _heading]
    found = (_by_form(blocks, words, rule, has_form) for rule, has_form in forms)
    return next(filter(None, found), {})


def find_asked(blocks: tuple[Block, ...], before: Collection[int], words: Words) -> dict[int, Question]:
    """The questions of a text in which one person has a label: the paragraphs just above it that ask."""
    above = [i - 1 for i in before if i and i - 1 not in before and blocks[i - 1].kind != "heading"]
    return {i: Question(i, "above-a-label", 0.8) for i in above if puts_a_question(blocks[i].text, words)}


def asks(text: str) -> bool:
    """Whether a text ends with a question mark, closing quotation marks and brackets aside."""
    return bool(_ASKS_RE.search(text[-40:]))


def puts_a_question(text: str, words: Words) -> bool:
    """Whether a turn of a host asks something: a question mark near its end, or a request."""
    return any(mark in text[-250:] for mark in _MARKS) or requests(text, words)


def is_nod(text: str, words: Words) -> bool:
    """Whether a turn only keeps the talk going: "Right.", "I see. Thank you."."""
    pieces = [piece for piece in _NOD_RE.split(text.casefold()) if piece]
    return len(text) <= 60 and all(piece in words.nods for piece in pieces)


def requests(text: str, words: Words) -> bool:
    """Whether one of the last sentences asks without a question mark: "Tell us about …"."""
    pieces = _STOP_RE.split(text[-600:])
    return any(words.request.match(piece.strip()) for piece in pieces[-3:])


def whole(block: Block, kind: MarkKind) -> bool:
    """Whether the marks of a kind cover the block, punctuation and spaces aside."""
    done = 0
    for mark in sorted((mark for mark in block.marks if mark.kind == kind), key=lambda mark: mark.start):
        if any(map(str.isalnum, block.text[done : mark.start])):
            return False
        done = max(done, mark.end)
    return done > 0 and not any(map(str.isalnum, block.text[done:]))


def _strong(block: Block) -> bool:
    return block.kind == "paragraph" and whole(block, "strong")


def _heading(block: Block) -> bool:
    return block.kind == "heading"


def _em(block: Block) -> bool:
    return block.kind in ("paragraph", "quote") and whole(block, "em")


_FORMS: tuple[tuple[str, Callable[[Block], bool]], ...] = (
    ("bold-question", _strong),
    ("heading-question", _heading),
    ("italic-question", _em),
)


def _by_form(
    blocks: tuple[Block, ...], words: Words, rule: str, has_form: Callable[[Block], bool]
) -> dict[int, Question]:
    """Questions that share a form. Bold and italic statements among them ask too; a heading must be a question."""
    shaped = [i for i, block in enumerate(blocks) if has_form(block) and i < len(blocks) - 1]
    asking = [i for i in shaped if asks(blocks[i].text) or requests(blocks[i].text, words)]
    if len(asking) < 3 and not (len(asking) == 2 and len(blocks) <= 12):
        return {}
    if len(asking) * 2 < len(shaped) and rule != "heading-question":
        return {}
    kept = asking if rule == "heading-question" else [i for i in shaped if asking[0] <= i and _is_speech(blocks[i])]
    certain = set(asking)
    return {i: Question(i, rule, 0.95 if i in certain else 0.7) for i in kept}


def _is_speech(block: Block) -> bool:
    return asks(block.text) or len(_WORD_RE.findall(block.text)) > 3


def _scored(index: int, blocks: tuple[Block, ...], words: Words) -> Question | None:
    block = blocks[index]
    if block.kind not in ("paragraph", "heading") or len(block.text) > _LONGEST or index == len(blocks) - 1:
        return None
    mark, request = asks(block.text), words.request.match(block.text) is not None
    if not (mark or request):
        return None
    score = (0.5 if mark else 0.0) + (0.4 if request else 0.0) + _signals(block.text, blocks[index + 1].text, words)
    rule = "question-mark" if mark else "request"
    return Question(index, rule, min(1.0, score)) if score >= _THRESHOLD else None


def _signals(text: str, after: str, words: Words) -> float:
    """What speaks for a question put to a guest, and against it (FINDINGS: lead, second person, length, answer)."""
    pieces = [piece for piece in _STOP_RE.split(text) if piece.strip()]
    last = _bare_words(pieces[-1]) if pieces else []
    spoken = set(_bare_words(text))
    lead = 0.15 if words.leads.intersection(last[:4]) else 0.0
    you = 0.15 if spoken & words.you else 0.0
    me = -0.3 if spoken & words.me and not you else 0.0
    size = 0.05 if len(text) <= 300 else -0.2 if len(text) > 700 or len(pieces) > 6 else 0.0
    answer = (
        0.15 if len(after) > len(text) and not asks(after) else -0.1 if not asks(after) and len(after) < 20 else 0.0
    )
    return lead + you + me + size + answer


def _bare_words(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD_RE.findall(text)]


def _convincing(found: list[Question], blocks: tuple[Block, ...], words: Words) -> dict[int, Question]:
    """All of them if they are enough to make an interview: three, or two that turn to somebody in a short text."""
    paragraphs = sum(1 for block in blocks if block.kind in ("paragraph", "bullet", "numbered", "quote"))
    places = {question.index for question in found}
    answered = [question for question in found if question.index + 1 not in places]
    many = len(answered) >= 3 and len(found) * 15 >= paragraphs
    few = len(answered) == 2 and paragraphs <= 12 and any(_turns_to_you(blocks[q.index], words) for q in found)
    return {question.index: question for question in found} if many or few else {}


def _turns_to_you(block: Block, words: Words) -> bool:
    return bool(words.you.intersection(_bare_words(block.text)))
