"""Lines with their places in the file: indents are found, taken away and put before them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Line = tuple[int, str]


def indented_to(lines: Sequence[Line], at: int, least: int = 1, *, gaps: bool = True) -> int:
    """Where the lines end that are indented by ``least`` signs; ``gaps``: with empty ones between them."""
    end = at
    for n in range(at, len(lines)):
        line = lines[n][1]
        if line and len(line) - len(line.lstrip()) < least:
            break
        if line:
            end = n + 1
        elif not gaps:
            break
    return end


def dedented(lines: Sequence[Line]) -> list[Line]:
    """The lines without the indent that they share."""
    indent = min((len(line) - len(line.lstrip()) for _, line in lines if line), default=0)
    return [(place, line[indent:]) for place, line in lines]


def prefixed(lines: Iterable[Line], first: str, others: str) -> list[Line]:
    """The lines with signs before the first and the others."""
    return [(place, f"{others if n else first}{line}".rstrip()) for n, (place, line) in enumerate(lines)]


def apart(lines: Sequence[Line]) -> list[Line]:
    """The lines between empty ones."""
    return [(lines[0][0], ""), *lines, (lines[-1][0], "")] if lines else []
