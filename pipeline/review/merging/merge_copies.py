"""Merge returned copies into a manuscript: n editors and the manuscript itself, unit by unit, word by word."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.review.copy_edits import Refused, Token, Version, Words
from pipeline.review.merging import restructure
from pipeline.review.merging.additions import add
from pipeline.review.merging.advice import advise
from pipeline.review.merging.combine import merged
from pipeline.review.merging.front_values import front_text
from pipeline.review.merging.nodes import text_of
from pipeline.review.merging.state import State, bare, shown
from pipeline.review.merging.unit_words import merge_words
from pipeline.review.outcome import Merge
from pipeline.review.units import Manuscript, Unit, manuscript_of
from pipeline.review.word_tokens import END, split


def merge(base: Manuscript, ours: Manuscript, versions: Sequence[Version], *, marks: bool = True) -> Merge:
    """Merge the versions of one base into the manuscript as it is now; their order does not matter.

    Args:
        marks: whether the words that editors put into what was said are marked with their names.

    Raises:
        StructureError: the manuscript has a mistake.
    """
    if base.text != ours.text and _have_come(base, ours, versions, marks=marks):
        return Merge(ours.text)
    state = State(base, ours, versions, marks)
    state.edits = [
        [edit for edit in edits if not (isinstance(edit, Words) and _is_done(state, version, edit))]
        for version, edits in zip(state.versions, state.edits, strict=True)
    ]

    def text() -> str:
        return text_of(front_text(state), state.nodes, ours.tail)

    restructure.delete(state)
    restructure.turn(state)
    merge_words(state)
    restructure.join(state)
    restructure.move(state)
    add(state)
    for version, edit in state.each(Refused):
        state.refuse(version, edit.place, edit.words, edit.why, edit.by)
    restructure.lead_sections(state)
    advise(state, text)
    return Merge(text(), tuple(state.changes), tuple(state.conflicts), tuple(state.refusals))


def _have_come(base: Manuscript, ours: Manuscript, versions: Sequence[Version], *, marks: bool) -> bool:
    """Whether the manuscript is what the versions make of their base, since they were merged before."""
    made = manuscript_of(merge(base, base, versions, marks=marks).text, "the manuscript")
    return list(map(_content, made.units)) == list(map(_content, ours.units)) and _facts(made) == _facts(ours)


def _content(unit: Unit) -> tuple[object, ...]:
    return unit.role, unit.label, unit.block.text, unit.block.marks, unit.room, unit.level


def _facts(manuscript: Manuscript) -> tuple[object, ...]:
    said = manuscript.briefing
    advice = [one.text for one in said.recommendations]
    return said.language, said.byline, said.date, advice, [section.title for section in said.sections]


def _is_done(state: State, version: Version, edit: Words) -> bool:
    """Whether the manuscript has an edit of words already, since the copy was merged before."""
    if state.is_unchanged:
        return False
    texts, keys = _texts(version, edit.key)
    node = state.node_of.get(keys[0])
    if node is None or any(state.node_of.get(key) for key in keys[1:]):
        return False
    place = state.nodes.index(node)
    here = [shown(one.unit) for one in state.nodes[place : place + len(texts)] if one.unit]
    return [*map(bare, texts)] == [*map(bare, here)]


def _texts(version: Version, key: str) -> tuple[list[str], list[str]]:
    """The paragraphs that a version makes of a unit and of those that it joins with it, and their keys."""
    keys, pieces = [], ""
    place = version.order.index(key)
    while place and _joins(version, version.order[place - 1]):
        place -= 1
    for one in version.order[place:]:
        keys.append(one)
        tokens = [Token(text) for text in [*split(version.base[one].text), END]]
        words = [edit for edit in version.edits if isinstance(edit, Words) and edit.key == one]
        pieces += "".join(kept.token.text for kept in merged(tokens, {"": words}, "")[0])
        if not _joins(version, one):
            break
    return pieces.removesuffix(END).split(END), keys


def _joins(version: Version, key: str) -> bool:
    """Whether the end of a unit was deleted."""
    last = len(split(version.base[key].text))
    words = (edit for edit in version.edits if isinstance(edit, Words) and edit.key == key)
    return any(edit.start <= last < edit.end and END not in [token.text for token in edit.new] for edit in words)
