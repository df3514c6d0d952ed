"""``briefing diff``."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.changes import page, print_rows
from pipeline.cli.common_options import say, shared
from pipeline.cli.standard_output import print_json
from pipeline.text.wording import plural


@click.command(short_help="Show two texts, manuscripts or Word files word by word.")
@click.argument("one", metavar="A", type=click.Path(path_type=Path))
@click.argument("two", metavar="B", type=click.Path(path_type=Path))
@click.option("--html", "as_html", is_flag=True, help="A page, on standard output.")
@click.option("--json", "as_json", is_flag=True, help="The differences as JSON.")
@shared
def diff(one: Path, two: Path, as_html: bool, as_json: bool) -> None:
    """Show the difference between A and B word by word: manuscripts, sources, Word or OpenDocument files.

    Tracked changes of a Word or OpenDocument file count as accepted.

    \b
    Examples:
      briefing diff old.md source/talk.md
      briefing diff dist/talk.review.docx talk.anna.docx --html > changes.html
    """
    from pipeline.review.word_differences import compared

    rows = compared(_paragraphs(one), _paragraphs(two))
    if as_json:
        print_json({"a": str(one), "b": str(two), "changes": [row.as_json() for row in rows]})
    elif as_html:
        click.echo(page(f"{one.name} and {two.name}", rows))
    else:
        print_rows(rows)
        say(f"{plural(len(rows), 'paragraph')} differ{'s' if len(rows) == 1 else ''}")


def _paragraphs(path: Path) -> list[str]:
    """The paragraphs of a file, without what a writer makes from them."""
    if path.suffix.lower() in (".docx", ".odt", ".docm"):
        from pipeline.disk.source_files import load
        from pipeline.read.returned import read_copy
        from pipeline.review.copy_paragraphs import decided

        return [paragraph.text for paragraph in decided(read_copy(load(path).data, path.name))]
    from pipeline.cli.source_options import understood

    briefing = understood(str(path)).briefing
    said = {turn.blocks[0].id: turn.label for turn in briefing.turns() if turn.blocks and turn.label}
    advice = [one.text for one in briefing.recommendations]
    return [*advice, *(f"{said.get(block.id, '')} {block.text}".strip() for block in briefing.blocks())]
