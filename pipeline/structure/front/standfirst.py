"""The guest whom a standfirst names, where nobody's life is told: "Ada Reed, a pilot, on fog", "We asked Ada Reed"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.languages.words import Words
from pipeline.model import Bio, Block, Evidence, Guest
from pipeline.structure.evidence import because
from pipeline.structure.people.guests import called, capital_run, is_place

_SCORE = 0.6
_OPENING = 600  # characters of a paragraph that are looked at
_TRADE_RE = re.compile(r"(?:[^\W\d_][\w’'-]*\s){0,4}?(?=[^\W\d_a-z])")  # "the economist Ada Reed": up to her name
_QUOTE_RE = re.compile(r"\s?[:：]\s?[«“„\"‘'「]")
_OTHERS_RE = re.compile(r"\s*(?:,\s*)?(?:and|&|et|y|und|e|i|en)\s+(?:(?:the|la|le|el|die|der|de)\s)?[^\W\d_a-z]")


def from_standfirst(
    before: Sequence[Block], titles: Sequence[Block], names: Sequence[str], words: Words
) -> tuple[Bio, Evidence] | None:
    """The guest as paragraphs before the first question name him, or else title and subtitle; None where none does.

    ``names`` are those of the speakers: where there are some, the guest is one of them.
    """
    apposed = (_apposed(block, words) for block in before[:2])
    found = (
        next(filter(None, apposed), None)
        or next(_asked((*before[:4], *titles), words), None)
        or next(_called(titles, words), None)
        or next(_opening((*titles, *before[:2]), before, words), None)
    )
    if found is None or (names and not _is_one_of(found[0].name or "", names)):
        return None
    return found


def _apposed(block: Block, words: Words) -> tuple[Bio, Evidence] | None:
    """ "Ada Reed, a harbour pilot, on fog and patience": the paragraph says who and what about."""
    name = capital_run(block.text[:_OPENING], words) if block.kind in ("paragraph", "quote") else None
    match = words.apposed.match(block.text, len(name)) if name and block.text.startswith(name) else None
    if name is None or match is None:
        return None
    bio = Bio(name, (block,), (Guest(name, "", match["role"].strip()),))
    return bio, because("biography", "standfirst", block, _SCORE)


def _asked(blocks: Sequence[Block], words: Words) -> Iterator[tuple[Bio, Evidence]]:
    """ "We asked Ada Reed", "A conversation with the pilot Ada Reed": one name, and the paragraph stays where it is."""
    for block in blocks:
        text = block.text[:_OPENING]
        for match in words.asked_whom.finditer(text):
            trade = _TRADE_RE.match(text, match.end())
            rest = text[trade.end() :] if trade else ""
            name = capital_run(rest, words)
            if name and not _OTHERS_RE.match(rest, len(name)) and not words.bodily.search(name):
                name = _without_trade(name, words)
                yield Bio(name, (), (called(name, words),)), because("biography", "named-as-asked", block, _SCORE)


def _opening(heads: Sequence[Block], before: Sequence[Block], words: Words) -> Iterator[tuple[Bio, Evidence]]:
    """A name with which a title or a standfirst opens: "Ada Reed: “I never slept”"; or one that the prose repeats."""
    for block in heads:
        name = capital_run(block.text[:_OPENING], words)
        if name is None or not block.text.startswith(name) or words.bodily.search(name) or is_place(name):
            continue
        again = sum(name in other.text for other in before if other.id != block.id)
        if _QUOTE_RE.match(block.text, len(name)) or (again and words.person.search(" ".join(b.text for b in before))):
            yield Bio(name, (), (called(name, words),)), because("biography", "opens-the-head", block, _SCORE)


def _without_trade(name: str, words: Words) -> str:
    """ "Glockengießer Kilian Rautenberg": where nouns have capitals, a trade before a name is none of its words."""
    first, _, rest = name.partition(" ")
    return rest if len(rest.split()) > 1 and words.bio_noun.fullmatch(first) else name


def _called(titles: Sequence[Block], words: Words) -> Iterator[tuple[Bio, Evidence]]:
    """The same in a script without capital letters, where the words around a name show its ends."""
    for block in titles:
        match = words.asked_name.search(block.text)
        name = match and next(filter(None, match.groupdict().values()), None)
        if name:
            yield Bio(name, (), (called(name, words),)), because("biography", "named-as-asked", block, _SCORE)


def _is_one_of(name: str, names: Sequence[str]) -> bool:
    parts = set(name.casefold().split())
    return any(parts & set(other.casefold().split()) for other in names)
