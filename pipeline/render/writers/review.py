"""The review copy: a Word file for editors, whose changes `briefing merge` takes into the manuscript."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from pipeline.model import Artifact, Page
from pipeline.render.writers.docx import MEDIA_TYPE, read_back

if TYPE_CHECKING:
    from pipeline.render.theme import Theme
    from pipeline.render.word.word_options import WordOptions

__all__ = ["FORMAT", "MEDIA_TYPE", "SUFFIX", "read_back", "write"]

FORMAT = "review"
SUFFIX = ".review.docx"


def write(page: Page, theme: Theme, name: str, *, stamp: datetime, options: WordOptions | None = None) -> Artifact:
    """Write the page as a review copy. Arguments and errors as those of :func:`pipeline.render.writers.docx.write`."""
    from dataclasses import replace

    from pipeline.render.word.document import compose
    from pipeline.render.word.reviewing import ReviewCopy
    from pipeline.render.word.word_options import PLAIN

    options = options or PLAIN
    copy = options if options.review else replace(options, review=ReviewCopy({}))
    return Artifact(name + SUFFIX, MEDIA_TYPE, compose(page, theme, stamp, copy))
