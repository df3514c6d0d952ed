"""``briefing merge``."""

from __future__ import annotations

import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.changes import conflict_lines, page, print_rows, refusal_lines, row
from pipeline.cli.common_options import say, shared
from pipeline.cli.completing import PATH
from pipeline.cli.say import leave
from pipeline.errors import StrictError, UsageError
from pipeline.text.wording import plural

if TYPE_CHECKING:
    from pipeline.review.outcome import Change
    from pipeline.run.copies.returned_copies import Wish
    from pipeline.run.copies.returning import Taken

_SHOWN = 12  # changes that are listed


@click.command(short_help="Take the changes of returned review copies into the manuscript.")
@click.argument("copies", nargs=-1, required=True, type=PATH)
@click.option("--into", metavar="FILE", required=True, type=PATH, help="The manuscript.")
@click.option("--accept-author", "accept", metavar="NAME", multiple=True, help="Take the changes of these only.")
@click.option("--reject-author", "reject", metavar="NAME", multiple=True, help="Leave out the changes of these.")
@click.option("--interactive", is_flag=True, help="Ask about each change, one at a time.")
@click.option("--dry-run", "preview", is_flag=True, help="Only show the changes, word by word.")
@click.option("--html", "as_html", is_flag=True, help="Show them as a page, on standard output; with --dry-run.")
@click.option("--force", is_flag=True, help="Take a copy of another document, or one that was merged before.")
@click.option("--no-marks", is_flag=True, help="Do not mark the words that editors put into what was said.")
@click.option("--strict", is_flag=True, help="Fail if there is a conflict, or something was refused.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
@shared
def merge(
    copies: tuple[Path, ...],
    into: Path,
    accept: tuple[str, ...],
    reject: tuple[str, ...],
    interactive: bool,
    preview: bool,
    as_html: bool,
    force: bool,
    no_marks: bool,
    strict: bool,
    as_json: bool,
) -> None:
    """Merge returned review copies, Word or OpenDocument files, into the manuscript that they were made from.

    Changes are found whether they were tracked or not; those of several editors are merged word by word. Where two
    exclude each other, both are written into the manuscript as a comment that you decide.

    \b
    Examples:
      briefing build source/talk.md -f review
      briefing merge talk.anna.docx talk.ben.docx --into source/talk.md --dry-run
      briefing merge talk.anna.docx talk.ben.docx --into source/talk.md
    """
    if as_html and not preview:
        raise UsageError("--html shows changes that are not made yet", hint="--dry-run --html")
    if interactive and not sys.stdin.isatty():
        raise UsageError("--interactive asks, and there is nobody at a terminal", hint="--dry-run, or --accept-author")
    from pipeline.run.copies.returned_copies import Wish

    bring_back(
        copies,
        into,
        Wish(accept, reject, force, preview, marks=not no_marks),
        interactive=interactive,
        strict=strict,
        as_html=as_html,
        as_json=as_json,
    )


def bring_back(
    copies: tuple[Path, ...],
    into: Path,
    wish: Wish,
    *,
    interactive: bool = False,
    strict: bool = False,
    as_html: bool = False,
    as_json: bool = False,
) -> None:
    """Merge copies and report."""
    from pipeline.run.copies.returning import take_back

    preview = wish.preview
    done = take_back(into, copies, wish, datetime.now(UTC), _ask if interactive else None)
    error = _error(done, into) if strict else None
    if as_json:
        leave(_facts(done, into), error)
        return
    if as_html:
        click.echo(_page(done, into))
    else:
        _report(done, into, preview=preview)
    if error:
        raise error


def _ask(change: Change) -> bool:
    print_rows([row(change)])
    return click.confirm("Take it?", default=True)


def _report(done: Taken, into: Path, *, preview: bool) -> None:
    changes = (*done.merge.changes, *done.talk.changes)
    for name in done.known:
        say(f"{name}: was merged before; --force merges it again")
    made = "would be taken" if preview else "taken"
    say(f"{into}: {plural(len(changes), 'change')} {made}" + (f" from {_and(done.authors)}" if done.authors else ""))
    shown = changes if preview else changes[:_SHOWN]
    if preview:
        print_rows(map(row, shown))
    for one in () if preview else shown:
        seen = row(one)
        say(f"  {seen.what:10} {seen.plain()[:160]}  ({one.place})")
    if len(changes) > len(shown):
        say(f"            and {len(changes) - len(shown)} more, all in {done.history or 'the history'}")
    for one in done.declined:
        say(f"  left out   {row(one).plain()[:160]}")
    for line in conflict_lines(done.merge.conflicts):
        say(f"  decide     {line}")
    for line in (*refusal_lines(done.merge.refusals), *done.oddities):
        say(f"  refused    {line}")
    if done.backup:
        say(f"  the old version is in {done.backup}")
    if done.merge.conflicts and not preview:
        say("  the manuscript is not built before these are decided: look for “<!-- conflict” in it")


def _and(names: tuple[str, ...]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _page(done: Taken, into: Path) -> str:
    rows = [row(change) for change in (*done.merge.changes, *done.talk.changes)]
    lists = (
        ("To decide", list(conflict_lines(done.merge.conflicts))),
        ("Refused", [*refusal_lines(done.merge.refusals), *done.oddities]),
    )
    return page(f"Changes for {into.name}", rows, lists)


def _facts(done: Taken, into: Path) -> dict[str, Any]:
    return {
        "manuscript": str(into),
        "changes": [asdict(change) for change in (*done.merge.changes, *done.talk.changes)],
        "declined": [asdict(change) for change in done.declined],
        "conflicts": [asdict(conflict) for conflict in done.merge.conflicts],
        "refused": [asdict(refusal) for refusal in done.merge.refusals] + [{"why": one} for one in done.oddities],
        "known": list(done.known),
        "backup": str(done.backup) if done.backup else None,
        "history": str(done.history) if done.history else None,
        "written": done.written,
    }


def _error(done: Taken, into: Path) -> StrictError | None:
    count = len(done.merge.conflicts) + len(done.merge.refusals) + len(done.oddities)
    if not count:
        return None
    sentence = f"--strict stops at what is not in the manuscript: {plural(count, 'change')} to decide or refused"
    return StrictError(sentence, place=str(into), hint="the list above, and the comments in the manuscript")
