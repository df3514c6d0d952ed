"""``briefing build``."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline import config, files
from pipeline.cli.say import write
from pipeline.cli.sources import READ_AS, options_of
from pipeline.options import PARTS

if TYPE_CHECKING:
    from pipeline.config import Settings
    from pipeline.edition import Finished
    from pipeline.files import Text
    from pipeline.understanding import Stages

PATH = click.Path(path_type=Path)


def _listed(_ctx: click.Context, _param: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    return None if value is None else tuple(filter(None, map(str.strip, value.split(","))))


# A flag that bears the name of a setting is laid over it.
@click.command(short_help="Build the briefing of texts and manuscripts.")
@click.argument("sources", nargs=-1, required=True)
@click.option("-o", "--output", metavar="DIR", type=PATH, help="Where the files go (default: dist).")
@click.option(
    "-f",
    "--formats",
    metavar="LIST",
    callback=_listed,
    help="Which to make, of pdf,docx,epub,html (default: all).",
)
@click.option("--theme", metavar="NAME", help="How they look; `briefing themes` lists the names.")
@click.option("-j", "--jobs", type=click.IntRange(1, 64), help="How many PDFs to print at a time.")
@click.option("--strict", is_flag=True, default=None, help="Fail where anything needs an editor's eye.")
@click.option("--allow-remote", is_flag=True, default=None, help="Fetch images that a text has on the web.")
@click.option("--paper", metavar="NAME", help="a4, letter, a5 or legal (default: the paper of the theme).")
@click.option("--duplex/--simplex", default=None, help="Mirror the margins of the PDF, for both sides of the paper.")
@click.option("--comments", is_flag=True, default=None, help="Say in Word comments what was not certain.")
@click.option("--reference-docx", metavar="FILE", type=PATH, help="Take the styles of this Word file.")
@click.option("--contents", metavar="HOW", help="Page numbers in the Word file: estimated, or libreoffice.")
@click.option(
    "--attachments/--no-attachments",
    "attach",
    default=None,
    help="Whether source, ledger and manuscript travel in the PDF (default: they do).",
)
@click.option(
    "--only",
    type=click.Choice(PARTS),
    help="Make a part: the summary is one page with the guest and the recommendations (default: pdf,html).",
)
@READ_AS
@click.option("--keep-stages", metavar="DIR", type=PATH, help="Also write the value of every stage there.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON on standard output.")
def build(
    sources: tuple[str, ...],
    only: str | None,
    read_as: str | None,
    keep_stages: Path | None,
    as_json: bool,
    **flags: Any,
) -> None:
    """Build the briefing of each SOURCE: a text, a manuscript, a folder, a pattern, or - for standard input.

    \b
    Examples:
      briefing build interview.txt
      briefing build source/ -o dist -f pdf,docx
      briefing build interview.txt --only summary
      briefing build 'texts/**/*.docx'
      pbpaste | briefing build - --json
    """
    paths = files.collect(sources, lambda sentence: click.echo(sentence, err=True))
    settings = config.merge(config.near(paths[0]), flags)
    errors = []
    with _building(paths, settings, read_as, only) as documents:
        for finished in documents:
            if finished.error:
                errors.append(finished.error)
            _deliver(finished, settings.output, keep_stages, as_json)
    if errors:
        sys.exit(errors[0].exit_code)


@contextmanager
def _building(
    paths: list[Path], settings: Settings, read_as: str | None, only: str | None
) -> Iterator[Iterator[Finished]]:
    """The press is opened before anything else is imported: its workers import while this process goes on."""
    from pipeline.press import Press

    with ExitStack() as stack:
        options = options_of(settings, read_as, only)
        wide = min(settings.jobs or os.cpu_count() or 1, len(paths))
        press = stack.enter_context(Press(wide)) if "pdf" in options.formats else None
        say = stack.enter_context(_progress(len(paths)))

        from pipeline.build import build as run

        def load(path: Path) -> Text:
            say(str(path))
            return files.load(path)

        yield run(paths, load, options, press)


@contextmanager
def _progress(documents: int) -> Iterator[Callable[[str], None]]:
    """On a terminal a line that says what is being built; elsewhere nothing until there is something to say."""
    if not sys.stderr.isatty():
        yield lambda _place: None
        return
    from rich.console import Console

    with Console(stderr=True).status("building") as status:
        done = iter(range(1, documents + 1))
        yield lambda place: status.update(f"building {place} ({next(done, documents)} of {documents})")


def _deliver(finished: Finished, folder: Path, keep: Path | None, as_json: bool) -> None:
    """Put a document's files in place and say so, or say why there are none."""
    from pipeline.records import build_json
    from pipeline.report import build_lines

    if keep and finished.stages:
        _keep_stages(keep / finished.stem, finished.stages)
    paths = files.put_in_place(folder, finished.artifacts) if finished.artifacts else []
    if as_json:
        click.echo(json.dumps(build_json(finished, paths), ensure_ascii=False))
    elif finished.error:
        click.echo(str(finished.error), err=True)
    else:
        for line in build_lines(finished, paths):
            click.echo(line, err=True)


def _keep_stages(folder: Path, stages: Stages) -> None:
    from pipeline.stages import dump

    folder.mkdir(parents=True, exist_ok=True)
    for name in ("raw", "clean", "briefing"):
        value = getattr(stages, name)
        if value is not None:
            write(folder / f"{name}.json", dump(value))
    if stages.page:
        write(folder / "page.xhtml", stages.page.xhtml)
