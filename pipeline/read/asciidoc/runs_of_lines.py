"""Titles on two lines and tables of AsciiDoc, which Markdown writes in another way.

Source: docs.asciidoctor.org/asciidoc/latest/tables, …/migrate (two-line titles).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise


def one_line_titles(lines: Sequence[str]) -> list[str]:
    """The lines; a title with a line of signs of its length beneath it gets the signs before it."""
    made = [line.rstrip() for line in lines]
    for place, (above, line) in enumerate(pairwise(["", *made])):
        match = _UNDERLINE_RE.fullmatch(line)
        if match and _WORD_RE.match(above) and abs(len(above) - len(line)) <= 2 and (place < 2 or not made[place - 2]):
            made[place - 1] = f"{'=' * (_UNDERLINES.index(line[0]) + 1)} {above}"
            made[place] = ""
    return made


def captioned(lines: Sequence[str]) -> list[str]:
    """The lines; a title ``.Words`` above an image becomes its words, and those that it had become a comment."""
    made = list(lines)
    for place, (above, line) in enumerate(pairwise(made)):
        title, picture = TITLE_RE.fullmatch(above), _IMAGE_RE.fullmatch(line)
        if title and picture:
            words = title[1].replace('"', "”")
            made[place : place + 2] = [f"// {picture[2]}", f'{picture[1]}["{words}"]']
    return made


def table_rows(lines: Sequence[str]) -> list[str]:
    """A table of Markdown where each line is a row with as many cells; else each cell a paragraph."""
    rows = [[cell.strip() for cell in _CELL_RE.split(line)] for line in lines]
    whole = [row[1:] for row in rows if not row[0]]
    if len(whole) == len(rows) > 1 and len({len(row) for row in whole}) == 1 < len(whole[0]) + 1:
        piped = [f"| {' | '.join(row)} |" for row in whole]
        return [piped[0], "| --- " * len(whole[0]) + "|", *piped[1:]]
    return [part for row in rows for cell in row if cell for part in (cell, "")]


_UNDERLINES = "=-~^+"
_UNDERLINE_RE = re.compile(r"=+|-+|~+|\^+|\++")
_WORD_RE = re.compile(r"(?![\[.]).*[^\W_]")  # no attributes or title of a block
TITLE_RE = re.compile(r"\.([^\s.].*)")
_IMAGE_RE = re.compile(r"(image::\S{1,500}?)\[([^\[\]]*)\]")
_CELL_RE = re.compile(r"(?:\b\w{0,8}\+?)?(?<!\\)\|")
