"""``briefing check``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.say import print_json
from pipeline.cli.sources import understood
from pipeline.errors import BriefingError, ConformanceError

if TYPE_CHECKING:
    from pipeline.model import Note


@click.command(short_help="Check finished files.")
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

    briefing = understood(source).briefing if source else None
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


def _nonconforming(file: str) -> BriefingError:
    return ConformanceError("the file breaks the rules of its format", place=file, hint="building it anew")


def _report_checks(results: list[tuple[str, tuple[Note, ...]]], errors: list[BriefingError], as_json: bool) -> None:
    from pipeline import report

    if as_json:
        files = [{"file": file, "notes": [report.note_json(note) for note in notes]} for file, notes in results]
        print_json({"files": files, "errors": [report.error_json(error) for error in errors]})
    else:
        for file, notes in results:
            click.echo(f"{file}: {report.plural(len(notes), 'note') if notes else 'nothing to report'}")
            for line in report.note_lines(notes):
                click.echo(line)
        for error in errors:
            click.echo(str(error), err=True)
    if errors:
        sys.exit(errors[0].exit_code)
