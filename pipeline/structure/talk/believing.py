"""Which of the words that look like labels name who speaks: a sum over their signs (``turns.toml``, ``speaks``).

What recurs is a label. One that stands once is believed where the text names its bearer elsewhere, where it asks and
somebody else is heard next, or where it is set as the others are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, pairwise

from pipeline.languages.name_words import particles
from pipeline.languages.words import GLUED_RE, Words
from pipeline.structure.looks import Looks
from pipeline.structure.looks.asking import puts_a_question
from pipeline.structure.looks.callings import addressed, bare
from pipeline.structure.looks.credits import LONGEST
from pipeline.structure.looks.speaker_labels import Label
from pipeline.structure.talk.forms import called_talk
from pipeline.structure.talk.weighing import probability
from pipeline.text.ends import QUESTION_RE, ends_sentence
from pipeline.text.names import CAPITAL, SMALL_LETTERS, WORD

_LIKELY = 0.5
ONCE = 0.6  # how sure a label is that stands once
_END = 60  # characters of a turn in which its question stands
_OFTEN = 3  # times that a word for who asks stands before what is said
_NEXT = 4  # blocks from a question to the label of who answers
_LONGEST_NAME = 5  # signs, those of foreign names not counted
_ONE_OF = 6  # blocks from the first label on, of which one has a label where people speak
_RARELY = 8  # of so many labels of who is alone, one stands right above another
_LIST = 4  # labels in a row that stand once
_KICKER = 3  # times that the kicker of a topic may recur on a page
_LEAST = 2  # signs of a name in a script without spaces
_MIDWAY_RE = re.compile(rf"[{SMALL_LETTERS}],? ({WORD})")
_NAME_RE = re.compile(rf"{CAPITAL}[\w’'-]+")
_SIGNS_RE = re.compile("[\u3040-\u309f\u3400-\u9fff]")


@dataclass(frozen=True)
class Labels:
    """The words of a text that may be labels, in order. ``known`` are the persons that its source names."""

    labels: Sequence[Label]
    looks: Sequence[Looks]
    words: Words
    known: frozenset[str]

    def trusted(self) -> bool:
        """Whether people speak under these labels; else they may be the terms of a list."""
        if {label.role for label in self.labels} >= {"asks", "answers"} or self._alternate() or self._asked_by_word():
            return True
        if self._are_scattered():
            return False
        recur = len(self._counts) > 1 and len(self.labels) > 2 and max(self._counts.values()) > 1
        return (recur and any(map(self._speaks, self.labels))) or self._answer_each_other()

    def _are_scattered(self) -> bool:
        """Whether they stand among many blocks without one, and none recurs much, as the kickers of headlines do."""
        if not self.labels or max(self._counts.values()) > _KICKER:
            return False
        return len(self.labels) * _ONE_OF < len(self.looks) - self.labels[0].index

    def believed(self) -> list[Label]:
        """The labels that name who speaks; one that stands once is never sure."""
        found = [label for label in self.labels if probability("speaks", self.signs(label)) >= _LIKELY]
        return [label if self._is_sure(label) else replace(label, score=ONCE) for label in found]

    def signs(self, label: Label) -> dict[str, bool]:
        """What speaks for a label, and against it."""
        name, parts = bare(label.name), bare(label.name).split()
        titled = addressed(name, self.words) != name
        small = not titled and any(part.casefold() in self.words.stop - particles() for part in parts)
        return {
            "recurs, or is a word for it": self._is_sure(label),
            "timed, as most": self._timed and bool(label.time),
            "full name": len(parts) > 1 and not small and not any(map(str.isdigit, name)),
            "common word": (len(parts) > 1 and small) or _is_clause(name),
            "named elsewhere": self._is_told(label),
            "asks, and another is next": self._is_answered(label),
            "answers": self._is_asked(label),
            "asks between two turns of one": self._is_answered(label) and self._is_between(label),
            "above the talk, and no sentence": label.index < self._first and self._is_line(label),
            "one of a list": label.index in self._listed,
        }

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(label.person for label in self.labels)

    @cached_property
    def _first(self) -> int:
        """The first block with a label that recurs, or is named elsewhere if none does."""
        sure = [label.index for label in self.labels if self._is_sure(label)]
        told = (label.index for label in self.labels if self._is_told(label) and not self._is_line(label))
        return min(sure, default=min(told, default=0))

    @cached_property
    def _listed(self) -> frozenset[int]:
        """The blocks of labels in a row that all stand once, in a talk in which others recur: the terms of a list."""
        rows = [list(row) for sure, row in groupby(self.labels, self._is_sure) if not sure]
        long = (row for row in rows if _LIST <= len(row) < len(self.labels))
        return frozenset(label.index for row in long for label in row)

    @cached_property
    def _timed(self) -> bool:
        return sum(bool(label.time) for label in self.labels) * 2 > len(self.labels)

    def _is_sure(self, label: Label) -> bool:
        if self._counts[label.person] > 1 or label.person in self.known:
            return True
        # "Interviewer: Ada Reed" above the talk, where she has no label
        return bool(label.role) and not (label.index < self._turns and self.looks[label.index].byline)

    @cached_property
    def _turns(self) -> int:
        return min((label.index for label in self.labels if self._counts[label.person] > 1), default=0)

    def _speaks(self, label: Label) -> bool:
        """Whether this is speech rather than a list of terms: it asks, is asked, has a time, or its bearer is named."""
        asks = bool(QUESTION_RE.search(self.looks[label.index].block.text[label.end :]))
        recurs = self._counts[label.person] > 1
        full = recurs and (" " in label.name or self._is_told(label))
        return asks or bool(label.time) or full or (recurs and self._is_asked(label))

    def _alternate(self) -> bool:
        """Whether one recurring label alternates with speech that has none: it asks, or is asked, each time."""
        recurring = [person for person, count in self._counts.items() if count > 1]
        alone = [label for label in self.labels if label.person in recurring] if len(recurring) == 1 else []
        asking = sum(map(self._asks, alone))
        asked = sum(_may_ask(self.looks[label.index - 1]) for label in alone if label.index)
        beside = sum(after.index - before.index == 1 for before, after in pairwise(alone))
        apart = beside * _RARELY <= len(alone)
        if len(alone) == 2:  # the beginning of a talk that says what it is
            return (
                apart and (asking > 0 or asked == len(alone)) and called_talk(self.looks[: alone[0].index], self.words)
            )
        return len(alone) > 2 and apart and max(asking, asked) * 10 >= 7 * len(alone)

    def _asked_by_word(self) -> bool:
        """Whether a word for who asks stands before questions, mostly: "Q. Who pays?" above answers without a label."""
        asking = [label for label in self.labels if label.role == "asks" and label.index + 1 < len(self.looks)]
        often = len(asking) >= _OFTEN
        return any(map(self._asks, asking)) and (often or sum(map(self._asks, asking)) * 10 >= 7 * len(asking))

    def _answer_each_other(self) -> bool:
        """Whether somebody whom the text names elsewhere asks or is answered, though nobody speaks twice."""
        return any(self._is_told(label) and self._takes_part(label) for label in self.labels)

    def _takes_part(self, label: Label) -> bool:
        if label.index < self._first and self._is_line(label):
            return False
        beside = (other for other in self.labels if other.person != label.person)
        near = any(abs(other.index - label.index) == 1 and self._is_told(other) for other in beside)
        return near or self._is_answered(label) or self._is_asked(label)

    def _is_answered(self, label: Label) -> bool:
        """Whether a label asks, and the next one, not far below, is somebody else's."""
        after = self._after.get(label.index)
        near = after is not None and after.person != label.person and after.index - label.index <= _NEXT
        return near and self._asks(label)

    def _is_between(self, label: Label) -> bool:
        """Whether the labels above and below are one person's, who is heard more often."""
        before, after = self._before.get(label.index), self._after.get(label.index)
        return before is not None and after is not None and before.person == after.person

    def _asks(self, label: Label) -> bool:
        """Whether the last words of what stands behind a label ask."""
        return puts_a_question(self.looks[label.index].block.text[label.end :][-_END:].strip(), self.words)

    def _is_asked(self, label: Label) -> bool:
        """Whether what stands above is a question, and not the own."""
        above = self.looks[label.index - 1] if label.index else None
        return above is not None and _asks_last(above) and (above.label is None or above.label.name != label.name)

    @cached_property
    def _after(self) -> dict[int, Label]:
        return {before.index: after for before, after in pairwise(self.labels)}

    @cached_property
    def _before(self) -> dict[int, Label]:
        return {after.index: before for before, after in pairwise(self.labels)}

    def _is_line(self, label: Label) -> bool:
        """Whether it is no speech, for it ends as no sentence: "Tape: 14", "Panel: Who pays?" above all else."""
        text = self.looks[label.index].block.text
        return (
            not label.time
            and len(text) <= LONGEST
            and (not ends_sentence(text) or (label.index == 0 and _asks_last(self.looks[0])))
        )

    def _is_told(self, label: Label) -> bool:
        """Whether the text names the bearer elsewhere: in its head, or in the middle of a sentence."""
        name = addressed(bare(label.name), self.words)
        if GLUED_RE.search(name):
            return len(name) >= _LEAST and name in self._head
        parts = _NAME_RE.findall(name)
        return bool(parts) and all(part in self._names for part in parts)

    @cached_property
    def _head(self) -> str:
        """What stands above the first label."""
        first = min((label.index for label in self.labels), default=0)
        return "\n".join(look.block.text for look in self.looks[:first])

    @cached_property
    def _names(self) -> frozenset[str]:
        """Words with a capital letter in the head, and in the middle of sentences."""
        midway = (name for look in self.looks for name in _MIDWAY_RE.findall(look.block.text))
        return frozenset((*midway, *_NAME_RE.findall(self._head)))


def _is_clause(name: str) -> bool:
    """Whether words without spaces are too many for a Chinese or Japanese name with a title."""
    return bool(_SIGNS_RE.search(name)) and len(_SIGNS_RE.findall(name)) > _LONGEST_NAME


def _may_ask(look: Looks) -> bool:
    """Whether a block above a label asks, or is set apart as the questions of an interview are."""
    return look.form in ("heading", "bold") or _asks_last(look)


def _asks_last(look: Looks) -> bool:
    """Whether its last words ask."""
    return puts_a_question(look.block.text[-_END:], look.words)
