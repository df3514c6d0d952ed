"""Who takes part in a talk: one list of persons, each with what speaks for asking, for answering, for being told about.

Every source (title, standfirst, biography, first turns, labels, metadata, captions, names in questions) gives votes; a
table of weights (``votes.toml``) says what each is worth. Law: nobody is named whom the text does not name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.languages.words import Words
from pipeline.model import Block, stream
from pipeline.structure.looks.asking import speaks_of_me
from pipeline.structure.looks.callings import addressed, is_name
from pipeline.structure.looks.speaker_labels import Label
from pipeline.structure.people.counted_votes import ENOUGH, HEAD, weigh
from pipeline.structure.people.known_voices import Voice, is_one, label_name, persons_of, turns_of
from pipeline.structure.people.person_names import is_full, meant_by, names_in
from pipeline.structure.people.role_words import is_office
from pipeline.structure.people.scene import Cast, Person, Scene, answers_below, asked_authors, asked_in_talk, turn
from pipeline.structure.people.voters.articles import from_speech
from pipeline.structure.people.voters.asked_people import Vote
from pipeline.structure.people.voters.signs import (
    OPENING,
    from_captions,
    from_lead_in,
    from_legend,
    from_lives,
    from_openings,
    from_prose,
    from_questions,
    from_rosters,
    from_source,
)
from pipeline.structure.people.voters.sole_names import from_sole_title
from pipeline.structure.people.voters.titled_people import from_spaced_title, from_titles

_IN_PASSING = frozenset(("with-role", "given", "named", "named-by-part"))  # of anybody whom a text names among others
_SOME = 0.45  # votes that make a guest of the one who has most, where nobody has enough
# Signs that capital words are a person: "The Night Boat" may be the title, and be named above the talk, too.
_PERSONAL = frozenset({
    "given", "subject", "presents-himself", "addressed", "interviewee", "who-answers", "named-as-asked", "quoted",
    "speaks", "heads", "life", "source-guest", "listed", "sole-title",
})  # fmt: skip
_PLACES = frozenset({"in-title", "leads-in"})  # signs that tell a person if a role stands beside the name
_TURNS = 8  # first turns of a talk
_FEW = 0.03  # share of what is answered that makes somebody one of several guests
_SHORT = 2  # letters of no name
_SAYS_WHO = frozenset(
    {"is-title", "who-answers", "named-as-asked", "interviewee", "presents-himself", "addressed"}
)  # signs that make a guest of a first name
_CERTAIN = frozenset({"source-guest", "sole-title"})  # of names that may have any form
_MET = frozenset({"named-as-asked", "interviewee"})
_LATE = 10**9
Opening = tuple[bool, Block, str]  # whether a host speaks, the block, and the text without its label


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
    sure = [one for one in able if _PERSONAL & one.votes.keys()]
    likely = sure or [one for one in able if "with-role" in one.votes and _PLACES & one.votes.keys()]
    guests = tuple(person for person in sure if person.score >= ENOUGH) or _likeliest(likely, persons, scene)
    called |= _answering(guests, scene, turns)
    return Cast(guests, tuple(person for person in persons if person not in guests), called)


def _answering(guests: Sequence[Person], scene: Scene, turns: Mapping[str, Voice]) -> dict[str, str]:
    """The only guest is the bearer of the word for who answers, if nobody but who asks has another label."""
    words = {label.person for label in scene.labels.values() if label.role == "answers"}
    others = [voice for voice in turns.values() if voice.label.speaker not in scene.hosts]
    alone = len(words) == len(guests) == 1 and not others and is_full(guests[0].name)
    return dict.fromkeys(words, guests[0].name) if alone else {}


def _likeliest(persons: Sequence[Person], everybody: Sequence[Person], scene: Scene) -> tuple[Person, ...]:
    """Whoever has the most votes, where somebody is asked and nobody has enough of them."""
    if not (scene.questions or scene.hosts):
        return ()
    able = [one for one in persons if one.score >= _SOME and "common-word" not in one.votes]
    told = [one for one in everybody if "with-role" in one.votes and one.score > 0]
    able = [one for one in able if len(everybody) == 1 or told == [one] or not _IN_PASSING.issuperset(one.votes)]
    best = max(able, key=lambda person: person.score, default=None)
    titled = [one for one in everybody if _has_title(one, scene.words)]
    unnamed = any(one.labels and "common-word" in one.votes for one in everybody)  # "SENIOR OFFICIAL"
    return (best,) if best else tuple(titled[: len(titled) == 1 and not unnamed])


def _has_title(person: Person, words: Words) -> bool:
    """Whether a label is a surname behind a form of address, whose bearer answers: "Mr. REED"."""
    name = addressed(person.name, words)
    named = name != person.name and not words.bio_noun.fullmatch(name) and len(name) > _SHORT
    return named and "who-answers" in person.votes and person.score >= ENOUGH


def _votes(scene: Scene, turns: Mapping[str, Voice]) -> list[Vote]:
    words, blocks, asked = scene.words, scene.document.blocks, asked_authors(scene)
    first = sorted(scene.labels.items())[:_TURNS]
    said = {index: "\n".join(turn(scene, index)[:1]) for index, _ in first}
    openings = [
        (bool(meant_by(label.speaker, scene.hosts)) or label.role in ("asks", "floor"), blocks[index], said[index])
        for index, label in first
    ]
    openings = _with_cohosts(openings, words)
    openings += [(False, block, block.text) for block in answers_below(scene)[:1]]
    if not scene.labels and scene.questions:
        openings = [(False, block, block.text) for block in _first_exchange(scene)[1:]]
    return [
        *from_source(scene.document, words),
        *_from_labels(turns, scene),
        *from_titles(scene.titles, words),
        *from_spaced_title(scene.titles, scene.before, words),
        *(from_sole_title(scene.titles, blocks, words) if scene.questions or scene.hosts else ()),
        *from_prose(scene.titles, (*scene.before[:HEAD], *scene.editorial), words),
        *from_lives((*scene.titles[1:], *scene.before), words),
        *from_legend(scene, words),
        *from_rosters(scene),
        *from_lead_in(() if scene.labels else scene.before, words),
        *from_captions((*scene.captions, *scene.before), words),
        *from_openings(openings, words, " ".join(block.text for block in scene.titles)),
        *from_questions(asked_in_talk(scene), words, alone=not scene.labels),
        *from_speech(scene),
        *(Vote(name, "signs") for name in scene.authors if name not in asked),
        *(Vote(name, "in-title", scene.titles[0]) for name in asked),
    ]


def _with_cohosts(openings: Sequence[Opening], words: Words) -> list[Opening]:
    """The first turns, in which whoever says a name before a host says who the guest is, is a host, too."""
    for at, (host, block, said) in enumerate(openings):
        met = [vote.name for vote in from_openings([(host, block, said)], words) if vote.sign in _MET] if host else []
        if met:
            said_before = from_openings(openings[:at], words)
            own = any(meant_by(vote.name, met) for vote in said_before)  # the guest has said hello
            return [*((host or not own, block, said) for host, block, said in openings[:at]), *openings[at:]]
    return list(openings)


def _first_exchange(scene: Scene) -> tuple[Block, ...]:
    """The first question and what is below it."""
    first = scene.questions[0] if scene.questions else len(scene.document.blocks)
    return scene.document.blocks[first : first + 2]


def _from_labels(turns: Mapping[str, Voice], scene: Scene) -> list[Vote]:
    answering = sum(voice.letters for voice in turns.values() if voice.label.speaker not in scene.hosts) or 1
    hosts = [voice.label.index for voice in turns.values() if voice.label.speaker in scene.hosts]
    opened, blocks = min(hosts or scene.questions, default=0), scene.document.blocks
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


def _is_series(name: str, scene: Scene) -> bool:
    """Whether a name is a show's or a site's: "Mast Weekly Podcast"; no given name and one other word are."""
    given = name.split()[0] in scene.words.given and len(name.split()) == 2
    site = stream(scene.document.source.meta("site") or "")
    return not given and (scene.words.periodical.search(name) is not None or stream(name) == site)


def _may_be_guest(person: Person, scene: Scene) -> bool:
    """Whether a name is whole and a person's."""
    if not _CERTAIN.isdisjoint(person.votes):
        return True
    name = addressed(person.name, scene.words)
    if not is_one(name) or not is_name(name, scene.words) or _is_series(name, scene):
        return False
    if is_full(name) or _SAYS_WHO.isdisjoint(person.votes):
        return is_full(name)
    called = name.istitle() and len(name) > _SHORT  # "Nabarun", and no "MODERATOR"
    return name == person.name and (called or "presents-himself" in person.votes)
