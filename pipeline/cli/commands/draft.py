"""``briefing draft``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.common_options import common_options, say, say_notes, shared
from pipeline.cli.source_options import READ_AS, SOURCE, understood
from pipeline.cli.standard_output import leave
from pipeline.disk.source_files import STANDARD_INPUT
from pipeline.errors import StrictError, UsageError

if TYPE_CHECKING:
    from pipeline.manuscript.merging import Change
    from pipeline.model import Block, Briefing, Note, Remark
    from pipeline.run.analyse import Stages
    from pipeline.run.redraft import Redrafted

MARKDOWN = ("", ".md", ".markdown", ".mdown", ".mkd", ".txt")


@click.command(short_help="Write the structure as a text that you can change.")
@SOURCE
@click.option("-o", "--output", metavar="FILE", type=click.Path(), help="Where to write it (default: standard output).")
@click.option(
    "--base", metavar="OLD", type=click.Path(), help="The source as it was when FILE was drafted, if no copy was kept."
)
@click.option("--diff", "preview", is_flag=True, help="Only show what would change in FILE, line by line.")
@click.option("--force", is_flag=True, help="Begin FILE anew; the old one is kept in .briefing/.")
@click.option("--strict", is_flag=True, help="Fail if an edit in FILE no longer fits.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON, with the manuscript where there is no FILE.")
@READ_AS
@shared
def draft(
    source: str,
    output: str | None,
    base: str | None,
    preview: bool,
    force: bool,
    strict: bool,
    as_json: bool,
    read_as: str | None,
) -> None:
    """Write the manuscript of SOURCE: its structure as Markdown that you can change and build.

    Where FILE exists, your changes in it stay, and what has changed in SOURCE comes in. SOURCE may also be a Word file
    that was built from FILE and marked up since: with the file as it was built as OLD, its changes come in. Comments of
    a Word file appear in the manuscript below the paragraph they are about.

    \b
    Examples:
      briefing draft interview.txt -o interview.md
      briefing draft interview.txt -o interview.md --diff
      briefing build interview.md
      briefing draft marked-up.docx -o interview.md --base dist/interview.docx
    """
    if output is not None and not force and Path(output).exists() and _is_review_copy(source):
        from pipeline.cli.commands.merge import bring_back
        from pipeline.run.copies.returned_copies import Wish

        bring_back((Path(source),), Path(output), Wish(preview=preview), strict=strict, as_json=as_json)
        return
    work = _Work(source, understood(source, read_as), taken=base is not None)
    if output is not None:
        path = _place(output, source)
        before = understood(base, read_as).briefing if base else None
        done = work.drafted(path, before, force=force, preview=preview)
        error = _error(done, output) if strict else None
        work.report(done, output, error, preview=preview, as_json=as_json)
    elif preview:
        raise UsageError("--diff compares with a file", hint="-o and the name of the manuscript")
    else:
        work.print(as_json)


def _is_review_copy(source: str) -> bool:
    """Whether a file is a copy made for editors, which knows what it was made from."""
    from pipeline.run.copies.returning import is_review_copy

    path = Path(source)
    return path.suffix.lower() in (".docx", ".odt") and path.is_file() and is_review_copy(path.read_bytes())


_OWN = "own-word"  # the reader's note on a Word file that this program made


@dataclass(frozen=True, slots=True)
class _Work:
    """A source to be drafted. ``taken``: the Word file as built is known too, so its changes can be found."""

    source: str
    stages: Stages
    taken: bool

    def print(self, as_json: bool) -> None:
        """The manuscript on standard output, alone or within JSON."""
        from pipeline import manuscript

        text = manuscript.write(self.stages.briefing, self._margin())
        if as_json:
            leave({**self.facts(), "manuscript": text}, None)
            return
        click.echo(text, nl=False)
        self.tell()

    def drafted(self, path: Path, base: Briefing | None, *, force: bool, preview: bool) -> Redrafted:
        """Write or update the manuscript, and write the images that it shows into its folder."""
        from pipeline import manuscript
        from pipeline.disk.atomic_write import put_in_place
        from pipeline.disk.manuscript_images import rehang
        from pipeline.run.redraft import redraft, take_back

        beside = None if self.source == STANDARD_INPUT else Path(self.source).parent
        briefing, images = rehang(self.stages.briefing, beside, path)
        before = rehang(base, beside, path)[0] if base else None
        if self._is_marked_up() and path.exists() and not force:
            if before is None:
                sentence = "the changes in this Word file cannot be found without the file as it was built"
                hint = f"--base dist/{path.stem}.docx, or --force to begin anew"
                raise UsageError(sentence, place=self.source, hint=hint)
            done = take_back(path, briefing, before, self._margin(), preview=preview)
            images = tuple(image for image in images if image.name in done.after)
        else:
            began = manuscript.write(before) if before else None
            text = manuscript.write(briefing, self._margin())
            done = redraft(path, text, force=force, base=began, preview=preview)
        if images and not preview:
            put_in_place(path.parent / f"{path.stem}-images", images)
        return done

    def report(self, done: Redrafted, output: str, error: StrictError | None, *, preview: bool, as_json: bool) -> None:
        """What was done to the file, or would be done.

        Raises:
            StrictError: the error given.
        """
        if as_json:
            leave({**self.facts(), **_facts(done, output, preview)}, error)
            return
        if preview:
            click.echo(done.diff(output), nl=False)
            say_notes(done.notes())
        else:
            for line in done.lines(output, every=common_options().verbose):
                say(line)
        self.tell()
        if error:
            raise error

    def tell(self) -> None:
        """Print the reader's notes and the reviewers' comments."""
        from pipeline.text.wording import shortened

        say_notes(self._notes())
        for block in self._comments():
            say(f"  comment   {shortened(block.text, 100)}")

    def facts(self) -> dict[str, Any]:
        """The same notes and comments as JSON."""
        from pipeline.cli.records import note_json

        comments = [{"text": block.text, "line": block.line} for block in self._comments()]
        return {"source": self.source, "notes": [note_json(note) for note in self._notes()], "comments": comments}

    def _is_marked_up(self) -> bool:
        return any(note.code == _OWN for note in self.stages.briefing.notes)

    def _notes(self) -> list[Note]:
        notes = self.stages.raw.notes if self.stages.raw else ()
        return [note for note in notes if not (self.taken and note.code == _OWN)]

    def _comments(self) -> list[Block]:
        blocks = self.stages.raw.blocks if self.stages.raw else ()
        return [block for block in blocks if block.kind == "comment"]

    def _margin(self) -> tuple[Remark, ...]:
        from pipeline.run.margin import margin_of

        return margin_of(self.stages.raw, self.stages.briefing) if self.stages.raw else ()


def _facts(done: Redrafted, output: str, preview: bool) -> dict[str, Any]:
    """The outcome for the file, as JSON."""
    from pipeline.cli.records import note_json

    merged = done.merged
    return {
        "output": output,
        "outcome": done.outcome(),
        "kept": _changes(merged.kept) if merged else [],
        "taken": _changes(merged.taken) if merged else [],
        "unfit": [note_json(note) for note in done.notes()],
        "backup": str(done.backup) if done.backup else None,
        "rest": str(done.rest) if done.rest else None,
        "diff": done.diff(output) if preview else None,
    }


def _changes(changes: Iterable[Change]) -> list[dict[str, str]]:
    return [{"what": change.what, "text": change.words} for change in changes]


def _place(output: str, source: str) -> Path:
    """The path of the manuscript.

    Raises:
        UsageError: the path is a folder or the source itself, or its suffix belongs to another format.
    """
    path = Path(output)
    if path.is_dir():
        name = "interview.md" if source == STANDARD_INPUT else Path(source).with_suffix(".md").name
        raise UsageError("this is a folder, not a file", place=output, hint=str(path / name))
    if path.suffix.lower() not in MARKDOWN:
        manuscript = path.with_suffix(".md")
        hint = f"-o {manuscript}, and then `briefing build {manuscript}` for the finished files"
        raise UsageError(f"a manuscript is Markdown, not a {path.suffix} file", place=output, hint=hint)
    if path.exists() and Path(source).exists() and path.samefile(source):
        raise UsageError("SOURCE and FILE are the same", place=output, hint="another name after -o")
    return path


def _error(done: Redrafted, output: str) -> StrictError | None:
    """The error under --strict: edits that no longer fit count as a failure."""
    notes = done.notes()
    if not notes:
        return None
    some = "one thing" if len(notes) == 1 else f"{len(notes)} things"
    hint = str(done.rest) if done.rest else "the same without --diff, which keeps them in a file of their own"
    return StrictError(f"{some} of the manuscript no longer fit", place=output, hint=hint)
