"""How much the votes for a person are worth together: each sign once, and what the whole text says of the name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.languages.people_keys import SPEAKER_KEYS
from pipeline.structure.looks.callings import addressed
from pipeline.structure.people.known_voices import Voice, is_one, label_name
from pipeline.structure.people.person_names import meant_by, same_person
from pipeline.structure.people.scene import Person, Scene
from pipeline.structure.people.scene import votes as votes_of
from pipeline.structure.people.voters.asked_people import Vote
from pipeline.structure.people.voters.signs import OPENING

_WORD_RE = re.compile(r"[^\W\d_][\w’'-]*[^\W_]")
_ELIDED_RE = re.compile(r"^[LlDd][’']")
_BESIDE = "“”„«»\"'()[]\\.,;:!?"  # marks beside a word
_LITTLE = 0.2  # share of two voices that belongs to who leads the talk, though nothing is asked
_OWN = frozenset(
    {"named-as-asked", "is-title", "who-answers", "addressed", "presents-himself", "source-guest"}
)  # of who may sign, too
_OPENS = frozenset({"presents-himself", "leads-in"})  # of a paragraph that begins with the name
_TOLD = frozenset({"named-as-asked", "in-title", "is-title", "subject"})  # of whom a talk announces
ENOUGH = 1.0
HEAD = 14  # blocks above the talk that are looked at


def weigh(persons: Sequence[Person], votes: Sequence[Vote], scene: Scene, turns: Mapping[str, Voice]) -> None:
    """Each sign counts once for a person."""
    table = votes_of("guests")
    by_name = {form: person for person in persons for form in (person.name, *person.cases)}
    names = list(by_name)
    labelled = {label_name(turns[key].label.speaker, scene.words): one.name for one in persons for key in one.labels}
    for vote in votes:
        bare = addressed(vote.name, scene.words)
        alike = (n for n in names if n in (vote.name, bare) or same_person(n, bare))
        name = next(alike, None) or labelled.get(vote.name) or meant_by(bare, names)
        person = by_name.get(name or "")
        if person and bare == person.name and len(vote.name) > len(person.printed):
            person.printed = vote.name
        if person and vote.sign == "presents-himself" and person.labels and " " not in vote.name:
            continue  # "Ada Reed: I am Ada" says no more than the label
        if person and vote.sign not in person.votes:
            person.votes[vote.sign] = table[vote.sign] * vote.value
            person.block = person.block or vote.block
    _part_hosts(persons, scene)
    titles = {block.id for block in scene.titles}
    stated = {vote.name for vote in votes if vote.sign == "named-as-asked" and vote.block and vote.block.id in titles}
    for person in persons:
        if len(stated) > 1 and person.name in stated and not _said_to_ask(person, votes):
            person.votes.pop("asks", None)  # "An interview with Ada Reed and Bo Berg", and Ada puts a question to Bo
        if "asks" in person.votes:
            person.votes.pop("presents-himself", None)
        elif "asks-in-prose" in person.votes and _OWN.isdisjoint(person.votes.keys() - _OPENS):
            for sign in _OPENS:  # "Ada Reed, editor of the Quay Post, spoke to …"
                person.votes.pop(sign, None)
        if _OWN & set(person.votes) and "asks" not in person.votes:
            person.votes.pop("signs", None)  # a talk on the page of who answers
    if scene.questions and any(one.score - one.votes.get("speaks", 0.0) >= ENOUGH for one in persons):
        for person in persons:
            person.votes.pop("speaks", None)  # whom a guest quotes
    _by_part(persons, scene, table)
    _common(persons, scene, table)
    heard = {person.name: sum(turns[key].letters for key in person.labels) for person in persons if person.labels}
    if len(heard) == 2 and not (scene.hosts or scene.questions) and min(heard.values()) < _LITTLE * sum(heard.values()):
        leads = by_name[min(heard, key=heard.__getitem__)].votes
        leads.pop("who-answers", None)
        leads["asks"] = table["asks"]
    speaks = {key for key, voice in turns.items() if voice.label.speaker not in scene.hosts}
    headed = bool(scene.questions) and any("heads" in person.votes for person in persons)
    shared = {part for label in scene.labels.values() if not is_one(label.speaker) for part in label.speaker.split()}
    for person in persons:
        if person.labels and "who-answers" not in person.votes:
            person.votes.pop("source-guest", None)  # all who speak are listed
        if person.votes and person.name.split()[0] in scene.words.given:
            person.votes["given"] = table["given"]
        named = "source-guest" in person.votes or not shared.isdisjoint(person.name.split())
        if (speaks and not (person.labels or named)) or (headed and "heads" not in person.votes):
            person.votes["unlabelled"] = table["unlabelled"]


def _said_to_ask(person: Person, votes: Sequence[Vote]) -> bool:
    """Whether the source or the byline has a person as one who asks, not the labels alone."""
    return "signs" in person.votes or any(
        vote.sign == "asks" and vote.block is None and same_person(vote.name, person.name) for vote in votes
    )


def _part_hosts(persons: Sequence[Person], scene: Scene) -> None:
    """Of those whom the source lists as speaking, the ones whom the title names are guests."""
    spoken = [one for one in persons if "source-guest" in one.votes]
    told = [one for one in spoken if _TOLD & one.votes.keys()]
    listed = scene.document.source.meta(*SPEAKER_KEYS) and not scene.labels
    for person in spoken if listed and told else ():
        if person not in told and not {"with-role", "life"} & person.votes.keys():
            del person.votes["source-guest"]


def _by_part(persons: Sequence[Person], scene: Scene, table: Mapping[str, float]) -> None:
    """A vote for whom the text calls by first name or surname alone, above the talk or in a question."""
    blocks = (*scene.before[:HEAD], *(scene.document.blocks[index] for index in scene.questions))
    said = [[_ELIDED_RE.sub("", word) for word in _WORD_RE.findall(block.text[:OPENING])] for block in blocks]
    for person in persons:
        parts = person.name.split()
        ends = {part for part in (parts[0], parts[-1]) if len(part) > 2}
        alone = (ends & set(words) and not set(parts) <= set(words) for words in said)
        if len(parts) > 1 and person.votes and any(alone):
            person.votes["named-by-part"] = table["named-by-part"]


def _common(persons: Sequence[Person], scene: Scene, table: Mapping[str, float]) -> None:
    """A vote against a name if the text has a word of it in small letters, or all of one on labels: "Young People"."""
    every = (word.strip(_BESIDE) for block in scene.document.blocks for word in block.text.split())
    small = set(filter(str.islower, every))
    for person in persons:
        parts = person.name.split()
        common = [part.lower() in small for part in parts if part[0].isupper()]
        enough = len(common) > 1 and all(common) if person.labels else any(common)
        if enough and person.votes and parts[0] not in scene.words.given:
            person.votes["common-word"] = table["common-word"]
