"""Who takes part in a talk, and the text as it is looked at for that: what the finders before this one found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from math import fsum
from pathlib import Path

from pipeline.languages.words import Words
from pipeline.ledger import CleanDocument
from pipeline.model import Block, stream
from pipeline.own_tables import parsed
from pipeline.structure.looks.speaker_labels import Label
from pipeline.structure.people.person_names import shorter
from pipeline.text.ends import MARKS, asks

_LINE = 120  # characters of a line that says who has a part


@cache
def votes(what: str) -> Mapping[str, float]:
    """The weights of a table of ``votes.toml``, "guests" or "roles": what each sign is worth."""
    table = parsed(Path(__file__).with_name("votes.toml").read_text("utf-8"))
    return {str(sign): float(worth) for sign, worth in table[what].items()}


@dataclass(slots=True)
class Person:
    """Somebody whom the text names; ``votes`` has what each sign is worth, ``labels`` whose turns are his or hers."""

    name: str
    votes: dict[str, float] = field(default_factory=dict)
    labels: set[str] = field(default_factory=set)
    block: Block | None = None
    printed: str = ""  # with the forms of address before it
    cases: list[str] = field(default_factory=list)  # the name as it is inflected elsewhere: "Janou Novákovou"

    @property
    def score(self) -> float:
        """How much speaks for a guest."""
        return fsum(self.votes.values())

    @property
    def forms(self) -> tuple[str, ...]:
        """What else stands for the name in the text: inflected, last and first word."""
        return (*self.cases, *shorter(self.name))

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
    editorial: tuple[Block, ...]  # lines that say how the text came about
    labels: Mapping[int, Label]
    questions: tuple[int, ...]
    hosts: frozenset[str]  # names of those who ask, by their labels
    authors: tuple[str, ...]
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


def asked_authors(scene: Scene) -> tuple[str, ...]:
    """Of several who sign a talk, those whom the title names: metadata list who was asked beside who asked."""
    titled = "\n".join(block.text for block in scene.titles[:1])
    asked = tuple(name for name in scene.authors if name in titled)
    return asked if len(asked) < len(scene.authors) and (scene.labels or scene.questions) else ()


def asked_in_talk(scene: Scene) -> list[Block]:
    """What is asked: the questions without labels, and the turns of those who ask."""
    blocks = scene.document.blocks
    labels = sorted(scene.labels.items())
    asking = [(i, label) for i, label in labels if label.speaker in scene.hosts or label.role == "asks"]
    return [*(blocks[i] for i in scene.questions), *(blocks[i].piece(label.end) for i, label in asking)]


def turn(scene: Scene, index: int) -> list[str]:
    """What a labelled turn says, to the next label or question: a label may stand alone above it."""
    blocks, label = scene.document.blocks, scene.labels[index]
    others = sorted({*scene.labels, *scene.questions, len(blocks)})
    below = blocks[index + 1 : next(at for at in others if at > index)]
    return list(filter(None, (blocks[index].text[label.end :].strip(), *(block.text for block in below))))


def answers_below(scene: Scene) -> list[Block]:
    """What stands below the labelled questions of a text whose answers have no labels."""
    if not scene.labels or any(label.speaker not in scene.hosts for label in scene.labels.values()):
        return []
    first = min(scene.labels)
    return [block for index, block in enumerate(scene.document.blocks) if index > first and index not in scene.labels]


def legend_lines(scene: Scene, role: str) -> list[Block]:
    """What a label for a part has behind it above all questions, if a short line and no speech: "Ada Reed (pilot)"."""
    found = []
    for index, label in sorted(scene.labels.items()):
        said = scene.document.blocks[index].piece(label.end)
        if asks(said.text):
            break  # "A: Hull" answers one
        short = len(said.text) <= _LINE and said.text.rstrip()[-1:] not in MARKS
        if label.role == role and short and not said.text[:1].islower():
            found.append(said)
    return found
