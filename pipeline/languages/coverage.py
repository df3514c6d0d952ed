"""What is known of a language: which of its files there are, how they were measured, and what follows from a gap."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline.languages.catalogues import SOURCE, compiled, tags
from pipeline.languages.files import nearest, table

Measured = Literal["corpus", "invented texts", "knowledge only"]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is known of one language. ``name`` is empty where it has no folder.

    ``measured``: on which texts its lists were tried. ``phrases``: how many fixed words its catalogue lacks, which then
    are in English; None where it has no catalogue.
    """

    tag: str
    name: str
    measured: Measured
    marks: bool
    calendar: bool
    talk: bool
    residue: bool
    grammar: bool
    advice: bool
    phrases: int | None

    @property
    def missing(self) -> tuple[str, ...]:
        """The kinds of lists that the language does not have: keys of :data:`FOLLOWS`."""
        there = {"talk": self.talk, "residue": self.residue, "marks": self.marks, "phrases": self.phrases is not None}
        return tuple(kind for kind, is_there in there.items() if not is_there)


# What a missing list is of, with what follows for a text.
FOLLOWS = {
    "talk": "words of interviews (speakers and questions are found by marks only)",
    "residue": "residue of web pages (only English buttons go)",
    "marks": "quotation marks (straight ones stay)",
    "phrases": "fixed words (headings are in English)",
}


@cache
def coverage(language: str) -> Coverage:
    """What is known of the language of a BCP 47 tag."""
    tag = nearest(language)
    row, talk = table(tag, "language"), table(tag, "talk")
    return Coverage(
        tag=tag,
        name=row.get("name", ""),
        measured=row.get("measured", "knowledge only"),
        marks="print" in row,
        calendar=bool(table(tag, "calendar").get("months")),
        talk=bool(talk),
        residue=bool(table(tag, "residue")),
        grammar="grammar" in talk,
        advice="cues" in table(tag, "advice"),
        phrases=_lacking(language),
    )


def _lacking(language: str) -> int | None:
    """How many phrases the catalogues of a language lack; None where it has none."""
    english = compiled(SOURCE)
    own = [found.keys() for tag in tags(language) if (found := compiled(tag))]
    if nearest(language) == SOURCE or english is None:
        return 0
    return len(english.keys() - frozenset().union(*own)) if own else None
