"""The words beside a name that may say what somebody is, each with the signs of how they stand there.

``behind`` a comma, in a ``bracket``, after ``is``, ``before`` the name, and what somebody ``holds``: "runs
the ferry". What each sign is worth is in ``votes.toml``, table ``roles``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import dropwhile

from pipeline.languages.everywhere import any_of, entries, everywhere
from pipeline.languages.words import NEVER_RE, UNSPACED, Words
from pipeline.structure.people.guests import AGE_RE, clause, only_titles, phrase_re, role_behind
from pipeline.structure.people.person_names import names_in
from pipeline.structure.people.predicates import coordinate, done, inverted, served
from pipeline.structure.people.role_words import age_at, of_words, opened
from pipeline.structure.people.trades import (
    ends_sentence,
    held_before,
    is_trade,
    owner_re,
    post_at,
    post_before,
    trade_at_the_end,
)
from pipeline.text.ends import STOPS, split_sentences
from pipeline.text.labels import COLONS
from pipeline.text.names import CAPITAL, name_source
from pipeline.text.quotation import quoted_re

_BRACKET_RE = re.compile(r"\s?[(（](?P<role>(?:[^\W\d_]|@)[^()（）]{1,80})[)）]")
# "Ada Reed MP, pilot", "Ada Reed, Ph.D., is", "水野さん（".
_DEGREE_RE = re.compile(r",?\s[A-Z][A-Za-z.]{0,3}[A-Z]\.?(?=,?\s)|(?:さん|氏|先生|女士|老师|老師|씨|님)(?=[（(])")
_FIELD_RE = re.compile(rf"\w\s?[{COLONS}]\s?\w")  # "Tide ID: adareed"
_BEHIND_RE = re.compile(
    r"\s?[,،]\s+(?P<role>[^\W\d_](?:[^,،.;:!?«“„\"()\n]|\([^()\n]{1,20}\)|(?<=[A-Z])\.(?=[A-Z\s])|(?<=\w)\.(?=\w)){2,140}?)"
    r"(?=[,،.;:!?]|\s[–—]|\s?[«“„\"]|\s?\((?![^()\n]{1,20}\)\s[^\W\d_a-z])|\n|$)"
)
_PART_RE = re.compile(r"(?:\s?：\s*|(?:\s?:|\s[–—|-])\s+)(?P<role>[^\W\d_][^.!?“”\"«„:]{2,90})$")
_TITLE_RE = re.compile(rf"\s{quoted_re(1).pattern}")
_COMMA_RE = re.compile(r"\s?,\s+")
_SHORTEST = 3  # characters of a role
_LATIN = "[A-Za-z0-9&' -]"
# "海洋研究所の所長・", "Harbour の Chief Pilot である"
_POINT_RE = re.compile(rf"(?P<role>{_LATIN}{{0,30}}[{UNSPACED}、](?:[{UNSPACED}、]|{_LATIN}){{1,50}})・?$")
_PLURAL = ("s", "n", "i", "er", "e")  # endings of trades of several people


@cache
def _part_end_re() -> re.Pattern[str]:
    """The end of the words for a trade: "Ferry planner" in "Ferry planner and rower", "Head of Ferries"."""
    return re.compile(rf",|\s(?:{any_of('joints')}|{any_of('of_posts')}|{any_of('particles')})\s")


@cache
def _of_re() -> re.Pattern[str]:
    """A body to which somebody belongs: "of the Harbour Institute", ", from Hull University"."""
    small = rf"(?:(?:{any_of('of_names')}|{any_of('and_names')})\s){{0,2}}"
    body = rf"(?P<role>{CAPITAL}[\w’'&-]*(?:\s{small}{CAPITAL}[\w’'&-]*){{0,7}})"
    return re.compile(rf",?\s(?:{any_of('of_posts')}|{any_of('since')})\s(?:(?:{any_of('articles')})\s)?{body}")


@cache
def _next_name_re() -> re.Pattern[str]:
    """The next of several people, at the end of a text."""
    return re.compile(rf"\s(?:{any_of('joints')}|&)\s{name_source(2, 3)}$")


@cache
def _row_behind_re() -> re.Pattern[str]:
    """People who stand behind the first of a row, with what brackets say of them: " (left) and Bo Berg (right)"."""
    told = r"(?:\s?\([^()]{1,60}\))?"
    return re.compile(rf"{told}(?:(?:,\s|,?\s(?:{any_of('joints')}|&)\s){name_source(1, 4)}{told}){{1,12}}")


@cache
def _row_re() -> re.Pattern[str]:
    """People who stand before the last of a row: "Ada Reed, Bo Berg and "."""
    return re.compile(
        rf"(?:{name_source(1, 4)}(?:\s?\([^()]{{1,60}}\))?(?:,\s|,?\s(?:{any_of('joints')}|&)\s)){{1,12}}$"
    )


def around(text: str, at: int, end: int, words: Words) -> Iterator[tuple[str, ...]]:
    """What stands beside the name in ``text[at:end]``: the words, then the signs of how they do."""
    degree = _DEGREE_RE.match(text, end)
    end = degree.end() if degree and not words.bio_noun.search(degree[0]) else end
    aged = AGE_RE.match(text, end)
    end = aged.end() if aged else end
    bracket = _BRACKET_RE.match(text, end)
    if bracket and _is_aside(bracket["role"], text[at:end]):
        end, bracket = bracket.end(), None
    yield from _behind(text, end, words)
    named = _of_re().match(text, end)
    if named and words.bodily.search(_part_end_re().split(named["role"], maxsplit=1)[0]):
        yield named["role"], "of a body"
    if text.startswith(" ", end) and not words.holds.match(text, end + 1):  # "Ada Reed Harbour Master"
        yield _post_behind(text, end + 1, words), "behind", "no end"
    part = _PART_RE.match(text, end) if at == 0 else None
    if part and is_trade(_part_end_re().split(part["role"], maxsplit=1)[0].rpartition(" ")[2], words):
        yield part["role"], "behind"
    if bracket:
        yield "" if bracket["role"].startswith("@") else bracket["role"], "bracket"
        yield from _behind(text, bracket.end(), words)
    opens = only_titles(text[:at], words) or text[:at].rstrip()[-1:] in STOPS
    opens = opens or words.bio_name is NEVER_RE or text[:at].rstrip()[-1:] in COLONS
    for stop in (end, *([bracket.end()] if bracket else [])):
        if (opens or words.bio_verb.match(text, stop)) and text[stop : stop + 1] != ",":
            yield role_behind(text[stop:], words), "is"
    yield from coordinate(text, end, words)
    if words.bio_name is not NEVER_RE and (post := words.bio_noun.match(text, end)):  # 王校长
        yield "" if words.bio_verb.search(post[0]) else post[0], "before"
    yield from _of_all(text, at, end, words)
    yield from _above_row(text, at, end, words)
    yield from inverted(text, at, end, words)
    yield from served(text, at, end, words)
    yield from done(text, end + (aged is not None and text[end : end + 1] == ","), words)
    yield from _before(text[:at], words)


def _post_behind(text: str, at: int, words: Words) -> str:
    """A post right behind a name, without a comma: "Ada Reed one of the pilots of the port"."""
    phrase = phrase_re().match(text, at)
    return clause(text[at:], words) if phrase and post_at(text, phrase.end() + 1, words) else post_at(text, at, words)


def _is_aside(told: str, name: str) -> bool:
    """Whether words in brackets behind a name are its initials or its spelling, an account, or a place in a picture."""
    initials = "".join(part[0] for part in name.split()).casefold()
    pronouns = "/" in told and told.islower() and " " not in told  # "she/her"
    spelt = " " in told and told.istitle() and _is_latin(told) != _is_latin(name)
    field = _FIELD_RE.search(told)
    return (
        bool(spelt or field or pronouns)
        or len(told) < _SHORTEST
        or told.casefold() in {initials, *everywhere("picture_sides")}
    )


def _is_latin(text: str) -> bool:
    return any("a" <= sign <= "z" for sign in text.casefold())


def _of_all(text: str, at: int, end: int, words: Words) -> Iterator[tuple[str, ...]]:
    """What all of a row are: "Ada Reed and Bo Berg are the pilots of the ferry", "Ada Reed, Bo Berg, pilots"."""
    row = _row_behind_re().match(text, end)
    if row is None and not _row_re().search(text[:at]):
        return
    end = row.end() if row else end
    are = are_re(words.tag).match(text, end)
    told = [(post_at(text, are.end(), words), "is")] if are else _behind(text, end, words) if row else ()
    found = next((one for one in told if one[0]), ("",))
    role = found[0]
    if any(word.endswith(_PLURAL) and is_trade(word, words) for word in role.split()[:4]):
        yield *found, "shared"


def _above_row(text: str, at: int, end: int, words: Words) -> Iterator[tuple[str, ...]]:
    """What all of a row are, set apart before it: "Our pilots – Ada, Bo and Cy", "The pilots. From left: Ada, Bo"."""
    before = _row_re().search(text[:at])
    if not (before or _row_behind_re().match(text, end)):
        return
    side = _sides_re().search(text, 0, end)
    bare = text[: side.start() if side else before.start() if before else at].rstrip()
    head = bare.rstrip(" .:–—-" if side else " –—-")  # "Authors: Ada and Bo" is a list
    role = trade_at_the_end(head, words) if head != bare else ""
    if role and any(is_trade(word, words) and word.endswith((*_PLURAL, "들")) for word in role.split()):
        yield role, "before", "shared"


@cache
def _sides_re() -> re.Pattern[str]:
    """Where a row of names on a picture begins: "From left: "."""
    return re.compile(rf"(?<!\w)(?:{any_of('picture_rows')}),?:?\s", re.IGNORECASE)


@cache
def are_re(tag: str) -> re.Pattern[str]:
    """ "are" and an article."""
    verbs = "|".join(map(re.escape, sorted(entries(tag, "are"))))
    return re.compile(rf"\s(?:{verbs})\s(?:(?:{any_of('articles')})\s)?") if verbs else NEVER_RE


def _behind(text: str, end: int, words: Words) -> Iterator[tuple[str, ...]]:
    """An apposition: "Ada Reed, a pilot", "Ada Reed, pilot and chair of the board"."""
    match = _BEHIND_RE.match(text, end)
    if match is None:
        if apart := _COMMA_RE.match(text, end):  # an apposition that no comma ends
            yield post_at(text, apart.end() + age_at(text, apart.end()), words), "behind", "no end"
        elif owner := owner_re().match(text, end + 1):  # "Ada Reed (@ada) our pilot"
            yield post_at(text, owner.end(), words), "behind", "article"
        return
    further, named = _BEHIND_RE.match(text, match.end()), words.bio_noun.search(match["role"])
    if further and not (named or " " in match["role"]):  # "Ada Reed, Hull, pilot"
        yield further["role"], "behind"
    elif further and named and post_at(opened(further["role"]), 0, words):  # "Ada Reed, cook, head of the yard"
        yield text[match.start("role") : further.end("role")], "behind"
    role = _next_name_re().sub("", _with_title(text, match, words))
    if text.startswith(",", match.end()):  # "Ada Reed, born in 1970, is a pilot", "Ada Reed, Hull, who is a pilot"
        yield role_behind(text[match.end() + 1 :], words), "is"
        yield from done(text, match.end(), words) if not any(names_in(match["role"], words)) else ()
    article = words.copula.match(", " + role)
    signs = ["behind"]
    if article and article.end() > 2:
        role, signs = role[article.end() - 2 :], [*signs, "article"]
    yield role, *signs


def _with_title(text: str, told: re.Match[str], words: Words) -> str:
    """An apposition with the quoted title in which it ends: "author of “Wet Feet”"."""
    title = _TITLE_RE.match(text, told.end("role"))
    led = told["role"].rpartition(" ")[2].casefold() in of_words() | words.stop
    return told["role"] + title[0] if title and led else told["role"]


def _is_post(piece: str, words: Words) -> bool:
    """Whether words of a script without spaces end in a trade."""
    return any(match.end() == len(piece) for match in words.bio_noun.finditer(piece))


def _before(head: str, words: Words) -> Iterator[tuple[str, ...]]:
    """The words for a trade right before a name: "the biologist", "their head, Ada Reed", "political activist and"."""
    if ends_sentence(head, words):
        return
    head = split_sentences(head)[-1]
    others = (name.end for name in names_in(head, words) if name.text.split()[0] in words.given)
    head = head[max(others, default=0) :]  # "the pilot Ada Reed and cook" before "Bo Berg"
    if pointed := _POINT_RE.search(head.rstrip()):
        pieces = words.before_role.sub("", pointed["role"]).strip("・、的の ").split("、")
        yield "、".join(dropwhile(lambda piece: not _is_post(piece, words), pieces)), "before"
        return
    if role := held_before(head, words):
        yield role, "before", "article"
    if head.rstrip()[-1:] in COLONS and (post := post_at(head, 0, words)) == head.rstrip(f"{COLONS} "):
        yield post, "before", "kicker"
    if trade := trade_at_the_end(head, words):
        yield trade, "before"
    if post := post_before(head, words):
        yield post, "before"
