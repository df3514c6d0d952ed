"""The looks of the words of a merged unit: kept, changed by editors, or taken from the neighbours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.model.returned import NO_LOOKS, Looks
from pipeline.review.copy_edits import Styled, Version, Words
from pipeline.review.merging.as_printed import FIELDS, Printed
from pipeline.review.merging.combine import Kept
from pipeline.review.merging.editors_words import EDITED, editor_of, signed
from pipeline.review.merging.state import NO_LOOK, OURS, UNHELD, State

Letters = list[tuple[Looks, ...]]

_NAMES = {"byline": "the byline", "date": "the date", "term": "an acronym", "recommendation": "a recommendation"}
_PLAIN = "the look of {} is the theme's"
_LABEL_LOOK = "the look of a speaker's name is the theme's"


def letters_of(
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


def signed_letters(
    one: Printed, kept: Sequence[Kept], letters: Letters, ways: Mapping[str, Sequence[Words]]
) -> Letters:
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
