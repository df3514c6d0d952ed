"""Write out dates that the source gives only in figures, as the language does (Unicode CLDR, through Babel)."""

from __future__ import annotations

import re
from datetime import date

# The year first, with time or without: other orders of figures mean different days in different countries.
_FIGURES_RE = re.compile(r"\d{4}(?:[-/.]\d{1,2}){0,2}(?:[T ]+\d{1,2}:\d\d.*)?")
_ISO_RE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
# Year and month alone are a stand-alone form in CLDR, not a part of the long date: "Mai 2021".
_SKELETONS = {1: "y", 2: "yMMMM"}


def is_figures(text: str) -> bool:
    """Whether a date is given in figures that have one meaning: ``2021-05-03``, ``2021/5/3 10:20``."""
    return _FIGURES_RE.fullmatch(text.strip()) is not None


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
