"""The Word file: the page converted element by element, using only the styles that the theme's table names."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from pipeline.model import Artifact, Note, Page

if TYPE_CHECKING:
    from pipeline.render.theme import Theme
    from pipeline.render.word.word_options import WordOptions

FORMAT = "docx"
SUFFIX = ".docx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def write(page: Page, theme: Theme, name: str, *, stamp: datetime, options: WordOptions | None = None) -> Artifact:
    """Write the page as a Word file that an editor can edit further.

    Args:
        page: conforms to the contract of the page.
        theme: its table ``[word]`` has the rows "CSS selector -> Word style" and the styles.
        name: name of the file, without its suffix.
        stamp: an aware time, the date of the file.
        options: what is asked beyond the page; None if nothing is.

    Raises:
        LayoutError: an element of the page has no row in the theme, or the table is broken.
    """
    from pipeline.render.page.logo import with_logo
    from pipeline.render.word.book_styles import is_book, of_a_book
    from pipeline.render.word.document import compose, lacking
    from pipeline.render.word.word_options import PLAIN

    options = options or PLAIN
    if is_book(page.xhtml):
        theme = replace(theme, word=of_a_book(theme.word))
    notes = tuple(_lacks(options.place, names) for names in [lacking(theme, options)] if names)
    return Artifact(name + SUFFIX, MEDIA_TYPE, compose(with_logo(page, theme), theme, stamp, options), notes)


def read_back(data: bytes, name: str) -> str:  # noqa: ARG001 - one signature for all
    """The words of a Word file with its notes. Raises as :func:`pipeline.render.read_back.packages.docx_text` does."""
    from pipeline.render.read_back.packages import docx_text

    return docx_text(data)


def _lacks(place: str, names: tuple[str, ...]) -> Note:
    return Note(
        "reference-lacks-styles",
        "info",
        f"{place} lacks {len(names)} styles; the theme's are used instead: {', '.join(names)}",
        hint="styles of these names in the reference, to decide their look",
    )
