"""Bookmarks: the targets of links on the page, under names that Word accepts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.render.word.ooxml import Element, add

_NOT_ALLOWED_RE = re.compile(r"[^\w]")
_LONGEST = 40
MADE = "_br_f_"  # the identities of lines that the program makes


class Bookmarks:
    """Bookmarks for ids that are targets of links; other ids get none, since Word lists every bookmark to the editor.

    Args:
        targets: ids that links of the page refer to, in any order.
    """

    def __init__(self, targets: Iterable[str]) -> None:
        self._names: dict[str, str] = {}
        taken: set[str] = set()
        for target in targets:
            if target not in self._names:
                self._names[target] = name = _free(_spelled(target), taken)
                taken.add(name.casefold())
        self._waiting: list[str] = []
        self.placed: set[str] = set()
        self._count = 0
        self._begun: dict[str, int] = {}
        self._unnamed = 0

    def name(self, target: str) -> str:
        """The bookmark's name for an id that is the target of a link."""
        return self._names[target]

    def missing(self) -> list[str]:
        """Ids that are the target of a link but do not exist."""
        return [target for target in self._names if target not in self.placed]

    def wait(self, identifier: str | None) -> None:
        """Announce an id: its bookmark begins in the next paragraph."""
        if identifier in self._names and identifier not in self.placed:
            self._waiting.append(identifier)
            self.placed.add(identifier)

    def begin(self, parent: Element, identifier: str) -> None:
        """Begin the bookmark of words within a paragraph, if a link leads to them."""
        if identifier in self._names and identifier not in self.placed:
            self.placed.add(identifier)
            self._begun[identifier] = self._count
            add(parent, "w:bookmarkStart", id=self._count, name=self._names[identifier])
            self._count += 1

    def end(self, parent: Element, identifier: str) -> None:
        """End it."""
        if identifier in self._begun:
            add(parent, "w:bookmarkEnd", id=self._begun.pop(identifier))

    def open(self, paragraph: Element) -> tuple[list[str], list[int]]:
        """Begin every announced bookmark here; returns the ids and numbers for :meth:`close`."""
        ids, self._waiting = self._waiting, []
        numbers = list(range(self._count, self._count + len(ids)))
        self._count += len(ids)
        for number, identifier in zip(numbers, ids, strict=True):
            add(paragraph, "w:bookmarkStart", id=number, name=self._names[identifier])
        return ids, numbers

    def unnamed(self) -> str:
        """A name for a line that the program makes, so that a review copy has no paragraph without an identity."""
        self._unnamed += 1
        return f"{MADE}{self._unnamed}"

    def begin_named(self, paragraph: Element, name: str) -> int:
        """Begin a bookmark of that very name here; returns its number for :meth:`close`."""
        self._count += 1
        add(paragraph, "w:bookmarkStart", id=self._count - 1, name=name)
        return self._count - 1

    @staticmethod
    def close(paragraph: Element, numbers: list[int]) -> None:
        """End the bookmarks that were begun."""
        for number in numbers:
            add(paragraph, "w:bookmarkEnd", id=number)


def _spelled(identifier: str) -> str:
    """Letters, digits and underscores, a letter first, at most 40 characters, as Word requires."""
    name = _NOT_ALLOWED_RE.sub("_", identifier)
    return (name if name[:1].isalpha() else f"b_{name}")[:_LONGEST]


def _free(name: str, taken: set[str]) -> str:
    """The name, or its first free numbered variant; Word ignores case."""
    number = 1
    variant = name
    while variant.casefold() in taken:
        number += 1
        variant = f"{name[: _LONGEST - 8]}_{number}"
    return variant
