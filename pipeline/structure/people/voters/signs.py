"""Where a text says who asks and who answers: each place is a vote for a name, with the sign that it shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from pipeline.languages.everywhere import any_of, everywhere
from pipeline.languages.grammar import grammar_of
from pipeline.languages.words import NEVER_RE, Words
from pipeline.ledger import CleanDocument
from pipeline.model import Block
from pipeline.structure.listed_names import GUEST_KEYS, HOST_KEYS, listed, role_beside
from pipeline.structure.looks.callings import addressed, full_name, is_name
from pipeline.structure.looks.subjects import guest_name
from pipeline.structure.people.guests import AGE_RE, only_titles
from pipeline.structure.people.person_names import Name, names_in
from pipeline.structure.people.role_candidates import Places
from pipeline.structure.people.roles import role_of_person
from pipeline.structure.people.telling import is_person, telling
from pipeline.structure.people.voters.asked_people import (
    SAID,
    TURN,
    Vote,
    asked_in,
    called_by_post,
    called_in,
    first_name_at,
    row_of,
)
from pipeline.structure.people.voters.titled_people import is_thing
from pipeline.text.ends import asks
from pipeline.text.labels import COLON, COLONS
from pipeline.text.names import CAPITAL, name_source

_LINE = 100  # characters of a line that says who is asked
# How much tells that a paragraph is about somebody: the first one, and others above a talk.
_LEADS, _TOLD = 0.3, 0.5
_CAPITALS = 0.7  # where capitals tell a name, other signs do, too
OPENING = 700  # characters of a paragraph that are looked at
_BEFORE_RE = re.compile(rf"[{COLONS}]|[-–—]\s")
_LABEL_END_RE = re.compile(rf"{COLON}|\s?[-–—]\s")
_VOCATIVE_RE = re.compile(rf"[^.!?…]{{0,40}}?(?P<name>{name_source(1, 4)})\s?[,!?]")
_CALLED_RE = re.compile(rf"[-–—\s]*(?:{CAPITAL}[\w’'-]*,?\s)?(?P<name>{CAPITAL}[\w’'-]{{2,}})[,.!]\s")  # "Hello, Ada."
_FIRST_RE = re.compile(rf"{CAPITAL}[\w’'-]{{2,}}(?=\s?[,.;!(]|\s[^\W\d_A-Z]|$)")
_ADDRESS_RE = re.compile(rf"(?P<title>[^\W\d_]+)\.?\s(?P<name>{CAPITAL}[\w’'-]{{2,}})(?=\s?[,!?.])")


@cache
def _who_is_re() -> re.Pattern[str]:
    """The first words of a question that asks a guest for who that is: "Who is Ada Reed?"."""
    return re.compile(rf"[¿\W\d]*(?:{any_of('who_is')})\s(?=[^?.!,]{{3,40}}\?$)", re.IGNORECASE)


def from_source(document: CleanDocument, words: Words) -> Iterator[Vote]:
    """Who takes part as the metadata says; one of the speakers may be listed as host."""
    for name in listed(document, GUEST_KEYS):
        asking = role_beside(document, name).casefold() in words.asks
        yield Vote(name, "asks" if asking else "source-guest")
    yield from (Vote(name, "asks") for name in listed(document, HOST_KEYS))


def from_prose(titles: Sequence[Block], blocks: Sequence[Block], words: Words) -> Iterator[Vote]:
    """Whom the paragraphs above the talk name as asked, as asking, and as somebody."""
    counted = Counter(name for block in titles for name in {found.text for found in names_in(block.text, words)})
    for block in blocks:
        text = block.text[:OPENING]
        yield from asked_in(text, block, words)
        yield from from_openings([(False, block, text)], words)
        if words.bio_name is not NEVER_RE:
            known = (name for name in called_in(text, words) if words.person.match(f"{name},"))  # a surname
            yield from (Vote(name, "named-as-asked", block) for name in (*known, *called_by_post(text, words)))
        yield from (Vote(found.text, "hosts", block) for found in names_in(text, words) if _hosts(text, found, words))
        names = dict.fromkeys(found.text for found in names_in(text, words) if not is_thing(text, found, words))
        counted.update(list(names))
        yield from (Vote(name, "named", block) for name in names)
        yield from (
            Vote(found.text, "with-role", block) for found in names_in(text, words) if AGE_RE.match(text, found.end)
        )
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


def from_lives(before: Sequence[Block], words: Words) -> Iterator[Vote]:
    """With whose name a paragraph above the talk opens that tells who somebody is."""
    for head, below in pairwise(before):
        told = words.bio_pronoun.match(below.text) and words.bio_verb.search(below.text[:OPENING])
        if head.kind == "heading" and told and full_name(head.text.strip(), words):
            yield Vote(head.text.strip(), "life", head)  # a box: "Ada Reed", and below it "For years she has run …"
    first = next((block for block in before if block.kind == "paragraph"), None)
    for block in before:
        name, score = guest_name(block.text, words), telling(block, "", words)
        enough = _LEADS if block is first else _TOLD
        if name and score >= enough and is_person(block, words):
            if words.asked_whom.match(block.text):  # "Meet Ada Reed. She runs …"
                name = next((found.text for found in names_in(block.text, words) if found.text in name), name)
            most = _CAPITALS if words.bio_name is NEVER_RE else 1.0
            yield Vote(name, "life", block, value=most * min(1.0, 2 * score))


def _hosts(text: str, name: Name, words: Words) -> bool:
    """Whether a word for who asks is the trade behind a name: "Ada Reed, host of the Harbour Hour"."""
    article = words.copula.match(text, name.end) if text.startswith(",", name.end) else None
    start = article.end() if article else name.end + 2
    return text.startswith(",", name.end) and text[start:].casefold().split(" ", 1)[0] in words.asks


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


def _is_subject(text: str, found: Name, words: Words) -> bool:
    """Whether a name may be a person of whom a sentence tells: no article and no preposition leads to it."""
    start = found.start - (len(found.before) + 1 if found.before else 0)
    last = text[: max(start, 0)].rpartition(" ")[0].rpartition(" ")[2].casefold()
    beside = found.before.rpartition(" ")[2].casefold()  # "Bildnerin zu den Themen Flut"
    led = any(word in words.stop and word not in everywhere("by") for word in (last, beside))
    return not (led or words.bodily.search(found.text))


def from_lead_in(blocks: Sequence[Block], words: Words) -> Iterator[Vote]:
    """Of whom the paragraph right above the first question tells: it opens with the name, or a comma parts a role.

    So it tells of the others in one row: "the pilot Ada Reed, the cook Bo Berg and Kim Dahl, who mends nets".
    """
    for block in blocks:
        names = list(names_in(block.text[:OPENING], words))
        first = next((at for at, found in enumerate(names) if _leads(block.text, found, words)), None)
        if first is not None:
            start = names[first].start
            others = (found for found in names[first + 1 :] if _leads(block.text, found, words))
            row = (*row_of(block.text, start, names[first:], words), *others)
            yield from (Vote(name, "leads-in", block) for name in dict.fromkeys(found.text for found in row))


def _leads(text: str, found: Name, words: Words) -> bool:
    opens = found.start <= len(found.before) + 1 or only_titles(text[: found.start], words)
    apart = text.startswith(",", found.end) or text[: found.start].endswith(", ")
    told = opens or (apart and role_of_person(found.text, (), Places(prose=(text,)), words))
    return bool(told) and _is_subject(text, found, words)


def from_lone_label(blocks: Sequence[Block], words: Words) -> Iterator[Vote]:
    """Who speaks above the first question of a talk without labels, or in a talk too short for labels to recur.

    "Ada Reed: I mend boats."; "Ada Reed – The boats rot." below a label with a question.
    """
    asked = False
    for block in blocks:
        head = _BEFORE_RE.split(block.text, maxsplit=1)[0].strip()
        name = addressed(head, words)
        if not (full_name(name, words) or is_name(name, words, 1)) or not _LABEL_END_RE.match(block.text, len(head)):
            continue
        said = block.text[len(head) + 1 :].casefold().replace("’", "'")
        if asked or words.me.intersection(said.split()[:SAID]):
            yield Vote(name, "who-answers", block)
        elif asks(said):
            asked = True
            yield Vote(name, "asks", block)


def from_openings(turns: Sequence[tuple[bool, Block, str]], words: Words) -> Iterator[Vote]:
    """Whom the first turns name: a host says with whom he speaks, who answers says his name.

    ``turns``: whether a host speaks, the block, and the text without its label.
    """
    for host, block, said in turns:
        if host:
            yield from asked_in(said[:TURN], block, words)
            yield from from_captions([block], words)
        for match in words.my_name.finditer(said[:TURN]):
            name = next(iter(names_in(said[match.end() : match.end() + 60], words)), None)
            if name and name.start - len(name.before) <= 1:
                yield Vote(name.text, "asks" if host else "presents-himself", block)
            elif not host and (first := _FIRST_RE.match(said, match.end())):  # "I am Ada"
                yield Vote(first[0], "presents-himself", block)


def from_questions(questions: Sequence[Block], words: Words) -> Iterator[Vote]:
    """Whom questions address by name: "Ada Reed, how did you …"."""
    for block in questions:
        for title, surname in addressed_by(block.text, words):
            yield Vote(f"{title} {surname}", "addressed", block)
        if who := _who_is_re().match(block.text):
            asked = names_in(block.text[who.end() :], words)
            yield from (Vote(name.text, "addressed", block) for name in asked if not name.start)
            continue
        yield from (Vote(found.text, "spoken-of", block) for found in _spoken_of(block.text[:OPENING], words))
        if (called := _CALLED_RE.match(block.text)) and not words.you.isdisjoint(_words(block.text[:OPENING])):
            yield Vote(called["name"], "addressed", block)
        match = _VOCATIVE_RE.match(block.text)
        if match is None:
            continue
        name = next(iter(names_in(match["name"], words)), None)
        if name and name.end == len(match["name"]) and match.start("name") < TURN:
            after = block.text[match.end() : match.end() + 60].casefold().split()
            if match.start("name") == 0 and words.you.intersection(word.strip(",.?") for word in after):
                yield Vote(name.text, "addressed", block)


def _words(text: str) -> list[str]:
    return [word.strip(",.?!¿") for word in text.casefold().split()]


def _spoken_of(text: str, words: Words) -> Iterator[Name]:
    """Who is named amid a question that turns to somebody else."""
    if not words.you.isdisjoint(_words(text)):
        amid = (found for found in names_in(text, words) if found.start and text[found.end : found.end + 1] == " ")
        yield from (found for found in amid if text[: found.start].rstrip()[-1:].isalnum())


def addressed_by(text: str, words: Words) -> Iterator[tuple[str, str]]:
    """Form of address and surname of whom a question turns to: "Mrs. Reed, why …"."""
    for match in _ADDRESS_RE.finditer(text[:TURN]):
        if match["title"].casefold() in words.honorifics - {"the"}:
            yield match["title"], match["name"]
