"""The grammar of noun phrases of a language: which words lead to them, join them, or stand before verbs.

It is read from the table ``grammar`` of the language's file. A language without it has no phrases for titles: there a
title is a question, or its beginning.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline.structure.words import table_of

Order = Literal["", "before", "after", "marked", "unspaced"]
_SETS = ("determiners", "prepositions", "oblique", "links", "weak", "praise", "deictic", "inverting", "acting", "cuts")


@dataclass(frozen=True, slots=True)
class Grammar:
    """Words are casefolded."""

    # Where modifiers stand: "before" the noun, or "after" it. "marked": nouns bear a mark, a capital or an ``article``
    # that is one word with them. "unspaced": no spaces between words. Empty: no phrases.
    order: Order
    determiners: frozenset[str]
    prepositions: frozenset[str]
    oblique: frozenset[str]  # what follows them has a case that no title has: "des", "den"
    links: frozenset[str]  # join two nouns in a title: "of"
    weak: frozenset[str]  # nouns that say nothing alone: "thing"
    praise: frozenset[str]  # modifiers that a title does without: "good", "whole", "existing"
    deictic: frozenset[str]  # point at what was said before: a question with one is no title
    inverting: frozenset[str]  # stand before their subject in a question, so that a verb may follow it: "does"
    acting: frozenset[str]  # stand before verbs: "to", "we", "can"
    cuts: frozenset[str]  # characters that part compounds: "的"
    endings: tuple[str, ...]  # of nouns; where modifiers stand after them, of modifiers
    finite: tuple[str, ...]  # endings of verbs that look like a modifier after a noun: "los mineros tenían"
    infinitives: tuple[str, ...]  # endings of what follows a preposition without being a noun
    clitics: tuple[str, ...]  # endings of what is no noun: "n't", "-t-il"
    article: str
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
    return Grammar(
        order=table.get("order", ""),
        endings=tuple(table.get("endings", "").split()),
        finite=tuple(table.get("finite", "").split()),
        infinitives=tuple(table.get("infinitives", "").split()),
        clitics=tuple(table.get("clitics", "").split()),
        article=table.get("article", ""),
        joiner=table.get("joiner", ""),
        elides=table.get("elides", False),
        **sets,
    )
