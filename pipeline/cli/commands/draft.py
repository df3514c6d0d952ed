"""``briefing draft``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.source_options import READ_AS, SOURCE, understood
from pipeline.disk.source_files import STANDARD_INPUT
from pipeline.errors import StrictError, UsageError

if TYPE_CHECKING:
    from pipeline.model import Briefing
    from pipeline.run.analyse import Stages
    from pipeline.run.redraft import Redrafted


@click.command(short_help="Write the structure as a text that you can change.")
@SOURCE
@click.option("-o", "--output", metavar="FILE", help="Where to write it (default: standard output).")
@click.option("--base", metavar="OLD", help="The source as it was when FILE was drafted, if no copy was kept.")
@click.option("--force", is_flag=True, help="Begin FILE anew; the old one is kept in .briefing/.")
@click.option("--strict", is_flag=True, help="Fail where something of FILE no longer fits.")
@READ_AS
def draft(source: str, output: str | None, base: str | None, force: bool, strict: bool, read_as: str | None) -> None:
    """Write the manuscript of SOURCE: its structure as Markdown that you can change and build.

    Where FILE exists, what you changed in it stands, and what has changed in SOURCE comes in. SOURCE may also be a Word
    file that was built from FILE and marked up since: with the file as it was built as OLD, its changes come in.

    \b
    Examples:
      briefing draft interview.txt -o interview.md
      briefing build interview.md
      briefing draft marked-up.docx -o interview.md --base dist/interview.docx
    """
    from pipeline import manuscript

    stages = understood(source, read_as)
    if output is None:
        click.echo(manuscript.write(stages.briefing), nl=False)
        _tell(stages)
        return
    path = _place(output, source)
    done = _drafted(stages.briefing, path, source, understood(base, read_as).briefing if base else None, force=force)
    for line in done.lines(output):
        click.echo(line, err=True)
    _tell(stages, taken=base is not None)
    if strict and (notes := done.notes()):
        some = "one thing" if len(notes) == 1 else f"{len(notes)} things"
        raise StrictError(f"{some} of the manuscript no longer fit", place=output, hint=f"{done.rest}")


_OWN = "own-word"  # the reader's note on a Word file that this program made


def _place(output: str, source: str) -> Path:
    """Where the manuscript goes.

    Raises:
        UsageError: a folder is there, or the source itself.
    """
    path = Path(output)
    if path.is_dir():
        name = "interview.md" if source == STANDARD_INPUT else Path(source).with_suffix(".md").name
        raise UsageError("this is a folder, and a file is wanted", place=output, hint=str(path / name))
    if path.exists() and Path(source).exists() and path.samefile(source):
        raise UsageError("SOURCE and FILE are the same", place=output, hint="another name behind -o")
    return path


def _drafted(briefing: Briefing, path: Path, source: str, base: Briefing | None, *, force: bool) -> Redrafted:
    """Write the manuscript, or bring it up to date, and put the images that it shows beside it."""
    from pipeline import manuscript
    from pipeline.disk.atomic_write import put_in_place
    from pipeline.disk.manuscript_images import rehang
    from pipeline.run.redraft import redraft, take_back

    beside = None if source == STANDARD_INPUT else Path(source).parent
    briefing, images = rehang(briefing, beside, path)
    before = rehang(base, beside, path)[0] if base else None
    if _is_marked_up(briefing) and path.exists() and not force:
        if before is None:
            sentence = "to tell what was changed in this Word file, the file as it was built is needed"
            raise UsageError(sentence, place=source, hint=f"--base dist/{path.stem}.docx, or --force to begin anew")
        done = take_back(path, briefing, before)
        text = path.read_text(encoding="utf-8")
        images = tuple(image for image in images if image.name in text)
    else:
        began = manuscript.write(before) if before else None
        done = redraft(path, manuscript.write(briefing), force=force, base=began)
    if images:
        put_in_place(path.parent / f"{path.stem}-images", images)
    return done


def _is_marked_up(briefing: Briefing) -> bool:
    return any(note.code == _OWN for note in briefing.notes)


def _tell(stages: Stages, *, taken: bool = False) -> None:
    """What the reader had to say, and what reviewers wrote in the margin.

    ``taken``: what was changed in a Word file was taken over, which therefore need not be said.
    """
    from pipeline.cli.report import note_lines
    from pipeline.text.wording import shortened

    if stages.raw is None:
        return
    for line in note_lines(note for note in stages.raw.notes if not (taken and note.code == _OWN)):
        click.echo(line, err=True)
    for block in stages.raw.blocks:
        if block.kind == "comment":
            click.echo(f"  comment   {shortened(block.text, 100)}", err=True)
