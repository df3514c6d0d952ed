"""What may be asked of a Word file beside the page and the theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.model import Remark

CONTENTS = ("estimated", "libreoffice")  # who says on which page a heading is


@dataclass(frozen=True, slots=True)
class Wishes:
    """What may be asked of a Word file.

    Args:
        pages: where each bookmark is, by its name, where that is known; else it is estimated.
        remarks: what is said in comments.
        reference: a Word file whose styles, paper, heads and feet are taken; ``place`` is its path, for errors.
    """

    pages: Mapping[str, int] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    reference: bytes | None = None
    place: str = ""


PLAIN = Wishes()
