"""Find syntax errors in a theme's style sheets, with their lines: CSS ignores them silently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2  # type: ignore[import-untyped]


def css_slips(css: str) -> Iterator[tuple[int, str]]:
    """Each syntax error in a style sheet, as its line and a message (CSS Syntax Module Level 3)."""
    rules = tinycss2.parse_stylesheet(f"{css}\n{_END}{{}}", skip_comments=True, skip_whitespace=True)
    *before, last = rules
    if last.type == "qualified-rule" and _words(last.prelude) == _END:
        yield from (*_slips(before), *_in_tokens(last.prelude))
        return
    yield from _slips(rules)
    yield last.source_line, "this is not closed: a brace, a bracket or a quotation mark is missing"


_END = "-end-of-the-sheet"  # an added rule, which is parsed as one only if everything before it is closed
_UNREAD = "this cannot be read as CSS"
_MEANINGS = {
    "invalid": "this is neither a declaration nor a rule: a colon, a semicolon or a brace may be missing",
    "}": "this brace closes nothing",
    ")": "this bracket closes nothing",
    "]": "this bracket closes nothing",
    "bad-string": "a string has no end in its line",
    "bad-url": "this is not an address",
}


def _slips(nodes: Iterable[Any]) -> Iterator[tuple[int, str]]:
    for node in nodes:
        if node.type == "error":
            yield node.source_line, _MEANINGS.get(node.kind, _UNREAD)
        elif node.type == "declaration":
            yield from _in_declaration(node)
        elif node.type in ("qualified-rule", "at-rule"):
            yield from _in_tokens(node.prelude)
            if node.type == "qualified-rule" and node.prelude and node.prelude[0] == ";":
                yield node.source_line, "this semicolon precedes a rule, which CSS then ignores"
            if node.content is not None:
                yield from _slips(
                    tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
                )


def _in_declaration(declaration: Any) -> Iterator[tuple[int, str]]:
    yield from (errors := tuple(_in_tokens(declaration.value)))
    if not (errors or declaration.name.startswith("--") or _words(declaration.value)):
        yield declaration.source_line, f'"{declaration.name}" has no value'


def _in_tokens(tokens: Iterable[Any]) -> Iterator[tuple[int, str]]:
    return ((token.source_line, _MEANINGS.get(token.kind, _UNREAD)) for token in tokens if token.type == "error")


def _words(tokens: Iterable[Any]) -> str:
    words: str = tinycss2.serialize([token for token in tokens if token.type != "error"])
    return words.strip()
