"""The grammar of noun phrases of a language: the words that introduce and join them, and those that precede verbs.

Read from the table ``grammar`` of the language's file. Without that table no phrases are proposed as titles: a title is
then a question, or its beginning.
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

    # Position of modifiers: "before" or "after" the noun. "led": before it, with an ending of their own; a phrase
    # counts only after a determiner or a preposition (as in Dutch, whose verbs may also follow nouns). "marked":
    # nouns bear a mark, a capital or an ``article`` joined to them. "unspaced": no spaces between words.
    # Empty: no phrases.
    order: Order
    determiners: frozenset[str]
    counting: frozenset[str]  # determiners only for one of many: "a", "each"
    singular: frozenset[str]  # both determiner and pronoun, not used before a plural: "this"
    prepositions: frozenset[str]
    oblique: frozenset[str]  # put the following noun into a case that titles do not have: "des", "den"
    links: frozenset[str]  # join two nouns in a title: "of"
    weak: frozenset[str]  # nouns without meaning of their own: "thing"
    thin: frozenset[str]  # nouns too vague alone, but allowed at the end of a phrase: "problem"
    praise: frozenset[str]  # modifiers to drop from a title: "good", "whole", "existing"
    never: frozenset[str]  # verbs and adverbs that are hardly ever nouns: "admit"
    adjectives: frozenset[str]  # not allowed at the end of a phrase: "wrong"
    adverbial: frozenset[str]  # after a noun, not part of its phrase: "when did Port Ellery first notice", "right"
    deictic: frozenset[str]  # refer to something said before: a question with one is not a title
    onsets: frozenset[str]  # connect a question to the sentence before it, and are dropped: "and"
    inverting: frozenset[str]  # precede the subject in a question, so that a verb may follow it: "does"
    acting: frozenset[str]  # precede verbs: "to", "we", "can"
    cuts: frozenset[str]  # characters at which compounds are cut: "的"
    endings: tuple[str, ...]  # of nouns; where modifiers follow nouns, of modifiers
    modifying: tuple[str, ...]  # endings of modifiers, if their order is "led"
    adjectival: tuple[str, ...]  # endings of words that seldom end a phrase: "controversial"
    finite: tuple[str, ...]  # endings of verbs that look like a modifier after a noun: "los mineros tenían"
    infinitives: tuple[str, ...]  # endings of words that follow a preposition but are not nouns
    clitics: tuple[str, ...]  # endings of words that are not nouns: "n't", "-t-il"
    article: str
    bound: tuple[str, ...]  # an article fused with a preposition before it: "لل"
    agreeing: tuple[str, ...]  # endings that an adjective has if its noun has them
    particles: frozenset[str]  # of ``cuts``: those that are always words, never part of one
    onward: frozenset[str]  # continue a noun that asks for advice: "recommendations moving forward"
    alone: bool  # a noun that asks for advice is no title by itself: "message"
    joiner: str  # "and"
    eased: str  # its form before one of ``easing``: "e" before "i" in Spanish
    easing: tuple[str, ...]
    attached: bool  # the joiner is one word with the next: "و"
    elides: bool  # an article is written as one word with its noun: "l'État"
    leading: frozenset[str]  # determiners and prepositions: they precede a noun and its modifiers


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
