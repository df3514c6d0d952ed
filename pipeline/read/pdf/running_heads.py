"""What a document prints around its text on every page: running heads and feet, page numbers, numbers of lines."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.read.pdf.page_words import Piece
from pipeline.read.pdf.text_lines import Line, joined


def frames(pages: Sequence[Sequence[Line]]) -> list[tuple[list[Line], list[str]]]:
    """For each page, given as runs: those of its text, and the words that stand around it, line by line."""
    numbered = [_without_numbers(page) for page in _sideways(pages)]
    edges = [_edges(page) for page, _ in numbered]
    again = _again(edges)
    tops = _tops(edges)
    found: list[tuple[list[Line], list[str]]] = []
    for number, ((page, aside), rows) in enumerate(zip(numbered, edges, strict=True)):
        taken = [
            row
            for place, row in enumerate(rows)
            if (not place and tops and _is_near(tops, row) and _is_set_off(rows))
            or (_key(row) in again and _is_near(again[_key(row)], row))
            or _is_number(row, page, number)
            or (place in (0, len(rows) - 1) and _is_parted(row) and _is_apart(row, page))
        ]
        gone = {id(piece) for row in taken for piece in row.pieces}
        kept = [run for run in page if id(run.pieces[0]) not in gone]
        found.append((kept, [*aside, *(row.text for row in taken)]))
    return found


_EDGE = 3  # lines at the head and at the foot of a page that may stand around the text
_EMPTY = 8  # times the size of the letters: the space between the two parts of a running head
_NEAR = 6.0  # points by which a running head may stand higher or lower
_SHARE = 0.3  # of the pages that have it; left and right pages may differ
_DIGITS_RE = re.compile(r"\d+")
_PAGE_RE = re.compile(
    r"(?:\W*(?:page|seite|página|pagina|p\.|s\.)?\s*(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/|von|de|di|van|av|из)\s*\d{1,4})?\W*)",
    re.IGNORECASE,
)
_NUMBER_RE = re.compile(r"\d{1,3}")
_FEWEST = 5  # numbers of lines on a page


def _sideways(pages: Sequence[Sequence[Line]]) -> Iterator[tuple[list[Line], list[str]]]:
    """The pages without what runs up or down along their edges, which are the words of one line."""
    for page in pages:
        aside = " ".join(run.text for run in page if not run.pieces[0].look.upright)
        yield [run for run in page if run.pieces[0].look.upright], [aside] if aside else []


def _without_numbers(page: tuple[list[Line], list[str]]) -> tuple[list[Line], list[str]]:
    """A page without the numbers of its lines: they stand below each other at an edge, and count."""
    runs, aside = page
    for edge in (False, True):
        column = _column(runs, right=edge)
        if column:
            gone = {id(run): piece for run, piece in column}
            numbers = " ".join(piece.text for _, piece in column)
            return [left for run in runs if (left := _rest(run, gone.get(id(run)))) is not None], [*aside, numbers]
    return runs, aside


def _column(runs: Sequence[Line], *, right: bool) -> list[tuple[Line, Piece]]:
    """The numbers that stand below each other at an edge and count, with their runs, from the top down."""
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
    """A run without the number at its edge; None where nothing is left."""
    if number is None:
        return run
    pieces = [piece for piece in run.pieces if piece is not number]
    if not pieces:
        return None
    rest = Line(run.page, pieces)
    rest.measure()
    return rest


def _edges(runs: Sequence[Line]) -> list[Line]:
    """The lines at the head and at the foot of a page, each with all that stands on it."""
    lines = joined([_copy(run) for run in runs])
    return lines if len(lines) <= 2 * _EDGE else [*lines[:_EDGE], *lines[-_EDGE:]]


def _copy(run: Line) -> Line:
    return Line(run.page, list(run.pieces), run.left, run.right, run.y, run.size)


def _key(row: Line) -> str:
    words = "".join(row.text.lower().split())
    return "#" if _PAGE_RE.fullmatch(row.text.strip()) else _DIGITS_RE.sub("#", words)


def _again(edges: Sequence[Sequence[Line]]) -> dict[str, list[float]]:
    """What recurs on the pages, with the heights at which it does."""
    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, rows in enumerate(edges):
        for row in rows:
            places[_key(row)].append((number, row.y))
    least = max(2, min(len(edges) * _SHARE, 12))
    found: dict[str, list[float]] = {}
    for key, each in places.items():
        heights = [y for _, y in each]
        common = [y for y in heights if sum(abs(y - other) <= _NEAR for other in heights) >= least]
        if key != "#" and common and len({number for number, _ in each}) >= least:
            found[key] = sorted(set(map(round, common)))
    return found


def _tops(edges: Sequence[Sequence[Line]]) -> list[float]:
    """The heights at which most pages have a first line in small print, whatever it says: the title of a section."""
    heights = [rows[0].y for rows in edges if _is_set_off(rows)]
    least = max(3, len(edges) * _SHARE)
    return sorted({round(y) for y in heights if sum(abs(y - other) <= _NEAR for other in heights) >= least})


def _is_set_off(rows: Sequence[Line]) -> bool:
    """Whether the first line of a page is smaller than the next, and apart from it."""
    return len(rows) > 1 and rows[0].size < rows[1].size * 0.95 and rows[0].y - rows[1].y > rows[1].size * 1.6


def _is_near(heights: Iterable[float], row: Line) -> bool:
    return any(abs(row.y - height) <= _NEAR for height in heights)


def _is_number(row: Line, runs: Sequence[Line], page: int) -> bool:
    """Whether a line is the number of its page: alone at the head or the foot, apart from the text."""
    if not _PAGE_RE.fullmatch(row.text.strip()) or not any(map(str.isalnum, row.text)):
        return False
    others = [run.y for run in runs if abs(run.y - row.y) > row.size * 0.5]
    return _is_apart(row, runs) or (not others and page > 0)


def _is_parted(row: Line) -> bool:
    """Whether a line has words at the left edge and at the right, and nothing between: no line of text is so."""
    widest = max((after.left - before.right for before, after in pairwise(row.pieces)), default=0.0)
    return widest > row.size * _EMPTY


def _is_apart(row: Line, runs: Sequence[Line]) -> bool:
    """Whether a line is the first or the last of a page, and far from the next."""
    others = [run.y for run in runs if abs(run.y - row.y) > row.size * 0.5]
    above, below = any(y > row.y for y in others), any(y < row.y for y in others)
    return above != below and min(abs(y - row.y) for y in others) > row.size * 1.6
