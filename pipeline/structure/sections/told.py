"""What a request asks to be told: it heads a section better than the whole request."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.languages.grammar import Grammar
from pipeline.languages.words import Words
from pipeline.structure.sections.content_words import content, key_of

_REQUEST = 14  # first words of a request, one of which leads to its matter


def told(question: str, words: Words, grammar: Grammar) -> str | None:
    """What a request asks to be told: "The night ferry" of "Can you tell us about the night ferry?", "How it sails"."""
    request = words.request.match(question)
    if request is None:
        return None
    said = question.rstrip("?. ").split()
    keys = [key_of(word) for word in said]
    subjects = grammar.deictic | words.nominative | words.you | words.me  # "one thing that has …"
    asking = words.leads - grammar.closed  # "tell me how did you …"; not "which you have …"
    leads = {i for i, key in enumerate(keys) if key in (asking if keys[i - 1] in subjects else words.leads)}
    size = len(request[0].split())
    addressed = grammar.infinitive - grammar.about  # "Explain to our readers …"
    opening = (grammar.determiners - grammar.deictic - words.me) | (grammar.oblique - addressed)  # "Describe the ferry"
    aside = (grammar.prepositions | addressed) - grammar.links - grammar.about  # "Tell us at a high level …"
    opens = (i for i in range(size - 1, min(size + 2, len(keys) - 1)) if keys[i] in opening)
    places = (
        next(
            (i for i in range(max(1, size - 1), len(keys[:_REQUEST])) if i in leads or keys[i] in grammar.about), None
        ),
        next((i for i in opens if keys[i + 1] not in grammar.weak and keys[i - 1] not in aside), None),
    )
    place = next((i for i in places if i and not content(" ".join(said[:i])[request.end() :], words)), None)
    if place is None:
        return None
    skipped = grammar.about | grammar.oblique  # "Parlez-nous du travail": "Travail"
    start = next((i for i in range(place, len(keys)) if keys[i] not in skipped), len(keys))
    clause = not words.leads.isdisjoint([keys[place], *keys[start : start + 1]])  # "Tell us about why …"
    end = len(said) if clause else _end(said[start:], keys[start:], words, grammar) + start
    matter = " ".join(said[start:end]).rstrip(",‚;: ")
    first, *rest = keys[start:end] or [""]
    noun = not grammar.determiners and first not in words.you | words.me and content(" ".join(rest[:1]), words)
    asks = first in grammar.determiners | words.leads - grammar.closed  # not "is how you sail"
    named = content(first, words) or noun or asks  # not "yourself"
    turned = first in asking and ("'" in first or (rest[:1] and rest[0] in grammar.closed))  # "what is your best lamp"
    bare = words.you | grammar.deictic  # "your night work", "this old night ferry"
    yours = first in bare & grammar.determiners and rest[1:] and words.you.isdisjoint(rest)
    if turned and question.endswith("?"):
        return f"{matter}?"
    return (matter.partition(" ")[2] if yours else matter) or None if named else None


def _end(said: Sequence[str], keys: Sequence[str], words: Words, grammar: Grammar) -> int:
    """Where a matter ends: before "and why …", and without small words at its end ("the night ferry a bit").

    There is none before a person: "What about lamps draws you to them?".
    """
    places = (
        i
        for i in range(1, len(keys) - 1)
        if keys[i + 1] in words.leads or (keys[i] == grammar.joiner and words.request.match(" ".join(said[i + 1 :])))
    )
    again = (i + said[i].endswith(",") for i in places if keys[i] == grammar.joiner or said[i].endswith(","))
    end = next(again, len(keys))
    if end < len(keys):
        return end
    article = end - 2 - (keys[end - 2] in words.verbs)
    if keys[end - 1] in grammar.weak and keys[article] in grammar.determiners:
        end = article  # "a bit", "a little bit"
    if keys[end - 1] in words.verbs | grammar.prepositions:  # "some of the boats that you work on"
        return end
    while end and not (content(keys[end - 1], words) or keys[end - 1].isdigit()):
        end -= 1
    return end if (words.you | words.me).isdisjoint(keys[end : end + 1]) else 0
