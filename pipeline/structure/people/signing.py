"""The byline where no line of its own is one: who asks, and is said to have met the guest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from statistics import mode

from pipeline.languages.everywhere import any_of
from pipeline.languages.words import Words
from pipeline.model import Block, Byline
from pipeline.structure.evidence import because
from pipeline.structure.front.matter import Front
from pipeline.structure.looks.callings import is_name
from pipeline.structure.looks.speaker_labels import Label
from pipeline.structure.people.person_names import is_full, letters_of, names_in
from pipeline.structure.people.scene import Cast, Person, Scene, asked_authors
from pipeline.text.names import CAPITAL

_PAGE = 14  # blocks of a title page
_TAIL = 4  # last blocks
_USER_RE = re.compile(r"[a-z]{2,}(?:[-_.][a-z]+){0,2}")
_SIGNED_RE = re.compile(rf"(?:[(\[]|(?<=\w)[,;]?\s)(?P<name>{CAPITAL}[\w’'-]+)(?!\w)")  # "(Ada)", amid a sentence
_NICK_RE = re.compile(r"[(（]([^()（）]+)[)）]$")  # by which a talk may call who is asked
_BRACKETS_RE = re.compile(r"[(（][^()（）]*[)）]")
_HEAD = 300  # characters of a line that may say who led the talk
_NEARLY_ALL = 0.8  # of the turns of those who ask
_MEETS = frozenset({"named-as-asked", "asks-in-prose"})  # the sign that a paragraph says who spoke with whom


def sign(front: Front, cast: Cast, scene: Scene) -> None:
    """Complete the byline: authors of the metadata without the guests and with contributors, or else who asks.

    Who asks is the author where no byline names one, and a paragraph says who met whom ("Ada Reed spoke with …") or who
    led the talk, or one person alone asks under a full name.
    """
    if front.byline and not front.byline.blocks:
        talks = scene.labels or scene.questions  # who tells of herself in an article has written it
        asking = {person.name for person in cast.others if {"asks", *_MEETS} & person.votes.keys()}
        guests = {person.name for person in cast.guests if talks} | ({*asked_authors(scene)} - asking)
        given = _spelt(front.byline.name, scene).split(", ")
        authors = [name for name in given if guests.isdisjoint((name, *_NICK_RE.findall(name)))]
        signed = dict.fromkeys((*authors, *_contributors(scene)))
        front.byline = replace(front.byline, name=", ".join(signed)) if signed else None
    for person in cast.others if front.byline is None else ():
        asks = {"asks", *_MEETS} & set(person.votes) > {"asks"} and bool(person.labels)
        apart = not any(map(is_full, scene.hosts)) and bool(scene.labels or scene.questions)
        said = asks or (apart and "asks-in-prose" in person.votes)
        named = (block for block in (*scene.titles, *scene.before) if person.name in block.text)
        block = next(named, None) if said and is_full(person.name) else _signed_by(person, scene)
        if block and is_name(person.name, scene.words):
            front.byline = Byline(person.name)
            front.evidence.append(because("byline", "asks-and-is-named", block))
            return
    printed = front.byline is not None and front.byline.blocks
    if not printed and (led := _conducted(cast, scene)) and led[0] not in (front.byline.name if front.byline else ""):
        front.byline = Byline(led[0])
        front.evidence.append(because("byline", "asks-and-is-named", led[1]))
    if front.byline is None and (host := _only_host(scene)):
        front.byline = Byline(host.speaker)
        front.evidence.append(because("byline", "asks-by-name", scene.document.blocks[host.index]))


def _only_host(scene: Scene) -> Label | None:
    """The first label of who asks, if one person with a full name has nearly all turns of those who do.

    Not in the transcript of a recording, which has times: who is heard there need not have made the text.
    """
    hosts = [label for _, label in sorted(scene.labels.items()) if label.speaker in scene.hosts]
    asking = [label for label in hosts if not label.role or label.speaker != label.name]  # "Interviewer" is no name
    name = mode(label.speaker for label in asking) if asking else ""
    theirs = [label for label in asking if label.speaker == name]
    timed = any(label.time for label in theirs)
    able = not timed and _is_persons(name, scene.words) and len(theirs) > _NEARLY_ALL * len(asking)
    return theirs[0] if able else None


def _is_persons(name: str, words: Words) -> bool:
    """Whether a label is a person's full name, and neither a periodical's nor a surname with a form of address."""
    parts = [part.casefold().rstrip(".") for part in name.split()]
    body = words.bodily.search(name) or words.periodical.search(name) or words.stop.intersection(parts)
    address = bool(parts) and parts[0] in words.honorifics
    return is_full(name) and is_name(name, words) and not (body or address)


def _spelt(given: str, scene: Scene) -> str:
    """Authors of the metadata, a user's name as the text prints the person's: "adareed", "ada-reed" is "Ada Reed"."""
    near = (*scene.document.blocks[:_PAGE], *scene.document.blocks[-_TAIL:])
    named = [found.text for block in near for found in names_in(block.text, scene.words)]
    small = {word.strip(",.;:!?") for block in scene.document.blocks for word in block.text.split() if word.islower()}
    alone = (match["name"] for block in near for match in _SIGNED_RE.finditer(block.text))
    named += [name for name in alone if name.lower() not in small]
    return ", ".join(_person_of(name, named) if _USER_RE.fullmatch(name) else name for name in given.split(", "))


def _person_of(user: str, named: Sequence[str]) -> str:
    whole = (name for name in named if letters_of(name) == letters_of(user))
    parts = re.split(r"[-_.]", user)
    return next(whole, " ".join(part.capitalize() for part in parts) if len(parts) > 1 else user)


def _contributors(scene: Scene) -> list[str]:
    """Who wrote with the author, as a line above the talk says: "With contributions from Ada Reed (Harbour Trust)"."""
    lines = (block.text.strip() for block in (*scene.titles, *scene.before) if len(block.text) <= _HEAD)
    said = next((line for line in lines if _contributed_re().search(line)), "")
    bare = _BRACKETS_RE.sub(" ", _contributed_re().sub("", said))
    return [name.text for name in names_in(bare, scene.words) if is_full(name.text)]


def _signed_by(person: Person, scene: Scene) -> Block | None:
    """A line above the talk that is the name of who asks, or says "by" before it."""
    by = re.compile(rf"\b(?:{any_of('by')})\s{re.escape(person.name)}(?!\w|\s(?-i:[A-Z]{{2}}))", re.IGNORECASE)
    lines = (*scene.before, *scene.editorial) if "asks" in person.votes else ()
    return next((one for one in lines if one.text.strip() == person.name or by.search(one.text)), None)


def _conducted(cast: Cast, scene: Scene) -> tuple[str, Block] | None:
    """Whom a line above the talk names as having led it: "An interview conducted by Ada Reed, Harbour Archive"."""
    first = [scene.document.blocks[index] for index in sorted(scene.labels)[:1]]
    guests = {person.name for person in cast.guests}
    for block in (*scene.titles, *scene.before, *scene.editorial, *first, *scene.captions[-_TAIL:]):
        head = block.text[:_HEAD]
        for match in _by_re().finditer(head) if scene.words.talks.search(head) else ():
            name = next(iter(names_in(block.text[match.end() : match.end() + 60], scene.words)), None)
            if name and not name.start and name.text not in guests and not scene.words.bodily.search(name.text):
                return name.text, block
    return None


@cache
def _contributed_re() -> re.Pattern[str]:
    """The words before such names, or behind them, at the beginning or the end of a line."""
    return re.compile(rf"^(?:{any_of('contributed')})\b|(?:{any_of('contributed')})[.。]?$", re.IGNORECASE)


@cache
def _by_re() -> re.Pattern[str]:
    """The verb of leading a talk, or a word for one, and "by": "conducted and recorded by"."""
    both = rf"(?:\s(?:{any_of('joints')})\s[^\W\d_]+)?"
    met = rf"(?:\s(?:{any_of('with_names')})\s[^,;:|–—]{{3,60}}?)?"  # "Interview with Bo Berg by Ada Reed"
    return re.compile(rf"\b(?:(?:{any_of('conducted')}){both}|interview{met})\s(?:{any_of('by')})\s", re.IGNORECASE)
