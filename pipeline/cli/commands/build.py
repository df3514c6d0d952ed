"""``briefing build``."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import click

from pipeline.cli.building import Order
from pipeline.cli.common_options import shared
from pipeline.cli.completing import FOLDER, PATH, SOURCE_PATH, themes
from pipeline.cli.source_options import READ_AS, WHICH_FORMATS
from pipeline.cli.store_options import shelves, store_options
from pipeline.cli.tally import Tally
from pipeline.disk.system import processors
from pipeline.errors import UsageError
from pipeline.render.theme.house import PAPERS
from pipeline.render.word.word_options import CONTENTS
from pipeline.settings.options import PARTS


def _jobs(_ctx: click.Context, _param: click.Parameter, value: str | None) -> int | None:
    if value is None or value == "auto":
        return processors() if value else None
    if not value.isascii() or not value.isdecimal() or not 1 <= int(value) <= _MOST_JOBS:
        sentence = f"--jobs: {value!r} is neither a number from 1 to {_MOST_JOBS} nor auto"
        raise UsageError(sentence, hint="--jobs auto")
    return int(value)


_MOST_JOBS = 256


def address_among(flags: dict[str, Any], sources: tuple[str, ...], scheduler: str | None) -> str:
    """Take the address out of the flags, if the files are to go to one; empty if they go to a folder.

    Raises:
        UsageError: addresses are for clusters only, and there is no ``scheduler``.
    """
    output = flags["output"]
    there = output if isinstance(output, str) else ""
    if there:
        del flags["output"]
    kinds = {one.partition("://")[0].lower() for one in sources if "://" in one} - _OF_FILES_OR_THE_WEB
    if not scheduler and (there or kinds):
        hint = "--scheduler ADDRESS, or a folder"
        raise UsageError("addresses are read and written by a cluster only", place=there or None, hint=hint)
    return there


_OF_FILES_OR_THE_WEB = {"file", "http", "https", "ftp"}  # about which the search for sources says more


# A flag with the name of a setting overrides it.
@click.command(short_help="Build the briefing of texts and manuscripts.")
@click.argument("sources", nargs=-1, type=SOURCE_PATH)
@click.option("-o", "--output", metavar="DIR", type=FOLDER, help="Folder for the files (default: dist).")
@WHICH_FORMATS
@click.option("--theme", metavar="NAME", shell_complete=themes, help="Theme; `briefing themes` lists them.")
@click.option(
    "-j",
    "--jobs",
    callback=_jobs,
    metavar="NUMBER",
    help="Number of texts to build at a time, or auto: one per processor.",
)
@click.option("--strict", is_flag=True, default=None, help="Fail on any warning.")
@click.option("--allow-remote", is_flag=True, default=None, help="Fetch the images of a text that are on the web.")
@click.option(
    "--paper",
    type=click.Choice(PAPERS, case_sensitive=False),
    metavar="NAME",
    help=f"{', '.join(PAPERS[:-1])} or {PAPERS[-1]} (default: the paper of the theme).",
)
@click.option("--duplex/--simplex", default=None, help="Mirror the margins of the PDF, for both sides of the paper.")
@click.option(
    "--embed-fonts/--no-embed-fonts", default=None, help="Put the theme's fonts into EPUB and XHTML (default: yes)."
)
@click.option("--line-numbers", is_flag=True, default=None, help="Number the lines of a review copy.")
@click.option("--comments", is_flag=True, default=None, help="Mark uncertain decisions with Word comments.")
@click.option("--reference-docx", metavar="FILE", type=PATH, help="Use the styles of this Word file.")
@click.option(
    "--contents",
    type=click.Choice(CONTENTS),
    metavar="HOW",
    help=f"Page numbers in the Word file: {', or '.join(CONTENTS)}.",
)
@click.option(
    "--attachments/--no-attachments",
    "attach",
    default=None,
    help="Enclose source, ledger and manuscript in the PDF (default: yes, but no source with hidden text).",
)
@click.option(
    "--only",
    type=click.Choice(PARTS),
    help="Build one part only: the summary, a page with the guest and the recommendations (pdf,html by default).",
)
@click.option("--collection", is_flag=True, help="One book of all texts: a PDF, an EPUB and a Word file.")
@click.option(
    "--catalogue", is_flag=True, default=None, help="Also make a page that lists the texts, and the same list as data."
)
@READ_AS
@click.option("--keep-stages", metavar="DIR", type=PATH, help="Also write the value of every stage to this folder.")
@click.option(
    "--open", "opens", is_flag=True, help="Open the result: the first file of a single text, else the folder."
)
@click.option("--json", "as_json", is_flag=True, help="Report as JSON on standard output, a line for each text.")
@click.option("--scheduler", metavar="ADDRESS", help="Build on the Dask cluster of this scheduler.")
@click.option("--watch", is_flag=True, help="Go on building what changes, until Ctrl-C.")
@store_options
@shared
def build(
    sources: tuple[str, ...],
    only: str | None,
    collection: bool,
    read_as: str | None,
    keep_stages: Path | None,
    opens: bool,
    as_json: bool,
    scheduler: str | None,
    watch: bool,
    cache: Path | None,
    no_cache: bool,
    fresh: bool,
    explain_cache: bool,
    **flags: Any,
) -> None:
    """Build the briefing of each SOURCE: a text, a manuscript, a folder, a pattern, or - for standard input.

    Without SOURCES, in the folder of a `briefing.toml`, it builds the folder `source`.

    \b
    Examples:
      briefing build interview.txt
      briefing build source/ -o dist -f pdf,docx
      briefing build interview.txt --only summary --open
      briefing build 'texts/**/*.docx'
      pbpaste | briefing build - --json
      briefing build source --watch
    """
    there = address_among(flags, sources, scheduler)
    order = Order(sources, flags, read_as, only, keep_stages, cache, no_cache, fresh)
    quiet = as_json and sys.stdout.isatty()
    alone = {"--open": opens, "--scheduler": scheduler, "--watch": watch}
    if collection and (flag := next((flag for flag, given in alone.items() if given), None)):
        raise UsageError(f"{flag} works on single texts, and not on a collection", hint="--collection without it")
    if scheduler and watch:
        raise UsageError("--watch works on one machine only", hint="--scheduler without it")
    with shelves() as shelf_in:
        run = Tally(as_json, time.monotonic(), explain_cache)
        if collection:
            from pipeline.cli.publications.collecting import collect

            collect(order, run, shelf_in)
        elif scheduler:
            from pipeline.cli.archives.clustering import build_on_a_cluster

            build_on_a_cluster(order, scheduler, there, run, quiet=quiet)
        elif watch:
            from pipeline.cli.watching import watched

            watched(order, run, shelf_in, quiet=quiet, opens=opens)
            return
        else:
            order.carry_out(run, shelf_in, quiet=quiet)
    if opens and not scheduler:
        run.open()
    run.close()
