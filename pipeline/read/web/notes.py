"""Recognise notes of a page: a number in the text that links to a paragraph below is a citation of a note.

Only numbers that count 1, 2, 3 … or i, ii, iii … are replaced: the sequence lets the writers number them anew.
Footnotes and endnotes, which Word counts separately, are counted together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.model import Mark
from pipeline.read.cuts import Cuts, in_order
from pipeline.read.web.part_names import is_note
from pipeline.read.web.parts import Flow, Piece


def with_notes(flow: Flow, stays: list[bool]) -> tuple[list[Piece], list[bool]]:
    """The pieces with citations and notes, and which of them belong to the text; marks without a target are dropped."""
    cited = _counting(list(_cited(flow, stays)))
    numbered = {place: number for number, place in enumerate(dict.fromkeys(one.place for one in cited), 1)}
    places = sorted(numbered)
    pieces, stays = list(flow.pieces), list(stays)
    if places and places[0] and pieces[places[0] - 1].kind == "separator":
        stays[places[0] - 1] = False  # the line above the notes
    for place, until in zip(places, [*places[1:], len(pieces)], strict=False):
        for at in range(place, min(until, _end(flow, place))):
            pieces[at] = _as_note(pieces[at], numbered[place])
            stays[at] = bool(pieces[at].text)
    cuts: dict[int, list[_Citation]] = {}
    for one in cited:
        cuts.setdefault(one.piece, []).append(one)
    for at, citations in cuts.items():
        pieces[at] = _citing(pieces[at], citations, numbered)
    return [_resolved(piece) for piece in pieces], stays


@dataclass(frozen=True, slots=True)
class _Citation:
    """A mark in ``piece`` with the words ``number`` links to the piece at ``place``; ``sequence``: Arabic or Roman."""

    piece: int
    mark: Mark
    number: int
    place: int
    sequence: str


_LONGEST_NUMBER = 8  # letters of a citation, with its brackets
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
          "xviii", "xix", "xx")  # fmt: skip
_NUMBER_RE = re.compile(r"[\[(]?\s*([1-9]\d{0,2}|[ivx]{1,5})\s*[\])]?\.?")
_LABEL_RE = re.compile(r"\s*[\[(^]?\s*(?:[1-9]\d{0,2}|[ivx]{1,5})\s*[\])]?[.:]?\s*")


def _counting(cited: list[_Citation]) -> list[_Citation]:
    """The citations whose numbers count from one, and whose notes are in that order."""
    kept: set[str] = set()
    for sequence in ("arabic", "roman"):
        own = [one for one in cited if one.sequence == sequence]
        places = list(dict.fromkeys(one.place for one in own))
        numbers = {place: number for number, place in enumerate(places, 1)}
        if places == sorted(places) and all(numbers[one.place] == one.number for one in own):
            kept.add(sequence)
    return [one for one in cited if one.sequence in kept]


def _cited(flow: Flow, stays: list[bool]) -> Iterator[_Citation]:
    """Numbers in the text that link to a later piece."""
    for at, piece in enumerate(flow.pieces):
        raised = _raised(piece)
        for mark in piece.marks if stays[at] else ():
            match = _NUMBER_RE.fullmatch(piece.text[mark.start : mark.end]) if mark.kind == "note" else None
            place = flow.anchors.get(mark.href or "", -1)
            number = _number(match[1]) if match else 0
            if not number or not at < place < len(flow.pieces) or not mark.start:
                continue
            if mark.start in raised or piece.text[mark.start] in "[(" or _is_note(flow, place):
                yield _Citation(at, mark, number, place, "arabic" if match and match[1].isdigit() else "roman")


def _number(label: str) -> int:
    """The value of a label; 0 if it is not a number."""
    return int(label) if label.isdigit() else _ROMAN.index(label) + 1 if label in _ROMAN else 0


def _raised(piece: Piece) -> set[int]:
    """The superscript places of a piece, a few letters each."""
    spans = (range(m.start, m.end) for m in piece.marks if m.kind == "sup" and m.end - m.start <= _LONGEST_NUMBER)
    return {place for span in spans for place in span}


def _is_note(flow: Flow, place: int) -> bool:
    return is_note(flow.areas[flow.pieces[place].area])


def _end(flow: Flow, place: int) -> int:
    """The index after the note that begins at ``place``: the end of the outermost element that begins with it."""
    area = flow.areas[flow.pieces[place].area]
    while area.parent >= 0 and flow.areas[area.parent].first == place and flow.areas[area.parent].tag in _HOLDERS:
        area = flow.areas[area.parent]
    return max(area.last, place + 1)


_HOLDERS = frozenset(("li", "p", "div", "aside", "dd", "td"))


def _as_note(piece: Piece, number: int) -> Piece:
    """A paragraph of a note, without its number and its back link."""
    lead = _LABEL_RE.match(piece.text)
    back = next((m for m in piece.marks if m.kind == "note" and m.start <= len(lead[0] if lead else "")), None)
    start = lead.end() if lead and back and back.end <= lead.end() else 0
    marks = tuple(
        replace(mark, start=max(mark.start - start, 0), end=mark.end - start)
        for mark in piece.marks
        if mark.kind != "note" and mark.end > start
    )
    return replace(piece, kind="note", text=piece.text[start:], marks=marks, level=number)


def _citing(piece: Piece, citations: list[_Citation], numbered: dict[int, int]) -> Piece:
    """The piece with citations in place of their numbers."""
    spans = [(_behind(piece.text, one.mark.start), one.mark.end) for one in citations]
    cuts = Cuts(spans)
    ends = [cuts.moved(start) for start, _ in spans]
    each = zip(ends, citations, strict=True)
    cited = [Mark("note", end - 1, end, str(numbered[one.place])) for end, one in each if end]
    numbers = {one.mark for one in citations}
    marks = cuts.marks(mark for mark in piece.marks if mark not in numbers)
    return replace(piece, text=cuts.text(piece.text), marks=in_order([*marks, *cited]))


def _behind(text: str, place: int) -> int:
    """The place behind the last letter before ``place``."""
    return max(len(text[max(place - 3, 0) : place].rstrip()) + max(place - 3, 0), 1)


def _resolved(piece: Piece) -> Piece:
    if not any(mark.kind == "note" and (mark.href or "").startswith("#") for mark in piece.marks):
        return piece
    marks = (mark for mark in piece.marks if not (mark.kind == "note" and (mark.href or "").startswith("#")))
    return replace(piece, marks=tuple(marks))
