"""Where a line may not end in print: between a number and its noun, a title or initial and its name, day and month.

Only in print: for a search in a Word file or on a page, a no-break space is another character than a space. The PDF
stores a space as the text of this glyph (:mod:`pipeline.render.pdf.glyph_letters`).
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache

from pipeline.languages.everywhere import any_of, everywhere
from pipeline.languages.words import words_of

_TEXT_RE = re.compile(r">[^<]*[ ][^<]*<")
# Units that are written alike in all languages.
_UNITS = r"%|‰|°|€|£|\$|km²?|cm|mm|m²|m³|m|kg|g|t|ha|l|kW|kWh|MW|MWh|GW|GWh|kB|MB|GB|TB|Hz|kHz|MHz|GHz|mph|km/h|h"


@cache
def _together_re() -> re.Pattern[str]:
    """The space between two words that belong together; ``month`` is a word that has to be a month."""
    titles = "|".join(re.escape(one.capitalize()) for one in sorted(everywhere("titles") | everywhere("short_titles")))
    return re.compile(
        rf"(?<=\d) (?=(?:{_UNITS}|{any_of('quantities')})(?![\w’])|\d{{3}}(?!\w))"
        r"|(?<=\d) (?=(?P<month>[^\W\d_]{3,12})(?![\w’]))"
        r"|(?<=[€£$¥]) (?=\d)"
        rf"|(?<!\w)(?P<before>(?:{any_of('counted')}|№|§)\.?(?= \d)|(?:{titles})\.(?= [^\W\d_])"
        r"|(?P<month_first>[^\W\d_]{3,12})(?= \d{1,2}(?!\d))) "
        r"|(?<=\b[A-Z]\.) (?=[A-Z][\w.])"
    )


_NO_BREAK = "\N{NO-BREAK SPACE}"
_MOST = 5  # no-break spaces in a row; the last one stays a space


def kept_together(xhtml: str, language: str) -> str:
    """The page with no-break spaces where a line may not end; only the words of its body are touched."""
    head, body, rest = xhtml.partition("<body")
    months = words_of(language).months
    return head + body + _TEXT_RE.sub(lambda found: _joined(found[0], months), rest)


def _joined(text: str, months: Container[str]) -> str:
    """A text with its no-break spaces, but not too many in a row: every line has to end somewhere."""
    end, row = 0, 0

    def join(match: re.Match[str]) -> str:
        nonlocal end, row
        month = match["month"] or match["month_first"]
        if month and month.casefold() not in months:
            return match[0]
        row = row % _MOST + 1 if row and " " not in text[end : match.start()] else 1
        end = match.end()
        return match[0] if row == _MOST else (match["before"] or "") + _NO_BREAK

    return _together_re().sub(join, text)
