"""PDF: printed by WeasyPrint, read back along its tags.

Importing WeasyPrint costs about half a second, so nothing is imported here before it is used; the press has a worker
do it while the rest goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from pipeline.model import Artifact, Page, PageBreak

if TYPE_CHECKING:
    from pipeline.render.pdf.archiving import Enclosure
    from pipeline.render.theme import Theme

FORMAT = "pdf"
SUFFIX = ".pdf"
MEDIA_TYPE = "application/pdf"


def write(
    page: Page,
    theme: Theme,
    name: str,
    *,
    stamp: datetime,
    enclosures: tuple[Enclosure, ...] = (),
    tell: Callable[[tuple[PageBreak, ...]], None] | None = None,
) -> Artifact:
    """Print the page. Arguments and errors as in :func:`pipeline.render.pdf.printing.print_page`."""
    from pipeline.render.pdf.printing import print_page

    return print_page(page, theme, name + SUFFIX, stamp=stamp, enclosures=enclosures, tell=tell)


def read_back(data: bytes, name: str) -> str:
    """The words of a PDF in the order of its tags; of one without tags, in the order of drawing.

    Raises:
        ConservationError: the file is no PDF that can be opened.
    """
    from pipeline.render.read_back.pdf import read_text

    return read_text(data, name)
