"""``briefing draft``."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.say import write
from pipeline.cli.sources import READ_AS, SOURCE, understood
from pipeline.errors import UsageError


@click.command(short_help="Write the structure as a text that you can change.")
@SOURCE
@click.option("-o", "--output", metavar="FILE", help="Where to write it (default: standard output).")
@click.option("--force", is_flag=True, help="Replace FILE, with all that an editor changed in it.")
@READ_AS
def draft(source: str, output: str | None, force: bool, read_as: str | None) -> None:
    """Write the manuscript of SOURCE: its structure as Markdown that you can change and build.

    \b
    Examples:
      briefing draft interview.txt -o interview.md
      briefing build interview.md
    """
    from pipeline import manuscript

    text = manuscript.write(understood(source, read_as).briefing)
    if output is None:
        click.echo(text, nl=False)
        return
    if Path(output).exists() and not force:
        raise UsageError(
            "the file exists, and an editor may have worked on it",
            place=output,
            hint="another name, or --force to replace it",
        )
    write(Path(output), text)
