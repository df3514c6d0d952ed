"""Edits as changes that a person can decide about, one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.model.returned import Hand
from pipeline.review.copy_edits import Added, Deleted, Edit, Moved, Refused, Styled, Turned, Version, Words
from pipeline.review.outcome import Change
from pipeline.review.word_tokens import END, split

_CONTEXT = 14  # tokens, of which about half are words


def declined_by(pick: Callable[[Change], bool], version: Version) -> list[Change]:
    """Ask about each edit of a version, and take out those that are declined, which are returned."""
    declined: list[Change] = []
    kept: list[Edit] = []
    for edit in version.edits:
        change = None if isinstance(edit, Refused) else described(version, edit)
        if change is None or pick(change):
            kept.append(edit)
        else:
            declined.append(change)
    version.edits = kept
    return declined


def described(version: Version, edit: Edit) -> Change:
    """An edit with its place and its words."""
    key = "" if isinstance(edit, Added | Refused) else edit.key
    text = version.base[key].text if key in version.base else ""
    kind, before, after = _words(version, edit, text)
    around = context(split(text), edit.start, edit.end) if isinstance(edit, Words) else ("", "")
    hands = edit.by or (Hand(version.author),)
    return Change(
        kind, _short(text or after), before, after.replace(END, " ¶ "), hands, bool(edit.by), version.name, key, around
    )


def context(tokens: Sequence[str], start: int, end: int) -> tuple[str, str]:
    """Some words in front of ``tokens[start:end]``, and some behind."""
    first, last = max(0, start - _CONTEXT), end + _CONTEXT
    before, after = "".join(tokens[first:start]), "".join(tokens[end:last]).removesuffix(END)
    return ("… " if first else "") + before.lstrip(), after + (" …" if last < len(tokens) else "")


def _words(version: Version, edit: Edit, text: str) -> tuple[str, str, str]:
    if isinstance(edit, Words):
        before = "".join(split(text)[edit.start : edit.end])
        return "words", before, "".join(token.text for token in edit.new)
    if isinstance(edit, Styled):
        looks = ", ".join(kind for kind, _ in sorted(edit.added | edit.removed))
        return "look", text[edit.start : edit.end], looks
    if isinstance(edit, Deleted):
        return "deleted", text, ""
    if isinstance(edit, Moved):
        target = version.base.get(edit.after.removeprefix("@"))
        return "moved", "", _short(target.text) if target else ""
    if isinstance(edit, Turned):
        return "role", "", edit.role
    if isinstance(edit, Added):
        return "added", "", edit.text
    return "refused", "", edit.words


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else words[:59] + "…"
