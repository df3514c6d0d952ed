"""``briefing clean``."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.say import print_table, write
from pipeline.cli.sources import READ_AS, SOURCE, understood
from pipeline.errors import UsageError


@click.command(short_help="Print the cleaned text, or what was removed and why.")
@SOURCE
@click.option("--ledger", metavar="FILE", help="Also write every edit there, as JSON Lines.")
@click.option("--explain", is_flag=True, help="Show a table of what was changed, and why, instead of the text.")
@click.option("--undo", metavar="RULE|LINE", multiple=True, help="Do without a rule, or leave a line as it is.")
@READ_AS
def clean(source: str, ledger: str | None, explain: bool, undo: tuple[str, ...], read_as: str | None) -> None:
    """Print the cleaned text of SOURCE.

    \b
    Examples:
      briefing clean interview.txt > cleaned.txt
      briefing clean interview.txt --explain
      briefing clean interview.txt --ledger edits.jsonl
      briefing clean interview.txt --undo straight-quotes --undo 81
    """
    from pipeline.ledger import to_lines

    stages = understood(source, read_as, undo)
    if stages.clean is None:
        raise UsageError("a manuscript is already clean", place=source, hint="`briefing build` on it")
    if ledger:
        write(Path(ledger), to_lines(stages.clean.ledger))
    if explain:
        from pipeline.report import explain_rows

        print_table(("line", "rule", "before", "after", "why"), explain_rows(stages.clean.ledger))
    else:
        click.echo("\n\n".join(block.text for block in stages.clean.blocks))
