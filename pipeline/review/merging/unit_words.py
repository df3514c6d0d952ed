"""Merge the words and looks of each unit, and write what changed: the unit itself, and paragraphs split from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.manuscript.attributes import Attributes
from pipeline.manuscript.marks import tidy
from pipeline.model import Block
from pipeline.model.returned import NO_LOOKS, Looks
from pipeline.review.copy_edits import Styled, Token, Version, Words
from pipeline.review.described import context
from pipeline.review.merging.as_printed import FIELDS, FRONT, Printed, own_changes
from pipeline.review.merging.combine import Kept, merged
from pipeline.review.merging.editors_words import EDITED, editor_of, holds_speech, is_said, signed
from pipeline.review.merging.frames import LABEL, WORDS, marks_of
from pipeline.review.merging.front_values import write_front
from pipeline.review.merging.nodes import Node
from pipeline.review.merging.state import NO_LOOK, OURS, UNHELD, State
from pipeline.review.merging.written import lines
from pipeline.review.units import Unit
from pipeline.review.word_tokens import END

Letters = list[tuple[Looks, ...]]
Piece = list[tuple[Token, tuple[Looks, ...]]]

_TALK = ("question", "asking", "paragraph")
_COLONS = ":\N{FULLWIDTH COLON}"
_GONE_HERE = "the manuscript no longer has this paragraph"
_NAMES = {"byline": "the byline", "date": "the date", "term": "an acronym", "recommendation": "a recommendation"}
_PLAIN = "the look of {} is the theme's"
_LABEL_LOOK = "the look of a speaker's name is the theme's"


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


def fresh(
    state: State, role: str, text: str, looks: Sequence[Looks], room: str, by: str = "", editor: str = ""
) -> Node:
    """A new paragraph; one that begins with the name of a speaker and a colon is said by that speaker.

    Args:
        by: the version that it comes from, whose author is told of looks that no manuscript has; empty for a part of a
            paragraph that was split.
        editor: who put the words in; empty where they were said.
    """
    text, looks = stripped(text, looks)
    if by:
        state.refuse_looks(by, text, zip(text, looks, strict=True))
    looks = [frozenset(look for look in letter if look[0] not in UNHELD) for letter in looks]
    label = ""
    if not room and role in _TALK:
        label, skipped = _spoken(state, text)
        text, looks = text[skipped:], looks[skipped:]
    if editor and is_said(role, room):
        looks = list(signed(looks, editor))
    block = Block("", "paragraph", text, marks_of(text, looks, state.note_numbers()))
    kind = role.partition(" ")[0]
    attributes = Attributes(classes=("question",)) if kind == "asking" else Attributes()
    if kind == "question":
        attributes = Attributes(state.free_id())
    made = lines(role, replace(block, marks=tidy(block)), label, attributes, state.ours.voices, None)
    return Node(None, None, "", made, role, author=by, text=text)


def stripped(text: str, looks: Sequence[Looks]) -> tuple[str, list[Looks]]:
    """A text without blanks at its ends; the cells of a row keep their tabs."""
    lead = len(text) - len(text.lstrip(" \n"))
    bare = text.strip(" \n")
    return bare, list(looks[lead : lead + len(bare)])


def text_of(tokens: Sequence[tuple[Token, tuple[Looks, ...]]]) -> tuple[str, list[Looks]]:
    """The letters of tokens, and the looks of each."""
    text = "".join(token.text for token, _ in tokens)
    return text, [look for token, own in tokens for look in (own or (NO_LOOKS,) * len(token.text))]


def block_as(state: State, old: Block, text: str, looks: Sequence[Looks]) -> Block:
    """A block with other words; all words of a figure are its caption."""
    if old.kind == "figure":
        images = {look for letter in looks for look in letter if look[0] == "image"}
        looks = [letter | images for letter in looks]
    return replace(old, text=text, marks=marks_of(text, looks, state.note_numbers()))


def role_now(node: Node) -> str:
    """The role of a node, with the level of a heading."""
    if node.role or node.unit is None:
        return node.role
    return f"heading {node.unit.level}" if node.unit.role == "heading" else node.unit.role


def _unit(
    state: State,
    key: str,
    one: Printed,
    ways: Mapping[str, Sequence[Words]],
    styled: Sequence[tuple[Version, Styled]],
) -> None:
    unit, node = state.unit_of.get(key), state.node_of.get(key)
    if unit is None:
        for author, edits in ways.items():
            text = "".join(kept.token.text for kept in merged(one.tokens, {author: edits}, OURS)[0]).removesuffix(END)
            state.conflict(one.text, one.text, ((author, text), (OURS, "")), _GONE_HERE, None)
        return
    if node is not None and node.is_gone:
        return
    mine: list[Words] = []
    stayed: dict[int, tuple[Looks, ...]] = {}
    if not state.is_unchanged:
        mine, stayed = own_changes(one, state.base, state.ours, unit, state.note_keys())
    tokens = one.tokens
    kept, clashes, taken = merged(tokens, {OURS: mine, **ways}, OURS)
    state.kept[key] = kept
    for clash in clashes:
        state.conflict(one.text, clash.before, clash.ways, "", node)
    for edit in taken:
        author = next(name for name, edits in ways.items() if edit in edits)
        before = "".join(token.text for token in tokens[edit.start : edit.end])
        after = "".join(token.text for token in edit.new)
        around = context([token.text for token in tokens], edit.start, edit.end)
        state.record("words", one.text, before, after, edit.by, author, key, around)
    letters = _letters(state, one, kept, stayed, styled, mine)
    if state.marks and holds_speech(unit):
        letters = _signed(one, kept, letters, ways)
    if unit.role in FRONT:
        write_front(state, one, unit, kept, letters)
    elif node is not None and unit.role == "recommendation":
        author = next(iter(ways), "")
        state.reworded.append((node, one.text, _joined(kept), author))
    elif node is not None:
        _write(state, key, one, unit, node, kept, letters)


def _joined(kept: Sequence[Kept]) -> str:
    return "".join(one.token.text for one in kept).removesuffix(END).strip()


# Looks


def _letters(
    state: State,
    one: Printed,
    kept: Sequence[Kept],
    stayed: Mapping[int, tuple[Looks, ...]],
    styled: Sequence[tuple[Version, Styled]],
    mine: Sequence[Words],
) -> Letters:
    """The looks of each token of the result, letter by letter."""
    starts = one.starts
    own = {id(token) for edit in mine for token in edit.new}
    changed = _changed_looks(state, one, styled)
    out: Letters = []
    for author in {token.by for token in kept if token.index < 0 and token.by != OURS}:
        new = (token.token for token in kept if token.index < 0 and token.by == author)
        state.refuse_looks(
            author, one.text, (pair for token in new for pair in zip(token.text, token.looks, strict=False))
        )
    for token in kept:
        if token.index < 0:
            out.append(token.token.looks if id(token.token) in own else _inherited(one, token, starts))
            continue
        looks = list(stayed.get(token.index, token.token.looks))
        for letter in range(len(looks)):
            if (place := starts[token.index] + letter) in changed:
                looks[letter] = _restyled(looks[letter], *changed[place])
        out.append(tuple(looks))
    return out


def _signed(one: Printed, kept: Sequence[Kept], letters: Letters, ways: Mapping[str, Sequence[Words]]) -> Letters:
    """The looks with a mark on the words that editors put in."""
    by: dict[int, str] = {}
    for author, edits in ways.items():
        for edit in edits:
            before = one.tokens[edit.start : edit.end]
            by |= dict.fromkeys(map(id, edit.new), editor_of(before, edit.new, edit.by, author))
    return [
        signed(looks, by[id(token.token)]) if id(token.token) in by else looks
        for token, looks in zip(kept, letters, strict=True)
    ]


def _changed_looks(
    state: State, one: Printed, styled: Sequence[tuple[Version, Styled]]
) -> dict[int, tuple[set[tuple[str, str]], set[tuple[str, str]]]]:
    """The looks that letters got and lost, by all editors; a name's own look is the theme's."""
    changed: dict[int, tuple[set[tuple[str, str]], set[tuple[str, str]]]] = {}
    for version, edit in styled:
        if one.unit.role in (*FIELDS, "recommendation"):
            state.refuse(version, one.text, _said(edit), _PLAIN.format(_NAMES.get(one.unit.role, "this")), edit.by)
            continue
        if edit.start < one.head:
            if edit.added:
                state.refuse(version, one.text, _said(edit), _LABEL_LOOK, edit.by)
            continue
        words = one.text[edit.start : edit.end]
        edit = _held(state, version, one.text, words, edit)
        if not edit.added and not edit.removed:
            continue
        state.record("look", one.text, words, _said(edit), edit.by, state.name(version))
        for letter in range(edit.start, edit.end):
            added, removed = changed.setdefault(letter, (set(), set()))
            added |= edit.added
            removed |= edit.removed
    return changed


def _held(state: State, version: Version, place: str, words: str, edit: Styled) -> Styled:
    """A change of looks without those that no manuscript has, which are refused; a link is underlined anyway."""
    unheld = {look for look in edit.added if look[0] in UNHELD}
    linked = any(look[0] == "link" for look in edit.added | edit.removed)
    if unheld and not linked:
        state.refuse(version, place, words, NO_LOOK.format(", ".join(sorted(kind for kind, _ in unheld))), edit.by)
    removed = frozenset(look for look in edit.removed if look[0] not in UNHELD)
    return replace(edit, added=edit.added - unheld, removed=removed)


def _restyled(looks: Looks, added: set[tuple[str, str]], removed: set[tuple[str, str]]) -> Looks:
    links = sorted(look for look in added if look[0] == "link")
    gone = {look for look in looks if look in removed or (look[0], look[1].rstrip("/")) in removed}
    if links or any(look[0] == "link" for look in removed):
        gone |= {look for look in looks if look[0] == "link"}
    return frozenset((looks - gone) | (added - set(links[1:])))


def _inherited(one: Printed, token: Kept, starts: Sequence[int]) -> tuple[Looks, ...]:
    """The looks of new letters: where they look like their neighbours, those that the manuscript gives to these."""
    places = [place for place in (starts[token.start] - 1, starts[token.end]) if 0 <= place < len(one.text)]
    near = {one.shown[place] - _notes_in(one.shown[place]): one.looks[place] for place in reversed(places)}
    both = frozenset.intersection(*(one.looks[place] for place in places)) if places else NO_LOOKS
    out = []
    for looks in token.token.looks:
        own = near.get(looks - _notes_in(looks))
        if own is None:
            out.append(frozenset(look for look in looks if look[0] not in UNHELD))
        else:
            kept = {
                look
                for look in own
                if look[0] not in ("note", EDITED) and (look[0] not in ("link", "image") or look in both)
            }
            out.append(frozenset(kept) | _notes_in(looks))
    return tuple(out)


def _notes_in(looks: Looks) -> Looks:
    return frozenset(look for look in looks if look[0] == "note")


def _said(edit: Styled) -> str:
    def named(looks: Looks) -> str:
        return ", ".join(sorted(f"{kind} {target}".strip() for kind, target in looks))

    signs = [f"+ {named(edit.added)}"] if edit.added else []
    return "; ".join(signs + ([f"− {named(edit.removed)}"] if edit.removed else []))


# Lines


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
    if unit.room or unit.role not in _TALK or _spoken(state, one.text[one.head :])[0]:
        return "", piece
    label, skipped = _spoken(state, "".join(token.text for token, _ in piece))
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
        attributes, label = replace(attributes, values={**values, "by": label.rstrip(_COLONS)}), ""
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
    tail = unit.label[len(unit.label.rstrip(f"{_COLONS} ")) :].rstrip() if unit.label else ":"
    return now.rstrip(_COLONS) + (tail or ":") if now else ""


def _spoken(state: State, text: str) -> tuple[str, int]:
    """The known label at the beginning of a new paragraph, and how many letters it takes."""
    for known in state.known_labels:
        name = known.rstrip(f"{_COLONS} ")
        rest = text[len(name) :]
        if name and text.startswith(name) and rest[:1] in (*_COLONS, "\t"):
            return known, len(name) + 1 + len(rest[1:]) - len(rest[1:].lstrip())
    return "", 0


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
