"""The head of an AsciiDoc file: its title, the line of authors, the line of the revision, and attributes.

Source: docs.asciidoctor.org/asciidoc/latest/document/header, …/document/author-line, …/document/revision-line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.read.frontmatter import pairs_of

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Head:
    """``text`` verbatim without the title; ``first``: the line of the title; ``lines``: the number of its lines."""

    title: str
    text: str
    first: int
    lines: int
    metadata: Pairs
    attributes: Mapping[str, str]


def head_of(lines: Sequence[str]) -> Head:
    """The head of a text in lines; it ends at the first empty line after the title or an attribute."""
    first = next((place for place, line in enumerate(lines) if line.strip()), len(lines))
    end = first
    while end < len(lines) and (_HEAD_RE.match(lines[end]) or _is_of_title(lines, first, end)):
        end += 1
    told = lines[first:end]
    attributes = {match[1].lower(): (match[2] or "").strip() for line in told if (match := _ATTRIBUTE_RE.match(line))}
    titled = next((place for place, line in enumerate(told) if line.startswith("= ")), None)
    title = "" if titled is None else told[titled].removeprefix("= ").strip()
    rest = [line for place, line in enumerate(told) if place != titled]
    named = {_GENERATOR_RE.sub("", key): value for key, value in attributes.items() if value}  # switches have no value
    metadata = (*pairs_of(named), *_lines_of_title(told, titled))
    if title:
        metadata = (("title", title), *(pair for pair in metadata if pair[0] != "title"))
    return Head(title, "\n".join(rest), first + (titled or 0), end, metadata, attributes)


def _is_of_title(lines: Sequence[str], first: int, place: int) -> bool:
    """Whether a line is one of the two below the title: the authors', or after it the revision's."""
    above = place - 1
    while above >= first and _HEAD_RE.match(lines[above]) and not lines[above].startswith("= "):
        above -= 1
    if above < first:
        return False
    if lines[above].startswith("= "):
        return bool(_AUTHOR_RE.fullmatch(lines[place].strip()))
    under_title = above > first and lines[above - 1].startswith("= ")
    return bool(under_title and _DATE_RE.search(lines[place]) and len(lines[place]) < _LONGEST)


def _lines_of_title(told: Sequence[str], titled: int | None) -> Iterator[tuple[str, str]]:
    """The names of the authors and the date of the revision, from the lines below the title."""
    if titled is None:
        return
    for line in told[titled + 1 :]:
        if _HEAD_RE.match(line):
            continue
        if date := _DATE_RE.search(line):
            yield "date", date[0]
        else:
            names = (_ADDRESS_RE.sub("", name).strip() for name in line.split(";"))
            yield from (("author", name.replace("_", " ")) for name in names if name)


_LONGEST = 60  # characters of the line of a revision
_GENERATOR_RE = re.compile(r"^(?:awestruct|jbake|page|hp)-")
_ATTRIBUTE_RE = re.compile(r":(!?[\w-]{1,60}!?):(?:\s+(.*))?$")
_HEAD_RE = re.compile(r"(?:= \S|:!?[\w-]{1,60}!?:(?:\s|$)|//(?!//))")
_NAME = r"[^\W\d_][\w'’.-]{0,30}(?: [^\W\d_][\w'’.-]{0,30}){0,3}"
_PERSON = rf"{_NAME}(?: ?<[^<>\s]{{3,80}}>)?"
_AUTHOR_RE = re.compile(rf"{_PERSON}(?:; ?{_PERSON}){{0,9}}")
_ADDRESS_RE = re.compile(r"<[^<>]*>")
_DATE_RE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\b\d{1,2}[./]\d{1,2}[./]\d{4}|\b[^\W\d_]{3,12} \d{1,2}, \d{4}")
