"""The words of interviews in a language: question words, labels, months, credits (``talk.toml``, ``calendar.toml``).

A language without these files has its question marks and no word lists.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.languages.files import Table, languages, nearest, table

NEVER_RE = re.compile(r"(?!)")
# Scripts written without spaces between words: a pair of characters is used as a word.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_FALLBACK = "en"
_OWN_SETS = ("stop", "verbs", "leads", "you", "me", "commands", "commands_firm")
_SHARED_SETS = ("asks", "answers", "floor", "nods", "no_labels", "honorifics", "kickers", "roles", "nobody")
_PHRASES = frozenset(
    {"asks", "answers", "floor", "nods", "no_labels", "kickers", "nobody"}
)  # their entries may hold spaces
_SHARED_PATTERNS = ("credit", "caption", "editorial", "dated", "about", "stage")
_FORMS = ("byline", "translator", "publication", "place")  # with named groups: a pattern for each language
_OWN_PATTERNS = (
    "request", "topic", "interrogative", "courtesy", "talks", "bio_name", "bio_verb", "bio_pronoun", "bio_noun",
    "copula", "person", "apposed", "asked_whom", "asked_name", "interviewee", "my_name",
    "my_role", "my_old_role", "your_role", "before_role", "date_said", "stands_for",
    "seeks_advice", "invites_advice", "promises", "explains",
    "advice_noun", "advises", "binds", "obliges", "presses", "individuals", "performs", "imperative", "softly",
    "proposes", "enables", "constraint", "constrains", "narrates", "stance", "unresolved", "no_advice",
    "bodies", "bodily", "periodical",
)  # fmt: skip
# The longest patterns are in lower case and match lower-case text: ignoring case makes them slower to compile.
_SMALL = frozenset({"invites_advice", "no_advice"})


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of one language, single words casefolded. Patterns ignore case, or match lower-case text."""

    tag: str
    fixed: dict[str, str]
    stop: frozenset[str]
    verbs: frozenset[str]
    leads: frozenset[str]
    plurals: tuple[tuple[str, str], ...]  # endings and what a word has instead in the singular; the first that fits
    you: frozenset[str]
    me: frozenset[str]
    commands: frozenset[str]
    commands_firm: frozenset[str]
    asks: frozenset[str]
    answers: frozenset[str]
    floor: frozenset[str]
    nods: frozenset[str]
    no_labels: frozenset[str]
    honorifics: frozenset[str]
    kickers: frozenset[str]
    roles: frozenset[str]
    nobody: frozenset[str]
    months: dict[str, int]
    day_first: bool
    compounds: bool  # names are written as one word
    request: re.Pattern[str]
    topic: re.Pattern[str]
    interrogative: re.Pattern[str]
    courtesy: re.Pattern[str]
    talks: re.Pattern[str]
    ordinals: dict[str, int]
    seasons: frozenset[str]
    weekdays: frozenset[str]
    byline: tuple[re.Pattern[str], ...]
    translator: tuple[re.Pattern[str], ...]
    publication: tuple[re.Pattern[str], ...]
    place: tuple[re.Pattern[str], ...]
    credit: re.Pattern[str]
    caption: re.Pattern[str]
    editorial: re.Pattern[str]
    dated: re.Pattern[str]
    about: re.Pattern[str]
    stage: re.Pattern[str]
    bio_name: re.Pattern[str]
    bio_verb: re.Pattern[str]
    bio_pronoun: re.Pattern[str]
    bio_noun: re.Pattern[str]
    copula: re.Pattern[str]
    person: re.Pattern[str]
    apposed: re.Pattern[str]
    asked_whom: re.Pattern[str]
    asked_name: re.Pattern[str]
    interviewee: re.Pattern[str]
    date_said: re.Pattern[str]
    stands_for: re.Pattern[str]
    my_name: re.Pattern[str]
    my_role: re.Pattern[str]
    my_old_role: re.Pattern[str]
    your_role: re.Pattern[str]
    before_role: re.Pattern[str]
    seeks_advice: re.Pattern[str]
    invites_advice: re.Pattern[str]  # of text in small letters
    promises: re.Pattern[str]
    explains: re.Pattern[str]
    advice_noun: re.Pattern[str]
    advises: re.Pattern[str]
    binds: re.Pattern[str]
    obliges: re.Pattern[str]
    presses: re.Pattern[str]
    individuals: re.Pattern[str]
    performs: re.Pattern[str]
    imperative: re.Pattern[str]
    softly: re.Pattern[str]
    proposes: re.Pattern[str]
    enables: re.Pattern[str]
    constraint: re.Pattern[str]
    constrains: re.Pattern[str]
    narrates: re.Pattern[str]
    stance: re.Pattern[str]
    unresolved: re.Pattern[str]
    no_advice: re.Pattern[str]  # of text in small letters
    bodies: re.Pattern[str]
    bodily: re.Pattern[str]
    periodical: re.Pattern[str]
    given: frozenset[str]


@cache
def words_of(language: str) -> Words:
    """The word lists for a BCP 47 tag; English labels and credits are known in every language, since pages mix them."""
    tag = nearest(language or _FALLBACK)
    own, english = table(tag, "talk"), table(_FALLBACK, "talk")
    parts: dict[str, Any] = {name: _set(own, name) for name in _OWN_SETS}
    parts |= {name: _set(own, name) | _set(english, name) for name in _SHARED_SETS}
    parts |= {name: _pattern(name, own, english) for name in _SHARED_PATTERNS}
    parts |= {name: _pattern(name, own) for name in _OWN_PATTERNS}
    parts |= {name: tuple(_pattern(name, source) for source in (own, english)) for name in _FORMS}
    return Words(
        tag=tag,
        fixed=english["fixed"] | own.get("fixed", {}),
        given=frozenset(english["words"]["given"].split()),
        plurals=_plurals(own),
        months=_months(_FALLBACK) | _months(tag),
        weekdays=_weekdays(_FALLBACK) | _weekdays(tag),
        seasons=_of_dates(english, "seasons") | _of_dates(own, "seasons"),
        day_first=own.get("dates", {}).get("day_first", tag != _FALLBACK),
        ordinals=_ordinals(own) or _ordinals(english),
        compounds=own.get("compounds", False),
        **parts,
    )


def _plurals(table: Table) -> tuple[tuple[str, str], ...]:
    """Rows such as "ies=y"."""
    rows = table.get("words", {}).get("plurals", "").split()
    return tuple((ending, one) for ending, _, one in (row.partition("=") for row in rows))


@cache
def months_of_all() -> dict[str, int]:
    """The names of months in every language that has a calendar."""
    return {name: number for tag in languages() for name, number in _months(tag).items()}


def _set(table: Table, name: str) -> frozenset[str]:
    return frozenset(table.get("words", {}).get(name, "").casefold().split("|" if name in _PHRASES else None))


def _of_dates(table: Table, name: str) -> frozenset[str]:
    return frozenset(table.get("dates", {}).get(name, "").casefold().split())


def _weekdays(tag: str) -> frozenset[str]:
    """The names from CLDR, and further forms that texts use."""
    return frozenset(table(tag, "calendar").get("weekdays", ())) | _of_dates(table(tag, "talk"), "weekdays")


def _ordinals(own: Table) -> dict[str, int]:
    """The words for the days of a month, from the first on."""
    return {word: number for number, word in enumerate(own.get("dates", {}).get("ordinals", "").split(), 1)}


def _months(tag: str) -> dict[str, int]:
    """The names from CLDR, and further forms that texts use (``jänner``, ``sept``), with their numbers."""
    forms = (table(tag, "calendar").get("months", []), table(tag, "talk").get("dates", {}).get("months", []))
    return {name.casefold(): number for names in forms for number, line in enumerate(names, 1) for name in line.split()}


def _pattern(name: str, *tables: Table) -> re.Pattern[str]:
    sources = [table["patterns"][name] for table in tables if name in table.get("patterns", {})]
    flags = re.NOFLAG if name in _SMALL else re.IGNORECASE
    return re.compile("|".join(dict.fromkeys(sources)), flags) if sources else NEVER_RE
