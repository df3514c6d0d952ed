"""Print values and tables, and write the files that a command was asked for."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from pipeline.cli.common_options import console, is_screen

if TYPE_CHECKING:
    from pipeline.errors import BriefingError


def print_json(value: object) -> None:
    """Print a value as indented JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def leave(value: dict[str, object], error: BriefingError | None) -> None:
    """Print a value together with the error that ended it, as one JSON value, and exit with the code of that error."""
    from pipeline.cli.records import error_json

    print_json({**value, "error": error_json(error) if error else None})
    if error:
        sys.exit(error.exit_code)


def print_table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]], stream: TextIO | None = None) -> None:
    """A table on a terminal, tab-separated lines elsewhere; ``stream``: None for standard output."""
    stream = stream or sys.stdout
    if not is_screen(stream):
        for row in (head, *rows):
            click.echo("\t".join(row), file=stream)
        return
    from rich.box import SIMPLE
    from rich.table import Table

    grid = Table(*head, box=SIMPLE)
    for row in rows:
        grid.add_row(*row)
    console(stream).print(grid)


def write(path: Path, text: str) -> None:
    """Write a file whole, or not at all.

    Raises:
        UsageError: ``path`` is a folder.
        RenderError: nothing can be written there.
    """
    from pipeline.disk.atomic_write import put_in_place
    from pipeline.errors import UsageError
    from pipeline.model import Artifact

    if path.is_dir():
        raise UsageError("this is a folder, not a file", place=str(path), hint=str(path / "a-name"))
    put_in_place(path.parent, [Artifact(path.name, "text/plain", text.encode())])
