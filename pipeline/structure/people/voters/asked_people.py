"""Whom sentences name as asked, met or presented."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.languages.everywhere import entries
from pipeline.languages.grammar import grammar_of
from pipeline.languages.name_words import joints
from pipeline.languages.words import NEVER_RE, UNSPACED_RE, Words
from pipeline.model import Block
from pipeline.structure.people.person_names import Name, names_in
from pipeline.structure.people.role_candidates import Places
from pipeline.structure.people.role_words import of_words
from pipeline.structure.people.roles import role_of_person
from pipeline.structure.people.trades import held_before, post_at, trade_at_the_end
from pipeline.text.names import CAPITAL, SMALL_LETTERS

_DOTS_RE = re.compile(r"(?:\.{2,4}|…)\s")
_AFTER_NAME = ("，", "さん、")  # with which a line about somebody goes on
OWNS = ("'s ", "’s ", "的")
SAID = 8  # words
TURN = 400  # characters of a turn in which somebody is introduced
_ACCOUNT_RE = re.compile(r"\s?[(（\[]@\w")
_ENDED_RE = re.compile(r"[.!]?$|\.\s|\s?[:|–—]\s")
_CLAUSE_RE = re.compile(r"[.;:!?。；：！？]\s|\n")
_CLAUSES_RE = re.compile(r"[，。；！？,;!?\n]")
_LIST_RE = re.compile(rf"\s*(?:[(（][^()（）]{{1,80}}[)）])?\s*,\s*(?:[{SMALL_LETTERS}][\w’'-]*\s+){{0,3}}")
_TITLED_RE = re.compile(rf"(?P<titles>(?:[^\W\d_]+\.?\s){{1,3}})(?P<name>{CAPITAL}[\w’-]{{2,}})(?!\s{CAPITAL}|[\w’-])")
_BEFORE_NAME = 3  # words up to a name: "erzählt uns die"
_LED = 2  # words before a name: "my friend Ada Reed"
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


def called_in(text: str, words: Words) -> Iterator[str]:
    """Who was asked, in a script without capital letters, where the words around a name show its ends.

    The matter of a talk can stand in the place of a name ("港口访谈"): a name begins with a surname, has a form
    of address, or stands behind a post ("创始人安河").
    """
    match = words.asked_name.search(text)
    group = next((key for key, value in match.groupdict().items() if value), "") if match else ""
    if not match or not group:
        return
    name, before = match[group], text[match.start() : match.start(group)]
    known = any(words.person.match(name + end) for end in _AFTER_NAME) or words.bio_noun.search(before)
    if known or not UNSPACED_RE.match(name):
        yield name


def called_abroad(text: str, words: Words) -> Iterator[str]:
    """A name in Latin letters behind a word for a talk, in such a script: "我们采访了赫尔港的港务主任 Ada Reed"."""
    for clause in _CLAUSES_RE.split(text) if words.bio_name is not NEVER_RE else ():
        met = words.talks.search(clause)
        names = [name for name in names_in(clause, words) if met and name.start >= met.end()]
        if len(names) == 1 and names[0].end == len(clause.rstrip()):
            yield names[0].text


def called_by_post(text: str, words: Words) -> Iterator[str]:
    """Who was asked, in such a script, where prose or a line of a profile gives the post with the name."""
    match = words.asked_name.search(text)
    groups = match.groupdict() if match else {}
    yield from (name for group in ("asked", "met", "told", "post", "shown") if (name := groups.get(group)))


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
        before = [name for name in found if name.end <= match.start()][-2:]
        both = words.both.match(text, match.start())
        gap = _BEFORE_BOTH_RE if both else _BEFORE_VERB_RE
        meets = [name for name in before if gap.fullmatch(text, name.end, match.start())]
        if len(meets) > 1 or meets != before[-1:]:  # "Bo Berg, editor of the Quay Post, spoke to"
            meets = [name for name in meets if name is before[-1] or post_at(text, name.end + 2, words)][:1]
        if both and meets and (not row or _tells_more(text, meets[0], row[0], words)):
            row, meets = meets, row
        elif both and not meets and held_before(f"{text[: match.start()].rstrip()},", words):
            row, meets = [], row  # "In conversation with Ada Reed, the pilot tells …"
        others = [name for name in found if row and _is_other(text[: name.start], words)]
        row = [name for name in row if name not in others]
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
    for name, after in zip(names, [*names[1:], None], strict=False):
        if after and _has_bearer(text[name.end : after.start], words):
            at = after.start if at == name.start else at
            continue
        start = max(at, name.start - (len(name.before) + 1 if name.before else 0))
        if words.bodily.search(name.text):
            break
        if any(text.startswith(sign, name.end) for sign in OWNS) and not row and name is not names[-1]:
            at = name.end + len(OWNS[0])
            continue
        if not row:
            if not _TRADE_RE.fullmatch(text, at, start) or links(text[at:start], words):
                break
            row.append(name)
        elif (apart := _between_re(words.tag).fullmatch(text, at, start)) and not (
            links(text[at:start], words) or _is_matter(apart["led"], name, words)
        ):
            row += [*waiting, name]
            waiting = []
        elif _LIST_RE.fullmatch(text, at, start) and not links(text[at:start], words):
            waiting.append(name)
        else:
            continue
        at = name.end
    yield from row


def _has_bearer(between: str, words: Words) -> bool:
    """Whether words between two names are a trade, so that the first is its house: "Wet Hat pilot Ada Reed"."""
    led = between.strip()
    return between == f" {led} " and trade_at_the_end(led, words) == led.lstrip("0123456789 ")


def links(between: str, words: Words) -> bool:
    """Whether words before a name begin with a preposition or end in one: "the president of the North Sea Council"."""
    before = between.casefold().split()
    leads = bool(before) and before[0] in grammar_of(words.tag).prepositions  # "featuring in the first …"
    return len(before) > 1 and (leads or before[-1] in words.stop - joints())


def _is_matter(led: str, name: Name, words: Words) -> bool:
    """Whether words between "and" and a name are no trade: "director and the making of her film The Night Boat".

    Or a trade that is one of something with that name: "founder of the studio Wet Light".
    """
    trade = words.bio_noun.search(led)
    of_thing = not of_words().isdisjoint(led.split()) and name.text.split()[0] not in words.given
    return len(led.split()) > _LED and (trade is None or of_thing)


@cache
def _between_re(tag: str) -> re.Pattern[str]:
    """A joint between two names, perhaps with a trade before each."""
    joint = "|".join(map(re.escape, sorted(entries(tag, "joints") or joints())))  # "i" is "and" or "in"
    return re.compile(
        rf"\s*(?:[(（][^()（）]{{1,80}}[)）])?\s*(?:,[^.;:?!]{{2,120}}?)?,?\s*(?:\b(?i:{joint})|&)\s+"
        rf"(?P<led>(?:[{SMALL_LETTERS}][\w’'-]*\s+){{0,5}})"
    )


def verb_before(head: str, words: Words) -> str:
    """The word with which a text ends, over a trade and small words: "erzählt" in "erzählt uns die Lotsin"."""
    trade = trade_at_the_end(head, words) if head else ""
    head = head[: len(head) - len(trade)] if trade and head.endswith(trade) else head
    parts = head.split()[-_BEFORE_NAME:]
    while len(parts) > 1 and parts[-1] in words.stop:
        parts.pop()
    return parts[-1] if parts else ""


def first_name_at(text: str, at: int, words: Words) -> str | None:
    """A first name right behind a frame that names somebody, with a trade, an account or nothing behind it.

    "An interview with Ada, the pilot of the ferry", "our guest Ada (@ada)", "Interview with Ada".
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
    ends = found.text in words.given and _ENDED_RE.match(more)
    return found.text if trade or ends or _ACCOUNT_RE.match(more) else None
