"""The grammar of noun phrases of a language: which words lead to them, join them, or stand before verbs.

It is read from the table ``grammar`` of the language's file. A language without it has no phrases for titles: there a
title is a question, or its beginning.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline.structure.words import table_of

Order = Literal["", "before", "after", "capitals"]
_SETS = ("determiners", "prepositions", "links", "weak", "acting")


@dataclass(frozen=True, slots=True)
class Grammar:
    """Words are casefolded."""

    order: Order  # where modifiers stand: "before" the noun, "after" it; "capitals": nouns have them; "": no phrases
    determiners: frozenset[str]
    prepositions: frozenset[str]
    links: frozenset[str]  # join two nouns in a title: "of"
    weak: frozenset[str]  # nouns that say nothing alone: "thing"
    acting: frozenset[str]  # stand before verbs: "to", "we", "can"
    endings: tuple[str, ...]  # of nouns
    joiner: str  # "and"; empty where it changes with what follows
    elides: bool  # writes an article and its noun as one word: "l'État"

    @property
    def leading(self) -> frozenset[str]:
        """What stands before a noun and its modifiers."""
        return self.determiners | self.prepositions


@cache
def grammar_of(tag: str) -> Grammar:
    """The grammar of a language, by the tag of its words."""
    table = table_of(tag).get("grammar", {})
    sets = {name: frozenset(table.get(name, "").casefold().split()) for name in _SETS}
    endings = tuple(table.get("endings", "").split())
    return Grammar(
        order=table.get("order", ""),
        endings=endings,
        joiner=table.get("joiner", ""),
        elides=table.get("elides", False),
        **sets,
    )
