"""Who speaks under which label, and which names of a text are one person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.languages.everywhere import any_of, everywhere
from pipeline.languages.grammar import grammar_of
from pipeline.languages.name_words import joints, particles
from pipeline.languages.people_keys import GUEST_KEYS, HOST_KEYS
from pipeline.languages.words import Words
from pipeline.model import stream
from pipeline.structure.listed_names import listed
from pipeline.structure.looks.callings import addressed, role_of
from pipeline.structure.looks.speaker_labels import Label
from pipeline.structure.people.name_cases import inflects, is_case_of, is_misspelt, nearly
from pipeline.structure.people.person_names import (
    is_full,
    is_title,
    letters_of,
    meant_by,
    names_in,
    same_person,
)
from pipeline.structure.people.role_words import bearer
from pipeline.structure.people.scene import Person, Scene
from pipeline.structure.people.voters.asked_people import Vote
from pipeline.structure.people.voters.signs import OPENING
from pipeline.text.names import CAPITAL

_ASKED = frozenset({"named-as-asked", "source-guest", "is-title"})
_INITIALS = 3  # letters


@dataclass(slots=True)
class Voice:
    """A speaker by the label: the first label, how many turns and letters."""

    label: Label
    turns: int = 0
    letters: int = 0


def turns_of(scene: Scene) -> dict[str, Voice]:
    """Who has labels, with how much each says; words for who speaks ("Q", "Audience") are nobody."""
    blocks = scene.document.blocks
    found: dict[str, Voice] = {}
    indices, linking = sorted(scene.labels), grammar_of(scene.words.tag).linking  # "Secondly: …"
    for index, end in zip(indices, [*indices[1:], len(blocks)], strict=False):
        label = scene.labels[index]
        nod = label.speaker.casefold() in scene.words.nods | scene.words.stop | linking and len(label.speaker) > 1
        if nod or role_of(label.speaker, scene.words) or not is_one(label.speaker):
            continue
        voice = found.setdefault(label.person, Voice(label))
        if voice.label.speaker.isupper() and not label.speaker.isupper():
            voice.label = replace(voice.label, speaker=label.speaker)
        voice.turns += 1
        voice.letters += sum(len(block.text) for block in blocks[index:end]) - label.end
    return found


def label_name(label: str, words: Words) -> str:
    """The name on a label, without forms of address and trades before it, and without the body behind it.

    "Ex-Mayor Reed", "Pilot Bo Berg", "Dr. Reed from Hull Hospital".
    """
    whole, _, body = label.partition(", ")  # "Ada Reed, Hull Hospital"
    label = whole if body and is_full(addressed(whole, words)) else label
    parts = addressed(_from_re().split(label, maxsplit=1)[0], words).split()
    while len(parts) > 1 and is_title(parts[0], words):
        parts = parts[1:]
    return " ".join(parts)


@cache
def _from_re() -> re.Pattern[str]:
    """Where a body begins behind a name."""
    small = "|".join(map(re.escape, sorted((everywhere("of_posts") | everywhere("since")) - particles())))
    return re.compile(rf",?\s(?:{small})\s(?=(?:{any_of('articles')}\s)?{CAPITAL})")


def is_one(name: str) -> bool:
    """Whether a label names one person: no number, and nobody beside another."""
    several = "/" in name or not joints().isdisjoint(name.split()[1:])
    return not several and not any(map(str.isdigit, name))


def persons_of(votes: Sequence[Vote], scene: Scene, turns: Mapping[str, Voice]) -> list[Person]:
    """One person for all forms of a name: those of the source first, then labels, then the order of the text."""
    words = scene.words
    source = [*listed(scene.document, (*GUEST_KEYS, *HOST_KEYS)), *scene.authors]
    labels = [label_name(voice.label.speaker, words) for voice in turns.values()]
    held = {label: name for label in labels if (name := bearer(label, scene))}
    spoken = [held.get(label, label) for label in labels]
    voted = (held.get(vote.name, vote.name) for vote in votes)
    named = [addressed(name, words) for name in (*source, *spoken, *voted)]
    named = [name for name in named if not _is_pair(name, spoken)]
    whole = list(filter(is_full, dict.fromkeys(named)))
    pool = [name for name in dict.fromkeys(named) if name in whole or (name in source and not meant_by(name, whole))]
    single = (addressed(vote.name, words) for vote in votes if vote.alone)
    singles = (name for name in single if meant_by(name, whole) is None)
    pool = _with_prose([*pool, *dict.fromkeys(singles)], spoken, scene)
    pool = [name for name in pool if name in source or not any(one.startswith(f"{name} ") for one in source)]
    persons: list[Person] = []
    for name in sorted(pool, key=lambda name: any(name.startswith(f"{other} ") for other in pool)):
        same = next((person for person in persons if same_person(name, person.name)), None)
        same = same or next((one for one in persons if inflects(words) and is_case_of(name, one.name)), None)
        same = same or next((one for one in persons if is_misspelt(name, one.name)), None)
        if same is None:
            persons.append(Person(name))
        elif is_misspelt(name, same.name):
            same.cases.append(name)
        elif is_case_of(name, same.name):
            _add_case(same, name, spoken, scene)
        elif letters_of(same.name) == letters_of(name) and _is_whole(name, same.name):
            same.name = name
        elif (name.startswith(f"{same.name} ") and name == name.swapcase()) or same.name.endswith(f" {name}"):
            same.name = name  # a Japanese surname, and the whole name; "Pilot Ada Reed"
        elif name.startswith(f"{same.name} ") and same.name.split()[-1] in words.given:
            same.name = name  # "Ada Marie Reed", in questions "Ada Marie"
    bare = Counter(stream(label_name(voice.label.speaker, scene.words)) for voice in turns.values())
    own = {vote.block.id: vote.name for vote in votes if vote.sign == "presents-himself" and vote.block}
    for key, voice in turns.items():
        form = label_name(voice.label.speaker, scene.words)
        alone = bare[stream(form)] == 1  # "Mr. Reed" and "Mrs. Reed" are not one person, whoever "Ada Reed" is
        full = held.get(form) or (_meant(form, persons, votes) if alone or is_full(form) else None)
        full = full or next((person.name for person in persons if same_person(person.name, form)), None)
        full = full or own.get(scene.document.blocks[voice.label.index].id)
        full = full or _in_brackets(form, scene) or nearly(form, [person.name for person in persons])
        owner = next((one for one in persons if full and (same_person(one.name, full) or full in one.cases)), None)
        if owner is None:
            owner = Person(full or (form if is_full(form) else voice.label.speaker))
            persons.append(owner)
        owner.labels.add(key)
    for person in persons:
        if person.name.isupper() and person.name.split()[0].title() in words.given:
            person.name = _in_small_letters(person.name, scene)
    return persons


def _is_pair(name: str, spoken: Sequence[str]) -> bool:
    """Whether capital words are two who have labels: "Ada y Bo", where "y" may be part of a name, too."""
    first, *joint, last = name.split() if " " in name else (name, "")
    return len(joint) == 1 and joint[0] in joints() and {first, last} <= set(spoken)


def _meant(form: str, persons: Sequence[Person], votes: Sequence[Vote]) -> str | None:
    """The person of whom a label is a shorter form; of several, the one who is said to be asked."""
    asked = {vote.name for vote in votes if vote.sign in _ASKED}
    names = [one.name for one in persons]
    return meant_by(form, names) or meant_by(form, [name for name in names if name in asked])


def _in_small_letters(name: str, scene: Scene) -> str:
    """A name in capitals as the text prints it elsewhere: "Ada Reed" for "ADA REED"."""
    form = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    found = (match[0] for block in scene.document.blocks for match in form.finditer(block.text))
    return next((one for one in found if one.istitle() or not (one.isupper() or one.islower())), name)


def _add_case(person: Person, name: str, spoken: Sequence[str], scene: Scene) -> None:
    """Adds a form of a name; the one on a label, or that opens a paragraph, is the name itself."""
    every = [person.name, *person.cases, name]
    opening = {form for form in every if any(block.text.startswith(form) for block in scene.document.blocks)}
    given, bases = scene.words.given, {form for form in every if any(_is_base(form, other) for other in every)}
    person.name = max(
        every, key=lambda form: (form in spoken, form in opening, form.split()[0] in given, form in bases)
    )
    person.cases = [form for form in every if form != person.name]


def _is_base(form: str, other: str) -> bool:
    """Whether each word of a name is one of another without its ending: "Ivan Brod", "Ivanom Brodom"."""
    pairs = list(zip(form.split(), other.split(), strict=True))
    return form != other and all(long.startswith(short) for short, long in pairs)


def _in_brackets(form: str, scene: Scene) -> str | None:
    """The name behind which a label stands in brackets, above the talk: "Ada Reed (AR)"."""
    for block in (*scene.titles, *scene.before):
        at = block.text.find(f" ({form})")
        if found := next((name for name in names_in(block.text[: max(at, 0)], scene.words, 1) if name.end == at), None):
            return found.text
    return None


def _is_whole(name: str, other: str) -> bool:
    """Whether a form of a name has what another lacks: small letters ("ADA REED"), a space ("ada_reed"), marks."""
    if name.isupper() != other.isupper():
        return other.isupper()
    if (" " in name) != (" " in other):
        return " " in name
    return other.isascii() and not name.isascii()


def _with_prose(pool: list[str], spoken: Sequence[str], scene: Scene) -> list[str]:
    """With the full names around the talk whose shorter form is a label."""
    short = [name for name in spoken if not is_full(name)]
    if not short:
        return pool
    blocks = scene.document.blocks
    near = [*scene.titles, *scene.captions, *(block for i, block in enumerate(blocks) if i not in scene.labels)]
    for name in short:
        if meant_by(name, pool) is None:
            head = name.split()[-1].rstrip(".").casefold() if len(name) > _INITIALS else ""
            told = (block.text[:OPENING] for block in near if head in block.text[:OPENING].casefold())
            texts = list(told)
            found = dict.fromkeys(one.text for text in texts for one in names_in(text, scene.words))
            if any(name in whole.split() and _is_pair(whole, spoken) for whole in found):
                continue
            pool += filter(None, [meant_by(name, found) or _amid_capitals(head, texts, scene.words)])
    return pool


def _amid_capitals(surname: str, texts: Sequence[str], words: Words) -> str | None:
    """First name and surname amid other capital words: "Deputy Secretary Ada Reed Aboard the Ferry"."""
    form = re.compile(rf"(?P<first>{CAPITAL}[\w’'.-]+)\s(?i:{re.escape(surname)})(?!\w)") if surname else None
    for match in (match for text in texts if form for match in form.finditer(text)):
        first = match["first"].rstrip(".").casefold()
        if first not in words.stop | words.honorifics and not words.bio_noun.fullmatch(match["first"]):
            return match[0].replace("\N{NO-BREAK SPACE}", " ")
    return None
