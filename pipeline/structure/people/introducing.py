"""The guests as the briefing prints them: name, role and biography, from the cast and the paragraphs about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.languages.everywhere import any_of
from pipeline.languages.words import Words
from pipeline.ledger import CleanDocument
from pipeline.model import Bio, Block, Byline, Evidence, Guest, stream
from pipeline.structure.evidence import because
from pipeline.structure.front.matter import Front
from pipeline.structure.listed_names import life_beside
from pipeline.structure.looks.speaker_labels import Label
from pipeline.structure.people.ballot import find_cast
from pipeline.structure.people.bio import is_life, paragraphs_about
from pipeline.structure.people.guests import called
from pipeline.structure.people.person_names import is_full
from pipeline.structure.people.role_candidates import Places
from pipeline.structure.people.role_places import places_of
from pipeline.structure.people.roles import role_of_person
from pipeline.structure.people.scene import Cast, Person, Scene
from pipeline.structure.people.signing import sign
from pipeline.structure.people.telling import Told, take_heading
from pipeline.structure.people.voters.articles import of_an_article
from pipeline.structure.talk.questions import Question

_CERTAIN = 2.0  # votes of somebody who is a guest beyond doubt
_LAST = 6  # last paragraphs of a talk that may tell about a guest
_BRACKETS_RE = re.compile(r"\s?\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Introduced:
    """Who takes part: the biography with its guests, and everybody else."""

    bio: Bio | None
    cast: Cast
    scene: Scene


def seen_by_talk(
    document: CleanDocument,
    front: Front,
    labels: Mapping[int, Label],
    questions: Mapping[int, Question],
    hosts: frozenset[str],
    words: Words,
) -> Scene:
    """The text as labels, questions and front matter divide it; ``hosts``: names of those who ask."""
    opened = min([*labels, *questions], default=len(document.blocks))
    last = max([*labels, *questions, opened])
    free = [(i, block) for i, block in enumerate(document.blocks) if block.id not in front.taken]
    rest = (block for i, block in free if i >= opened and i not in labels and i not in questions)
    return Scene(
        document=document,
        titles=tuple(block for block in (front.title, front.subtitle) if block),
        before=tuple(block for i, block in free if i < opened),
        after=tuple(block for i, block in free if i > last),
        free=tuple(rest),
        captions=tuple(front.credits),
        editorial=tuple(front.editorial),
        labels=labels,
        questions=tuple(sorted(questions)),
        hosts=hosts,
        authors=tuple(name for name in _authors(front.byline) if is_full(name) and not words.talks.search(name)),
        words=words,
    )


def _authors(byline: Byline | None) -> list[str]:
    """The names in a byline, a comma or "and" between them, without what is in brackets behind them."""
    named = _BRACKETS_RE.sub("", byline.name) if byline else ""
    return [name.strip() for name in _between_re().split(named) if name.strip()]


@cache
def _between_re() -> re.Pattern[str]:
    return re.compile(rf",|\s(?:{any_of('joints')}|&)\s")


def introduce(scene: Scene, front: Front) -> Introduced:
    """The guests of a text and what is told about them. The reason goes to the evidence of ``front``."""
    cast = find_cast(scene)
    sign(front, cast, scene)
    if not (scene.labels or scene.questions):
        cast = of_an_article(cast, scene)
    if not cast.guests:
        return Introduced(None, cast, scene)
    if summary := _summary(front, cast, scene):
        scene = replace(scene, titles=scene.titles[:1], before=(summary, *scene.before))
    free = [block for block in scene.document.blocks if block.id not in front.taken]
    free = [summary, *free] if summary and summary not in free else free
    bio = _bio(cast, scene, free)
    front.evidence += (_reason(bio, cast), *_reasons(bio, cast))
    bio = take_heading(front, free, bio, scene.words)
    return Introduced(bio, cast, scene)


def _summary(front: Front, cast: Cast, scene: Scene) -> Block | None:
    """The line below the title, or the summary of the metadata, where it is a biography and no subtitle."""
    summary = front.subtitle
    told = [Told(person.name, person.forms) for person in cast.guests]
    if summary is None or not is_life(summary.text, told, scene.words):
        return None
    front.subtitle = None
    front.taken.discard(summary.id)
    return summary


def _bio(cast: Cast, scene: Scene, free: Sequence[Block]) -> Bio:
    """The guests with name and role, and all paragraphs about them in the order of the text."""
    told = [Told(person.name, person.forms) for person in cast.guests]
    held = {block.id for block in (*scene.before, *scene.after)}
    amid = [block for block in scene.free if block.id not in held]
    below = scene.after if scene.labels else scene.free[-_LAST:]
    article = not (scene.labels or scene.questions)
    about = paragraphs_about(told, scene.before, amid, below, scene.words, article=article)
    stated = {stream(life_beside(scene.document, person.name)) for person in cast.guests} - {""}
    ids = {block.id for block in (*about, *(block for block in scene.before if stream(block.text) in stated))}
    blocks = tuple(block for block in free if block.id in ids)
    alone = len(cast.guests) == 1
    places = [places_of(person, blocks, scene, alone) for person in cast.guests]
    pairs = tuple(zip(cast.guests, places, strict=True))
    guests = tuple(_guest(person, told, scene.words) for person, told in pairs)
    if not (alone or any(guest.role for guest in guests)):
        guests = tuple(_guest(person, replace(told, met=True), scene.words) for person, told in pairs)
    return Bio(_titled(cast.guests[0], guests[0].name, scene), blocks, guests)


def _titled(person: Person, name: str, scene: Scene) -> str:
    """The name with its forms of address where a paragraph about the person, and the text everywhere, has them."""
    text, printed = "\n".join(block.text for block in scene.document.blocks), _printed(person)
    return printed if "life" in person.votes and text.count(name) == text.count(printed) else name


def _guest(person: Person, places: Places, words: Words) -> Guest:
    guest = called(_printed(person), words)
    role = role_of_person(guest.name, person.forms, places, words)
    return replace(guest, role=role, honorific="" if role == guest.honorific else guest.honorific)


def _printed(person: Person) -> str:
    """The name with the forms of address before it."""
    return person.printed if person.printed.endswith(person.name) else person.name


def _reasons(bio: Bio, cast: Cast) -> Iterator[Evidence]:
    """Why each guest is one: everybody who was weighed, and what speaks for this one."""
    everybody = [(one.name, one.score / _CERTAIN) for one in (*cast.guests, *cast.others)]
    everybody.sort(key=lambda pair: -pair[1])
    for guest, person in zip(bio.guests, cast.guests, strict=True):
        score, votes = person.score / _CERTAIN, sorted(person.votes.items(), key=lambda vote: -vote[1])
        yield because(f"guest {guest.name}", person.sign, person.block, score, weighed=everybody)
        yield because(f"votes for {guest.name}", person.sign, None, score, weighed=votes)


def _reason(bio: Bio, cast: Cast) -> Evidence:
    first = cast.guests[0]
    block = first.block if first.block else next(iter(bio.blocks), None)
    return because("biography", first.sign, block, first.score / _CERTAIN)
