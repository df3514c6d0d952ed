"""Pieces of talks for tests: a paragraph as a block, and three questions with answers, without names of speakers."""

from __future__ import annotations

from pipeline.model import Block, Mark, Origin

TALK = """
When did the boats stop?

In March, when the subsidy ended and the last crew went home for good.

Who decided it?

The council did, and nobody on the quay was asked about it beforehand.

What comes next?

We count the people who walk home, and then we ask again in the autumn.
"""


def block_of(number: int, text: str) -> Block:
    """A paragraph; ``# `` makes a heading, ``**`` around it bold, ``- `` a list item."""
    origin = Origin(2 * number - 1)
    marks = text.removeprefix("**").removesuffix("**")
    if text.startswith("#"):
        level = len(text) - len(text.lstrip("#"))
        return Block(f"b{number}", "heading", text[level:].strip(), level=level, origin=origin)
    if text.startswith("**") and text.endswith("**"):
        return Block(f"b{number}", "paragraph", marks, (Mark("strong", 0, len(marks)),), origin=origin)
    if text.startswith("- "):
        return Block(f"b{number}", "bullet", text[2:], level=1, origin=origin)
    return Block(f"b{number}", "paragraph", text, origin=origin)
