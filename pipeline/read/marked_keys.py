"""Read keys above a text that carry a mark instead of standing between fences.

Sources: docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#bibliographic-fields (``:author: …``),
orgmode.org/manual/Export-Settings.html (``#+author: …``), getnikola.com/handbook.html#metadata-fields
(``.. author: …``, also in a comment of HTML), mdxjs.com/guides/frontmatter (``export const meta = {…}``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from pipeline.read.frontmatter import FrontMatter, pairs_of


def marked_front_matter(lines: list[str]) -> FrontMatter:
    """The lines with a marked key at the very top of a text, all marked in the same way."""
    if exported := _exported(lines):
        return exported
    if lines[:1] and lines[0].strip() == "<!--":
        end = next((n for n, line in enumerate(lines[:_LONGEST]) if line.strip() == "-->"), 0)
        keys = [_DOTS_RE.match(line) for line in lines[1:end] if line.strip()]
        return _front(lines, end + 1, keys) if keys and all(keys) else FrontMatter()
    for form in _FORMS:
        keys = list(takewhile(bool, map(form.match, lines[:_LONGEST])))
        if keys and not "".join(lines[len(keys) : len(keys) + 1]).strip():
            return _front(lines, len(keys), keys)
    return FrontMatter()


def _front(lines: list[str], end: int, keys: Iterable[re.Match[str] | None]) -> FrontMatter:
    table = {match[1]: match[2] for match in keys if match and match[2]}
    return FrontMatter("\n".join(lines[:end]), end, pairs_of(table)) if end < len(lines) else FrontMatter()


def _exported(lines: list[str]) -> FrontMatter | None:
    """The object that MDX exports above a text, a key a line."""
    if not lines or not _EXPORT_RE.match(lines[0]):
        return None
    end = next((n for n, line in enumerate(lines[:_LONGEST]) if _CLOSED_RE.match(line)), 0)
    table = {match[1]: match[3] for line in lines[1:end] if (match := _ENTRY_RE.match(line))}
    return FrontMatter("\n".join(lines[: end + 1]), end + 1, pairs_of(table)) if table else None


_LONGEST = 40  # lines
_DOTS_RE = re.compile(r"\.\.[ \t]+([A-Za-z][\w-]*):(?!:)[ \t]*(.*)$")
_FORMS = (re.compile(r":([A-Za-z][\w .-]*):(?!\S)[ \t]*(.*)$"), re.compile(r"#\+([A-Za-z]\w*):[ \t]*(.*)$"), _DOTS_RE)
_EXPORT_RE = re.compile(r"export[ ]+(?:const|let|var)[ ]+\w+[ ]*=[ ]*(?:\w+\()?\{[ \t]*$")
_CLOSED_RE = re.compile(r"\}\)?;?[ \t]*$")
_ENTRY_RE = re.compile(r"""[ \t]*["']?(\w+)["']?[ \t]*:[ \t]*(["'`])(.*)\2,?[ \t]*$""")
