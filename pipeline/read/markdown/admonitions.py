"""Read boxes of MkDocs (``!!! note "Title"`` above indented lines) as their words, which Markdown takes for code.

Source: python-markdown.github.io/extensions/admonition, facelessuser.github.io/pymdown-extensions (Details).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape


def unboxed(lines: Sequence[str]) -> list[str]:
    """The lines, those below the head of such a box without their indent; its kind is a comment, its title bold."""
    made: list[str] = []
    inside = ""
    for place, line in enumerate(lines):
        if (head := _HEAD_RE.fullmatch(line)) and _is_indented(lines[place + 1 : place + 3], head["indent"]):
            inside = head["indent"] + _INDENT
            title = f"<p><strong>{escape(head['title'], quote=False)}</strong></p>" if head["title"] else ""
            made.append(f"<!-- {head['mark']} {head['kind']} -->{title}")
            continue
        while line.strip() and not line.expandtabs(len(_INDENT)).startswith(inside):
            inside = inside.removesuffix(_INDENT)
        made.append(line.expandtabs(len(_INDENT)).removeprefix(inside) if inside else line)
    return made


def _is_indented(below: Sequence[str], indent: str) -> bool:
    first = next((line for line in below if line.strip()), "")
    return first.expandtabs(len(_INDENT)).startswith(indent + _INDENT)


_INDENT = " " * 4
_HEAD_RE = re.compile(
    r"(?P<indent>(?: {4})*)(?P<mark>!!!|\?\?\?\+?)[ \t]+(?P<kind>[\w-]+(?:[ \t]+[\w-]+)*)"
    r'(?:[ \t]+"(?P<title>[^"]*)")?[ \t]*'
)
