"""Errors about a missing line ``---`` at the beginning or end of a manuscript's front matter."""

from __future__ import annotations

import re

from pipeline.errors import StructureError

VERSION_RE = re.compile(r"^briefing: [0-9]+$", re.MULTILINE)
HEADING_RE = re.compile(r"^#{2,3}[ \t]+\S", re.MULTILINE)
_FENCE_RE = re.compile("\ufeff?---[ \t\r]*\n")


def fenceless(text: str, name: str) -> StructureError:
    """The error for front matter without one of its two lines ``---``."""
    if _FENCE_RE.match(text):
        return endless(text, name)
    hint = 'a first line "---", then "briefing: 1" and "language: en", then "---"'
    sentence = "this manuscript has no front matter between two lines ---"
    if VERSION_RE.search(text):
        sentence, hint = "the front matter of this manuscript has no beginning", 'a line "---" above this one'
    return StructureError(sentence, place=f"{name}, line 1", hint=hint)


def endless(text: str, name: str) -> StructureError:
    """The error for front matter that does not end before the first heading, where the text begins."""
    heading = HEADING_RE.search(text)
    line = text.count("\n", 0, heading.start()) + 1 if heading else text.rstrip().count("\n") + 2
    sentence = "the front matter of this manuscript has no end"
    return StructureError(sentence, place=f"{name}, line {line}", hint='a line "---" above this one')
