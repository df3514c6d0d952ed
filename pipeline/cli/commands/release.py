"""``briefing release``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from pipeline.cli.common_options import common_options, say, shared
from pipeline.cli.completing import PATH, SOURCE_PATH, themes
from pipeline.cli.source_options import WHICH_FORMATS, of_the_project, options_of, settings_for
from pipeline.errors import InputError, UsageError
from pipeline.run.release.checksums import SUMS, read_sums
from pipeline.run.release.release_files import OWN, RECORD, ZIP, Release, release_files
from pipeline.run.release.released_text import ReleasedText
from pipeline.run.release.text_changes import WORDS, Earlier, earlier_texts
from pipeline.text.wording import plural


@click.command(short_help="Build texts as a release, with a record, sums, notes and a zip.")
@click.argument("sources", nargs=-1, type=SOURCE_PATH)
@click.option("-o", "--output", metavar="DIR", type=PATH, required=True, help="Folder for the release.")
@WHICH_FORMATS
@click.option("--theme", metavar="NAME", shell_complete=themes, help="Theme; `briefing themes` lists them.")
@click.option("-j", "--jobs", type=click.IntRange(1, 64), metavar="NUMBER", help="Number of PDFs to print at a time.")
@click.option("--strict", is_flag=True, default=None, help="Fail on any warning.")
@click.option("--since", metavar="DIR", type=PATH, help="The release before, for the notes on what is new.")
@click.option("--add", metavar="FILE", multiple=True, type=PATH, help="A further file, such as a licence.")
@click.option(
    "--log-format",
    type=click.Choice(("text", "github")),
    default="text",
    help="How notes are printed: for people, or as annotations of GitHub.",
)
@click.option("--quick", is_flag=True, help="Only our own checks, no other validators.")
@shared
def release(
    sources: tuple[str, ...],
    output: Path,
    since: Path | None,
    add: tuple[Path, ...],
    quick: bool,
    log_format: str,
    **flags: Any,
) -> None:
    """Build SOURCES as a release: the finished files, `release.json` with everything that they were made from,
    `SHA256SUMS`, `RELEASE-NOTES.md` on the texts that are new, changed or removed, and `release.zip` with all of them.

    Without SOURCES, in the folder of a `briefing.toml`, it builds the folder `source`. A release in the folder is
    replaced. `briefing verify` checks it.

    \b
    Examples:
      briefing release source -o release
      briefing release source -o 2026-12 --since 2026-11 --strict
    """
    from pipeline.cli.publications.publishing import built, judged, made_with, raise_first

    sources = sources or of_the_project()
    before = _earlier(since) if since else None
    stale = _replaceable(output)
    output.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".release-", dir=output.parent) as work:
        made = built(sources, flags, Path(work), quiet=common_options().quiet)
        _annotate(made.reports if log_format == "github" else ())
        raise_first(made.errors)
        documents = made.documents()
        named = [name for name in documents if not name.endswith(".jsonl")]
        found, asked = judged(made.folder, named, quick=quick, strict=bool(flags["strict"]))
        texts = made.texts(found)
        options = _options(sources, flags)
        added = _added(add, documents)
        parts = Release(texts, _order(sources, flags, asked), made_with(options), documents, added)
        files = release_files(parts, before, options.stamp)
    _put(output, files, stale)
    judges = f"; asked: {', '.join(asked)}" if asked else ""
    say(f"{output}/: {plural(len(texts), 'text')}, {plural(len(files), 'file')}, {_looked(texts)}{judges}")


def _looked(texts: Sequence[ReleasedText]) -> str:
    warned = sum(any(note["severity"] == "warning" for note in one.findings) for one in texts)
    return f"{warned} to look at" if warned else "nothing to look at"


def _annotate(reports: tuple[dict[str, Any], ...]) -> None:
    from pipeline.cli.publications.workflow_commands import annotated

    for report in reports:
        for line in annotated(report):
            click.echo(line)


def _options(sources: tuple[str, ...], flags: dict[str, Any]) -> Any:
    """The options of the first text: all of a release share a theme as a rule."""
    from pipeline.disk import source_files
    from pipeline.settings import project

    first = source_files.collect(sources)[0]
    return options_of(project.merge(settings_for(first), flags), None)


def _order(sources: tuple[str, ...], flags: dict[str, Any], asked: list[str]) -> dict[str, Any]:
    """What `briefing verify --rebuild` needs to build the same again."""
    given = {name: value for name, value in flags.items() if value is not None and name != "jobs"}
    config = common_options().config
    return {
        "sources": [_beside(Path(source)) for source in sources],
        "options": given,
        "config": _beside(config) if config else None,
        "validators": asked,
    }


def _beside(path: Path) -> str:
    """A path as it was given, if it is relative; else relative to the current folder, if it is below."""
    try:
        return (path.relative_to(Path.cwd()) if path.is_absolute() else path).as_posix()
    except ValueError:
        return path.as_posix()


def _added(paths: tuple[Path, ...], documents: dict[str, bytes]) -> dict[str, bytes]:
    added: dict[str, bytes] = {}
    for path in paths:
        if path.name in documents or path.name in added or path.name in OWN:
            raise UsageError("the release has a file of this name already", place=str(path), hint="another name")
        try:
            added[path.name] = path.read_bytes()
        except OSError as error:
            sentence = f"the file cannot be read: {error.strerror}"
            raise InputError(sentence, place=str(path), hint="a file that you may read, after --add") from error
    return added


def _earlier(folder: Path) -> dict[str, Earlier]:
    try:
        return earlier_texts((folder / WORDS).read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError) as error:
        hint = f"a folder that `briefing release` made; its file {WORDS} holds the words"
        raise InputError("this is not a release that can be compared", place=str(folder), hint=hint) from error


def _replaceable(folder: Path) -> set[str]:
    """The names of the files of the release that is in a folder.

    Raises:
        UsageError: the folder holds something else.
    """
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return set()
    if not (folder / RECORD).is_file() or not (folder / SUMS).is_file():
        raise UsageError("the folder holds something else than a release", place=str(folder), hint="another folder")
    return {*read_sums(folder), ZIP, SUMS}


def _put(folder: Path, files: dict[str, bytes], stale: set[str]) -> None:
    """Put the files in place, those in subfolders too, and remove files of the release that was there."""
    from pipeline.disk.atomic_write import put_in_place
    from pipeline.model import Artifact

    folders = sorted({(folder / name).parent for name in files})
    for place in folders:
        here = {name: data for name, data in files.items() if (folder / name).parent == place}
        put_in_place(place, [Artifact(Path(name).name, "", data) for name, data in here.items()])
    for name in stale - set(files):
        (folder / name).unlink(missing_ok=True)
