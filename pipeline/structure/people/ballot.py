"""Who takes part in a talk: one list of persons, each with what speaks for asking, for answering, for being told about.

Every source (title, standfirst, biography, first turns, labels, metadata, captions, names in questions) gives votes; a
table of weights (``votes.toml``) says what each is worth. Law: nobody is named whom the text does not name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.languages.words import Words
from pipeline.model import Block
from pipeline.structure.looks.asking import speaks_of_me
from pipeline.structure.looks.callings import addressed, is_name
from pipeline.structure.looks.speaker_labels import Label
from pipeline.structure.people.counted_votes import ENOUGH, HEAD, weigh
from pipeline.structure.people.known_voices import Voice, is_one, label_name, persons_of, turns_of
from pipeline.structure.people.person_names import is_full, meant_by, names_in
from pipeline.structure.people.role_words import is_office
from pipeline.structure.people.scene import Cast, Person, Scene, answers_below, asked_in_talk, legend_lines, turn
from pipeline.structure.people.voters.articles import from_speech
from pipeline.structure.people.voters.asked_people import TURN, Vote, asked_in
from pipeline.structure.people.voters.signs import (
    OPENING,
    from_captions,
    from_lead_in,
    from_lives,
    from_lone_label,
    from_openings,
    from_prose,
    from_questions,
    from_source,
)
from pipeline.structure.people.voters.titled_people import from_titles

_SOME = 0.45  # votes that make a guest of the one who has most, where nobody has enough
# Signs that capital words are a person: "The Night Boat" may be the title, and be named above the talk, too.
_PERSONAL = frozenset({
    "given", "subject", "presents-himself", "addressed", "interviewee", "who-answers", "named-as-asked", "quoted",
    "speaks", "heads", "life", "source-guest",
})  # fmt: skip
_LEADS = frozenset({"leads-in", "with-role"})  # signs that are one together
_TURNS = 8  # first turns of a talk
_FEW = 0.03  # share of what is answered that makes somebody one of several guests
_SHORT = 2  # letters of no name
_SAYS_WHO = frozenset(
    {"is-title", "who-answers", "named-as-asked", "interviewee"}
)  # signs that make a guest of a first name
_LATE = 10**9


def find_cast(scene: Scene) -> Cast:
    """Everybody whom the text names as taking part, guests apart."""
    turns = turns_of(scene)
    votes = _votes(scene, turns)
    persons = persons_of(votes, scene, turns)
    forms = {key: addressed(voice.label.speaker, scene.words) for key, voice in turns.items()}
    short = {key for key, form in forms.items() if not is_full(form) or is_office(form, scene.words)}
    full = [person for person in persons if is_full(addressed(person.name, scene.words))]
    shouted = {key for key, form in forms.items() if form.isupper()}
    called = {label: one.name for one in full for label in one.labels if label in short or label in shouted}
    weigh(persons, votes, scene, turns)
    persons.sort(key=lambda person: min((turns[key].label.index for key in person.labels), default=_LATE))
    able = [person for person in persons if _may_be_guest(person, scene)]
    able = [one for one in able if _PERSONAL & one.votes.keys() or one.votes.keys() >= _LEADS]
    guests = tuple(person for person in able if person.score >= ENOUGH) or _likeliest(able, persons, scene)
    called |= _answering(guests, scene, turns)
    return Cast(guests, tuple(person for person in persons if person not in guests), called)


def _answering(guests: Sequence[Person], scene: Scene, turns: Mapping[str, Voice]) -> dict[str, str]:
    """The only guest is the bearer of the word for who answers, if nobody but who asks has another label."""
    words = {label.person for label in scene.labels.values() if label.role == "answers"}
    others = [voice for voice in turns.values() if voice.label.speaker not in scene.hosts]
    alone = len(words) == len(guests) == 1 and not others and is_full(guests[0].name)
    return dict.fromkeys(words, guests[0].name) if alone else {}


def _has_title(person: Person, words: Words) -> bool:
    """Whether a label is a surname behind a form of address, whose bearer answers: "Mr. REED"."""
    name = addressed(person.name, words)
    named = name != person.name and not words.bio_noun.fullmatch(name) and len(name) > _SHORT
    return named and "who-answers" in person.votes and person.score >= ENOUGH


def _likeliest(persons: Sequence[Person], everybody: Sequence[Person], scene: Scene) -> tuple[Person, ...]:
    """Whoever has the most votes, where somebody is asked and nobody has enough of them."""
    if not (scene.questions or scene.hosts):
        return ()
    titled = [person for person in everybody if _has_title(person, scene.words)]
    able = [one for one in persons if one.score >= _SOME and "common-word" not in one.votes]
    best = max(able, key=lambda person: person.score, default=None)
    return (best,) if best else tuple(titled[: len(titled) == 1])


def _votes(scene: Scene, turns: Mapping[str, Voice]) -> list[Vote]:
    words, blocks = scene.words, scene.document.blocks
    first = sorted(scene.labels.items())[:_TURNS]
    said = {index: "\n".join(turn(scene, index)[:1]) for index, _ in first}
    presenting = {label.speaker for index, label in first if _presents(label, said[index], scene)}
    speaking = {label.speaker for label in scene.labels.values() if not label.role} - scene.hosts
    hosts = scene.hosts | (presenting if presenting < speaking else set())  # somebody answers
    openings = [
        (label.speaker in hosts or label.role in ("asks", "floor"), blocks[index], said[index])
        for index, label in first
    ]
    openings += [(False, block, block.text) for block in answers_below(scene)[:1]]
    if not scene.labels and scene.questions:
        openings = [(False, block, block.text) for block in _first_exchange(scene)[1:]]
    return [
        *from_source(scene.document, words),
        *_from_labels(turns, scene),
        *from_titles(scene.titles, words),
        *from_prose(scene.titles, (*scene.before[:HEAD], *scene.editorial), words),
        *from_lives(scene.before, words),
        *from_lead_in(_above_talk(scene), words),
        *from_legend(scene, words),
        *from_captions((*scene.captions, *scene.before), words),
        *from_lone_label(() if scene.labels else (*scene.before[-_TURNS:], *_first_exchange(scene)), words),
        *from_openings(openings, words),
        *from_questions(asked_in_talk(scene), words),
        *from_speech(scene),
        *(Vote(label_name(name, words), "asks") for name in sorted(hosts - scene.hosts)),
        *(Vote(name, "signs") for name in scene.authors),
    ]


def _presents(label: Label, said: str, scene: Scene) -> bool:
    """Whether a turn says that its speaker talks with the speaker of another label: "I have Ada Reed with me"."""
    others = {other.speaker for other in scene.labels.values() if other.person != label.person} - scene.hosts
    if scene.words.my_name.search(said[:TURN]):  # a guest presents another: "I am Ada Reed, and with me is Bo Berg"
        return False
    asked = [vote.name for vote in asked_in(said[:TURN], None, scene.words)]
    return any(meant_by(label_name(other, scene.words), asked) for other in others)


def _first_exchange(scene: Scene) -> tuple[Block, ...]:
    """The first question and what is below it."""
    first = scene.questions[0] if scene.questions else len(scene.document.blocks)
    return scene.document.blocks[first : first + 2]


def _above_talk(scene: Scene) -> list[Block]:
    """The paragraph right above the first question of a talk without labels."""
    prose = [block for block in scene.before if block.kind in ("paragraph", "quote")]
    return prose[-1:] if scene.questions and not scene.labels else []


def from_legend(scene: Scene, words: Words) -> Iterator[Vote]:
    """Who answers, as a line with a label for that says: "Respondent: Ada Reed (pilot)"."""
    for block in legend_lines(scene, "answers"):
        name = next(iter(names_in(block.text, words)), None)
        if name:
            yield Vote(name.text, "who-answers", block)


def _from_labels(turns: Mapping[str, Voice], scene: Scene) -> list[Vote]:
    answering = sum(voice.letters for voice in turns.values() if voice.label.speaker not in scene.hosts) or 1
    hosts = (voice.label.index for voice in turns.values() if voice.label.speaker in scene.hosts)
    opened, blocks = min(hosts, default=0), scene.document.blocks
    votes = []
    for voice in turns.values():
        asks = voice.label.speaker in scene.hosts
        once = voice.turns == 1
        presents = once and voice.label.index < opened  # and hands over to who asks
        item = once and _is_item(voice.label, scene, opened)
        if asks or (voice.letters >= _FEW * answering and not (presents or item)):
            name, block = label_name(voice.label.speaker, scene.words), blocks[voice.label.index]
            votes.append(Vote(name, "asks" if asks else "who-answers", block))
    return votes


def _is_item(label: Label, scene: Scene, opened: int) -> bool:
    """Whether a label that stands once may begin an item of a list: no given name; in a talk nobody says "I"."""
    name = label.speaker
    if name.split()[0] in scene.words.given or not (is_full(name) or name.istitle()):
        return False
    if not (scene.hosts or scene.questions):
        return True
    if any(speaks_of_me(said, scene.words) for said in turn(scene, label.index)):
        return False
    above = [block for block in scene.document.blocks[: min(opened, HEAD)] if block not in scene.titles]
    told = (found.text for block in above for found in names_in(block.text[:OPENING], scene.words))
    return meant_by(name, told) is None


def _may_be_guest(person: Person, scene: Scene) -> bool:
    """Whether a name is whole and a person's."""
    if "source-guest" in person.votes:
        return True
    name = addressed(person.name, scene.words)
    if not is_one(name) or not is_name(name, scene.words):
        return False
    if is_full(name) or _SAYS_WHO.isdisjoint(person.votes):
        return is_full(name)
    return name == person.name and name.istitle() and len(name) > _SHORT  # "Nabarun", and no "MODERATOR"
