"""Usual names for the columns of a table of turns (``everywhere`` of each language)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.languages.everywhere import everywhere


def place_of(head: Sequence[str], column: str) -> int | None:
    """The first column with one of the usual names; None if there is none.

    Args:
        column: the list of names: ``speaker_columns``, ``word_columns``, ``time_columns``, ``question_columns`` or
            ``answer_columns``, in lower case and without hyphens.
    """
    names = [" ".join(cell.casefold().replace("_", " ").replace("-", " ").split()) for cell in head]
    return next((n for n, name in enumerate(names) if name in everywhere(column)), None)
