"""The outcome of a merge, for the manuscript, the history and the report."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.returned import Hand


@dataclass(frozen=True, slots=True)
class Change:
    """A change that was taken into the manuscript.

    Attributes:
        kind: ``words``, ``look``, ``deleted``, ``added``, ``moved``, ``role``, ``comment``, ``resolved``.
        place: the beginning of the paragraph, for people.
        before, after: the words, or what else changed.
        by: who made it; without change tracking, the author of the copy.
        tracked: whether change tracking recorded it.
        copy: the name of the copy.
        key: of its unit in the base.
        around: the words in front of changed words, and those behind.
    """

    kind: str
    place: str
    before: str
    after: str
    by: tuple[Hand, ...]
    tracked: bool
    copy: str
    key: str = ""
    around: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Ways that exclude each other. ``ways``: each author's words; ``why``: a sentence."""

    place: str
    before: str
    ways: tuple[tuple[str, str], ...]
    why: str = ""

    def lines(self) -> list[str]:
        """As a comment of the manuscript, below the paragraph."""
        said = [f"  before: {_inside(self.before)}"] if self.before else []
        said += [f"  {author}: {_inside(words) or '(nothing)'}" for author, words in self.ways]
        head = f"<!-- conflict: {self.why or 'two versions of the same words'}"
        return [head, *said, "  Write what you want above, and delete this comment. -->"]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that a manuscript cannot hold: its words, its place, and why."""

    place: str
    words: str
    why: str
    by: str
    copy: str


@dataclass(frozen=True, slots=True)
class Merge:
    """What a merge made: the text, and everything that happened to the copies."""

    text: str
    changes: tuple[Change, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    refusals: tuple[Refusal, ...] = ()

    def __add__(self, other: Merge) -> Merge:
        """A merge and the next one, of copies of another base."""
        return Merge(
            other.text, self.changes + other.changes, self.conflicts + other.conflicts, self.refusals + other.refusals
        )


def place_of(text: str) -> str:
    """The beginning of a paragraph, which names it for people."""
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


_LONGEST = 60


def _inside(words: str) -> str:
    return " ".join(words.replace("-->", "--\\>").replace("\N{PARAGRAPH SEPARATOR}", " ¶ ").split())
