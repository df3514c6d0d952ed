"""New paragraphs of a merge, and blocks with other words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.manuscript.attributes import Attributes
from pipeline.manuscript.marks import tidy
from pipeline.model import Block
from pipeline.model.returned import NO_LOOKS, Looks
from pipeline.review.copy_edits import Token
from pipeline.review.merging.editors_words import is_said, signed
from pipeline.review.merging.frames import marks_of
from pipeline.review.merging.nodes import Node
from pipeline.review.merging.state import UNHELD, State
from pipeline.review.merging.written import TALK, lines

COLONS = ":\N{FULLWIDTH COLON}"


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
    if not room and role in TALK:
        label, skipped = spoken_label(state, text)
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


def spoken_label(state: State, text: str) -> tuple[str, int]:
    """The known label at the beginning of a new paragraph, and how many letters it takes."""
    for known in state.known_labels:
        name = known.rstrip(f"{COLONS} ")
        rest = text[len(name) :]
        if name and text.startswith(name) and rest[:1] in (*COLONS, "\t"):
            return known, len(name) + 1 + len(rest[1:]) - len(rest[1:].lstrip())
    return "", 0
