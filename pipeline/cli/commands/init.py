"""``briefing init``."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Start a project in a folder.")
@click.argument("folder")
def init(folder: str) -> None:
    """Start a project in FOLDER: a place for sources, a commented configuration, a short guide.

    \b
    Example:
      briefing init my-briefings
    """
    from pipeline.disk.source_files import start_project

    made = start_project(Path(folder))
    for path in made:
        click.echo(f"made {path}", err=True)
    if not made:
        click.echo(f"{folder} is a project already; nothing was changed", err=True)
