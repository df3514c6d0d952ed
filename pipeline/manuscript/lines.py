"""Split a manuscript into pieces with their lines: headings, items, quotes, rows, code, paragraphs.

The text inside a line is not touched, except for attributes at its end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.errors import StructureError
from pipeline.manuscript.attributes import Attributes, split

Form = Literal[
    "section",
    "question",
    "heading",
    "bullet",
    "numbered",
    "quote",
    "header",
    "row",
    "code",
    "separator",
    "paragraph",
    "candidate",
    "offer",
]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the manuscript that becomes a block or opens something. ``raw`` still has its inline signs.

    ``level``: signs of a heading, depth of a list item, else 0. ``place``: for errors, "NAME, line N".
    """

    form: Form
    raw: str
    attributes: Attributes
    level: int
    place: str


def pieces(text: str, name: str, first_line: int) -> Iterator[Piece]:
    """Every piece of a text that begins at line ``first_line`` of the file ``name``.

    Raises:
        StructureError: a comment or a code block has no end, or braces do not hold attributes.
    """
    return (piece for _, _, piece in spans(text, name, first_line) if piece)


def spans(text: str, name: str, first_line: int) -> Iterator[tuple[int, int, Piece | None]]:
    """Every piece, and None for every comment, with its lines: from the first to before the second number.

    Lines are counted from 0. A comment that ends on a line with other text is part of that piece; if it is a candidate
    or an offer, it comes before the piece and takes no line.
    """
    return _Lines(text.split("\n"), name, first_line).spans()


NO_BLANK = "this is not a heading, because no blank follows its signs #"
GLUED_RE = re.compile('(#{2,6})((?:[^\\W\\d_]|["„“«¿¡\N{NO-BREAK SPACE}]).*)', re.DOTALL)
_BLANK = " \t"
NOTE_RE = re.compile(r"\[\^([1-9]\d{0,3})\]:[ \t]*")
_HEADING_RE = re.compile(r"(#{1,6})(?:[ \t]+(.*)|)$")
_ITEM_RE = re.compile(r"([ \t]*)(?:[-+*]|(\d{1,9})[.)])(?:[ \t]+(.*)|)$")
_CANDIDATE_RE = re.compile(r"<!--[ \t]*candidate[ \t]+(?:(?P<item>-)[ \t]|(?:##|>)[ \t]+)?")
_RULE_RE = re.compile(r"(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE_RE = re.compile(r"(`{3,})[ \t]*([^`]*(?:\{(?:[^{}\\]|\\.)*\})?)$")  # the line of signs may have attributes
_DELIMITER_RE = re.compile(r"\|(?:[ \t]*:?-+:?[ \t]*\|)+$")
_RAW_RULE_RE = re.compile(r"(-{3,}|\*{3,}|_{3,})(?=[ \t]*(?:\{.*)?$)")


class _Lines:
    def __init__(self, lines: list[str], name: str, first_line: int) -> None:
        self._lines = lines
        self._name = name
        self._first = first_line
        self._here = 0

    def spans(self) -> Iterator[tuple[int, int, Piece | None]]:
        forms: tuple[Callable[[str], Piece | None], ...]
        forms = (self._code, self._heading, self._separator, self._row, self._quote, self._item)
        opened: int | None = None  # where comments began that end on a line with other text
        while self._here < len(self._lines):
            start = self._here if opened is None else opened
            line = self._lines[self._here].strip(_BLANK)
            if line.startswith("<!--"):
                candidate = self._comment()
                opened = start if self._lines[self._here].strip(_BLANK) else None
                self._here += opened is None
                if candidate or opened is None:
                    yield start, start if opened is not None else self._here, candidate
            elif line:
                piece = next((piece for form in forms if (piece := form(line))), None) or self._paragraph()
                yield start, self._here, piece
                opened = None
            else:
                self._here += 1

    def _comment(self) -> Piece | None:
        """Skip a comment, unless it offers something; text after its end is read as a line."""
        start = self._here
        candidate = _CANDIDATE_RE.match(self._lines[start].strip(_BLANK))
        while (end := self._lines[self._here].find("-->")) < 0:
            self._here += 1
            if self._here == len(self._lines):
                raise StructureError("this comment has no end", place=self._place(start), hint="--> where it ends")
        inside = [*self._lines[start : self._here], self._lines[self._here][:end]]
        self._lines[self._here] = self._lines[self._here][end + 3 :]
        return self._offered(candidate, inside, start) if candidate else None

    def _offered(self, opening: re.Match[str], inside: list[str], start: int) -> Piece | None:
        """A candidate or another offer; None for a remark of the editor, which cannot be wrong."""
        inside = [inside[0].lstrip(_BLANK)[opening.end() :], *inside[1:]]
        form: Form = "candidate" if opening["item"] else "offer"
        try:
            piece = self._piece(form, self._joined(inside, start), start)
        except StructureError:
            return None
        return piece if form == "candidate" or piece.attributes.offered() else None

    def _code(self, line: str) -> Piece | None:
        opening = _FENCE_RE.match(line)
        if opening is None:
            return None
        start = self._here
        for end in range(start + 1, len(self._lines)):
            if (closing := self._lines[end].strip(_BLANK)).startswith(opening[1]) and not closing.strip("`"):
                self._here = end + 1
                piece = self._piece("code", opening[2], start)
                return replace(piece, raw="\n".join(self._lines[start + 1 : end]))
        raise StructureError("this code block has no end", place=self._place(start), hint=f"a line {opening[1]}")

    def _heading(self, line: str) -> Piece | None:
        found = _HEADING_RE.match(line)
        if found is None:
            return None
        level = len(found[1])
        if level == 1:
            hint = '"title:" in the front matter, or "## " for a section'
            raise StructureError("a manuscript has its title at the top", place=self._place(self._here), hint=hint)
        self._here += 1
        form: Form = "section" if level == 2 else "question" if level == 3 else "heading"
        return self._piece(form, found[2] or "", self._here - 1, level)

    def _separator(self, line: str) -> Piece | None:
        raw = _RAW_RULE_RE.match(line)
        if not raw and not _RULE_RE.match(line):
            return None
        self._here += 1
        return self._piece("separator", line[raw.end() :] if raw else "", self._here - 1)

    def _row(self, line: str) -> Piece | None:
        if not line.startswith("|"):
            return None
        start = self._here
        following = self._lines[start + 1].strip(_BLANK) if start + 1 < len(self._lines) else ""
        is_header = bool(_DELIMITER_RE.match(following))
        self._here += 2 if is_header else 1
        return self._piece("header" if is_header else "row", line, start)

    def _quote(self, line: str) -> Piece | None:
        if not line.startswith(">"):
            return None
        start = self._here
        lines: list[str] = []
        while self._here < len(self._lines) and self._lines[self._here].strip(_BLANK).startswith(">"):
            inner = self._lines[self._here].lstrip(_BLANK)[1:]
            self._here += 1
            if lines and not inner.strip(_BLANK):
                break
            lines.append(inner)
        return self._piece("quote", self._joined(lines, start), start)

    def _item(self, _: str) -> Piece | None:
        found = _ITEM_RE.match(self._lines[self._here])
        if found is None:
            return None
        start = self._here
        depth = len(found[1].expandtabs(4))
        raw = self._joined([found[3] or "", *self._rest(in_list=True)], start)
        return self._piece("numbered" if found[2] else "bullet", raw, start, (depth + 2) // 4 + 1)

    def _paragraph(self) -> Piece:
        start = self._here
        return self._piece("paragraph", self._joined([self._lines[start], *self._rest()], start), start)

    def _rest(self, in_list: bool = False) -> list[str]:
        """The lines that continue this one."""
        start = self._here + 1
        end = start
        while end < len(self._lines) and not _opens(self._lines[end], in_list):
            end += 1
        self._here = end
        return self._lines[start:end]

    def _joined(self, lines: list[str], start: int) -> str:
        """Join lines; a backslash or two blanks at the end of a line mean a line break."""
        parts = []
        for number, line in enumerate(lines[:-1]):
            bare = trimmed(line)
            if split(bare, self._place(start + number))[1]:
                sentence = "these attributes are inside a paragraph"
                raise StructureError(sentence, place=self._place(start + number), hint="an empty line after this one")
            if _slashes(bare) % 2:
                parts += [bare[:-1], "\n"]
            else:
                parts += [bare, "\n" if line.endswith("  ") else " "]
        return "".join([*parts, trimmed(lines[-1])])

    def _piece(self, form: Form, raw: str, start: int, level: int = 0) -> Piece:
        place = self._place(start)
        text, attributes = split(raw.rstrip(_BLANK) if raw.rstrip(_BLANK).endswith("}") else raw, place)
        return Piece(form, trimmed(text), attributes, level, place)

    def _place(self, index: int) -> str:
        return f"{self._name}, line {self._first + index}"


def _opens(line: str, in_list: bool) -> bool:
    """Whether a line cannot continue the paragraph before it. "1996. Then" opens no list, unless one is open."""
    line = line.strip(_BLANK)
    if not line or line[0] in "|>" or line.startswith("<!--"):
        return True
    if item := _ITEM_RE.match(line):
        return in_list or bool(item[3] and item[2] in (None, "1"))
    return any(opening.match(line) for opening in (_HEADING_RE, _RULE_RE, _FENCE_RE, NOTE_RE))


def _slashes(line: str) -> int:
    return len(line) - len(line.rstrip("\\"))


def trimmed(line: str) -> str:
    """The text without blanks at its ends, except an escaped one at the end."""
    line = line.lstrip(_BLANK)
    bare = line.rstrip(_BLANK)
    return line[: len(bare) + 1] if _slashes(bare) % 2 else bare
