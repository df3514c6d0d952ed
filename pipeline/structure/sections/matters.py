"""What a long question is about: the words around its nouns, from an article or a word that asks to the next verb."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.structure.sections.content_words import key_of
from pipeline.structure.sections.noun_phrases import TOKEN_RE, Talk

_RUN = 3  # words of a noun with its modifiers


def matters(question: str, talk: Talk) -> Iterator[tuple[str, bool]]:
    """The noun phrases of a question, as wide as they are: "trade of the islands with the coast"; and whether it asks
    for it: "Which lamps …".
    """
    found = [*TOKEN_RE.finditer(question)]
    keys = [key_of(token[0]) for token in found]
    place = 1
    while place < len(found):
        opens = keys[place - 1] in talk.before_nouns or _marked(talk)
        end = _end(found, keys, place, talk) if opens and _carries(found[place][0], keys[place], talk) else place
        said = [i for i in range(place, end) if _carries(found[i][0], keys[i], talk)]
        asked = _asks_for(keys[:place], talk)
        points = keys[place - 1] in talk.pointing
        alone = asked and talk.grammar.closed.isdisjoint(keys[:place])  # "which lamps are …"
        enough = len(said) > 1 + points or (alone and not talk.words.leads.isdisjoint(keys[end : end + 1]))
        named = not _marked(talk) and all(found[i][0][0].isupper() for i in said)  # where, or with whom
        if said and enough and not named and all(talk.is_plain(keys[i]) for i in said):
            yield question[found[place].start() : found[said[-1]].end()], asked
        place = max(end, place + 1)


def _asks_for(ahead: Sequence[str], talk: Talk) -> bool:
    """Whether words only ask for what follows: "which", "what sort of", "what are the"."""
    return ahead[0] in talk.asking and talk.asked_with.issuperset(ahead[1:])


def _end(found: Sequence[re.Match[str]], keys: Sequence[str], place: int, talk: Talk) -> int:
    """Where the phrase that begins at ``place`` ends, behind its last word; there where none begins."""
    end = start = place
    for i in range(place, len(found) + 1):
        if i < len(found) and _carries(found[i][0], keys[i], talk):
            continue
        ended = _noun_end(keys, start, i, talk)
        if ended is None:
            return end
        end = ended or end
        if i == len(found) or keys[i] not in talk.between_nouns or ended not in (0, i):
            return end
        start = i + 1
    return end


def _noun_end(keys: Sequence[str], start: int, stop: int, talk: Talk) -> int | None:
    """Where the noun of a run of words ends; 0 of no words, None if it is not sure that there is one."""
    if start == stop:
        return 0
    if _marked(talk):  # subject and object may stand side by side
        return stop if stop - start == 1 or keys[start - 1] in talk.before_nouns else None
    if talk.grammar.order == "after":
        # An article follows verbs, too.
        closing = talk.grammar.prepositions | talk.grammar.links | {talk.grammar.joiner}
        closes = stop == len(keys) or not keys[stop][:1].isalnum() or keys[stop] in closing
        return min(stop, start + 1 + closes)
    if stop - start > _RUN:
        return None
    *modifiers, noun = map(talk.root, keys[start:stop])
    leads = keys[start - 1] in talk.words.leads | talk.grammar.links  # not "most memorable in"
    within = "".join(keys[stop : stop + 1]).isalnum() if modifiers else leads
    return stop if noun in talk.nouns or (within and talk.nouns.isdisjoint(modifiers)) else None


def _carries(word: str, key: str, talk: Talk) -> bool:
    """Whether a word may be a noun or its modifier; where nouns bear a capital, only a noun."""
    turned = key.rpartition("-")[2] in talk.persons  # "lisez-vous"
    return (
        talk.carries(word) and key not in talk.grammatical and not turned and not (_marked(talk) and word[0].islower())
    )


def _marked(talk: Talk) -> bool:
    return talk.grammar.order == "marked"
