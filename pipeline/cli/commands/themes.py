"""``briefing themes``."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
def themes() -> None:
    """List the themes.

    \b
    Example:
      briefing themes
    """
    from pipeline import config
    from pipeline.options import folders_of
    from pipeline.render import theme

    folders = folders_of(config.near(Path()))
    for name in theme.available(folders=folders):
        click.echo(f"{name:12} {theme.load(name, folders=folders).description}")
