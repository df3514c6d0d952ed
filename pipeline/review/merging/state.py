"""The state of one merge: the manuscript as nodes, the edits that are left to take, and the record of what was done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from pipeline.manuscript.merging.chunks import Chunk
from pipeline.model import Block
from pipeline.model.returned import Hand, Looks
from pipeline.review.copy_edits import Added, Edit, Version
from pipeline.review.merging.as_printed import FRONT, Printed, as_printed
from pipeline.review.merging.combine import Kept
from pipeline.review.merging.frames import looks_of
from pipeline.review.merging.nodes import Node, nodes_of
from pipeline.review.merging.partners import partners
from pipeline.review.outcome import Change, Conflict, Refusal, place_of
from pipeline.review.units import Manuscript, Unit
from pipeline.review.word_tokens import END

OURS = "the manuscript"
UNHELD = frozenset(("underline", "highlight", "capitals"))  # looks that a manuscript cannot hold
NO_LOOK = "a manuscript has no {}"
_Kind = TypeVar("_Kind", bound=Edit)


@dataclass
class State:
    """One merge. ``versions`` have one base, ``base``; ``ours`` is the manuscript as it is now.

    ``marks``: whether the words of editors are marked.
    """

    base: Manuscript
    ours: Manuscript
    versions: Sequence[Version]
    marks: bool = True
    edits: list[list[Edit]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    values: dict[str, dict[str, str]] = field(default_factory=dict)  # new values of the front matter
    new_front: dict[str, str] = field(default_factory=dict)  # new keys of the front matter, with their words
    terms: list[tuple[str, str]] = field(default_factory=list)  # new acronyms
    joined: list[str] = field(default_factory=list)  # units whose end was deleted
    kept: dict[str, list[Kept]] = field(default_factory=dict)  # the merged tokens of each changed unit
    rewritten: dict[str, Block] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    reworded: list[tuple[Node, str, str, str]] = field(default_factory=list)  # advice: node, before, after, author
    advised: list[tuple[Version, Added, Node | None]] = field(default_factory=list)  # new recommendations
    unit_of: dict[str, Unit] = field(default_factory=dict)
    printed: dict[str, Printed] = field(default_factory=dict)
    front: list[Chunk] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    node_of: dict[str, Node] = field(default_factory=dict)
    new_notes: dict[str, str] = field(default_factory=dict)
    known_labels: tuple[str, ...] = ()  # of all speakers, the longest first
    given: set[str] = field(default_factory=set)  # ids given to new questions

    def __post_init__(self) -> None:
        self.versions = sorted(self.versions, key=lambda one: (one.author, one.name))
        self.edits = [list(one.edits) for one in self.versions]
        self.unit_of = partners(self.base, self.ours)
        keys = {unit.chunk: key for key, unit in self.unit_of.items() if unit.chunk >= 0}
        self.front, self.nodes = nodes_of(self.ours, keys)
        self.node_of = {node.key: node for node in self.nodes if node.key}
        notes = {str(unit.level): unit.key for unit in self.base.units if unit.role == "note"}
        first = self.versions[0]
        known = [key for key in first.order if key in self.base.by_key]
        self.printed = {key: as_printed(self.base, key, first.base[key], notes) for key in known}
        self._number_notes()
        labels = {unit.label for unit in self.ours.units if unit.label}
        labels |= {f"{name}:" for name in self.ours.briefing.speakers()}
        self.known_labels = tuple(sorted(labels, key=lambda label: (-len(label), label)))

    @property
    def is_unchanged(self) -> bool:
        """Whether the manuscript is as it was when the copies were made."""
        return self.base.text == self.ours.text

    @property
    def order(self) -> list[str]:
        """The keys of the units in the order of the copy."""
        return self.versions[0].order

    def each(self, kind: type[_Kind]) -> Iterator[tuple[Version, _Kind]]:
        """The edits of a kind, with their versions."""
        for version, edits in zip(self.versions, self.edits, strict=True):
            for edit in edits:
                if isinstance(edit, kind):
                    yield version, edit

    def name(self, version: Version) -> str:
        """The author of a version, with the file where one author sent two."""
        same = [other for other in self.versions if other.author == version.author]
        return version.author if len(same) == 1 else f"{version.author} ({version.name})"

    # Notes

    def note_keys(self) -> dict[str, str]:
        """The key in the base of each note, by its number in the manuscript."""
        return {str(unit.level): key for key, unit in self.unit_of.items() if unit.role == "note"}

    def note_numbers(self) -> dict[str, str]:
        """The number of each note in the manuscript, by its key; new ones follow."""
        return {key: number for number, key in self.note_keys().items()} | self.new_notes

    def _number_notes(self) -> None:
        number = max((unit.level for unit in self.ours.units if unit.role == "note"), default=0)
        for version, edit in self.each(Added):
            if edit.note:
                number += 1
                self.new_notes[f"new {version.name} {edit.note}"] = str(number)

    # Nodes

    def present(self, node: Node) -> tuple[str, list[Looks]]:
        """The words of a node as they are now, with their looks."""
        assert node.unit is not None
        block = self.rewritten.get(node.key, node.unit.block)
        keys = {number: key for key, number in self.note_numbers().items()}
        return block.text, looks_of(block, keys)

    def label(self, node: Node) -> str:
        """The label of a node as it is now."""
        return self.labels.get(node.key, node.unit.label if node.unit else "")

    def text_at(self, key: str) -> str:
        """The words of a unit of the base, for people."""
        unit = self.base.by_key.get(key.removeprefix("@"))
        return unit.block.text if unit else ""

    def host(self, after: str) -> Node | None:
        """The node behind which something new belongs; None in the front matter."""
        if after.startswith("@"):
            place = self.place_behind(after)
            return self.nodes[place - 1] if place else None
        while after and after not in self.node_of:
            if after in self.base.by_key and self.base.by_key[after].role in FRONT:
                return None
            after = self._before(after)
        return self.node_of.get(after)

    def place_behind(self, after: str) -> int:
        """The index in the body behind a unit of the base; "@" and a unit: in front of it."""
        if after.startswith("@") and (node := self.node_of.get(after[1:])):
            return self.nodes.index(node)
        after = after.removeprefix("@")
        while after and after not in self.node_of:
            after = self._before(after)
        if after:
            return self.nodes.index(self.node_of[after]) + 1
        return next((place for place, one in enumerate(self.nodes) if one.unit), len(self.nodes))

    def _before(self, key: str) -> str:
        place = self.order.index(key) if key in self.order else 0
        return self.order[place - 1] if place else ""

    def free_id(self) -> str:
        """A name for a new question."""
        taken = {chunk.id for chunk in self.ours.chunks if chunk.id} | self.given
        number = 1
        while f"x{number}" in taken:
            number += 1
        self.given.add(f"x{number}")
        return f"x{number}"

    # The record

    def record(
        self,
        kind: str,
        place: str,
        before: str,
        after: str,
        by: tuple[Hand, ...],
        author: str,
        key: str = "",
        around: tuple[str, str] = ("", ""),
    ) -> None:
        """Note a change that was taken."""
        version = next((one for one in self.versions if self.name(one) == author), None)
        before, after = (text.replace(END, " ¶ ") for text in (before, after))
        name = version.name if version else ""
        who = by or (Hand(author),)
        self.changes.append(Change(kind, place_of(place), before, after, who, bool(by), name, key, around))

    def conflict(self, place: str, before: str, ways: tuple[tuple[str, str], ...], why: str, node: Node | None) -> None:
        """Note a conflict, and write it below a node; one that the manuscript has already is not written again."""
        made = Conflict(place_of(place), before, tuple(sorted(ways)), why)
        if made in self.conflicts:
            return
        self.conflicts.append(made)
        written = " ".join(" ".join(made.lines()).split())
        if any(chunk.form == "comment" and written == " ".join(chunk.body.split()) for chunk in self.ours.chunks):
            return
        host = node or next((one for one in self.nodes if one.unit), self.nodes[0] if self.nodes else None)
        if host is not None:
            host.below.append(made.lines())

    def refuse(self, version: Version, place: str, words: str, why: str, by: tuple[Hand, ...]) -> None:
        """Note what a manuscript cannot hold."""
        author = by[0].author if by else version.author
        self.refusals.append(Refusal(place_of(place), words, why, author, version.name))

    def refuse_words(self, author: str, place: str, words: str, why: str) -> None:
        """Note words of an author that have no place in a manuscript."""
        if version := next((one for one in self.versions if self.name(one) == author), None):
            self.refuse(version, place, words, why, ())

    def refuse_looks(self, author: str, place: str, letters: Iterable[tuple[str, Looks]]) -> None:
        """Note the looks of new words that no manuscript can hold; a link is underlined anyway."""
        version = next((one for one in self.versions if self.name(one) == author), None)
        kinds: dict[str, list[str]] = {}
        for letter, looks in letters:
            for kind in {look[0] for look in looks} & UNHELD if ("link" not in {look[0] for look in looks}) else ():
                kinds.setdefault(kind, []).append(letter)
        if version is None:
            return
        for kind, found in kinds.items():
            self.refuse(version, place, "".join(found), NO_LOOK.format(kind), ())


def bare(text: str) -> str:
    """A text for comparing: without blanks."""
    return "".join(text.split())


def shown(unit: Unit) -> str:
    """A unit as it is printed, roughly: with the name of its speaker in front."""
    label = unit.label.strip().rstrip(":\N{FULLWIDTH COLON}")
    return f"{label}\t{unit.block.text}" if label else unit.block.text
