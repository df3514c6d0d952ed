"""``briefing build``."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.say import write
from pipeline.cli.source_options import READ_AS, options_of
from pipeline.disk import source_files
from pipeline.errors import BriefingError
from pipeline.render.theme.house import PAPERS
from pipeline.render.word.wishes import CONTENTS
from pipeline.settings import project
from pipeline.settings.options import PARTS, Options
from pipeline.settings.project import FORMATS

if TYPE_CHECKING:
    from pipeline.disk.source_files import Text
    from pipeline.run.analyse import Stages
    from pipeline.run.one_document import Finished
    from pipeline.settings.project import Settings

PATH = click.Path(path_type=Path)


def _formats(_ctx: click.Context, _param: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    if value is None:
        return None
    names = tuple(name.strip().lower() for name in value.split(","))
    if unknown := [name for name in names if name not in FORMATS]:
        raise click.BadParameter(f"there is no format {unknown[0]!r} among {', '.join(FORMATS)}")
    return tuple(dict.fromkeys(names))


# A flag that bears the name of a setting is laid over it.
@click.command(short_help="Build the briefing of texts and manuscripts.")
@click.argument("sources", nargs=-1, required=True)
@click.option("-o", "--output", metavar="DIR", type=PATH, help="Where the files go (default: dist).")
@click.option(
    "-f",
    "--formats",
    metavar="LIST",
    callback=_formats,
    help="Which to make, of pdf,docx,epub,html (default: all).",
)
@click.option("--theme", metavar="NAME", help="How they look; `briefing themes` lists the names.")
@click.option("-j", "--jobs", type=click.IntRange(1, 64), metavar="NUMBER", help="How many PDFs to print at a time.")
@click.option("--strict", is_flag=True, default=None, help="Fail where anything needs an editor's eye.")
@click.option("--allow-remote", is_flag=True, default=None, help="Fetch images that a text has on the web.")
@click.option(
    "--paper",
    type=click.Choice(PAPERS, case_sensitive=False),
    metavar="NAME",
    help=f"{', '.join(PAPERS[:-1])} or {PAPERS[-1]} (default: the paper of the theme).",
)
@click.option("--duplex/--simplex", default=None, help="Mirror the margins of the PDF, for both sides of the paper.")
@click.option("--embed-fonts", is_flag=True, default=None, help="Put the theme's fonts into the EPUB.")
@click.option("--comments", is_flag=True, default=None, help="Say in Word comments what was not certain.")
@click.option("--reference-docx", metavar="FILE", type=PATH, help="Take the styles of this Word file.")
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
    paths = source_files.collect(sources, lambda sentence: click.echo(sentence, err=True))
    batches = [_batch(settings, flags, members, read_as, only) for settings, members in project.grouped(paths)]
    failed: list[tuple[str, BriefingError]] = []
    with _building(batches, len(paths), quiet=as_json and sys.stdout.isatty()) as (documents, say):
        for finished, folder in documents:
            delivered = _delivered(finished, folder, paths, keep_stages)
            if error := delivered.finished.error:
                failed.append((finished.place, error))
            if as_json:
                click.echo(json.dumps(delivered.as_json(), ensure_ascii=False))
            else:
                say("\n".join(delivered.lines()))
    if failed and len(paths) > 1 and not as_json:
        names = ", ".join(place for place, _ in failed)
        click.echo(f"{len(paths) - len(failed)} of {len(paths)} built; failed: {names}", err=True)
    if failed:
        sys.exit(failed[0][1].exit_code)


@dataclass(frozen=True, slots=True)
class _Batch:
    """Sources for which the same settings count; ``jobs``: how many PDFs to print at a time."""

    paths: list[Path]
    options: Options
    folder: Path
    jobs: int


def _batch(
    settings: Settings, flags: dict[str, Any], paths: list[Path], read_as: str | None, only: str | None
) -> _Batch:
    settings = project.merge(settings, flags)
    jobs = settings.jobs or os.cpu_count() or 1
    return _Batch(paths, options_of(settings, read_as, only), settings.output, jobs)


@dataclass(frozen=True, slots=True)
class _Delivered:
    """A document with the files that were put in place, and what was kept of those that stood there."""

    finished: Finished
    paths: list[Path]
    kept: list[tuple[Path, Path]]

    def lines(self) -> Iterator[str]:
        from pipeline.cli.report import build_lines

        error = self.finished.error
        return iter([str(error)]) if error else build_lines(self.finished, self.paths, self.kept)

    def as_json(self) -> dict[str, Any]:
        from pipeline.cli.records import build_json

        return build_json(self.finished, self.paths, self.kept)


Say = Callable[[str], None]


@contextmanager
def _building(
    batches: list[_Batch], documents: int, *, quiet: bool
) -> Iterator[tuple[Iterator[tuple[Finished, Path]], Say]]:
    """Every document with the folder for its files, one after the other; and how to say something meanwhile.

    The press is opened before anything else is imported: its workers import while this process goes on.
    """
    from pipeline.run.pdf_workers import Press

    with ExitStack() as stack:
        wide = min(max(batch.jobs for batch in batches), documents)
        printed = any("pdf" in batch.options.formats for batch in batches)
        press = stack.enter_context(Press(wide)) if printed else None
        tell, say = stack.enter_context(_progress(documents, quiet=quiet))

        from pipeline.run.build import build as run

        def load(path: Path) -> Text:
            tell(str(path))
            return source_files.load(path)

        built = (
            (finished, batch.folder) for batch in batches for finished in run(batch.paths, load, batch.options, press)
        )
        yield built, say


@contextmanager
def _progress(documents: int, *, quiet: bool) -> Iterator[tuple[Say, Say]]:
    """On a terminal a line that says what is being built; elsewhere nothing until there is something to say.

    Yields how to tell what is being built, and how to say something else: above that line, which stays the last.
    """
    if quiet or not sys.stderr.isatty():
        yield (lambda _place: None), (lambda text: click.echo(text, err=True))
        return
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status("building") as status:
        done = iter(range(1, documents + 1))
        yield (
            lambda place: status.update(Text(f"building {place} ({next(done, documents)} of {documents})")),
            lambda text: status.console.out(text, highlight=False),
        )


def _delivered(finished: Finished, folder: Path, sources: list[Path], stages: Path | None) -> _Delivered:
    """A document with its files put in place, or with the error that none are."""
    from pipeline.disk.atomic_write import put_in_place, refuse_sources
    from pipeline.disk.backups import keep

    try:
        if stages and finished.stages:
            _keep_stages(stages / finished.stem, finished.stages)
        if not finished.artifacts:
            return _Delivered(finished, [], [])
        places = [folder / artifact.name for artifact in finished.artifacts]
        refuse_sources(places, sources)
        kept = keep(places)
        return _Delivered(finished, put_in_place(folder, finished.artifacts), kept)
    except BriefingError as error:
        return _Delivered(replace(finished, error=error), [], [])


def _keep_stages(folder: Path, stages: Stages) -> None:
    from pipeline.run.stages import dump

    for name in ("raw", "clean", "briefing"):
        value = getattr(stages, name)
        if value is not None:
            write(folder / f"{name}.json", dump(value))
    if stages.page:
        write(folder / "page.xhtml", stages.page.xhtml)
