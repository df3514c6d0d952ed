"""Keep turns apart that Markdown would join: lines with recurring names, without empty lines between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.text.labels import SPEAKER, TIME


def broken_at_turns(lines: Sequence[str]) -> list[str]:
    """The lines with a hard break (two spaces) before each that begins with a recurring label, if there are several."""
    labels = [label[1] if (label := _LABEL_RE.match(line)) else "" for line in lines]
    below = enumerate(zip(lines, labels[1:], strict=False))
    ends = {place for place, (line, label) in below if line.strip() and label}
    counts = Counter(label for label in labels if label)
    again = {labels[place + 1] for place in ends if counts[labels[place + 1]] > 1}
    if len(again) < 2:
        return list(lines)
    return [f"{line}  " if place in ends and labels[place + 1] in again else line for place, line in enumerate(lines)]


_LABEL_RE = re.compile(
    rf"(?:\[?{TIME}\]?[ \t]+)?(?:\*\*|__)?({SPEAKER}?)(?:\*\*|__)?[ \t]?"
    rf"(?::(?:\*\*|__)?[ \t]+\S|[\[(]{TIME}[\])](?:\*\*|__)?:?(?:\*\*|__)?(?:[ \t]|$))"
)
