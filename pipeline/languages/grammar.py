"""The grammar of noun phrases of a language: which words lead to them, join them, or stand before verbs.

It is read from the table ``grammar`` of the language's file. A language without it has no phrases for titles: there a
title is a question, or its beginning.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline.languages.files import table

Order = Literal["", "before", "after", "led", "marked", "unspaced"]
_SETS = (
    "determiners", "counting", "singular", "prepositions", "oblique", "links", "weak", "thin", "praise", "never",
    "adjectives", "adverbial", "deictic", "onsets", "inverting", "acting", "cuts", "particles", "onward",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grammar:
    """Words are casefolded."""

    # Where modifiers stand: "before" the noun, or "after" it. "led": before it, with an ending of their own, and both
    # count only right behind a determiner or a preposition (Dutch, whose verbs stand behind nouns, too). "marked":
    # nouns bear a mark, a capital or an ``article`` that is one word with them. "unspaced": no spaces between words.
    # Empty: no phrases.
    order: Order
    determiners: frozenset[str]
    counting: frozenset[str]  # determiners that only one thing of many has: "a", "each"
    singular: frozenset[str]  # determiners and pronouns in one, before no plural: "this"
    prepositions: frozenset[str]
    oblique: frozenset[str]  # what follows them has a case that no title has: "des", "den"
    links: frozenset[str]  # join two nouns in a title: "of"
    weak: frozenset[str]  # nouns that say nothing alone: "thing"
    thin: frozenset[str]  # nouns that say too little by themselves, but may end a phrase: "problem"
    praise: frozenset[str]  # modifiers that a title does without: "good", "whole", "existing"
    never: frozenset[str]  # verbs and adverbs that are hardly ever nouns: "admit"
    adjectives: frozenset[str]  # end no phrase: "wrong"
    adverbial: frozenset[str]  # behind a noun no part of its phrase: "when did Port Ellery first notice", "right"
    deictic: frozenset[str]  # point at what was said before: a question with one is no title
    onsets: frozenset[str]  # tie a question to what was said before it, and go: "and"
    inverting: frozenset[str]  # stand before their subject in a question, so that a verb may follow it: "does"
    acting: frozenset[str]  # stand before verbs: "to", "we", "can"
    cuts: frozenset[str]  # characters that part compounds: "的"
    endings: tuple[str, ...]  # of nouns; where modifiers stand after them, of modifiers
    modifying: tuple[str, ...]  # endings that modifiers have, where their order is "led"
    adjectival: tuple[str, ...]  # endings of what seldom ends a phrase: "controversial"
    finite: tuple[str, ...]  # endings of verbs that look like a modifier after a noun: "los mineros tenían"
    infinitives: tuple[str, ...]  # endings of what follows a preposition without being a noun
    clitics: tuple[str, ...]  # endings of what is no noun: "n't", "-t-il"
    article: str
    bound: tuple[str, ...]  # an article that is one word with a preposition before it, too: "لل"
    agreeing: tuple[str, ...]  # endings that an adjective has if its noun has them
    particles: frozenset[str]  # of ``cuts``: those that are words and never a part of one
    onward: frozenset[str]  # go on with a noun that asks for advice: "recommendations moving forward"
    alone: bool  # a noun that asks for advice is no title by itself: "message"
    joiner: str  # "and"
    eased: str  # what it becomes before one of ``easing``: "e" before "i" in Spanish
    easing: tuple[str, ...]
    attached: bool  # the joiner is one word with what follows: "و"
    elides: bool  # writes an article and its noun as one word: "l'État"
    leading: frozenset[str]  # what stands before a noun and its modifiers: determiners and prepositions


@cache
def grammar_of(tag: str) -> Grammar:
    """The grammar of a language, by the tag of its words."""
    rows = table(tag, "talk").get("grammar", {})
    sets = {name: frozenset(rows.get(name, "").casefold().split()) for name in _SETS}
    return Grammar(
        order=rows.get("order", ""),
        endings=tuple(rows.get("endings", "").split()),
        modifying=tuple(rows.get("modifying", "").split()),
        adjectival=tuple(rows.get("adjectival", "").split()),
        finite=tuple(rows.get("finite", "").split()),
        infinitives=tuple(rows.get("infinitives", "").split()),
        clitics=tuple(rows.get("clitics", "").split()),
        article=rows.get("article", ""),
        alone=rows.get("alone", False),
        bound=tuple(rows.get("bound", "").split()) or ("\0",),
        agreeing=tuple(rows.get("agreeing", "").split()),
        joiner=rows.get("joiner", ""),
        eased=rows.get("eased", ""),
        easing=tuple(rows.get("easing", "").split()),
        attached=rows.get("attached", False),
        elides=rows.get("elides", False),
        leading=sets["determiners"] | sets["prepositions"],
        **sets,
    )
