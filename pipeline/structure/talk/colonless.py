"""Labels without a colon (``Ada Reed • Yes``), believed if the head of the text names who bears them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from pipeline.languages.words import GLUED, Words
from pipeline.structure.looks import Looks
from pipeline.structure.looks.credits import LONGEST
from pipeline.structure.looks.odd_labels import MARKED, SENTENCES, odd_labels
from pipeline.structure.looks.speaker_labels import Label
from pipeline.structure.talk.initials import short_forms
from pipeline.text.ends import ends_sentence
from pipeline.text.names import name_source

_HEAD = 5  # blocks above a title
_CAST = 3  # people who speak once each, one below the other
_VOICES = 2  # who speak more than once each
_TURNS, _MOST = 5, 0.6  # turns of a talk in which most blocks have a label
_FULL_RE = re.compile(name_source(2, 4))
_GLUED_RE = re.compile(f"[{GLUED}]{{2}}")


def colonless_labels(looks: Sequence[Looks], words: Words) -> list[Label]:
    """The labels of the first sign that people speak under; none where no sign is one of speakers."""
    found: defaultdict[str, list[Label]] = defaultdict(list)
    for look in looks:
        for sign, label in odd_labels(look.index, look.block, words):
            found[sign].append(label)
    talks = (_of_talk(_below_title(labels, looks), looks, sign) for sign, labels in found.items())
    return next(filter(None, talks), [])


def _below_title(labels: list[Label], looks: Sequence[Looks]) -> list[Label]:
    """Without a title that has the form of a turn: "Ada Reed - Night Boats"."""
    first = labels[0].index
    text = looks[first].block.text
    line = first <= _HEAD and len(text) <= LONGEST and not ends_sentence(text) and text[labels[0].end :].strip()
    return labels[1:] if line and not (labels[1:] and labels[1].index == first + 1) else labels


def _of_talk(labels: list[Label], looks: Sequence[Looks], sign: str) -> list[Label]:
    """The labels that recur, that the head names, that are in capitals or fill the talk, and those next to them."""
    told = _told(labels, looks)
    counts = Counter(label.person for label in labels)
    recurring = {person for person, count in counts.items() if count > 1}
    loud = {label.person for label in labels if label.name.isupper() and label.person in recurring}
    told |= loud if len(loud) > 1 else set()
    told |= recurring if _fill_the_talk([label for label in labels if label.person in recurring]) else set()
    if not told and (sign in SENTENCES or (len(counts) < _CAST and not (recurring and len(counts) > 1))):
        return []
    if sign == MARKED and (len(recurring) < _VOICES or len(labels) < 2 * _VOICES):
        return []
    sure = told | recurring or set(counts)
    at = {label.index for label in labels if label.person in sure}
    found = [label for label in labels if at.intersection((label.index - 1, label.index, label.index + 1))]
    return found if len(found) > 1 or looks[found[0].index - 1].puts_a_question else []


def _fill_the_talk(labels: Sequence[Label]) -> bool:
    """Whether two people or more take turns in most of the blocks from the first to the last of these labels."""
    voices = len({label.person for label in labels})
    return voices > 1 and len(labels) >= _TURNS and len(labels) > _MOST * (labels[-1].index - labels[0].index)


def _told(labels: Sequence[Label], looks: Sequence[Looks]) -> set[str]:
    """Who of them the head names in full, or says to have these initials."""
    head = "\n".join(look.block.text for look in looks[: labels[0].index]) if labels else ""
    short = {form for match in _FULL_RE.finditer(head) for form in short_forms(match[0])}
    full = [label for label in labels if len(label.name.split()) > 1 or _GLUED_RE.match(label.name)]
    told = {label.person for label in full if label.name in head}
    return told | {label.person for label in labels if f"^{label.person}" in short}
