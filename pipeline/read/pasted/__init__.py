"""The reader of pasted text: paragraphs between empty lines, one per line, or hard-wrapped; every character is kept.

A line of nothing but spaces (most often no-break spaces) is a block of its own, so that its removal is recorded. Truly
empty lines only separate. A hard-wrapped paragraph, a verse or an address is one block with line breaks in it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise

from pipeline.model import BlockKind
from pipeline.read.captions.services import without_frame
from pipeline.read.encoding.decode import decode
from pipeline.read.frontmatter import pasted_front_matter
from pipeline.read.marked_keys import marked_front_matter
from pipeline.read.pasted.bold import starless
from pipeline.read.reader import Blocks, Parsed, Reader
from pipeline.text.ends import may_end_paragraph
from pipeline.text.labels import COLON, SPEAKER
from pipeline.text.names import name_source
from pipeline.text.wrapping import WIDEST, Wrapping, wrapping


def read(data: bytes, name: str) -> Parsed:
    """Read pasted text.

    Raises:
        InputError: the bytes cannot be decoded.
    """
    text, encoding, notes = decode(data, name)
    every = _LINE_END_RE.split(text)
    front = marked_front_matter(every)
    if not front.text:
        front = pasted_front_matter(every)
    taken = front.lines
    groups = list(_groups(every[taken:], taken + 1))
    lines = [[line for _, line in group] for group in groups]
    wrapped = wrapping(part for group in lines for part in _voices(group))
    alone = sum(_has_ink(group[0]) for group in lines) == 1
    names = _names(every)
    blocks = Blocks([])
    if taken:
        blocks.add("metadata", front.text, 1)
    for part in (part for group in groups for part in _at_names(group, names)):
        for number, paragraph in _paragraphs(part, wrapped, alone):
            blocks.add(_kind(paragraph), paragraph, number)
    made, facts = without_frame(starless(blocks.made))
    return Parsed(made, encoding, (*front.metadata, *facts), (*notes, *front.notes))


READER = Reader("text", (".txt", ".text", ".asc"), lambda _: True, read)

_Line = tuple[int, str]
_LINE_END_RE = re.compile("\r\n|[\n\r\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]")
_LABEL_RE = re.compile(rf"(?:\*\*)?(?:[QA]|{SPEAKER})(?:\*\*)?{COLON}(?:\*\*)?\s+\S")
_INVISIBLE = (
    "\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NO-BREAK SPACE}\N{WORD JOINER}\N{SOFT HYPHEN}"
    "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"
)
_CHEVRON_RE = re.compile(rf"\s*>>+\s*{SPEAKER}:\s")
_NAME_RE = re.compile(rf"{name_source(1, 4)}(?: \([^()]{{1,40}}\))?:?")
_ITEM_RE = re.compile(r"\s*[•◦▪‣●]\s")


def _groups(lines: list[str], first: int) -> Iterator[list[_Line]]:
    """Groups of adjacent lines, numbered from ``first``; a line of white space is a group of its own."""
    group: list[_Line] = []
    for number, line in enumerate(lines, first):
        if _has_ink(line):
            group.append((number, line))
            continue
        if group:
            yield group
            group = []
        if line:
            yield [(number, line)]
    if group:
        yield group


def _voices(group: list[str]) -> Iterator[list[str]]:
    """The lines of a group, split where another speaker begins, since no wrapping made that break."""
    part: list[str] = []
    for line in group:
        if part and _CHEVRON_RE.match(line):
            yield part
            part = []
        part.append(line)
    yield part


def _names(lines: list[str]) -> set[str]:
    """Lines that recur and could be names, if there are several: who speaks below them."""
    counts = Counter(line.strip() for line in lines if _NAME_RE.fullmatch(line.strip()))
    often = {line for line, count in counts.items() if count > 1}
    return often if len(often) > 1 else set()


def _at_names(group: list[_Line], names: set[str]) -> Iterator[list[_Line]]:
    """The lines of a group, those apart that are names."""
    for _, part in groupby(group, lambda line: line[1].strip() in names and line[0]):
        yield list(part)


def _has_ink(line: str) -> bool:
    return bool(line.strip().strip(_INVISIBLE))


def _paragraphs(group: list[_Line], wrapped: Wrapping | None, alone: bool) -> Iterator[_Line]:
    """The paragraphs of a group, each with the number of its first line."""
    each = alone or _is_prose(group, wrapped)
    number, paragraph = group[0][0], [group[0][1]]
    for (_, last), (here, line) in pairwise(group):
        if _goes_on(paragraph[0], last, line, wrapped, each):
            paragraph.append(line)
        else:
            yield number, "\n".join(paragraph)
            number, paragraph = here, [line]
    yield number, "\n".join(paragraph)


def _goes_on(first: str, last: str, line: str, wrapped: Wrapping | None, each: bool) -> bool:
    """Whether a line belongs to the paragraph that begins with ``first``; to a list item if it is indented more."""
    if wrapped is not None or not _ITEM_RE.match(first):
        return _belongs(last, line, wrapped, each)
    return not _opens(last, line) and len(line) - len(line.lstrip()) > len(first) - len(first.lstrip())


def _is_prose(group: list[_Line], wrapped: Wrapping | None) -> bool:
    """Whether each line is a paragraph: longer than lines of verse, and not hard-wrapped."""
    lengths = [len(line) for _, line in group]
    return max(lengths) > WIDEST or (wrapped is None and sum(lengths) > 72 * len(lengths))


def _belongs(last: str, line: str, wrapped: Wrapping | None, each: bool) -> bool:
    """Whether a line continues the paragraph of the one before."""
    if _opens(last, line):
        return False
    if wrapped is None:
        return not each
    open_ended = not may_end_paragraph(last) or (last.rstrip()[-1:] == ":" and line.lstrip()[:1].islower())
    goes_on = line.lstrip()[:1].islower() or not each
    return wrapped.explains(last, line) or (open_ended and goes_on)


def _opens(last: str, line: str) -> bool:
    """Whether a line opens a paragraph by its form.

    List items do, and marks of another speaker (``>> REED:``, unless a mail quotes every line so); a speaker's label
    and an indent do if the line before ends with a full stop.
    """
    opened = any(form.match(line) for form in (_ITEM_RE, _CHEVRON_RE))
    if opened or (line.startswith(">>") and not last.startswith(">")):
        return True
    indented = line[:2].isspace() and not last[:1].isspace()
    return may_end_paragraph(last) and (indented or bool(_LABEL_RE.match(line)))


def _kind(paragraph: str) -> BlockKind:
    return "bullet" if _ITEM_RE.match(paragraph) else "paragraph"
