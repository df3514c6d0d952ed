"""Edits of structure: units taken out, turned into something else, joined and moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.manuscript.attributes import Attributes
from pipeline.review.copy_edits import Deleted, Moved, Turned, Version, Words
from pipeline.review.merging.as_printed import FRONT, Printed
from pipeline.review.merging.combine import merged
from pipeline.review.merging.front_values import value_name
from pipeline.review.merging.new_paragraphs import block_as, role_now
from pipeline.review.merging.nodes import Node
from pipeline.review.merging.state import OURS, State
from pipeline.review.merging.unit_lines import lines
from pipeline.review.units import Unit
from pipeline.review.word_tokens import END

_STRUCK = "one takes the paragraph out, another changes it"
_NEEDED = {"title": "a manuscript needs its title", "language": "a manuscript needs its language"}
_NO_ROLE = "a paragraph cannot become this here"
_TWO_ROLES = "two styles for one paragraph"
_TWO_PLACES = "two places for one paragraph"
_MOVED_GONE = "what was moved is no longer there"
_IN_TALK = ("question", "asking", "section")
_FIXED = ("recommendation", "note", "row", "header")


def delete(state: State) -> None:
    """Take out what editors deleted; what another one changed meanwhile is a conflict."""
    for version, edit in state.each(Deleted):
        one, node = state.printed.get(edit.key), state.node_of.get(edit.key)
        if one is None:
            continue
        if one.unit.role in FRONT:
            _delete_value(state, version, edit, one)
        elif node is not None and not node.is_gone:
            _delete_node(state, version, edit, one, node)


def turn(state: State) -> None:
    """Give units the role that their new style means."""
    for version, edit in state.each(Turned):
        node, one = state.node_of.get(edit.key), state.printed.get(edit.key)
        if node is None or one is None or node.is_gone or node.unit is None or not _may_turn(node.unit, edit.role):
            state.refuse(version, one.text if one else edit.key, edit.role, _NO_ROLE, edit.by)
        elif node.role and node.role != edit.role:
            ways = ((node.author, node.role), (state.name(version), edit.role))
            state.conflict(one.text, one.unit.role, ways, _TWO_ROLES, node)
        elif edit.role not in (node.role, role_now(node)):
            old = node.unit.role
            node.role, node.author = edit.role, state.name(version)
            _rewrite_as(state, node, node.unit, edit.role)
            state.record("role", one.text, old, edit.role, edit.by, state.name(version), edit.key)


def join(state: State) -> None:
    """Put the words of a unit behind those of the one that it was joined with."""
    for key in sorted(set(state.joined), key=state.order.index, reverse=True):
        node, other = state.node_of.get(key), _following(state, key)
        if node is None or other is None or node.unit is None or other.unit is None:
            continue
        if node.is_gone or other.is_gone or not node.text.strip():
            continue
        mine, my_looks = state.present(node)
        text, looks = state.present(other)
        block = block_as(state, node.unit.block, mine + text, [*my_looks, *looks])
        attributes = node.chunk.attributes if node.chunk else Attributes()
        node.lines = lines(role_now(node), block, state.label(node), attributes, state.ours.voices, node.chunk)
        node.text = block.text
        state.rewritten[key] = block
        node.added, node.comments = [*node.added, *other.added], [*node.comments, *other.comments]
        other.lines, other.added, other.comments = [], [], []


def move(state: State) -> None:
    """Move what editors moved."""
    wanted: dict[str, list[tuple[Version, Moved]]] = {}
    for version, edit in state.each(Moved):
        wanted.setdefault(edit.key, []).append((version, edit))
    for version in state.versions:
        for key, moves in wanted.items():
            if moves[0][0] is version:
                _move_one(state, key, moves)


def lead_sections(state: State) -> None:
    """The text of the talk needs a heading above it, if only one without words."""
    room: str | None = None
    for node in list(state.nodes):
        if node.is_gone:
            continue
        if node.form == "section":
            room = (node.chunk.attributes.room() if node.chunk and not node.role else None) or ""
        elif (room is None or room) and _is_talk(node):
            state.nodes.insert(state.nodes.index(node), Node(None, None, "", ["## {.proposed}"], "section"))
            room = ""


def _is_talk(node: Node) -> bool:
    return node.unit is not None and not node.unit.room and node.unit.role != "note"


def _delete_node(state: State, version: Version, edit: Deleted, one: Printed, node: Node) -> None:
    ways: dict[str, list[Words]] = {}
    for other, found in state.each(Words):
        if found.key == edit.key:
            ways.setdefault(state.name(other), []).append(found)
    now = state.unit_of[edit.key].block.text
    said = [(state.name(version), "")]
    for author, own in ways.items():
        said.append(
            (author, "".join(k.token.text for k in merged(one.tokens, {author: own}, OURS)[0]).removesuffix(END))
        )
    said += [(OURS, now)] if now != one.unit.block.text else []
    if len(said) > 1:
        state.conflict(one.text, one.text, tuple(said), _STRUCK, node)
        return
    node.lines = []
    state.record("deleted", one.text, one.text, "", edit.by, state.name(version), edit.key)


def _delete_value(state: State, version: Version, edit: Deleted, one: Printed) -> None:
    role = one.unit.role
    if role in _NEEDED:
        state.refuse(version, one.text, "", _NEEDED[role], edit.by)
        return
    empty = {"subtitle": {"": ""}, "term": {"acronym": "", "expansion": ""}}
    state.values[value_name(one.unit)] = empty.get(role, {})
    state.record("deleted", one.text, one.text, "", edit.by, state.name(version), edit.key)


def _may_turn(unit: Unit, role: str) -> bool:
    kind = role.partition(" ")[0]
    if unit.role in (*_FIXED, *FRONT) or kind in (*_FIXED, *FRONT, "credit"):
        return False
    return not unit.room or kind not in _IN_TALK


def _rewrite_as(state: State, node: Node, unit: Unit, role: str) -> None:
    assert node.chunk is not None
    kind, was = role.partition(" ")[0], node.chunk.attributes
    values = {key: value for key, value in was.values.items() if key in ("by", "time")}
    name = None
    if kind == "question":
        name = was.id if unit.role == "question" else state.free_id()
    elif kind == "section":
        values = {}
    classes = ("question",) if kind == "asking" else ()
    node.chunk = replace(node.chunk, attributes=Attributes(name, classes, values))
    node.lines = lines(role, unit.block, unit.label, node.chunk.attributes, state.ours.voices, node.chunk)


def _following(state: State, key: str) -> Node | None:
    place = state.order.index(key) + 1
    return state.node_of.get(state.order[place]) if place < len(state.order) else None


def _move_one(state: State, key: str, moves: Sequence[tuple[Version, Moved]]) -> None:
    version, edit = moves[0]
    node = state.node_of.get(key)
    if node is None or node.is_gone:
        state.refuse(version, state.text_at(key) or key, "", _MOVED_GONE, edit.by)
        return
    if len({move.after for _, move in moves}) > 1:
        ways = tuple((state.name(who), f"behind {state.text_at(one.after)[:60]}") for who, one in moves)
        state.conflict(state.text_at(key), state.text_at(key), ways, _TWO_PLACES, node)
    if _is_behind(state, node, edit.after):
        return
    state.nodes.remove(node)
    behind = state.place_behind(edit.after)
    state.nodes.insert(behind, node)
    for one in state.nodes[behind : behind + 2]:
        one.is_moved = True
    state.record("moved", state.text_at(key), "", state.text_at(edit.after), edit.by, state.name(version), key)


def _is_behind(state: State, node: Node, after: str) -> bool:
    place = state.nodes.index(node)
    before = next((one.key for one in reversed(state.nodes[:place]) if one.key and not one.is_gone), "")
    return bool(after) and before == after
