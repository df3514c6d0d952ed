"""Values of the front matter that editors changed: title, byline, date, acronyms."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.languages import slip_of_tag
from pipeline.manuscript.inline_signs import inline
from pipeline.manuscript.marks import tidy
from pipeline.manuscript.merging.chunks import Chunk
from pipeline.model import Block
from pipeline.model.returned import NO_LOOKS, Looks
from pipeline.review.merging.as_printed import Printed, fields_of
from pipeline.review.merging.combine import Kept
from pipeline.review.merging.frames import Slot, marks_of
from pipeline.review.merging.state import OURS, State
from pipeline.review.merging.unit_lines import front_lines, values_of
from pipeline.review.units import Unit
from pipeline.review.word_tokens import END

_TERM = "term "
_BETWEEN = "these words are in none of the fields of this line"


def write_front(
    state: State, one: Printed, unit: Unit, kept: Sequence[Kept], letters: Sequence[tuple[Looks, ...]]
) -> None:
    """Note the new values of a unit of the front matter."""
    if unit.role in ("title", "subtitle"):
        state.values[unit.role] = {"": _inline(kept, letters)}
        return
    values = dict(fields_of(unit, state.ours))
    for slot in one.slots:
        values[slot.name] = _within(one, slot, kept)
    for (author, _, _), words in _between(one, kept).items():
        state.refuse_words(author, one.text, words, _BETWEEN)
    if unit.role == "language" and (slip := slip_of_tag(values["tag"])):
        by = next((token.by for token in kept if token.index < 0), "")
        state.refuse_words(by, one.text, values["tag"], f"{slip.sentence}; try {slip.hint}")
        return
    state.values[value_name(unit)] = values


def value_name(unit: Unit) -> str:
    """The name of a unit among the values."""
    return _TERM + unit.block.text.partition("\t")[0] if unit.role == "term" else unit.role


def front_text(state: State) -> list[list[str]]:
    """The lines of the front matter, key by key."""
    out = [[*chunk.lead, *_key_lines(state, chunk)] for chunk in state.front]
    known = next((place for place, one in enumerate(out) if one and one[0].startswith("title:")), 0)
    out[known + 1 : known + 1] = [front_lines(key, _value_of(key, text)) for key, text in state.new_front.items()]
    if not state.terms:
        return out
    more = front_lines("glossary", state.terms)
    own = next((one for one in out if one and one[0].startswith("glossary:")), None)
    if own is None:
        return [*out[:-1], more, out[-1]]
    own += more[1:]
    return out


def _key_lines(state: State, chunk: Chunk) -> list[str]:
    key, briefing = chunk.key.removeprefix("front "), state.ours.briefing
    if key in ("title", "subtitle") and key in state.values:
        return front_lines(key, state.values[key][""])
    if key == "glossary" and any(name.startswith(_TERM) for name in state.values):
        known = {f"{_TERM}{term.acronym}": (term.acronym, term.expansion) for term in briefing.glossary}
        new = {name: (value["acronym"], value["expansion"]) for name, value in state.values.items() if name in known}
        return front_lines(key, [pair for pair in (known | new).values() if all(pair)])
    if key == "byline" and key in state.values and briefing.byline:
        return front_lines(key, [*values_of(state.values[key]), *_not_in_text(bool(briefing.byline.blocks))])
    if key == "language" and key in state.values:
        return front_lines(key, state.values[key]["tag"])
    if key == "date" and key in state.values and briefing.date:
        return front_lines(key, [*values_of(state.values[key]), *_not_in_text(bool(briefing.date.block))])
    return list(chunk.lines)


def _value_of(key: str, text: str) -> object:
    """The value of a new key: a byline or a date is known by its words alone."""
    return {"byline": [("name", text)], "date": [("text", text)]}.get(key, text)


def _between(one: Printed, kept: Sequence[Kept]) -> dict[tuple[str, int, int], str]:
    """New words that belong to no field, but to what the program prints around it: by author and place."""
    fields = [(one.count(slot.start), one.count(slot.end)) for slot in one.slots]
    found: dict[tuple[str, int, int], str] = {}
    for token in kept:
        if token.index < 0 and token.by != OURS and not any(_touches(token, *ends) for ends in fields):
            place = (token.by, token.start, token.end)
            found[place] = found.get(place, "") + token.token.text
    return {place: words for place, words in found.items() if words.strip(f" {END}")}


def _not_in_text(is_in_text: bool) -> list[tuple[str, str]]:
    return [] if is_in_text else [("in-text", "no")]


def _inline(kept: Sequence[Kept], letters: Sequence[tuple[Looks, ...]]) -> str:
    pairs = [(k.token.text, looks) for k, looks in zip(kept, letters, strict=True) if k.token.text != END]
    text = "".join(words for words, _ in pairs)
    looks = [look for words, own in pairs for look in (own or (NO_LOOKS,) * len(words))]
    return inline(text, tidy(Block("", "paragraph", text, marks_of(text, looks, {}))))


def _within(one: Printed, slot: Slot, kept: Sequence[Kept]) -> str:
    """The words of a field once they are merged: those typed at its edges are its own."""
    first, last = one.count(slot.start), one.count(slot.end)
    inside = (k for k in kept if first <= k.index < last or (k.index < 0 and _touches(k, first, last)))
    return "".join(k.token.text for k in inside if k.token.text != END).strip()


def _touches(kept: Kept, first: int, last: int) -> bool:
    if kept.start == kept.end:
        return first <= kept.start <= last
    return kept.start < max(last, first + 1) and kept.end > first
