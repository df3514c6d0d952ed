"""Quotation marks: which may open, which may close, and what a text quotes.

The marks are those of CLDR's delimiters for the languages in ``languages/``. Swedish and Finnish open and close with
``”``, German books open with ``»``, so several marks do both.
"""

from __future__ import annotations

import re
from functools import cache

# What may close behind what opens.
_PAIRS = {
    '"': '"', "“": "”", "”": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "「": "」", "『": "』", "‘": "’", "‚": "‘’",
}  # fmt: skip
SINGLE = "'‘’‚"  # apostrophes too
DOUBLE = '"“”„«»‹›「」『』'
MARKS = DOUBLE + SINGLE
OPENERS = '"“”„«»‹「『'
CLOSERS = '"“”«»›」』'


def is_quotation(text: str) -> bool:
    """Whether a text is one quotation from its first mark to its last."""
    bare = text.strip()
    closing = _PAIRS.get(bare[:1], "")
    return len(bare) > 2 and bare[-1] in closing and not any(mark in bare[1:-1] for mark in closing)


@cache
def quoted_re(least: int = 1, most: int | None = None, *, single: bool = False) -> re.Pattern[str]:
    """A pattern for what a text quotes, with its marks.

    Args:
        least, most: number of characters between the marks.
        single: whether single marks count, as in English headlines; elsewhere they are apostrophes.
    """
    length = f"{{{least},{'' if most is None else most}}}"
    opening, closing = (OPENERS + "‘", CLOSERS + "’") if single else (OPENERS, CLOSERS)
    return re.compile(rf"[{opening}][^{DOUBLE}]{length}[{closing}]")
