"""References within a Word file: links to bookmarks, and fields for the number and the page of their targets.

Examples and reasons: ``docs/word-tricks.md``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from pipeline.render.word.ooxml import Element, qualified
from pipeline.render.word.styles.selectors import Node
from pipeline.render.word.words import fields
from pipeline.render.word.words.bookmarks import Bookmarks
from pipeline.render.word.words.gathering import COUNT, MARK, NUMBER, PAGE, Piece

_DIGITS_RE = re.compile(r"\d+")
_LONGEST_TIP = 255  # characters that Word shows
_COUNTED = r"SEQ Section \* ARABIC"
_FIELDS = {NUMBER: r"REF {} \r \h", PAGE: r"PAGEREF {} \h"}


class References:
    """Writes references, and fills in the page numbers once they are known.

    Args:
        bookmarks: the possible targets.
        numbers: numbers of the questions, by the ids that links refer to.
        questions: of links to a sentence, the id of its question, by the sentence's.
        relate: returns the id of a relationship to an address.
    """

    def __init__(
        self,
        bookmarks: Bookmarks,
        numbers: Mapping[str, str],
        relate: Callable[[str], str],
        questions: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._bookmarks, self._numbers, self._relate, self._questions = bookmarks, numbers, relate, questions
        self._pages: list[tuple[str, Element]] = []

    def link(self, target: str, words: str) -> dict[str, str]:
        """The attributes of a link. An inner one is a relationship as well: see "Links" in docs/word-tricks.md."""
        tip = words if target.startswith("#") else target
        if target.startswith("#"):
            target = f"#{self._bookmarks.name(target[1:])}"
        return {qualified("r:id"): self._relate(target), qualified("w:tooltip"): tip[:_LONGEST_TIP]}

    def counted(self, pieces: list[Piece]) -> Iterator[Piece]:
        """The pieces with the number of a linked question as a piece of its own, which becomes a field."""
        for piece in pieces:
            number = self._numbers.get((piece.href or "").removeprefix("#"))
            found = _last(number, piece.text) if number and not piece.sign else None
            if found is None:
                yield piece
            else:
                parts = (piece.text[: found.start()], piece.text[found.end() :])
                before, after = (replace(piece, text=part, said=piece.text) for part in parts)
                question = f"#{self._question(piece.href)}"
                counted = replace(piece, text=found[0], sign=NUMBER, href=question)
                yield from (part for part in (before, counted, after) if part.text)

    def _question(self, href: str | None) -> str:
        target = (href or "").removeprefix("#")
        return self._questions.get(target, target)

    def mark(self, parent: Element, piece: Piece) -> None:
        """Write a piece that begins or ends the bookmark of words."""
        if piece.sign == MARK:
            self._bookmarks.begin(parent, piece.target)
        else:
            self._bookmarks.end(parent, piece.target)

    def write(self, parent: Element, piece: Piece, style: str | None) -> None:
        """Write a piece that is a field; its page number is set by :meth:`fill`."""
        if piece.sign == COUNT:
            fields.field(parent, _COUNTED, piece.text, style)
            return
        target = (piece.href or "").removeprefix("#")
        instruction = _FIELDS[piece.sign].format(self._bookmarks.name(target))
        result = fields.field(parent, instruction, piece.text or "1", style)
        if piece.sign == PAGE:
            self._pages.append((target, result))

    def fill(self, estimated: Mapping[str, int], known: Mapping[str, int]) -> None:
        """Set every page number: ``known`` by bookmarks, or ``estimated`` by the page's ids."""
        for target, text in self._pages:
            text.text = str(known.get(self._bookmarks.name(target)) or estimated.get(target, 1))


def numbers_of(root: Node) -> dict[str, str]:
    """The number of each question by the id of its exchange, and by that of a sentence said in it."""
    numbers: dict[str, str] = {}
    questions = questions_of(root)
    for element in root.etree_element.iter():
        if number := element.get("data-number"):
            ids = (here.get("id") for here in (element, *element.iterancestors()))
            numbers.setdefault(next(filter(None, ids), ""), number)
    return numbers | {said: numbers[question] for said, question in questions.items() if question in numbers}


def questions_of(root: Node) -> dict[str, str]:
    """The id of the question for each id to which a reference to a sentence leads."""
    links = (link for link in root.etree_element.iter("{*}a") if link.get("data-question"))
    return {link.get("href", "").removeprefix("#"): link.get("data-question", "") for link in links}


def _last(number: str, text: str) -> re.Match[str] | None:
    """The last position where the number is a word of its own."""
    found = None
    for match in _DIGITS_RE.finditer(text):
        found = match if match[0] == number else found
    return found
