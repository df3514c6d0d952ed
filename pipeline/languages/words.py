"""The words of interviews in a language: question words, labels, months, credits (``talk.toml``, ``calendar.toml``).

A language without these files has its question marks and no word lists.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.languages.advice_rows import Cues, cues_of
from pipeline.languages.catalogues import fixed_words
from pipeline.languages.everywhere import byline_form
from pipeline.languages.files import languages, nearest, table, unwrapped
from pipeline.languages.given_names import given_names
from pipeline.own_tables import Table

NEVER_RE = re.compile(r"(?!)")
# Scripts written without spaces between words: a pair of characters is used as a word.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
UNSPACED_RE = re.compile(f"[{UNSPACED}]")
GLUED = UNSPACED + "\uac00-\ud7a3"  # Korean has spaces, but none within names, and glues its endings to words
GLUED_RE = re.compile(f"[{GLUED}]")
_FALLBACK = "en"
# Keys of the catalogues.
_FIXED = ("introduction", "preface", "whole-text", "recommendations", "interview", "question", "questions")
_OWN_SETS = ("stop", "verbs", "leads", "you", "me", "nominative")
_SHARED_SETS = (
    "asks", "answers", "floor", "nods", "no_labels", "honorifics", "kickers", "roles", "nobody", "compass", "namesakes",
)  # fmt: skip
# Their entries may hold spaces.
_PHRASES = frozenset({"asks", "answers", "floor", "nods", "no_labels", "kickers", "nobody"})
_SHARED_PATTERNS = ("credit", "caption", "editorial", "dated", "about", "stage", "units", "counters", "role_end")
_FORMS = ("byline", "translator", "publication", "place")  # with named groups: a pattern for each language
_OWN_PATTERNS = (
    "request", "topic", "greets", "interrogative", "courtesy", "talks", "bio_name", "bio_verb", "bio_pronoun",
    "copula", "person", "who", "asked_whom", "both", "asked_name", "interviewee", "my_name",
    "holds", "as_a", "works_as", "answered", "my_role", "your_role", "before_role", "date_said",
    "stands_for", "bodily", "periodical", "says", "leads_to", "describes", "filler",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)  # one for each language: a quick key of what is worked out once
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
    nominative: frozenset[str]  # articles of a subject behind its verb; empty where nothing tells one
    asks: frozenset[str]
    answers: frozenset[str]
    floor: frozenset[str]
    nods: frozenset[str]
    no_labels: frozenset[str]
    honorifics: frozenset[str]
    kickers: frozenset[str]
    roles: frozenset[str]
    nobody: frozenset[str]
    compass: frozenset[str]  # capital words that are no given name: "North"
    namesakes: frozenset[str]  # things named after a person: "street", "prize"
    months: dict[str, int]
    day_first: bool
    compounds: bool  # names are written as one word
    adjectives: tuple[str, ...]  # endings that every adjective before a noun has; empty where nothing tells one
    verb_last: bool  # a clause ends with its verb
    request: re.Pattern[str]
    topic: re.Pattern[str]
    greets: re.Pattern[str]  # a courtesy at the beginning or the end of a talk: "thanks", "welcome"
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
    units: re.Pattern[str]  # words behind a figure: "per cent"
    counters: re.Pattern[str]  # signs that are one word with the figure before them: "万"
    bio_name: re.Pattern[str]
    bio_verb: re.Pattern[str]
    bio_pronoun: re.Pattern[str]
    bio_noun: re.Pattern[str]
    copula: re.Pattern[str]
    person: re.Pattern[str]
    who: re.Pattern[str]
    asked_whom: re.Pattern[str]
    both: re.Pattern[str]  # a talk of two, either of whom may ask: "in conversation with"
    asked_name: re.Pattern[str]
    holds: re.Pattern[str]  # a verb that alone says a post: "runs"
    as_a: re.Pattern[str]
    works_as: re.Pattern[str]  # what follows is a trade, known or not
    answered: re.Pattern[str]  # behind the name of who answers: "has agreed to answer our questions", "tells us"
    interviewee: re.Pattern[str]
    date_said: re.Pattern[str]
    stands_for: re.Pattern[str]
    my_name: re.Pattern[str]
    my_role: re.Pattern[str]
    your_role: re.Pattern[str]
    before_role: re.Pattern[str]
    bodily: re.Pattern[str]
    periodical: re.Pattern[str]
    says: re.Pattern[str]  # a verb of saying after a name
    role_end: re.Pattern[str]  # what ends the words for a trade
    leads_to: re.Pattern[str]  # a preposition at the end of a text: what follows is no subject
    describes: re.Pattern[str]  # words between a body and its verb
    filler: re.Pattern[str]  # words of somebody who thinks while speaking: ", you know,"
    given: Container[str]
    cues: Cues


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
    parts["byline"] += (byline_form(),)
    return Words(
        tag=tag,
        cues=cues_of(tag),
        bio_noun=_trades(own.get("trades", {}), _pattern("bio_noun", own), english["trades"]["abroad"]),
        fixed=fixed_words(language or _FALLBACK, _FIXED),
        given=given_names(),
        plurals=_plurals(own),
        months=_months(_FALLBACK) | _months(tag),
        weekdays=_weekdays(_FALLBACK) | _weekdays(tag),
        seasons=_of_dates(english, "seasons") | _of_dates(own, "seasons"),
        day_first=own.get("dates", {}).get("day_first", tag != _FALLBACK),
        ordinals=_ordinals(own) or _ordinals(english),
        compounds=own.get("compounds", False),
        adjectives=tuple(own.get("adjectives", "").split()),
        verb_last=own.get("verb_last", False),
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
    listed = table.get("words", {}).get(name, "").casefold()
    return frozenset(map(str.strip, listed.split("|")) if name in _PHRASES else listed.split())


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


def _trades(rows: Table, listed: re.Pattern[str], abroad: str) -> re.Pattern[str]:
    """The words for a trade, from a table of them (``talk.toml``, ``[trades]``) or a pattern, and English ones.

    ``abroad``: the English words for posts that texts of other languages have, too.
    """
    if listed is NEVER_RE and not rows:
        return NEVER_RE
    words, endings = _any_of(rows.get("words", "")), rows.get("inflected", "").split()
    never = rf"(?!(?:{_any_of(rows['never'])})\b)" if "never" in rows else ""
    own = rf"\b{never}(?:{words})(?:{'|'.join(endings)})?\b" if rows else listed.pattern
    return re.compile(rf"{own}|\b(?:{_any_of(abroad)})\b", re.IGNORECASE)


def _any_of(listed: str) -> str:
    """The source of a pattern for one of the words; a star is three letters or more before a word, any behind it."""
    ends = "|".join(re.escape(word[1:]) for word in listed.split() if word.startswith("*"))
    rest = [re.escape(word).replace(r"\*", r"\w*") for word in listed.split() if not word.startswith("*")]
    return "|".join([*([rf"\w{{3,}}(?:{ends})"] if ends else []), *rest])


def _pattern(name: str, *tables: Table) -> re.Pattern[str]:
    sources = [table["patterns"][name] for table in tables if name in table.get("patterns", {})]
    return re.compile(unwrapped("|".join(dict.fromkeys(sources))), re.IGNORECASE) if sources else NEVER_RE
