"""Options of a Word file besides the page and the theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.model import Remark

if TYPE_CHECKING:
    from pipeline.render.word.reviewing import ReviewCopy

CONTENTS = ("estimated", "libreoffice")  # origin of the page numbers of headings


@dataclass(frozen=True, slots=True)
class WordOptions:
    """Options of a Word file.

    Args:
        pages: page of each bookmark by its name, if known; otherwise it is estimated.
        remarks: the remarks to write as comments.
        review: what makes it a review copy; None for the printed edition.
        reference: a Word file whose styles, paper, headers and footers are used; ``place`` is its path, for errors.
    """

    pages: Mapping[str, int] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    reference: bytes | None = None
    review: ReviewCopy | None = None
    place: str = ""


PLAIN = WordOptions()
