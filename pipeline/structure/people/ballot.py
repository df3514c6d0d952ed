"""Who takes part in a talk: one list of persons, each with what speaks for asking, for answering, for being told about.

Every source (title, standfirst, biography, first turns, labels, metadata, captions, names in questions) gives votes; a
table of weights (``votes.toml``) says what each is worth. Law: nobody is named whom the text does not name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.languages.name_words import joints
from pipeline.languages.words import Words
from pipeline.ledger import CleanDocument
from pipeline.model import Block, stream
from pipeline.structure.listed_names import GUEST_KEYS, HOST_KEYS, listed
from pipeline.structure.looks.callings import addressed, is_name, role_of
from pipeline.structure.looks.speaker_labels import Label
from pipeline.structure.people.person_names import is_full, meant_by, names_in, same_person
from pipeline.structure.people.signs import (
    OPENING,
    Vote,
    from_boxes,
    from_captions,
    from_openings,
    from_prose,
    from_questions,
    from_source,
    from_titles,
)
from pipeline.structure.people.vote_weights import votes as votes_of
from pipeline.text.names import CAPITAL

_ENOUGH = 1.0
_SOME = 0.45  # votes that make a guest of the one who has most, where nobody has enough
# Signs that capital words are a person: "The Night Boat" may be the title, and be named above the talk, too.
_PERSONAL = frozenset({
    "with-role", "given", "boxed", "subject", "presents-himself", "addressed", "interviewee", "who-answers",
    "rare-label", "named-by-part",
})  # fmt: skip
_HEAD = 14  # blocks above the talk that are looked at
_TURNS = 8  # first turns of a talk
_FEW = 0.04  # share of what is answered that makes somebody one of several guests
_INITIALS = 3  # letters
_WORD_RE = re.compile(r"[^\W\d_][\w’'-]*[^\W_]")
_LATE = 10**9


@dataclass(slots=True)
class Person:
    """Somebody whom the text names; ``votes`` has what each sign is worth, ``labels`` whose turns are his or hers."""

    name: str
    votes: dict[str, float] = field(default_factory=dict)
    labels: set[str] = field(default_factory=set)
    block: Block | None = None
    printed: str = ""  # with the forms of address before it

    @property
    def score(self) -> float:
        """How much speaks for a guest."""
        return sum(self.votes.values())

    @property
    def sign(self) -> str:
        """The strongest reason."""
        return max(self.votes, key=lambda sign: self.votes[sign], default="")


@dataclass(frozen=True, slots=True)
class Scene:
    """The text, seen from who speaks in it: what the finders before this one found."""

    document: CleanDocument
    titles: tuple[Block, ...]
    before: tuple[Block, ...]  # above the talk, without title, byline and the like
    after: tuple[Block, ...]  # below the last turn
    free: tuple[Block, ...]  # neither turns nor questions, and no front matter
    captions: tuple[Block, ...]
    labels: Mapping[int, Label]
    questions: tuple[int, ...]
    hosts: frozenset[str]  # names of those who ask, by their labels
    authors: tuple[str, ...]
    lives: tuple[str, ...]  # names with which a biography opens
    words: Words


@dataclass(frozen=True, slots=True)
class Cast:
    """The guests in order, and what each label's speaker is called."""

    guests: tuple[Person, ...] = ()
    others: tuple[Person, ...] = ()
    called: Mapping[str, str] = field(default_factory=dict)

    def labelled(self, labels: Mapping[int, Label]) -> dict[int, Label]:
        """The labels with one name for each person."""
        return {index: self._named(label) for index, label in labels.items()}

    def _named(self, label: Label) -> Label:
        name = self.called.get(label.person)
        return replace(label, speaker=name, person=stream(name)) if name else label


def find_cast(scene: Scene) -> Cast:
    """Everybody whom the text names as taking part, guests apart."""
    turns = _turns(scene)
    votes = [*_votes(scene, turns), *(Vote(name, "life") for name in scene.lives)]
    persons = _persons(votes, scene, turns)
    short = {key for key, voice in turns.items() if not is_full(addressed(voice.label.speaker, scene.words))}
    full = [person for person in persons if is_full(addressed(person.name, scene.words))]
    called = {label: person.name for person in full for label in person.labels if label in short}
    _weigh(persons, votes, scene, turns)
    persons.sort(key=lambda person: min((turns[key].label.index for key in person.labels), default=_LATE))
    able = [person for person in persons if _may_be_guest(person, scene)]
    guests = tuple(person for person in able if person.score >= _ENOUGH) or _likeliest(able, scene)
    return Cast(guests, tuple(person for person in persons if person not in guests), called)


def _likeliest(persons: Sequence[Person], scene: Scene) -> tuple[Person, ...]:
    """Whoever has the most votes, where somebody is asked and nobody has enough of them."""
    if not (scene.questions or scene.hosts):
        return ()
    able = [person for person in persons if _PERSONAL.intersection(person.votes)]
    best = max(able, key=lambda person: person.score, default=None)
    return (best,) if best and best.score >= _SOME else ()


@dataclass(slots=True)
class _Voice:
    """A speaker by the label: the first label, how many turns and letters."""

    label: Label
    turns: int = 0
    letters: int = 0


def _turns(scene: Scene) -> dict[str, _Voice]:
    """Who has labels, with how much each says; words for who speaks ("Q", "Audience") are nobody."""
    blocks = scene.document.blocks
    found: dict[str, _Voice] = {}
    indices = sorted(scene.labels)
    for index, end in zip(indices, [*indices[1:], len(blocks)], strict=False):
        label = scene.labels[index]
        if role_of(label.speaker, scene.words) or not _is_one(label.speaker):
            continue
        voice = found.setdefault(label.person, _Voice(label))
        voice.turns += 1
        voice.letters += sum(len(block.text) for block in blocks[index:end]) - label.end
    return found


def _is_one(name: str) -> bool:
    """Whether a label names one person: no number, and nobody beside another."""
    several = "/" in name or not joints().isdisjoint(name.split()[1:])
    return not several and not any(map(str.isdigit, name))


def _votes(scene: Scene, turns: Mapping[str, _Voice]) -> list[Vote]:
    words, blocks = scene.words, scene.document.blocks
    openings = [
        (label.speaker in scene.hosts or label.role in ("asks", "floor"), block, _said(label, index, blocks))
        for index, label in sorted(scene.labels.items())[:_TURNS]
        for block in [blocks[index]]
    ]
    if not scene.labels and scene.questions:
        first = scene.questions[0]
        openings = [(False, block, block.text) for block in blocks[first + 1 : first + 2]]
    asked = [blocks[index] for index in scene.questions]
    asked += [
        blocks[index].piece(label.end)
        for index, label in scene.labels.items()
        if label.speaker in scene.hosts or label.role == "asks"
    ]
    return [
        *from_source(scene.document),
        *_from_labels(turns, scene),
        *from_titles(scene.titles, words),
        *from_prose(scene.titles, scene.before[:_HEAD], words),
        *from_boxes(scene.free, words),
        *from_captions((*scene.captions, *scene.before), words),
        *from_openings(openings, words),
        *from_questions(asked, words),
        *(Vote(name, "signs") for name in scene.authors),
    ]


def _said(label: Label, index: int, blocks: Sequence[Block]) -> str:
    """What a turn says: a label may stand alone above it."""
    said = blocks[index].text[label.end :]
    return said if said.strip() or index + 1 == len(blocks) else blocks[index + 1].text


def _from_labels(turns: Mapping[str, _Voice], scene: Scene) -> list[Vote]:
    answering = sum(voice.letters for voice in turns.values() if voice.label.speaker not in scene.hosts) or 1
    votes = []
    for voice in turns.values():
        if voice.label.speaker in scene.hosts:
            sign = "asks"
        else:
            sign = "who-answers" if voice.letters >= _FEW * answering else "rare-label"
        votes.append(Vote(voice.label.speaker, sign, scene.document.blocks[voice.label.index]))
    return votes


def _persons(votes: Sequence[Vote], scene: Scene, turns: Mapping[str, _Voice]) -> list[Person]:
    """One person for all forms of a name: those of the source first, then labels, then the order of the text."""
    source = [*listed(scene.document, (*GUEST_KEYS, *HOST_KEYS)), *scene.authors]
    spoken = [addressed(voice.label.speaker, scene.words) for voice in turns.values()]
    named = [addressed(name, scene.words) for name in (*source, *spoken, *(vote.name for vote in votes))]
    whole = list(filter(is_full, dict.fromkeys(named)))
    pool = [name for name in dict.fromkeys(named) if name in whole or (name in source and not meant_by(name, whole))]
    pool = _with_prose(pool, spoken, scene)
    persons: list[Person] = []
    for name in sorted(pool, key=lambda name: any(name.startswith(f"{other} ") for other in pool)):
        if not any(same_person(name, person.name) for person in persons):
            persons.append(Person(name))
    bare = Counter(stream(addressed(voice.label.speaker, scene.words)) for voice in turns.values())
    own = {vote.block.id: vote.name for vote in votes if vote.sign == "presents-himself" and vote.block}
    for key, voice in turns.items():
        form = addressed(voice.label.speaker, scene.words)
        alone = bare[stream(form)] == 1  # "Mr. Reed" and "Mrs. Reed" are not one person, whoever "Ada Reed" is
        full = meant_by(form, [person.name for person in persons]) if alone or is_full(form) else None
        full = full or own.get(scene.document.blocks[voice.label.index].id)
        owner = next((person for person in persons if full and same_person(person.name, full)), None)
        if owner is None:
            owner = Person(form if is_full(form) else voice.label.speaker)
            persons.append(owner)
        owner.labels.add(key)
    return persons


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


def _weigh(persons: Sequence[Person], votes: Sequence[Vote], scene: Scene, turns: Mapping[str, _Voice]) -> None:
    """Each sign counts once for a person."""
    table = votes_of("guests")
    names = [person.name for person in persons]
    by_name = {person.name: person for person in persons}
    for vote in votes:
        bare = addressed(vote.name, scene.words)
        alike = (n for n in names if n in (vote.name, bare) or same_person(n, bare))
        name = next(alike, None)
        person = by_name.get(name or meant_by(bare, names) or "")
        if person and name and len(vote.name) > len(person.printed):
            person.printed = vote.name
        if person and vote.sign not in person.votes:
            person.votes[vote.sign] = table[vote.sign] * vote.value
            person.block = person.block or vote.block
    _by_part(persons, scene, table)
    guests = listed(scene.document, GUEST_KEYS)
    speaks = {key for key, voice in turns.items() if voice.label.speaker not in scene.hosts}
    for person in persons:
        if person.votes and person.name.split()[0] in scene.words.given:
            person.votes["given"] = table["given"]
        if speaks and not person.labels and "source-guest" not in person.votes:
            person.votes["unlabelled"] = table["unlabelled"]
        if guests and "source-guest" not in person.votes:
            person.votes["unlisted"] = table["unlisted"]


def _by_part(persons: Sequence[Person], scene: Scene, table: Mapping[str, float]) -> None:
    """A vote for whom the text calls by first name or surname alone, above the talk or in a question."""
    blocks = (*scene.before[:_HEAD], *(scene.document.blocks[index] for index in scene.questions))
    said = [_WORD_RE.findall(block.text[:OPENING]) for block in blocks]
    for person in persons:
        parts = person.name.split()
        ends = {part for part in (parts[0], parts[-1]) if len(part) > 2}
        alone = (ends & set(words) and not set(parts) <= set(words) for words in said)
        if len(parts) > 1 and person.votes and any(alone):
            person.votes["named-by-part"] = table["named-by-part"]


def _may_be_guest(person: Person, scene: Scene) -> bool:
    """Whether a name is whole and a person's."""
    if "source-guest" in person.votes:
        return True
    name = addressed(person.name, scene.words)
    if not _is_one(name) or not is_name(name, scene.words):
        return False
    first = name == person.name and name.istitle() and len(name) > _INITIALS - 1  # "Nabarun", and no "MODERATOR"
    return is_full(name) or ("who-answers" in person.votes and first)
