"""Explain errors in a TOML file in plain words: the mistake, its line, and a hint."""

from __future__ import annotations

import re
import tomllib


def slip_of(error: tomllib.TOMLDecodeError, text: str, name: str) -> tuple[str, str, str]:
    """Explain why :mod:`tomllib` could not read a text.

    Args:
        error: the error that it raised.
        text: text of the file.
        name: name of the file.

    Returns:
        A sentence; the place, with the line; a hint.
    """
    said = str(error)
    sentence, hint = next(((s, h) for pattern, s, h in _SLIPS if pattern.search(said)), _UNKNOWN)
    lines = text.splitlines() or [""]
    found = _LINE_RE.search(said)
    number = min(int(found[1]), len(lines)) if found else len(lines)
    if bare := _BARE_RE.match(lines[number - 1]):
        sentence, hint = "a text needs quotation marks", f'{bare["key"]} = "{bare["words"]}"'
    return sentence, f"{name}, line {number}", hint


_LINE_RE = re.compile(r"\(at line (\d+),")
_BARE_RE = re.compile(r"\s*(?P<key>[\w.-]+)\s*=\s*(?P<words>(?!true\b|false\b)[^\W\d][^\"'#\[\]{}=]*?)\s*(?:#.*)?$")
# The message of tomllib -> our sentence, and the hint. Its messages have been the same since Python 3.11; an unknown
# one gets the last row.
_SLIPS = tuple(
    (re.compile(pattern), sentence, hint)
    for pattern, sentence, hint in (
        (r"Illegal character '\\n'", "a quotation mark has no partner", "a quotation mark at either end of the text"),
        (r"Unterminated string", "a quotation mark has no partner", "a quotation mark at either end of the text"),
        (r"Unclosed array|Unclosed inline", "a bracket has no partner", "a bracket at the end of the list"),
        (r"Cannot declare", "a line in [brackets] occurs twice", "its keys below the first of the two"),
        (r"Cannot (?:overwrite|mutate)", "a key occurs twice", "one of the two lines"),
        (r"Expected '='", 'a line is a key, the sign "=" and a value', 'theme = "newsroom"'),
        (r"Expected '\]'|Expected \"\]\"", "a bracket has no partner", "[name] on a line of its own"),
        (r"Unescaped|hex value", "a backslash starts an escape in a text", "/ or \\\\ in its place"),
        (r"Expected newline", "unexpected text after the value", "one key and one value a line"),
    )
)
_UNKNOWN = ("this line cannot be understood", 'lines such as theme = "newsroom"')
