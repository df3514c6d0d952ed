"""The sheets of paper that a theme can name."""

from __future__ import annotations

from collections.abc import Mapping

_SIZES = {"a4": ("210mm", "297mm"), "a5": ("148mm", "210mm"), "letter": ("8.5in", "11in"), "legal": ("8.5in", "14in")}


def sheet(tokens: Mapping[str, str]) -> tuple[str, str]:
    """Width and height of the paper, as lengths of CSS.

    Raises:
        KeyError: the theme names no paper.
        ValueError: the paper is not known, nor two lengths.
    """
    size = tokens["page.size"].strip().lower()
    wide, high = _SIZES.get(size) or size.split()
    return wide, high
