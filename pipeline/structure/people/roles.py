"""What a guest is: the words beside any occurrence of the name, or those by which he or she says it.

"the biologist Ada Brook", "Ada Brook, keeper of bees: …", "Ada Brook (Harbour Institute)", "Ada Brook, you are a
pilot", "I work as a pilot". A role is a slice of the text. Each place yields candidates; the weights of their signs
(``votes.toml``, table ``roles``) say which of them is the role, and whether any is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.languages.everywhere import any_of
from pipeline.languages.words import NEVER_RE, UNSPACED, Words
from pipeline.model import stream
from pipeline.structure.people.beside_names import around, done
from pipeline.structure.people.guests import clause, role_behind
from pipeline.structure.people.person_names import names_in
from pipeline.structure.people.trades import is_trade, posts
from pipeline.structure.people.vote_weights import votes
from pipeline.text.ends import STOPS, split_sentences
from pipeline.text.names import CAPITAL

_OPENING = 900  # characters of a paragraph that are looked at
_LEAD = 500  # characters in which a post may be named without the name
_MOST = 140  # characters of a role
_LONG = 90
_ENOUGH = 1.5  # votes of a role
_SURE, _CLOSE = 1.7, 0.1  # votes of a role beyond doubt, and those by which another one comes close
_SENTENCES = 5  # of a paragraph that may say "She is a …"
_WORD_RE = re.compile(r"[^\W\d_](?:[\w’'/.&-]*\w)?")
# "Herr Bürgermeister, …", "Madame la ministre, …", "Mayor, …"
_CALLED_RE = re.compile(r"(?P<first>[^\W\d_]+\.?)\s(?:(?:le|la|the)\s)?(?P<role>[^\W\d_][\w-]{2,30}),")
_OPENER_RE = re.compile(r"[^\W\d_]+,\s")
_CLAUSE_RE = re.compile(r"[，、。；：〈〉《》\n]")
_DENSE_RE = re.compile(rf"[{UNSPACED}]")
_SHORT = 4  # characters of a trade alone, in a script without spaces
_DENSE, _ENDING = 40, 8  # characters of a role, and of its end, in a script without spaces


@cache
def _post_re() -> re.Pattern[str]:
    """ "director at the port": a post, and nothing that somebody is for once."""
    return re.compile(rf"^(?:[\w-]+ ){{1,4}}(?:{any_of('of_posts')})\s{CAPITAL}")


@cache
def _time_re() -> re.Pattern[str]:
    return re.compile(rf"\d|\b(?:{any_of('years')})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Places:
    """Where a guest's role may stand: texts that name the guest, and what the guest says."""

    beneath: str = ""  # the line below a title that is the name
    titles: Sequence[str] = ()
    lives: Sequence[str] = ()  # paragraphs of the biography
    prose: Sequence[str] = ()  # captions, and paragraphs above the talk
    opening: Sequence[str] = ()  # the first of them
    captions: Sequence[str] = ()
    asked: Sequence[str] = ()  # questions, which may say whom they ask
    said: Sequence[str] = ()  # the guest's own first turns
    later: Sequence[str] = ()  # and the others
    stated: Sequence[str] = ()  # behind a key for it, in the text or the metadata: "Position: pilot"
    alone: bool = False  # whether nobody else is a guest, so that "the founder" can be no other


@dataclass(frozen=True, slots=True)
class Role:
    """A candidate with its signs."""

    text: str
    signs: frozenset[str]

    @property
    def score(self) -> float:
        """How much speaks for it."""
        return sum(votes("roles")[sign] for sign in self.signs)


def role_of_person(name: str, forms: Iterable[str], places: Places, words: Words) -> str:
    """The role that has most votes, the first of equals; empty where none has enough.

    ``forms``: shorter forms of the name as they may stand in the text.
    """
    found = roles_of_person(name, forms, places, words)
    best = max(found, key=lambda role: role.score, default=None)
    if best is None or best.score < _ENOUGH:
        return ""
    more = (role.text for role in found if role.score >= _ENOUGH and role.text.startswith(f"{best.text} "))
    return next((text for text in more if len(text) <= _LONG), best.text)  # "pilot" in a title, "pilot in Hull" below


def close_role(name: str, forms: Iterable[str], places: Places, words: Words) -> str | None:
    """Why the role is in doubt: the candidate that came close and has other words, or "" where the votes hardly do.

    None where it is beyond doubt, or there is none.
    """
    ranked = sorted(roles_of_person(name, forms, places, words), key=lambda role: -role.score)
    if not ranked or ranked[0].score < _ENOUGH:
        return None
    best = ranked[0]
    near = (role.text for role in ranked[1:] if role.score > best.score - _CLOSE and _differ(role.text, best.text))
    return next(near, "" if best.score < _SURE else None)


def _differ(one: str, other: str) -> bool:
    """Whether two roles have no word of some length in common, and neither holds the other."""
    words = [{word.casefold() for word in _WORD_RE.findall(text) if len(word) > 3} for text in (one, other)]
    return not words[0] & words[1] and stream(one) not in stream(other) and stream(other) not in stream(one)


def roles_of_person(name: str, forms: Iterable[str], places: Places, words: Words) -> list[Role]:
    """All candidates, in the order of the places."""
    found = []
    for text, signs in _candidates((name, *forms), places, words):
        role = text.strip(" ,，、")
        if _may_be_role(role):
            found.append(Role(role, frozenset({*signs, *_looks(role, signs, words)})))
    return found


def _may_be_role(role: str) -> bool:
    """Whether a role has the length of one; without spaces it is short, and nothing is said in it."""
    if _DENSE_RE.match(role):
        return 2 <= len(role) <= _DENSE and not any(sign in role for sign in "「」：；")
    return 2 < len(role) <= _MOST and role[0].isalnum()


def _looks(role: str, signs: Iterable[str], words: Words) -> Iterator[str]:
    """The signs of the words themselves."""
    parts = role.split()
    first, head = parts[0].casefold().replace("’", "'"), " ".join(parts[:8])
    dense = _DENSE_RE.match(role)  # there a role ends in its trade
    named = words.bio_noun.search(role[-_ENDING:] if dense else head)
    trade, body = named or is_trade(parts[-1], words), words.bodily.search(role)
    if trade:
        yield "a trade"
    elif "is" in signs:
        yield "is, and no trade"
    elif "behind" in signs and not (body or "article" in signs):
        yield "behind, and no trade"
    if "holds" in signs and not any(part[0].isupper() for part in parts[1:]):
        yield "nothing named"
    if body and not trade:
        yield "a body"
    if _post_re().search(role) and not trade:
        yield "a post"
    if first in words.me:
        yield "of me"
    elif first in words.stop and not words.bio_noun.match(role) and not {"I am", "I am, later"}.intersection(signs):
        yield "small word first"
    if _time_re().search(parts[0]) or (not trade and len(parts) > 1 and _time_re().search(parts[1])):
        yield "a time"
    verb = words.bio_verb.match(role) and not words.bio_noun.match(role)
    speaks = not trade and not words.leads.isdisjoint(part.casefold() for part in parts[1:6])
    if (verb and not {"does", "who", "holds"}.intersection(signs)) or (speaks and "holds" not in signs):
        yield "acts"
    if not (trade or body or "bracket" in signs) and any(name.text == role for name in names_in(role, words)):
        yield "a name"
    if not trade and "bracket" not in signs and (dense or (role[0].isupper() and not body)):
        yield "capital and no trade"
    if len(role) > _LONG:
        yield "long"
    elif len(parts) == 1 and "-" not in role and not (dense and len(role) > _SHORT):
        yield "one word"
        if first in words.honorifics and "before" in signs:
            yield "honorific"


Candidate = tuple[str, tuple[str, ...]]


def _candidates(printed: Sequence[str], places: Places, words: Words) -> Iterator[Candidate]:
    if len(places.beneath) <= _MOST and not places.beneath.endswith((*STOPS, ":")) and places.beneath:
        yield places.beneath, ("beneath",)
    kinds = (("in a life", places.lives), ("in a title", places.titles), ("above", places.prose), ("said", places.said))
    for place, texts in kinds:
        for text in texts:
            yield from _in_text(text[:_OPENING], printed, place, words)
            if not places.alone and place in ("in a title", "above"):
                yield from _met(text[:_OPENING], place, words)
    for text in (*places.lives, *places.titles, *places.opening) if places.alone else ():
        yield from ((post, ("above", "the", "article")) for post in posts(text[:_LEAD], words))
    for text in places.captions:
        for at, end in _places(text, printed[:1]):
            said = text[end:].lstrip(" \n,:;|–—-")
            yield clause(said, words, acts=False), ("caption", "whole name", *(["opens"] if at == 0 else []))
    yield from ((role, ("stated",)) for role in places.stated)
    for text in places.asked if places.alone else ():
        if called := _CALLED_RE.match(text):
            role = called["role"] if called["first"].casefold().strip(".") in words.honorifics else called[0]
            if words.bio_noun.fullmatch(role.strip(" ,")):
                yield role, ("called",)
        for served in words.as_a.finditer(text[:_OPENING]):  # "your work as a pilot"
            work = text[served.end() :].partition(" ")[0].strip(".,?!:;")
            if words.you.intersection(text[: served.start()].casefold().split()[-4:]):
                yield work, ("your work",)
    for text in places.asked:
        yield from _by_person(text[:_OPENING], words.your_role, "you are", words)
    for text in places.said:
        yield from _by_person(text[:_OPENING], words.my_role, "I am", words)
        yield from _by_person(text[:_OPENING], words.my_old_role, "I have been", words)
    for text in places.later:
        yield from _by_person(text, words.my_role, "I am, later", words)


def _in_text(text: str, printed: Sequence[str], place: str, words: Words) -> Iterator[Candidate]:
    for at, end in _places(text, printed):
        whole = ("whole name",) if text[at:end] == printed[0] else ()
        for role, *signs in around(text, at, end, words):
            yield role, (place, *whole, *signs)
    if place != "said" and any(form in text for form in printed):
        for sentence in split_sentences(text)[1:_SENTENCES]:
            spoken = sentence.partition(" ")[2]
            if words.bio_name is NEVER_RE:
                yield role_behind(" " + sentence, words), (place, "later", "is")
            rest = sentence[opener.end() :] if (opener := _OPENER_RE.match(sentence)) else sentence
            if words.holds.match(rest):  # where a verb needs no pronoun: "Actualmente, dirige el puerto"
                yield clause(rest, words, acts=False), (place, "later", "holds")
            if words.bio_pronoun.match(sentence):
                yield role_behind(" " + spoken, words), (place, "later", "is")
                yield from ((role, (place, "later", *signs)) for role, *signs in done(" " + spoken, 0, words))
    if text.startswith(printed[0]):  # in a script without spaces a role is a clause
        for piece in _CLAUSE_RE.split(text[len(printed[0]) :])[:5]:
            dense = _DENSE_RE.match(piece.strip()) and len(piece) <= _DENSE
            if dense and words.bio_noun.search(piece[-_ENDING:]):
                yield piece.strip(), (place, "clause")


def _met(text: str, place: str, words: Words) -> Iterator[Candidate]:
    """What all guests are with whom a text says that somebody spoke: "We talked to members of the crew"."""
    for match in words.asked_whom.finditer(text):
        role = clause(text[match.end() :], words)
        first = role.split()[:2]
        if any(word.endswith("s") and words.bio_noun.fullmatch(word) for word in first) and len(role.split()) > 1:
            yield role, (place, "we met")


def _by_person(text: str, lead: re.Pattern[str], sign: str, words: Words) -> Iterator[Candidate]:
    """What "I am a …" and "you are a …" say, to the end of the clause."""
    for match in lead.finditer(text):
        role = clause(text[match.end() :], words, acts=False)
        trade = words.bio_noun.search(" ".join(role.split()[:8])) or (role[:1].islower() and words.bodily.search(role))
        house = match.groupdict().get("house") is not None  # "I work at …"
        if trade or house:
            yield role, (sign, *(["a house"] if house else []))


def _places(text: str, printed: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the name stands, the whole one first; a shorter form within a word or a longer name is none."""
    taken: set[int] = set()
    for form in printed:
        at = text.find(form)
        while at >= 0:
            end = at + len(form)
            dense = not form.isascii() and form == form.swapcase()
            if at not in taken and (dense or not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum())):
                taken.update(range(at, end))
                yield at, end
            at = text.find(form, end)
