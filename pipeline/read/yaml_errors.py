"""Explain a YAML syntax error: the line, the mistake and the remedy, without the parser's terms."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slip:
    """A sentence, the line from 1 on, and a hint."""

    sentence: str
    line: int
    hint: str


def yaml_slip(error: Exception, text: str) -> Slip:
    """Explain why PyYAML could not read a text."""
    said = f"{getattr(error, 'context', None) or ''} {getattr(error, 'problem', None) or error}"
    sentence, hint = next(((s, h) for pattern, s, h in _SLIPS if pattern.search(said)), _UNKNOWN)
    # For an unclosed construct, give the line where it begins.
    mark = getattr(error, "context_mark", None) if _OPEN_RE.search(said) else None
    mark = mark or getattr(error, "problem_mark", None)
    lines = text.count("\n") + 1
    return Slip(sentence, min(mark.line + 1, lines) if mark else 1, hint)


_OPEN_RE = re.compile(r"quoted scalar|flow (?:sequence|mapping)")
# PyYAML's message -> our sentence and hint; if its messages change, the last row applies.
_SLIPS = tuple(
    (re.compile(pattern), sentence, hint)
    for pattern, sentence, hint in (
        (r"mapping values", "a value that has a colon must be in quotation marks", 'title: "The sea: a talk"'),
        (r"quoted scalar", "a quotation mark has no partner", "a quotation mark at either end of the value"),
        (r"flow (?:sequence|mapping)", "a bracket has no partner", "a bracket at the end of the list"),
        (r"'\\t'", "a tab is used for indentation", "spaces in its place"),
        (r"could not find expected ':'", "a line is a key, a colon and a value", "title: The sea"),
        (
            r"alias|anchor|directive|cannot start any token|tag",
            "a character has a special meaning in YAML",
            "quotation marks around the value",
        ),
        (r"recursion", "it nests too deep", "a flatter one"),
        (r"block (?:mapping|sequence)", "a line has the wrong indentation", "keys without indentation"),
    )
)
_UNKNOWN = ("this line cannot be understood", "lines such as title: The sea")
