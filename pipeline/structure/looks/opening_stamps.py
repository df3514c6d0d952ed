"""A time stamp in brackets that opens a paragraph of a recording: "[00:01:40] Who pays?"."""

from __future__ import annotations

import re

STAMP_RE = re.compile(
    r"(?P<stamp>\[(?:\d{1,2}:)?\d{1,3}:\d\d(?:[.,]\d{1,3})?\]|\((?:\d{1,2}:)\d\d:\d\d(?:[.,]\d{1,3})?\))\s+(?=\S)"
)
