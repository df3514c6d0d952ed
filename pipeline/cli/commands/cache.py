"""``briefing cache``."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.common_options import shared
from pipeline.cli.source_options import settings_for
from pipeline.cli.standard_output import print_json, print_table
from pipeline.cli.store_options import CACHE, folder_of
from pipeline.disk import store
from pipeline.errors import RenderError, UsageError

_UNITS = ("kB", "MB", "GB")


@click.command(short_help="Show or clear what was kept from earlier builds.")
@click.argument("action", type=click.Choice(["show", "clear"]), default="show")
@CACHE
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@shared
def cache(action: str, cache: Path | None, as_json: bool) -> None:
    """Show how much earlier builds in this folder left for the next one, and how often it was used; or clear it.

    \b
    Examples:
      briefing cache
      briefing cache clear
      briefing cache --cache ~/briefings-cache --json
    """
    folder = folder_of(settings_for(Path()), cache)
    if folder is None:
        raise UsageError("the cache is switched off by BRIEFING_CACHE", hint="--cache DIR")
    if action == "clear":
        _clear(folder, as_json)
    else:
        _show(folder, as_json)


def _clear(folder: Path, as_json: bool) -> None:
    try:
        size = store.clear(folder)
    except OSError as error:
        hint = "checking the permissions of the folder"
        raise RenderError(f"the cache cannot be cleared: {error.strerror}", place=str(folder), hint=hint) from error
    if as_json:
        print_json({"folder": str(folder), "removed": size})
    else:
        click.echo(f"removed {_bytes(size)} from {folder}/")


def _show(folder: Path, as_json: bool) -> None:
    usage, (hits, misses) = store.usage(folder), store.counts(folder)
    size = sum(usage.sizes.values())
    if as_json:
        facts = {"entries": usage.entries, "bytes": usage.sizes, "hits": hits, "misses": misses}
        print_json({"folder": str(folder), "size": size, "limit": store.LIMIT, **facts})
        return
    click.echo(f"{folder}/ holds {_bytes(size)} of at most {_bytes(store.LIMIT)}")
    stages = sorted({*usage.entries, *hits, *misses})
    rows = ((name, usage.entries.get(name, 0), usage.sizes.get(name, 0), hits[name], misses[name]) for name in stages)
    listed = ((name, str(count), _bytes(size), str(hit), str(missed)) for name, count, size, hit, missed in rows)
    if stages:
        print_table(("stage", "entries", "size", "hits", "misses"), listed)


def _bytes(number: float) -> str:
    """A number of bytes for people, in powers of 1000."""
    if number < 1000:
        return f"{number:.0f} bytes"
    unit = -1
    while number >= 1000 and unit < len(_UNITS) - 1:
        number, unit = number / 1000, unit + 1
    return f"{number:.1f} {_UNITS[unit]}"
