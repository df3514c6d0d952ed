"""Comments of a Word file: remarks for the editor, in the margin of their paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from docx.text.run import Run

from pipeline.model import Remark
from pipeline.render.word.ooxml import Element, qualified

if TYPE_CHECKING:
    from docx.document import Document

AUTHOR, INITIALS = "briefing", "b"


def write_comments(
    document: Document, remarks: Iterable[Remark], places: Mapping[str, Element], stamp: datetime
) -> None:
    """Write a comment for each remark whose paragraph is in the file.

    Args:
        places: paragraph of each block, by the block's id.
        stamp: an aware time in UTC, the date of every comment; python-docx would use the clock.
    """
    for remark in remarks:
        runs = _runs(places.get(remark.block))
        if runs:
            comment = document.add_comment(runs, remark.text, AUTHOR, INITIALS)
            cast(Any, comment)._comment_elm.date = stamp.replace(microsecond=0)


def _runs(paragraph: Element | None) -> list[Run]:
    """The first and the last run of a paragraph; runs within a link only if there are no others."""
    if paragraph is None:
        return []
    found = paragraph.findall(qualified("w:r")) or [*paragraph.iter(qualified("w:r"))]
    return [Run(cast(Any, run), cast(Any, None)) for run in (found[:1] + found[-1:])]
