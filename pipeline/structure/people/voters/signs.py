"""Where a text says who asks and who answers: each place is a vote for a name, with the sign that it shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from pipeline.languages.everywhere import any_of, entries
from pipeline.languages.grammar import grammar_of
from pipeline.languages.people_keys import GUEST_KEYS, HOST_KEYS
from pipeline.languages.words import NEVER_RE, Words
from pipeline.ledger import CleanDocument
from pipeline.model import Block
from pipeline.structure.listed_names import listed, role_beside
from pipeline.structure.looks.subjects import guest_name
from pipeline.structure.people.guests import AGE_RE, AGED_RE, role_behind
from pipeline.structure.people.person_names import Name, dense_name, is_called, is_title, names_in, shorter
from pipeline.structure.people.role_candidates import Places
from pipeline.structure.people.roles import role_of_person
from pipeline.structure.people.scene import Scene, legend_lines
from pipeline.structure.people.telling import is_person, telling
from pipeline.structure.people.trades import post_at
from pipeline.structure.people.voters.asked_people import (
    SAID,
    TURN,
    Vote,
    asked_in,
    called_abroad,
    called_by_post,
    called_in,
    first_name_at,
    verb_before,
)
from pipeline.structure.people.voters.rosters import named_sections, near, rosters
from pipeline.structure.people.voters.titled_people import heads_of_talks, is_thing, led_by_re
from pipeline.text.labels import COLONS
from pipeline.text.names import CAPITAL, name_source

_LINE = 100  # characters of a line that says who is asked
# How much tells that a paragraph is about somebody: the first one, and others above a talk.
_LEADS, _TOLD = 0.3, 0.5
_CAPITALS = 0.7  # where capitals tell a name, other signs do, too
OPENING = 700  # characters of a paragraph that are looked at
_VOCATIVE_RE = re.compile(rf"[^.!?…]{{0,40}}?(?P<name>{name_source(1, 4)})\s?[,!?]")
_CALLED_RE = re.compile(rf"[-–—\s]*(?:{CAPITAL}[\w’'-]*,?\s)?(?P<name>{CAPITAL}[\w’'-]{{2,}})[,.!]\s")  # "Hello, Ada."
_FIRST_RE = re.compile(rf"{CAPITAL}[\w’'-]+(?=\s?[,.;!(]|\s[^\W\d_A-Z]|$)")
_APPOSITION_RE = re.compile(r"(?:,[^.;:?!\n]{2,80},)?\s")
_ADDRESS_RE = re.compile(rf"(?P<title>[^\W\d_]+)\.?\s(?P<name>{CAPITAL}[\w’'-]{{2,}})(?=\s?[,!?.])")


def from_source(document: CleanDocument, words: Words) -> Iterator[Vote]:
    """Who takes part as the metadata says; one of the speakers may be listed as host."""
    for name in listed(document, GUEST_KEYS):
        if is_title(name.split()[-1], words) and name.split()[0] not in words.given:
            continue  # "Ada Reed, Harbour Pilot"
        if name.casefold() in words.no_labels or not is_called(name):
            continue  # rows of a transcript that nobody says: "Note", "Man walking by"
        asking = role_beside(document, name).casefold() in words.asks
        yield Vote(name, "asks" if asking else "source-guest")
    yield from (Vote(name, "asks") for name in listed(document, HOST_KEYS))


def from_prose(titles: Sequence[Block], blocks: Sequence[Block], words: Words) -> Iterator[Vote]:
    """Whom the paragraphs above the talk name as asked, as asking, and as somebody."""
    counted = Counter(name for block in titles for name in {found.text for found in names_in(block.text, words)})
    titled = tuple(counted)
    for block in blocks:
        text = block.text[:OPENING]
        yield from asked_in(text, block, words)
        yield from from_openings([(False, block, text)], words)
        yield from (Vote(name, "life", block) for name in titled if _is_told(name, text, words))
        if (aged := AGED_RE.match(text)) and any(aged["name"] in title.text for title in titles):
            yield Vote(aged["name"], "life", block)
        if words.bio_name is not NEVER_RE:
            known = (name for name in called_in(text, words) if words.person.match(f"{name},"))  # a surname
            yield from (
                Vote(name, "named-as-asked", block)
                for name in (*known, *called_by_post(text, words), *called_abroad(text, words))
            )
        led = (found.text for found in names_in(text, words) if led_by_re(words).search(text[: found.start]))
        yield from (Vote(name, "asks-in-prose", block) for name in led)  # "I was interviewed by Ada Reed"
        hosts = (found.text for found in names_in(text, words) if _is_our_host(text[: found.start], words))
        yield from (Vote(name, "asks", block) for name in hosts)
        names = dict.fromkeys(found.text for found in names_in(text, words) if not is_thing(text, found, words))
        counted.update(list(names))
        yield from (Vote(name, "named", block) for name in names)
        yield from (
            Vote(found.text, "with-role", block) for found in names_in(text, words) if AGE_RE.match(text, found.end)
        )
        asked = [found for found in names_in(text, words) if answers_in(text, found, words)]
        sign = "interviewee" if words.talks.search(text) else "subject"
        yield from (Vote(found.text, sign, block) for found in asked)
        beside = (name for name in names if role_of_person(name, (), Places(prose=(text,)), words))
        yield from (Vote(name, "with-role", block) for name in beside)
    lines = [(line.strip("*_# "), block) for block in blocks for line in block.text[:OPENING].split("\n")]
    for (head, block), (below, _) in pairwise(lines):
        post = len(below) <= _LINE and words.bio_noun.search(" ".join(below.split()[:SAID]))
        before = below[: post.start()] if post else ""
        matter = not grammar_of(words.tag).prepositions.isdisjoint(_words(before))  # "Studies on the work of rowers"
        if head in counted and post and not matter and not any(names_in(before, words)):
            yield Vote(head, "with-role", block)
    yield from (Vote(name, "repeated") for name, count in counted.items() if count > 1)


def _is_our_host(before: str, words: Words) -> bool:
    """Whether the words before a name call that person the host of the talk: "I am your host Ada Reed"."""
    owner, _, host = " ".join(before.casefold().rstrip(" ,").split()[-2:]).partition(" ")
    return owner in entries(words.tag, "owners") | words.you and host in words.asks


def _is_told(name: str, text: str, words: Words) -> bool:
    """Whether a paragraph opens with a part of a name and says what that person is: "Ada is a pilot"."""
    opens = next((form for form in shorter(name) if text.startswith(f"{form} ")), "")
    return bool(opens) and bool(role_behind(text[len(opens) :], words))


def answers_in(text: str, found: Name, words: Words) -> bool:
    """Whether a sentence says that somebody answers: "In this interview, Ada Reed tells us how boats rot".

    So does a line that is no more than "With Ada Reed", perhaps with a role.
    """
    head = text[: found.start].rpartition("\n")[2]
    verb = verb_before(text[: found.start - len(found.before) - bool(found.before)].rstrip(), words)
    label, colon = head.rstrip(f"{COLONS} "), head.rstrip()[-1:]
    line = _with_re().fullmatch(head) or (label.casefold() in words.answers and colon and colon in COLONS)
    behind = _APPOSITION_RE.match(text, found.end)
    told = behind and words.answered.match(text, behind.end())
    return bool(told or words.answered.fullmatch(verb) or line)


@cache
def _with_re() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('with_names')})\s", re.IGNORECASE)


def from_lives(before: Sequence[Block], words: Words) -> Iterator[Vote]:
    """With whose name a paragraph above the talk opens that tells who somebody is."""
    for head, below in pairwise(before):
        told = words.bio_pronoun.match(below.text) and words.bio_verb.search(below.text[:OPENING])
        named = [found for found in names_in(head.text, words) if head.text.endswith(found.text)]  # "About Ada Reed"
        if head.kind == "heading" and told:
            yield from (Vote(found.text, "life", head) for found in named)
    first = next((block for block in before if block.kind == "paragraph"), None)
    for block in before:
        name, score = guest_name(block.text, words), telling(block, "", words)
        enough = _LEADS if block is first else _TOLD
        if name and score >= enough and is_person(block, words):
            if words.asked_whom.match(block.text):  # "Meet Ada Reed. She runs …"
                name = next((found.text for found in names_in(block.text, words) if found.text in name), name)
            most = _CAPITALS if words.bio_name is NEVER_RE else 1.0
            yield Vote(name, "life", block, value=most * min(1.0, 2 * score))


def from_legend(scene: Scene, words: Words) -> Iterator[Vote]:
    """Who answers, as a line with a label for that says: "Respondent: Ada Reed (pilot)"."""
    for block in legend_lines(scene, "answers"):
        dense = dense_name(block.text, words)
        named = [dense["name"]] if dense else [name.text for name in names_in(block.text, words)[:1]]
        yield from (Vote(name, "who-answers", block) for name in named)


def from_rosters(scene: Scene) -> Iterator[Vote]:
    """Whom a list of those who speak names, above the talk or below it, and whose names head sections."""
    for one in rosters(near(scene), scene.words):
        yield Vote(one.name, "asks" if one.asks else "listed", one.block)
    titles = {block.id for block in scene.titles}
    others = tuple(block for block in scene.document.blocks if block.id not in titles)
    yield from (Vote(one.name, "heads", one.block) for one in named_sections(others, scene.words))
    yield from (Vote(name, "heads", block) for name, block in heads_of_talks(others, scene.words))


def from_lead_in(before: Sequence[Block], words: Words) -> Iterator[Vote]:
    """Of whom the paragraph right above the first question tells: it opens with the name."""
    for block in [block for block in before if block.kind in ("paragraph", "quote")][-1:]:
        for found in names_in(block.text[:OPENING], words)[:1]:
            if found.start <= len(found.before) + 1 and not words.bodily.search(found.text):
                yield Vote(found.text, "leads-in", block)


def from_captions(blocks: Sequence[Block], words: Words) -> Iterator[Vote]:
    """Whom a caption or a line calls the one who was interviewed, or says what that person is."""
    for block in blocks:
        if block.kind != "heading" and len(block.text) <= TURN:
            named = (found.text for found in names_in(block.text, words))
            told = (name for name in named if role_of_person(name, (), Places(prose=(block.text,)), words))
            yield from (Vote(name, "with-role", block) for name in told)
        for match in words.interviewee.finditer(block.text[:OPENING]):
            name = next(iter(names_in(block.text[match.end() : match.end() + 80], words)), None)
            if name and not block.text[match.end() : match.end() + name.start].strip(" :,"):
                yield Vote(name.text, "interviewee", block)
            elif first := first_name_at(block.text, match.end(), words):
                yield Vote(first, "interviewee", block, alone=True)


def from_openings(turns: Sequence[tuple[bool, Block, str]], words: Words, known: str = "") -> Iterator[Vote]:
    """Whom the first turns name: a host says with whom he speaks, who answers says his name.

    ``turns``: whether a host speaks, the block, and the text without its label; ``known``: text above the talk, which
    may have the first name that somebody says.
    """
    for host, block, said in turns:
        if host:
            yield from asked_in(said[:TURN], block, words)
            yield from from_captions([block], words)
        if not host and (own := _named_with_post(said[:TURN], words)):
            yield Vote(own, "presents-himself", block)
        for match in words.my_name.finditer(said[:TURN]):
            name = next(iter(names_in(said[match.end() : match.end() + 60], words)), None)
            if name and name.start - len(name.before) <= 1:
                yield Vote(name.text, "asks" if host else "presents-himself", block)
            elif not host and (first := _FIRST_RE.match(said, match.end())):  # "I am Ada"
                told = bool(known) and (first[0] in words.given or first[0] in known)
                yield Vote(first[0], "presents-himself", block, alone=told)


def _named_with_post(said: str, words: Words) -> str:
    """The name with which an answer begins, with a post behind it: "Ada Reed, pilot of the ferry."."""
    found = next(iter(names_in(said, words)), None)
    if found is None or found.start or not said.startswith(", ", found.end):
        return ""
    return found.text if post_at(said, found.end + 2, words) else ""


def from_questions(questions: Sequence[Block], words: Words, *, alone: bool) -> Iterator[Vote]:
    """Whom questions address by name: "Ada Reed, how did you …"; ``alone``: or by a surname, "Ms. Reed"."""
    for block in questions:
        for title, surname in addressed_by(block.text, words):
            yield Vote(f"{title} {surname}", "addressed", block, alone=alone)
        if (called := _CALLED_RE.match(block.text)) and not words.you.isdisjoint(_words(block.text[:OPENING])):
            yield Vote(called["name"], "addressed", block)
        match = _VOCATIVE_RE.match(block.text)
        if match is None:
            continue
        name = next(iter(names_in(match["name"], words)), None)
        if name and name.end == len(match["name"]) and match.start("name") < TURN:
            after = block.text[match.end() : match.end() + 60].casefold().split()
            if match.start("name") == 0 and (words.you | words.leads).intersection(word.strip(",.?") for word in after):
                yield Vote(name.text, "addressed", block)


def _words(text: str) -> list[str]:
    return [word.strip(",.?!¿") for word in text.casefold().split()]


def addressed_by(text: str, words: Words) -> Iterator[tuple[str, str]]:
    """Form of address and surname of whom a question turns to: "Mrs. Reed, why …"."""
    for match in _ADDRESS_RE.finditer(text[:TURN]):
        if match["title"].casefold() in words.honorifics - {"the"}:
            yield match["title"], match["name"]
