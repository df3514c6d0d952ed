"""Where a text says who asks and who answers: each place is a vote for a name, with the sign that it shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.languages.everywhere import any_of
from pipeline.languages.name_words import joints
from pipeline.languages.words import Words
from pipeline.ledger import CleanDocument
from pipeline.model import Block
from pipeline.structure.listed_names import GUEST_KEYS, HOST_KEYS, listed
from pipeline.structure.looks.subjects import capital_run, guest_name
from pipeline.structure.people.guests import is_place, role_behind
from pipeline.structure.people.person_names import Name, is_full, names_in
from pipeline.structure.people.roles import Places, role_of_person
from pipeline.text.labels import COLON, COLONS
from pipeline.text.names import CAPITAL, SMALL_LETTERS, name_source
from pipeline.text.quotation import OPENERS, SINGLE

OPENING = 700  # characters of a paragraph that are looked at
_OWNS = ("'s ", "’s ")
_SAID = 8  # words
_TURN = 400  # characters of a turn in which somebody is introduced
_QUOTE_RE = re.compile(rf"{COLON}\s?[{OPENERS}{SINGLE}]")
_BEFORE_RE = re.compile(rf"[{COLONS}]|[-–—]\s")
_LABEL_END_RE = re.compile(rf"{COLON}|\s?[-–—]\s")
_ACCOUNT_RE = re.compile(r"\s?[(（\[]@\w")
_CLAUSE_RE = re.compile(r"[.;:!?。；：！？]\s|\n")
_LIST_RE = re.compile(r"\s*(?:[(（][^()（）]{1,80}[)）])?\s*,\s*")
_PART_RE = re.compile(r"\s[–—|-]\s$")
_TALK_TITLE_RE = re.compile(r"\s?[:：]\s|\s[–—|-]\s|\s(?=[^\W\d_]+\s[^\W\d_]+$)")
_TRADE_RE = re.compile(r"(?:[^\W\d_][\w’'&-]*,?\s){0,7}[“\"]?")
_BEFORE_VERB_RE = re.compile(r"\s*(?:[(（][^()（）]{1,80}[)）]|,[^.;:?!]{2,80},)?\s*(?:\w+ly\s)?$")
_VOCATIVE_RE = re.compile(rf"[^.!?…]{{0,40}}?(?P<name>{name_source(1, 4)})\s?[,!?]")
_ADDRESS_RE = re.compile(rf"(?P<title>[^\W\d_]+)\.?\s(?P<name>{CAPITAL}[\w’'-]{{2,}})(?=\s?[,!?.])")


@cache
def _between_re() -> re.Pattern[str]:
    """A joint between two names, perhaps with a trade before each."""
    return re.compile(
        rf"\s*(?:[(（][^()（）]{{1,80}}[)）])?\s*(?:,[^.;:?!]{{2,120}}?)?,?\s*(?:\b(?:{any_of('joints')})|&)\s+"
        rf"(?:[{SMALL_LETTERS}][\w’'-]*\s+){{0,5}}"
    )


@dataclass(frozen=True, slots=True)
class Vote:
    """A place that says something of somebody; ``sign`` names its weight in ``votes.toml``."""

    name: str
    sign: str
    block: Block | None = None
    value: float = 1.0
    alone: bool = False  # a first name, where the frame says that somebody is named


def from_source(document: CleanDocument) -> Iterator[Vote]:
    """Who takes part as the metadata says."""
    yield from (Vote(name, "source-guest") for name in listed(document, GUEST_KEYS))
    yield from (Vote(name, "asks") for name in listed(document, HOST_KEYS))


def from_titles(titles: Sequence[Block], words: Words) -> Iterator[Vote]:
    """Whom title and subtitle name."""
    below = titles[1].text if len(titles) > 1 else ""
    if words.bio_noun.search(" ".join(below.split()[:3])) and not any(names_in(below[:_TURN], words)):
        yield Vote(titles[0].text, "with-role", titles[0])  # the title is a name, and the line below it a trade
    for block in titles:
        yield from _asked(block.text, block, words)
        end = 0
        for found in names_in(block.text, words):
            owner = any(block.text.startswith(sign, found.end) for sign in _OWNS)  # "Michigan State’s Ada Reed"
            if not (owner or is_place(found.text) or _links_to_trade(block.text[end : found.start], words)):
                yield from _titled(found, block, words)
            end = found.end
        if (shown := _interviewed(block.text, words)) and is_full(shown):
            yield Vote(shown, "named-as-asked", block)
        for name in _called(block.text, words):
            yield Vote(name, "named-as-asked", block)


def _titled(found: Name, block: Block, words: Words) -> Iterator[Vote]:
    """What a title says of a name in it: it opens a quotation with it, or is nothing else."""
    yield Vote(found.text, "in-title", block)
    if role_of_person(found.text, (), Places(titles=(block.text,)), words):
        yield Vote(found.text, "with-role", block)
    opens = found.start == len(found.before) + bool(found.before) or bool(_PART_RE.search(block.text[: found.start]))
    if opens and _QUOTE_RE.match(block.text, found.end):
        yield Vote(found.text, "quoted", block)
    if opens and found.end == len(block.text.rstrip()):
        yield Vote(found.text, "whole-title", block)
    if opens and words.bio_verb.match(block.text, found.end + 1):
        yield Vote(found.text, "subject", block)


def from_prose(titles: Sequence[Block], blocks: Sequence[Block], words: Words) -> Iterator[Vote]:
    """Whom the paragraphs above the talk name as asked, as asking, and as somebody."""
    counted = Counter(name for block in titles for name in {found.text for found in names_in(block.text, words)})
    for block in blocks:
        text = block.text[:OPENING]
        yield from _asked(text, block, words)
        first = next(names_in(text, words), None) if block.kind in ("paragraph", "quote") else None
        if first and first.start == 0 and words.apposed.match(text, first.end):
            yield Vote(first.text, "apposed", block)
        yield from (Vote(found.text, "hosts", block) for found in names_in(text, words) if _hosts(text, found, words))
        names = {found.text for found in names_in(text, words) if not is_place(found.text)}
        counted.update(names)
        yield from (Vote(name, "named", block) for name in sorted(names))
        beside = (name for name in sorted(names) if role_of_person(name, (), Places(prose=(text,)), words))
        yield from (Vote(name, "with-role", block) for name in beside)
    yield from (Vote(name, "repeated") for name, count in counted.items() if count > 1)


def _hosts(text: str, name: Name, words: Words) -> bool:
    """Whether a word for who asks is the trade behind a name: "Ada Reed, host of the Harbour Hour"."""
    article = words.copula.match(text, name.end) if text.startswith(",", name.end) else None
    start = article.end() if article else name.end + 2
    return text.startswith(",", name.end) and text[start:].casefold().split(" ", 1)[0] in words.asks


def from_boxes(blocks: Sequence[Block], words: Words) -> Iterator[Vote]:
    """Whom a paragraph amid or below the talk tells about: it begins with a name and says what that person is."""
    for block in blocks:
        name = guest_name(block.text[:_TURN], words) if block.kind in ("paragraph", "quote") else None
        if name and block.text.startswith(name) and role_behind(block.text[len(name) : OPENING], words):
            yield Vote(name, "boxed", block)


def from_captions(blocks: Sequence[Block], words: Words) -> Iterator[Vote]:
    """Whom a caption or a line calls the one who was interviewed."""
    for block in blocks:
        for match in words.interviewee.finditer(block.text[:OPENING]):
            name = next(names_in(block.text[match.end() : match.end() + 80], words), None)
            if name and not block.text[match.end() : match.end() + name.start].strip(" :,"):
                yield Vote(name.text, "interviewee", block)
            elif first := first_name_at(block.text, match.end(), words):
                yield Vote(first, "interviewee", block, alone=True)


def from_thanks(blocks: Sequence[Block], words: Words) -> Iterator[Vote]:
    """Who is thanked for answers: "Thanks to Ada Reed for the interview"."""
    for block in blocks:
        for match in words.thanked.finditer(block.text[:OPENING]):
            name = next(names_in(block.text[match.end() : match.end() + 80], words), None)
            if name and name.start - len(name.before) <= 1:
                yield Vote(name.text, "thanked", block)


def from_lone_label(blocks: Sequence[Block], words: Words) -> Iterator[Vote]:
    """Who speaks above the first question of a talk without labels: "Ada Reed: I mend boats."."""
    for block in blocks:
        name = capital_run(_BEFORE_RE.split(block.text, maxsplit=1)[0], words)
        said = block.text[len(name) + 1 :] if name and _LABEL_END_RE.match(block.text, len(name)) else ""
        if name and is_full(name) and words.me.intersection(said.casefold().replace("’", "'").split()[:_SAID]):
            yield Vote(name, "who-answers", block)


def first_name_at(text: str, at: int, words: Words) -> str | None:
    """A first name right behind a frame that names somebody, with a trade or an account behind it.

    "An interview with Ada, the pilot of the ferry", "our guest Ada (@ada)".
    """
    found = next((name for name in names_in(text[at : at + 40], words, 1) if not name.start), None)
    if found is None or " " in found.text or found.text.isupper():
        return None
    more = text[at + found.end :]
    article = words.copula.match(more) if more.startswith(",") else None
    trade = article and words.bio_noun.search(" ".join(more[article.end() :].split()[:_SAID]))
    return found.text if trade or _ACCOUNT_RE.match(more) else None


def from_openings(turns: Sequence[tuple[bool, Block, str]], words: Words) -> Iterator[Vote]:
    """Whom the first turns name: a host says with whom he speaks, who answers says his name.

    ``turns``: whether a host speaks, the block, and the text without its label.
    """
    for host, block, said in turns:
        if host:
            yield from _asked(said[:_TURN], block, words)
            yield from from_captions([block], words)
        for match in words.my_name.finditer(said[:_TURN]):
            name = next(names_in(said[match.end() : match.end() + 60], words), None)
            if name and name.start - len(name.before) <= 1:
                yield Vote(name.text, "asks" if host else "presents-himself", block)


def from_questions(questions: Sequence[Block], words: Words) -> Iterator[Vote]:
    """Whom questions address by name: "Ada Reed, how did you …"."""
    for block in questions:
        for title, surname in addressed_by(block.text, words):
            yield Vote(f"{title} {surname}", "addressed", block)
        match = _VOCATIVE_RE.match(block.text)
        if match is None:
            continue
        name = next(names_in(match["name"], words), None)
        if name and name.end == len(match["name"]) and match.start("name") < _TURN:
            after = block.text[match.end() : match.end() + 60].casefold().split()
            if match.start("name") == 0 and words.you.intersection(word.strip(",.?") for word in after):
                yield Vote(name.text, "addressed", block)


def addressed_by(text: str, words: Words) -> Iterator[tuple[str, str]]:
    """Form of address and surname of whom a question turns to: "Mrs. Reed, why …"."""
    for match in _ADDRESS_RE.finditer(text[:_TURN]):
        if match["title"].casefold() in words.honorifics - {"the"}:
            yield match["title"], match["name"]


def _asked(text: str, block: Block, words: Words) -> Iterator[Vote]:
    """ "We asked Ada Reed, a pilot, and Bo Berg": who was asked, and who stands before the verb and asked."""
    found = list(names_in(text, words))
    for match in words.asked_whom.finditer(text):
        clause = _CLAUSE_RE.search(text, match.end())
        end = (
            clause.start()
            if clause and len(clause[0].strip()) and not _abbreviates(text, clause.start())
            else len(text)
        )
        after = [name for name in found if match.end() <= name.start and name.end <= end]
        row = list(_row(text, match.end(), after, words))
        if words.bio_pronoun.match(text[: match.start()].rstrip().rpartition(" ")[2]):  # "She spoke to Ada Reed"
            yield from (Vote(name.text, "asks-in-prose", block) for name in row)
            continue
        yield from (Vote(name.text, "named-as-asked", block) for name in row)
        if not row and (name := first_name_at(text, match.end(), words)):
            yield Vote(name, "named-as-asked", block, alone=True)
        before = [name for name in found if name.end <= match.start()]
        if before and _BEFORE_VERB_RE.fullmatch(text, before[-1].end, match.start()):
            yield Vote(before[-1].text, "asks-in-prose", block)


def _abbreviates(text: str, stop: int) -> bool:
    return text[stop] == "." and len(text[:stop].rsplit(" ", 1)[-1]) <= 2


def _row(text: str, at: int, names: Sequence[Name], words: Words) -> Iterator[Name]:
    """The names that stand right behind a verb of asking, over a trade before each and a joint between two.

    What a comma alone parts may be a trade ("Ada Reed, Hedge Layer"), unless "and" follows ("Ada Reed, Bo Berg and …").
    """
    row: list[Name] = []
    waiting: list[Name] = []
    for name in names:
        start = max(at, name.start - (len(name.before) + 1 if name.before else 0))
        if is_place(name.text) or words.bodily.search(name.text):
            break
        if any(text.startswith(sign, name.end) for sign in _OWNS) and not row and name is not names[-1]:
            at = name.end + len(_OWNS[0])
            continue
        if not row:
            if not _TRADE_RE.fullmatch(text, at, start) or _links(text[at:start], words):
                break
            row.append(name)
        elif _between_re().fullmatch(text, at, start) and not _links(text[at:start], words):
            row += [*waiting, name]
            waiting = []
        elif _LIST_RE.fullmatch(text, at, start):
            waiting.append(name)
        else:
            continue
        at = name.end
    yield from row


def _links_to_trade(between: str, words: Words) -> bool:
    """Whether words before a name are a trade and a preposition: ", Professor of" before "Human Rights"."""
    return between.startswith(",") and bool(words.bio_noun.search(between)) and _links(between, words)


def _links(between: str, words: Words) -> bool:
    """Whether words before a name end in a preposition: "the president of the North Sea Council"."""
    before = between.casefold().split()
    return len(before) > 1 and before[-1] in words.stop - joints()


def _interviewed(text: str, words: Words) -> str:
    """The name in a title that is a name and a word for a talk: "Ada Reed Interview", "Interview – Ada Reed"."""
    pieces = _TALK_TITLE_RE.split(text.strip(), maxsplit=1)
    head, _, last = text.strip().rpartition(" ")
    if words.talks.fullmatch(last) and capital_run(head, words) == head:
        return head
    kicker = len(pieces) == 2 and words.talks.fullmatch(pieces[0])
    return pieces[1] if kicker and capital_run(pieces[1], words) == pieces[1] else ""


def _called(text: str, words: Words) -> Iterator[str]:
    """Who was asked, in a script without capital letters, where the words around a name show its ends."""
    match = words.asked_name.search(text)
    name = match and next(filter(None, match.groupdict().values()), None)
    if name:
        yield name
