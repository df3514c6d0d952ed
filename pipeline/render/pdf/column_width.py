"""How many letters fit on a line of the column of text, from the lengths of a theme."""

from __future__ import annotations

from pipeline.errors import LayoutError
from pipeline.render.theme import Theme
from pipeline.render.theme.paper import sheet
from pipeline.render.word.measure import points

_BESIDE = ("page.margin-inside", "page.margin-outside", "page.column", "page.gutter")
_LETTER = 0.5  # of the size of the letters: the width of a letter, on average
_INDENT = 30.0  # points of a list in a list


def letters_of_a_line(theme: Theme) -> int:
    """In a list, which is narrower than the text; 0 for a theme of another kind."""
    try:
        width = points(sheet(theme.tokens)[0]) - sum(points(theme.tokens[name]) for name in _BESIDE)
        return max(int((width - _INDENT) / (points(theme.tokens["size.text"]) * _LETTER)), 0)
    except (KeyError, ValueError, LayoutError):
        return 0
