"""How a unit is printed in a copy: which letters of its paragraph are its words, and which its label or its fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.model import Block, Briefing, Mark
from pipeline.model.returned import NO_LOOKS, Looks
from pipeline.review.units import Unit

WORDS, LABEL = "words", "label"


@dataclass(frozen=True, slots=True)
class Slot:
    """``text[start:end]`` of a printed paragraph is the field ``name`` of its unit."""

    name: str
    start: int
    end: int


def slots_of(unit: Unit, printed: str, briefing: Briefing) -> tuple[Slot, ...]:
    """The fields of a unit in its printed paragraph, in order."""
    if unit.role == "byline" and briefing.byline:
        byline = briefing.byline
        values = {name: getattr(byline, name) for name in ("lead", "name", "affiliation", "role", "date")}
        return _found(printed, {name: value.strip() for name, value in values.items() if value})
    if unit.role == "term":
        acronym, _, expansion = unit.block.text.partition("\t")
        return _found(printed, {"acronym": acronym, "expansion": expansion})
    if unit.role == "language":
        start = printed.rfind(briefing.language)
        return (Slot("tag", start, start + len(briefing.language)),) if start >= 0 else ()
    if unit.role == "date":
        return (Slot("text", 0, len(printed)),)
    start = words_start(unit, printed)
    label = printed[:start].rstrip()
    return (*([Slot(LABEL, 0, len(label))] if label else []), Slot(WORDS, start, len(printed)))


def words_start(unit: Unit, printed: str) -> int:
    """Where the words of a unit begin, behind the name of the speaker and the time."""
    words = unit.block.text.strip()
    if printed.endswith(words):
        return len(printed) - len(words)
    bare, seen = "".join(words.split()), 0
    for start in range(len(printed), -1, -1):
        if start < len(printed) and not printed[start].isspace():
            seen += 1
            if seen == len(bare) and "".join(printed[start:].split()) == bare:
                return start
    tab = printed.find("\t") + 1
    return tab if unit.label and tab else 0


def _found(printed: str, values: Mapping[str, str]) -> tuple[Slot, ...]:
    at, slots = 0, []
    for name, value in values.items():
        start = printed.find(" ".join(value.split()), at)
        if start >= 0:
            at = start + len(" ".join(value.split()))
            slots.append(Slot(name, start, at))
    return tuple(slots)


def looks_of(block: Block, notes: Mapping[str, str]) -> list[Looks]:
    """The looks of each letter of a block. ``notes``: the key of each note by its number."""
    found: list[Looks] = [NO_LOOKS] * len(block.text)
    for mark in block.marks:
        target = notes.get(mark.href or "", mark.href or "") if mark.kind == "note" else mark.href or ""
        look = (mark.kind, f"{target}\n{mark.alt}" if mark.alt else target)
        for place in range(mark.start, min(mark.end, len(found))):
            found[place] = found[place] | {look}
    return found


def marks_of(text: str, looks: Sequence[Looks], numbers: Mapping[str, str]) -> tuple[Mark, ...]:
    """The marks for looks letter by letter. ``numbers``: the number of each note by its key."""
    marks: list[Mark] = []
    opened: dict[tuple[str, str], int] = {}
    for place, now in enumerate([*looks, NO_LOOKS]):
        for look in [look for look in opened if look not in now or look[0] == "note"]:
            marks.append(_mark(look, opened.pop(look), place, numbers))
        for look in now:
            opened.setdefault(look, place)
    trimmed = (_trimmed(mark, text) if mark.kind in _WORDY else mark for mark in marks)
    found = [mark for mark in trimmed if mark.start < mark.end]
    return tuple(sorted(found, key=lambda mark: (mark.start, -mark.end, mark.kind, mark.href or "")))


_WORDY = ("strong", "em", "strike", "link", "edited")  # looks of words: a blank at their edge has none


_BEHIND_WORDS = " ,;:.!?)\N{IDEOGRAPHIC COMMA}\N{IDEOGRAPHIC FULL STOP}\N{FULLWIDTH COMMA}\N{ARABIC COMMA}"


def _trimmed(mark: Mark, text: str) -> Mark:
    words = text[mark.start : mark.end]
    lead = len(words) - len(words.lstrip(" " if mark.kind != "edited" else _BEHIND_WORDS))
    return replace(mark, start=mark.start + lead, end=mark.start + max(len(words.rstrip(" ")), lead))


def _mark(look: tuple[str, str], start: int, end: int, numbers: Mapping[str, str]) -> Mark:
    kind, target = look
    href, _, alt = target.partition("\n")
    if kind == "note":
        href = numbers.get(href, href)
    return Mark(kind, start, end, href or None, alt or None)  # type: ignore[arg-type]
