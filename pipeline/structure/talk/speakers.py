"""Labels that name who speaks (``Q:``, ``MS. REED:``, ``Reed 00:12:31``), believed only where they recur."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.languages.words import Words
from pipeline.model import Block, stream
from pipeline.structure.looks import Looks
from pipeline.structure.looks.asking import is_nod
from pipeline.structure.looks.callings import is_name
from pipeline.structure.looks.credits import LONGEST
from pipeline.structure.looks.speaker_labels import Label, label_alone, small_label
from pipeline.structure.talk.believing import ONCE, Labels
from pipeline.structure.talk.colonless import colonless_labels
from pipeline.structure.talk.initials import named_beside
from pipeline.structure.talk.persons import with_persons
from pipeline.text.ends import PAUSES, STATING, ends_sentence
from pipeline.text.quotation import is_quotation

_SMALL = 3  # questions that make a speaker of a label in small letters
_WORDS = 5  # of a label in small letters that stands once
_NEARLY_ALL = 0.8
_SELDOM = 5  # one full stop behind a label, where others have a colon
_BOTH = 2  # names that the source gives are speakers, even if each speaks once
_ABBREVIATED = 3  # characters of "Jr."
_HEAD = 5  # blocks above a title
_PLAIN = frozenset(("paragraph", "quote"))


def find_labels(looks: Sequence[Looks], words: Words, known: tuple[str, ...] = ()) -> dict[int, Label]:
    """The labels of a text by the index of their block; empty where nothing recurs that reads like speakers.

    ``known`` are names of speakers that the source gives beside the text.
    """
    blocks = tuple(look.block for look in looks)
    large = [look.label for look in looks if look.label]
    heads = _heading_labels(looks)
    small = _small_labels(looks)
    plain = (label for label in _in_their_kind(large, blocks) if label.index not in heads)
    seen = sorted([*plain, *heads.values(), *small], key=lambda label: label.index)
    seen = _below_title(seen, looks)
    found = with_persons(seen, blocks, (*known, *named_beside(seen, blocks, words)), words)
    given = frozenset((*map(stream, known), *(label.person for label in found if label.index in heads)))
    labels = Labels(found, looks, words, given)
    if labels.trusted() or len({label.person for label in found} & given) >= _BOTH:
        kept = [*labels.believed(), *_answering(found, looks, words)]
    else:
        kept = _without_colon(looks, known, words)
    return {label.index: label for label in _with_speech(sorted(kept, key=lambda one: one.index), blocks)}


def _heading_labels(looks: Sequence[Looks]) -> dict[int, Label]:
    """The headings of a level on which nearly all are labels, and some recur: "### Ada Reed:"."""
    levels: defaultdict[int, list[Looks]] = defaultdict(list)
    for look in looks:
        if look.block.kind == "heading":
            levels[look.block.level].append(look)
    for heads in levels.values():
        found = {look.index: label for look in heads if (label := label_alone(look.index, look.block, look.words))}
        persons = Counter(label.person for label in found.values())
        recurring = sum(count > 1 for count in persons.values())
        if recurring >= _BOTH and len(found) >= _NEARLY_ALL * len(heads):
            return found
    return {}


def _answering(found: Sequence[Label], looks: Sequence[Looks], words: Words) -> list[Label]:
    """The labels without a colon of those who answer, where a word such as "Q:" stands before questions only."""
    taken = {label.index for label in found}
    alone = {label.role for label in found} == {"asks"}
    return [label for label in colonless_labels(looks, words) if label.index not in taken] if alone else []


def _without_colon(looks: Sequence[Looks], known: tuple[str, ...], words: Words) -> list[Label]:
    """The labels without a colon: "EL - …", or names on lines of their own."""
    blocks = tuple(look.block for look in looks)
    found = colonless_labels(looks, words) or _lone_names(blocks, words)
    return with_persons(found, blocks, (*known, *named_beside(found, blocks, words)), words)


def _small_labels(looks: Sequence[Looks]) -> list[Label]:
    """Labels in small letters: those that recur and mostly ask, or recur where nearly all blocks have a label, and each
    that asks above the first label of another, or between two labels: "A man at the back: Who pays?".
    """
    found = [
        label for look in looks if look.label is None and (label := small_label(look.index, look.block, look.words))
    ]
    turns: defaultdict[str, list[bool]] = defaultdict(list)
    for label in found:
        turns[label.person].append(looks[label.index].puts_a_question)
    asking = {person for person, asks in turns.items() if len(asks) >= _SMALL and sum(asks) * 2 >= len(asks)}
    large = {look.index for look in looks if look.label}
    first, last = min(large, default=0), max(large, default=0)
    inside = [label for label in found if first <= label.index <= last]
    if len(large) + len(inside) >= _NEARLY_ALL * (last - first + 1):
        asking |= {person for person, asks in turns.items() if len(asks) > 1}

    def asks_once(label: Label) -> bool:
        look, between = looks[label.index], {label.index - 1, label.index + 1} <= large
        brief = len(label.name.split()) <= _WORDS
        return brief and ((between and look.asks) or (label.index == first - 1 and look.puts_a_question))

    return [one for one in found if one.person in asking or asks_once(one)]


def _in_their_kind(labels: list[Label], blocks: tuple[Block, ...]) -> list[Label]:
    """Without those in headings and lists of somebody who speaks in paragraphs, or does so once: "Reed: No more boats".

    A word for who asks ("Q:") is believed in a heading.
    """
    plain = Counter(label.person for label in labels if blocks[label.index].kind in _PLAIN)
    other = Counter(label.person for label in labels if blocks[label.index].kind not in _PLAIN)
    often = sum(count for count in other.values() if count > 1) * 3 >= sum(n for n in plain.values() if n > 1)
    stopped = [label for label in labels if label.label.endswith(".")]
    stops = len(stopped) * _SELDOM >= len(labels)

    def stays(label: Label) -> bool:
        if label in stopped and not (label.role or stops):
            return False  # "MIT. That was later."
        kind = blocks[label.index].kind
        believed = kind in _PLAIN or (kind == "heading" and label.role == "asks")
        return believed or (often and other[label.person] > max(1, plain[label.person]))

    return list(filter(stays, labels))


def _below_title(labels: list[Label], looks: Sequence[Looks]) -> list[Label]:
    """Without a title that has the form of a turn: "Ada Reed: “I never slept”", with other matter below it."""
    at = labels[0].index if labels else 0
    recurs = any(label.name == labels[0].name for label in labels[1:])
    if len(labels) < 2 or at > _HEAD or labels[0].time or labels[1].index == at + 1:
        return labels
    text = looks[at].block.text
    said = text[labels[0].end :].strip()
    ends = ends_sentence(said) and not (at == 0 and looks[at].asks)
    line = len(text) <= LONGEST and not (recurs or ends or said.endswith(tuple(PAUSES)))
    return labels[1:] if said and (is_quotation(said) or line) else labels


def _lone_names(blocks: tuple[Block, ...], words: Words) -> list[Label]:
    """Names on lines of their own, above speech, of whom two recur; and others in capitals, if those have capitals."""
    found = []
    for index, block in enumerate(blocks[:-1]):
        name = block.text.strip()
        if block.kind in ("paragraph", "heading") and _stands_alone(name, words):
            found.append(Label(index, name, name, "", len(block.text), stream(name), name, score=0.8))
    counts = Counter(label.person for label in found if len(blocks[label.index + 1].text) > len(label.name))
    recurring = [label for label in found if counts[label.person] > 1]
    others = sum(before.person != after.person for before, after in pairwise(recurring))
    if len({label.person for label in recurring}) < _BOTH or len(recurring) <= _BOTH + 1 or 2 * others < len(recurring):
        return []  # "Ada Reed" below each quotation that the page repeats
    capitals = all(label.name.isupper() for label in recurring)
    alike = (label for label in found if capitals and label.name.isupper() and " " in label.name)
    once = [replace(label, score=ONCE) for label in alike if counts[label.person] == 1]
    return sorted([*recurring, *once], key=lambda label: label.index)


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
        return label.score > ONCE or blocks[after].kind in ("paragraph", "quote")

    return [label for label in labels if speaks(label)]
