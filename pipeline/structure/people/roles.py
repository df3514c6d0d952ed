"""What a guest is: the words beside any occurrence of the name, or those by which he or she says it.

"the biologist Ada Brook", "Ada Brook, keeper of bees: …", "Ada Brook (Harbour Institute)", "Ada Brook, you are a
pilot", "I work as a pilot". A role is a slice of the text. Each place yields candidates; the weights of their signs
(``votes.toml``, table ``roles``) say which of them is the role, and whether any is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from math import fsum

from pipeline.languages.everywhere import any_of, entries, everywhere
from pipeline.languages.grammar import grammar_of
from pipeline.languages.name_words import joints
from pipeline.languages.words import UNSPACED_RE, Words
from pipeline.structure.people.guests import phrase_re
from pipeline.structure.people.person_names import Name, names_in
from pipeline.structure.people.role_candidates import DENSE, ENDING, MOST, Places, candidates
from pipeline.structure.people.role_words import of_words, trimmed
from pipeline.structure.people.scene import votes
from pipeline.structure.people.trades import is_trade, trade_at_the_end

_LONG = 90
_SET_APART = frozenset({"bracket", "in a list"})  # signs that words with capitals are no name of another person
_ENOUGH = 1.5  # votes of a role
_PART = 1.5  # votes by which a part in one work is worth less than a post
_SHORT = 4  # characters of a trade alone, in a script without spaces


@cache
def _time_re() -> re.Pattern[str]:
    return re.compile(rf"\d(?!\d*(?-i:[A-Z]))|\b(?:{any_of('years')})\b", re.IGNORECASE)


@cache
def _within_re() -> re.Pattern[str]:
    """ "with" before a body to which somebody belongs."""
    return re.compile(rf"(?:{any_of('with_names')}|{any_of('at_bodies')})\s")


@cache
def _part_re() -> re.Pattern[str]:
    """What somebody did for one work: "one of the first authors of", "Wet Feet’s author"."""
    of = "|".join(map(re.escape, sorted(of_words())))
    part = any_of("parts")
    return re.compile(rf"(?:[\w’'-]+\s){{0,4}}?(?:(?:{part})\s(?:{of})\s|(?<=[’']s\s)(?:{part})$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Role:
    """A candidate with its signs."""

    text: str
    signs: frozenset[str]

    @property
    def score(self) -> float:
        """How much speaks for it."""
        return fsum(votes("roles").get(sign, 0.0) for sign in self.signs)  # the same in any order of the signs

    @property
    def worth(self) -> float:
        """How much speaks for it against another: a post is worth more than a part in one work."""
        return self.score - _PART * bool(_part_re().match(self.text))


def role_of_person(name: str, forms: Iterable[str], places: Places, words: Words) -> str:
    """The role that has most votes, the first of equals; empty where none has enough.

    ``forms``: shorter forms of the name as they may stand in the text.
    """
    found = roles_of_person(name, forms, places, words)
    found = [role for role in found if role.score >= _ENOUGH]
    best = max(found, key=lambda role: role.worth, default=None)
    if best is None:
        return ""
    more = (role.text for role in found if role.text.startswith(f"{best.text} "))
    return next((text for text in more if len(text) <= _LONG), best.text)  # "pilot" in a title, "pilot in Hull" below


def roles_of_person(name: str, forms: Iterable[str], places: Places, words: Words) -> list[Role]:
    """All candidates, in the order of the places."""
    found = []
    for text, signs in candidates((name, *forms), places, words):
        role = text.strip(" ,，、\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}")
        role = role[: role.find(name)].rstrip() if role.find(name) > 0 else role  # "pilot Ada Reed"
        role = role.partition(")")[0] if role.count(")") > role.count("(") else role
        role = _before_another(role, words)
        role = "" if role.startswith(name) or role in forms else trimmed(role, words)  # "I am Ada Reed and I row"
        if _may_be_role(role):
            found.append(Role(role, frozenset({*signs, *_looks(role, signs, words)})))
    return found


def _before_another(role: str, words: Words) -> str:
    """A role without the next person: "pilot, Ben Berg", "pilot after Ben Berg left"."""
    persons = (name for name in names_in(role, words, 1) if name.text.split()[0] in words.given)
    led = (role[: name.start].rstrip() for name in persons)
    small = words.stop - of_words()
    return next((own.rstrip(",") for own in led if own.endswith(",") or own.rpartition(" ")[2] in small), role)


def _is_led_to(before: str, words: Words) -> bool:
    """Whether a preposition stands before a trade: "spotlight on a pilot" is nobody, and "one of the pilots" is."""
    own = (entries(words.tag, "of_names") | entries(words.tag, "of_posts")) - entries(words.tag, "topic")
    return not (grammar_of(words.tag).prepositions - own).isdisjoint(before.casefold().split())


def _is_other(role: str, name: Name, words: Words) -> bool:
    """Whether words are the name of somebody else, perhaps with a trade before it: "cook Bo Berg"."""
    before = role[: name.start].strip()
    trade = trade_at_the_end(before, words)
    small = before.partition(" ")[0].casefold() in words.stop  # "according to pilot Ada Reed"
    person = before[:1].islower() or name.text.split()[0] in words.given  # and no "Officer Formal Methods"
    led = bool(trade) and (small or (trade == before and person))
    return name.end == len(role) and (led or not before)


def _is_anothers(role: str, trade: re.Match[str], words: Words) -> bool:
    """Whether a trade is that of somebody whom words for a post name: "friend of president Ada Reed"."""
    led = role[: trade.start()].split()[-1:]
    after = role[trade.end() :]
    return bool(led) and led[0].casefold() in of_words() and any(name.start == 1 for name in names_in(after, words))


def _may_be_role(role: str) -> bool:
    """Whether a role has the length of one; without spaces it is short, and nothing is said in it."""
    if UNSPACED_RE.match(role):
        return 2 <= len(role) <= DENSE and not any(sign in role for sign in "「」：；")
    return 2 < len(role) <= MOST and role[0].isalnum() and role.partition(" ")[0].casefold() not in joints()


def _looks(role: str, signs: Iterable[str], words: Words) -> Iterator[str]:
    """The signs of the words themselves."""
    parts = role.split()
    first, head = parts[0].casefold().replace("’", "'"), " ".join(parts[:8])
    dense = UNSPACED_RE.match(role)  # there a role ends in its trade
    named = words.bio_noun.search(role[-ENDING:] if dense else head)
    inner = named and not dense and _is_led_to(head[: named.start()], words)
    if named and ("deed" in signs or inner or _is_anothers(role, named, words)):
        named = None
    phrase = phrase_re().match(role) or ("is" in signs and _within_re().match(role) and words.bodily.search(role))
    trade = named or ("deed" not in signs and not inner and is_trade(parts[-1], words))
    body = words.bodily.search(role)
    if trade:
        yield "a trade"
    elif "is" in signs and not phrase:
        yield "is, and no trade"
    elif "behind" in signs and not (phrase or body or "article" in signs):
        yield "behind, and no trade"
    if not (trade or phrase or body or role.isupper()) and "bracket" in signs and len(parts) == 1:
        yield "bracket, and no trade"
    if phrase and not trade:
        yield "a phrase"
    if body and not trade:
        yield "a body"
    if first in words.me or (dense and first.startswith(tuple(words.me))):
        yield "of me"
    elif (
        first in words.stop
        and not (len(parts[0]) > 1 and parts[0].isupper())  # "WHO"
        and not (phrase or words.bio_noun.match(role))
        and not {"I am", "I am, later", "holds"}.intersection(signs)
    ):
        yield "small word first"
    ordinal = trade and parts[0][:-1].isdigit() and parts[0].endswith(".")  # "44. Präsident"
    aged = "-" in parts[0]  # "31-year-old pilot", "second-year student"
    timed = _time_re().search(parts[0]) and not (trade and (ordinal or aged))
    if timed or (not (trade or "holds" in signs) and len(parts) > 1 and _time_re().search(parts[1])):
        yield "a time"
    verb = (words.bio_verb.match(role) or words.answered.match(role)) and not words.bio_noun.match(role)
    speaks = not trade and not words.leads.isdisjoint(part.casefold() for part in parts[1:6])
    if (verb and not {"does", "deed", "who", "holds"}.intersection(signs)) or (speaks and "holds" not in signs):
        yield "acts"
    if any(
        _is_other(role, name, words) for name in names_in(role, words) if not (body or _SET_APART.intersection(signs))
    ):
        yield "a name"
    if (
        not trade
        and not {*_SET_APART, "a house", "works as"}.intersection(signs)
        and (dense or (role[0].isupper() and not body))
    ):
        yield "capital and no trade"
    if parts[0].casefold() in grammar_of(words.tag).praise and "you are" in signs:
        yield "praise"
    learned = (word.casefold() in everywhere("learned") for word in parts[:3])
    if any(was and not is_trade(after, words) for was, after in zip(learned, [*parts[1:], ""], strict=False)):
        yield "learned"
    if len(role) > _LONG:
        yield "long"
    elif len(parts) == 1 and not (dense and len(role) > _SHORT):
        yield "one word"
        if first in words.honorifics and "before" in signs:
            yield "honorific"
