"""What editors added: paragraphs, values of the front matter, acronyms and notes."""

from __future__ import annotations

from pipeline.manuscript.attributes import Attributes
from pipeline.model import Block
from pipeline.model.returned import Looks
from pipeline.review.copy_edits import Added, Version
from pipeline.review.merging.as_printed import FRONT
from pipeline.review.merging.editors_words import editor_of
from pipeline.review.merging.frames import marks_of
from pipeline.review.merging.new_paragraphs import fresh, stripped, text_of
from pipeline.review.merging.nodes import Node
from pipeline.review.merging.state import State, bare, shown
from pipeline.review.merging.unit_lines import lines

_NEW_STYLE = "this paragraph style means nothing to a manuscript: the paragraph was taken as text"
_NO_PLACE = "there is no place for this paragraph in a manuscript"
_ADVICE = ("recommendation", "recommendations")
_ADDED_VALUES = ("subtitle", "byline", "date")


def add(state: State) -> None:
    """Add new paragraphs, notes and acronyms; new recommendations are decided once the words are merged."""
    known = {bare(shown(node.unit)) for node in state.nodes if node.unit and not node.key}
    known |= {bare(node.unit.block.text) for node in state.nodes if node.unit and not node.key}
    for version, edit in state.each(Added):
        text, looks = text_of([(token, token.looks) for token in edit.tokens])
        if bare(text) in known and not state.is_unchanged:
            continue
        host = state.host(edit.after)
        room = host.unit.room if host and host.unit else ""
        if edit.note:
            _add_note(state, version, edit, text, looks)
        elif edit.role == "term" or _is_term(state, edit.after, edit.role):
            _add_term(state, version, edit, text)
        elif edit.role in _ADVICE or room in _ADVICE:
            state.advised.append((version, edit, host))
        else:
            _add_one(state, version, edit, text, looks, host, room)


def _is_term(state: State, after: str, role: str) -> bool:
    """Whether a new line is among the acronyms."""
    unit = state.base.by_key.get(after)
    return unit is not None and unit.role == "term" and role in ("paragraph", "")


def _add_one(
    state: State, version: Version, edit: Added, text: str, looks: list[Looks], host: Node | None, room: str
) -> None:
    role = {"credit": "paragraph"}.get(edit.role, edit.role) or "paragraph"
    if not edit.role:
        state.refuse(version, text, text, _NEW_STYLE, edit.by)
    if role in _ADDED_VALUES and _add_value(state, version, edit, text):
        return
    if host is None or role in FRONT or role == "note" or (room and role in ("question", "asking")):
        state.conflict(text, "", ((state.name(version), text),), _NO_PLACE, None)
        return
    editor = editor_of((), edit.tokens, edit.by, version.author) if state.marks else ""
    node = fresh(state, role, text, looks, room, state.name(version), editor)
    if any(bare(one.text) == bare(node.text) and one.author != node.author for one in host.added):
        return
    host.added.append(node)
    state.record("added", text, "", text, edit.by, state.name(version))


def _add_value(state: State, version: Version, edit: Added, text: str) -> bool:
    """Take a subtitle, a byline or a date into a front matter without one; False if it has one."""
    role, words = edit.role, " ".join(text.split())
    known = state.new_front.get(role)
    if any(unit.role == role for unit in state.ours.units) or (known and known != words):
        return False
    if not known:
        state.new_front[role] = words
        state.record("added", text, "", words, edit.by, state.name(version))
    return True


def _add_term(state: State, version: Version, edit: Added, text: str) -> None:
    acronym, _, expansion = text.partition("\t")
    if not acronym.strip() or not expansion.strip():
        state.conflict(text, "", ((state.name(version), text),), _NO_PLACE, None)
        return
    state.terms.append((acronym.strip(), expansion.strip()))
    state.record("added", text, "", text, edit.by, state.name(version))


def _add_note(state: State, version: Version, edit: Added, text: str, looks: list[Looks]) -> None:
    number = state.new_notes[f"new {version.name} {edit.note}"]
    text, looks = stripped(text, looks)
    block = Block("", "note", text, marks_of(text, looks, state.note_numbers()), int(number))
    node = Node(None, None, "", lines("note", block, "", Attributes(), state.ours.voices, None), "note", text=text)
    notes = [one for one in state.nodes if one.unit and one.unit.role == "note" and not one.is_gone]
    if notes:
        notes[-1].added.append(node)
    else:
        state.nodes += [Node(None, None, "", ["## Notes {.endnotes}"], "section"), node]
    state.record("added", text, "", text, edit.by, state.name(version))
