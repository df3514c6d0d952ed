"""Merge the words of each unit, and write what changed: the unit itself, and paragraphs split from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.manuscript.attributes import Attributes
from pipeline.model.returned import NO_LOOKS, Looks
from pipeline.review.copy_edits import Styled, Token, Version, Words
from pipeline.review.described_changes import context
from pipeline.review.merging.as_printed import FRONT, Printed, own_changes
from pipeline.review.merging.combine import Kept, merged
from pipeline.review.merging.editors_words import holds_speech
from pipeline.review.merging.frames import LABEL, WORDS
from pipeline.review.merging.front_values import write_front
from pipeline.review.merging.new_paragraphs import COLONS, block_as, fresh, role_now, spoken_label, stripped, text_of
from pipeline.review.merging.nodes import Node
from pipeline.review.merging.state import OURS, State
from pipeline.review.merging.unit_lines import TALK, lines
from pipeline.review.merging.unit_looks import Letters, letters_of, signed_letters
from pipeline.review.units import Unit
from pipeline.review.word_tokens import END

Piece = list[tuple[Token, tuple[Looks, ...]]]

_GONE_HERE = "the manuscript no longer has this paragraph"


def merge_words(state: State) -> None:
    """Merge the words of all units that somebody changed."""
    words: dict[str, dict[str, list[Words]]] = {}
    styled: dict[str, list[tuple[Version, Styled]]] = {}
    for version, edit in state.each(Words):
        words.setdefault(edit.key, {}).setdefault(state.name(version), []).append(edit)
    for version, look in state.each(Styled):
        styled.setdefault(look.key, []).append((version, look))
    for key, one in state.printed.items():
        if key in words or key in styled:
            _unit(state, key, one, words.get(key, {}), styled.get(key, []))


def _unit(
    state: State, key: str, one: Printed, ways: Mapping[str, Sequence[Words]], styled: Sequence[tuple[Version, Styled]]
) -> None:
    unit, node = state.unit_of.get(key), state.node_of.get(key)
    if unit is None:
        _conflict_with_its_end(state, one, ways)
        return
    if node is not None and node.is_gone:
        return
    mine: list[Words] = []
    stayed: dict[int, tuple[Looks, ...]] = {}
    if not state.is_unchanged:
        mine, stayed = own_changes(one, state.base, state.ours, unit, state.note_keys())
    kept, clashes, taken = merged(one.tokens, {OURS: mine, **ways}, OURS)
    state.kept[key] = kept
    for clash in clashes:
        state.conflict(one.text, clash.before, clash.ways, "", node)
    _record(state, key, one, ways, taken)
    letters = letters_of(state, one, kept, stayed, styled, mine)
    if state.marks and holds_speech(unit):
        letters = signed_letters(one, kept, letters, ways)
    if unit.role in FRONT:
        write_front(state, one, unit, kept, letters)
    elif node is not None and unit.role == "recommendation":
        state.reworded.append((node, one.text, _joined(kept), next(iter(ways), "")))
    elif node is not None:
        _write(state, key, one, unit, node, kept, letters)


def _conflict_with_its_end(state: State, one: Printed, ways: Mapping[str, Sequence[Words]]) -> None:
    """Editors changed words of a paragraph that the manuscript no longer has."""
    for author, edits in ways.items():
        text = _joined(merged(one.tokens, {author: edits}, OURS)[0])
        state.conflict(one.text, one.text, ((author, text), (OURS, "")), _GONE_HERE, None)


def _record(state: State, key: str, one: Printed, ways: Mapping[str, Sequence[Words]], taken: Sequence[Words]) -> None:
    """Note each change of words that was taken, with its author and the words around it."""
    texts = [token.text for token in one.tokens]
    for edit in taken:
        author = next(name for name, edits in ways.items() if edit in edits)
        before, after = "".join(texts[edit.start : edit.end]), "".join(token.text for token in edit.new)
        around = context(texts, edit.start, edit.end)
        state.record("words", one.text, before, after, edit.by, author, key, around)


def _joined(kept: Sequence[Kept]) -> str:
    return "".join(one.token.text for one in kept).removesuffix(END).strip()


def _write(
    state: State, key: str, one: Printed, unit: Unit, node: Node, kept: Sequence[Kept], letters: Letters
) -> None:
    first = one.count(next(slot.start for slot in one.slots if slot.name == WORDS))
    label = _label(one, unit, kept, first)
    own = [(k, looks) for k, looks in zip(kept, letters, strict=True) if _in_words(k, first)]
    pieces = _pieces(own)
    if unit.role == "note":
        pieces = [_in_one(pieces)]
    if not kept or kept[-1].token.text != END:
        state.joined.append(key)
    typed, words = ("", pieces[0]) if label else _named(state, one, unit, pieces[0])
    _rewrite(state, key, node, unit, words, label, typed)
    roles = [one.token.role for one, _ in own if one.token.text == END]
    for tokens, role in zip(pieces[1:], roles, strict=False):
        text, looks = text_of(tokens)
        if text.strip():
            node.added.append(fresh(state, role or _continued(node), text, looks, unit.room))


def _named(state: State, one: Printed, unit: Unit, piece: Piece) -> tuple[str, Piece]:
    """The label that an editor typed in front of a paragraph without one, and the words behind it."""
    if unit.room or unit.role not in TALK or spoken_label(state, one.text[one.head :])[0]:
        return "", piece
    label, skipped = spoken_label(state, "".join(token.text for token, _ in piece))
    while skipped > 0:
        skipped -= len(piece[0][0].text)
        piece = piece[1:]
    return label, piece


def _rewrite(state: State, key: str, node: Node, unit: Unit, piece: Piece, label: str, typed: str) -> None:
    """Write a unit anew. ``label``: of its speaker, as the copy has it; ``typed``: one that an editor put in front."""
    text, looks = text_of(piece)
    if key not in state.joined:
        text, looks = stripped(text, looks)
    block = block_as(state, unit.block, text, looks)
    attributes = node.chunk.attributes if node.chunk else Attributes()
    if label and not unit.label:  # a name that was inferred until now
        values = {name: value for name, value in attributes.values.items() if name != "by"}
        attributes, label = replace(attributes, values={**values, "by": label.rstrip(COLONS)}), ""
    label = label or typed
    if unit.role == "section":
        values = {name: value for name, value in attributes.values.items() if name != "title"}
        attributes = replace(attributes, values=values)
    if node.chunk is not None:
        node.chunk = replace(node.chunk, attributes=attributes)
    state.rewritten[key], state.labels[key] = block, label
    role = role_now(node)
    node.text = text
    node.lines = lines(role, block, label, attributes, state.ours.voices, node.chunk)
    if not text.strip() and role not in ("row", "header"):
        node.lines = []


def _continued(node: Node) -> str:
    """The role of the second half of a unit that was split."""
    return {"question": "asking", "section": "heading 4"}.get(node.form.partition(" ")[0], node.form)


def _label(one: Printed, unit: Unit, kept: Sequence[Kept], first: int) -> str:
    """The label once its words are merged, with the signs behind it as they were."""
    slot = next((slot for slot in one.slots if slot.name == LABEL), None)
    if slot is None:
        return unit.label
    last = one.count(slot.end)
    inside = (k for k in kept if 0 <= k.index < last or (k.index < 0 and k.end <= last and k.start < first))
    now = "".join(k.token.text for k in inside).strip()
    if now == one.text[: slot.end].strip():
        return unit.label
    tail = unit.label[len(unit.label.rstrip(f"{COLONS} ")) :].rstrip() if unit.label else ":"
    return now.rstrip(COLONS) + (tail or ":") if now else ""


def _in_words(kept: Kept, first: int) -> bool:
    """Whether a token of the result belongs to the words, and not to the label in front of them."""
    if kept.index >= 0:
        return kept.index >= first
    return kept.end > first or kept.start >= first or first == 0


def _pieces(tokens: Sequence[tuple[Kept, tuple[Looks, ...]]]) -> list[Piece]:
    pieces: list[Piece] = [[]]
    for kept, looks in tokens:
        if kept.token.text == END:
            pieces.append([])
        else:
            pieces[-1].append((kept.token, looks))
    return pieces if pieces[-1] or len(pieces) == 1 else pieces[:-1]


def _in_one(pieces: Sequence[Piece]) -> Piece:
    """Several paragraphs of a note as one, with line breaks."""
    whole = list(pieces[0])
    for piece in pieces[1:]:
        whole += [(Token("\n"), (NO_LOOKS,)), *piece]
    return whole
