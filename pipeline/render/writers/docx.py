"""The Word file: the page walked element by element, in the styles that the theme's table names and no others."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from pipeline.model import Artifact, Page

if TYPE_CHECKING:
    from pipeline.render.theme import Theme

FORMAT = "docx"
SUFFIX = ".docx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def write(page: Page, theme: Theme, name: str, *, stamp: datetime) -> Artifact:
    """Write the page as a Word file that an editor can go on with.

    Args:
        page: keeps the contract of the page.
        theme: its table ``[word]`` has the rows "CSS selector -> Word style" and the styles.
        name: of the file, without its ending.
        stamp: an aware time, the date that the file bears.

    Raises:
        LayoutError: an element of the page has no row in the theme, or the table is broken.
    """
    from pipeline.render.word.document import compose

    return Artifact(name + SUFFIX, MEDIA_TYPE, compose(page, theme, stamp))
