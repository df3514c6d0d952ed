"""The small words of a language: articles, prepositions, and what leans on or points at the sentence before.

They are read from the table ``grammar`` of the language's file; a language without it has none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline.languages.files import table

Order = Literal["", "before", "after", "marked", "unspaced"]
_SETS = (
    "determiners", "prepositions", "oblique", "weak", "praise", "deictic", "back", "onsets", "about",
    "links", "linking", "relative", "clauses", "expletive", "infinitive", "articles", "closed", "enclitic",
    "existential", "substitutes",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)  # one for each language, as ``Words``
class Grammar:
    """Words are casefolded."""

    # Where modifiers are: "before" the noun, or "after" it. "marked": nouns bear a capital. "unspaced": no spaces
    # between words. Empty: not known.
    order: Order
    determiners: frozenset[str]
    prepositions: frozenset[str]
    oblique: frozenset[str]  # what follows them has a case that no title has: "des", "den"
    links: frozenset[str]  # join two nouns: "price of water"
    weak: frozenset[str]  # nouns without meaning of their own: "thing"
    praise: frozenset[str]  # "good", "whole": "you are a great …" says no role
    deictic: frozenset[str]  # refer to something said before: a question that begins with one is not a title
    back: frozenset[str]  # refer to something said before wherever they are in a question: "there"
    onsets: frozenset[str]  # connect a question to the sentence before it, and are dropped: "and"
    about: frozenset[str]  # leads from a request to its matter: "Tell us about the ferry"
    relative: frozenset[str]  # opens a question, or a clause behind a comma: "the keeper, who …"
    clauses: frozenset[str]  # open a clause that is no question: "although"; also behind a comma
    articles: frozenset[str]  # deictic alone, but articles before a word with a meaning: "das Schiff"
    closed: frozenset[str]  # among the words that ask, those that ask for yes or no: "is", "can"
    enclitic: frozenset[str]  # endings of verbs with a pronoun: "-arla" of "pintarla"
    existential: frozenset[str]  # point, but for beside a verb of being: "Are there lamps?"
    substitutes: frozenset[str]  # stand for a noun at the end of a question: "Do you have a good one?"
    expletive: frozenset[str]  # a pronoun for what an infinitive says later: "What is it like to …"
    infinitive: frozenset[str]  # opens such an infinitive: "to", "like" of "like being"
    linking: frozenset[str]  # at the head of a sentence, lean on the one before it: "moreover", "for_example"
    joiner: str  # "and"
    turned: bool  # whether a question without such a word begins with its verb: "Lesen Sie viel?"
    led: bool  # whether each question begins with one of the words that ask, or with a verb among them


@cache
def grammar_of(tag: str) -> Grammar:
    """The grammar of a language, by the tag of its words."""
    rows = table(tag, "talk").get("grammar", {})
    sets = {name: frozenset(rows.get(name, "").casefold().split()) for name in _SETS}
    return Grammar(
        order=rows.get("order", ""),
        joiner=rows.get("joiner", ""),
        led=rows.get("led", False),
        turned=rows.get("turned", False),
        **sets,
    )
