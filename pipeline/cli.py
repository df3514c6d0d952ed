"""The command line: the only module that prints, exits, or reads the clock and the environment."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline import __version__
from pipeline.errors import INTERRUPTED, BriefingError, UsageError

if TYPE_CHECKING:
    from pipeline.build import Finished, Stages
    from pipeline.config import Settings
    from pipeline.files import Text
    from pipeline.model import Note
    from pipeline.options import Options

PROGRAM = "briefing"
SOURCE = click.argument("source")
READ_AS = click.option(
    "--from", "read_as", metavar="FORMAT", help="Read it as html, docx, odt, captions, csv, markdown or text."
)


def main() -> None:
    """Run the command and leave with the exit code of the error tree, and the error in its one form."""
    try:
        code = cli.main(prog_name=PROGRAM, standalone_mode=False)
    except (KeyboardInterrupt, click.Abort):
        code = INTERRUPTED
    except BriefingError as error:
        code = _failed(error)
    except click.ClickException as error:
        code = _failed(UsageError(error.format_message().rstrip("."), hint=f"`{_where(error)} -h`"))
    except BrokenPipeError:
        # The reader of a pipe has seen enough; what is still buffered must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except Exception as error:
        if os.environ.get("BRIEFING_DEBUG"):
            raise
        kind = type(error).__name__
        hint = "again with BRIEFING_DEBUG=1, and report what it prints"
        code = _failed(BriefingError(f"a bug in this program: {kind}: {error}", hint=hint))
    sys.exit(code or 0)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name=PROGRAM)
def cli() -> None:
    """Turn the text of an interview into a briefing: PDF, Word, EPUB and XHTML.

    \b
    Examples:
      briefing build interview.txt            dist/interview.pdf, .docx, .epub, .xhtml
      briefing clean interview.txt --explain  what was removed, and why
      briefing draft interview.txt -o interview.md
                                              the structure as a text that you can change
    """


@cli.command()
@click.argument("sources", nargs=-1, required=True)
@click.option("-o", "--output", metavar="DIR", help="Where the files go (default: dist).")
@click.option("-f", "--formats", metavar="LIST", help="Which files to make, of pdf,docx,epub,html (default: all).")
@click.option("--theme", metavar="NAME", help="How they look; `briefing themes` lists the names.")
@click.option("-j", "--jobs", type=click.IntRange(1, 64), help="How many PDFs to print at a time.")
@click.option("--strict", is_flag=True, default=None, help="Fail where anything needs an editor's eye.")
@READ_AS
@click.option("--keep-stages", metavar="DIR", help="Also write the value of every stage there.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON on standard output.")
def build(
    sources: tuple[str, ...],
    output: str | None,
    formats: str | None,
    theme: str | None,
    jobs: int | None,
    strict: bool | None,
    read_as: str | None,
    keep_stages: str | None,
    as_json: bool,
) -> None:
    """Build the briefing of each SOURCE: a text, a manuscript, a folder of them, or - for standard input.

    \b
    Examples:
      briefing build interview.txt
      briefing build source/ -o dist -f pdf,docx
      pbpaste | briefing build - --json
    """
    from pipeline import config, files

    paths = files.collect(sources)
    settings = config.merge(
        config.near(paths[0]),
        {
            "output": Path(output) if output else None,
            "formats": tuple(filter(None, map(str.strip, formats.split(",")))) if formats is not None else None,
            "theme": theme,
            "jobs": jobs,
            "strict": strict,
        },
    )
    errors = []
    with _building(paths, settings, read_as) as documents:
        for finished in documents:
            if finished.error:
                errors.append(finished.error)
            _deliver(finished, settings.output, keep_stages, as_json)
    if errors:
        sys.exit(errors[0].exit_code)


@cli.command()
@SOURCE
@click.option("--ledger", metavar="FILE", help="Also write every edit there, as JSON Lines.")
@click.option("--explain", is_flag=True, help="Show a table of what was changed, and why, instead of the text.")
@click.option("--undo", metavar="RULE|LINE", multiple=True, help="Do without a rule, or leave a line as it is.")
@READ_AS
def clean(source: str, ledger: str | None, explain: bool, undo: tuple[str, ...], read_as: str | None) -> None:
    """Print the cleaned text of SOURCE.

    \b
    Examples:
      briefing clean interview.txt > cleaned.txt
      briefing clean interview.txt --explain
      briefing clean interview.txt --ledger edits.jsonl
      briefing clean interview.txt --undo straight-quotes --undo 81
    """
    from pipeline.ledger import to_lines

    stages = _understood(source, read_as, undo)
    if stages.clean is None:
        raise UsageError("a manuscript is already clean", place=source, hint="`briefing build` on it")
    if ledger:
        _write(Path(ledger), to_lines(stages.clean.ledger))
    if explain:
        from pipeline.report import explain_rows

        _table(("line", "rule", "before", "after", "why"), explain_rows(stages.clean.ledger))
    else:
        click.echo("\n\n".join(block.text for block in stages.clean.blocks))


@cli.command()
@SOURCE
@click.option("--json", "as_json", is_flag=True, help="As JSON (schema: docs/outline.schema.json).")
@READ_AS
def outline(source: str, as_json: bool, read_as: str | None) -> None:
    """Show the structure of SOURCE: each decision, the rule that took it, and the line of the source.

    \b
    Examples:
      briefing outline interview.txt
      briefing outline interview.txt --json | jq .recommendations
    """
    from pipeline import outline as outlines
    from pipeline.report import note_lines

    briefing = _understood(source, read_as).briefing
    if as_json:
        _print_json(outlines.as_dict(briefing))
        return
    for line in outlines.as_lines(briefing):
        click.echo(line)
    for line in note_lines(briefing.notes):
        click.echo(line, err=True)


@cli.command()
@SOURCE
@click.option("-o", "--output", metavar="FILE", help="Where to write it (default: standard output).")
@click.option("--force", is_flag=True, help="Replace FILE, with all that an editor changed in it.")
@READ_AS
def draft(source: str, output: str | None, force: bool, read_as: str | None) -> None:
    """Write the manuscript of SOURCE: its structure as Markdown that you can change and build.

    \b
    Examples:
      briefing draft interview.txt -o interview.md
      briefing build interview.md
    """
    from pipeline import manuscript

    text = manuscript.write(_understood(source, read_as).briefing)
    if output is None:
        click.echo(text, nl=False)
        return
    if Path(output).exists() and not force:
        raise UsageError(
            "the file exists, and an editor may have worked on it",
            place=output,
            hint="another name, or --force to replace it",
        )
    _write(Path(output), text)


@cli.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--source", metavar="SOURCE", help="Also ask whether the files hold every word of SOURCE.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON on standard output.")
def check(files: tuple[str, ...], source: str | None, as_json: bool) -> None:
    """Check finished FILES (pdf, docx, epub, xhtml): are they well formed, do they hold every word?

    \b
    Examples:
      briefing check dist/interview.pdf dist/interview.docx
      briefing check dist/interview.* --source interview.txt
    """
    from pipeline.check import examine

    briefing = _understood(source).briefing if source else None
    errors: list[BriefingError] = []
    results = []
    for file in files:
        try:
            notes = examine(Path(file), briefing)
        except BriefingError as error:
            errors.append(error)
            continue
        errors += [] if all(note.severity == "info" for note in notes) else [_nonconforming(file)]
        results.append((file, notes))
    _report_checks(results, errors, as_json)


@cli.command()
@click.argument("folder")
def init(folder: str) -> None:
    """Start a project in FOLDER: a place for sources, a commented configuration, a short guide.

    \b
    Example:
      briefing init my-briefings
    """
    from pipeline.files import start_project

    for path in start_project(Path(folder)):
        click.echo(f"made {path}", err=True)


@cli.command()
def doctor() -> None:
    """Look at this machine: what is there, what is missing, how to get it.

    \b
    Example:
      briefing doctor
    """
    from pipeline.doctor import examine
    from pipeline.errors import MissingDependencyError

    findings = list(examine())
    for finding in findings:
        hint = f"; get it with: {finding.hint}" if finding.hint and finding.state != "ok" else ""
        click.echo(f"{finding.state:8} {finding.name:20} {finding.detail}{hint}")
    missing = [finding.name for finding in findings if finding.state == "missing"]
    if missing:
        raise MissingDependencyError(f"this machine lacks {', '.join(missing)}", hint="the commands shown above")


@cli.command()
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


def _understood(source: str, read_as: str | None = None, undo: tuple[str, ...] = ()) -> Stages:
    from dataclasses import replace

    from pipeline import config, files
    from pipeline.build import understand

    [path] = files.collect([source])
    options = _options(config.near(path), read_as)
    lines = frozenset(int(what) for what in undo if what.isdecimal())
    rules = frozenset(what for what in undo if not what.isdecimal())
    return understand(files.load(path), replace(options, off=options.off | rules, protected=lines))


def _options(settings: Settings, read_as: str | None) -> Options:
    from pipeline.options import options_of

    return options_of(settings, read_as=read_as, epoch=os.environ.get("SOURCE_DATE_EPOCH"))


@contextmanager
def _building(paths: list[Path], settings: Settings, read_as: str | None) -> Iterator[Iterator[Finished]]:
    """The press is opened before anything else is imported: its workers import while this process goes on."""
    from contextlib import ExitStack

    from pipeline import files
    from pipeline.press import Press

    with ExitStack() as stack:
        options = _options(settings, read_as)
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


def _deliver(finished: Finished, folder: Path, keep: str | None, as_json: bool) -> None:
    """Put a document's files in place and say so, or say why there are none."""
    from pipeline import files, report

    if keep and finished.stages:
        _keep_stages(Path(keep) / finished.stem, finished.stages)
    paths = files.put_in_place(folder, finished.artifacts) if finished.artifacts else []
    if as_json:
        click.echo(json.dumps(report.build_json(finished, paths), ensure_ascii=False))
    elif finished.error:
        click.echo(str(finished.error), err=True)
    else:
        for line in report.build_lines(finished, paths):
            click.echo(line, err=True)


def _keep_stages(folder: Path, stages: Stages) -> None:
    from pipeline.stages import dump

    folder.mkdir(parents=True, exist_ok=True)
    for name in ("raw", "clean", "briefing"):
        value = getattr(stages, name)
        if value is not None:
            _write(folder / f"{name}.json", dump(value))
    if stages.page:
        _write(folder / "page.xhtml", stages.page.xhtml)


def _write(path: Path, text: str) -> None:
    from pipeline import files
    from pipeline.model import Artifact

    files.put_in_place(path.parent, [Artifact(path.name, "text/plain", text.encode())])


def _nonconforming(file: str) -> BriefingError:
    from pipeline.errors import ConformanceError

    return ConformanceError("the file breaks the rules of its format", place=file, hint="building it anew")


def _report_checks(results: list[tuple[str, tuple[Note, ...]]], errors: list[BriefingError], as_json: bool) -> None:
    from pipeline import report

    if as_json:
        files = [{"file": file, "notes": [report.note_json(note) for note in notes]} for file, notes in results]
        _print_json({"files": files, "errors": [report.error_json(error) for error in errors]})
    else:
        for file, notes in results:
            click.echo(f"{file}: {report.plural(len(notes), 'note') if notes else 'nothing to report'}")
            for line in report.note_lines(notes):
                click.echo(line)
        for error in errors:
            click.echo(str(error), err=True)
    if errors:
        sys.exit(errors[0].exit_code)


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """A table on a terminal, tab-separated lines elsewhere."""
    if not sys.stdout.isatty():
        for row in (head, *rows):
            click.echo("\t".join(row))
        return
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table

    table = Table(*head, box=SIMPLE)
    for row in rows:
        table.add_row(*row)
    Console().print(table)


def _failed(error: BriefingError) -> int:
    click.echo(str(error), err=True)
    return error.exit_code


def _where(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    return context.command_path if context else PROGRAM
