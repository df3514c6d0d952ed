"""Labels that name who speaks (``Q:``, ``MS. REED:``, ``Reed 00:12:31``), believed only where they recur."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.languages.name_words import label_words
from pipeline.languages.words import Words
from pipeline.model import Block, stream
from pipeline.structure.looks import Looks
from pipeline.structure.looks.asking import is_nod, puts_a_question
from pipeline.structure.looks.callings import addressed, bare, is_name
from pipeline.structure.looks.credits import LONGEST
from pipeline.structure.looks.emphasis import whole
from pipeline.structure.looks.speaker_labels import Label, small_label
from pipeline.structure.talk.initials import named_beside
from pipeline.structure.talk.persons import with_persons
from pipeline.text.ends import ASKING, STATING, STOPS
from pipeline.text.names import SMALL_LETTERS, WORD
from pipeline.text.quotation import is_quotation

_SMALL = 3  # questions that make a speaker of a label in small letters
_BOTH = 2  # names that the source gives are speakers, even if each speaks once
_ONCE = 0.6  # how sure a label is that stands once, in a text where others recur
_ABBREVIATED = 3  # characters of "Jr."
_END = 60  # characters of a turn in which its question stands
_HEAD = 5  # blocks above a title
_PLAIN = frozenset(("paragraph", "quote"))
_MIDWAY_RE = re.compile(rf"[{SMALL_LETTERS}],? ({WORD})")


def find_labels(looks: Sequence[Looks], words: Words, known: tuple[str, ...] = ()) -> dict[int, Label]:
    """The labels of a text by the index of their block; empty where nothing recurs that reads like speakers.

    ``known`` are names of speakers that the source gives beside the text.
    """
    blocks = tuple(look.block for look in looks)
    large = [look.label for look in looks if look.label]
    small = _small_labels(looks)
    seen = sorted([*_in_their_kind(large, blocks), *small], key=lambda label: label.index)
    found, _ = with_persons(seen, blocks, (*known, *named_beside(seen, blocks, words)), words)
    if not _trusted(found, looks) and len({label.person for label in found} & set(map(stream, known))) < _BOTH:
        found = _lone_names(blocks, words)
    kept = _kept(found, looks, words, frozenset(map(stream, known)))
    return {label.index: label for label in _below_title(_with_speech(kept, blocks), blocks)}


def _small_labels(looks: Sequence[Looks]) -> list[Label]:
    """Labels in small letters that recur, and whose paragraphs mostly ask."""
    found = [
        label for look in looks if look.label is None and (label := small_label(look.index, look.block, look.words))
    ]
    turns: defaultdict[str, list[bool]] = defaultdict(list)
    for label in found:
        turns[label.person].append(looks[label.index].puts_a_question)
    asking = {person for person, asks in turns.items() if len(asks) >= _SMALL and sum(asks) * 2 >= len(asks)}
    return [label for label in found if label.person in asking]


def _in_their_kind(labels: list[Label], blocks: tuple[Block, ...]) -> list[Label]:
    """Without those in headings and lists of somebody who speaks in paragraphs, or does so once: "Reed: No more boats".

    A word for who asks ("Q:") is believed in a heading.
    """
    plain = Counter(label.person for label in labels if blocks[label.index].kind in _PLAIN)
    other = Counter(label.person for label in labels if blocks[label.index].kind not in _PLAIN)
    often = sum(count for count in other.values() if count > 1) * 3 >= sum(n for n in plain.values() if n > 1)

    def stays(label: Label) -> bool:
        kind = blocks[label.index].kind
        believed = kind in _PLAIN or (kind == "heading" and label.role == "asks")
        return believed or (often and other[label.person] > max(1, plain[label.person]))

    return list(filter(stays, labels))


def _trusted(labels: list[Label], looks: Sequence[Looks]) -> bool:
    counts = Counter(label.person for label in labels)
    if {label.role for label in labels} >= {"asks", "answers"}:
        return True
    recurring = [person for person, count in counts.items() if count > 1]
    alone = [label for label in labels if label.person in recurring] if len(recurring) == 1 else []
    if len(alone) > 2 and _half_labelled(alone, looks):
        return True
    if len(counts) < 2 or not recurring or len(labels) < 3:
        return False
    return any(_speaks(label, looks[label.index].block, counts) for label in labels)


def _half_labelled(labels: list[Label], looks: Sequence[Looks]) -> bool:
    """Whether one recurring label alternates with speech that has none: it asks each time, or is asked each time."""
    asking = sum(_asks_last(looks[label.index]) for label in labels)
    asked = sum(_may_ask(looks[label.index - 1]) for label in labels if label.index)
    apart = all(after.index - before.index > 1 for before, after in pairwise(labels))
    return apart and max(asking, asked) * 10 >= 7 * len(labels)


def _may_ask(look: Looks) -> bool:
    """Whether a block above a label asks, or is set apart as the questions of an interview are."""
    return look.block.kind == "heading" or whole(look.block, "strong") or _asks_last(look)


def _asks_last(look: Looks) -> bool:
    """Whether its last words ask."""
    return puts_a_question(look.block.text[-_END:], look.words)


def _speaks(label: Label, block: Block, counts: Counter[str]) -> bool:
    """Whether this is speech rather than a list of terms: a question is put, or the label is a full name or timed."""
    asks = any(mark in block.text[label.end :] for mark in ASKING)
    return asks or bool(label.time) or (counts[label.person] > 1 and " " in label.name)


def _kept(labels: list[Label], looks: Sequence[Looks], words: Words, known: frozenset[str]) -> list[Label]:
    counts = Counter(label.person for label in labels)
    sure = {person for person, count in counts.items() if count > 1} | known
    sure |= {label.person for label in labels if label.role}
    styled = _mostly(labels, lambda label: label.styled)
    capitals = _mostly(labels, lambda label: label.name.isupper())
    timed = _mostly(labels, lambda label: bool(label.time))
    inside = _names_inside(looks) if any(label.person not in sure for label in labels) else frozenset()

    first = min((label.index for label in labels if label.person in sure), default=0)
    turns = min((label.index for label in labels if counts[label.person] > 1), default=0)

    def stays(label: Label) -> bool:
        if label.role and label.index < turns and counts[label.person] == 1 and looks[label.index].byline:
            return False  # "Interviewer: Ada Reed" above the talk, where she has no label
        if label.person in sure or (timed and label.time):
            return True
        if timed or (label.index < first and _reads_as_heading(label.index, looks[label.index].block.text)):
            return False
        if styled or (capitals and label.name.isupper()):
            return label.styled or not styled
        name = bare(label.name)
        parts = name.split()
        if addressed(name, words) != name:
            return True
        if len(parts) > 1:
            return all(part.casefold() not in words.stop or part.casefold() in label_words() for part in parts)
        return label.name in inside

    return [label if label.person in sure else replace(label, score=_ONCE) for label in labels if stays(label)]


def _reads_as_heading(index: int, text: str) -> bool:
    """Whether a line above the first turn is no speech, for it ends as no sentence: "Tape: 14", "Panel: Who pays?"."""
    stops = STATING if index == 0 else STOPS
    return len(text) <= LONGEST and text.rstrip()[-1:] not in stops


def _below_title(labels: list[Label], blocks: tuple[Block, ...]) -> list[Label]:
    """Without a title that has the form of a turn: "Ada Reed: “I never slept”", with other matter below it."""
    at = labels[0].index if labels else 0
    if len(labels) < 2 or at > _HEAD or labels[0].time or labels[1].index == at + 1:
        return labels
    said = blocks[at].text[labels[0].end :].strip()
    return labels[1:] if said and (is_quotation(said) or (at == 0 and _reads_as_heading(1, said))) else labels


def _mostly(labels: list[Label], test: Callable[[Label], bool]) -> bool:
    return bool(labels) and sum(map(test, labels)) * 2 > len(labels)


def _names_inside(looks: Sequence[Looks]) -> frozenset[str]:
    """Words with a capital letter in the middle of a sentence: a lone label "Reed:" is a name if Reed is named."""
    return frozenset(name for look in looks for name in _MIDWAY_RE.findall(look.block.text))


def _lone_names(blocks: tuple[Block, ...], words: Words) -> list[Label]:
    """Names on lines of their own, where at least two recur and speech follows each."""
    found = []
    for index, block in enumerate(blocks[:-1]):
        name = block.text.strip()
        if block.kind == "paragraph" and _stands_alone(name, words) and len(blocks[index + 1].text) > len(name):
            found.append(Label(index, name, name, "", len(block.text), stream(name), name, score=0.8))
    counts = Counter(label.person for label in found)
    recurring = [label for label in found if counts[label.person] > 1]
    return recurring if len({label.person for label in recurring}) > 1 and len(recurring) > 3 else []


def _stands_alone(line: str, words: Words) -> bool:
    """Whether a line could be the name of who speaks below it; "Yes." and "Right." are all that somebody said."""
    spoken = is_nod(line, words) or (line[-1:] in STATING and len(line.split()[-1]) > _ABBREVIATED)
    return is_name(line, words, 4) and not spoken


def _with_speech(labels: list[Label], blocks: tuple[Block, ...]) -> list[Label]:
    """Without the labels that nothing follows: they stay in the text as they are."""
    at = {label.index for label in labels}

    def speaks(label: Label) -> bool:
        if blocks[label.index].text[label.end :].strip():
            return True
        after = label.index + 1
        if after == len(blocks) or after in at or blocks[after].kind == "heading":
            return False
        # "Getting started:" above a list is no speaker.
        return label.score > _ONCE or blocks[after].kind in ("paragraph", "quote")

    return [label for label in labels if speaks(label)]
