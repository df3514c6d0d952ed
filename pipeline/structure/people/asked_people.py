"""Whom titles and sentences name as asked, met or presented."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.languages.everywhere import any_of, entries, everywhere
from pipeline.languages.grammar import grammar_of
from pipeline.languages.name_words import joints
from pipeline.languages.words import Words
from pipeline.model import Block
from pipeline.structure.looks.callings import is_name
from pipeline.structure.looks.subjects import capital_run
from pipeline.structure.people.guests import AGE_RE
from pipeline.structure.people.person_names import Name, is_full, names_in
from pipeline.structure.people.role_candidates import Places
from pipeline.structure.people.roles import role_of_person
from pipeline.structure.people.trades import held_before
from pipeline.text.labels import COLON
from pipeline.text.names import CAPITAL, SMALL_LETTERS
from pipeline.text.quotation import OPENERS, SINGLE

_DOTS_RE = re.compile(r"(?:\.{2,4}|…)\s")
_OWNS = ("'s ", "’s ", "的")
SAID = 8  # words
TURN = 400  # characters of a turn in which somebody is introduced
_ACCOUNT_RE = re.compile(r"\s?[(（\[]@\w")
_CLAUSE_RE = re.compile(r"[.;:!?。；：！？]\s|\n")
_LIST_RE = re.compile(rf"\s*(?:[(（][^()（）]{{1,80}}[)）])?\s*,\s*(?:[{SMALL_LETTERS}][\w’'-]*\s+){{0,3}}")
_PART_RE = re.compile(r"\s[–—|-]\s$")
_QUOTE_RE = re.compile(rf"{COLON}\s?[{OPENERS}{SINGLE}]")
_TITLED_RE = re.compile(rf"(?P<titles>(?:[^\W\d_]+\.?\s){{1,3}})(?P<name>{CAPITAL}[\w’-]{{2,}})(?!\s{CAPITAL}|[\w’-])")
_AGED_RE = re.compile(rf"(?<![^\s(“„«])(?P<name>{CAPITAL}[\w’-]+)\s\(\d{{1,2}}\)")  # "Ada (12) rows"
_LED = 2  # words before a name: "my friend Ada Reed"
_KICKER = 6  # words before a colon in a title
_APART = tuple(":：–—|>-")
_APART_RE = re.compile(r":\s|\s[/|–—-]\s|,\s")
_NAME_END_RE = re.compile(r"$|,\s|\s[/(–—|-]")
_TALK_TITLE_RE = re.compile(r"\s?[:：]\s|\s[–—|>-]\s|\s(?=[^\W\d_]+\s[^\W\d_]+$)")
_TRADE_RE = re.compile(r"(?:[^\W\d_][\w’'&-]*,?\s){0,7}[“\"]?")
_BEFORE_BOTH_RE = re.compile(r"(?:\s?,[^.;:?!]{2,80},)?\s(?:[^\W\d_]{2,3}\s)?")
_BEFORE_VERB_RE = re.compile(r"\s*(?:[(（][^()（）]{1,80}[)）]|,[^.;:?!]{2,80},)?,?\s*(?:\w+ly\s)?$")


@dataclass(frozen=True, slots=True)
class Vote:
    """A place that says something of somebody; ``sign`` names its weight in ``votes.toml``."""

    name: str
    sign: str
    block: Block | None = None
    value: float = 1.0
    alone: bool = False  # a first name, where the frame says that somebody is named


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
            owner = any(block.text.startswith(sign, found.end) for sign in _OWNS)  # "Michigan State’s Ada Reed"
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
        for name in called_in(block.text, words):
            yield Vote(name, "named-as-asked", block)


def _is_title(block: Block, words: Words) -> Iterator[Vote]:
    """Who alone is a title, or a part of it that a dash or a colon sets apart: "Ada Reed – Orbital", "Portrait: Ada"."""
    for part in _APART_RE.split(block.text.strip()):
        name = next(iter(names_in(part, words, 1)), None)
        if name and name.text == part[len(name.before) :].strip() and name.text.split()[0] in words.given:
            yield Vote(name.text, "is-title", block, alone=True)


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
    if _asked_by_re(words).search(block.text[: found.start]):
        yield from (Vote(found.text, sign, block) for sign in ("asks", "asks-in-prose"))
        return
    yield Vote(found.text, "in-title", block)
    aged = AGE_RE.match(block.text, found.end)
    if aged or role_of_person(found.text, (), Places(titles=(block.text,)), words):
        yield Vote(found.text, "with-role", block)
    opens = found.start == len(found.before) + bool(found.before) or bool(_PART_RE.search(block.text[: found.start]))
    if opens and _QUOTE_RE.match(block.text, found.end):
        yield Vote(found.text, "quoted", block)
    if opens and _topic_re().match(block.text, found.end):
        yield Vote(found.text, "subject", block)


@cache
def _asked_by_re(words: Words) -> re.Pattern[str]:
    """The words before the name of who asks: "Questions by"."""
    by = "|".join(map(re.escape, sorted(everywhere("by") | everywhere("senders"))))
    return re.compile(rf"\b(?:{re.escape(words.fixed['questions'].split()[0])})\s(?:{by})\s$", re.IGNORECASE)


@cache
def _topic_re() -> re.Pattern[str]:
    """What parts who speaks from what is spoken of: "Ada Reed on fog"."""
    return re.compile(rf"\s(?:{any_of('topic')})\s", re.IGNORECASE)


def called_in(text: str, words: Words) -> Iterator[str]:
    """Who was asked, in a script without capital letters, where the words around a name show its ends."""
    match = words.asked_name.search(text)
    name = match and next(filter(None, match.groupdict().values()), None)
    if name:
        yield name


def called_by_post(text: str, words: Words) -> Iterator[str]:
    """Who was asked, in such a script, where prose or a line of a profile gives the post with the name."""
    match = words.asked_name.search(text)
    groups = match.groupdict() if match else {}
    yield from (name for group in ("asked", "met", "told", "post", "shown") if (name := groups.get(group)))


def interviewed(text: str, words: Words) -> str:
    """The name in a title that is a name and a word for a talk: "Ada Reed Interview", "Summer interview: Ada Reed"."""
    pieces = _TALK_TITLE_RE.split(text.strip(), maxsplit=1)
    head, _, last = text.strip().rpartition(" ")
    if words.talks.fullmatch(last) and capital_run(head, words) == head:
        return head if head.split()[0] in words.given else ""  # "Harbour Herald Interview"
    if len(pieces) < 2 or not words.talks.search(pieces[0]) or len(pieces[0].split()) > _KICKER:
        return ""
    name, apart = capital_run(pieces[1], words) or "", text[len(pieces[0]) :].lstrip()[:1] in _APART
    ends = _NAME_END_RE.match(pieces[1], len(name)) if apart else name == pieces[1]
    return name if ends and (apart or words.talks.fullmatch(pieces[0])) else ""


def asked_in(text: str, block: Block | None, words: Words) -> Iterator[Vote]:
    """ "We asked Ada Reed, a pilot, and Bo Berg": who was asked, and who stands before the verb and asked."""
    found = list(names_in(text, words))
    for match in words.asked_whom.finditer(text):
        dots = _DOTS_RE.match(text, match.end())  # "An interview with ... Ada Reed"
        start = dots.end() if dots else match.end()
        ends = (clause for clause in _CLAUSE_RE.finditer(text, start) if not _is_abbreviated(text, clause, words))
        clause = next(ends, None)
        end = clause.start() if clause and clause[0].strip() else len(text)
        after = [name for name in found if start <= name.start and name.end <= end]
        row = list(row_of(text, start, after, words))
        if words.bio_pronoun.match(text[: match.start()].rstrip().rpartition(" ")[2]):  # "She spoke to Ada Reed"
            yield from (Vote(name.text, "asks-in-prose", block) for name in row)
            continue
        before = [name for name in found if name.end <= match.start()][-1:]
        both = words.both.match(text, match.start())
        gap = _BEFORE_BOTH_RE if both else _BEFORE_VERB_RE
        meets = [name for name in before if gap.fullmatch(text, name.end, match.start())]
        if both and meets and (not row or _tells_more(text, meets[0], row[0], words)):
            row, meets = meets, row
        elif both and not meets and held_before(f"{text[: match.start()].rstrip()},", words):
            row, meets = [], row  # "In conversation with Ada Reed, the pilot tells …"
        others = [name for name in found if row and name not in row and _is_other(text[: name.start], words)]
        yield from (Vote(name.text, "named-as-asked", block) for name in row)
        yield from (Vote(name.text, "asks-in-prose", block) for name in (*meets, *others))
        if not row and (name := first_name_at(text, start, words)):
            yield Vote(name, "named-as-asked", block, alone=True)


def _is_other(before: str, words: Words) -> bool:
    """Whether a text before a name ends in "he and": the one who was asked, and who asked."""
    pronoun, joint = before.split()[-2:] if len(before.split()) > 1 else ("", "")
    return joint in joints() and bool(words.bio_pronoun.fullmatch(pronoun))


def _is_abbreviated(text: str, stop: re.Match[str], words: Words) -> bool:
    """Whether a full stop belongs to a form of address: "Dr. "."""
    return text[: stop.start()].rpartition(" ")[2].casefold() in words.honorifics


def _tells_more(text: str, one: Name, other: Name, words: Words) -> bool:
    """Whether a text says what one is, and not what the other is: "the pilot Ada Reed in conversation with Bo Berg"."""
    one_is, other_is = (role_of_person(name.text, (), Places(prose=(text,)), words) for name in (one, other))
    return bool(one_is) and not other_is


def row_of(text: str, at: int, names: Sequence[Name], words: Words) -> Iterator[Name]:
    """The names that stand right behind a verb of asking, over a trade before each and a joint between two.

    What a comma alone parts may be a trade ("Ada Reed, Hedge Layer"), unless "and" follows ("Ada Reed, Bo Berg and …").
    """
    row: list[Name] = []
    waiting: list[Name] = []
    for name in names:
        start = max(at, name.start - (len(name.before) + 1 if name.before else 0))
        if words.bodily.search(name.text):
            break
        if any(text.startswith(sign, name.end) for sign in _OWNS) and not row and name is not names[-1]:
            at = name.end + len(_OWNS[0])
            continue
        if not row:
            if not _TRADE_RE.fullmatch(text, at, start) or _links(text[at:start], words):
                break
            row.append(name)
        elif (apart := _between_re(words.tag).fullmatch(text, at, start)) and not (
            _links(text[at:start], words) or _is_matter(apart["led"], words)
        ):
            row += [*waiting, name]
            waiting = []
        elif _LIST_RE.fullmatch(text, at, start) and not _links(text[at:start], words):
            waiting.append(name)
        else:
            continue
        at = name.end
    yield from row


def _links(between: str, words: Words) -> bool:
    """Whether words before a name begin with a preposition or end in one: "the president of the North Sea Council"."""
    before = between.casefold().split()
    leads = bool(before) and before[0] in grammar_of(words.tag).prepositions  # "featuring in the first …"
    return len(before) > 1 and (leads or before[-1] in words.stop - joints())


def _is_matter(led: str, words: Words) -> bool:
    """Whether words between "and" and a name are no trade: "director and the making of her film The Night Boat"."""
    return len(led.split()) > _LED and not words.bio_noun.search(led)


def _links_to_trade(between: str, words: Words) -> bool:
    """Whether words before a name are a trade and a preposition: ", Professor of" before "Human Rights"."""
    return between.startswith(",") and bool(words.bio_noun.search(between)) and _links(between, words)


@cache
def _between_re(tag: str) -> re.Pattern[str]:
    """A joint between two names, perhaps with a trade before each."""
    joint = "|".join(map(re.escape, sorted(entries(tag, "joints") or joints())))  # "i" is "and" or "in"
    return re.compile(
        rf"\s*(?:[(（][^()（）]{{1,80}}[)）])?\s*(?:,[^.;:?!]{{2,120}}?)?,?\s*(?:\b(?i:{joint})|&)\s+"
        rf"(?P<led>(?:[{SMALL_LETTERS}][\w’'-]*\s+){{0,5}})"
    )


def first_name_at(text: str, at: int, words: Words) -> str | None:
    """A first name right behind a frame that names somebody, with a trade or an account behind it.

    "An interview with Ada, the pilot of the ferry", "our guest Ada (@ada)".
    """
    titled = _TITLED_RE.match(text, at)
    titles = titled["titles"].casefold().replace(".", "").split() if titled else []
    if titled and words.honorifics.issuperset(titles) and not words.bio_noun.search(titled["name"]):
        return titled[0] if titled["name"].casefold() not in words.honorifics else None  # "Dr. Reed"
    found = next((name for name in names_in(text[at : at + 40], words, 1) if not name.start), None)
    if found is None or " " in found.text or found.text.isupper():
        return None
    more = text[at + found.end :]
    article = words.copula.match(more) if more.startswith(",") else None
    trade = article and words.bio_noun.search(" ".join(more[article.end() :].split()[:SAID]))
    return found.text if trade or _ACCOUNT_RE.match(more) else None
