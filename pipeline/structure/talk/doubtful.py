"""Close decisions about questions in a talk with labels, or with a form for its questions: one note for each kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.model import Block, Note
from pipeline.structure.looks import Looks
from pipeline.structure.places import lines_of
from pipeline.structure.talk.opening import LIKELY, Openings
from pipeline.structure.talk.questions import Question

_LOW, _HIGH = 0.35, 0.65  # between these probabilities a turn is named in the note
ONE = 1.0  # turns or questions expected to be decided wrongly, from which a note is given
BY_LABEL = "label-question"  # the rule of a turn that opens an exchange
_FEWEST = 4  # turns of who asks, from which a share means something
_HALF = 0.5  # of a question, the least that is expected to state only where a note says so
_CLOSING = "nothing is asked from here on"  # thanks and goodbye
_BY_FORM = frozenset({"heading-question", "bold-question", "italic-question"})


def close_turns(talk: Openings) -> Iterator[Note]:
    """A note where a turn of who asks is expected to be decided wrongly, or thanks count as a question."""
    sure = {index: talk.probability(index) for index in range(len(talk.turns))}
    able = [index for index, score in sure.items() if score > 0]
    near = [index for index in able if _LOW <= sure[index] < _HIGH]
    last = [index for index in able if sure[index] >= _HIGH and talk.signs(index)[_CLOSING]]
    many = sum(min(sure[index], 1 - sure[index]) for index in able) >= ONE
    least = {min(able, key=lambda index: abs(sure[index] - LIKELY))} if many else set()
    close = [talk.turns[index].source for index in sorted({*near, *last} or least)]
    if len(able) >= _FEWEST and close and (last or many):
        one = "one turn of the interviewer may be a question or only a remark"
        several = f"{len(close)} turns of the interviewer may be questions or only remarks"
        message = f"{several if len(close) > 1 else one}{lines_of(close)}"
        hint = "### before it in the manuscript, if it is a question, and no ### before a remark"
        yield Note("uncertain-turn", "info", message, close[0].origin, hint)


def stated_questions(questions: Mapping[int, Question], looks: Sequence[Looks]) -> Iterator[Note]:
    """A note where blocks that ask nothing count as questions, because they look as the questions do."""
    formed = [(looks[index], one.score) for index, one in questions.items() if one.rule in _BY_FORM]
    scores = [score for look, score in formed if not _asks(look)]
    stated: list[Block] = [look.block for look, _ in formed if not _asks(look)]
    if sum(1 - score for score in scores) >= _HALF:
        one = "one line asks nothing, and was taken for a question only because it looks like one"
        many = f"{len(stated)} lines ask nothing, and were taken for questions only because they look like some"
        message = f"{many if len(stated) > 1 else one}{lines_of(stated)}"
        hint = "## instead of ### before it in the manuscript, if it is the title of a section"
        yield Note("statement-as-question", "info", message, stated[0].origin, hint)


def _asks(look: Looks) -> bool:
    return look.asks or look.interrogative or look.requests or look.asks_before_its_end
