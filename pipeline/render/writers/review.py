"""The review copy: a Word file for editors, whose changes `briefing merge` takes into the manuscript."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from pipeline.model import Artifact, Page
from pipeline.render.writers.docx import MEDIA_TYPE, read_back

if TYPE_CHECKING:
    from pipeline.render.theme import Theme
    from pipeline.render.word.wishes import Wishes

__all__ = ["FORMAT", "MEDIA_TYPE", "SUFFIX", "read_back", "write"]

FORMAT = "review"
SUFFIX = ".review.docx"


def write(page: Page, theme: Theme, name: str, *, stamp: datetime, wishes: Wishes | None = None) -> Artifact:
    """Write the page as a review copy. Arguments and errors as those of :func:`pipeline.render.writers.docx.write`."""
    from dataclasses import replace

    from pipeline.render.word.document import compose
    from pipeline.render.word.reviewing import ReviewCopy
    from pipeline.render.word.wishes import PLAIN

    wishes = wishes or PLAIN
    copy = wishes if wishes.review else replace(wishes, review=ReviewCopy({}))
    return Artifact(name + SUFFIX, MEDIA_TYPE, compose(page, theme, stamp, copy))
