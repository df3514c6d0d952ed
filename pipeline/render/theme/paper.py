"""The sheets of paper that a theme can name, and how many letters fit on a line of its column of text."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.errors import LayoutError
from pipeline.render.word.measure import points

_SIZES = {"a4": ("210mm", "297mm"), "a5": ("148mm", "210mm"), "letter": ("8.5in", "11in"), "legal": ("8.5in", "14in")}
_BESIDE = ("page.margin-inside", "page.margin-outside", "page.column", "page.gutter")
_LETTER = 0.5  # of the size of the letters: the width of a letter, on average
_INDENT = 30.0  # points of a list in a list


def sheet(tokens: Mapping[str, str]) -> tuple[str, str]:
    """Width and height of the paper, as lengths of CSS.

    Raises:
        KeyError: the theme names no paper.
        ValueError: the paper is not known, nor two lengths.
    """
    size = tokens["page.size"].strip().lower()
    wide, high = _SIZES.get(size) or size.split()
    return wide, high


def letters_of_a_line(tokens: Mapping[str, str]) -> int:
    """In a list, which is narrower than the text; 0 for a theme of another kind."""
    try:
        width = points(sheet(tokens)[0]) - sum(points(tokens[name]) for name in _BESIDE)
        return max(int((width - _INDENT) / (points(tokens["size.text"]) * _LETTER)), 0)
    except (KeyError, ValueError, LayoutError):
        return 0
