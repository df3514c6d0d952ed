"""Edits of the units of a base: what an editor can do to a copy."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model.returned import Hand, Looks
from pipeline.review.copy_paragraphs import Paragraph


@dataclass(frozen=True, slots=True)
class Token:
    """A new word, with its looks letter by letter. ``role``: at the end of a paragraph, that of the next one."""

    text: str
    looks: tuple[Looks, ...] = ()
    role: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """``tokens[start:end]`` of the unit ``key`` became ``new``."""

    key: str
    start: int
    end: int
    new: tuple[Token, ...]
    by: tuple[Hand, ...] = ()


@dataclass(frozen=True, slots=True)
class Styled:
    """Letters ``start`` to ``end`` of the unit got or lost looks."""

    key: str
    start: int
    end: int
    added: Looks
    removed: Looks
    by: tuple[Hand, ...] = ()


@dataclass(frozen=True, slots=True)
class Deleted:
    """The unit is gone."""

    key: str
    by: tuple[Hand, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """The unit follows another one now: ``after`` is its key, empty at the beginning."""

    key: str
    after: str
    by: tuple[Hand, ...] = ()


@dataclass(frozen=True, slots=True)
class Turned:
    """The unit has another role: a question that became an answer."""

    key: str
    role: str
    by: tuple[Hand, ...] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """A new paragraph behind the unit ``after``."""

    after: str
    role: str
    tokens: tuple[Token, ...]
    by: tuple[Hand, ...] = ()
    note: str = ""

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(token.text for token in self.tokens)


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that no manuscript can hold, with its place."""

    place: str
    words: str
    why: str
    by: tuple[Hand, ...] = ()
    was: str = ""


Edit = Words | Styled | Deleted | Moved | Turned | Added | Refused


@dataclass(slots=True)
class Version:
    """What one copy holds.

    Attributes:
        base: its base, by the keys of the units; ``order``: these keys, as printed.
        at: the unit of each line of the copy, for comments.
        paragraphs: the copy as it reads with its changes.
    """

    name: str
    author: str
    edits: list[Edit] = field(default_factory=list)
    base: dict[str, Paragraph] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    at: dict[int, str] = field(default_factory=dict)  # the unit of each line of the copy, for comments
    paragraphs: list[Paragraph] = field(default_factory=list)
