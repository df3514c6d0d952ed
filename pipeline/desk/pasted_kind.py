"""What kind of text was pasted: Markdown has signs that would otherwise be printed as they are."""

from __future__ import annotations

import re

_FRONT_MATTER_RE = re.compile(r"\s*---[ \t]*\r?\n(?:[^\n]*\n){0,60}?[\w-]+:(?:[^\n]*\n){1,60}?---[ \t]*\r?\n")
_SIGNS = (
    re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE),
    re.compile(r"\]\((?:https?:|mailto:|[./#])"),
    re.compile(r"\*\*\S"),
)
_MANY = 3  # signs of one kind; of two kinds, one each is enough


def suffix_of(data: bytes) -> str:
    """The suffix for a file with this text: ``.md``, or ``.txt`` for anything else."""
    text = data.decode("utf-8", "replace")
    counts = [len(sign.findall(text)) for sign in _SIGNS]
    is_marked = sum(count > 0 for count in counts) > 1 or max(counts) >= _MANY
    return ".md" if is_marked or _FRONT_MATTER_RE.match(text) else ".txt"
