"""``briefing check``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.common_options import common_options, echo_error, say, shared
from pipeline.cli.completing import SOURCE_PATH
from pipeline.cli.source_options import understood
from pipeline.cli.standard_output import print_json
from pipeline.errors import BriefingError, ConformanceError, InputError

if TYPE_CHECKING:
    from pipeline.judges import Absent
    from pipeline.model import Briefing, Note


@dataclass(frozen=True, slots=True)
class _Result:
    """The findings in a file, and the validators that were asked."""

    file: str
    notes: tuple[Note, ...]
    asked: tuple[str, ...] = ()
    absent: tuple[Absent, ...] = ()


@click.command(short_help="Check finished files.")
@click.argument("files", nargs=-1, required=True, type=click.Path())
@click.option(
    "--source", metavar="SOURCE", type=SOURCE_PATH, help="Also check that the files hold every word of SOURCE."
)
@click.option("--quick", is_flag=True, help="Only our own checks, no other validators.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON on standard output.")
@shared
def check(files: tuple[str, ...], source: str | None, quick: bool, as_json: bool) -> None:
    """Check finished FILES (pdf, docx, epub, xhtml), or folders of them: are they valid, and do they hold every word?

    Other validators are asked where they are installed: EPUBCheck, Ace, page-validation, outloud, openxml-audit,
    LibreOffice. Validators that are not installed are listed, not counted as failures.

    \b
    Examples:
      briefing check dist/interview.pdf dist/interview.docx
      briefing check dist/interview.* --source interview.txt
      briefing check dist/interview.epub --quick
      briefing check dist
    """
    briefing = understood(source).briefing if source else None
    errors: list[BriefingError] = []
    results = []
    for file in _listed(files):
        try:
            results.append(_examined(file, briefing, quick))
        except BriefingError as error:
            errors.append(error)
    errors += [_nonconforming(one.file) for one in results if any(note.severity != "info" for note in one.notes)]
    _report(results, errors, as_json)


def _listed(files: tuple[str, ...]) -> Iterator[str]:
    """The files, and for a folder those in it that can be checked.

    Raises:
        InputError: a folder holds none, or cannot be read.
    """
    from pipeline.check.conformance import has_rules
    from pipeline.render.writers import formats

    for file in files:
        if not Path(file).is_dir():
            yield file
            continue
        inside = sorted(str(path) for path in Path(file).iterdir() if has_rules(path.name))
        if not inside:
            known = ", ".join(name for name in formats() if has_rules(f"x.{name}"))
            hint = f"a folder with files of these formats: {known}"
            raise InputError("the folder holds no finished file", place=file, hint=hint)
        yield from inside


def _examined(file: str, briefing: Briefing | None, quick: bool) -> _Result:
    from pipeline import judges
    from pipeline.check import conformance, examine
    from pipeline.disk.missing_sources import no_such_file

    path = Path(file)
    if not path.exists():
        raise no_such_file(file)
    try:
        notes = examine(path, briefing)
    except BriefingError as error:
        raise error.named(path.name, file) from error
    # Other programs read without limits, so they get no file that is too large for ours.
    if quick or any(note.code == conformance.BROKEN for note in notes):
        return _Result(file, notes)
    opinion = judges.ask(path)
    return _Result(file, notes + opinion.notes, opinion.asked, opinion.absent)


def _nonconforming(file: str) -> BriefingError:
    return ConformanceError("the file breaks the rules of its format", place=file, hint="building it again")


def _report(results: list[_Result], errors: list[BriefingError], as_json: bool) -> None:
    if as_json:
        _print_as_json(results, errors)
    else:
        _print(results, errors)
    if errors:
        sys.exit(errors[0].exit_code)


def _print_as_json(results: list[_Result], errors: list[BriefingError]) -> None:
    from pipeline.cli.records import error_json, note_json

    files = [
        {
            "file": one.file,
            "notes": [note_json(note) for note in one.notes],
            "asked": list(one.asked),
            "not_asked": [{"name": absent.name, "why": absent.lacks, "hint": absent.hint} for absent in one.absent],
        }
        for one in results
    ]
    print_json({"files": files, "errors": [error_json(error) for error in errors]})


def _print(results: list[_Result], errors: list[BriefingError]) -> None:
    from pipeline.cli.report import note_lines
    from pipeline.text.wording import plural

    for one in results:
        if common_options().quiet and not one.notes:
            continue
        said = plural(len(one.notes), "note") if one.notes else "nothing to report"
        asked = f" (asked: {', '.join(one.asked)})" if one.asked else ""
        click.echo(f"{one.file}: {said}{asked}")
        for line in note_lines(one.notes, every=common_options().verbose):
            click.echo(line)
    for absent in dict.fromkeys(absent for one in results for absent in one.absent):
        say(f"not asked: {absent.name}, {absent.lacks}; get it with: {absent.hint}")
    for error in errors:
        echo_error(str(error), common_options())
