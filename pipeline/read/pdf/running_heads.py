"""Separate running heads and feet, page numbers and line numbers from the text of each page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.read.pdf.page_words import Piece
from pipeline.read.pdf.text_lines import Line, joined


def frames(pages: Sequence[Sequence[Line]]) -> list[tuple[list[Line], list[str]]]:
    """For each page, given as runs: the runs of its text, and the lines of words around it."""
    numbered = [_without_numbers(page) for page in _sideways(pages)]
    edges = [_edges(page) for page, _ in numbered]
    again, tops = _again(edges), _tops([rows[0] for rows in edges])
    found: list[tuple[list[Line], list[str]]] = []
    for number, ((page, aside), sides) in enumerate(zip(numbered, edges, strict=True)):
        taken = [row for rows in sides for place, row in enumerate(rows[:_EDGE]) if _recurs(rows, place, again)]
        taken += [row for row in sides[0][:1] if tops and _is_near(tops, row) and _is_set_off(sides[0])]
        taken += [row for rows in sides for row in rows[:_EDGE] if _is_number(row, page, number)]
        taken += [row for rows in sides for row in rows[:1] if _is_parted(row) and _is_apart(row, page)]
        gone = {id(piece): row for row in taken for piece in row.pieces}
        kept = [run for run in page if id(run.pieces[0]) not in gone]
        rows = {id(row): row for row in sorted(gone.values(), key=lambda row: -row.y)}
        found.append((kept, [*aside, *(row.text for row in rows.values())]))
    return found


_Sides = tuple[list[Line], list[Line]]  # lines at the head and at the foot of a page, from the edge inwards


@dataclass(frozen=True, slots=True)
class _Again:
    """Where a line recurs: at which heights, and on what share of the pages."""

    heights: tuple[float, ...]
    share: float


_EDGE = 3  # lines at the head and at the foot of a page that may be around the text
_EMPTY = 8  # times the size of the letters: the space between the two parts of a running head
_MOST = 0.6  # of the pages; no line of the text recurs at one height on so many
_NEAR = 6.0  # points by which the height of a running head may vary
_SHARE = 0.3  # least share of the pages; left and right pages may differ
_DIGITS_RE = re.compile(r"\d+")
_PAGE_RE = re.compile(
    r"(?:\W*(?:page|seite|página|pagina|p\.|s\.)?\s*(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/|von|de|di|van|av|из)\s*\d{1,4})?\W*)",
    re.IGNORECASE,
)
_NUMBER_RE = re.compile(r"\d{1,3}")
_FEWEST = 5  # line numbers on a page


def _sideways(pages: Sequence[Sequence[Line]]) -> Iterator[tuple[list[Line], list[str]]]:
    """The pages without vertical text along their edges; its runs form one line."""
    for page in pages:
        aside = " ".join(run.text for run in page if not run.pieces[0].look.upright)
        yield [run for run in page if run.pieces[0].look.upright], [aside] if aside else []


def _without_numbers(page: tuple[list[Line], list[str]]) -> tuple[list[Line], list[str]]:
    """A page without its line numbers: they are below each other at an edge, and count."""
    runs, aside = page
    for edge in (False, True):
        column = _column(runs, right=edge)
        if column:
            gone = {id(run): piece for run, piece in column}
            numbers = " ".join(piece.text for _, piece in column)
            return [left for run in runs if (left := _rest(run, gone.get(id(run)))) is not None], [*aside, numbers]
    return runs, aside


def _column(runs: Sequence[Line], *, right: bool) -> list[tuple[Line, Piece]]:
    """The numbers below each other at an edge that count, with their runs, from the top down."""
    ends = [(run, run.pieces[-1 if right else 0]) for run in runs]
    found = [(run, piece) for run, piece in ends if _NUMBER_RE.fullmatch(piece.text)]
    if len(found) < _FEWEST:
        return []
    place = Counter(round(piece.right / 3) for _, piece in found).most_common(1)[0][0]
    found = sorted(((r, p) for r, p in found if abs(p.right / 3 - place) <= 1.5), key=lambda pair: -pair[1].y)
    edge = max(p.right for _, p in found) if right else min(p.left for _, p in found)
    outer = sum(run.right > edge + 1 if right else run.left < edge - 1 for run in runs)
    counts = [int(piece.text) for _, piece in found]
    steps = Counter(after - before for before, after in pairwise(counts))
    step, often = steps.most_common(1)[0] if steps else (0, 0)
    rows = len({round(run.y) for run in runs})
    enough = len(found) * max(step, 1) >= rows * 0.5
    return list(found) if step in (1, 2, 5, 10) and often >= (len(counts) - 1) * 0.7 and enough and outer <= 2 else []


def _rest(run: Line, number: Piece | None) -> Line | None:
    """A run without the number at its edge; None if nothing is left."""
    if number is None:
        return run
    pieces = [piece for piece in run.pieces if piece is not number]
    if not pieces:
        return None
    rest = Line(run.page, pieces)
    rest.measure()
    return rest


def _edges(runs: Sequence[Line]) -> _Sides:
    """The lines at the head and at the foot of a page, each complete, and some lines further in."""
    lines = joined([_copy(run) for run in runs])
    return lines[: _EDGE + 2], lines[::-1][: _EDGE + 2]


def _copy(run: Line) -> Line:
    return Line(run.page, list(run.pieces), run.left, run.right, run.y, run.size)


def _key(row: Line) -> str:
    words = "".join(row.text.lower().split())
    return "#" if _PAGE_RE.fullmatch(row.text.strip()) else _DIGITS_RE.sub("#", words)


def _again(edges: Sequence[_Sides]) -> dict[str, _Again]:
    """The lines that recur on the pages, apart from their digits."""
    places: dict[str, list[float]] = defaultdict(list)
    for sides in edges:
        for key, row in {_key(row): row for rows in sides for row in rows[:_EDGE]}.items():
            places[key].append(row.y)
    least = max(2.0, len(edges) * _SHARE)
    found: dict[str, _Again] = {}
    for key, heights in places.items():
        if key == "#" or len(heights) < least:
            continue
        rounded = Counter(round(y / _NEAR) for y in heights)
        common = [y for y in heights if sum(rounded[round(y / _NEAR) + step] for step in (-1, 0, 1)) >= least]
        if common:
            found[key] = _Again(tuple(sorted(set(map(round, common)))), len(common) / len(edges))
    return found


def _recurs(rows: Sequence[Line], place: int, again: dict[str, _Again]) -> bool:
    """Whether a line at an edge recurs on most pages, or on some and is set apart from the text."""
    found = again.get(_key(rows[place]))
    if found is None or not _is_near(found.heights, rows[place]):
        return False
    return found.share >= _MOST or any(_stands_off(rows, each) for each in range(place, _EDGE))


def _stands_off(rows: Sequence[Line], place: int) -> bool:
    """Whether a line's gap to the text is larger than the gap after it, or their letters differ in size."""
    if place + 2 >= len(rows):
        return False
    row, following, beyond = rows[place : place + 3]
    if abs(row.size - following.size) > row.size * 0.08:
        return True
    return abs(row.y - following.y) > abs(following.y - beyond.y) * 1.25


def _tops(edges: Sequence[Sequence[Line]]) -> list[float]:
    """The heights at which many pages have a first line in small print, whatever its words: the title of a section."""
    heights = [rows[0].y for rows in edges if _is_set_off(rows)]
    least = max(3, len(edges) * _SHARE)
    return sorted({round(y) for y in heights if sum(abs(y - other) <= _NEAR for other in heights) >= least})


def _is_set_off(rows: Sequence[Line]) -> bool:
    """Whether the first line of a page is smaller than the next, and well above it."""
    return len(rows) > 1 and rows[0].size < rows[1].size * 0.95 and rows[0].y - rows[1].y > rows[1].size * 1.6


def _is_near(heights: Iterable[float], row: Line) -> bool:
    return any(abs(row.y - height) <= _NEAR for height in heights)


def _is_number(row: Line, runs: Sequence[Line], page: int) -> bool:
    """Whether a line is the page number: alone at the head or the foot, and away from the text."""
    if not _PAGE_RE.fullmatch(row.text.strip()) or not any(map(str.isalnum, row.text)):
        return False
    others = [run.y for run in runs if abs(run.y - row.y) > row.size * 0.5]
    return _is_apart(row, runs) or (not others and page > 0)


def _is_parted(row: Line) -> bool:
    """Whether a line has words at the left and right edges and nothing between, which no line of text has."""
    widest = max((after.left - before.right for before, after in pairwise(row.pieces)), default=0.0)
    return widest > row.size * _EMPTY


def _is_apart(row: Line, runs: Sequence[Line]) -> bool:
    """Whether a line is the first or the last of a page, and far from the next."""
    others = [run.y for run in runs if abs(run.y - row.y) > row.size * 0.5]
    above, below = any(y > row.y for y in others), any(y < row.y for y in others)
    return above != below and min(abs(y - row.y) for y in others) > row.size * 1.6
