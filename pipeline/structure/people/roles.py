"""What a guest is, where the biography does not say it of him: beside his name in titles and in the prose above it.

"the biologist Ada Brook", "Ada Brook, keeper of bees: …", "Structural engineer Ada Brook joins us", "Ada Brook, 58, …".
A role is a slice of the text: a noun for a trade or a body is in it, or it is an apposition in a title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.languages.words import UNSPACED, Words
from pipeline.model import Bio, Block, Guest
from pipeline.structure.people.guests import role_behind

_OPENING = 600  # characters of a paragraph that are looked at
_MOST = 90  # characters of a role
_WORDS = 9
_BEHIND_RE = re.compile(r",\s+(?P<role>[^\W\d_][^,.;:!?«“„\"()\n]{2,90})(?=[,.;:!?]|\s?[«“„\"(–—]|$)")
_BEFORE_RE = re.compile(r"(?P<role>[^\W\d_][\w’'-]*(?:[ ][\w’'-]+){0,3})[ ]$")
_LEADING_RE = re.compile(r"(?P<role>[^\W\d_][^.;:!?«“„\"()\n]{3,90}?),?[ ]$")
_TIME_RE = re.compile(r"\d|\b(?:years?|ans|années|años|anos|anni|jahren?|jaar|lata?|лет|år|yıl)\b", re.IGNORECASE)
_SENTENCE_RE = re.compile(r"(?<=[.!?])\s+")
_POINT_RE = re.compile(rf"(?P<role>[{UNSPACED}]{{2,14}})・?$")
_CLAUSE_RE = re.compile(r"[，、。\n]")


def with_roles(bio: Bio | None, titles: Sequence[Block], before: Sequence[Block], words: Words) -> Bio | None:
    """The guests, each with the role that stands beside his name, where none was found."""
    if bio is None or all(guest.role for guest in bio.guests):
        return bio
    guests = tuple(guest if guest.role else _named(guest, bio, titles, before, words) for guest in bio.guests)
    return replace(bio, guests=guests)


def _named(guest: Guest, bio: Bio, titles: Sequence[Block], before: Sequence[Block], words: Words) -> Guest:
    found = (role for role in _roles(guest.name, bio, titles, before, words) if 2 < len(role) <= _MOST)
    return replace(guest, role=next(found, ""))


def _roles(name: str, bio: Bio, titles: Sequence[Block], before: Sequence[Block], words: Words) -> Iterator[str]:
    for block in bio.blocks:
        yield from _told(block.text[:_OPENING], name, words)
    for block in titles:
        yield from _beside(block.text, name, words, in_title=True)
    for block in (*bio.blocks, *before):
        yield from _beside(block.text[:_OPENING], name, words, in_title=False)


def _told(text: str, name: str, words: Words) -> Iterator[str]:
    """What a later sentence of the biography says: "She is a fellow at …", "É presidente da …"."""
    for sentence in _SENTENCE_RE.split(text)[1:4]:
        yield role_behind(" " + sentence, words)
        if words.bio_pronoun.match(sentence):
            yield role_behind(" " + sentence.partition(" ")[2], words)
    if text.startswith(name):  # in a script without spaces a role is a clause
        for clause in _CLAUSE_RE.split(text[len(name) :])[:5]:
            if re.match(rf"[{UNSPACED}]", clause.strip()) and words.bio_noun.search(clause):
                yield clause.strip()


def _beside(text: str, name: str, words: Words, *, in_title: bool) -> Iterator[str]:
    at = text.find(name)
    if at < 0:
        return
    behind = _BEHIND_RE.match(text, at + len(name))
    if behind and _is_role(behind["role"], words, is_apposition=in_title):
        yield behind["role"].strip()
    if at == 0:
        return
    head = _SENTENCE_RE.split(text[:at])[-1]
    if pointed := _POINT_RE.search(head):
        yield pointed["role"].rstrip("・") if words.bio_noun.search(pointed["role"]) else ""
    leading = _LEADING_RE.fullmatch(head)
    if leading and len(leading["role"].split()) <= _WORDS and words.bio_noun.search(leading["role"].split(",")[0]):
        whole = leading["role"].strip()
        other = words.bio_verb.search(whole) or words.talks.search(whole) or words.asked_whom.search(whole + " ")
        if not other and not _TIME_RE.search(whole) and whole.split()[0].casefold() not in words.stop:
            yield whole
    if (trade := _BEFORE_RE.search(head)) and (role := _trade(trade["role"], words)):
        yield role


def _is_role(role: str, words: Words, *, is_apposition: bool) -> bool:
    """Whether a phrase behind a name says what he is; in a title any phrase in small letters that is no clause does."""
    first = role.split()[0].casefold()
    acts = words.bio_verb.match(role) and not words.bio_noun.match(role)
    if first in words.stop or _TIME_RE.search(role) or acts:
        return False
    if words.bio_noun.search(" ".join(role.split()[:4])):
        return True
    return is_apposition and role[0].islower() and len(role.split()) <= _WORDS and not words.bio_verb.search(role)


def _trade(before: str, words: Words) -> str:
    """The words for a trade right before a name: "the biologist", without what stands before them."""
    parts = before.split()
    if not words.bio_noun.search(parts[-1]) or parts[-1].casefold() in words.stop:
        return ""
    start = len(parts) - 1
    while start and parts[start - 1].casefold() not in words.stop and parts[start - 1][0].islower():
        start -= 1
    return " ".join(parts[start:])
