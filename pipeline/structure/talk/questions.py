"""Which paragraphs of an unlabelled interview are questions: by their form where it recurs, else by a score."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.languages.words import Words
from pipeline.model import Block, MarkKind
from pipeline.structure.talk.asking import (
    asks,
    ends_as_question,
    extent,
    is_quotation,
    leads,
    pieces,
    puts_a_question,
    requests,
    speaks_of_me,
    spoken,
    turns_to_you,
)

_THRESHOLD = 0.6
_SENTENCE_RE = re.compile(r"[^.!?。！？؟]+[.!?。！？؟]+")
_BRIEF = 20  # letters of an answer of a word or two
_FRONT = 400  # characters of a paragraph of the front matter that are looked at
_NEAR = 0.45
_BY_SCORE = frozenset(("question-mark", "interrogative", "request", "question-before-the-end"))
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
    return _convincing([question for question in scored if question and question.score >= _THRESHOLD], blocks, words)


def find_near(blocks: tuple[Block, ...], found: Mapping[int, Question], words: Words) -> list[Question]:
    """Paragraphs between questions found by a score that came close to being questions themselves."""
    if not found or not {question.rule for question in found.values()} <= _BY_SCORE:
        return []
    scored = (_scored(index, blocks, words) for index in range(min(found), max(found)) if index not in found)
    return [question for question in scored if question and question.score >= _NEAR]


def find_shaped(blocks: tuple[Block, ...], words: Words, headings: bool = True) -> dict[int, Question]:
    """The questions that are set apart by their form: bold, headings or italics, whichever recurs."""
    forms = [form for form in _FORMS if headings or form[1] is not _heading]
    found = (_by_form(blocks, words, rule, has_form) for rule, has_form in forms)
    return next(filter(None, found), {})


def find_asked(blocks: tuple[Block, ...], before: Collection[int], words: Words) -> dict[int, Question]:
    """The questions of a text in which only those who answer have labels: the paragraphs just above one that ask.

    They must be most of what stands there without a label, as the last paragraph of a long answer may ask, too.
    """
    above = [i - 1 for i in before if i and i - 1 not in before and blocks[i - 1].kind != "heading"]
    asking = [i for i in above if puts_a_question(blocks[i].text, words)]
    if len(asking) < 2 or len(asking) * 10 < 7 * len(above):
        return {}
    return {i: Question(i, "above-a-label", 0.8) for i in asking}


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
    few = len(blocks) <= 12 or (asking and called_talk(blocks[: asking[0]], words))
    if len(asking) < 3 and not (len(asking) == 2 and few):
        return {}
    if len(asking) * 2 < len(shaped) and rule != "heading-question":
        return {}
    certain = set(asking)
    kept = (
        asking
        if rule == "heading-question"
        else [i for i in shaped if i in certain or (asking[0] <= i and _is_speech(blocks[i]))]
    )
    return {i: Question(i, rule, 0.95 if i in certain else 0.7) for i in kept}


def _is_speech(block: Block) -> bool:
    return asks(block.text) or len(spoken(block.text)) > 3


def _scored(index: int, blocks: tuple[Block, ...], words: Words) -> Question | None:
    """A block as a question, however unsure; None where nothing in it asks, or no answer can follow."""
    block = blocks[index]
    if len(block.text) > _LONGEST or index == len(blocks) - 1 or not _may_ask(block, blocks[index + 1]):
        return None
    sentences = pieces(block.text)
    asked = next((found for found in _asked(block.text, sentences, words) if found), None)
    if asked is None or not sentences:
        return None
    rule, base = asked
    score = base + _signals(block.text, sentences, words) + _answered(block.text, blocks[index + 1 : index + 3], words)
    score += _among_others(block.text, blocks[index - 1].text if index else "", blocks[index + 1].text, words)
    return Question(index, rule, min(1.0, max(0.0, score)))


def _may_ask(block: Block, after: Block) -> bool:
    """A paragraph or a heading may, and a numbered line where what follows is none."""
    return block.kind in ("paragraph", "heading") or (block.kind == "numbered" and after.kind == "paragraph")


def _asked(text: str, sentences: list[str], words: Words) -> Iterator[tuple[str, float] | None]:
    """In which way a text asks, and what that is worth, the surest first."""
    yield ("question-mark", 0.5) if asks(text) else None
    yield ("interrogative", 0.45) if ends_as_question(text, words) else None
    yield ("request", 0.5) if words.request.match(text) else None
    yield ("request", 0.35) if len(sentences) < 5 and requests(text, words) else None
    yield ("question-before-the-end", 0.2) if any(asks(piece) for piece in _marked(text)[-2:]) else None


def _marked(text: str) -> list[str]:
    """The last sentences with their marks."""
    return _SENTENCE_RE.findall(text[-400:])


def _signals(text: str, sentences: list[str], words: Words) -> float:
    """What speaks for a question put to a guest, and against it (FINDINGS: lead, second person, length)."""
    lead = 0.15 if any(leads(piece, words) for piece in sentences[-2:]) else 0.0
    you = 0.15 if turns_to_you(text, words) else 0.0
    # "Why did I go on?" is put to oneself; "I read about the boats. Who pays?" is not.
    of_me = 0.0 if you else -0.3 if speaks_of_me(sentences[-1], words) else -0.1 if speaks_of_me(text, words) else 0.0
    length = extent(text)
    size = 0.05 if length <= 300 else -0.2 if (length > 700 or len(sentences) > 6) and not you else 0.0
    return lead + you + of_me + size - (0.5 if is_quotation(text) else 0.0)


def _answered(text: str, following: Sequence[Block], words: Words) -> float:
    """What the next paragraph says: an answer is longer than its question, or brief with another question behind it."""
    after = following[0].text
    if asks(after) and not _wonders(after, words):
        return 0.0
    if extent(after) > extent(text):
        return 0.15
    if extent(after) >= _BRIEF:
        return 0.0
    last = len(following) < 2 or words.editorial.match(following[1].text) or words.credit.match(following[1].text)
    return 0.1 if last or puts_a_question(following[1].text, words) else -0.1


def _among_others(text: str, before: str, after: str, words: Words) -> float:
    """What it takes away to stand below a question: a statement that ends by asking is an answer to it then, mostly."""
    if not _wonders(text, words) or not (asks(before) or requests(before, words)):
        return 0.0
    return -0.3 if asks(after) else -0.15


def _wonders(text: str, words: Words) -> bool:
    """Whether a text states something, and only then asks, and turns to nobody: "They are gone. Who needs them?"."""
    stated = _SENTENCE_RE.match(text[:_FRONT])
    return stated is not None and not asks(stated[0]) and asks(text) and not turns_to_you(text, words)


def _convincing(found: list[Question], blocks: tuple[Block, ...], words: Words) -> dict[int, Question]:
    """All of them if they are enough to make an interview: three, or two in a text that is called one or is short."""
    paragraphs = sum(1 for block in blocks if block.kind in ("paragraph", "bullet", "numbered", "quote"))
    places = {question.index for question in found}
    answered = [question for question in found if question.index + 1 not in places]
    many = len(answered) >= 3 and len(found) * 15 >= paragraphs
    short = paragraphs <= 12 and any(turns_to_you(blocks[q.index].text, words) for q in found)
    called = len(answered) > 1 and len(found) * 25 >= paragraphs and called_talk(blocks[: found[0].index], words)
    return {q.index: q for q in found} if many or called or (len(answered) == 2 and short) else {}


def called_talk(front: Sequence[Block], words: Words) -> bool:
    """Whether what stands before the first question says that somebody was asked: "Interview with …"."""
    return any(words.talks.search(block.text[:_FRONT]) for block in front[:8])
