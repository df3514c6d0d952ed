"""What the sentence around a name says that somebody is or does: "Ada Reed leads the crew", "… and is now a pilot"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.languages.everywhere import any_of
from pipeline.languages.words import Words
from pipeline.structure.people.guests import clause, role_behind
from pipeline.structure.people.person_names import names_in
from pipeline.structure.people.role_words import now_re
from pipeline.structure.people.trades import post_at
from pipeline.text.ends import split_sentences

_NEAR = 80  # characters behind a post


def done(text: str, end: int, words: Words) -> Iterator[tuple[str, ...]]:
    """What somebody does: "leads the deck crew", "who heads the tide office", and "… as a pilot" in that sentence."""
    who = words.who.match(text, end)
    start = who.end() if who else end + (text[end : end + 1] == " ")
    start = now.end() if (now := now_re().match(text, start)) else start
    if who and words.copula.match(" " + text[start:]):  # "who is one of the pilots"
        yield _before_verb(role_behind(" " + text[start:], words), words), "who", "is"
        return
    since = _since_re().match(text, start) if who else None  # "who since 2014 leads the crew"
    held = words.holds.match(text, start) or (since and words.holds.match(text, since.end()))
    start = held.start() if held else start
    if held or (words.bio_verb.match(text, start) and not words.copula.match(text[end:])):
        deed = clause(text[start:], words, acts=False)
        signs = (["who"] if who else [] if held else ["does"]) + (["holds"] if held else [])
        yield deed.partition(",")[0] if who else deed, *signs


def coordinate(text: str, end: int, words: Words) -> Iterator[tuple[str, ...]]:
    """What a second verb of the sentence says: "Ada Reed left Hull and is now a pilot", "… and leads a crew"."""
    first = next(iter(split_sentences(text[end:])), "")
    for joint in _joint_re().finditer(first):
        rest = first[joint.end() :]
        yield role_behind(rest, words), "is", "later"
        yield from ((*found, "later") for found in done(rest, 0, words) if "holds" in found)


def inverted(text: str, at: int, end: int, words: Words) -> Iterator[tuple[str, ...]]:
    """What somebody is, where the verb is before the name: "Seit 1973 ist Jutta Brook Leiterin der Werft"."""
    verb = text[:at].rstrip().rpartition(" ")[2]
    if verb and words.copula.fullmatch(f" {verb} ") and words.bio_noun.match(text[end:].lstrip()):
        yield clause(text[end:].lstrip(), words), "is"


def served(text: str, at: int, end: int, words: Words) -> Iterator[tuple[str, ...]]:
    """What the sentence around a name says that somebody works as: "Ada Reed, in her first year as pilot"."""
    after = split_sentences(text[end:])
    stop = end + (len(after[0]) if after else 0)
    start = at - (len(split_sentences(text[:at])[-1]) if text[:at].strip() else 0)
    found = [(first, text[first:last], "as") for first, last in served_as(text, words, start, stop)]
    found += [(first, role, "works as") for first, role in employed(text, words, start, stop)]
    for first, role, sign in found:
        if not any(name.text.split()[0] in words.given for name in names_in(text[end:first], words)):
            yield role, sign


def employed(text: str, words: Words, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, str]]:
    """Where a text has what nothing but a trade can be: "works as a lamplighter"."""
    for match in words.works_as.finditer(text, start, len(text) if stop is None else stop):
        role = clause(text[match.end() :], words)
        yield match.end(), _before_verb(role, words)


def _before_verb(role: str, words: Words) -> str:
    """What somebody works as, up to a comma behind which no other trade stands: "pilot for years, met us"."""
    post, _, rest = role.partition(", ")
    return role if words.bio_noun.search(rest) else post


def served_as(text: str, words: Words, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, int]]:
    """Where a text says what somebody works as."""
    for match in words.as_a.finditer(text, start, len(text) if stop is None else stop):
        role = post_at(text, match.end(), words)
        end = match.end() + len(role)
        student = role.rpartition(" ")[2].casefold() in words.roles
        if role and not (student or words.says.match(text[end : end + _NEAR])):  # "as the pilot says"
            yield match.end(), end


@cache
def _joint_re() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{any_of('joints')})(?=\s)")


@cache
def _since_re() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('since')}|{any_of('for_years')})(?:\s[^\W_]+){{1,2}}\s", re.IGNORECASE)
