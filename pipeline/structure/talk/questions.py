"""Which blocks without a label are questions: a sum over their signs, of which the form of the text is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from pipeline.languages.words import Words
from pipeline.structure.looks import Looks
from pipeline.structure.looks.emphasis import STAMP_RE
from pipeline.structure.talk.forms import Form, asked_by_nobody, called_talk, form_of_questions
from pipeline.structure.talk.weighing import Signs, probability
from pipeline.text.ends import may_end_paragraph

_LIKELY, _NEAR = 0.5, 0.2
_SINGLE = 0.6  # the share of answers of one paragraph that tells whose turn each paragraph is
_BRIEF = 20  # letters of an answer of a word or two
_LONGEST = 1500  # a paragraph of more characters is an answer, whatever ends it
_TIMED = 400  # the same of one that begins with a time
_LONG, _SENTENCES = 700, 6
_SPARSE = 8  # blocks a label, from which on most turns have none
_FIRST = 3  # labels of the first turns
_SURE, _SHORT = 0.9, 16  # score of a question beside labels, and blocks of a text in which one behind them is enough
_FEW = 4  # words of the shortest statement that is put to somebody
_SIGNS = frozenset(("dash", "numbered", "signed"))
_BY_SCORE = frozenset(("question-mark", "interrogative", "request", "question-before-the-end"))


@dataclass(frozen=True, slots=True)
class Question:
    """Block ``index`` is a question: why, and how sure, from 0 to 1."""

    index: int
    rule: str
    score: float


def find_questions(looks: Sequence[Looks], labelled: Set[int], words: Words) -> dict[int, Question]:
    """The questions that have no label, by the index of their block; empty where the text is no interview.

    ``labelled`` are the blocks that say who speaks. Beside them a form must tell the questions.
    """
    form = form_of_questions(looks, labelled, words)
    if form:
        return _likely(_scored(looks, index, form, labelled) for index in _places(form, looks, labelled))
    if labelled:
        return _beside_labels(looks, labelled, words)
    scored = _likely(_scored(looks, index, None, frozenset()) for index in range(len(looks)))
    found = _convincing(list(scored.values()), looks, words)
    return dict(sorted([*found.items(), *_in_turn(looks, sorted(found)).items()]))


def _beside_labels(looks: Sequence[Looks], labelled: Set[int], words: Words) -> dict[int, Question]:
    """Questions above the labels of those who answer, where nobody with a label asks, or between two turns of one
    person; and those behind the last label, where only the first turns have one.
    """
    above = [i - 1 for i in labelled if i and i - 1 not in labelled and not _goes_on(looks, i - 1, labelled)]
    alone = asked_by_nobody(looks, labelled)
    found = _likely(_scored(looks, index, None, labelled) for index in above)
    if not alone:
        found = {i: one for i, one in found.items() if one.score >= _SURE and _of_one(looks, i, labelled)}
    behind = range(max(labelled) + 1, len(looks))
    if len(labelled) > _FIRST:
        return found
    later = _likely(_scored(looks, index, None, frozenset()) for index in behind)
    sure = {i: one for i, one in later.items() if one.score >= _SURE and len(looks) <= _SHORT}
    return found | sure | _convincing(list(later.values()), looks, words)


def _of_one(looks: Sequence[Looks], index: int, labelled: Set[int]) -> bool:
    """Whether the labels above and below a block have one name, so that it is somebody else's."""
    above = looks[max(i for i in labelled if i < index)].label if index > min(labelled) else None
    below = looks[index + 1].label
    return above is not None and below is not None and above.person == below.person


def _goes_on(looks: Sequence[Looks], index: int, labelled: Set[int]) -> bool:
    """Whether a block goes on with the sentence of a labelled one, as where a paste has kept its lines."""
    return index - 1 in labelled and not may_end_paragraph(looks[index - 1].block.text)


def _places(form: Form, looks: Sequence[Looks], labelled: Set[int]) -> list[int]:
    """The blocks that may be questions: those from the first that asks or is put to "you", where labels are many, of
    its form.
    """
    put = (index for index in form.places if looks[index].you and looks[index + 1].me)
    first = min([form.first, *put])
    if len(labelled) * _SPARSE < len(looks) - first:
        return [index for index in range(first, len(looks)) if index not in labelled]
    return [index for index in sorted(form.places) if index >= first or index + 1 in labelled]


def _likely(scored: Iterable[Question | None]) -> dict[int, Question]:
    return {question.index: question for question in scored if question and question.score >= _LIKELY}


def opens_talk(looks: Sequence[Looks], found: Mapping[int, Question]) -> bool:
    """Whether a text begins with a question, and not with a title that asks: it bears the sign of the questions, or
    turns to somebody who answers at once, and is asked again.
    """
    first, answer = looks[0], looks[1] if len(looks) > 1 else None
    if answer is None or 0 not in found or 1 in found or first.block.kind == "heading":
        return False
    asked = (first.you or len(first.sentences) > 1) and answer.extent > first.extent
    return first.form in _SIGNS or (asked and 2 in found)


def find_near(looks: Sequence[Looks], found: Mapping[int, Question]) -> list[Question]:
    """Paragraphs between questions found by a score that came close to being questions themselves."""
    if not found or not {question.rule for question in found.values()} <= _BY_SCORE:
        return []
    between = (index for index in range(min(found), max(found)) if index not in found)
    scored = (_scored(looks, index, None, frozenset()) for index in between)
    return [question for question in scored if question and question.score >= _NEAR]


def _scored(looks: Sequence[Looks], index: int, form: Form | None, labelled: Set[int]) -> Question | None:
    """A block as a question, however unsure; None where no answer can follow, or nothing in it asks."""
    seen = signs(looks, index, form, labelled)
    return Question(index, seen[0], probability("asks", seen[1])) if seen else None


def signs(
    looks: Sequence[Looks], index: int, form: Form | None, labelled: Set[int]
) -> tuple[str, dict[str, bool]] | None:
    """By which rule a block would be a question, and the signs of it; None where it cannot be one."""
    look = looks[index]
    formed = form is not None and index in form.places
    if index == len(looks) - 1 or not any(map(str.isalnum, look.block.text)):
        return None
    if not formed and not _may_ask(look, looks[index + 1]):
        return None
    asked = next(_asked(look), None)
    if asked is None and not formed:
        return None
    rule = form.rule if form and formed else asked[0] if asked else ""
    around = _own(look, set_apart=formed and asked is not None) | _around(looks, index)
    around |= _formed(look, form, index + 1 in labelled)
    return rule, {asked[1] if asked else "states": True} | around


def _in_turn(looks: Sequence[Looks], asked: Sequence[int]) -> dict[int, Question]:
    """What stands where a question would, whether it states or was no sure question, in a talk whose answers have one
    paragraph each, mostly.

    Paragraphs are counted from the question before to the one behind: every other one is a question's place.
    """
    gaps = [after - before for before, after in pairwise(asked)]
    share = gaps.count(2) / max(1, len(gaps))
    if share < _SINGLE:
        return {}
    places = (place for before, after in pairwise(asked) for place in range(before + 2, after - 1, 2))
    return _likely(_in_place(looks, index, share) for index in places)


def _in_place(looks: Sequence[Looks], index: int, share: float) -> Question | None:
    look, after = looks[index], looks[index + 1]
    if look.block.kind != "paragraph" or look.form or look.says_what_it_is or not any(map(str.isalnum, look.text)):
        return None
    turn = {"in turn": share - _SINGLE, "in turn, answer speaks of me": after.me}
    asked = next(_asked(look), ("", "states"))[1]
    seen: Signs = {asked: True} | _own(look, set_apart=asked != "states") | _around(looks, index) | turn
    return Question(index, "in-turn", probability("asks", seen))


def _may_ask(look: Looks, after: Looks) -> bool:
    """A paragraph or a heading may, if it is no long one with a time, and a numbered line above what is none."""
    kind = look.block.kind
    fits = kind in ("paragraph", "heading") or (kind == "numbered" and after.block.kind == "paragraph")
    return fits and len(look.block.text) <= (_TIMED if STAMP_RE.match(look.block.text) else _LONGEST)


def _asked(look: Looks) -> Iterator[tuple[str, str]]:
    """In which way a block asks, as a rule and as a sign, the surest first."""
    if look.asks:
        yield "question-mark", "asks"
    if look.interrogative:
        yield "interrogative", "asks"
    if look.requests and len(look.sentences) < _SENTENCES - 1:
        yield "request", "request"
    if look.asks_before_its_end:
        yield "question-before-the-end", "question before the end"


def _own(look: Looks, *, set_apart: bool = False) -> dict[str, bool]:
    """What a block says itself; whoever asks as the others do may speak of himself: "I must ask: who pays?"."""
    return {
        "question word": look.leads,
        "you": look.you,
        "me in the last sentence": look.me_last and not (look.you or set_apart),
        "you and me": look.you and look.me,
        "up to 300 letters": look.extent <= 300,
        "up to 100 letters": look.extent <= 100,
        "long": look.extent > _LONG or len(look.sentences) > _SENTENCES,
        "one quotation": look.quotation,
        "asks within quotation marks": look.asks_in_quotation and not (look.you or look.quotation),
    }


def _around(looks: Sequence[Looks], index: int) -> dict[str, bool]:
    """What the blocks before and behind say."""
    look, after = looks[index], looks[index + 1]
    return {
        "answer longer": after.extent > look.extent,
        "answer of a word": after.extent < _BRIEF and not _ends_an_exchange(looks, index + 2),
        "answer turns to you": after.you,
        "answer asks": after.asks and not after.wonders,
        "answer speaks of me": after.me,
        "states before it asks, among questions": look.wonders and after.asks and _is_asked(looks, index - 1),
    }


def _ends_an_exchange(looks: Sequence[Looks], index: int) -> bool:
    """Whether the text ends here, or the next question is put."""
    return index >= len(looks) or looks[index].is_matter or looks[index].puts_a_question


def _is_asked(looks: Sequence[Looks], index: int) -> bool:
    return index >= 0 and (looks[index].asks or looks[index].requests)


def _formed(look: Looks, form: Form | None, answered: bool) -> dict[str, bool]:
    """How a block fits into the form in which the text sets its questions apart."""
    if form is None:
        return {}
    formed, states = look.index in form.places, look.index not in form.asking
    heading = look.form == "heading" and states and not look.you
    last = states and look.form != "heading" and look.index == max(form.places)
    return {
        "form of questions": formed,
        "form of questions, few words": formed and states and len(look.block.text.split()) < _FEW,
        "form of questions, heading states": formed and heading,
        "heading ends as a sentence": formed and heading and look.ends_as_sentence and look.block.level <= form.level,
        "form of questions, no sentence": formed and states and not look.ends_as_sentence and not look.you,
        "above a label": formed and states and answered,
        "last of its form, short, and states": last and look.extent <= 100,
        "last of its form, states, and begins with thanks": last and bool(look.words.greets.match(look.text)),
        "form of others": not formed,
    }


def _convincing(found: list[Question], looks: Sequence[Looks], words: Words) -> dict[int, Question]:
    """All of them if they are enough to make an interview: three, or two in a text that is called one or is short."""
    paragraphs = sum(1 for look in looks if look.block.kind in ("paragraph", "bullet", "numbered", "quote"))
    places = {question.index for question in found}
    answered = [question for question in found if question.index + 1 not in places]
    many = len(answered) >= 3 and len(found) * 15 >= paragraphs
    short = paragraphs <= 12 and any(looks[q.index].you for q in found)
    called = len(answered) > 1 and len(found) * 25 >= paragraphs and called_talk(looks[: found[0].index], words)
    return {q.index: q for q in found} if many or called or (len(answered) == 2 and short) else {}
