"""Write out dates that a program or another language has formed, as the language does (Unicode CLDR, through Babel)."""

from __future__ import annotations

import re
from datetime import date

from pipeline.languages.files import nearest, table

# The year first, with time or without: other orders of figures mean different days in different countries.
_FIGURES_RE = re.compile(r"\d{4}(?:[-/.]\d{1,2}){0,2}")
_CLOCK_RE = re.compile(r"(?:[T,:\s]\s*)\d{1,2}:\d\d.*")
# "Wed, 11 Jul 2012", "July 11th, 2012", "11 de julio de 2012", and nothing else.
_DAY_RE = re.compile(
    r"(?:[^\W\d_]+,\s*)?(?:\d{1,2}\w{0,2}\.?\s+(?:de\s+)?(?P<month>[^\W\d_]+)\.?|(?P<first>[^\W\d_]+)\.?\s+\d{1,2}\w{0,2}),?"
    r"\s+(?:de\s+)?\d{4}"
)
_ISO_RE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
# Year and month alone are a stand-alone form in CLDR, not a part of the long date: "Mai 2021".
_SKELETONS = {1: "y", 2: "yMMMM"}


def printed(said: str, iso: str | None, language: str) -> str:
    """A date about a text, ``said`` by its source: written out where it is in figures that have one meaning, has a time
    of the day (``Wed, 11 Jul 2012 11:04:54 +0000``), or names the month in another language; never with the time.
    """
    day = _CLOCK_RE.sub("", said.strip())
    formed = day != said.strip() or _FIGURES_RE.fullmatch(day) or _is_foreign(day, language)
    return written_out(iso, language) if iso and formed else day


def _is_foreign(day: str, language: str) -> bool:
    match = _DAY_RE.fullmatch(day)
    own = " ".join(table(nearest(language), "calendar").get("months", ())).split()
    return match is not None and bool(own) and (match["month"] or match["first"]).casefold() not in own


def written_out(iso: str, language: str) -> str:
    """``2021-05-03``, ``2021-05`` or ``2021`` written out in a language (BCP 47 tag), if that is known."""
    found = _ISO_RE.fullmatch(iso)
    parts = [int(part) for part in found.groups() if part] if found else []
    try:
        day = date(*[*parts, 1, 1][:3])
    except (TypeError, ValueError):
        return iso
    return _said(day, len(parts), language) or iso


def _said(day: date, parts: int, language: str) -> str | None:
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date, format_skeleton

    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None
    if parts == 3:
        return format_date(day, "long", locale=locale)
    return format_skeleton(_SKELETONS[parts], day, locale=locale)
