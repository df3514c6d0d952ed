"""Warn about probable typing mistakes in a manuscript, which are printed unchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.manuscript import yaml_front
from pipeline.manuscript.inline import read
from pipeline.manuscript.lines import GLUED_RE, NO_BLANK, Piece, pieces
from pipeline.model import Briefing, Note, Origin


def slips(text: str, briefing: Briefing, name: str) -> tuple[Note, ...]:
    """A warning for each slip in a manuscript that could be read.

    Args:
        text: the manuscript.
        briefing: the result of reading it.
        name: name of its file.
    """
    text = text.replace("\r\n", "\n")
    lines = text.split("\n")
    head = yaml_front.span(text, name)
    body = "\n".join(lines[head:])
    found = [*_in_front(lines[:head]), *_unknown_notes(body, briefing, head), *_no_headings(body, head)]
    voices = _voices(briefing)
    for piece in pieces(body, name, head + 1):
        found += ((_line(piece), *said) for said in (*_in_piece(piece), *_no_label(piece, voices)))
    return tuple(Note("slip", "warning", said, Origin(line), hint) for line, said, hint in sorted(found))


Slip = tuple[int, str, str]  # the line, the mistake, the hint

_CUT_RE = re.compile(r"""[ ]*(?:- |[^\s#"'][^:]*:[ ])[ ]*[^\s"'#].*[ ]#""")
_OPEN_BRACE_RE = re.compile(r"(?<!\\)\{[#.]\w[^{}]*$")
_TAG_RE = re.compile(r"</?(?:a|b|div|em|font|h[1-6]|i|img|p|span|strong|su[bp]|u)(?:[ /][^<>]*)?>", re.IGNORECASE)
_UNDERLINED_RE = re.compile(r"^[^\W_].*\n(?=(?:-{3,}|={3,})[ \t]*$)", re.MULTILINE)
_LONE_RE = re.compile(r"(?<![\w*])\*+(?=\w)|(?<=\w)\*+(?![\w*])")  # neither 2*3 nor 2 * 3
_OUTSIDE_RE = re.compile(r"\*\*(?P<name>[^*\n]+)\*\*[ \N{NO-BREAK SPACE}]?[:：]")
_ESCAPED_RE = re.compile(r"\\\*")


def _in_front(lines: list[str]) -> Iterator[Slip]:
    for number, line in enumerate(lines, 1):
        if not line.lstrip().startswith("#") and _CUT_RE.match(line):
            yield number, 'text after " #" in the front matter is not read', "quotation marks around the value"


def _unknown_notes(body: str, briefing: Briefing, head: int) -> Iterator[Slip]:
    """Notes that are cited but not written."""
    known = {str(block.level) for block in briefing.endnotes if block.kind == "note"}
    marks = (mark for block in briefing.blocks() for mark in block.marks if mark.kind == "note")
    for number in dict.fromkeys(mark.href for mark in marks if mark.href not in known):
        line = head + 1 + body[: max(body.find(f"[^{number}]"), 0)].count("\n")
        yield line, f"there is no note [^{number}]", f'a line "[^{number}]: " with its text'


def _no_headings(body: str, head: int) -> Iterator[Slip]:
    for found in _UNDERLINED_RE.finditer(body):
        line = head + 1 + body.count("\n", 0, found.start())
        yield line, "a line below words does not make them a heading", '"## " in front of them'


def _in_piece(piece: Piece) -> Iterator[tuple[str, str]]:
    if piece.form == "code":
        return
    if piece.form == "paragraph" and GLUED_RE.match(piece.raw):
        yield NO_BLANK, 'a blank: "## Title"'
    if found := _OPEN_BRACE_RE.search(piece.raw):
        yield f"the brace of {found[0]} is not closed", f"{found[0]}}}"
    words = _without_code(piece)
    found = _TAG_RE.search(words)
    if found and re.search(r"(?<!\\)" + re.escape(found[0]), piece.raw):
        yield f"{found[0]} is printed unchanged", "*italic*, **bold**, or [words](https://example.org)"
    if len(_LONE_RE.findall(words)) > len(_ESCAPED_RE.findall(piece.raw)):
        yield "a sign * without a partner is printed unchanged", "its partner, or a backslash before it"


def _voices(briefing: Briefing) -> frozenset[str]:
    guests = briefing.bio.guests if briefing.bio else ()
    return frozenset((*briefing.speakers(), *(guest.name for guest in guests)))


def _no_label(piece: Piece, voices: frozenset[str]) -> Iterator[tuple[str, str]]:
    """A speaker's or guest's name in bold with the colon outside: its paragraph stays with the speaker before."""
    found = _OUTSIDE_RE.match(piece.raw) if piece.form in ("paragraph", "question") else None
    if found and found["name"].strip() in voices:
        yield f"this does not begin a turn, because the colon is outside: {found[0]}", f"**{found['name'].strip()}:**"


def _without_code(piece: Piece) -> str:
    text, marks = read(piece.raw)
    for mark in marks:
        if mark.kind == "code":
            text = text[: mark.start] + " " * (mark.end - mark.start) + text[mark.end :]
    return text


def _line(piece: Piece) -> int:
    return int(piece.place.rpartition(" ")[2])
