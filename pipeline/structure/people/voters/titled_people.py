"""Whom title and subtitle name, and what they say of whom they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.languages.everywhere import any_of, entries, everywhere
from pipeline.languages.words import NEVER_RE, UNSPACED, Words
from pipeline.model import Block
from pipeline.structure.looks.callings import is_name
from pipeline.structure.looks.subjects import capital_run
from pipeline.structure.people.guests import AGE_RE
from pipeline.structure.people.person_names import Name, is_full, names_in
from pipeline.structure.people.role_candidates import Places
from pipeline.structure.people.roles import role_of_person
from pipeline.structure.people.voters.asked_people import OWNS, TURN, Vote, asked_in, called_abroad, called_in, links
from pipeline.text.labels import COLON
from pipeline.text.names import CAPITAL, name_source
from pipeline.text.quotation import CLOSERS, OPENERS, SINGLE

_PART_RE = re.compile(r"\s[–—|-]\s$")
_QUOTE_RE = re.compile(rf"(?:,\s[^:,{OPENERS}]{{2,60}})?{COLON}\s?[{OPENERS}{SINGLE}]")  # a role may part them
_BEHIND_QUOTE_RE = re.compile(rf"[{CLOSERS}]\s?[:–—|-]\s$")
_AGED_RE = re.compile(rf"(?<![^\s(“„«])(?P<name>{CAPITAL}[\w’-]+)\s\(\d{{1,2}}\)")  # "Ada (12) rows"
_KICKER = 6  # words before a colon in a title
_APART = tuple(":：–—|>-")
_APART_RE = re.compile(r":\s|\s[/|–—·-]\s|,\s|[：，｜]")
_SPACED_RE = re.compile(rf"[{UNSPACED}]{{1,3}}[ 　][{UNSPACED}]{{1,4}}")
_CALLED_RE = re.compile(r"さん|氏|先生|様|選手|プロ|女士|老师|老師")
_NAME_END_RE = re.compile(r"$|,\s|\s[/(–—|-]")
_TALK_TITLE_RE = re.compile(r"\s?[:：]\s|\s[–—|>-]\s|\s(?=[^\W\d_]+\s[^\W\d_]+$)")


def from_titles(titles: Sequence[Block], words: Words) -> Iterator[Vote]:
    """Whom title and subtitle name."""
    below = titles[1].text if len(titles) > 1 else ""
    trade = words.bio_noun.search(" ".join(below.split()[:3])) and not any(names_in(below[:TURN], words))
    if trade and is_name(titles[0].text, words):
        yield Vote(titles[0].text, "with-role", titles[0])  # the title is a name, and the line below it a trade
    for block in titles:
        yield from asked_in(block.text, block, words)
        end = 0
        for found in names_in(block.text, words):
            owner = any(block.text.startswith(sign, found.end) for sign in OWNS)  # "Michigan State’s Ada Reed"
            if not (
                owner or is_thing(block.text, found, words) or _links_to_trade(block.text[end : found.start], words)
            ):
                yield from _titled(found, block, words)
            end = found.end
        if block is titles[0]:
            yield from _is_title(block, words)
        for young in _AGED_RE.finditer(block.text):
            if young["name"] in words.given:
                yield Vote(young["name"], "named-as-asked", block, alone=True)
        if (shown := interviewed(block.text, words)) and is_full(shown):
            yield Vote(shown, "named-as-asked", block)
        for name in (*called_in(block.text, words), *called_abroad(block.text, words), *_last_in(block.text, words)):
            yield Vote(name, "named-as-asked", block)


def _last_in(text: str, words: Words) -> Iterator[str]:
    """Who ends a title on a talk, set apart, in a script without capital letters."""
    *before, last = _APART_RE.split(text.strip())
    if words.bio_name is not NEVER_RE and words.talks.search("".join(before)) and words.person.fullmatch(f"{last},"):
        yield last


def from_spaced_title(titles: Sequence[Block], below: Sequence[Block], words: Words) -> Iterator[Vote]:
    """Whose name is the title, in a script without spaces: "水野　花子", and "水野花子さん" in the text below."""
    name = titles[0].text.strip() if titles and words.bio_name is not NEVER_RE else ""
    if not _SPACED_RE.fullmatch(name):
        return
    glued = "".join(name.split())
    ends = [(block, match.end()) for block in below for match in re.finditer(glued, block.text)]
    if any(_CALLED_RE.match(block.text, end) or words.bio_noun.match(block.text, end) for block, end in ends):
        yield from (Vote(name, sign, titles[0]) for sign in ("in-title", "is-title", "subject"))


def _is_title(block: Block, words: Words) -> Iterator[Vote]:
    """Who alone is a title, or a part of it set apart by a dash or a colon: "Ada Reed – Orbital", "Portrait: Ada"."""
    lead = ""
    for part in _APART_RE.split(block.text.strip()):
        name = next(iter(names_in(part, words, 1)), None)
        alone = name and name.text == part[len(name.before) :].strip() and name.text.split()[0] in words.given
        if name and alone and not words.credit.match(f"{lead}: {part}"):  # "Photo: Ada Reed"
            yield Vote(name.text, "is-title", block, alone=True)
        lead = part.rpartition(" ")[2]


def is_thing(text: str, found: Name, words: Words) -> bool:
    """Whether an article stands right before capital words, or they in brackets behind a name.

    "The Night Boat", "at the Annual Dinner", "Ada Reed (Radio Hull)".
    """
    if text[: found.start].endswith(" (") and any(one.end == found.start - 2 for one in names_in(text, words)):
        return True
    before = text[: found.start].rpartition(" ")[0].rpartition(" ")[2] if text[: found.start].endswith(" ") else ""
    return before.casefold() in entries(words.tag, "articles") | entries(words.tag, "owners")


def _titled(found: Name, block: Block, words: Words) -> Iterator[Vote]:
    """What a title says of a name in it: it opens a quotation with it, or is nothing else."""
    before = block.text[: found.start]
    if _asked_by_re(words).search(before) or (led_by_re(words).search(before) and words.talks.search(before)):
        yield from (Vote(found.text, sign, block) for sign in ("asks", "asks-in-prose"))
        return
    yield Vote(found.text, "in-title", block)
    aged = AGE_RE.match(block.text, found.end)
    if aged or role_of_person(found.text, (), Places(titles=(block.text,)), words):
        yield Vote(found.text, "with-role", block)
    opens = found.start == len(found.before) + bool(found.before) or bool(_PART_RE.search(block.text[: found.start]))
    if opens and _QUOTE_RE.match(block.text, found.end):
        yield Vote(found.text, "quoted", block)
    ends = not block.text[found.end :].strip(" )")
    if ends and _BEHIND_QUOTE_RE.search(block.text[: found.start]):
        yield Vote(found.text, "quoted", block)
    if (opens and _topic_re().match(block.text, found.end)) or (ends and _with_re().search(block.text[: found.start])):
        yield Vote(found.text, "subject", block)


@cache
def _asked_by_re(words: Words) -> re.Pattern[str]:
    """The words before the name of who asks: "Questions by", "An interview with Bo Berg by"."""
    by = "|".join(map(re.escape, sorted(everywhere("by") | everywhere("senders"))))
    asked = rf"\b(?:{re.escape(words.fixed['questions'].split()[0])})\s(?:{by})"
    own = "|".join(map(re.escape, sorted(entries(words.tag, "by"))))
    whom = rf"(?:\s(?i:{any_of('with_names')})\s{name_source(2, 4)})?"
    return re.compile(rf"(?i:{asked})\s$|(?i:\binterview){whom}\s(?i:{own})\s$")


@cache
def led_by_re(words: Words) -> re.Pattern[str]:
    """The words before the name of who led a talk: "conducted by"."""
    by = "|".join(map(re.escape, sorted(entries(words.tag, "by"))))
    return re.compile(rf"\b(?:{any_of('conducted')})\s(?:{by})\s$", re.IGNORECASE)


@cache
def _topic_re() -> re.Pattern[str]:
    """What parts who speaks from what is spoken of: "Ada Reed on fog"."""
    return re.compile(rf"\s(?:{any_of('topic')})\s", re.IGNORECASE)


@cache
def _with_re() -> re.Pattern[str]:
    """The end of the words before who takes part: "Ferries at night, with"."""
    return re.compile(rf"(?<!\w)(?:{any_of('with_names')})\s$")


def interviewed(text: str, words: Words) -> str:
    """The name in a title that is a name and a word for a talk: "Ada Reed Interview", "Summer interview: Ada Reed"."""
    pieces = _TALK_TITLE_RE.split(text.strip(), maxsplit=1)
    head, _, last = text.strip().rpartition(" ")
    led, _, small = head.rpartition(" ")
    behind = small in entries(words.tag, "with_behind")  # "Ada Reed ile söyleşi"
    parted = behind or (small.islower() and small in words.stop)  # "Ada Reed im Interview"
    head = led if parted else head.rstrip(" :–—|-")
    if words.talks.fullmatch(last) and capital_run(head, words) == head:
        return head if behind or head.split()[0].title() in words.given else ""  # "Harbour Herald Interview"
    if len(pieces) < 2 or not words.talks.search(pieces[0]) or len(pieces[0].split()) > _KICKER:
        return ""
    name, apart = capital_run(pieces[1], words) or "", text[len(pieces[0]) :].lstrip()[:1] in _APART
    ends = _NAME_END_RE.match(pieces[1], len(name)) if apart else name == pieces[1]
    return name if ends and (apart or words.talks.fullmatch(pieces[0])) else ""


def heads_of_talks(blocks: Sequence[Block], words: Words) -> list[tuple[str, Block]]:
    """Whom headings name with whom a talk is below each, if there are several: "Ada Reed im Interview"."""
    heads = [(name, block) for block in blocks if block.kind == "heading" for name in _head_of_talk(block, words)]
    return heads if len({name for name, _ in heads}) > 1 else []


def _head_of_talk(block: Block, words: Words) -> Iterator[str]:
    if name := interviewed(block.text, words):
        yield name
    yield from (vote.name for vote in asked_in(block.text, block, words) if vote.sign == "named-as-asked")


def _links_to_trade(between: str, words: Words) -> bool:
    """Whether words before a name are a trade and a preposition: ", Professor of" before "Human Rights"."""
    return between.startswith(",") and bool(words.bio_noun.search(between)) and links(between, words)
