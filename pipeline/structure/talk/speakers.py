"""Labels that name who speaks (``Q:``, ``MS. REED:``, ``Reed 00:12:31``), believed only where they recur."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from pipeline.languages.words import Words
from pipeline.model import Block, stream
from pipeline.structure.looks import Looks
from pipeline.structure.looks.asking import is_nod
from pipeline.structure.looks.callings import is_name
from pipeline.structure.looks.credits import LONGEST
from pipeline.structure.looks.odd_labels import odd_labels
from pipeline.structure.looks.speaker_labels import Label, small_label
from pipeline.structure.talk.believing import ONCE, Labels
from pipeline.structure.talk.initials import named_beside, short_forms
from pipeline.structure.talk.persons import with_persons
from pipeline.text.ends import PAUSES, STATING, ends_sentence
from pipeline.text.names import name_source
from pipeline.text.quotation import is_quotation

_SMALL = 3  # questions that make a speaker of a label in small letters
_BOTH = 2  # names that the source gives are speakers, even if each speaks once
_ABBREVIATED = 3  # characters of "Jr."
_HEAD = 5  # blocks above a title
_FULL_RE = re.compile(name_source(2, 4))
_PLAIN = frozenset(("paragraph", "quote"))


def find_labels(looks: Sequence[Looks], words: Words, known: tuple[str, ...] = ()) -> dict[int, Label]:
    """The labels of a text by the index of their block; empty where nothing recurs that reads like speakers.

    ``known`` are names of speakers that the source gives beside the text.
    """
    blocks = tuple(look.block for look in looks)
    large = [look.label for look in looks if look.label]
    small = _small_labels(looks)
    seen = sorted([*_in_their_kind(large, blocks), *small], key=lambda label: label.index)
    seen = _below_title(seen, looks)
    found, _ = with_persons(seen, blocks, (*known, *named_beside(seen, blocks, words)), words)
    given = frozenset(map(stream, known))
    labels = Labels(found, looks, words, given)
    if not labels.trusted() and len({label.person for label in found} & given) < _BOTH:
        other = _odd_labels(looks, words) or _lone_names(blocks, words)
        labels = Labels(with_persons(other, blocks, known, words)[0], looks, words, given)
    kept = labels.believed()
    return {label.index: label for label in _with_speech(kept, blocks)}


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


def _odd_labels(looks: Sequence[Looks], words: Words) -> list[Label]:
    """Labels without a colon, of the first sign whose bearers the head of the text names, or of whom two recur."""
    found: defaultdict[str, list[Label]] = defaultdict(list)
    for look in looks:
        for sign, label in odd_labels(look.index, look.block, words):
            found[sign].append(label)
    return next(filter(None, (_of_talk(labels, looks) for labels in found.values())), [])


def _of_talk(labels: list[Label], looks: Sequence[Looks]) -> list[Label]:
    """The labels that recur, that the head names in full, and those next to them."""
    if labels and labels[0].index <= _HEAD and not (labels[1:] and labels[1].index == labels[0].index + 1):
        text = looks[labels[0].index].block.text
        labels = labels if ends_sentence(text) or len(text) > LONGEST else labels[1:]  # "Ada Reed - Night Boats"
    if not labels:
        return []
    head = "\n".join(look.block.text for look in looks[: labels[0].index])
    counts = Counter(label.person for label in labels)
    names = [match[0] for match in _FULL_RE.finditer(head)]
    short = {form for name in names for form in short_forms(name)}
    full = {
        label.person for label in labels if len(label.name.split()) > 1 and (label.name in head or _tells(label, looks))
    }
    told = full | {label.person for label in labels if f"^{label.person}" in short}
    sure = {person for person, count in counts.items() if count > 1} | told
    if len(sure) < 2 and not told:
        return []
    at = {label.index for label in labels if label.person in sure}
    found = [label for label in labels if at.intersection((label.index - 1, label.index, label.index + 1))]
    return found if len(found) > 1 or looks[found[0].index - 1].puts_a_question else []


def _tells(label: Label, looks: Sequence[Looks]) -> bool:
    """Whether somebody is asked, and tells about himself: "Tell me of yourself." "Ada Reed - I am a pilot"."""
    return label.index > 0 and looks[label.index - 1].puts_a_question and looks[label.index].me


def _lone_names(blocks: tuple[Block, ...], words: Words) -> list[Label]:
    """Names on lines of their own, where at least two recur and speech follows each."""
    found = []
    for index, block in enumerate(blocks[:-1]):
        name = block.text.strip()
        if block.kind == "paragraph" and _stands_alone(name, words):
            found.append(Label(index, name, name, "", len(block.text), stream(name), name, score=0.8))
    above = Counter(label.person for label in found if len(blocks[label.index + 1].text) > len(label.name))
    recurring = [label for label in found if above[label.person] > 1]
    if len({label.person for label in recurring}) < 2 or len(recurring) < 4:
        return []
    capitals = all(label.name.isupper() for label in recurring)
    return [label for label in found if above[label.person] > 1 or (capitals and label.name.isupper())]


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
