"""``briefing init``."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.common_options import say, shared
from pipeline.cli.standard_output import print_json


@click.command(short_help="Start a project in a folder.")
@click.argument("folder", type=click.Path(file_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Report as JSON on standard output.")
@shared
def init(folder: str, as_json: bool) -> None:
    """Start a project in FOLDER: a place for sources, a commented configuration, a short guide.

    \b
    Examples:
      briefing init my-briefings
      briefing init .
    """
    from pipeline.settings.new_project import start_project

    made = start_project(Path(folder))
    if as_json:
        print_json({"folder": folder, "made": [str(path) for path in made]})
        return
    for path in made:
        say(f"made {path}")
    if not made:
        say(f"{folder} is a project already; nothing was changed")
