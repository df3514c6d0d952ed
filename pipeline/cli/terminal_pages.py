"""The outline and the edits of cleaning as pages for a terminal, wrapped to its width; NO_COLOR is respected."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pipeline.cli.outline_rows import Row, candidates_of, lines_of, reasons

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from pipeline.cli.report import Group


def show_outline(rows: Iterable[Row], console: Console, *, evidence: bool) -> None:
    """Print the rows of an outline; ``evidence``: with the reason and the candidates below each decision."""
    shown = list(rows)
    if console.width < _NARROWEST:
        console.print("\n".join(line for row in shown for line in lines_of(row, evidence, evidence)), markup=False)
        return
    grid = _grid(console)
    for row in shown:
        if row.form in _OPENING:
            console.print(grid)
            console.print()
            grid = _grid(console)
        _add(grid, row, evidence)
    console.print(grid)
    if any(map(_is_doubtful, shown)) and not evidence:
        console.print(f"\n{_DOUBT} is not certain: --evidence says why", style="dim")


def show_changes(groups: Iterable[Group], console: Console) -> None:
    """Print the edits of cleaning by rule and reason: lines, text before, text after."""
    from rich.table import Table
    from rich.text import Text

    for group in groups:
        console.print(Text.assemble((group.rule, "bold cyan"), "  ", group.why))
        grid = Table.grid(padding=(0, 2))
        grid.add_column(min_width=8, justify="right", style="dim")
        for row in group.lines():
            grid.add_row(*map(Text, row))
        console.print(grid)
        console.print()


_WIDEST = 110  # columns; longer lines are hard to read
_NARROWEST = 36  # of a page in columns
_SURE = 0.6
_DOUBT = "?"
_OPENING = ("part", "group", "section")  # forms preceded by an empty line
_STYLES = {"title": "bold", "part": "bold", "group": "bold", "section": "bold cyan"}


def _grid(console: Console) -> Table:
    """A grid of four columns: mark, name, words, additions."""
    from rich.table import Table

    grid = Table.grid(padding=(0, 1), expand=True)
    grid.width = min(console.width, _WIDEST)
    grid.add_column(width=1, style="yellow")
    grid.add_column(min_width=8, style="dim", no_wrap=True)
    grid.add_column(ratio=1)
    grid.add_column(justify="right", style="dim", no_wrap=True)
    return grid


def _add(grid: Table, row: Row, evidence: bool) -> None:
    from rich.text import Text

    mark = _DOUBT if _is_doubtful(row) else ""
    beside = row.beside or row.below.removesuffix(" of answer")
    words = " ".join(row.text.split())
    grid.add_row(mark, Text(row.name), Text(words, style=_STYLES.get(row.form, "")), Text(beside))
    if evidence and row.why:
        grid.add_row("", "", Text(reasons(row), style="italic dim"), "")
    for line in candidates_of(row) if evidence else ():
        grid.add_row("", "", Text(line, style="dim"), "")


def _is_doubtful(row: Row) -> bool:
    return bool(row.why and row.why.score is not None and row.why.score < _SURE and row.form != "section")
