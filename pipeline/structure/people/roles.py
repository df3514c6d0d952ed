"""What a guest is: the words beside any occurrence of the name, or those by which he or she says it.

"the biologist Ada Brook", "Ada Brook, keeper of bees: …", "Ada Brook (Harbour Institute)", "Ada Brook, you are a
pilot", "I work as a pilot". A role is a slice of the text: a noun for a trade or a body is in it, or it is an
apposition in a title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.languages.everywhere import any_of
from pipeline.languages.name_words import joints
from pipeline.languages.words import NEVER_RE, UNSPACED, Words
from pipeline.structure.people.guests import clause, role_behind
from pipeline.text.ends import STOPS, split_sentences
from pipeline.text.names import CAPITAL, name_source

_OPENING = 900  # characters of a paragraph that are looked at
_MOST = 140  # characters of a role
_WORDS = 9
_AGE_RE = re.compile(r"\s?\(\d{1,3}\)|,\s\d{1,3}(?:\s[^\W\d_]+){0,2}(?=,)")
_BRACKET_RE = re.compile(r"\s?[(（](?P<role>[^\W\d_][^()（）]{1,80})[)）]")
_BEHIND_RE = re.compile(
    r"\s?,\s+(?P<role>[^\W\d_](?:[^,.;:!?«“„\"()\n]|\([^()\n]{1,20}\)|(?<=[A-Z])\.(?=[A-Z\s])){2,140}?)"
    r"(?=[,.;:!?]|\s[–—]|\s?[«“„\"(]|\n|$)"
)
_WORD_RE = re.compile(r"[^\W\d_](?:[\w’'/.&-]*\w)?")
_POINT_RE = re.compile(rf"(?P<role>[{UNSPACED}、]{{2,24}})・?$")
_CLAUSE_RE = re.compile(r"[，、。；：〈〉《》\n]")
_DENSE_RE = re.compile(rf"[{UNSPACED}]")
_DENSE, _ENDING = 40, 8  # characters of a role, and of its end, in a script without spaces


@cache
def _post_re() -> re.Pattern[str]:
    """ "director at the port": a post, and nothing that somebody is for once."""
    return re.compile(rf"^(?:[\w-]+ ){{1,4}}(?:{any_of('of_posts')})\s{CAPITAL}")


@cache
def _time_re() -> re.Pattern[str]:
    return re.compile(rf"\d|\b(?:{any_of('years')})\b", re.IGNORECASE)


@cache
def _next_name_re() -> re.Pattern[str]:
    """The next of several people, at the end of a text."""
    return re.compile(rf"\s(?:{any_of('joints')}|&)\s{name_source(2, 3)}$")


@dataclass(frozen=True, slots=True)
class Places:
    """Where a guest's role may stand: texts that name the guest, and what the guest says."""

    beneath: str = ""  # the line below a title that is the name
    titles: Sequence[str] = ()
    lives: Sequence[str] = ()  # paragraphs of the biography
    prose: Sequence[str] = ()  # captions, and paragraphs above the talk
    asked: Sequence[str] = ()  # questions, which may say whom they ask
    said: Sequence[str] = ()  # the guest's own first turns
    later: Sequence[str] = ()  # and the others


def role_of_person(name: str, forms: Iterable[str], places: Places, words: Words) -> str:
    """The first role that stands beside the name, in the order of trust; empty where there is none.

    ``forms``: shorter forms of the name as they may stand in the text; the whole name is looked for first.
    """
    printed = (name, *forms)
    found = (role.strip(" ,，、") for role in _roles(printed, places, words))
    return next(filter(_may_be_role, found), "")


def _may_be_role(role: str) -> bool:
    """Whether a role has the length of one; without spaces it is short, and nothing is said in it."""
    if _DENSE_RE.match(role):
        return 2 <= len(role) <= _DENSE and not any(sign in role for sign in "「」：；")
    return 2 < len(role) <= _MOST


def _roles(printed: Sequence[str], places: Places, words: Words) -> Iterator[str]:
    if len(places.beneath) <= _MOST and not places.beneath.endswith((*STOPS, ":")):
        yield places.beneath
    for text in places.lives:
        yield from _told(text[:_OPENING], printed, words)
        yield from _beside(text[:_OPENING], printed, words, in_title=False)
    for text in places.titles:
        yield from _beside(text, printed, words, in_title=True)
    for text in places.prose:
        yield from _beside(text[:_OPENING], printed, words, in_title=False)
    for text in places.asked:
        yield from _by_person(text[:_OPENING], words.your_role, words)
    for text in places.said:
        yield from _beside(text[:_OPENING], printed, words, in_title=False)
        yield from _by_person(text[:_OPENING], words.my_role, words)
    for text in places.said:
        yield from _by_person(text[:_OPENING], words.my_old_role, words)
    for text in places.later:
        yield from (role for role in _by_person(text, words.my_role, words) if _post_re().search(role))
    for text in (*places.titles, *places.lives, *places.prose):
        yield from _in_brackets(text[:_OPENING], printed)


def _told(text: str, printed: Sequence[str], words: Words) -> Iterator[str]:
    """What the biography says behind the name, and in a later sentence: "She is a fellow at …", "É presidente da …"."""
    for at, end in _places(text, printed):
        if words.bio_name is NEVER_RE or at == 0:  # without capital letters anything may follow
            yield from _behind(text, end, words, in_title=False)
            yield role_behind(text[end:], words)
    for sentence in split_sentences(text)[1:4]:
        yield role_behind(" " + sentence, words)
        if words.bio_pronoun.match(sentence):
            yield role_behind(" " + sentence.partition(" ")[2], words)
    if text.startswith(printed[0]):  # in a script without spaces a role is a clause
        for piece in _CLAUSE_RE.split(text[len(printed[0]) :])[:5]:
            dense = _DENSE_RE.match(piece.strip()) and len(piece) <= _DENSE
            if dense and words.bio_noun.search(piece[-_ENDING:]):
                yield piece.strip()


def _places(text: str, printed: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the name stands, the whole one first; a shorter form within a word is none."""
    for form in printed:
        at = text.find(form)
        while at >= 0:
            end = at + len(form)
            dense = not form.isascii() and form == form.swapcase()
            if dense or not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
                yield at, end
            at = text.find(form, end)


def _beside(text: str, printed: Sequence[str], words: Words, *, in_title: bool) -> Iterator[str]:
    for at, end in _places(text, printed):
        aged = _AGE_RE.match(text, end)
        if apposed := words.apposed.match(text, end):
            yield apposed["role"]
        yield from _behind(text, aged.end() if aged else end, words, in_title=in_title)
        if words.bio_name is NEVER_RE:
            yield role_behind(text[end:], words)
        yield from _before(text[:at], words)


def _behind(text: str, end: int, words: Words, *, in_title: bool) -> Iterator[str]:
    bracket = _BRACKET_RE.match(text, end)
    match = _BEHIND_RE.match(text, bracket.end() if bracket else end)
    if match is None:
        return
    role = _next_name_re().sub("", match["role"])
    while (more := _BEHIND_RE.match(text, match.end())) and _goes_on(more["role"], words):
        role, match = text[match.start("role") : more.end("role")], more
    if _is_role(role, words, is_apposition=in_title):
        article = words.copula.match(", " + role)
        yield role[article.end() - 2 :] if article else role


def _goes_on(piece: str, words: Words) -> bool:
    """Whether what follows a comma is more of the same role: "and a chair of the board"."""
    first, _, rest = piece.partition(" ")
    return (
        first.casefold() in joints()
        and bool(words.bio_noun.search(" ".join(rest.split()[:4])))
        and not rest[:1].isupper()
    )


def _is_role(role: str, words: Words, *, is_apposition: bool) -> bool:
    """Whether a phrase behind a name says what he is; in a title any phrase in small letters that is no clause does."""
    first = role.split()[0].casefold().replace("’", "'")
    article = words.copula.match(", " + role)
    led = article is not None and article.end() > 2
    acts = words.bio_verb.match(role) and not words.bio_noun.match(role)
    if first in words.me or (first in words.stop and not led) or _time_re().search(role.split(" ")[0]) or acts:
        return False
    if led or words.bio_noun.search(" ".join(role.split()[:6])):
        return not words.bio_verb.match(role)
    lower = role[0].islower() and len(role.split()) <= _WORDS
    return is_apposition and lower and not words.bio_verb.search(role) and not _time_re().search(role)


def _before(head: str, words: Words) -> Iterator[str]:
    """The words for a trade right before a name: "the biologist", "political activist and philosopher"."""
    head = split_sentences(head)[-1]
    if pointed := _POINT_RE.search(head):
        role = words.before_role.sub("", pointed["role"]).strip("・、")
        trades = [match.end() for match in words.bio_noun.finditer(role)]
        if len(role) in trades and not words.bio_verb.search(role):
            yield role
        return
    tokens = list(_WORD_RE.finditer(head))
    if not tokens or head[tokens[-1].end() :].strip(", ") or words.bio_noun is NEVER_RE:
        return
    last = tokens[-1][0]
    if not words.bio_noun.search(last) or last.casefold() in words.stop | words.honorifics:
        return
    start = len(tokens) - 1
    while start and _modifies(head, tokens, start - 1, words):
        start -= 1
    yield head[tokens[start].start() : tokens[-1].end()]


def _modifies(head: str, tokens: Sequence[re.Match[str]], at: int, words: Words) -> bool:
    """Whether a word before a trade belongs to it: an adjective, another trade, or "and" behind a trade."""
    word = tokens[at][0]
    if head[tokens[at].end() : tokens[at + 1].start()].strip(",") != " " or tokens[at].end() + 40 < len(head) - 80:
        return False
    if word.casefold() in joints():
        return bool(at and words.bio_noun.search(tokens[at - 1][0]))
    if words.bio_verb.fullmatch(word) or words.talks.fullmatch(word):
        return False
    return bool(words.bio_noun.fullmatch(word)) or (word[0].islower() and word.casefold() not in words.stop)


def _by_person(text: str, lead: re.Pattern[str], words: Words) -> Iterator[str]:
    """What "I am a …" and "you are a …" say, to the end of the clause."""
    for match in lead.finditer(text):
        role = clause(text[match.end() :], words, acts=False)
        trade = words.bio_noun.search(" ".join(role.split()[:8])) or (role[:1].islower() and words.bodily.search(role))
        if trade or match.groupdict().get("house") is not None:  # "I work at …"
            yield role


def _in_brackets(text: str, printed: Sequence[str]) -> Iterator[str]:
    """A house or a trade in brackets: "Ada Brook (Harbour Institute)"; initials and ages are none."""
    for _, end in _places(text, printed[:1]):
        match = _BRACKET_RE.match(text, end)
        if match and (" " in match["role"] or len(match["role"]) > 2) and not _time_re().search(match["role"]):
            initials = "".join(part[0] for part in printed[0].split()).casefold()
            if match["role"].casefold() not in (initials, *(form.casefold() for form in printed)):
                yield match["role"]
