"""All words of a text that may say what somebody is, with the signs of how and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from string import digits

from pipeline.languages.everywhere import any_of, entries, everywhere
from pipeline.languages.grammar import grammar_of
from pipeline.languages.words import NEVER_RE, UNSPACED, Words
from pipeline.structure.people.beside_names import around
from pipeline.structure.people.guests import clause, phrase_re, role_behind, without_age
from pipeline.structure.people.person_names import names_in
from pipeline.structure.people.predicates import coordinate, done, employed, served_as
from pipeline.structure.people.role_words import now_re, opened
from pipeline.structure.people.trades import post_at, posts, trade_at_the_end
from pipeline.text.ends import STOPS, split_sentences
from pipeline.text.names import CAPITAL
from pipeline.text.remembered import remembered

_OPENING = 1500  # characters of a paragraph that are looked at
_LEAD = 500  # characters in which a post may be named without the name
MOST = 140  # characters of a role
_VOCATIVE = 80  # characters in which a question says whom it asks
_NEAR = 20  # characters behind a post
_NEXT_RE = re.compile(rf"\s(?P<word>{CAPITAL}[\w’-]{{2,}})")
_JOINED_RE = re.compile(rf"(?![{UNSPACED}])[^\W_]")
_SENTENCES = 9  # of a paragraph that may say "She is a …"
_HOUSE_RE = re.compile(rf"\w+ (?:[^\W\d_]{{1,4}} )?{CAPITAL}")
_CAPITAL_RE = re.compile(rf"(?:\w+ ){{0,2}}{CAPITAL}[^\W_]")
_YEAR_RE = re.compile(r"\b(?:1[89]|20)\d\d\b")
_OPENER_RE = re.compile(r"[^\W\d_]+,\s")
DENSE, ENDING = 40, 8  # characters of a role, and of its end, in a script without spaces


@dataclass(frozen=True, slots=True)
class Places:
    """Where a guest's role may stand: texts that name the guest, and what the guest says."""

    beneath: str = ""  # the line below a title that is the name
    below: Sequence[str] = ()  # the lines below others that are the name
    titles: Sequence[str] = ()
    lives: Sequence[str] = ()  # paragraphs of the biography
    prose: Sequence[str] = ()  # captions, and paragraphs above the talk
    opening: Sequence[str] = ()  # the first of them
    asked: Sequence[str] = ()  # questions, which may say whom they ask
    asked_later: Sequence[str] = ()  # and the others
    said: Sequence[str] = ()  # the guest's own first turns
    later: Sequence[str] = ()  # and the others
    heard: Sequence[str] = ()  # what others say of the guest
    stated: Sequence[str] = ()  # behind a key for it, in the text or the metadata: "Position: pilot"
    listed: Sequence[str] = ()  # behind the name in a list of those who speak
    labels: Sequence[str] = ()  # offices in place of the name
    alone: bool = False  # whether nobody else is a guest, so that "the founder" can be no other
    met: bool = False  # whether a plural may say what all guests are: none of them has a role of his or her own


Candidate = tuple[str, tuple[str, ...]]


def candidates(printed: Sequence[str], places: Places, words: Words) -> Iterator[Candidate]:
    yield from ((role, ("on the labels",)) for role in places.labels)
    yield from ((told, ("in a list",)) for told in places.listed)
    if len(places.beneath) <= MOST and not places.beneath.endswith((*STOPS, ":")) and places.beneath:
        yield places.beneath, ("beneath",)
    yield from ((line, ("below",)) for line in places.below)
    kinds = {"in a life": places.lives, "in a title": places.titles, "above": places.prose, "said": places.said}
    for place, texts in {**kinds, "in a turn": places.heard}.items():
        for text in texts:
            yield from _in_text(text[:_OPENING], printed, place, words)
            if places.met and place in ("in a title", "above"):
                yield from _met(text[:_OPENING], words)
    for text in (*places.titles, *places.opening) if places.alone else ():
        yield from ((post, ("above", "article")) for post in posts(text[:_LEAD], words))
    yield from ((role, ("stated",)) for role in places.stated)
    for text in places.asked if places.alone else ():
        at, end = next(_places(text[:_VOCATIVE], printed[:1]), (0, 0))  # "Mayor Ada Reed, who pays?"
        if text.startswith(",", end) and (trade := trade_at_the_end(text[:at], words)):
            yield trade, ("called",)
    for text in places.asked:
        yield from _by_person(text[:_OPENING], words.your_role, "you are", (), words)
        yield from _as_one(text[:_OPENING], "to you", words) if places.alone else ()
    for text in places.asked_later:
        told = _by_person(text[:_OPENING], words.your_role, "you are", (), words)
        # and no "so you are a pilot and the boat is free"
        yield from ((role, ("later", *signs)) for role, signs in told if not words.bio_verb.search(role))
    for text in places.said:
        yield from _by_person(text[:_OPENING], words.my_role, "I am", printed, words)
        yield from _as_one(text[:_OPENING], "of myself", words)
    for text in places.later:
        yield from _by_person(text, words.my_role, "I am, later", (), words)
        for at, end in served_as(text, words):  # "As head of the yard, I …"
            me = text[end : end + _NEAR].lstrip(" ,").partition(" ")[0].casefold() in words.me
            yield text[at:end] if me else "", ("as", "to you")


@remembered
def _in_text(text: str, printed: Sequence[str], place: str, words: Words) -> Iterator[Candidate]:
    for at, end in _places(text, printed):
        whole = ("whole name",) if end - at >= len(printed[0]) else ()
        for role, *signs in around(text, at, end, words):
            if place != "said" or not words.my_role.search(role):  # "I am Ada, have a boat and am a pilot"
                yield role, (place, *whole, *signs)
    for sentence in _about(text, printed, words) if place != "said" else ():
        yield from ((role, (place, "later", *signs)) for role, *signs in _later(sentence, place, words))


def _about(text: str, printed: Sequence[str], words: Words) -> Iterator[str]:
    """The sentences behind the first one, while the last name in the text is the guest's: who "she" is."""
    named = False
    for number, sentence in enumerate(split_sentences(text)[:_SENTENCES]):
        if named and number:
            yield sentence
        own = any(form in sentence for form in printed)
        others = (name.text for name in names_in(sentence, words) if name.text.split()[0] in words.given)
        named = own or (named and all(any(form in other for form in printed) for other in others))


def _later(sentence: str, place: str, words: Words) -> Iterator[tuple[str, ...]]:
    """What a later sentence says of whom the first one names: "She leads the crew", "Heute ist sie Lotsin"."""
    if place == "in a life":
        yield from ((sentence[at:end], "as") for at, end in served_as(sentence, words))
    if words.bio_name is NEVER_RE and not words.copula.match(" "):  # where no verb is needed, any sentence would be one
        yield role_behind(" " + sentence, words), "is"
    if now := now_re().match(sentence):  # "En la actualidad es piloto"
        yield role_behind(" " + sentence[now.end() :], words), "is"
    rest = sentence[opener.end() :] if (opener := now or _OPENER_RE.match(sentence)) else sentence
    if words.holds.match(rest):  # where a verb needs no pronoun: "Actualmente, dirige el puerto"
        yield clause(rest, words, acts=False), "holds"
    he = words.bio_pronoun.match(sentence)
    if he is None or not _is_now(he[0]):
        return
    fronted = post_at(bare := opened(he[0]), 0, words)  # "A pilot from Hull, she …"
    yield fronted if bare.startswith(",", len(fronted)) else "", "before", "article"
    after = sentence[he.end() :]
    if sentence.partition(" ")[0].casefold() in entries(words.tag, "bare_subjects"):  # "Он доцент"
        spoken = sentence.partition(" ")[2]
        yield clause(spoken, words) if post_at(spoken, 0, words) else "", "is"
    adverb = after.lstrip().partition(" ")[0]  # "She currently leads the crew"
    after = after.lstrip()[len(adverb) :] if adverb in everywhere("before_posts") else after
    after = f"{_verb_before(he[0], place, words)}{after}"
    yield role_behind(after, words), "is"
    yield from done(after, 0, words)
    yield from coordinate(after, 0, words)
    yield from ((role, "works as") for _, role in employed(sentence, words))


def _verb_before(subject: str, place: str, words: Words) -> str:
    """The verb before a pronoun, or in place of one: " ist" in "Heute ist sie", " es" in "Actualmente es"."""
    parts = subject.split()
    verbs = (part for part in parts[-2:] if words.bio_verb.fullmatch(part) or words.copula.match(f" {part} "))
    verb = next((verb for verb in verbs if verb.casefold() not in everywhere("before_posts")), "")
    return f" {verb.lower()}" if verb and (len(parts) > 1 or place == "in a life") else ""


def _is_now(subject: str) -> bool:
    """Whether words up to a pronoun do not tell of the past: "She", "Since 2014 she", and not "Previously, she"."""
    first, _, rest = subject.casefold().partition(" ")
    over = len(_YEAR_RE.findall(rest)) > 1  # "From 2011 to 2014 she"
    return not rest or (first.rstrip(",") in everywhere("since") | everywhere("before_posts") and not over)


def _met(text: str, words: Words) -> Iterator[Candidate]:
    """What all guests are with whom a text says that somebody spoke: "We talked to members of the crew"."""
    for match in words.asked_whom.finditer(text):
        role = clause(text[match.end() :], words)
        name = next(iter(names_in(role, words)), None)
        role = role[: name.start].strip() if name else role
        role = _topic_re().split(role, maxsplit=1)[0]  # "captains about the night"
        several = any(word.endswith("s") and words.bio_noun.fullmatch(word) for word in role.split()[:2])
        if several and " " in role:
            yield role, ("we met",)


@cache
def _topic_re() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{any_of('topic')})\s")


def _by_person(
    text: str, lead: re.Pattern[str], sign: str, printed: Sequence[str], words: Words
) -> Iterator[Candidate]:
    """What "I am a …" and "you are a …" say, to the end of the clause."""
    for match in lead.finditer(text):
        if text[: match.start()].rstrip().rpartition(" ")[2].casefold() in grammar_of(words.tag).clauses:
            continue  # "if you are a pilot"
        rest = without_age(text[match.end() :], words)
        marks = {mark.rstrip(digits) for mark, found in match.groupdict().items() if found is not None}
        own = next((form for form in printed if rest.startswith((f"{form}, ", f"{form}，"))), "")
        if own:  # "I am Ada, 34 and a pilot"
            rest = without_age(rest[len(own) + 1 :].lstrip(), words)
        role = (own and post_at(rest, 0, words)) or clause(rest, words, acts=False)
        if own and lead.search(role):
            continue
        if "deed" in marks:  # "I run the Harbour Institute"
            yield role if words.bodily.search(role) or _HOUSE_RE.search(role) else "", (sign, "deed")
            continue
        said = words.bio_noun.search(" ".join(role.split()[:8])) or phrase_re().match(role)
        trade = said or (role[:1].islower() and words.bodily.search(role))
        post = post_at(opened(role), 0, words)
        named = any(name.start == 0 for name in names_in(role, words))  # "I am Ada Carpenter"
        if named and (not post or role.partition(" ")[0] in words.given):
            continue
        if "house" in marks and not post:  # "I work at the Harbour Institute"
            body = opened(role.partition(" ")[2])
            named_house = _CAPITAL_RE.match(body) or words.bodily.search(body)  # no "work in that world"
            yield body if named_house else "", (sign, "a house")
        elif "as" in marks:
            yield role, (sign, "a trade")
        elif trade and (post or "bare" not in marks):
            yield role, (sign, *(["later"] if "been" in marks else []))


def _as_one(text: str, place: str, words: Words) -> Iterator[Candidate]:
    """What a question or an answer says that somebody works as: "your years as head of the yard"."""
    yield from ((text[at:end], ("as", place)) for at, end in served_as(text, words))


def _places(text: str, printed: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the name stands, its longest form first; a shorter form within a word or a longer name is none."""
    taken: set[int] = set()
    for form in sorted(printed, key=len, reverse=True):
        at = text.find(form)
        while at >= 0:
            end = at + len(form)
            dense = not form.isascii() and form == form.swapcase()
            apart = dense or not any(_JOINED_RE.match(sign) for sign in (text[at - 1 : at], text[end : end + 1]))
            after = _NEXT_RE.match(text, end)  # "Ada Berg" where the guest is "Ada Reed"
            own = form == printed[0] or " " in form or after is None or after["word"] in printed[0]
            if at not in taken and apart and own:
                taken.update(range(at, end))
                yield at, end
            at = text.find(form, end)
