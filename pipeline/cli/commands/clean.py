"""``briefing clean``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.common_options import console, is_screen, say_notes, shared
from pipeline.cli.completing import rules
from pipeline.cli.source_options import READ_AS, SOURCE, cleaned
from pipeline.cli.standard_output import leave, print_table, write
from pipeline.errors import StrictError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.ledger import CleanDocument, Ledger
    from pipeline.model import Block, Note


@click.command(short_help="Print the cleaned text, or what was removed and why.")
@SOURCE
@click.option("--ledger", metavar="FILE", type=click.Path(), help="Also write every edit to this file, as JSON Lines.")
@click.option("--explain", is_flag=True, help="Show a table of the changes and their reasons instead of the text.")
@click.option(
    "--undo",
    metavar="RULE|LINE",
    multiple=True,
    shell_complete=rules,
    help="Switch off a rule, or leave a line as it is.",
)
@click.option("--strict", is_flag=True, help="Fail if cleaning removed too much or left a doubt.")
@click.option("--json", "as_json", is_flag=True, help="Text, edits and notes as JSON.")
@READ_AS
@shared
def clean(
    source: str,
    ledger: str | None,
    explain: bool,
    undo: tuple[str, ...],
    strict: bool,
    as_json: bool,
    read_as: str | None,
) -> None:
    """Print the cleaned text of SOURCE.

    \b
    Examples:
      briefing clean interview.txt > cleaned.txt
      briefing clean interview.txt --explain
      briefing clean interview.txt --ledger edits.jsonl
      briefing clean interview.txt --undo straight-quotes --undo 81 --undo 40-44
      briefing clean interview.txt --strict
      briefing clean interview.txt --json | jq .edits
    """
    from pipeline.ledger import to_lines

    text = cleaned(source, read_as, undo)
    if text is None:
        raise UsageError("a manuscript is already clean", place=source, hint="`briefing build` on it")
    if ledger:
        _refuse_source(Path(ledger), Path(source))
        write(Path(ledger), to_lines(text.ledger))
    error = _error(text.notes, source) if strict else None
    if as_json:
        leave(_as_json(text), error)
        return
    if explain:
        _explain(text.ledger)
    else:
        click.echo("\n\n".join(_printed(text.blocks)))
    say_notes(note for note in text.notes if note.severity == "warning")
    if error:
        raise error


def _printed(blocks: Iterable[Block]) -> Iterator[str]:
    """The text of each block; notes and items of lists with their numbers or dashes, as Markdown writes them."""
    numbers: list[int] = []  # of the items above, by level
    for block in blocks:
        is_item, is_numbered = block.kind in ("numbered", "bullet"), block.kind == "numbered"
        del numbers[block.level + is_numbered if is_item else 0 :]
        if is_numbered:
            numbers += [0] * (block.level + 1 - len(numbers))
            numbers[block.level] += 1
        signs = {"note": f"[^{block.level}]: ", "bullet": "- ", "numbered": f"{numbers[-1] if numbers else 0}. "}
        yield signs.get(block.kind, "") + block.text


def _refuse_source(ledger: Path, source: Path) -> None:
    from pipeline.disk.atomic_write import refuse_sources

    refuse_sources([ledger], [source])


def _explain(ledger: Ledger) -> None:
    """Explain the edits: as a page on a terminal, as one row for each edit elsewhere."""
    from pipeline.cli.report import explain_groups, explain_rows

    if is_screen(sys.stdout):
        from pipeline.cli.terminal_pages import show_changes

        show_changes(explain_groups(ledger), console(sys.stdout))
    else:
        print_table(("line", "rule", "before", "after", "why"), explain_rows(ledger))


def _as_json(text: CleanDocument) -> dict[str, Any]:
    """The clean text as blocks, and the edits as the ledger has them."""
    from pipeline.cli.records import note_json
    from pipeline.ledger import to_lines

    return {
        "source": text.source.name,
        "language": text.language,
        "blocks": [{"kind": block.kind, "text": block.text, "line": block.line} for block in text.blocks],
        "edits": [json.loads(line) for line in to_lines(text.ledger).splitlines()],
        "notes": [note_json(note) for note in text.notes],
    }


def _error(notes: tuple[Note, ...], source: str) -> StrictError | None:
    """The error under --strict: warnings count as a failure."""
    warnings = [note for note in notes if note.severity == "warning"][:3]
    if not warnings:
        return None
    said = "; ".join(note.message for note in warnings)
    hints = dict.fromkeys(note.hint for note in warnings if note.hint)
    hint = "; ".join(hints) or "the command without --strict"
    return StrictError(f"--strict was asked for, and {said}", place=source, hint=hint)
