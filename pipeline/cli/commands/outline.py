"""``briefing outline``."""

from __future__ import annotations

import click

from pipeline.cli.say import print_json
from pipeline.cli.sources import READ_AS, SOURCE, understood


@click.command(short_help="Show the structure, with the reason for each decision.")
@SOURCE
@click.option("--json", "as_json", is_flag=True, help="As JSON (schema: docs/outline.schema.json).")
@READ_AS
def outline(source: str, as_json: bool, read_as: str | None) -> None:
    """Show the structure of SOURCE: each decision, the rule that took it, and the line of the source.

    \b
    Examples:
      briefing outline interview.txt
      briefing outline interview.txt --json | jq .recommendations
    """
    from pipeline import outline as outlines
    from pipeline.report import note_lines

    briefing = understood(source, read_as).briefing
    if as_json:
        print_json(outlines.as_dict(briefing))
        return
    for line in outlines.as_lines(briefing):
        click.echo(line)
    for line in note_lines(briefing.notes):
        click.echo(line, err=True)
