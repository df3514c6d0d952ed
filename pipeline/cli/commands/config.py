"""``briefing config``."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import click

from pipeline.cli.common_options import common_options, say, shared
from pipeline.cli.completing import SOURCE_PATH
from pipeline.cli.standard_output import print_json, print_table

_DATE = "SOURCE_DATE_EPOCH"


@click.command(short_help="Show the settings in force, and where each comes from.")
@click.argument("source", default=".", type=SOURCE_PATH)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of briefing.toml instead.")
@shared
def config(source: str, as_json: bool, schema: bool) -> None:
    """Show the settings that count for SOURCE (default: this folder), and the file that each comes from.

    Flags of a command beat them, and so does the front matter of a text.

    \b
    Examples:
      briefing config
      briefing config source/interview.txt --json
      briefing config --schema > briefing.schema.json
    """
    from pipeline.settings.in_force import in_force
    from pipeline.settings.project import place_for
    from pipeline.settings.schema import settings_schema

    if schema:
        print_json(settings_schema())
        return
    place = common_options().config or place_for(_there(source))
    rows = [(row.key, row.value, str(row.place) if row.place else "default") for row in in_force(place)]
    if epoch := os.environ.get(_DATE):
        rows.append((_DATE, epoch, "environment"))
    if as_json:
        settings = [{"key": key, "value": value, "from": origin} for key, value, origin in rows]
        print_json({"file": str(place) if place else None, "settings": settings})
        return
    if place is None:
        say("there is no settings file here or above: all settings have their defaults")
    print_table(("key", "value", "from"), ((key, _shown(value), origin) for key, value, origin in rows))


def _there(source: str) -> Path:
    """The source. It must exist, because settings are searched from its folder."""
    from pipeline.disk.missing_sources import no_such_file

    path = Path(source)
    if source != "-" and not path.exists():
        raise no_such_file(source)
    return path


def _shown(value: Any) -> str:
    return "not set" if value is None else json.dumps(value, ensure_ascii=False, default=str)
