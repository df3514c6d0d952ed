"""Join the lines of a paragraph to one text with marks: divided words are joined, and spaces set between lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.languages.everywhere import hyphened
from pipeline.model import MarkKind
from pipeline.read.paragraph import Runs
from pipeline.read.pdf.page_words import Piece
from pipeline.read.pdf.paragraph_breaks import Paragraph
from pipeline.read.pdf.text_lines import Line
from pipeline.text.wrapping import divides, is_ideograph


def words_of(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """The words of the text, without those divided at the end of a line."""
    words: set[str] = set()
    for paragraph in paragraphs:
        divided = False
        for line in paragraph.lines:
            text = _FIRST_RE.sub("", line.text, count=1) if divided else line.text
            divided = bool(_DIVIDED_RE.search(text[-60:]))
            words.update(word.lower() for word in _WORD_RE.findall(_DIVIDED_RE.sub("", text) if divided else text))
    return frozenset(words)


_WORD_RE = re.compile(r"[^\W\d_]++(?:-[^\W\d_]++)*+")
_DIVIDED_RE = re.compile(r"([^\W\d_]+)[-\N{HYPHEN}]$")
_DASH_RE = re.compile("\\S[\N{EN DASH}\N{EM DASH}]$")
_FIRST_RE = re.compile(r"[^\W\d_]+")


def set_text(paragraph: Paragraph, words: frozenset[str], *, plain: bool) -> Runs:
    """The text of a paragraph with its marks; ``plain``: bold is the look of the whole, not emphasis."""
    runs = Runs()
    kinds: tuple[MarkKind, ...] = ()
    href = None
    for place, line in enumerate(paragraph.lines):
        following = paragraph.lines[place + 1].text if place + 1 < len(paragraph.lines) else ""
        hyphen, between = _seam(line.text, following, words)
        for count, piece in enumerate(line.pieces):
            last = count == len(line.pieces) - 1
            text = piece.text[:-1] if last and hyphen else piece.text
            own = _kinds(piece, line, plain)
            if count and piece.spaced:
                runs.add(" ", [kind for kind in own if kind in kinds], href if href == piece.href else None)
            runs.add(text, own, piece.href)
            kinds, href = own, piece.href
        runs.add(between, kinds if between == " " and _opens_alike(paragraph, place, kinds, plain) else ())
    return runs


def _opens_alike(paragraph: Paragraph, place: int, kinds: tuple[MarkKind, ...], plain: bool) -> bool:
    """Whether the next line begins with the marks with which this one ends."""
    following = paragraph.lines[place + 1]
    return _kinds(following.pieces[0], following, plain) == kinds


def _kinds(piece: Piece, line: Line, plain: bool) -> tuple[MarkKind, ...]:
    look = piece.look
    kinds: list[MarkKind] = []
    if look.bold and not plain:
        kinds.append("strong")
    if look.italic:
        kinds.append("em")
    if look.size < line.size * 0.85 and abs(piece.y - line.y) > line.size * 0.12:
        kinds.append("sup" if piece.y > line.y else "sub")
    return tuple(kinds)


def _seam(line: str, following: str, words: frozenset[str]) -> tuple[bool, str]:
    """Whether the hyphen at the end of a line is removed, and the text between it and the next line."""
    if not following:
        return False, ""
    divided, rest = _DIVIDED_RE.search(line[-60:]), _FIRST_RE.match(following)
    if divided and rest and rest[0][0].islower():
        return divides(divided[1], rest[0], words, hyphened(), often=True), ""  # as typesetting does
    glued = line.endswith(("-", "\N{HYPHEN}", "/")) or bool(_DASH_RE.search(line[-2:]))
    return False, "" if glued or (is_ideograph(line[-1:]) and is_ideograph(following[:1])) else " "
