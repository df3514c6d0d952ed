"""The guest as the talk itself names him, where nothing before or after it does: the one who answers."""

from __future__ import annotations

from pipeline.languages.words import Words
from pipeline.model import Bio, Evidence, Exchange, turns_of
from pipeline.structure.evidence import because
from pipeline.structure.people.guests import called
from pipeline.structure.talk.exchanges import Talk
from pipeline.structure.talk.labels import is_name, role_of
from pipeline.structure.talk.persons import full_name

_FEWEST = 2  # questions that he answers
_SCORE = 0.8


def from_talk(talk: Talk, words: Words) -> tuple[Bio, Evidence] | None:
    """The only speaker with a full name who asks nothing, in a talk with one who asks; None where there are more.

    A panel has several: who of them is the guest, its labels do not tell.
    """
    turns = [turn for item in talk.items for turn in turns_of(item)]
    others = dict.fromkeys(turn.speaker for turn in turns if turn.speaker and turn.speaker not in talk.hosts)
    name = next(iter(others), None)
    if not talk.hosts or len(others) != 1 or name is None or role_of(name, words) or not is_name(name, words):
        return None
    answered = sum(any(a.speaker == name for a in x.answers) for x in talk.items if isinstance(x, Exchange))
    if answered < _FEWEST or not full_name(name, words):
        return None
    first = next((block for turn in turns if turn.speaker == name for block in turn.blocks), None)
    if first is None:  # a name above nothing, each time
        return None
    return Bio(name, (), (called(name, words),)), because("biography", "who-answers", first, _SCORE)
