"""Where a line may not end in print: between a number and its noun, a title or initial and its name, day and month.

Only in print: for a search in a Word file or on a page, a no-break space is another character than a space. The PDF
stores a space as the text of this glyph (:mod:`pipeline.render.pdf.glyph_letters`).
"""

from __future__ import annotations

import re

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|"
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|"
    "januari|februari|maart|april|juni|juli|augustus|september|oktober|november|december|"
    "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre"
)
_UNITS = (
    r"%|‰|°|€|£|\$|km²?|cm|mm|m²|m³|m|kg|g|t|ha|l|kW|kWh|MW|MWh|GW|GWh|kB|MB|GB|TB|Hz|kHz|MHz|GHz|mph|km/h|"
    r"a\.m\.|p\.m\.|am|pm|o’clock|Uhr|h|million|billion|trillion|Mio\.|Mrd\.|Millionen|Milliarden|millions|milliards|"
    r"millones|milhões|milioni|miljoen|miljard"
)
# Before a name; before a number.
_TITLES = "Mr|Mrs|Ms|Dr|Prof|St|Rev|Hon|Gen|Sen|Gov|Capt|Sgt|Hr|Fr|Mme|Mlle|Sr|Sra|Dra|Sig|Dott"
_COUNTED = "No|Nos|Nr|nº|n°|№|p|pp|S|Fig|Figs|fig|Vol|vol|Ch|ch|Art|art|Sec|Abs|§|Chapter|Article|Section|Bldg|Rm"

_TEXT_RE = re.compile(r">[^<]*[ ][^<]*<")
_TOGETHER_RE = re.compile(
    rf"(?<=\d) (?=(?:{_UNITS}|{_MONTHS})(?![\w’])|\d{{3}}(?!\w))"
    rf"|(?<=[€£$¥]) (?=\d)"
    rf"|(?<!\w)((?:{_MONTHS})(?= \d{{1,2}}(?!\d))|(?:{_COUNTED})\.?(?= \d)|(?:{_TITLES})\.(?= [^\W\d_])) "
    rf"|(?<=\b[A-Z]\.) (?=[A-Z][\w.])"
)
_NO_BREAK = "\N{NO-BREAK SPACE}"
_MOST = 5  # no-break spaces in a row; the last one stays a space


def kept_together(xhtml: str) -> str:
    """The page with no-break spaces where a line may not end; only the words of its body are touched."""
    head, body, rest = xhtml.partition("<body")
    return head + body + _TEXT_RE.sub(_joined, rest)


def _joined(found: re.Match[str]) -> str:
    """A text with its no-break spaces, but not too many in a row: every line has to end somewhere."""
    text, end, row = found[0], 0, 0

    def join(match: re.Match[str]) -> str:
        nonlocal end, row
        row = row % _MOST + 1 if row and " " not in text[end : match.start()] else 1
        end = match.end()
        return match[0] if row == _MOST else (match[1] or "") + _NO_BREAK

    return _TOGETHER_RE.sub(join, text)
