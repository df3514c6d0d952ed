"""Show changes of words: in colours on a terminal, with signs elsewhere, as a page, or for programs."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from pipeline.cli.common_options import common_options, is_plain, is_screen
from pipeline.text.wording import harmless

if TYPE_CHECKING:
    from pipeline.review.outcome import Change, Conflict, Refusal
    from pipeline.review.word_differences import Shown

_LONGEST = 400
_KINDS = {
    "words": "changed",
    "look": "formatting",
    "deleted": "removed",
    "added": "added",
    "moved": "moved",
    "role": "style",
    "comment": "comment",
    "resolved": "resolved",
}


def row(change: Change) -> Shown:
    """A change of a merge as it is shown."""
    from pipeline.review.word_differences import Shown

    who = ", ".join(hand.author for hand in change.by)
    how = "" if change.tracked else ", without change tracking"
    about = f"{who}{how} · {change.place}"
    before, after = change.around
    parts = (("same", before), ("gone", change.before), ("new", change.after), ("same", after))
    pieces = tuple((fate, text) for fate, text in parts if text)
    what = _KINDS.get(change.kind, change.kind)
    if change.kind in ("moved", "comment", "role", "look", "resolved"):
        said = " → ".join(filter(None, (change.before, change.after)))
        pieces = (("same", said),)
    return Shown(what, pieces, about)  # type: ignore[arg-type]


def print_rows(rows: Iterable[Shown]) -> None:
    """Print changes on standard output."""
    coloured = is_screen(sys.stdout) and not is_plain(common_options())
    for one in rows:
        words = _coloured(one) if coloured else harmless(one.plain())
        words = words if coloured or len(words) <= _LONGEST else words[:_LONGEST] + "…"
        click.echo(
            f"{one.what:10} {words}" + (f"\n{'':10} ({harmless(one.about)})" if one.about else ""), color=coloured
        )


def _coloured(one: Shown) -> str:
    parts = []
    for fate, text in one.pieces:
        safe = harmless(text)
        if fate == "gone":
            safe = click.style(safe, fg="red", strikethrough=True)
        elif fate == "new":
            safe = click.style(safe, fg="green", underline=True)
        parts.append(safe)
    return "".join(parts)


def page(title: str, rows: Sequence[Shown], lists: Sequence[tuple[str, Sequence[str]]] = ()) -> str:
    """The changes as a page."""
    from pipeline.render.page.templates import fill

    return fill("changes.xhtml.j2", (), title=title, rows=rows, lists=lists)


def conflict_lines(conflicts: Iterable[Conflict]) -> Iterator[str]:
    """A line for each conflict."""
    for one in conflicts:
        ways = "; ".join(
            f"{author}: “{_short(words)}”" if words else f"{author}: taken out" for author, words in one.ways
        )
        yield f"{one.why or 'two versions of the same words'}, in “{one.place}”: {ways}"


def refusal_lines(refusals: Iterable[Refusal]) -> Iterator[str]:
    """A line for each thing that was refused."""
    for one in refusals:
        words = f" ({_short(one.words)})" if one.words else ""
        yield f"{one.why}, in {one.place}{words}, by {one.by} in {one.copy}"


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 80 else words[:79] + "…"
