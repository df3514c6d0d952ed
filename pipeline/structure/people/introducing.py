"""The guests as the briefing prints them: name, role and biography, from the cast and the paragraphs about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from pipeline.languages.everywhere import any_of, everywhere
from pipeline.languages.words import Words
from pipeline.ledger import CleanDocument
from pipeline.model import Bio, Block, Byline, Evidence, Guest
from pipeline.structure.evidence import because
from pipeline.structure.front.matter import Front
from pipeline.structure.listed_names import GUEST_KEYS, listed
from pipeline.structure.looks.bylines import led_byline
from pipeline.structure.looks.callings import is_name
from pipeline.structure.looks.speaker_labels import Label
from pipeline.structure.people.ballot import find_cast
from pipeline.structure.people.bio import Told, bio_at_the_end, find_bio, is_life, paragraphs_about, take_heading
from pipeline.structure.people.guests import called
from pipeline.structure.people.person_names import is_full, same_person
from pipeline.structure.people.roles import Places, close_role, role_of_person
from pipeline.structure.people.scene import Cast, Person, Scene
from pipeline.structure.people.signs import from_prose, from_titles
from pipeline.structure.talk.questions import Question

_CERTAIN = 2.0  # votes of somebody who is a guest beyond doubt
_OWN_TURNS = 2  # first turns in which a guest may say what he or she is
_MEETS = frozenset({"named-as-asked", "asks-in-prose"})  # the sign that a paragraph says who spoke with whom
_OPENS = 3  # blocks above the talk that may name a post without the name
_TITLED = frozenset({"in-title", "with-role"})
_TOLD = 1.6  # votes of somebody whom a title names
_SUBJECT = frozenset({"source-guest", "who-answers"})  # signs that alone make a guest of an article
_LAST = 6  # last paragraphs of a talk that may tell about a guest
_BRACKETS_RE = re.compile(r"\s?\([^()]*\)")
_ASKED = 3  # first questions that may say it


@dataclass(frozen=True, slots=True)
class Introduced:
    """Who takes part: the biography with its guests, and everybody else."""

    bio: Bio | None
    cast: Cast
    scene: Scene
    close: Mapping[str, str] = field(default_factory=dict)  # guests with a doubtful role: what it may be instead, or ""


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
        authors=tuple(filter(is_full, _authors(front.byline))),
        lives=(),
        words=words,
    )


def _authors(byline: Byline | None) -> list[str]:
    """The names in a byline, without what is in brackets behind them."""
    named = _BRACKETS_RE.sub("", byline.name) if byline else ""
    return [name.strip() for name in named.split(",") if name.strip()]


def introduce(scene: Scene, front: Front) -> Introduced:
    """The guests of a text and what is told about them. The reason goes to the evidence of ``front``."""
    found = _life(scene)
    lives = tuple(guest.name for guest in found[0].guests) if found else ()
    cast = find_cast(replace(scene, lives=lives))
    _sign(front, cast, scene)
    if not (scene.labels or scene.questions):
        cast = _of_an_article(cast, scene)
    if not cast.guests:
        return Introduced(None, cast, scene)
    free = [block for block in scene.document.blocks if block.id not in front.taken]
    free = _with_summary(front, cast, scene, free)
    bio = _bio(found[0] if found else None, cast, scene, free)
    front.evidence += (_reason(found, bio, cast), *_reasons(bio, cast))
    take_heading(front, free, bio, scene.words)
    return Introduced(bio, cast, scene, dict(_close_roles(bio, cast, scene)))


def _with_summary(front: Front, cast: Cast, scene: Scene, free: list[Block]) -> list[Block]:
    """The blocks that may be biography, and the summary of the metadata where it is one and no subtitle."""
    summary = front.subtitle
    told = [Told(person.name, tuple(shorter(person.name))) for person in cast.guests]
    if summary is None or summary.id != "m-subtitle" or not is_life(summary, told, scene.words):
        return free
    front.subtitle = None
    front.taken.discard(summary.id)
    return [summary, *free]


def _of_an_article(cast: Cast, scene: Scene) -> Cast:
    """The guests of a text without a talk: whom source, title or opening say to be asked, or the title names."""
    heads = (*from_titles(scene.titles, scene.words), *from_prose((), scene.before[:_OPENS], scene.words))
    met = {vote.name for vote in heads if vote.sign == "named-as-asked"}
    told = any(map(scene.words.talks.search, (block.text for block in (*scene.titles, *scene.before))))

    def is_told(one: Person) -> bool:
        titled = told and one.score >= _TOLD and set(one.votes) >= _TITLED
        return one.name in met or titled or not _SUBJECT.isdisjoint(one.votes)

    return replace(cast, guests=tuple(filter(is_told, cast.guests)))


def _close_roles(bio: Bio, cast: Cast, scene: Scene) -> Iterator[tuple[str, str]]:
    """The guests whose role is in doubt, with what it may be instead."""
    for person, guest in zip(cast.guests, bio.guests, strict=True):
        places = _where(person, bio.blocks, scene, len(cast.guests) == 1)
        other = close_role(guest.name, shorter(guest.name), places, scene.words)
        if other is not None:
            yield guest.name, other


def _sign(front: Front, cast: Cast, scene: Scene) -> None:
    """Who asks is the author where no byline names one and a paragraph says who met whom: "Ada Reed spoke with …"."""
    for person in cast.others if front.byline is None else ():
        said = {"asks", *_MEETS} & set(person.votes) > {"asks"} and bool(person.labels)
        said = said and "hosts" not in person.votes
        named = (block for block in scene.before if person.name in block.text)
        block = next(named, None) if said and is_full(person.name) else None
        if block and is_name(person.name, scene.words):
            front.byline = Byline(person.name)
            front.evidence.append(because("byline", "asks-and-is-named", block))
            return
        if block := _signed_by(person, scene):
            front.byline = Byline(person.name)
            front.evidence.append(because("byline", "asks-and-is-named", block))
            return
    lines = (led_byline(block, scene.words) for block in scene.before) if front.byline is None else ()
    if found := next(filter(None, lines), None):  # "Interviewer: Ada Reed" amid other front matter
        front.byline = replace(found, blocks=())
        front.evidence.append(because("byline", "cast-line", found.blocks[0]))


def _signed_by(person: Person, scene: Scene) -> Block | None:
    """A line above the talk that is the name of who asks, or says "by" before it."""
    if "asks" not in person.votes or not is_name(person.name, scene.words):
        return None
    by = re.compile(rf"\b(?:{any_of('by')})\s{re.escape(person.name)}(?!\w)", re.IGNORECASE)
    lines = (*scene.before, *scene.editorial)
    return next((one for one in lines if one.text.strip() == person.name or by.search(one.text)), None)


def _life(scene: Scene) -> tuple[Bio, Evidence] | None:
    """The biography that a text sets apart: above the talk, else at its end."""
    title = " ".join(block.text for block in scene.titles)
    speakers = (label.speaker for label in scene.labels.values() if not label.role)
    names = (*listed(scene.document, GUEST_KEYS), *speakers)
    below = scene.after if scene.labels else scene.free
    return find_bio(scene.before, title, names, scene.words) or bio_at_the_end(below, title, names, scene.words)


def _bio(life: Bio | None, cast: Cast, scene: Scene, free: Sequence[Block]) -> Bio:
    """The guests with name and role, and all paragraphs about them in the order of the text."""
    told = [Told(person.name, tuple(shorter(person.name))) for person in cast.guests]
    ours = life is not None and any(same_person(one.name, g.name) for one in life.guests for g in cast.guests)
    set_apart = life.blocks if life and ours else ()
    held = {block.id for block in (*set_apart, *scene.before, *scene.after)}
    amid = [block for block in scene.free if block.id not in held]
    below = scene.after if scene.labels else scene.free[-_LAST:]
    more = paragraphs_about(told, scene.before, amid, below, scene.words, led=len(scene.titles) > 1)
    ids = {block.id for block in (*set_apart, *more)}
    blocks = tuple(
        block for block in free if block.id in ids or (block.id == "m-subtitle" and block not in scene.before)
    )
    alone = len(cast.guests) == 1
    guests = tuple(_guest(person, life, _where(person, blocks, scene, alone), scene) for person in cast.guests)
    name = life.name if life and ours and len(guests) == 1 else guests[0].name
    return Bio(name, blocks, guests)


def shorter(name: str) -> list[str]:
    """The forms that stand for a name in running text: last and first word; of a Chinese name the surname."""
    parts = name.split()
    return [part for part in dict.fromkeys((parts[-1], parts[0])) if len(part) > 2] if len(parts) > 1 else []


def _guest(person: Person, life: Bio | None, places: Places, scene: Scene) -> Guest:
    told = next((one for one in (life.guests if life else ()) if same_person(one.name, person.name)), None)
    guest = told or called(_printed(person), scene.words)
    role = role_of_person(guest.name, shorter(guest.name), places, scene.words)
    role = role or guest.role
    return replace(guest, role=role, honorific="" if role == guest.honorific else guest.honorific)


def _printed(person: Person) -> str:
    """The name with the forms of address before it."""
    return person.printed if person.printed.endswith(person.name) else person.name


def _where(person: Person, lives: Sequence[Block], scene: Scene, alone: bool) -> Places:
    """The texts that may say what a guest is."""
    blocks, held = scene.document.blocks, {block.id for block in lives}
    labels = sorted(scene.labels)
    own = [index for index in labels if scene.labels[index].person in person.labels][:_OWN_TURNS]
    host = [labels[at - 1] for at in map(labels.index, own[:1]) if at]  # who is presented in the turn before
    presented = [blocks[i].text[scene.labels[i].end :] for i in host if scene.labels[i].speaker in scene.hosts]
    said = [blocks[i].text[scene.labels[i].end :] or blocks[min(i + 1, len(blocks) - 1)].text for i in own]
    asking = [i for i, label in sorted(scene.labels.items()) if label.speaker in scene.hosts][:_ASKED]
    asked = [blocks[i].text[scene.labels[i].end :] for i in asking]
    asked += [blocks[i].text for i in scene.questions[:_ASKED] if i not in scene.labels]
    if not scene.labels and scene.questions and scene.questions[0] + 1 < len(blocks):
        said = [blocks[scene.questions[0] + 1].text]
    told = (*scene.before, *scene.captions, *scene.editorial, *scene.after[-4:])
    prose = [block.text for block in told if block.id not in held]
    prose += dict.fromkeys(scene.labels[i].speaker for i in labels if scene.labels[i].person in person.labels)
    said += [block.text for block in scene.before if _presents_himself(block, person, scene.words)]
    texts = [block.text for block in scene.titles]
    named = len(texts) > 1 and texts[0].strip() == person.name
    every = [i for i, label in sorted(scene.labels.items()) if label.person in person.labels]
    later = [blocks[i].text for i in every[_OWN_TURNS:]]
    lived = [block.text for block in lives]
    pictured = [block.text for block in blocks if block.kind == "figure"]
    return Places(
        beneath=texts[1] if named else "",
        titles=texts,
        lives=lived,
        prose=[*prose, *asked[:1], *presented],
        opening=[block.text for block in scene.before[:_OPENS]] + asked[:1],
        captions=pictured,
        asked=asked,
        said=said,
        later=later,
        stated=_stated(scene) if alone else (),
        alone=alone,
    )


def _stated(scene: Scene) -> list[str]:
    """What the text or its metadata say under "Position" or the like."""
    keys = {key.replace(" ", "_") for key in everywhere("post_keys")}
    given = filter(None, (scene.document.source.meta(key) for key in sorted(keys)))
    lines = (match["role"] for block in scene.before for match in _stated_re().finditer(block.text))
    return [*given, *lines]


@cache
def _stated_re() -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of('post_keys')})\s?[:：]\s*(?P<role>\S[^\n]{{2,100}})", re.IGNORECASE | re.MULTILINE)


def _presents_himself(block: Block, person: Person, words: Words) -> bool:
    """Whether a guest speaks above the first question: "Ada Reed: I mend boats", "My name is Ada Reed, and I …"."""
    if block.text.startswith((f"{person.name}:", f"{person.name} -", f"{person.name}-", f"{person.name} –")):
        return True
    return any(block.text.startswith(person.name, match.end()) for match in words.my_name.finditer(block.text[:200]))


def _reasons(bio: Bio, cast: Cast) -> Iterator[Evidence]:
    """Why each guest is one: everybody who was weighed, and what speaks for this one."""
    everybody = [(one.name, one.score / _CERTAIN) for one in (*cast.guests, *cast.others)]
    everybody.sort(key=lambda pair: -pair[1])
    for guest, person in zip(bio.guests, cast.guests, strict=True):
        score, votes = person.score / _CERTAIN, sorted(person.votes.items(), key=lambda vote: -vote[1])
        yield because(f"guest {guest.name}", person.sign, person.block, score, weighed=everybody)
        yield because(f"votes for {guest.name}", person.sign, None, score, weighed=votes)


def _reason(found: tuple[Bio, Evidence] | None, bio: Bio, cast: Cast) -> Evidence:
    if found and found[0].blocks and found[0].blocks[0] in bio.blocks:
        return found[1]
    first = cast.guests[0]
    block = first.block if first.block else next(iter(bio.blocks), None)
    return because("biography", first.sign, block, first.score / _CERTAIN)
