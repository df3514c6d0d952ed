"""Cut a variable font down to one position on its axes for WeasyPrint, by HarfBuzz's subsetter.

OpenType 1.9, "fvar": an axis has a tag, a smallest, a default and a largest value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

from pipeline.render import font_cutting

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont


class Savable(Protocol):
    """The part of a finished font that WeasyPrint uses."""

    def save(self, file: BinaryIO) -> None:
        """Write the font."""


Cutter = Callable[..., Savable]


def cutter(slow: Cutter) -> Cutter:
    """A replacement for ``fontTools.varLib.instancer.instantiateVariableFont``, with the same parameters.

    Args:
        slow: the original, used without HarfBuzz's subsetter and for fonts that it rejects.
    """

    def cut(font: TTFont, location: Mapping[str, float], **options: Any) -> Savable:
        data = font_cutting.pinned(font.reader.file.getvalue(), _places(font, location))
        return _Static(data) if data else slow(font, location, **options)

    return cut


class _Static:
    """A font as bytes, with the one method of ``TTFont`` that WeasyPrint uses."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def save(self, file: BinaryIO) -> None:
        file.write(self._data)


def _places(font: TTFont, location: Mapping[str, float]) -> dict[str, float]:
    """A value for every axis, within its bounds."""
    wanted = {axis.axisTag: location.get(axis.axisTag, axis.defaultValue) for axis in font["fvar"].axes}
    return {a.axisTag: min(max(wanted[a.axisTag], a.minValue), a.maxValue) for a in font["fvar"].axes}
