"""Differences for people and programs: stretches of words that stayed, were deleted or added, with some context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.review.compare.matching import families, moved
from pipeline.review.copy_paragraphs import Paragraph
from pipeline.review.word_tokens import differences, split

Fate = Literal["same", "gone", "new"]
_CONTEXT = 8  # tokens of a paragraph on either side of a change


@dataclass(frozen=True, slots=True)
class Shown:
    """A changed paragraph: what happened to it, and its words, each stretch with its fate."""

    what: Literal["changed", "added", "removed", "moved"]
    pieces: tuple[tuple[Fate, str], ...]
    about: str = ""

    def plain(self) -> str:
        """The words, with ``[-…-]`` around what was deleted and ``{+…+}`` around what was added."""
        signs = {"same": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}")}
        return "".join(f"{signs[fate][0]}{text}{signs[fate][1]}" for fate, text in self.pieces)

    def as_json(self) -> dict[str, object]:
        """For programs."""
        return {"what": self.what, "words": [list(piece) for piece in self.pieces], "about": self.about}


def compared(one: Sequence[str], two: Sequence[str]) -> list[Shown]:
    """The differences of two texts, paragraph by paragraph, in the order of the second."""
    old, new = ([Paragraph(text=text) for text in side if text.strip()] for side in (one, two))
    found = families(old, new)
    out_of_order = moved(found)
    return list(_shown(old, new, found, out_of_order))


def _shown(
    old: Sequence[Paragraph], new: Sequence[Paragraph], found: Iterable[object], out_of_order: set[int]
) -> Iterator[Shown]:
    from pipeline.review.compare.matching import Family

    for family in found:
        assert isinstance(family, Family)
        before = "\n".join(old[place].text for place in family.old)
        after = "\n".join(new[place].text for place in family.new)
        if not family.new:
            yield Shown("removed", (("gone", before),))
        elif not family.old:
            yield Shown("added", (("new", after),))
        else:
            pieces = word_by_word(before, after)
            if len(pieces) > 1 or (pieces and pieces[0][0] != "same"):
                yield Shown("changed", pieces)
            if out_of_order.intersection(family.old):
                yield Shown("moved", (("same", after),))


def word_by_word(before: str, after: str) -> tuple[tuple[Fate, str], ...]:
    """Two versions of a paragraph as stretches; long ones that stayed are cut to their ends."""
    one, two = split(before), split(after)
    pieces: list[tuple[Fate, str]] = []
    at = 0
    for span in differences(one, two):
        pieces += _same(one[at : span.start], first=at == 0, last=False)
        pieces += [("gone", "".join(one[span.start : span.end]))] if span.start < span.end else []
        pieces += [("new", "".join(two[span.begin : span.stop]))] if span.begin < span.stop else []
        at = span.end
    pieces += _same(one[at:], first=at == 0, last=True)
    return tuple(pieces)


def _same(tokens: Sequence[str], *, first: bool, last: bool) -> list[tuple[Fate, str]]:
    if not tokens:
        return []
    room = _CONTEXT * 2
    if len(tokens) <= 2 * room or (first and last):
        return [("same", "".join(tokens))]
    head = "" if first else "".join(tokens[:room])
    tail = "" if last else "".join(tokens[-room:])
    return [("same", f"{head} … {tail}".strip(" ") if head and tail else f"{head} …" if head else f"… {tail}")]
