"""A piece of the manuscript as the desk shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of the manuscript. ``was``: its first line, by which an edit finds it again.

    ``form``: ``section``, ``question``, ``paragraph``, ``recommendation``, ``candidate`` (of a recommendation),
    ``offer``, ``room`` (a heading that is not one of the talk) or ``other``. ``kind``: what is offered, or the form of
    its line. ``anchor``: its name for links, which the pages have, too; ``block``: the name of its words on the pages.
    ``label``: what the text says of who speaks; ``speaker``: the name behind it. ``edited``: where words of an editor
    begin and end; ``said``: what the source has in their place. ``score`` and ``why``: how sure its finding is, and the
    rule. ``titles``: others that were weighed.
    """

    line: int
    was: str
    form: str
    words: str
    anchor: str
    room: str
    proposed: bool
    printed: bool
    kind: str = ""
    label: str = ""
    speaker: str = ""
    edited: tuple[tuple[int, int], ...] = ()
    block: str = ""
    score: float | None = None
    why: str = ""
    titles: tuple[str, ...] = ()
    said: str = ""

    @property
    def parts(self) -> Iterator[tuple[str, bool]]:
        """Its words, cut where words of an editor begin and end, and whether each part is an editor's."""
        done = 0
        for start, end in self.edited:
            yield self.words[done:start], False
            yield self.words[start:end], True
            done = end
        yield self.words[done:], False
