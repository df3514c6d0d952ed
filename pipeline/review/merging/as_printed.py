"""Units as their copies print them, and the manuscript's own changes since then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.model.returned import NO_LOOKS, Looks
from pipeline.review.copy_edits import Token, Words
from pipeline.review.copy_paragraphs import Paragraph
from pipeline.review.merging.frames import LABEL, WORDS, Slot, looks_of, slots_of
from pipeline.review.units import Manuscript, Unit
from pipeline.review.word_tokens import END, differences, split

FRONT = (
    "title",
    "subtitle",
    "byline",
    "date",
    "language",
    "term",
)  # roles of units that are values of the front matter
FIELDS = ("byline", "date", "language", "term")  # those of several values, or with words of the program
_COLONS = ":\N{FULLWIDTH COLON}"


@dataclass(frozen=True, slots=True)
class Printed:
    """A unit of the base as its copies printed it.

    Attributes:
        text: the paragraph, with the name of a speaker and the time in front.
        shown: the looks of each letter as printed.
        looks: the looks of each letter as the manuscript has them.
        slots: its fields.
    """

    unit: Unit
    text: str
    shown: tuple[Looks, ...]
    looks: tuple[Looks, ...]
    slots: tuple[Slot, ...]

    @property
    def tokens(self) -> list[Token]:
        """Its tokens, the end of the paragraph the last."""
        found, at = [], 0
        for text in split(self.text):
            found.append(Token(text, self.looks[at : at + len(text)]))
            at += len(text)
        return [*found, Token(END)]

    @property
    def starts(self) -> list[int]:
        """The place of the first letter of each token, and that behind the last one."""
        found = [0]
        for text in [*split(self.text), END]:
            found.append(found[-1] + len(text))
        return found

    @property
    def head(self) -> int:
        """Where its words begin."""
        return next((slot.start for slot in self.slots if slot.name == WORDS), 0)

    def count(self, place: int) -> int:
        """The number of tokens before a letter."""
        return len(split(self.text[:place]))


def as_printed(base: Manuscript, key: str, paragraph: Paragraph, notes: Mapping[str, str]) -> Printed:
    """A unit of the base. ``notes``: the key of each note by its number."""
    unit = base.by_key[key]
    slots = slots_of(unit, paragraph.text, base.briefing)
    start = next((slot.start for slot in slots if slot.name == WORDS), 0)
    looks = [NO_LOOKS] * len(paragraph.text)
    if unit.role not in FIELDS:
        own = looks_of(unit.block, notes)
        for here, there, size in shared(paragraph.text[start:], unit.block.text):
            looks[start + here : start + here + size] = own[there : there + size]
    return Printed(unit, paragraph.text, tuple(paragraph.looks), tuple(looks), slots)


def fields_of(unit: Unit, manuscript: Manuscript) -> dict[str, str]:
    """The values of a unit of several values, in the order of the front matter."""
    briefing = manuscript.briefing
    if unit.role == "byline" and briefing.byline:
        return {name: getattr(briefing.byline, name) for name in ("name", "affiliation", "role", "lead", "date")}
    if unit.role == "date" and briefing.date:
        return {"text": briefing.date.block.text if briefing.date.block else briefing.date.text}
    if unit.role == "language":
        return {"tag": briefing.language}
    acronym, _, expansion = unit.block.text.partition("\t")
    return {"acronym": acronym, "expansion": expansion}


def own_changes(
    one: Printed, base: Manuscript, ours: Manuscript, unit: Unit, notes: Mapping[str, str]
) -> tuple[list[Words], dict[int, tuple[Looks, ...]]]:
    """The manuscript's own changes of a unit since the copy was made, and its looks of the words that stayed."""
    text, looks = _as_printed_now(one, base, ours, unit, notes)
    new, at = [], 0
    for word in split(text):
        new.append(Token(word, tuple(looks[at : at + len(word)])))
        at += len(word)
    old = split(one.text)
    spans = differences(old, [token.text for token in new])
    stayed: dict[int, tuple[Looks, ...]] = {}
    i = j = 0
    for start, end, stop in [*((s.start, s.end, s.stop) for s in spans), (len(old), 0, 0)]:
        while i < start:
            stayed[i] = new[j].looks
            i, j = i + 1, j + 1
        i, j = end, stop
    return [Words("", s.start, s.end, tuple(new[s.begin : s.stop])) for s in spans], stayed


def shared(one: str, two: str) -> Iterator[tuple[int, int, int]]:
    """Stretches that two texts share: where in each, and how long."""
    old, new = split(one), split(two)
    i = a = b = 0
    for start, end, begin, stop in [
        *((s.start, s.end, s.begin, s.stop) for s in differences(old, new)),
        (len(old), 0, 0, 0),
    ]:
        size = sum(map(len, old[i:start]))
        yield a, b, size
        a += size + sum(map(len, old[start:end]))
        b += size + sum(map(len, new[begin:stop]))
        i = end


def _as_printed_now(
    one: Printed, base: Manuscript, ours: Manuscript, unit: Unit, notes: Mapping[str, str]
) -> tuple[str, list[Looks]]:
    """The words that the manuscript has now, with label and separators as the base printed them."""
    if unit.role in FIELDS:
        text = _fields_now(one, base, ours, unit)
        return text, [NO_LOOKS] * len(text)
    head = one.text[: one.head]
    label = next((slot for slot in one.slots if slot.name == LABEL), None)
    if unit.label != one.unit.label:
        shown = unit.label.strip().rstrip(_COLONS).rstrip()
        head = shown + (one.text[label.end : one.head] if label else "\t") if shown else ""
    return head + unit.block.text, [NO_LOOKS] * len(head) + looks_of(unit.block, notes)


def _fields_now(one: Printed, base: Manuscript, ours: Manuscript, unit: Unit) -> str:
    text, was, now = one.text, fields_of(one.unit, base), fields_of(unit, ours)
    for slot in reversed(one.slots):
        if was.get(slot.name) != now.get(slot.name):
            text = text[: slot.start] + now.get(slot.name, "") + text[slot.end :]
    return text
