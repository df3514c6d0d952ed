"""The blocks of reStructuredText as lines of Markdown, each with the line that it comes from.

Source: docutils.sourceforge.io/docs/ref/rst/restructuredtext.html (Body Elements).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.read.rst.directives import directive
from pipeline.read.rst.inline_markup import marked
from pipeline.read.rst.placed_lines import Line, apart, dedented, indented_to, prefixed
from pipeline.read.rst.section_titles import field_of, is_row

_DEEPEST = 20  # indents within each other


def in_markdown(lines: Sequence[Line], depth: int = 0) -> list[Line]:
    """The lines of a body, or of what is indented in it."""
    made: list[Line] = []
    at = count = 0
    while at < len(lines):
        line = lines[at][1]
        if item := _ITEM_RE.match(line):
            count += 1
            number = (item["number"] or "").replace("#", str(count))
            at, part = _item(lines, at, item, f"{number}. " if number else "- ", depth)
        else:
            count = 0 if line else count
            at, part = _block(lines, at, depth)
        made += part
    return made


def _block(lines: Sequence[Line], at: int, depth: int) -> tuple[int, list[Line]]:
    """The block that begins at a line: where it ends, and its Markdown."""
    place, line = lines[at]
    if not line:
        return at + 1, [(place, "")]
    if depth >= _DEEPEST:
        return at + 1, apart([(place, marked(line.strip()))])
    if title := _TITLE_RE.match(line):
        return at + 1, apart([(place, title[0] + marked(line[title.end() :]))])
    if is_row(line) and len(line) >= _RULE:
        return at + 1, apart([(place, "***")])
    if line.startswith(".. ") or line == "..":
        return _explicit(lines, at, depth)
    if line[0] == " ":
        end = indented_to(lines, at)
        return end, apart(prefixed(in_markdown(dedented(lines[at:end]), depth + 1), "> ", "> "))
    if field_of(line):
        end = indented_to(lines, at + 1, gaps=False)
        return end, apart(_text(lines[at:end]))
    return _paragraph(lines, at, depth)


def _explicit(lines: Sequence[Line], at: int, depth: int) -> tuple[int, list[Line]]:
    """A note, a directive, or what is for a program alone. A comment ends where a blank line is, unlike in docutils:
    writers forget that it would swallow what is indented below.
    """
    place, line = lines[at]
    if note := _NOTE_RE.match(line):
        end = indented_to(lines, at + 1, gaps=False)
        said = " ".join([note[2], *(more.strip() for _, more in lines[at + 1 : end])])
        return end, apart([(place, f"[^{note[1]}]: {marked(said)}")])
    if head := _DIRECTIVE_RE.match(line):
        end = indented_to(lines, at + 1)
        body = dedented(lines[at + 1 : end])
        return end, apart(directive(place, head, body, lambda some: in_markdown(some, depth + 1)))
    end = indented_to(lines, at + 1, gaps=line == "..")
    said = "\n".join(one for _, one in lines[at:end]).replace("-->", "-- >")
    return end, apart([(place, f"<!-- {said} -->")])


def _item(lines: Sequence[Line], at: int, item: re.Match[str], sign: str, depth: int) -> tuple[int, list[Line]]:
    end = indented_to(lines, at + 1, item.start("said"))
    inside = [(lines[at][0], item["said"]), *dedented(lines[at + 1 : end])]
    below = in_markdown(inside, depth + 1) if depth < _DEEPEST else [(place, marked(line)) for place, line in inside]
    return end, prefixed(below, sign, " " * len(sign))


def _paragraph(lines: Sequence[Line], at: int, depth: int) -> tuple[int, list[Line]]:
    """A paragraph; a line right above an indent is a term with its definition, if no sentence goes on below it."""
    end = at + 1
    while end < len(lines) and _goes_on(lines[end][1]):
        end += 1
    below = lines[end][1] if end < len(lines) else ""
    if below.startswith(" ") and end == at + 1:
        until = indented_to(lines, end)
        return until, [*apart(_term(lines[at])), *apart(in_markdown(dedented(lines[end:until]), depth + 1))]
    if not lines[end - 1][1].endswith("::") or lines[end - 1][1].startswith("| "):
        return end, apart(_text(lines[at:end]))
    place, last = lines[end - 1]
    said = [*lines[at : end - 1], (place, last.removesuffix("::").rstrip() + ":" * (not last.endswith(" ::")))]
    first = next((n for n in range(end, len(lines)) if lines[n][1]), end)
    until = indented_to(lines, first) if first < len(lines) else end
    code = [(place, "````"), *dedented(lines[first:until]), (lines[max(until, end) - 1][0], "````")]
    return max(until, end), [*apart(_text(said)), *(apart(code) if until > first else ())]


def _goes_on(line: str) -> bool:
    """Whether a line belongs to the paragraph above it; so does an indented one with a small letter."""
    return bool(line) and not line.startswith(".. ") and (line[0] != " " or line.lstrip()[:1].islower())


def _term(line: Line) -> list[Line]:
    said = marked(line[1])
    return [(line[0], said if "*" in said else f"**{said}**")]


def _text(lines: Sequence[Line]) -> list[Line]:
    """A paragraph with its spans, which may extend over lines; lines of verse keep their breaks."""
    verse = all(line.startswith("| ") for _, line in lines)
    said = "\n".join(line.removeprefix("| ") + "  " if verse else line.strip() for _, line in lines)
    places = [place for place, _ in lines]
    return [(places[min(n, len(places) - 1)], line) for n, line in enumerate(marked(said).split("\n"))]


_RULE = 4  # signs of a row between paragraphs
_TITLE_RE = re.compile(r"#{1,6} ")
_ITEM_RE = re.compile(r"(?:[*+•‣⁃-]|\(?(?P<number>\d{1,3}|#)[.)])[ ]+(?P<said>\S.*)")
_NOTE_RE = re.compile(r"\.\. \[#?([\w.-]{1,40})\][ ]+(\S.*)")
_DIRECTIVE_RE = re.compile(r"\.\. (?:\|[^|\n]{1,80}\| )?(?P<name>[\w:+-]+?)::(?:[ ]+(?P<given>.*))?$")
