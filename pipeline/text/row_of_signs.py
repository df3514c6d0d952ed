"""Rows of signs that divide a text: ``* * *``, ``-----``, ``=-=-=-=``."""

from __future__ import annotations

import re


def is_row_of_signs(text: str) -> bool:
    """Whether a line is a rule that was typed with signs, without any word."""
    return bool(_ROW_RE.fullmatch(text.strip()))


_ROW_RE = re.compile(r"(?:[*＊⁂❦✻]\s*)+|(?:[-–—_=~•·#*+|]\s*){3,}")
