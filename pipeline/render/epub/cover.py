"""Set the title on a cover: as large as its length allows, in lines of like length, broken where its script may be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# In the units of the cover, 1600 by 2400.
WIDTH = 1280
_HEIGHT = 1340  # from the first line to the names
_SIZES = (190, 168, 148, 130, 114, 100)
_LEADING = 1.18
_MOST_LINES = 5  # of a size that is not the smallest

# The width of a letter, in multiples of its size: of a bold sans serif, a little more than needed, because the font of
# the reading system is not known.
_WIDE, _CAPITAL, _NARROW, _USUAL = 1.0, 0.72, 0.32, 0.58
_THIN = frozenset(" .,:;!'|ijl’‘()[]-")
# Characters that may not begin a line, and that may not end one (JIS X 4051, and the same customs in Chinese).
_NO_BEGINNING = "、。，．・：；？！ー—…々」』）】〕〉》”’ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ゛゜％"
_NO_END = "「『（【〔〈《“‘"
# Chinese characters and kana, between which a line may end; Korean lines end between words only.
_UNIT_RE = re.compile(
    f"[{_NO_END}]*(?:[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\\s{_NO_END}\u3040-\u30ff\u3400-\u9fff]+|.)"
    f"[{_NO_BEGINNING}]*"
)


@dataclass(frozen=True, slots=True)
class Cover:
    """The lines of the title, the size of their letters and the distance between lines."""

    lines: tuple[str, ...]
    size: int

    @property
    def leading(self) -> int:
        return round(self.size * _LEADING)


def cover(title: str) -> Cover:
    """The title set on a cover; a title that is too long is cut, since the title page shows it whole."""
    units = list(_units(title))
    widest = max(map(_width, units), default=1.0)
    for size in _SIZES:
        lines = _filled(units, WIDTH / size)
        if widest <= WIDTH / size and len(lines) <= _MOST_LINES:
            return Cover(_balanced(units, WIDTH / size, len(lines)), size)
    size = min(_SIZES[-1], int(WIDTH / widest))  # a word that is longer than a line makes the letters even smaller
    most = int(_HEIGHT / (size * _LEADING))
    lines = list(_balanced(units, WIDTH / size, len(_filled(units, WIDTH / size))))
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1] + "\N{HORIZONTAL ELLIPSIS}"]
    return Cover(tuple(lines), size)


def _units(title: str) -> Iterator[str]:
    """The parts of a title that may not be broken, each with the space before it."""
    for part in re.finditer(r"(\s*)(\S+)", title.strip()):
        first, *others = _UNIT_RE.findall(part[2])
        yield (" " if part[1] else "") + first
        yield from others


def _filled(units: list[str], room: float) -> list[str]:
    """Fill lines as far as possible; a unit that is wider than a line gets one of its own."""
    lines: list[str] = []
    for unit in units:
        if lines and _width(lines[-1] + unit) <= room:
            lines[-1] += unit
        else:
            lines.append(unit.lstrip())
    return lines


def _balanced(units: list[str], room: float, count: int) -> tuple[str, ...]:
    """The smallest number of lines, with the longest of them as short as possible."""
    best = _filled(units, room)
    for share in range(95, 40, -5):
        lines = _filled(units, room * share / 100)
        if len(lines) > count:
            break
        best = lines
    return tuple(best)


def _width(line: str) -> float:
    return sum(map(_letter, line))


def _letter(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return _WIDE
    if letter in _THIN:
        return _NARROW
    return _CAPITAL if letter.isupper() or letter in "mwMW" else _USUAL
