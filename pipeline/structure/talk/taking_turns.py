"""Who asks where turns open with ">>" and nobody is named, as captioners and machines write a talk down; or with a
dash, as papers print it.

Who asks and who answers take turns, mostly: now and then a mark is missing, or set though the same one goes on. The
likeliest way through all turns tells whose each is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from pipeline.languages.words import Words
from pipeline.model import Block
from pipeline.structure.looks import Looks
from pipeline.structure.looks.emphasis import change_end, dash_or_sign
from pipeline.structure.looks.speaker_labels import Label
from pipeline.structure.talk.forms import every_dash_asks, form_of_questions
from pipeline.structure.talk.opening import LIKELY, openings
from pipeline.structure.talk.questions import Question
from pipeline.structure.talk.turns import Said
from pipeline.text.ends import ends_sentence

_FEWEST, _ONE_OF = 6, 4  # marks that make a talk of a text, and paragraphs of which one has a mark
_SAME = {True: -2.5, False: -1.0}  # logarithms of odds that who asks, or who answers, goes on behind a mark
_ASKS, _STATES, _TELLS = 2.0, -0.3, -1.0  # what a turn says of who asks: a question, a statement, a long one
_LONG = 200  # letters of a turn
_HOST, _GUEST = "host", "guest"


def has_changes(blocks: Iterable[Block]) -> bool:
    """Whether ">>" opens turns, and does not quote what an answered mail quoted."""
    texts = [block.text for block in blocks if ">" in block.text]
    quoted = any(text.startswith(">") and not text.startswith(">>") for text in texts)
    return sum(map(bool, map(change_end, texts))) >= _FEWEST and not quoted


def questions_by_turns(looks: Sequence[Looks], words: Words) -> dict[int, Question]:
    """The questions of such a talk, by the index of their blocks; empty where the text is none."""
    turns = _turns(looks, _opens_turn(looks, words))
    if len(turns) < _FEWEST or not _is_talk(turns):
        return {}
    said = [_said(run, host) for run, host in zip(turns, _asking(turns, words), strict=True)]
    talk = openings(said, {_HOST}, words)
    rule = "in-turn" if change_end(turns[0][0].block.text) else "dash"
    found = ((run, talk.probability(at)) for at, run in enumerate(turns))
    return {look.index: Question(look.index, rule, sure) for run, sure in found if sure >= LIKELY for look in run}


def _opens_turn(looks: Sequence[Looks], words: Words) -> Callable[[Looks], bool]:
    """What opens a turn: the mark, or a dash where both who asks and who answers have one."""
    if has_changes(look.block for look in looks):
        return lambda look: change_end(look.block.text) > 0
    form = form_of_questions(looks, frozenset(), words)
    dashes = form is not None and form.rule == "dash" and not every_dash_asks(looks)
    return lambda look: dashes and look.form == "dash"


def _turns(looks: Sequence[Looks], opens: Callable[[Looks], bool]) -> list[list[Looks]]:
    """The paragraphs from each mark to the next, or to a heading."""
    runs: list[list[Looks]] = []
    for look in looks:
        if opens(look):
            runs.append([look])
        elif look.block.kind == "heading":
            runs.append([])
        elif runs and runs[-1] and look.block.kind == "paragraph":
            runs[-1].append(look)
    return list(filter(None, runs))


def _is_talk(turns: Sequence[Sequence[Looks]]) -> bool:
    """Whether marks are frequent, and stand before sentences."""
    spoken = sum(ends_sentence(run[-1].block.text) for run in turns)
    return len(turns) * _ONE_OF >= sum(map(len, turns)) and 2 * spoken >= len(turns)


def _said(run: Sequence[Looks], host: bool) -> Said:
    blocks = [_bare(look.block) for look in run]
    person = _HOST if host else _GUEST
    return Said(blocks[0], blocks, Label(run[0].index, person, "", "", 0, person, person))


def _bare(block: Block) -> Block:
    return block.piece(change_end(block.text) or dash_or_sign(block.text))


def _asking(turns: Sequence[Sequence[Looks]], words: Words) -> list[bool]:
    """Which turns are those of who asks: the likeliest way through all of them."""
    totals = {True: 0.0, False: 0.0}
    steps: list[dict[bool, bool]] = []
    for run in turns:
        steps.append({host: _likelier(totals, host) for host in totals})
        asks = _weight(_whole(run, words))
        totals = {host: _following(totals, last, host) + asks * host for host, last in steps[-1].items()}
    way = [totals[True] > totals[False]]
    for step in reversed(steps[1:]):
        way.append(step[way[-1]])
    return way[::-1]


def _likelier(totals: Mapping[bool, float], host: bool) -> bool:
    """Whether who asks is likelier to speak above a turn."""
    return _following(totals, True, host) > _following(totals, False, host)


def _following(totals: Mapping[bool, float], last: bool, host: bool) -> float:
    return totals[last] + (_SAME[host] if last == host else 0.0)


def _whole(run: Sequence[Looks], words: Words) -> Looks:
    return Looks(0, Block("", "paragraph", "\n".join(_bare(look.block).text for look in run)), words)


def _weight(look: Looks) -> float:
    """How much a turn looks like one of who asks."""
    if look.nods:
        return 0.0
    return (_ASKS if look.puts_a_question else _STATES) + _TELLS * (look.extent > _LONG)
