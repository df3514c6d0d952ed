"""``briefing outline``."""

from __future__ import annotations

import sys

import click

from pipeline.cli.common_options import console, is_screen, say_notes, shared
from pipeline.cli.source_options import READ_AS, SOURCE, understood
from pipeline.cli.standard_output import print_json


@click.command(short_help="Show the structure, with the reason for each decision.")
@SOURCE
@click.option("--json", "as_json", is_flag=True, help="As JSON (schema: docs/outline.schema.json).")
@click.option(
    "--evidence/--no-evidence",
    default=None,
    help="Show the reason for each decision (on a terminal only if asked, elsewhere always); if asked, all candidates.",
)
@click.option("--why", metavar="TITLE|ID", help="List what was weighed for a title, a guest, a question, advice.")
@READ_AS
@shared
def outline(source: str, as_json: bool, evidence: bool | None, why: str | None, read_as: str | None) -> None:
    """Show the structure of SOURCE: each decision, the rule that took it, and the line of the source.

    \b
    Examples:
      briefing outline interview.txt
      briefing outline interview.txt --evidence
      briefing outline interview.txt --why s2
      briefing outline interview.txt --json | jq .recommendations
    """
    from pipeline.cli.outline_rows import as_lines, as_rows
    from pipeline.cli.records import outline_json

    briefing = understood(source, read_as).briefing
    if why:
        from pipeline.cli.outline_why import why_lines

        click.echo("\n".join(why_lines(briefing, why)))
        return
    if as_json:
        print_json(outline_json(briefing))
        return
    if is_screen(sys.stdout):
        from pipeline.cli.terminal_pages import show_outline

        show_outline(as_rows(briefing), console(sys.stdout), evidence=bool(evidence))
    else:
        click.echo("\n".join(as_lines(briefing, evidence=evidence is not False, candidates=bool(evidence))))
    say_notes(briefing.notes)
