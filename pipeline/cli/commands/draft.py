"""``briefing draft``."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.sources import READ_AS, SOURCE, understood
from pipeline.errors import StrictError, UsageError


@click.command(short_help="Write the structure as a text that you can change.")
@SOURCE
@click.option("-o", "--output", metavar="FILE", help="Where to write it (default: standard output).")
@click.option("--base", metavar="OLD", help="The source as it was when FILE was drafted, if no copy was kept.")
@click.option("--force", is_flag=True, help="Begin FILE anew; the old one is kept in .briefing/.")
@click.option("--strict", is_flag=True, help="Fail where something of FILE no longer fits.")
@READ_AS
def draft(source: str, output: str | None, base: str | None, force: bool, strict: bool, read_as: str | None) -> None:
    """Write the manuscript of SOURCE: its structure as Markdown that you can change and build.

    Where FILE exists, what you changed in it stands, and what has changed in SOURCE comes in.

    \b
    Examples:
      briefing draft interview.txt -o interview.md
      briefing build interview.md
    """
    from pipeline import manuscript

    briefing = understood(source, read_as).briefing
    if output is None:
        click.echo(manuscript.write(briefing), nl=False)
        return
    from pipeline.files import STANDARD_INPUT
    from pipeline.placing import put_in_place
    from pipeline.redraft import redraft
    from pipeline.rehang import rehang

    if Path(output).is_dir():
        name = Path(source).with_suffix(".md").name if source != STANDARD_INPUT else "interview.md"
        raise UsageError("this is a folder, and a file is wanted", place=output, hint=str(Path(output) / name))
    beside = None if source == STANDARD_INPUT else Path(source).parent
    if Path(output).exists() and Path(source).exists() and Path(output).samefile(source):
        raise UsageError("SOURCE and FILE are the same", place=output, hint="another name behind -o")
    briefing, images = rehang(briefing, beside, Path(output))
    began = manuscript.write(rehang(understood(base, read_as).briefing, beside, Path(output))[0]) if base else None
    done = redraft(Path(output), manuscript.write(briefing), force=force, base=began)
    if images:
        put_in_place(Path(output).parent / f"{Path(output).stem}-images", images)
    for line in done.lines(output):
        click.echo(line, err=True)
    if strict and (notes := done.notes()):
        some = "one thing" if len(notes) == 1 else f"{len(notes)} things"
        raise StrictError(f"{some} of the manuscript no longer fit", place=output, hint=f"{done.rest}")
