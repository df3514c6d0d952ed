"""Join pieces of words to lines: pieces on one baseline, without a gap as wide as between columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.read.pdf.page_words import Piece


@dataclass(slots=True)
class Line:
    """Pieces from left to right. ``page`` counts from 0; ``left`` and ``right`` are points, ``y`` the baseline."""

    page: int
    pieces: list[Piece] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0
    y: float = 0.0
    size: float = 0.0

    @property
    def text(self) -> str:
        """The words, with spaces between them."""
        return "".join((" " if place and piece.spaced else "") + piece.text for place, piece in enumerate(self.pieces))

    @property
    def weight(self) -> int:
        """How many letters it has."""
        return sum(len(piece.text) for piece in self.pieces)

    def add(self, pieces: Iterable[Piece]) -> None:
        """Append pieces."""
        self.pieces += pieces
        self.measure()

    def measure(self) -> None:
        """Measure the pieces; size and baseline are those of most letters."""
        self.left = min(piece.left for piece in self.pieces)
        self.right = max(piece.right for piece in self.pieces)
        main = max(self.pieces, key=lambda piece: (piece.look.size, len(piece.text)))
        sizes: dict[float, int] = {}
        for piece in self.pieces:
            sizes[piece.look.size] = sizes.get(piece.look.size, 0) + len(piece.text)
        self.size = max(sizes, key=lambda size: (sizes[size], size))
        same = [piece for piece in self.pieces if piece.look.size == self.size]
        self.y = same[0].y if same else main.y


def runs_of(pieces: Sequence[Piece], page: int) -> list[Line]:
    """The pieces of a page as runs, in the order of the file: parts of lines without a wide gap."""
    runs: list[Line] = []
    for piece in pieces:
        if runs and _goes_on(runs[-1], piece):
            runs[-1].pieces.append(piece)
            runs[-1].left, runs[-1].right = min(runs[-1].left, piece.left), max(runs[-1].right, piece.right)
        else:
            if runs:
                runs[-1].measure()
            runs.append(Line(page, [piece], piece.left, piece.right, piece.y, piece.look.size))
    if runs:
        runs[-1].measure()
    return runs


def joined(runs: Sequence[Line]) -> list[Line]:
    """The runs of one column joined to lines, from the top down: runs on one baseline form a line."""
    lines: list[list[Line]] = []
    for run in sorted(runs, key=lambda run: (-run.y, run.left)):
        row = next((row for row in reversed(lines[-3:]) if _is_level(row[0], run)), None)
        if row is None:
            lines.append([run])
        else:
            row.append(run)
    return [_one(sorted(row, key=lambda run: run.left)) for row in lines]


def gap(one: Line | Piece, other: Line | Piece) -> float:
    """The points between two things on one line; negative if they overlap."""
    return max(other.left - one.right, one.left - other.right)


_WIDE = 1.6  # times the size of the letters: least gap between columns


def _goes_on(run: Line, piece: Piece) -> bool:
    last = run.pieces[-1]
    size = max(last.look.size, piece.look.size)
    if last.look.upright != piece.look.upright or gap(last, piece) > size * _WIDE:
        return False
    return abs(last.y - piece.y) < size * (0.25 if piece.broken else 0.55) and not (
        piece.broken and piece.right < last.left
    )


def _is_level(one: Line, other: Line) -> bool:
    """Whether two runs are on one line: their letters overlap in height, except raised ones."""
    size = max(one.size, other.size)
    small = min(one.size, other.size)
    return abs(one.y - other.y) < (size * 0.3 if small > size * 0.8 else size * 0.5)


def _one(row: list[Line]) -> Line:
    line = Line(row[0].page)
    for run in row:
        first = run.pieces[0]
        first.spaced = first.spaced or (bool(line.pieces) and gap(line.pieces[-1], first) > first.look.size * 0.1)
        line.pieces += run.pieces
    line.measure()
    return line
