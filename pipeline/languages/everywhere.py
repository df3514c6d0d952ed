"""Words that are asked for in texts of every language, often before the language of a text is known.

They are the table ``everywhere`` of ``language.toml``: lists with a bar between two entries.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.languages.files import languages, table
from pipeline.text.wrapping import Hyphened


@cache
def everywhere(name: str) -> frozenset[str]:
    """The entries of one list in all languages, as they are written there."""
    lists = (row.get("everywhere", {}).get(name, "") for row in languages().values())
    return frozenset(entry.strip() for listed in lists for entry in listed.split("|") if entry.strip())


@cache
def entries(tag: str, name: str) -> frozenset[str]:
    """The entries of one list in one language."""
    listed = table(tag, "language").get("everywhere", {}).get(name, "")
    return frozenset(entry.strip() for entry in listed.split("|") if entry.strip())


@cache
def any_of(name: str) -> str:
    """The source of a pattern that matches one of the entries, the longest first."""
    return "|".join(re.escape(entry) for entry in sorted(everywhere(name), key=lambda entry: (-len(entry), entry)))


@cache
def hyphened() -> Hyphened:
    """Parts of words that are written with a hyphen in some language."""
    return Hyphened(everywhere("hyphen_after"), everywhere("hyphen_before"))


def is_kicker(text: str) -> bool:
    """Whether a line is nothing but the word above a title that tells its kind, in any language: "Interview"."""
    words = text.strip(" :|-–—").casefold()
    return len(words) <= _KICKER and words in _kickers()


_KICKER = 24  # letters


@cache
def _kickers() -> frozenset[str]:
    lists = (table(tag, "talk").get("words", {}).get("kickers", "") for tag in languages())
    return frozenset(entry.strip() for listed in lists for entry in listed.casefold().split("|") if entry.strip())


@cache
def byline_lead() -> str:
    """The source of a pattern for the words before the name in a byline, in every language: "by", "written by"."""
    return rf"(?:(?:{any_of('before_by')})\s)?(?:{any_of('by')}|{any_of('signed')})(?!\w)\s?:?"


@cache
def byline_form() -> re.Pattern[str]:
    """A byline that says what was done, in every language: "Text and photos: …", "This talk was recorded by …"."""
    labels, joined = f"{any_of('works')}|{any_of('signed')}", any_of("joints")
    led, by = any_of("conducted"), rf"(?:{any_of('by')})(?!\w)\s?:?"
    done = f"{labels}|{led}|{any_of('before_by')}|{any_of('edited')}"
    also = rf"(?:\s?[,/&+]\s?|\s(?:{joined})\s)[\w’']+"
    twice = rf"(?:\s(?:[^\W\d_]{{2,4}}\s){{0,2}}(?:{done})(?:{also})?)?"  # "Interview (was) conducted and recorded"
    day = rf"(?:\s(?:{any_of('before_date')})\s.{{4,24}}?)?"
    made = rf"(?:[^\W\d_]{{1,6}}[\s’'])?(?:{done})(?:{also})*?{twice}|[^\W\d_]{{5,}}\s(?:{led})"
    label = rf"(?:{labels})(?:{also}){{0,2}}\s?[:：]|(?:{any_of('senders')}):"
    return re.compile(rf"^(?P<lead>(?:{made}){day}\s{by}|{label})\s+(?P<rest>\S.*)$", re.IGNORECASE)
