"""A copy that came back from an editor: its paragraphs, with every tracked change still in them, and its comments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

# A look of letters that a manuscript can hold: the kind of a mark, and the target of a link or the key of a note.
Look = tuple[str, str]
Looks = frozenset[Look]
NO_LOOKS: Looks = frozenset()


@dataclass(frozen=True, slots=True)
class Hand:
    """Who made a tracked change, and when (ISO 8601, as the file has it)."""

    author: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class Scrap:
    """Letters of one look and one fate. ``inserted``, ``deleted``: by whom, if change tracking says so.

    ``was``: the looks before a tracked change of formatting, None without one; ``restyled``: by whom.
    """

    text: str
    looks: Looks = NO_LOOKS
    inserted: Hand | None = None
    deleted: Hand | None = None
    was: Looks | None = None
    restyled: Hand | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a row of a table with tabs between its cells.

    Attributes:
        scraps: its letters, in order.
        ids: the identities whose words it holds, and the identities that are empty in it.
        style: the name of its paragraph style, in lower case; ``was``: before a tracked change, ``restyled`` by whom.
        inserted, deleted: whether its end (the paragraph mark, or the row) was.
        place: where it is, for people: "body", "note", "table".
    """

    scraps: tuple[Scrap, ...]
    ids: tuple[str, ...] = ()
    style: str = ""
    was: str | None = None
    restyled: Hand | None = None
    inserted: Hand | None = None
    deleted: Hand | None = None
    place: Literal["body", "note", "table", "frame"] = "body"
    note: str = ""
    spans: tuple[tuple[int, int, str], ...] = ()

    @property
    def text(self) -> str:
        """The letters, whatever their fate."""
        return "".join(scrap.text for scrap in self.scraps)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment. ``line``: index of its line; ``words``: those it is about; ``parent``: the comment it answers."""

    key: str
    author: str
    date: str
    text: str
    line: int = -1
    words: str = ""
    parent: str = ""
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class Returned:
    """A returned copy. ``facts``: its properties; ``author``: who saved it last; ``around``: heads and feet."""

    name: str
    lines: tuple[Line, ...]
    comments: tuple[Comment, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)
    author: str = ""
    around: str = ""
    oddities: tuple[str, ...] = ()

    def hands(self) -> Iterator[Hand]:
        """Everybody who made a tracked change, once for each change of letters or of a paragraph."""
        for line in self.lines:
            for scrap in line.scraps:
                yield from (hand for hand in (scrap.inserted, scrap.deleted, scrap.restyled) if hand)
            yield from (hand for hand in (line.inserted, line.deleted, line.restyled) if hand)
