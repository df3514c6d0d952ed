"""The guests of a biography: name, honorific and role of each, as the text prints them."""

from __future__ import annotations

import re
from functools import cache

from pipeline.languages.everywhere import any_of, everywhere
from pipeline.languages.words import NEVER_RE, Words
from pipeline.model import Guest
from pipeline.text.names import CAPITAL

_STOP_RE = re.compile(r"[.;:?!。；？！(（\n،]")  # at the end of a role
# "Ada Reed (58) is", "Ada Reed (58 ans) is", "Ada Reed (Hull, 1962) is",
# "Ada Reed, 58, is", "Ada Reed, 58 anni, traduttrice", "Ada Reed, born in 1962, leads": an age parts name and role.
AGE_RE = re.compile(
    r"\s?\([^()]{0,40}\d{1,4}(?:\s[^\W\d_]+){0,2}\)|,\s\d{1,3}(?:\s[^\W\d_]+){0,2}(?=,)|,\s(?:[^\W\d_]+\s){1,3}\d{4}(?=,)"
)
# A first name and an age that open a paragraph: "Ada, 28 and a pilot, lives in Hull".
AGED_RE = re.compile(rf"(?P<name>{CAPITAL}[\w’-]+)(?:,\s|\s\()\d{{1,2}}[\s,)]")
_LED_RE = re.compile(r",?\s+[^\W\d_]+\s.*(?:\s|[’'])$")  # a verb and an article
_ASIDE_RE = re.compile(r"(?P<verb>\s[^\W\d_]{1,4}),\s(?=[^,.;]{0,30}\d)[^,.;]{3,40},\s")
_YEAR_RE = re.compile(r"^\d{4}\s")
_PIECE_RE = re.compile("[，,]|、(?=现|現|曾|前)")
_PIECES = 3  # parts of a sentence that may say a post
_COMMA_RE = re.compile(r",\s+")
_LONGEST = 140  # characters of a role; what is longer is cut at a comma
_TRADE = 16  # letters at the end of a clause
_SHORTEST, _YEAR = 3, 4


@cache
def _old_re() -> re.Pattern[str]:
    """An age or a year behind "is", before what somebody is."""
    age = rf"\d{{1,3}}\s(?:[^\W\d_]+\s){{0,2}}?[^\W\d_]+(?:,|\s(?:{any_of('joints')})(?=\s))"
    since = rf"(?:{any_of('since')})\s(?:(?:[^\W\d_]+\s)?\d{{4}},?|[^\W_]+\s(?:{any_of('years')}))"
    return re.compile(rf"(?:{age}|{since})\s")


@cache
def phrase_re() -> re.Pattern[str]:
    """Words that say a post without a trade: "part of the crew", "in charge of tides"."""
    return re.compile(rf"(?:{any_of('post_phrases')})(?!\w)", re.IGNORECASE)


@cache
def _and_re() -> re.Pattern[str]:
    """ "and" within a clause, or a comma before it."""
    return re.compile(rf",?\s(?:{any_of('joints')})\s")


def is_place(name: str) -> bool:
    """Whether a name begins as those of places do."""
    return name.split()[0].casefold() in everywhere("place_heads")


def only_titles(text: str, words: Words) -> bool:
    """Whether a text before a name holds forms of address, or nothing: "Prof. Dr."."""
    return words.honorifics.issuperset(word.casefold().rstrip(".") for word in text.split())


def called(name: str, words: Words, role: str = "") -> Guest:
    """A guest by a name that may begin with honorifics."""
    parts = name.split()
    start = 0
    while start < len(parts) - 1 and parts[start].casefold().rstrip(".") in words.honorifics:
        if len(parts) == 2 and parts[0] in words.given:  # "Dean Reed"
            break
        start += 1
    return Guest(" ".join(parts[start:]), " ".join(parts[:start]), role)


def role_behind(after: str, words: Words) -> str:
    """What the words behind a name or a pronoun say that somebody is: "is a pilot", to the end of the clause."""
    aged = AGE_RE.match(after)
    return _role(after[aged.end() :] if aged else after, words)


def _role(after: str, words: Words) -> str:
    """What somebody is: the words behind the verb, to the end of the clause; empty where no trade or body is named."""
    if aside := _ASIDE_RE.match(after):  # "is, since 2014, the head of the quay"
        after = f"{aside['verb']} {after[aside.end() :]}"
    opening = words.copula.match(after)
    if opening is None:
        return ""
    rest = _YEAR_RE.sub("", after[opening.end() :], count=1)  # "wurde 2019 zur Leiterin"
    if made := words.as_a.match(rest):  # "was appointed head of the quay"
        rest = rest[made.end() :]
    rest = without_age(rest, words)
    role = clause(rest, words)
    # "is a …" says what somebody is, with or without a trade that we know; ", a …" may be anything.
    # Where the verb is last, the trade stands just before it: "Ada the captain likes fish" names none.
    trade = words.bio_noun.search(role[-_TRADE:] if words.verb_last else role)
    named = trade or words.bodily.search(role) or _LED_RE.match(opening[0]) or phrase_re().match(role)
    return role if named and len(role) >= _SHORTEST else ""


def without_age(rest: str, words: Words) -> str:
    """What follows an age or a year, and an article: "30 years old and a pilot", "since 2012 a pilot"."""
    aged = _old_re().match(rest)
    if aged is None:
        return rest
    rest = rest[aged.end() :]
    article = words.copula.match(", " + rest)
    return rest[max(article.end() - 2, 0) :] if article else rest


def clause(rest: str, words: Words, *, acts: bool = True) -> str:
    """A text to the end of its first clause, or (``acts``) to a verb behind a comma; empty where that is far.

    In a script without spaces, to the first comma with a trade before it.
    """
    if words.bio_name is not NEVER_RE and (post := _dense(rest, words)):
        return post
    # A full stop within a name ("St. Olaf") is no end.
    ends = (m.start() for m in _STOP_RE.finditer(rest) if m[0] != "." or _ends(rest, m.start()))
    other = words.role_end.search(rest)
    end = min(next(ends, len(rest)), other.start() if other else len(rest))
    # "Ada Reed, a pilot, lives in Oslo": the role ends where a verb begins.
    # "a pilot and lives in Oslo", but "a pilot and runs the crew"
    verbs = [m.start() for m in _COMMA_RE.finditer(rest, 0, end) if acts and _acts(rest, m.end(), words)]
    lives = (
        m
        for m in _and_re().finditer(rest, 0, end)
        if acts and not words.holds.match(rest, m.end()) and words.holds is not NEVER_RE
    )
    verbs += [m.start() for m in lives if _acts(rest, m.end(), words)]
    role = rest[: min(verbs, default=end)].strip(" ,，、")
    if len(role) <= _LONGEST:
        return role
    cuts = [*(comma.start() for comma in _COMMA_RE.finditer(role)), *(m.start() for m in _and_re().finditer(role))]
    return role[: max((cut for cut in cuts if cut <= _LONGEST), default=0)].strip()


def _dense(rest: str, words: Words) -> str:
    """The post that a sentence begins with, in a script without spaces: "海洋研究所所长" before "，研究潮汐"."""
    for part in _PIECE_RE.split(_STOP_RE.split(rest, maxsplit=1)[0])[:_PIECES]:
        post = words.before_role.sub("", part.strip())
        if any(match.end() == len(post) for match in words.bio_noun.finditer(post)):
            return post
    return ""


def _acts(text: str, start: int, words: Words) -> bool:
    return bool(words.bio_verb.match(text, start)) and not words.bio_noun.match(text, start)


def _ends(text: str, stop: int) -> bool:
    """Whether a full stop ends a sentence: a space or nothing follows, and no initial, number or short title."""
    word = text[:stop].rsplit(" ", 1)[-1]
    ordinal = word.isdigit() and len(word) < _YEAR and stop + 1 < len(text)  # "ist die 35. Fischerkönigin"
    goes_on = text[stop + 1 : stop + 3].strip().islower()  # "a Ph.D. student"
    apart = stop + 1 == len(text) or text[stop + 1].isspace()
    return apart and (len(word) > 2 or word.islower()) and not (ordinal or goes_on)
