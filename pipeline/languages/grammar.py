"""The grammar of noun phrases of a language: which words lead to them, join them, or stand before verbs.

It is read from the table ``grammar`` of the language's file. A language without it has no phrases for titles: there a
title is a question, or its beginning.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline.languages.files import table

Order = Literal["", "before", "after", "marked", "unspaced"]
_SETS = (
    "determiners", "prepositions", "oblique", "links", "weak", "praise", "deictic", "back", "onsets", "about",
    "linking", "relative",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)  # one for each language, as ``Words``
class Grammar:
    """Words are casefolded."""

    # Where modifiers are: "before" the noun, or "after" it. "marked": nouns bear a capital. "unspaced": no spaces
    # between words. Empty: no phrases.
    order: Order
    determiners: frozenset[str]
    prepositions: frozenset[str]
    oblique: frozenset[str]  # what follows them has a case that no title has: "des", "den"
    links: frozenset[str]  # join two nouns in a title: "of"
    weak: frozenset[str]  # nouns without meaning of their own: "thing"
    praise: frozenset[str]  # modifiers to drop from a title: "good", "whole"; "you are a great …" says no role
    deictic: frozenset[str]  # refer to something said before: a question that begins with one is not a title
    back: frozenset[str]  # refer to something said before wherever they are in a question: "there"
    onsets: frozenset[str]  # connect a question to the sentence before it, and are dropped: "and"
    about: frozenset[str]  # leads from a request to its matter: "Tell us about the ferry"
    relative: frozenset[str]  # opens a question, or a clause behind a comma: "the keeper, who …"
    linking: frozenset[str]  # at the head of a sentence, lean on the one before it: "moreover", "for_example"
    adjectival: tuple[str, ...]  # endings of words that do not end a phrase: "controversial"
    infinitives: tuple[str, ...]  # endings of words that follow a preposition but are not nouns
    joiner: str  # "and"
    elides: bool  # writes an article and its noun as one word: "l'État"
    leading: frozenset[str]  # what comes before a noun and its modifiers: determiners and prepositions


@cache
def grammar_of(tag: str) -> Grammar:
    """The grammar of a language, by the tag of its words."""
    rows = table(tag, "talk").get("grammar", {})
    sets = {name: frozenset(rows.get(name, "").casefold().split()) for name in _SETS}
    return Grammar(
        order=rows.get("order", ""),
        adjectival=tuple(rows.get("adjectival", "").split()),
        infinitives=tuple(rows.get("infinitives", "").split()),
        joiner=rows.get("joiner", ""),
        elides=rows.get("elides", False),
        leading=sets["determiners"] | sets["prepositions"],
        **sets,
    )
