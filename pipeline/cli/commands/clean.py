"""``briefing clean``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.say import print_table, write
from pipeline.cli.source_options import READ_AS, SOURCE, cleaned
from pipeline.errors import StrictError, UsageError

if TYPE_CHECKING:
    from pipeline.ledger import Ledger
    from pipeline.model import Note


@click.command(short_help="Print the cleaned text, or what was removed and why.")
@SOURCE
@click.option("--ledger", metavar="FILE", help="Also write every edit there, as JSON Lines.")
@click.option("--explain", is_flag=True, help="Show a table of what was changed, and why, instead of the text.")
@click.option("--undo", metavar="RULE|LINE", multiple=True, help="Do without a rule, or leave a line as it is.")
@click.option("--strict", is_flag=True, help="Fail where cleaning took out too much, or left a doubt.")
@READ_AS
def clean(
    source: str, ledger: str | None, explain: bool, undo: tuple[str, ...], strict: bool, read_as: str | None
) -> None:
    """Print the cleaned text of SOURCE.

    \b
    Examples:
      briefing clean interview.txt > cleaned.txt
      briefing clean interview.txt --explain
      briefing clean interview.txt --ledger edits.jsonl
      briefing clean interview.txt --undo straight-quotes --undo 81 --undo 40-44
      briefing clean interview.txt --strict
    """
    from pipeline.ledger import to_lines

    text = cleaned(source, read_as, undo)
    if text is None:
        raise UsageError("a manuscript is already clean", place=source, hint="`briefing build` on it")
    if ledger:
        _refuse_source(Path(ledger), Path(source))
        write(Path(ledger), to_lines(text.ledger))
    if explain:
        _explain(text.ledger)
    else:
        click.echo("\n\n".join(block.text for block in text.blocks))
    _say(text.notes, source, strict)


def _refuse_source(ledger: Path, source: Path) -> None:
    from pipeline.disk.atomic_write import refuse_sources

    refuse_sources([ledger], [source])


def _explain(ledger: Ledger) -> None:
    """A page on a terminal, a row for each edit elsewhere."""
    from pipeline.cli.report import explain_groups, explain_rows

    if sys.stdout.isatty():
        from rich.console import Console

        from pipeline.cli.terminal_pages import show_changes

        show_changes(explain_groups(ledger), Console(highlight=False))
    else:
        print_table(("line", "rule", "before", "after", "why"), explain_rows(ledger))


def _say(notes: tuple[Note, ...], source: str, strict: bool) -> None:
    """Warnings to stderr; under --strict they are the failure."""
    from pipeline.cli.report import note_lines

    warnings = [note for note in notes if note.severity == "warning"]
    for line in note_lines(warnings):
        click.echo(line, err=True)
    if strict and warnings:
        said = "; ".join(note.message for note in warnings[:3])
        raise StrictError(f"--strict was asked for, and {said}", place=source)
